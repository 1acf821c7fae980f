/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-content"

#include "config.h"

#include <string.h>

#include "layover-file-type.h"
#include "layover-media-type.h"

#define UNKNOWN "application/octet-stream"

/* Where a document of OpenDocument says what it is: in the first entry of its ZIP, stored (OpenDocument 1.2 part 3). */
#define OPEN_DOCUMENT_OFFSET 38

#define OOXML "application/vnd.openxmlformats-officedocument."

/* What can be told from the bytes, with the extension of the names under which results are written out. Where several
 * share their first bytes, the extension of the given name decides among them and nothing else. */
static const struct
{
  const char *type;
  const char *extension;
  const char *head;
} rows[] = {
  { "image/png", ".png", NULL },
  { "image/jpeg", ".jpg", NULL },
  { "image/gif", ".gif", NULL },
  { "image/webp", ".webp", NULL },
  { "video/webm", ".webm", NULL },
  { "video/ogg", ".ogv", NULL },
  { "audio/ogg", ".oga", NULL },
  { "text/vtt", ".vtt", NULL },
  { "application/pdf", ".pdf", "%PDF-" },
  { OOXML "wordprocessingml.document", ".docx", "PK\x03\x04" },
  { OOXML "spreadsheetml.sheet", ".xlsx", "PK\x03\x04" },
  { OOXML "presentationml.presentation", ".pptx", "PK\x03\x04" },
  { "application/vnd.oasis.opendocument.text", ".odt", NULL },
  { "application/vnd.oasis.opendocument.spreadsheet", ".ods", NULL },
  { "application/vnd.oasis.opendocument.presentation", ".odp", NULL },
  { "application/zip", ".zip", "PK\x03\x04" },
  { "text/csv", ".csv", NULL },
  { "text/plain", ".txt", NULL },
};

static gboolean
begins_with (const char *data, gsize length, const char *head)
{
  return length >= strlen (head) && memcmp (data, head, strlen (head)) == 0;
}

static gboolean
has_extension (const char *name, const char *extension)
{
  gsize length = name != NULL ? strlen (name) : 0;
  gsize extension_length = strlen (extension);

  return length > extension_length
         && g_ascii_strcasecmp (name + length - extension_length, extension) == 0;
}

static const char *
guess_open_document (const char *data, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize n = strlen (rows[i].type);

      if (g_str_has_prefix (rows[i].type, "application/vnd.oasis.")
          && length > OPEN_DOCUMENT_OFFSET + n
          && memcmp (data + OPEN_DOCUMENT_OFFSET, rows[i].type, n) == 0
          && data[OPEN_DOCUMENT_OFFSET + n] == 'P')
        return rows[i].type;
    }

  return NULL;
}

static const char *
guess_by_head (const char *name, const char *data, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].head != NULL && begins_with (data, length, rows[i].head)
        && (rows[i].head[0] != 'P' || g_str_equal (rows[i].extension, ".zip")
            || has_extension (name, rows[i].extension)))
      return rows[i].type;

  return NULL;
}

static gboolean
is_text (const char *data, gsize length)
{
  if (!g_utf8_validate_len (data, length, NULL))
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if ((guint8) data[i] < 0x20 && strchr ("\t\n\r\f", data[i]) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * layover_file_type_guess:
 * @name: (nullable): of the file; decides only among types whose bytes look the same
 *
 * Returns: (transfer none): the media type that the bytes show, "application/octet-stream" for one that is not known
 */
const char *
layover_file_type_guess (const char *name, GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  LayoverMediaType media = layover_media_type_guess (data, MIN (length, LAYOVER_MEDIA_HEAD_BYTES));
  const char *type = layover_media_type_to_string (media);

  if (type == NULL && begins_with (data, length, "PK\x03\x04"))
    type = guess_open_document (data, length);
  if (type == NULL)
    type = guess_by_head (name, data, length);
  if (type == NULL && is_text (data, length))
    type = has_extension (name, ".csv") ? "text/csv" : "text/plain";

  return type != NULL ? type : UNKNOWN;
}

/** layover_file_type_get_extension: Returns: (transfer none): ".png" and the like, ".bin" for a type that is not known */
const char *
layover_file_type_get_extension (const char *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].type, type))
      return rows[i].extension;

  return ".bin";
}

/** layover_file_type_is_known: whether layover_file_type_guess() can ever say @type, so that something else is not it */
gboolean
layover_file_type_is_known (const char *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].type, type))
      return TRUE;

  return FALSE;
}
