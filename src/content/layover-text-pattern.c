/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-content"

#include "config.h"

#include "layover-text-pattern.h"

/* Text is compared as a row of units. A character gives one unit, several ("ß") or none (an accent); each unit knows the
 * character it comes from, so that what is found can be shown in the text as it is written. */

#define MAX_PATTERN_UNITS 256
#define MAX_DECOMPOSED 18 /* no character has more in Unicode, compatibility included */
#define CLASS_VIRAMA 9

typedef struct
{
  gunichar character;
  guint start; /* of what it comes from */
} Unit;

struct _LayoverTextPattern
{
  GArray *needle;
  GArray
      *units; /* of the text that is being searched; kept, because the next one is about as long */
};

static gboolean
is_white_space (gunichar character)
{
  return g_unichar_isspace (character) || character == 0x2028 || character == 0x2029
         || character == 0x00a0 || character == 0x202f;
}

/* What nobody sees or types: accents, which have been taken off their letters, and marks of format. A virama is no
 * accent, and neither are vowel signs. */
static gboolean
is_left_out (gunichar character)
{
  int class = g_unichar_combining_class (character);

  return (class != 0 && class != CLASS_VIRAMA) || g_unichar_type (character) == G_UNICODE_FORMAT
         || g_unichar_type (character) == G_UNICODE_CONTROL;
}

/* Signs that are on no keyboard, and what is typed for them. */
static gunichar
get_typed (gunichar character)
{
  switch (character)
    {
    case 0x2018:
    case 0x2019:
    case 0x02bc:
      return '\'';
    case 0x201c:
    case 0x201d:
    case 0x201e:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return '-';
    default:
      return character;
    }
}

static void
add_unit (GArray *units, gunichar character, guint start)
{
  Unit unit = { character, start };

  /* a run of white space is one space */
  if (character == ' ' && units->len > 0
      && g_array_index (units, Unit, units->len - 1).character == ' ')
    return;

  g_array_append_val (units, unit);
}

/* Letters of scripts without case are themselves; only the others are worth asking GLib, which takes its time. */
static void
add_letter (GArray *units, gunichar character, guint start)
{
  char utf8[7] = "";
  g_autofree char *folded = NULL;

  if (g_unichar_type (character) == G_UNICODE_OTHER_LETTER || !g_unichar_isalpha (character))
    {
      add_unit (units, get_typed (character), start);
      return;
    }

  g_unichar_to_utf8 (character, utf8);
  folded = g_utf8_casefold (utf8, -1);
  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (!is_left_out (g_utf8_get_char (at)))
      add_unit (units, g_utf8_get_char (at), start);
}

static void
add_character (GArray *units, gunichar character, guint start)
{
  gunichar parts[MAX_DECOMPOSED];
  gsize n_parts;

  if (is_white_space (character))
    {
      add_unit (units, ' ', start);
      return;
    }

  n_parts = g_unichar_fully_decompose (character, TRUE, parts, MAX_DECOMPOSED);
  for (gsize i = 0; i < MIN (n_parts, MAX_DECOMPOSED); i++)
    if (is_white_space (parts[i]))
      add_unit (units, ' ', start);
    else if (!is_left_out (parts[i]))
      add_letter (units, parts[i], start);
}

static void
fold (const char *text, guint max_units, GArray *units)
{
  g_array_set_size (units, 0);
  for (const char *at = text; *at != '\0' && units->len < max_units; at = g_utf8_next_char (at))
    {
      guint start = (guint) (at - text);
      guchar byte = (guchar) *at;

      if (byte > ' ' && byte < 0x7f)
        add_unit (units, (gunichar) g_ascii_tolower (*at), start);
      else
        add_character (units, g_utf8_get_char (at), start);
    }
}

/**
 * layover_text_pattern_new:
 * @needle: UTF-8, as it was typed; only its first 256 characters count
 */
LayoverTextPattern *
layover_text_pattern_new (const char *needle)
{
  LayoverTextPattern *self = g_new0 (LayoverTextPattern, 1);

  g_return_val_if_fail (g_utf8_validate (needle, -1, NULL), NULL);

  self->needle = g_array_new (FALSE, FALSE, sizeof (Unit));
  self->units = g_array_new (FALSE, FALSE, sizeof (Unit));
  fold (needle, MAX_PATTERN_UNITS, self->needle);

  return self;
}

void
layover_text_pattern_free (LayoverTextPattern *self)
{
  g_array_unref (self->needle);
  g_array_unref (self->units);
  g_free (self);
}

/** layover_text_pattern_is_empty: whether there is nothing to look for: no characters, only spaces, or none that is seen */
gboolean
layover_text_pattern_is_empty (const LayoverTextPattern *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->needle->len == 0
         || (self->needle->len == 1 && g_array_index (self->needle, Unit, 0).character == ' ');
}

static gboolean
is_at (const LayoverTextPattern *self, guint position)
{
  const Unit *needle = (const Unit *) (const void *) self->needle->data;
  const Unit *units = (const Unit *) (const void *) self->units->data + position;

  for (guint i = 0; i < self->needle->len; i++)
    if (needle[i].character != units[i].character)
      return FALSE;

  return TRUE;
}

/* The end of the character at @start with the accents that stand on it. */
static guint
find_end (const char *text, guint start)
{
  const char *end = g_utf8_next_char (text + start);

  while (*end != '\0' && g_unichar_combining_class (g_utf8_get_char (end)) != 0)
    end = g_utf8_next_char (end);

  return (guint) (end - text);
}

/**
 * layover_text_pattern_find:
 * @text: valid UTF-8
 * @max_ranges: to find at most
 * @ranges: (element-type LayoverTextRange): gets what was found, in order; ranges do not overlap and hold whole characters
 */
void
layover_text_pattern_find (LayoverTextPattern *self, const char *text, guint max_ranges,
                           GArray *ranges)
{
  guint position = 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  if (layover_text_pattern_is_empty (self))
    return;

  fold (text, G_MAXUINT, self->units);
  while (max_ranges > 0 && position + self->needle->len <= self->units->len)
    {
      const Unit *units = (const Unit *) (const void *) self->units->data;
      LayoverTextRange range;

      if (!is_at (self, position))
        {
          position++;
          continue;
        }

      range.start = units[position].start;
      range.end = find_end (text, units[position + self->needle->len - 1].start);
      g_array_append_val (ranges, range);
      max_ranges--;
      while (position < self->units->len && units[position].start < range.end)
        position++;
    }
}
