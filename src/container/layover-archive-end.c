/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-container"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-archive-private.h"
#include "layover-error.h"

/* This file only finds words for a file that is refused already: it walks from the front, as far as the headers
 * make sense, to tell a file that was cut short from one that has something behind it or is something else. */

static gboolean
fail_at (GError **error, LayoverErrorCode code, guint64 offset, const char *message)
{
  layover_set_error_at_offset (error, code, NULL, (gint64) offset, "%s", message);
  return FALSE;
}

static gboolean
fail_incomplete (LayoverSource *source, GError **error)
{
  return fail_at (error, LAYOVER_ERROR_INCOMPLETE, layover_source_get_size (source),
                  _ ("The file is incomplete; copy it again"));
}

static gboolean
is_mark (guint32 mark)
{
  return mark == LAYOVER_ZIP_LOCAL_MARK || mark == LAYOVER_ZIP_CENTRAL_MARK
         || mark == LAYOVER_ZIP_END_MARK;
}

static gsize
get_record_size (guint32 mark)
{
  if (mark == LAYOVER_ZIP_LOCAL_MARK)
    return LAYOVER_ZIP_LOCAL_SIZE;
  return mark == LAYOVER_ZIP_CENTRAL_MARK ? LAYOVER_ZIP_CENTRAL_SIZE : LAYOVER_ZIP_END_SIZE;
}

static guint64
get_step (guint32 mark, const guint8 *record)
{
  if (mark == LAYOVER_ZIP_LOCAL_MARK)
    return (guint64) LAYOVER_ZIP_LOCAL_SIZE + layover_zip_get32 (record + 18)
           + layover_zip_get16 (record + 26) + layover_zip_get16 (record + 28);
  return (guint64) LAYOVER_ZIP_CENTRAL_SIZE + layover_zip_get16 (record + 28)
         + layover_zip_get16 (record + 30) + layover_zip_get16 (record + 32);
}

static gboolean
explain_after_end (LayoverSource *source, guint64 offset, const guint8 *record, GError **error)
{
  guint64 after = offset + LAYOVER_ZIP_END_SIZE;

  if (layover_zip_get16 (record + 20) != 0)
    return fail_at (error, LAYOVER_ERROR_COMMENT, after - 2,
                    _ ("The file carries an archive comment"));
  if (after < layover_source_get_size (source))
    return fail_at (error, LAYOVER_ERROR_TRAILING_BYTES, after,
                    _ ("Something was appended to the file"));

  return fail_at (error, LAYOVER_ERROR_END_RECORD, offset,
                  _ ("The directory of the file does not lie where its end record says"));
}

/**
 * layover_archive_explain_end:
 *
 * Sets the error that says best why the end of @source is not that of a container.
 *
 * Returns: %FALSE, always
 */
gboolean
layover_archive_explain_end (LayoverSource *source, GError **error)
{
  guint64 size = layover_source_get_size (source);
  guint64 offset = 0;

  for (guint n = 0; n < 2 * LAYOVER_ARCHIVE_MAX_ENTRIES + 2; n++)
    {
      guint8 record[LAYOVER_ZIP_CENTRAL_SIZE];
      guint32 mark;

      if (offset > size || size - offset < 4)
        return fail_incomplete (source, error);
      if (!layover_source_read (source, offset, record, 4, error))
        return FALSE;

      mark = layover_zip_get32 (record);
      if (n == 0 && mark != LAYOVER_ZIP_LOCAL_MARK)
        return fail_at (error, LAYOVER_ERROR_NOT_CONTAINER, 0, _ ("This is not a Layover file"));
      if (mark == LAYOVER_ZIP64_END_MARK)
        return fail_at (error, LAYOVER_ERROR_ZIP64, offset, _ ("The file announces 64-bit sizes"));
      if (!is_mark (mark))
        return fail_at (error, LAYOVER_ERROR_END_RECORD, offset,
                        _ ("The file is damaged where a header is expected"));
      if (size - offset < get_record_size (mark))
        return fail_incomplete (source, error);
      if (!layover_source_read (source, offset, record, get_record_size (mark), error))
        return FALSE;
      if (mark == LAYOVER_ZIP_END_MARK)
        return explain_after_end (source, offset, record, error);

      offset += get_step (mark, record);
    }

  return fail_at (error, LAYOVER_ERROR_TOO_MANY_ENTRIES, offset,
                  _ ("The file has too many entries"));
}
