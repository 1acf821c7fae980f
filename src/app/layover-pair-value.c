/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-pair-value.h"

static gboolean
is_pair (LayoverValue *value, const char *first, const char *second)
{
  gboolean is_directed = layover_value_get_base_type (value) == LAYOVER_BASE_TYPE_DIRECTED_PAIR;
  const char *a = NULL;
  const char *b = NULL;

  if (!is_directed && layover_value_get_base_type (value) != LAYOVER_BASE_TYPE_PAIR)
    return FALSE;

  layover_value_get_pair (value, &a, &b);

  return (g_str_equal (a, first) && g_str_equal (b, second))
         || (!is_directed && g_str_equal (a, second) && g_str_equal (b, first));
}

/** layover_pair_value_contains: @value: (nullable): a pair, or a container of pairs; only directed ones have an order */
gboolean
layover_pair_value_contains (LayoverValue *value, const char *first, const char *second)
{
  if (value == NULL)
    return FALSE;
  if (layover_value_get_cardinality (value) == LAYOVER_CARDINALITY_SINGLE)
    return is_pair (value, first, second);

  for (guint i = 0; i < layover_value_get_n_values (value); i++)
    if (is_pair (layover_value_get_value (value, i), first, second))
      return TRUE;

  return FALSE;
}

static const char *
get_first (LayoverValue *value, const char *second)
{
  const char *a = NULL;
  const char *b = NULL;

  if (layover_value_get_base_type (value) != LAYOVER_BASE_TYPE_DIRECTED_PAIR)
    return NULL;

  layover_value_get_pair (value, &a, &b);

  return g_str_equal (b, second) ? a : NULL;
}

/**
 * layover_pair_value_get_nth:
 * @value: (nullable): a directed pair, or a container of directed pairs
 *
 * Returns: (transfer none) (nullable): what the pair number @n, from 0, of those that end in @second begins with
 */
const char *
layover_pair_value_get_nth (LayoverValue *value, const char *second, guint n)
{
  if (value == NULL)
    return NULL;
  if (layover_value_get_cardinality (value) == LAYOVER_CARDINALITY_SINGLE)
    return n == 0 ? get_first (value, second) : NULL;

  for (guint i = 0; i < layover_value_get_n_values (value); i++)
    {
      const char *first = get_first (layover_value_get_value (value, i), second);

      if (first != NULL && n-- == 0)
        return first;
    }

  return NULL;
}

/**
 * layover_pair_value_new:
 * @pairs: (element-type LayoverValue)
 *
 * Returns: (transfer full) (nullable): what a response of @cardinality takes; %NULL without pairs
 */
LayoverValue *
layover_pair_value_new (LayoverCardinality cardinality, LayoverBaseType base_type, GPtrArray *pairs)
{
  g_return_val_if_fail (pairs != NULL, NULL);

  if (pairs->len == 0)
    return NULL;
  if (cardinality == LAYOVER_CARDINALITY_SINGLE)
    return layover_value_ref (g_ptr_array_index (pairs, 0));

  return layover_value_new_container (LAYOVER_CARDINALITY_MULTIPLE, base_type, pairs);
}
