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

/**
 * layover_answer_clean:
 * @given: (nullable): valid UTF-8 throughout
 * @clean: (out) (nullable) (transfer full): the same without characters that XML 1.0 cannot hold, and with \n at the
 *   ends of lines, so that result.xml can say what the events say
 *
 * Returns: %FALSE with LAYOVER_ERROR_ANSWER_TOO_LONG when @given has more than 64 KiB
 */
gboolean
layover_answer_clean (LayoverValue *given, LayoverValue **clean, GError **error)
{
  g_auto (GStrv) strings = layover_value_to_strings (given);
  gboolean was_clean = TRUE;
  gsize length = 0;

  for (gsize i = 0; strings[i] != NULL; i++)
    {
      length += strlen (strings[i]);
      if (!is_clean (strings[i]))
        {
          char *text = dup_clean (strings[i]);

          g_free (strings[i]);
          strings[i] = text;
          was_clean = FALSE;
        }
    }

  if (length > LAYOVER_ANSWER_MAX_BYTES)
    {
      layover_set_error (error, LAYOVER_ERROR_ANSWER_TOO_LONG, NULL,
                         _ ("This answer is longer than 64 KiB, which is more than can be handed "
                            "in"));
      return FALSE;
    }

  if (was_clean)
    {
      *clean = given != NULL ? layover_value_ref (given) : NULL;
      return TRUE;
    }

  return layover_value_from_strings (layover_value_get_cardinality (given),
                                     layover_value_get_base_type (given),
                                     (const char *const *) strings, clean, error);
}
