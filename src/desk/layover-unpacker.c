/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-desk"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "layover-error.h"
#include "layover-file.h"
#include "layover-unpacker.h"

static gboolean
fail_writing (const char *path, GError **error)
{
  layover_set_error_from_errno (error, errno, path, _ ("The file cannot be written"));
  return FALSE;
}

/* Entry names are safe relative paths by the container's own rule, so none leads out of @folder. */
static gboolean
write_entry (LayoverContainer *container, guint index, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (
      folder, layover_container_get_entry_name (container, index), NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  gboolean is_copied;
  int fd;

  if (!layover_file_make_folder (parent, 0755, error))
    return FALSE;

  fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
  if (fd < 0)
    return fail_writing (path, error);

  is_copied = layover_container_copy_entry (container, index, fd, NULL, NULL, NULL, error);
  if (close (fd) != 0 && is_copied)
    return fail_writing (path, error);

  return is_copied;
}

static gboolean
write_entries (LayoverContainer *container, const char *folder, GError **error)
{
  for (guint i = 0; i < layover_container_get_n_entries (container); i++)
    if (!write_entry (container, i, folder, error))
      return FALSE;

  return layover_file_sync_folder (folder, error);
}

/**
 * layover_unpack:
 * @container: already verified
 * @folder: must not exist
 *
 * Writes every entry below @folder, comparing each byte with what was signed. After a failure nothing is left.
 */
gboolean
layover_unpack (LayoverContainer *container, const char *folder, GError **error)
{
  g_autofree char *staging = g_strdup_printf ("%s.part-%d", folder, (int) getpid ());
  g_autofree char *parent = g_path_get_dirname (folder);

  if (g_file_test (folder, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    {
      layover_set_error_from_errno (error, EEXIST, folder, _ ("The folder is there already"));
      return FALSE;
    }

  if (g_mkdir (staging, 0755) != 0)
    {
      layover_set_error_from_errno (error, errno, staging, _ ("The folder cannot be created"));
      return FALSE;
    }

  if (!write_entries (container, staging, error))
    {
      layover_file_remove_tree (staging, NULL);
      return FALSE;
    }

  if (g_rename (staging, folder) != 0)
    {
      layover_set_error_from_errno (error, errno, folder, _ ("The folder cannot be created"));
      layover_file_remove_tree (staging, NULL);
      return FALSE;
    }

  return layover_file_sync_folder (parent, error);
}
