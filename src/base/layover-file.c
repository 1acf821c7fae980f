/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-base"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "layover-error.h"
#include "layover-file.h"

static gboolean
write_all (int fd, const guint8 *data, gsize length)
{
  while (length > 0)
    {
      gssize n = write (fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      length -= (gsize) n;
    }

  return TRUE;
}

/* What a stick gives back is compared with what was given to it: a worn one lies on write, not on read. */
static gboolean
has_contents (const char *path, const void *data, gsize length)
{
  g_autofree char *text = NULL;
  gsize n = 0;

  return g_file_get_contents (path, &text, &n, NULL) && n == length && memcmp (text, data, n) == 0;
}

/**
 * layover_file_sync_folder:
 *
 * Flushes the names in @folder, without which a renamed file may be gone after a power cut.
 */
gboolean
layover_file_sync_folder (const char *folder, GError **error)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int status;
  int saved_errno;

  if (fd < 0)
    {
      layover_set_error_from_errno (error, errno, folder, _ ("The folder cannot be opened"));
      return FALSE;
    }

  status = fsync (fd);
  saved_errno = errno;
  close (fd);

  /* FAT and some network file systems have no way to flush a folder and say so with EINVAL. */
  if (status != 0 && saved_errno != EINVAL)
    {
      layover_set_error_from_errno (error, saved_errno, folder,
                                    _ ("The folder cannot be written to disk"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
write_beside (const char *path, const char *temporary, const void *data, gsize length, int mode,
              GError **error)
{
  int fd = open (temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
  gboolean is_written;
  int saved_errno;

  if (fd < 0)
    {
      layover_set_error_from_errno (error, errno, path, _ ("The file cannot be created"));
      return FALSE;
    }

  is_written = write_all (fd, data, length) && fsync (fd) == 0;
  saved_errno = errno;
  if (close (fd) != 0 && is_written)
    {
      is_written = FALSE;
      saved_errno = errno;
    }

  if (!is_written)
    {
      layover_set_error_from_errno (error, saved_errno, path, _ ("The file cannot be written"));
      return FALSE;
    }

  if (!has_contents (temporary, data, length))
    {
      layover_set_error (error, LAYOVER_ERROR_IO, NULL,
                         _ ("The disk gave back other bytes than were written to it"));
      layover_error_add_file (error, path);
      return FALSE;
    }

  return TRUE;
}

/* On a file system without hard links (FAT) link () says EPERM; there rename () after a look is all there is. */
static gboolean
publish_new (const char *temporary, const char *path)
{
  if (link (temporary, path) == 0)
    return unlink (temporary) == 0;

  if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS)
    return FALSE;

  if (access (path, F_OK) == 0)
    {
      errno = EEXIST;
      return FALSE;
    }

  return rename (temporary, path) == 0;
}

/**
 * layover_file_dup_temporary_path:
 *
 * Returns: (transfer full): a name beside @path that nobody uses, for layover_file_publish()
 */
char *
layover_file_dup_temporary_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strdup_printf (".%.60s.%08x.part", base, g_random_int ());

  return g_build_filename (folder, name, NULL);
}

/**
 * layover_file_publish:
 * @temporary: in the folder of @path, whole and flushed; removed when this fails
 *
 * Gives a finished file its name and flushes the folder. Without @may_replace an existing @path is
 * %LAYOVER_ERROR_EXISTS.
 */
gboolean
layover_file_publish (const char *temporary, const char *path, gboolean may_replace, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (may_replace ? rename (temporary, path) != 0 : !publish_new (temporary, path))
    {
      int saved_errno = errno;

      unlink (temporary);
      layover_set_error_from_errno (error, saved_errno, path,
                                    _ ("The file cannot be put in place"));
      return FALSE;
    }

  return layover_file_sync_folder (folder, error);
}

static gboolean
write_file (const char *path, const void *data, gsize length, int mode, gboolean may_replace,
            GError **error)
{
  g_autofree char *temporary = layover_file_dup_temporary_path (path);

  if (!write_beside (path, temporary, data, length, mode, error))
    {
      unlink (temporary);
      return FALSE;
    }

  return layover_file_publish (temporary, path, may_replace, error);
}

/**
 * layover_file_replace:
 * @mode: the permissions of the new file, before the umask
 *
 * Writes beside @path, flushes, reads back and compares, renames, flushes the folder: after a crash at any
 * point @path holds the old bytes or the new ones, whole.
 */
gboolean
layover_file_replace (const char *path, const void *data, gsize length, int mode, GError **error)
{
  return write_file (path, data, length, mode, TRUE, error);
}

/** layover_file_create: as layover_file_replace(), but fails with %LAYOVER_ERROR_EXISTS where @path exists */
gboolean
layover_file_create (const char *path, const void *data, gsize length, int mode, GError **error)
{
  return write_file (path, data, length, mode, FALSE, error);
}

static gboolean
read_all (int fd, GByteArray *out, gsize max_size_bytes)
{
  guint8 block[65536];

  while (out->len <= max_size_bytes)
    {
      gssize n = read (fd, block, sizeof block);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      if (n == 0)
        break;
      g_byte_array_append (out, block, (guint) n);
    }

  return TRUE;
}

/**
 * layover_file_read:
 * @max_size_bytes: a longer file is refused with %LAYOVER_ERROR_TOO_LARGE
 *
 * Returns: (transfer full): the bytes of a regular file
 */
GBytes *
layover_file_read (const char *path, gsize max_size_bytes, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat info;
  gboolean is_read;
  int saved_errno;

  if (fd < 0 || fstat (fd, &info) != 0)
    {
      layover_set_error_from_errno (error, errno, path, _ ("The file cannot be opened"));
      if (fd >= 0)
        close (fd);
      return NULL;
    }

  if (!S_ISREG (info.st_mode))
    {
      close (fd);
      layover_set_error (error, LAYOVER_ERROR_IO, NULL, _ ("This is not a regular file"));
      layover_error_add_file (error, path);
      return NULL;
    }

  is_read = read_all (fd, out, max_size_bytes);
  saved_errno = errno;
  close (fd);

  if (!is_read)
    {
      layover_set_error_from_errno (error, saved_errno, path, _ ("The file cannot be read"));
      return NULL;
    }

  if (out->len > max_size_bytes)
    {
      g_autofree char *limit = g_format_size (max_size_bytes);

      /* Translators: %s is a size, as in “4 MB” */
      layover_set_error (error, LAYOVER_ERROR_TOO_LARGE, NULL,
                         _ ("The file is larger than the %s allowed here"), limit);
      layover_error_add_file (error, path);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/** layover_file_make_folder: makes @path and its parents with @mode; that it is there already is no fault */
gboolean
layover_file_make_folder (const char *path, int mode, GError **error)
{
  if (g_mkdir_with_parents (path, mode) == 0)
    return TRUE;

  layover_set_error_from_errno (error, errno, path, _ ("The folder cannot be created"));
  return FALSE;
}

static int
remove_cb (const char *path, const struct stat *info, int flag, struct FTW *walk)
{
  return remove (path);
}

/** layover_file_remove_tree: removes @path and all below it, following no links; that it is gone is no fault */
gboolean
layover_file_remove_tree (const char *path, GError **error)
{
  if (nftw (path, remove_cb, 16, FTW_DEPTH | FTW_PHYS) == 0 || errno == ENOENT)
    return TRUE;

  layover_set_error_from_errno (error, errno, path, _ ("The folder cannot be removed"));
  return FALSE;
}
