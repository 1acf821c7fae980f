/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-declaration-private.h"
#include "layover-expression-private.h"

/* Operators that look over the items of a test, or of a part of it named by section and category. */

static gboolean
read_subset (LayoverExpression *self, LayoverXmlNode *node, LayoverRuleReader *reader,
             GError **error)
{
  return layover_qti_read_words (node, "includeCategory", reader->entry, &self->include, error)
         && layover_qti_read_words (node, "excludeCategory", reader->entry, &self->exclude, error)
         && layover_qti_read_optional_identifier (node, "sectionIdentifier", reader->entry,
                                                  &self->section, error)
         && layover_qti_read_optional_identifier (node, "weightIdentifier", reader->entry,
                                                  &self->weight, error);
}

static gboolean
read_test_variables (LayoverExpression *self, LayoverXmlNode *node, LayoverRuleReader *reader,
                     GError **error)
{
  const char *type = layover_qti_get_attribute (node, "baseType");

  if (type != NULL && !layover_base_type_from_string (type, &self->base_type))
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_ATTRIBUTE, reader->entry, node,
                             _ ("The attribute “%s” has a value that is not allowed."), "baseType");
      return FALSE;
    }

  return read_subset (self, node, reader, error)
         && layover_qti_read_identifier (node, "variableIdentifier", reader->entry,
                                         &self->identifier, error);
}

static gboolean
read_outcome_limit (LayoverExpression *self, LayoverXmlNode *node, LayoverRuleReader *reader,
                    GError **error)
{
  return read_subset (self, node, reader, error)
         && layover_qti_read_identifier (node, "outcomeIdentifier", reader->entry,
                                         &self->identifier, error);
}

static gboolean
shares_word (const char *const *words, GStrv wanted)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) wanted, words[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_in_subset (const LayoverExpression *self, const LayoverScopeItem *item)
{
  if (self->section != NULL && !g_strv_contains (item->sections, self->section))
    return FALSE;
  if (self->include[0] != NULL && !shares_word (item->categories, self->include))
    return FALSE;

  return !shares_word (item->categories, self->exclude);
}

static const LayoverScopeItem *
get_item (const LayoverExpression *self, LayoverScope *scope, guint i)
{
  const LayoverScopeItem *item = scope->items->pdata[i];

  return is_in_subset (self, item) ? item : NULL;
}

/* 0 when the rules have used up what they may: looking over a whole test is work. */
static guint
begin_items (LayoverScope *scope)
{
  if (scope->items == NULL || !layover_scope_charge (scope, scope->items->len))
    return 0;

  return scope->items->len;
}

static const double *
find_weight (const LayoverExpression *self, const LayoverScopeItem *item)
{
  return self->weight != NULL ? g_hash_table_lookup (item->weights, self->weight) : NULL;
}

static const char *
get_source (const LayoverExpression *self, const LayoverScopeItem *item)
{
  const char *source = g_hash_table_lookup (item->mappings, self->identifier);

  return source != NULL ? source : self->identifier;
}

/* With a weight, and without a type, numbers of both kinds come back as floats. */
static LayoverValue *
weigh (const LayoverExpression *self, const LayoverScopeItem *item, LayoverValue *value)
{
  const double *weight = find_weight (self, item);
  double number = layover_value_get_float (value);

  if (layover_value_is_numeric (value)
      && (self->base_type == LAYOVER_BASE_TYPE_NONE || self->weight != NULL))
    return layover_value_new_float (weight != NULL ? number * *weight : number);

  return layover_value_ref (value);
}

static gboolean
is_wanted (const LayoverExpression *self, const LayoverValue *value)
{
  if (value == NULL || layover_value_get_cardinality (value) == LAYOVER_CARDINALITY_RECORD)
    return FALSE;
  if (self->base_type == LAYOVER_BASE_TYPE_NONE)
    return layover_value_is_numeric (value);

  return layover_value_get_base_type (value) == self->base_type;
}

static LayoverValue *
evaluate_test_variables (const LayoverExpression *self, LayoverValue **operands,
                         LayoverScope *scope)
{
  guint n_items = begin_items (scope);
  g_autoptr (GPtrArray)
      members = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_value_unref);

  for (guint i = 0; i < n_items; i++)
    {
      const LayoverScopeItem *item = get_item (self, scope, i);
      LayoverValue *value;

      if (item == NULL)
        continue;
      value = layover_variables_get (item->variables, get_source (self, item));
      for (guint j = 0; is_wanted (self, value) && j < layover_value_get_n_values (value); j++)
        g_ptr_array_add (members, weigh (self, item, layover_value_get_value (value, j)));
    }

  if (members->len == 0)
    return NULL;

  return layover_value_new_container (LAYOVER_CARDINALITY_MULTIPLE,
                                      layover_value_get_base_type (members->pdata[0]), members);
}

static gboolean
has_limit (const LayoverDeclaration *outcome, gboolean is_maximum)
{
  return is_maximum ? layover_declaration_has_normal_maximum (outcome)
                    : layover_declaration_has_normal_minimum (outcome);
}

/* What each item may give at most, or at least. For a maximum every item has to say; a minimum leaves out who does not. */
static LayoverValue *
collect_limits (const LayoverExpression *self, LayoverScope *scope, gboolean is_maximum)
{
  guint n_items = begin_items (scope);
  g_autoptr (GPtrArray)
      members = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_value_unref);

  for (guint i = 0; i < n_items; i++)
    {
      const LayoverScopeItem *item = get_item (self, scope, i);
      LayoverDeclaration *outcome;
      const double *weight;
      double limit;

      if (item == NULL)
        continue;
      outcome = layover_variables_find (item->variables, get_source (self, item));
      if (outcome == NULL || !has_limit (outcome, is_maximum))
        {
          if (is_maximum)
            return NULL;
          continue;
        }
      limit = is_maximum ? layover_declaration_get_normal_maximum (outcome)
                         : layover_declaration_get_normal_minimum (outcome);
      weight = find_weight (self, item);
      g_ptr_array_add (members, layover_value_new_float (weight != NULL ? limit * *weight : limit));
    }

  return layover_value_new_container (LAYOVER_CARDINALITY_MULTIPLE, LAYOVER_BASE_TYPE_FLOAT,
                                      members);
}

static LayoverValue *
evaluate_outcome_maximum (const LayoverExpression *self, LayoverValue **operands,
                          LayoverScope *scope)
{
  return collect_limits (self, scope, TRUE);
}

static LayoverValue *
evaluate_outcome_minimum (const LayoverExpression *self, LayoverValue **operands,
                          LayoverScope *scope)
{
  return collect_limits (self, scope, FALSE);
}

typedef gboolean (*ItemTest) (const LayoverScopeItem *item);

static LayoverValue *
count_items (const LayoverExpression *self, LayoverScope *scope, ItemTest test)
{
  guint n_items = begin_items (scope);
  gint32 n = 0;

  for (guint i = 0; i < n_items; i++)
    {
      const LayoverScopeItem *item = get_item (self, scope, i);

      if (item != NULL && test (item))
        n++;
    }

  return layover_value_new_integer (n);
}

static gboolean
is_correct (const LayoverScopeItem *item)
{
  return layover_variables_are_correct (item->variables);
}

static gboolean
is_incorrect (const LayoverScopeItem *item)
{
  return item->is_presented && !layover_variables_are_correct (item->variables);
}

static gboolean
is_presented (const LayoverScopeItem *item)
{
  return item->is_presented;
}

static gboolean
is_responded (const LayoverScopeItem *item)
{
  return layover_variables_count_responded (item->variables) > 0;
}

static gboolean
is_selected (const LayoverScopeItem *item)
{
  return TRUE;
}

static LayoverValue *
evaluate_number_correct (const LayoverExpression *self, LayoverValue **operands,
                         LayoverScope *scope)
{
  return count_items (self, scope, is_correct);
}

static LayoverValue *
evaluate_number_incorrect (const LayoverExpression *self, LayoverValue **operands,
                           LayoverScope *scope)
{
  return count_items (self, scope, is_incorrect);
}

static LayoverValue *
evaluate_number_presented (const LayoverExpression *self, LayoverValue **operands,
                           LayoverScope *scope)
{
  return count_items (self, scope, is_presented);
}

static LayoverValue *
evaluate_number_responded (const LayoverExpression *self, LayoverValue **operands,
                           LayoverScope *scope)
{
  return count_items (self, scope, is_responded);
}

static LayoverValue *
evaluate_number_selected (const LayoverExpression *self, LayoverValue **operands,
                          LayoverScope *scope)
{
  return count_items (self, scope, is_selected);
}

const LayoverOperator layover_operators_test[] = {
  { "testVariables", 0, 0, read_test_variables, evaluate_test_variables },
  { "outcomeMaximum", 0, 0, read_outcome_limit, evaluate_outcome_maximum },
  { "outcomeMinimum", 0, 0, read_outcome_limit, evaluate_outcome_minimum },
  { "numberCorrect", 0, 0, read_subset, evaluate_number_correct },
  { "numberIncorrect", 0, 0, read_subset, evaluate_number_incorrect },
  { "numberPresented", 0, 0, read_subset, evaluate_number_presented },
  { "numberResponded", 0, 0, read_subset, evaluate_number_responded },
  { "numberSelected", 0, 0, read_subset, evaluate_number_selected },
  { NULL },
};
