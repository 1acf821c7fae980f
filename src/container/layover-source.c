/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-container"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-source-private.h"

struct _LayoverSource
{
  int fd; /* -1 when the bytes are in memory */
  GBytes *bytes;
  guint64 size;
};

/** layover_source_free: (nullable): closes the file */
void
layover_source_free (LayoverSource *self)
{
  if (self == NULL)
    return;

  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static void
set_open_error (GError **error, int saved_errno, const char *path)
{
  if (saved_errno == ELOOP)
    layover_set_error (error, LAYOVER_ERROR_NOT_REGULAR, NULL,
                       _ ("This is a link and not a regular file"));
  else if (saved_errno == ENXIO)
    layover_set_error (error, LAYOVER_ERROR_NOT_REGULAR, NULL, _ ("This is not a regular file"));
  else
    layover_set_error_from_errno (error, saved_errno, path, _ ("The file cannot be opened"));
}

/**
 * layover_source_open:
 *
 * Returns: (transfer full): a regular file, opened once and without following a link in its last component
 */
LayoverSource *
layover_source_open (const char *path, GError **error)
{
  g_autoptr (LayoverSource) self = g_new0 (LayoverSource, 1);
  struct stat info;

  /* O_NONBLOCK: a pipe without a writer must not make us wait for one. */
  self->fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  if (self->fd < 0 || fstat (self->fd, &info) != 0)
    {
      set_open_error (error, errno, path);
      return NULL;
    }

  if (!S_ISREG (info.st_mode))
    {
      layover_set_error (error, LAYOVER_ERROR_NOT_REGULAR, NULL, _ ("This is not a regular file"));
      return NULL;
    }

  self->size = (guint64) info.st_size;
  return g_steal_pointer (&self);
}

/** layover_source_new_from_bytes: Returns: (transfer full): @bytes as a source */
LayoverSource *
layover_source_new_from_bytes (GBytes *bytes)
{
  LayoverSource *self = g_new0 (LayoverSource, 1);

  self->fd = -1;
  self->bytes = g_bytes_ref (bytes);
  self->size = g_bytes_get_size (bytes);
  return self;
}

/** layover_source_get_size: Returns: the size in bytes, as it was when the source was opened */
guint64
layover_source_get_size (LayoverSource *self)
{
  return self->size;
}

static gboolean
read_file (LayoverSource *self, guint64 offset, guint8 *buffer, gsize length, GError **error)
{
  while (length > 0)
    {
      gssize n = pread (self->fd, buffer, length, (off_t) offset);

      if (n < 0 && errno == EINTR)
        continue;

      if (n < 0)
        {
          layover_set_error_from_errno (error, errno, NULL, _ ("The file cannot be read"));
          return FALSE;
        }

      if (n == 0)
        {
          layover_set_error_at_offset (error, LAYOVER_ERROR_INCOMPLETE, NULL, (gint64) offset,
                                       _ ("The file became shorter while it was read"));
          return FALSE;
        }

      buffer += n;
      offset += (guint64) n;
      length -= (gsize) n;
    }

  return TRUE;
}

/**
 * layover_source_read:
 * @offset: of the first byte
 *
 * Fills @buffer. May be called from several threads at once. Bytes beyond the end are %LAYOVER_ERROR_INCOMPLETE.
 */
gboolean
layover_source_read (LayoverSource *self, guint64 offset, void *buffer, gsize length,
                     GError **error)
{
  if (offset > self->size || length > self->size - offset)
    {
      layover_set_error_at_offset (error, LAYOVER_ERROR_INCOMPLETE, NULL, (gint64) self->size,
                                   _ ("The file is incomplete; copy it again"));
      return FALSE;
    }

  if (self->fd >= 0)
    return read_file (self, offset, buffer, length, error);

  if (length > 0)
    memcpy (buffer, (const guint8 *) g_bytes_get_data (self->bytes, NULL) + offset, length);
  return TRUE;
}
