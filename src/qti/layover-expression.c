/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-expression-private.h"

/* QTI 3 knows it without being told; it is NULL here, where nobody says who the candidate is. */
#define BUILT_IN_CONTEXT "QTI_CONTEXT"

/* Hardly any expression has more, and their values need no allocation. */
#define MAX_FEW_OPERANDS 8

static const LayoverOperator *const tables[] = {
  layover_operators_basic,  layover_operators_logic, layover_operators_container,
  layover_operators_number, layover_operators_math,  layover_operators_test,
};

/** layover_scope_charge: Returns: %FALSE when the rules have used up what they may */
gboolean
layover_scope_charge (LayoverScope *self, guint n_steps)
{
  if (n_steps > LAYOVER_SCOPE_MAX_STEPS - MIN (self->n_steps, LAYOVER_SCOPE_MAX_STEPS))
    self->n_steps = LAYOVER_SCOPE_MAX_STEPS;
  else
    self->n_steps += n_steps;

  return !layover_scope_is_exhausted (self);
}

gboolean
layover_scope_is_exhausted (const LayoverScope *self)
{
  return self->n_steps >= LAYOVER_SCOPE_MAX_STEPS;
}

/** layover_scope_get_value: Returns: (transfer none) (nullable): as layover_variables_get(); that it is unknown is noted */
LayoverValue *
layover_scope_get_value (LayoverScope *self, const LayoverVariables *variables,
                         const char *identifier)
{
  if (layover_variables_is_unknown (variables, identifier))
    self->met_unknown = TRUE;

  return layover_variables_get (variables, identifier);
}

/* "mapResponse" and "qti-map-response" → the row that says what it does */
static GHashTable *
get_operators (void)
{
  static GHashTable *operators;
  GHashTable *all;

  if (!g_once_init_enter (&operators))
    return operators;

  all = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const LayoverOperator *op = tables[i]; op->name != NULL; op++)
      {
        g_hash_table_insert (all, (char *) op->name, (gpointer) op);
        g_hash_table_insert (all, layover_qti_dup_kebab (op->name), (gpointer) op);
      }
  g_once_init_leave (&operators, all);

  return operators;
}

static const LayoverOperator *
find_operator (LayoverXmlNode *node)
{
  return g_hash_table_lookup (get_operators (), layover_xml_node_get_name (node));
}

static gboolean
load_operands (LayoverExpression *self, LayoverXmlNode *node, LayoverRuleReader *reader,
               GError **error)
{
  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node); child != NULL;
       child = layover_xml_node_get_next_element (child))
    {
      LayoverExpression *operand;

      /* baseValue holds text, customOperator may hold anything before its operands */
      if (self->op->max_operands == 0)
        break;
      operand = layover_expression_load (child, reader, error);
      if (operand == NULL)
        return FALSE;
      g_ptr_array_add (self->operands, operand);
    }

  if (self->operands->len >= self->op->min_operands
      && (self->op->max_operands == LAYOVER_OPERANDS_ANY
          || self->operands->len <= self->op->max_operands))
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_EXPRESSION, reader->entry, node,
                         _ ("<%s> has the wrong number of operands."),
                         layover_xml_node_get_name (node));

  return FALSE;
}

/** layover_rule_reader_note_unsupported: @name: as a person may know it */
void
layover_rule_reader_note_unsupported (LayoverRuleReader *reader, LayoverXmlNode *node,
                                      const char *name)
{
  if (reader->unsupported == NULL)
    layover_qti_set_error (&reader->unsupported, LAYOVER_ERROR_QTI_UNSUPPORTED, reader->entry, node,
                           /* Translators: the placeholder is the name of a part of QTI */
                           _ ("This version of Layover does not know <%s>."), name);
}

/* A customOperator is known by its class, which says whose agreement it is. */
static void
note_unsupported (LayoverExpression *self, LayoverXmlNode *node, LayoverRuleReader *reader)
{
  const char *class_name = layover_qti_get_attribute (node, "class");
  g_autofree char *name = NULL;

  if (self->op->evaluate != NULL)
    return;

  name = g_strconcat (self->op->name, class_name != NULL ? " " : NULL, class_name, NULL);
  layover_rule_reader_note_unsupported (reader, node, name);
}

/**
 * layover_expression_load:
 *
 * Returns: (transfer full) (nullable): %NULL with @error set for an operator that QTI does not have, a wrong number of
 *   operands, an attribute out of range, or a variable that nobody declares
 */
LayoverExpression *
layover_expression_load (LayoverXmlNode *node, LayoverRuleReader *reader, GError **error)
{
  g_autoptr (LayoverExpression) self = g_new0 (LayoverExpression, 1);

  self->operands = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_expression_free);
  self->op = find_operator (node);
  if (self->op == NULL)
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_EXPRESSION, reader->entry, node,
                             /* Translators: the placeholder is the name of an XML element */
                             _ ("<%s> is not an expression of QTI."),
                             layover_xml_node_get_name (node));
      return NULL;
    }

  note_unsupported (self, node, reader);
  if (self->op->read != NULL && !self->op->read (self, node, reader, error))
    return NULL;
  if (!load_operands (self, node, reader, error))
    return NULL;

  return g_steal_pointer (&self);
}

static void
clear_bound (LayoverNumberOrVariable *bound)
{
  g_clear_pointer (&bound->variable, g_free);
}

void
layover_expression_free (LayoverExpression *self)
{
  g_ptr_array_unref (self->operands);
  g_free (self->identifier);
  g_free (self->weight);
  g_free (self->section);
  g_strfreev (self->include);
  g_strfreev (self->exclude);
  layover_value_unref (self->value);
  g_clear_pointer (&self->shape, layover_shape_free);
  g_clear_pointer (&self->regex, g_regex_unref);
  g_free (self->pattern_variable);
  clear_bound (&self->a);
  clear_bound (&self->b);
  clear_bound (&self->c);
  g_free (self);
}

/* Operators on containers look at each member, and those on two may compare each with each. */
static guint
get_cost (LayoverValue **operands, guint n_operands)
{
  guint cost = 0;

  for (guint i = 0; i < n_operands; i++)
    cost += layover_value_get_n_values (operands[i]);
  if (n_operands == 2)
    cost += layover_value_get_n_values (operands[0]) / 4
            * (layover_value_get_n_values (operands[1]) / 4);

  return cost;
}

static LayoverValue *
evaluate_with (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  LayoverValue *result = NULL;
  guint n_operands = self->operands->len;

  for (guint i = 0; i < n_operands; i++)
    operands[i] = layover_expression_evaluate (self->operands->pdata[i], scope);

  if (layover_scope_charge (scope, get_cost (operands, n_operands)))
    result = self->op->evaluate (self, operands, scope);

  for (guint i = 0; i < n_operands; i++)
    layover_value_unref (operands[i]);

  return result;
}

/** layover_expression_evaluate: Returns: (transfer full) (nullable): the result, or NULL */
LayoverValue *
layover_expression_evaluate (const LayoverExpression *self, LayoverScope *scope)
{
  LayoverValue *few_operands[MAX_FEW_OPERANDS];
  g_autofree LayoverValue **many_operands = NULL;

  if (self->op->evaluate == NULL)
    scope->met_unknown = TRUE;
  if (self->op->evaluate == NULL || !layover_scope_charge (scope, 1 + self->operands->len))
    return NULL;
  if (self->op->is_lazy)
    return self->op->evaluate (self, NULL, scope);
  if (self->operands->len <= MAX_FEW_OPERANDS)
    return evaluate_with (self, few_operands, scope);

  many_operands = g_new (LayoverValue *, self->operands->len);

  return evaluate_with (self, many_operands, scope);
}

/** layover_expression_find_weight: Returns: (nullable) (transfer none): the first weight that is named in here */
const char *
layover_expression_find_weight (const LayoverExpression *self)
{
  const char *weight = self->weight;

  for (guint i = 0; weight == NULL && i < self->operands->len; i++)
    weight = layover_expression_find_weight (self->operands->pdata[i]);

  return weight;
}

/**
 * layover_rule_reader_check_variable:
 *
 * A variable has to be declared before rules speak of it. A name with a dot is an item's variable seen from a test, which
 * depends on the form.
 */
gboolean
layover_rule_reader_check_variable (LayoverRuleReader *reader, LayoverXmlNode *node,
                                    const char *identifier, GError **error)
{
  if (reader->variables == NULL || strchr (identifier, '.') != NULL
      || g_str_equal (identifier, BUILT_IN_CONTEXT)
      || layover_variables_find (reader->variables, identifier) != NULL)
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_UNDECLARED, reader->entry, node,
                         /* Translators: the placeholder is the name of a variable */
                         _ ("The variable “%s” is not declared."), identifier);

  return layover_qti_forgive (reader->faults, error);
}

/** layover_operator_read_identifier: a row's reader: the variable it speaks of, and perhaps its weight in a test */
gboolean
layover_operator_read_identifier (LayoverExpression *self, LayoverXmlNode *node,
                                  LayoverRuleReader *reader, GError **error)
{
  if (!layover_qti_read_identifier (node, "identifier", reader->entry, &self->identifier, error)
      || !layover_qti_read_optional_identifier (node, "weightIdentifier", reader->entry,
                                                &self->weight, error))
    return FALSE;

  return layover_rule_reader_check_variable (reader, node, self->identifier, error);
}

/* "{N}" names a variable as "N" does; QTI 2.1 writes it either way. */
static char *
dup_variable_name (const char *text)
{
  char *name = g_strstrip (g_strdup (text));
  gsize length = strlen (name);

  if (length > 2 && name[0] == '{' && name[length - 1] == '}')
    {
      name[length - 1] = '\0';
      memmove (name, name + 1, length - 1);
    }

  return name;
}

/** layover_operator_parse_bound: as layover_operator_read_bound(), for one word of the attribute @name */
gboolean
layover_operator_parse_bound (const char *text, LayoverXmlNode *node, const char *name,
                              LayoverRuleReader *reader, LayoverNumberOrVariable *bound,
                              GError **error)
{
  g_autofree char *variable = NULL;

  if (layover_qti_parse_float (text, &bound->number))
    return TRUE;

  variable = dup_variable_name (text);
  if (!layover_qti_identifier_is_valid (variable))
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_NUMBER, reader->entry, node,
                             /* Translators: the placeholder is the name of an XML attribute */
                             _ ("The attribute “%s” is neither a number nor a variable."), name);
      return FALSE;
    }

  bound->variable = g_steal_pointer (&variable);

  return layover_rule_reader_check_variable (reader, node, bound->variable, error);
}

/** layover_operator_read_bound: an attribute that is a number or the name of a variable; 0 when it is absent */
gboolean
layover_operator_read_bound (LayoverXmlNode *node, const char *name, LayoverRuleReader *reader,
                             LayoverNumberOrVariable *bound, GError **error)
{
  const char *text = layover_qti_get_attribute (node, name);

  return text == NULL || layover_operator_parse_bound (text, node, name, reader, bound, error);
}

/** layover_operator_get_bound: Returns: %FALSE when it is a variable that holds no number */
gboolean
layover_operator_get_bound (const LayoverNumberOrVariable *bound, LayoverScope *scope,
                            double *number)
{
  LayoverValue *value;

  *number = bound->number;
  if (bound->variable == NULL)
    return TRUE;

  value = layover_scope_get_value (scope, scope->variables, bound->variable);
  *number = layover_value_get_float (value);

  return layover_value_is_numeric (value);
}

/** layover_operator_round: QTI's rounding: halves go up. Adding a half first would lift what lies just below one. */
double
layover_operator_round (double number)
{
  double below = floor (number);

  return number - below >= 0.5 ? below + 1 : below;
}
