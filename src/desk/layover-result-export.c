/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-desk"

#include "config.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "layover-error.h"
#include "layover-file.h"
#include "layover-result-export.h"
#include "layover-result-files.h"

static gboolean
write_file (LayoverResult *result, const LayoverResultFile *file, const char *folder,
            GError **error)
{
  g_autoptr (GBytes)
      bytes = layover_result_file_read (file, layover_result_get_payload (result), error);
  g_autofree char *name = layover_result_file_dup_safe_name (file);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return bytes != NULL
         && layover_file_create (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                 0600, error);
}

static gboolean
write_files (LayoverResult *result, const char *folder, GError **error)
{
  GPtrArray *files = layover_result_get_files (result);

  for (guint i = 0; i < files->len; i++)
    if (!write_file (result, files->pdata[i], folder, error))
      return FALSE;

  return TRUE;
}

/**
 * layover_result_export_files:
 * @result: with its sealed part opened, which means that its files were checked
 * @folder: must not exist
 *
 * Writes each file that was handed in into @folder, under a name of ours (layover_result_file_dup_safe_name()). After a
 * failure nothing is left.
 */
gboolean
layover_result_export_files (LayoverResult *result, const char *folder, GError **error)
{
  g_return_val_if_fail (layover_result_is_opened (result), FALSE);

  if (g_mkdir (folder, 0700) != 0)
    {
      layover_set_error_from_errno (error, errno, folder, _ ("The folder cannot be created"));
      return FALSE;
    }

  if (write_files (result, folder, error))
    return TRUE;

  layover_file_remove_tree (folder, NULL);
  return FALSE;
}
