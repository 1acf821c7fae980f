/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-xml"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-xml-private.h"

/* On one tag that is longer than our own may be. */
#define MAX_FOREIGN_ATTRIBUTES 500

/* A pass over the bytes that knows just enough XML to find tags. It runs before libxml2 because the worst inputs
 * (300,000 attributes on one tag, entity declarations) are slow or dangerous inside it, and cheap to see from here. */

typedef struct
{
  const char *p;
  const char *end;
  LayoverXmlPosition position; /* of p */
  const char *entry;
  GArray *positions;
  gboolean is_foreign;
} Scanner;

static gboolean
starts_with (const Scanner *self, const char *text)
{
  gsize length = strlen (text);

  return (gsize) (self->end - self->p) >= length && memcmp (self->p, text, length) == 0;
}

/* Counted as we go: measuring each column from the start of its line would be quadratic on one long line. */
static void
advance_to (Scanner *self, const char *target)
{
  const char *newline;

  while ((newline = memchr (self->p, '\n', (gsize) (target - self->p))) != NULL)
    {
      self->position = (LayoverXmlPosition){ self->position.line + 1, 1 };
      self->p = newline + 1;
    }

  for (; self->p < target; self->p++)
    self->position.column += ((guchar) *self->p & 0xC0) != 0x80;
}

static gboolean
refuse (Scanner *self, LayoverErrorCode code, GError **error, const char *message)
{
  layover_set_error_at_line (error, code, self->entry, self->position.line, self->position.column,
                             "%s", message);
  return FALSE;
}

/* The end of a tag: the first '>' that does not stand in quotes. */
static const char *
find_tag_end (const Scanner *self)
{
  char quote = '\0';

  for (const char *p = self->p + 1; p < self->end; p++)
    {
      if (quote != '\0')
        {
          if (*p == quote)
            quote = '\0';
        }
      else if (*p == '"' || *p == '\'')
        quote = *p;
      else if (*p == '>')
        return p;
    }

  return NULL;
}

static gboolean
refuse_long (Scanner *self, GError **error)
{
  return refuse (self, LAYOVER_ERROR_XML_MARKUP_TOO_LONG, error,
                 _ ("There are more than 16 KiB between “<” and “>”"));
}

static gboolean
skip_past (Scanner *self, const char *opening, const char *terminator, gboolean is_limited,
           GError **error)
{
  const char *inside = self->p + strlen (opening);
  const char *found = g_strstr_len (inside, self->end - inside, terminator);

  if (found == NULL)
    return refuse (self, LAYOVER_ERROR_XML_NOT_WELL_FORMED, error,
                   _ ("This begins and never ends"));

  if (is_limited && !self->is_foreign && found - self->p > LAYOVER_XML_MAX_MARKUP_BYTES)
    return refuse_long (self, error);

  advance_to (self, found + strlen (terminator));
  return TRUE;
}

/* Others write pictures into attributes; it is the number of attributes that costs time. */
static gboolean
is_tag_too_long (const Scanner *self, const char *tag_end)
{
  const char *end = tag_end != NULL ? tag_end : self->end;
  guint n_attributes = 0;

  if (end - self->p <= LAYOVER_XML_MAX_MARKUP_BYTES)
    return FALSE;

  for (const char *p = self->p; p < end && n_attributes <= MAX_FOREIGN_ATTRIBUTES; p++)
    n_attributes += *p == '=' && (p[1] == '"' || p[1] == '\'') ? 1 : 0;

  return !self->is_foreign || n_attributes > MAX_FOREIGN_ATTRIBUTES;
}

static gboolean
skip_tag (Scanner *self, GError **error)
{
  const char *tag_end = find_tag_end (self);

  if (is_tag_too_long (self, tag_end))
    return refuse_long (self, error);

  if (tag_end == NULL)
    return refuse (self, LAYOVER_ERROR_XML_NOT_WELL_FORMED, error,
                   _ ("A tag begins here and never ends"));

  if (self->p + 1 < tag_end && self->p[1] != '/')
    {
      if (self->positions->len == LAYOVER_XML_MAX_ELEMENTS)
        return refuse (self, LAYOVER_ERROR_XML_TOO_MANY_ELEMENTS, error,
                       _ ("There are more than 200 000 elements"));
      g_array_append_val (self->positions, self->position);
    }

  advance_to (self, tag_end + 1);
  return TRUE;
}

static gboolean
scan_markup (Scanner *self, GError **error)
{
  if (starts_with (self, "<!--"))
    return skip_past (self, "<!--", "-->", TRUE, error);
  if (starts_with (self, "<![CDATA["))
    return skip_past (self, "<![CDATA[", "]]>", FALSE, error);
  if (starts_with (self, "<?"))
    return skip_past (self, "<?", "?>", TRUE, error);
  if (starts_with (self, "<!"))
    return refuse (self, LAYOVER_ERROR_XML_DOCTYPE, error,
                   _ ("Document types and entity declarations are not allowed"));

  return skip_tag (self, error);
}

static const char *
skip_spaces (const char *p, const char *end)
{
  while (p < end && g_ascii_isspace (*p))
    p++;

  return p;
}

/* Whether @p, just behind a word "encoding", goes on with the name of another encoding than UTF-8. */
static gboolean
names_other_encoding (const char *p, const char *end)
{
  const char *close;

  p = skip_spaces (p, end);
  if (p == end || *p != '=')
    return FALSE;
  p = skip_spaces (p + 1, end);
  if (p == end || (*p != '"' && *p != '\''))
    return FALSE;

  close = memchr (p + 1, *p, (gsize) (end - p - 1));

  return close == NULL || close - p - 1 != (gssize) strlen ("UTF-8")
         || g_ascii_strncasecmp (p + 1, "UTF-8", strlen ("UTF-8")) != 0;
}

/* libxml2 must not come to see another encoding: stopping it while it changes to one ends the process. */
static gboolean
declares_other_encoding (const Scanner *self)
{
  gboolean has_mark = starts_with (self, "\xEF\xBB\xBF");
  const char *p = has_mark ? self->p + 3 : self->p;
  const char *end;

  if (self->end - p < 5 || memcmp (p, "<?xml", 5) != 0)
    return FALSE;

  end = g_strstr_len (p, self->end - p, "?>");
  if (end == NULL)
    end = self->end;
  while ((p = g_strstr_len (p, end - p, "encoding")) != NULL)
    {
      p += strlen ("encoding");
      if (names_other_encoding (p, end))
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_encoding (Scanner *self, GError **error)
{
  const char *bad;

  if (starts_with (self, "\xFE\xFF") || starts_with (self, "\xFF\xFE"))
    return refuse (self, LAYOVER_ERROR_XML_ENCODING, error,
                   _ ("The text is UTF-16; it must be UTF-8"));

  if (!g_utf8_validate_len (self->p, (gsize) (self->end - self->p), &bad))
    {
      advance_to (self, bad);
      layover_set_error_at_line (error, LAYOVER_ERROR_XML_ENCODING, self->entry,
                                 self->position.line, 0, _ ("The text is not UTF-8"));
      return FALSE;
    }

  if (declares_other_encoding (self))
    return refuse (self, LAYOVER_ERROR_XML_ENCODING, error,
                   _ ("The text declares another encoding than UTF-8"));

  return TRUE;
}

/** layover_xml_find_declared_encoding: Returns: (nullable): what stands between the quotes in the XML declaration */
const char *
layover_xml_find_declared_encoding (GBytes *bytes, gsize *length)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *name;
  const char *end;
  const char *p;

  if (size >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  if (size < 5 || memcmp (data, "<?xml", 5) != 0)
    return NULL;

  end = g_strstr_len (data, (gssize) size, "?>");
  if (end == NULL)
    return NULL;

  p = g_strstr_len (data, end - data, "encoding");
  p = p != NULL ? memchr (p, '=', (gsize) (end - p)) : NULL;
  while (p != NULL && p < end && *p != '"' && *p != '\'')
    p++;
  if (p == NULL || p == end)
    return NULL;

  name = p + 1;
  p = memchr (name, *p, (gsize) (end - name));
  *length = p != NULL ? (gsize) (p - name) : 0;

  return p != NULL ? name : NULL;
}

/* libxml2 would convert the text first, and complain aloud where that fails. */
static gboolean
check_declaration (Scanner *self, GBytes *bytes, GError **error)
{
  gsize length = 0;
  const char *name = layover_xml_find_declared_encoding (bytes, &length);

  if (name == NULL
      || (length == strlen ("UTF-8") && g_ascii_strncasecmp (name, "UTF-8", length) == 0))
    return TRUE;

  return refuse (self, LAYOVER_ERROR_XML_ENCODING, error,
                 _ ("The text declares another encoding than UTF-8"));
}

GArray *
layover_xml_scan (GBytes *bytes, const char *entry, gboolean is_foreign, GError **error)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (LayoverXmlPosition));
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  Scanner self = { .p = data, .position = { 1, 1 }, .entry = entry, .is_foreign = is_foreign };

  self.end = length > 0 ? data + length : data;
  self.positions = positions;

  if (length > LAYOVER_XML_MAX_SIZE_BYTES)
    {
      layover_set_error (error, LAYOVER_ERROR_XML_TOO_LARGE, entry,
                         _ ("The text is longer than 4 MiB"));
      return NULL;
    }

  if (!check_encoding (&self, error))
    return NULL;
  if (starts_with (&self, "\xEF\xBB\xBF"))
    self.p += strlen ("\xEF\xBB\xBF");
  if (!check_declaration (&self, bytes, error))
    return NULL;

  while (self.p < self.end)
    {
      const char *next = memchr (self.p, '<', (gsize) (self.end - self.p));

      if (next == NULL)
        break;
      advance_to (&self, next);
      if (!scan_markup (&self, error))
        return NULL;
    }

  return g_steal_pointer (&positions);
}
