/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-xml"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-xml-private.h"

/* What other systems write and we do not: other encodings than UTF-8, and document types. Both are gone before anything
 * else looks at the text. There is no library behind it, since those that convert text read files. */

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* 0x80 to 0x9F of windows-1252; 0 where it has nothing */
static const gunichar windows_1252[] = {
  0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

typedef enum
{
  ENCODING_UTF_8,
  ENCODING_ASCII,
  ENCODING_LATIN_1,
  ENCODING_WINDOWS,
} Encoding;

static const struct
{
  const char *name;
  Encoding encoding;
} encodings[] = {
  { "UTF-8", ENCODING_UTF_8 },
  { "US-ASCII", ENCODING_ASCII },
  { "ASCII", ENCODING_ASCII },
  { "ISO-8859-1", ENCODING_LATIN_1 },
  { "ISO8859-1", ENCODING_LATIN_1 },
  { "LATIN1", ENCODING_LATIN_1 },
  { "windows-1252", ENCODING_WINDOWS },
  { "CP1252", ENCODING_WINDOWS },
  { "UTF8", ENCODING_UTF_8 },
  /* said of what is kept in memory as UTF-16 and written as UTF-8 */
  { "UTF-16", ENCODING_UTF_8 },
  { "unicode", ENCODING_UTF_8 },
};

/* A reader of the text's beginning: what may stand before the first element. */
typedef struct
{
  char *p;
  char *end;
} Prolog;

static gboolean
begins_with (const Prolog *self, const char *text)
{
  gsize length = strlen (text);

  return (gsize) (self->end - self->p) >= length && memcmp (self->p, text, length) == 0;
}

static gboolean
skip_past (Prolog *self, const char *text)
{
  char *found = g_strstr_len (self->p, self->end - self->p, text);

  if (found != NULL)
    self->p = found + strlen (text);

  return found != NULL;
}

static void
blank (char *from, const char *to)
{
  for (char *p = from; p < to; p++)
    if (*p != '\n' && *p != '\r')
      *p = ' ';
}

/* Past spaces, comments and instructions. Returns: whether a document type stands there */
static gboolean
find_document_type (Prolog *self)
{
  for (;;)
    {
      while (self->p < self->end && g_ascii_isspace (*self->p))
        self->p++;
      if (begins_with (self, "<!--"))
        {
          if (!skip_past (self, "-->"))
            return FALSE;
        }
      else if (begins_with (self, "<?"))
        {
          if (!skip_past (self, "?>"))
            return FALSE;
        }
      else
        {
          return begins_with (self, "<!DOCTYPE");
        }
    }
}

/* One that declares something is left for the parser to refuse. */
static void
blank_document_type (char *text, gsize length)
{
  Prolog prolog = { text, text + length };
  char quote = '\0';

  if (begins_with (&prolog, BYTE_ORDER_MARK))
    prolog.p += strlen (BYTE_ORDER_MARK);
  if (!find_document_type (&prolog))
    return;

  for (char *p = prolog.p; p < prolog.end && (quote != '\0' || *p != '['); p++)
    {
      if (quote == '\0' && *p == '>')
        {
          blank (prolog.p, p + 1);
          return;
        }
      if (quote != '\0')
        quote = *p == quote ? '\0' : quote;
      else if (*p == '"' || *p == '\'')
        quote = *p;
    }
}

static gunichar
get_character (guint8 byte, Encoding encoding)
{
  if (encoding == ENCODING_ASCII && byte >= 0x80)
    return 0;
  if (encoding == ENCODING_WINDOWS && byte >= 0x80 && byte < 0xA0)
    return windows_1252[byte - 0x80];

  return byte;
}

/* Returns: (nullable): UTF-8, NULL where a byte stands for nothing */
static GString *
convert_bytes (const guint8 *bytes, gsize length, Encoding encoding)
{
  g_autoptr (GString) text = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    {
      gunichar c = get_character (bytes[i], encoding);

      if (c == 0)
        return NULL;
      g_string_append_unichar (text, c);
    }

  return g_steal_pointer (&text);
}

static GString *
convert_utf_16 (const guint8 *bytes, gsize length, gboolean is_big_endian)
{
  g_autofree gunichar2 *units = g_new (gunichar2, length / 2 + 1);
  g_autofree char *text = NULL;
  glong n_bytes = 0;

  for (gsize i = 0; i < length / 2; i++)
    units[i] = is_big_endian ? (gunichar2) (bytes[2 * i] << 8 | bytes[2 * i + 1])
                             : (gunichar2) (bytes[2 * i + 1] << 8 | bytes[2 * i]);
  text = g_utf16_to_utf8 (units, (glong) (length / 2), NULL, &n_bytes, NULL);

  return text != NULL ? g_string_new_len (text, n_bytes) : NULL;
}

static Encoding
find_encoding (GBytes *bytes, gboolean *is_known)
{
  gsize name_length = 0;
  const char *name = layover_xml_find_declared_encoding (bytes, &name_length);

  *is_known = name == NULL;
  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (encodings); i++)
    if (strlen (encodings[i].name) == name_length
        && g_ascii_strncasecmp (encodings[i].name, name, name_length) == 0)
      {
        *is_known = TRUE;
        return encodings[i].encoding;
      }

  return ENCODING_UTF_8;
}

/* Returns: (nullable): as UTF-8; NULL when it is not what it says */
static GString *
convert (GBytes *bytes)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  gboolean is_known;
  Encoding encoding;

  if (length >= 2 && data[0] == 0xFE && data[1] == 0xFF)
    return convert_utf_16 (data + 2, length - 2, TRUE);
  if (length >= 2 && data[0] == 0xFF && data[1] == 0xFE)
    return convert_utf_16 (data + 2, length - 2, FALSE);

  encoding = find_encoding (bytes, &is_known);
  if (is_known && encoding != ENCODING_UTF_8)
    return convert_bytes (data, length, encoding);

  return g_string_new_len ((const char *) data, (gssize) length);
}

/* The text is UTF-8 now, whatever it says. */
static void
blank_declaration (GString *text)
{
  Prolog prolog = { text->str, text->str + text->len };
  char *from;

  if (begins_with (&prolog, BYTE_ORDER_MARK))
    prolog.p += strlen (BYTE_ORDER_MARK);
  from = prolog.p;
  if (begins_with (&prolog, "<?xml") && skip_past (&prolog, "?>"))
    blank (from, prolog.p);
}

/**
 * layover_xml_adopt:
 * @bytes: XML as another system wrote it
 *
 * Returns: (transfer full) (nullable): the same text in UTF-8 with every line where it was, without a document type that
 *   only names one; %NULL with %LAYOVER_ERROR_XML_ENCODING or %LAYOVER_ERROR_XML_TOO_LARGE
 */
GBytes *
layover_xml_adopt (GBytes *bytes, const char *entry, GError **error)
{
  g_autoptr (GString) text = NULL;
  gboolean is_known;

  if (g_bytes_get_size (bytes) > LAYOVER_XML_MAX_SIZE_BYTES)
    {
      layover_set_error (error, LAYOVER_ERROR_XML_TOO_LARGE, entry,
                         _ ("The text is longer than 4 MiB"));
      return NULL;
    }

  find_encoding (bytes, &is_known);
  text = is_known ? convert (bytes) : NULL;
  if (text == NULL)
    {
      layover_set_error_at_line (error, LAYOVER_ERROR_XML_ENCODING, entry, 1, 0,
                                 _ ("The text is not in an encoding that is known here"));
      return NULL;
    }

  blank_declaration (text);
  blank_document_type (text->str, text->len);

  return g_string_free_to_bytes (g_steal_pointer (&text));
}
