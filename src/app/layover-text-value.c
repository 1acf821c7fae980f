/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-text-value.h"

/* People write 2,4 and 1 000. Nothing is guessed beyond that. */
static char *
dup_number_text (const char *text)
{
  g_autoptr (GString) number = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        continue;
      g_string_append_unichar (number, c == ',' ? '.' : c == 0x2212 ? '-' : c);
    }

  return g_string_free (g_steal_pointer (&number), FALSE);
}

static LayoverValue *
parse (LayoverBaseType base_type, const char *text)
{
  g_autofree char *number = NULL;

  if (base_type == LAYOVER_BASE_TYPE_STRING)
    return layover_value_new_string (text);

  number = dup_number_text (text);

  return layover_value_parse (base_type, number, NULL);
}

/**
 * layover_text_value_parse:
 * @cardinality: of a single response only the first text counts
 * @base_type: string or a number
 * @texts: (array zero-terminated=1): what was written; texts that are empty are none
 * @is_understood: (out): whether each text is a value of @base_type
 *
 * Returns: (transfer full) (nullable): the answer, of all texts that are understood; %NULL for none
 */
LayoverValue *
layover_text_value_parse (LayoverCardinality cardinality, LayoverBaseType base_type,
                          const char *const *texts, gboolean *is_understood)
{
  g_autoptr (GPtrArray)
      members = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_value_unref);

  g_return_val_if_fail (texts != NULL, NULL);

  *is_understood = TRUE;
  for (gsize i = 0; texts[i] != NULL; i++)
    {
      LayoverValue *value = *texts[i] != '\0' ? parse (base_type, texts[i]) : NULL;

      if (value != NULL)
        g_ptr_array_add (members, value);
      else if (*texts[i] != '\0')
        *is_understood = FALSE;
    }

  if (members->len == 0)
    return NULL;
  if (cardinality == LAYOVER_CARDINALITY_SINGLE)
    return layover_value_ref (g_ptr_array_index (members, 0));

  return layover_value_new_container (cardinality, base_type, members);
}
