/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-attempt"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "layover-answer-file.h"
#include "layover-error.h"

#define CHUNK_BYTES (256 * 1024)

struct _LayoverAnswerFile
{
  LayoverFileLabel *label;
  GBytes *bytes;
};

G_DEFINE_BOXED_TYPE (LayoverAnswerFile, layover_answer_file, layover_answer_file_ref,
                     layover_answer_file_unref)

static gboolean
check_size (guint64 size_bytes, GError **error)
{
  g_autofree char *size = g_format_size (size_bytes);
  g_autofree char *limit = g_format_size (LAYOVER_ANSWER_FILE_MAX_BYTES);

  if (size_bytes == 0)
    layover_set_error (error, LAYOVER_ERROR_ANSWER_FILE_EMPTY, NULL, _ ("This file is empty."));
  else if (size_bytes > LAYOVER_ANSWER_FILE_MAX_BYTES)
    layover_set_error (error, LAYOVER_ERROR_ANSWER_FILE_TOO_LARGE, NULL,
                       /* Translators: both are sizes, “12.4 MB” and “8.0 MB” */
                       _ ("This file has %s; at most %s can be handed in."), size, limit);
  else
    return TRUE;

  return FALSE;
}

/**
 * layover_answer_file_new:
 * @name: (nullable): what people call it
 * @bytes: all of it
 *
 * Takes the SHA-256 of up to 8 MB: not for the main thread when the file is not small.
 *
 * Returns: (transfer full) (nullable): %NULL with LAYOVER_ERROR_ANSWER_FILE_EMPTY or _TOO_LARGE
 */
LayoverAnswerFile *
layover_answer_file_new (const char *name, GBytes *bytes, GError **error)
{
  LayoverAnswerFile *self;

  if (!check_size (g_bytes_get_size (bytes), error))
    return NULL;

  self = g_atomic_rc_box_new0 (LayoverAnswerFile);
  self->bytes = g_bytes_ref (bytes);
  self->label = layover_file_label_new (name, bytes);
  return self;
}

static void
clear (LayoverAnswerFile *self)
{
  g_bytes_unref (self->bytes);
  layover_file_label_free (self->label);
}

LayoverAnswerFile *
layover_answer_file_ref (LayoverAnswerFile *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
layover_answer_file_unref (LayoverAnswerFile *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear);
}

static gboolean
set_not_a_file (GError **error)
{
  layover_set_error (error, LAYOVER_ERROR_ANSWER_NOT_A_FILE, NULL,
                     _ ("This is not a file on this computer. Choose a file that is stored here."));
  return FALSE;
}

/* Not waiting for the other end of a pipe. */
static int
open_regular (const char *path, guint64 *size_bytes, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  struct stat info;

  if (fd < 0 || fstat (fd, &info) != 0)
    {
      layover_set_error_from_errno (error, errno, path, _ ("The file cannot be opened"));
      if (fd >= 0)
        close (fd);
      return -1;
    }

  if (!S_ISREG (info.st_mode))
    {
      close (fd);
      set_not_a_file (error);
      return -1;
    }

  *size_bytes = (guint64) info.st_size;
  return fd;
}

/* One byte more than is allowed shows that a file grew after it was asked for its size. */
static gboolean
read_all (int fd, GByteArray *out, const char *path, GCancellable *cancellable, GError **error)
{
  gssize n;

  do
    {
      gsize length = out->len;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      g_byte_array_set_size (out, (guint) (length + CHUNK_BYTES));
      do
        n = read (fd, out->data + length, CHUNK_BYTES);
      while (n < 0 && errno == EINTR);
      g_byte_array_set_size (out, (guint) (length + (gsize) MAX (n, 0)));
    }
  while (n > 0 && out->len <= LAYOVER_ANSWER_FILE_MAX_BYTES);

  if (n >= 0)
    return TRUE;

  layover_set_error_from_errno (error, errno, path, _ ("The file cannot be read"));
  return FALSE;
}

/**
 * layover_answer_file_read:
 * @file: what somebody picked; a link is followed, as in any program
 * @cancellable: (nullable): looked at between pieces
 *
 * Reads a file once, for a thread that may wait. What was read is what counts: the file may change or go afterwards.
 *
 * Returns: (transfer full) (nullable): %NULL with LAYOVER_ERROR_ANSWER_NOT_A_FILE for what is not a regular file here,
 *   the errors of layover_answer_file_new(), one of the disk, or G_IO_ERROR_CANCELLED
 */
LayoverAnswerFile *
layover_answer_file_read (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *basename = g_file_get_basename (file);
  g_autofree char *name = basename != NULL ? g_filename_display_name (basename) : NULL;
  g_autoptr (GByteArray) out = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint64 size_bytes;
  gboolean is_read;
  int fd;

  if (path == NULL)
    {
      set_not_a_file (error);
      return NULL;
    }

  fd = open_regular (path, &size_bytes, error);
  if (fd < 0)
    return NULL;

  out = g_byte_array_new ();
  is_read = (size_bytes == 0 || check_size (size_bytes, error))
            && read_all (fd, out, path, cancellable, error);
  close (fd);
  if (!is_read)
    return NULL;

  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&out));
  return layover_answer_file_new (name, bytes, error);
}

/** layover_answer_file_get_label: Returns: (transfer none): digest, size, type and name */
const LayoverFileLabel *
layover_answer_file_get_label (LayoverAnswerFile *self)
{
  return self->label;
}

/** layover_answer_file_get_bytes: Returns: (transfer none): all of it */
GBytes *
layover_answer_file_get_bytes (LayoverAnswerFile *self)
{
  return self->bytes;
}
