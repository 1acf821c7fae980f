/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-base"

#include "config.h"

#include <string.h>

#include "layover-text.h"

/* The embeddings, overrides and isolates of UAX 9, and the marks that flip the direction of a run. */
static gboolean
is_bidi_control (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F
         || c == 0x061C;
}

/** layover_text_from_bytes: Returns: (transfer full): @bytes up to the first NUL; "" for none, whose address may be NULL */
char *
layover_text_from_bytes (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length > 0 ? g_strndup (data, length) : g_strdup ("");
}

/**
 * layover_text_escape_bytes:
 *
 * Returns: (transfer full): the bytes as printable ASCII, every other byte and the backslash as \xNN. What
 *   comes out can stand in a terminal, a log and a label.
 */
char *
layover_text_escape_bytes (const void *bytes, gsize length)
{
  const guint8 *data = bytes;
  GString *out = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      if (data[i] >= 0x20 && data[i] < 0x7F && data[i] != '\\')
        g_string_append_c (out, (char) data[i]);
      else
        g_string_append_printf (out, "\\x%02x", data[i]);
    }

  return g_string_free (out, FALSE);
}

/**
 * layover_text_escape:
 *
 * Returns: (transfer full): @text with control and direction characters, and bytes that are not UTF-8, as \xNN;
 *   letters of any script stay readable
 */
char *
layover_text_escape (const char *text)
{
  GString *out = g_string_new (NULL);
  const char *p = text;

  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char_validated (p, -1);
      const char *next = p + 1;

      if (c != (gunichar) -1 && c != (gunichar) -2)
        next = g_utf8_next_char (p);

      if (next == p + 1 && (guint8) *p >= 0x80)
        g_string_append_printf (out, "\\x%02x", (guint8) *p);
      else if (g_unichar_iscntrl (c) || is_bidi_control (c) || c == 0x2028 || c == 0x2029)
        for (; p < next; p++)
          g_string_append_printf (out, "\\x%02x", (guint8) *p);
      else
        g_string_append_len (out, p, next - p);

      p = next;
    }

  return g_string_free (out, FALSE);
}

/**
 * layover_text_strip_bidi:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): @text without the characters that reorder what follows them, for titles shown
 *   where somebody decides about trust (docs/format.md section 10)
 */
char *
layover_text_strip_bidi (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_bidi_control (c))
        g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

/**
 * layover_text_has_controls:
 * @text: valid UTF-8
 *
 * Returns: whether @text holds a control character or a bidirectional override, which no record value may
 */
gboolean
layover_text_has_controls (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) || is_bidi_control (c))
        return TRUE;
    }

  return FALSE;
}

/** layover_id_is_valid: Returns: whether @id is an identifier of docs/format.md section 2.3 */
gboolean
layover_id_is_valid (const char *id)
{
  gsize length = strlen (id);

  if (length < 1 || length > 100 || !(g_ascii_islower (id[0]) || g_ascii_isdigit (id[0])))
    return FALSE;

  for (gsize i = 1; i < length; i++)
    if (!(g_ascii_islower (id[i]) || g_ascii_isdigit (id[i]) || id[i] == '.' || id[i] == '-'))
      return FALSE;

  return TRUE;
}

/** layover_hex_encode: Returns: (transfer full): two lower-case digits a byte */
char *
layover_hex_encode (const guint8 *bytes, gsize length)
{
  static const char digits[] = "0123456789abcdef";
  char *text = g_malloc (2 * length + 1);

  for (gsize i = 0; i < length; i++)
    {
      text[2 * i] = digits[bytes[i] >> 4];
      text[2 * i + 1] = digits[bytes[i] & 15];
    }
  text[2 * length] = '\0';

  return text;
}

static int
hex_value (char c)
{
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'a' && c <= 'f')
    return c - 'a' + 10;
  return -1;
}

/**
 * layover_hex_decode:
 * @bytes: (out caller-allocates): room for @length bytes
 *
 * Returns: whether @text is exactly 2 × @length lower-case hexadecimal digits
 */
gboolean
layover_hex_decode (const char *text, guint8 *bytes, gsize length)
{
  if (strlen (text) != 2 * length)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      int high = hex_value (text[2 * i]);
      int low = hex_value (text[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      bytes[i] = (guint8) (high << 4 | low);
    }

  return TRUE;
}

/**
 * layover_time_format:
 * @unix_s: seconds since 1970, in the years 1 to 9999
 *
 * Returns: (transfer full): YYYY-MM-DDTHH:MM:SSZ (RFC 3339 in UTC, without fractions)
 */
char *
layover_time_format (gint64 unix_s)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (unix_s);

  g_return_val_if_fail (time != NULL, NULL);

  /* Not g_date_time_format (): its digits follow the locale. */
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", g_date_time_get_year (time),
                          g_date_time_get_month (time), g_date_time_get_day_of_month (time),
                          g_date_time_get_hour (time), g_date_time_get_minute (time),
                          g_date_time_get_second (time));
}

static gboolean
take_digits (const char **p, int n_digits, int *value)
{
  *value = 0;
  for (int i = 0; i < n_digits; i++, (*p)++)
    {
      if (!g_ascii_isdigit (**p))
        return FALSE;
      *value = *value * 10 + (**p - '0');
    }
  return TRUE;
}

static gboolean
take_char (const char **p, char c)
{
  return *(*p)++ == c;
}

/**
 * layover_time_parse:
 * @unix_s: (out): seconds since 1970
 *
 * Returns: whether @text is YYYY-MM-DDTHH:MM:SSZ and names an instant that exists
 */
gboolean
layover_time_parse (const char *text, gint64 *unix_s)
{
  g_autoptr (GDateTime) time = NULL;
  const char *p = text;
  int year, month, day, hour, minute, second;

  if (strlen (text) != strlen ("YYYY-MM-DDTHH:MM:SSZ"))
    return FALSE;

  if (!(take_digits (&p, 4, &year) && take_char (&p, '-') && take_digits (&p, 2, &month)
        && take_char (&p, '-') && take_digits (&p, 2, &day) && take_char (&p, 'T')
        && take_digits (&p, 2, &hour) && take_char (&p, ':') && take_digits (&p, 2, &minute)
        && take_char (&p, ':') && take_digits (&p, 2, &second) && take_char (&p, 'Z')))
    return FALSE;

  time = g_date_time_new_utc (year, month, day, hour, minute, second);
  if (time == NULL)
    return FALSE;

  *unix_s = g_date_time_to_unix (time);
  return TRUE;
}
