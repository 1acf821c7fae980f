/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-attempt"

#include "config.h"

#include <string.h>

#include "layover-canonical-json.h"

/* The letters of the short escapes, by the byte they stand for. */
static const struct
{
  char byte;
  char letter;
} short_escapes[] = {
  { '\b', 'b' }, { '\t', 't' }, { '\n', 'n' },  { '\f', 'f' },
  { '\r', 'r' }, { '"', '"' },  { '\\', '\\' },
};

static char
escape_letter_of (char byte)
{
  for (gsize i = 0; i < G_N_ELEMENTS (short_escapes); i++)
    if (short_escapes[i].byte == byte)
      return short_escapes[i].letter;

  return '\0';
}

static char
byte_of_escape_letter (char letter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (short_escapes); i++)
    if (short_escapes[i].letter == letter)
      return short_escapes[i].byte;

  return '\0';
}

/** layover_canonical_write_string: appends @text, which is valid UTF-8, with its quotes (RFC 8785, 3.2.2.2) */
void
layover_canonical_write_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      char letter = escape_letter_of (*p);

      if (letter != '\0')
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, letter);
        }
      else if ((guint8) *p < 0x20)
        g_string_append_printf (out, "\\u%04x", (guint8) *p);
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/** layover_canonical_write_integer: appends @value, which a double can hold exactly */
void
layover_canonical_write_integer (GString *out, gint64 value)
{
  g_return_if_fail (ABS (value) <= LAYOVER_CANONICAL_MAX_INTEGER);

  g_string_append_printf (out, "%" G_GINT64_FORMAT, value);
}

/** layover_canonical_write_strings: appends a list of strings */
void
layover_canonical_write_strings (GString *out, const char *const *strings)
{
  g_string_append_c (out, '[');
  for (gsize i = 0; strings[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      layover_canonical_write_string (out, strings[i]);
    }
  g_string_append_c (out, ']');
}

/** layover_canonical_read_char: Returns: whether the next byte is @c, which is then passed over */
gboolean
layover_canonical_read_char (LayoverCanonicalReader *self, char c)
{
  if (self->p == self->end || *self->p != c)
    return FALSE;

  self->p++;
  return TRUE;
}

/* After the backslash: a short escape, or \u00XX in lower case for a control byte that has no short one. */
static gboolean
read_escape (LayoverCanonicalReader *self, GString *out)
{
  char byte;

  if (self->p == self->end)
    return FALSE;

  if (*self->p != 'u')
    {
      byte = byte_of_escape_letter (*self->p++);
    }
  else
    {
      static const char digits[] = "0123456789abcdef";
      const char *digit;

      if (self->end - self->p < 5 || strncmp (self->p, "u00", 3) != 0
          || (self->p[3] != '0' && self->p[3] != '1'))
        return FALSE;
      digit = memchr (digits, self->p[4], 16);
      if (digit == NULL)
        return FALSE;
      byte = (char) ((self->p[3] - '0') * 16 + (digit - digits));
      if (escape_letter_of (byte) != '\0')
        return FALSE;
      self->p += 5;
    }

  if (byte == '\0')
    return FALSE;

  g_string_append_c (out, byte);
  return TRUE;
}

/**
 * layover_canonical_read_string:
 *
 * Returns: (transfer full) (nullable): the text of the string that stands next; %NULL when there is none, or it
 *   is not spelled as RFC 8785 spells it, is not UTF-8, or holds U+0000
 */
char *
layover_canonical_read_string (LayoverCanonicalReader *self)
{
  g_autoptr (GString) out = NULL;

  if (!layover_canonical_read_char (self, '"'))
    return NULL;

  out = g_string_new (NULL);
  while (self->p < self->end && *self->p != '"')
    {
      if ((guint8) *self->p < 0x20)
        return NULL;

      if (*self->p == '\\')
        {
          self->p++;
          if (!read_escape (self, out))
            return NULL;
        }
      else
        g_string_append_c (out, *self->p++);
    }

  if (!layover_canonical_read_char (self, '"') || !g_utf8_validate (out->str, out->len, NULL))
    return NULL;

  return g_strdup (out->str);
}

/** layover_canonical_read_integer: Returns: whether an integer stands next: no sign but minus, no leading zero */
gboolean
layover_canonical_read_integer (LayoverCanonicalReader *self, gint64 *value)
{
  gboolean is_negative = layover_canonical_read_char (self, '-');
  const char *start = self->p;
  gint64 magnitude = 0;

  for (; self->p < self->end && g_ascii_isdigit (*self->p); self->p++)
    {
      magnitude = magnitude * 10 + (*self->p - '0');
      if (magnitude > LAYOVER_CANONICAL_MAX_INTEGER)
        return FALSE;
    }

  if (self->p == start || (*start == '0' && (self->p - start > 1 || is_negative)))
    return FALSE;

  *value = is_negative ? -magnitude : magnitude;
  return TRUE;
}

/** layover_canonical_read_strings: Returns: (transfer full) (nullable): the list of strings that stands next */
GStrv
layover_canonical_read_strings (LayoverCanonicalReader *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (!layover_canonical_read_char (self, '['))
    return NULL;

  if (layover_canonical_read_char (self, ']'))
    return g_strv_builder_end (builder);

  do
    {
      g_autofree char *text = layover_canonical_read_string (self);

      if (text == NULL)
        return NULL;
      g_strv_builder_add (builder, text);
    }
  while (layover_canonical_read_char (self, ','));

  return layover_canonical_read_char (self, ']') ? g_strv_builder_end (builder) : NULL;
}
