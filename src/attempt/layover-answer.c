/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-attempt"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-answer.h"
#include "layover-error.h"

static gboolean
is_storable (gunichar c)
{
  return (c >= 0x20 || c == '\t' || c == '\n') && c != 0xFFFE && c != 0xFFFF;
}

static gboolean
is_clean (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_storable (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

static char *
dup_clean (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        c = p[1] == '\n' ? 0 : '\n';
      if (is_storable (c))
        g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

/* In place; says whether anything had to be done. */
static gboolean
clean_strings (char **strings)
{
  gboolean is_changed = FALSE;

  for (gsize i = 0; strings[i] != NULL; i++)
    if (!is_clean (strings[i]))
      {
        char *text = dup_clean (strings[i]);

        g_free (strings[i]);
        strings[i] = text;
        is_changed = TRUE;
      }

  return is_changed;
}

static gboolean
drop_empty_strings (char **strings)
{
  gsize n = 0, i;

  for (i = 0; strings[i] != NULL; i++)
    if (*strings[i] != '\0')
      strings[n++] = strings[i];
    else
      g_free (strings[i]);
  strings[n] = NULL;

  return n < i;
}

static gsize
measure (char **strings)
{
  gsize length = 0;

  for (gsize i = 0; strings[i] != NULL; i++)
    length += strlen (strings[i]);

  return length;
}

/**
 * layover_answer_clean:
 * @given: (nullable): valid UTF-8 throughout
 * @clean: (out) (nullable) (transfer full): the same as result.xml will be able to say it: without characters that
 *   XML 1.0 cannot hold, with \n at the ends of lines, and NULL for an empty text, as QTI has it
 *
 * Returns: %FALSE with LAYOVER_ERROR_ANSWER_TOO_LONG when @given has more than 64 KiB
 */
gboolean
layover_answer_clean (LayoverValue *given, LayoverValue **clean, GError **error)
{
  g_auto (GStrv) strings = layover_value_to_strings (given);
  gboolean is_changed;

  if (measure (strings) > LAYOVER_ANSWER_MAX_BYTES)
    {
      layover_set_error (error, LAYOVER_ERROR_ANSWER_TOO_LONG, NULL,
                         _ ("This answer is longer than 64 KiB, which is more than can be handed "
                            "in"));
      return FALSE;
    }

  is_changed = clean_strings (strings);
  if (given != NULL && layover_value_get_cardinality (given) != LAYOVER_CARDINALITY_RECORD)
    is_changed |= drop_empty_strings (strings);

  if (!is_changed)
    {
      *clean = given != NULL ? layover_value_ref (given) : NULL;
      return TRUE;
    }

  return layover_value_from_strings (layover_value_get_cardinality (given),
                                     layover_value_get_base_type (given),
                                     (const char *const *) strings, clean, error);
}
