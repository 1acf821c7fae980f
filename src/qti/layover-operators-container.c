/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <math.h>

#include "layover-expression-private.h"

/* Operators on containers: bags, lists and records. */

static GPtrArray *
new_members (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) layover_value_unref);
}

static gboolean
is_container (const LayoverValue *value)
{
  return value != NULL
         && (layover_value_get_cardinality (value) == LAYOVER_CARDINALITY_MULTIPLE
             || layover_value_get_cardinality (value) == LAYOVER_CARDINALITY_ORDERED);
}

/* Puts operands together: single ones and those of the result's own cardinality; NULLs vanish; types have to agree. */
static LayoverValue *
join (LayoverValue **operands, guint n_operands, LayoverCardinality cardinality,
      LayoverScope *scope)
{
  g_autoptr (GPtrArray) members = new_members ();
  LayoverBaseType base_type = LAYOVER_BASE_TYPE_NONE;

  for (guint i = 0; i < n_operands; i++)
    {
      guint n_values = layover_value_get_n_values (operands[i]);

      if (operands[i] == NULL)
        continue;
      if (is_container (operands[i]) && layover_value_get_cardinality (operands[i]) != cardinality)
        return NULL;
      if (base_type == LAYOVER_BASE_TYPE_NONE)
        base_type = layover_value_get_base_type (operands[i]);
      if (base_type != layover_value_get_base_type (operands[i])
          || base_type == LAYOVER_BASE_TYPE_NONE || !layover_scope_charge (scope, n_values))
        return NULL;
      for (guint j = 0; j < n_values; j++)
        g_ptr_array_add (members, layover_value_ref (layover_value_get_value (operands[i], j)));
    }

  return layover_value_new_container (cardinality, base_type, members);
}

static LayoverValue *
evaluate_multiple (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  return join (operands, self->operands->len, LAYOVER_CARDINALITY_MULTIPLE, scope);
}

static LayoverValue *
evaluate_ordered (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  return join (operands, self->operands->len, LAYOVER_CARDINALITY_ORDERED, scope);
}

static LayoverValue *
evaluate_container_size (const LayoverExpression *self, LayoverValue **operands,
                         LayoverScope *scope)
{
  return layover_value_new_integer ((gint32) layover_value_get_n_values (operands[0]));
}

static gboolean
read_index (LayoverExpression *self, LayoverXmlNode *node, LayoverRuleReader *reader,
            GError **error)
{
  return layover_operator_read_bound (node, "n", reader, &self->a, error);
}

static LayoverValue *
evaluate_index (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  double n;

  if (!is_container (operands[0]) || !layover_operator_get_bound (&self->a, scope, &n) || n < 1
      || n > layover_value_get_n_values (operands[0]))
    return NULL;

  return layover_value_ref (layover_value_get_value (operands[0], (guint) n - 1));
}

static gboolean
read_field_value (LayoverExpression *self, LayoverXmlNode *node, LayoverRuleReader *reader,
                  GError **error)
{
  return layover_qti_read_identifier (node, "fieldIdentifier", reader->entry, &self->identifier,
                                      error);
}

static LayoverValue *
evaluate_field_value (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  return layover_value_ref (layover_value_get_field (operands[0], self->identifier));
}

static LayoverValue *
evaluate_member (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  gboolean is_member = FALSE;

  if (operands[0] == NULL || operands[1] == NULL
      || layover_value_get_cardinality (operands[0]) != LAYOVER_CARDINALITY_SINGLE)
    return NULL;

  for (guint i = 0; !is_member && i < layover_value_get_n_values (operands[1]); i++)
    is_member = layover_value_equal (operands[0], layover_value_get_value (operands[1], i));

  return layover_value_new_boolean (is_member);
}

static LayoverValue *
evaluate_delete (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  g_autoptr (GPtrArray) members = new_members ();

  if (operands[0] == NULL || !is_container (operands[1]))
    return NULL;

  for (guint i = 0; i < layover_value_get_n_values (operands[1]); i++)
    {
      LayoverValue *member = layover_value_get_value (operands[1], i);

      if (!layover_value_equal (operands[0], member))
        g_ptr_array_add (members, layover_value_ref (member));
    }

  return layover_value_new_container (layover_value_get_cardinality (operands[1]),
                                      layover_value_get_base_type (operands[1]), members);
}

static gboolean
list_has_run_at (const LayoverValue *list, guint start, const LayoverValue *run)
{
  for (guint i = 0; i < layover_value_get_n_values (run); i++)
    if (!layover_value_equal (layover_value_get_value (list, start + i),
                              layover_value_get_value (run, i)))
      return FALSE;

  return TRUE;
}

static gboolean
list_contains (const LayoverValue *list, const LayoverValue *run)
{
  guint n_run = layover_value_get_n_values (run);

  for (guint start = 0; start + n_run <= layover_value_get_n_values (list); start++)
    if (list_has_run_at (list, start, run))
      return TRUE;

  return FALSE;
}

static guint
count_in (const LayoverValue *bag, const LayoverValue *member)
{
  guint n = 0;

  for (guint i = 0; i < layover_value_get_n_values (bag); i++)
    n += layover_value_equal (layover_value_get_value (bag, i), member) ? 1 : 0;

  return n;
}

static gboolean
bag_contains (const LayoverValue *bag, const LayoverValue *part)
{
  for (guint i = 0; i < layover_value_get_n_values (part); i++)
    {
      const LayoverValue *member = layover_value_get_value (part, i);

      if (count_in (bag, member) < count_in (part, member))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_single (const LayoverValue *value)
{
  return layover_value_get_cardinality (value) == LAYOVER_CARDINALITY_SINGLE;
}

/* A single value counts as a container of one, of whatever kind the other is. */
static gboolean
are_of_one_kind (const LayoverValue *first, const LayoverValue *second)
{
  if (is_single (first) || is_single (second))
    return (is_single (first) || is_container (first))
           && (is_single (second) || is_container (second));

  return is_container (first)
         && layover_value_get_cardinality (first) == layover_value_get_cardinality (second);
}

static LayoverValue *
evaluate_contains (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  if (operands[0] == NULL || operands[1] == NULL || !are_of_one_kind (operands[0], operands[1]))
    return NULL;

  if (layover_value_get_cardinality (operands[0]) == LAYOVER_CARDINALITY_ORDERED)
    return layover_value_new_boolean (list_contains (operands[0], operands[1]));

  return layover_value_new_boolean (bag_contains (operands[0], operands[1]));
}

static LayoverValue *
evaluate_random (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  guint n_values = layover_value_get_n_values (operands[0]);

  if (n_values == 0 || scope->random == NULL)
    return NULL;

  return layover_value_ref (
      layover_value_get_value (operands[0], layover_random_below (scope->random, n_values)));
}

static gboolean
read_repeat (LayoverExpression *self, LayoverXmlNode *node, LayoverRuleReader *reader,
             GError **error)
{
  return layover_operator_read_bound (node, "numberRepeats", reader, &self->a, error);
}

static LayoverValue *
evaluate_repeat (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  g_autoptr (GPtrArray) results = new_members ();
  double n_repeats;

  if (!layover_operator_get_bound (&self->a, scope, &n_repeats))
    return NULL;

  for (double n = 1; n <= n_repeats && !layover_scope_is_exhausted (scope); n++)
    for (guint i = 0; i < self->operands->len; i++)
      {
        LayoverValue *result = layover_expression_evaluate (self->operands->pdata[i], scope);

        if (result != NULL)
          g_ptr_array_add (results, result);
      }

  return join ((LayoverValue **) results->pdata, results->len, LAYOVER_CARDINALITY_ORDERED, scope);
}

const LayoverOperator layover_operators_container[] = {
  { "multiple", 0, LAYOVER_OPERANDS_ANY, NULL, evaluate_multiple },
  { "ordered", 0, LAYOVER_OPERANDS_ANY, NULL, evaluate_ordered },
  { "containerSize", 1, 1, NULL, evaluate_container_size },
  { "index", 1, 1, read_index, evaluate_index },
  { "fieldValue", 1, 1, read_field_value, evaluate_field_value },
  { "member", 2, 2, NULL, evaluate_member },
  { "delete", 2, 2, NULL, evaluate_delete },
  { "contains", 2, 2, NULL, evaluate_contains },
  { "random", 1, 1, NULL, evaluate_random },
  { "repeat", 1, LAYOVER_OPERANDS_ANY, read_repeat, evaluate_repeat, TRUE },
  { NULL },
};
