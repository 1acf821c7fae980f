/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-identifier-value.h"

/** layover_identifier_value_contains: @value: (nullable): an identifier, or a container of identifiers */
gboolean
layover_identifier_value_contains (LayoverValue *value, const char *identifier)
{
  if (value == NULL)
    return FALSE;
  if (layover_value_get_cardinality (value) == LAYOVER_CARDINALITY_SINGLE)
    return g_strcmp0 (layover_value_get_string (value), identifier) == 0;

  for (guint i = 0; i < layover_value_get_n_values (value); i++)
    if (g_strcmp0 (layover_value_get_string (layover_value_get_value (value, i)), identifier) == 0)
      return TRUE;

  return FALSE;
}

/**
 * layover_identifier_value_new:
 * @identifiers: (array zero-terminated=1): in the order of the answer
 *
 * Returns: (transfer full) (nullable): what a response of @cardinality takes; %NULL without identifiers
 */
LayoverValue *
layover_identifier_value_new (LayoverCardinality cardinality, const char *const *identifiers)
{
  g_autoptr (GPtrArray) members = NULL;

  g_return_val_if_fail (identifiers != NULL, NULL);

  if (identifiers[0] == NULL)
    return NULL;
  if (cardinality == LAYOVER_CARDINALITY_SINGLE)
    return layover_value_new_identifier (identifiers[0]);

  members = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_value_unref);
  for (gsize i = 0; identifiers[i] != NULL; i++)
    g_ptr_array_add (members, layover_value_new_identifier (identifiers[i]));

  return layover_value_new_container (cardinality, LAYOVER_BASE_TYPE_IDENTIFIER, members);
}
