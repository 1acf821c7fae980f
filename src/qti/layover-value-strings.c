/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-value.h"

/* Values as arrays of strings, as events and databases keep them. */

/**
 * layover_value_to_strings:
 * @self: (nullable): a value or NULL
 *
 * How events and databases keep a value: the lexical form of each member; for a record three strings a field: name,
 * base type, lexical form. NULL is an empty array.
 */
GStrv
layover_value_to_strings (const LayoverValue *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < layover_value_get_n_values (self); i++)
    {
      LayoverValue *member = layover_value_get_value (self, i);
      g_autofree char *text = layover_value_dup_lexical (member);

      if (layover_value_get_cardinality (self) == LAYOVER_CARDINALITY_RECORD)
        {
          LayoverBaseType type = layover_value_get_base_type (member);

          g_strv_builder_add (builder, layover_value_get_field_name (self, i));
          g_strv_builder_add (builder, layover_base_type_to_string (type));
        }
      g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}

static gboolean
record_from_strings (const char *const *strings, LayoverValue **value, GError **error)
{
  g_autoptr (GPtrArray)
      members = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_value_unref);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; strings[i] != NULL; i += 3)
    {
      LayoverBaseType base_type;
      LayoverValue *member;

      if (strings[i + 1] == NULL || strings[i + 2] == NULL
          || !layover_qti_identifier_is_valid (strings[i])
          || !layover_base_type_from_string (strings[i + 1], &base_type))
        {
          layover_set_error (error, LAYOVER_ERROR_QTI_VALUE, NULL, _ ("A record is not valid."));
          return FALSE;
        }

      member = layover_value_parse (base_type, strings[i + 2], error);
      if (member == NULL)
        return FALSE;
      g_ptr_array_add (members, member);
      g_strv_builder_add (builder, strings[i]);
    }

  names = g_strv_builder_end (builder);
  *value = layover_value_new_record ((const char *const *) names, members);

  return TRUE;
}

/**
 * layover_value_from_strings:
 * @strings: as layover_value_to_strings() gave them
 * @value: (out) (transfer full) (nullable): the value, NULL for an empty array
 *
 * Returns: %FALSE with %LAYOVER_ERROR_QTI_VALUE when the strings do not form such a value
 */
gboolean
layover_value_from_strings (LayoverCardinality cardinality, LayoverBaseType base_type,
                            const char *const *strings, LayoverValue **value, GError **error)
{
  g_autoptr (GPtrArray)
      members = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_value_unref);

  g_return_val_if_fail (strings != NULL && value != NULL, FALSE);

  *value = NULL;

  if (cardinality == LAYOVER_CARDINALITY_RECORD)
    return record_from_strings (strings, value, error);

  if (cardinality == LAYOVER_CARDINALITY_SINGLE && g_strv_length ((GStrv) strings) > 1)
    {
      layover_set_error (error, LAYOVER_ERROR_QTI_VALUE, NULL,
                         _ ("There is more than one value where only one can be."));
      return FALSE;
    }

  for (guint i = 0; strings[i] != NULL; i++)
    {
      LayoverValue *member = layover_value_parse (base_type, strings[i], error);

      if (member == NULL)
        return FALSE;
      g_ptr_array_add (members, member);
    }

  if (cardinality == LAYOVER_CARDINALITY_SINGLE)
    *value = members->len > 0 ? layover_value_ref (members->pdata[0]) : NULL;
  else
    *value = layover_value_new_container (cardinality, base_type, members);

  return TRUE;
}
