/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-declaration-private.h"
#include "layover-expression-private.h"

/* Operators that get at values: constants, variables, declarations, chance. */

static gboolean
read_base_value (LayoverExpression *self, LayoverXmlNode *node, LayoverRuleReader *reader,
                 GError **error)
{
  const char *type = layover_qti_get_attribute (node, "baseType");
  g_autofree char *text = layover_xml_node_dup_text_content (node);
  LayoverBaseType base_type;

  if (type == NULL || !layover_base_type_from_string (type, &base_type))
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_ATTRIBUTE, reader->entry, node,
                             _ ("A value lacks its type."));
      return FALSE;
    }

  self->value = layover_value_parse (base_type, text, error);
  if (self->value != NULL)
    return TRUE;

  layover_qti_add_place (error, reader->entry, node);

  return layover_qti_forgive (reader->faults, error);
}

static LayoverValue *
evaluate_base_value (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  return layover_value_ref (self->value);
}

static LayoverValue *
evaluate_null (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  return NULL;
}

/* "Q07.SCORE" seen from a test: the item's own identifier or its key in the form, then the variable. */
static const LayoverScopeItem *
find_item (LayoverScope *scope, const char *identifier, const char **variable)
{
  const char *dot = strrchr (identifier, '.');
  g_autofree char *name = NULL;

  if (scope->items_by_name == NULL || dot == NULL)
    return NULL;

  name = g_strndup (identifier, (gsize) (dot - identifier));
  *variable = dot + 1;

  return g_hash_table_lookup (scope->items_by_name, name);
}

/* Where a variable lives: in the item or test itself, or, seen from a test, in one of its items. */
static const LayoverVariables *
find_variables (const LayoverExpression *self, LayoverScope *scope, const char **name,
                const double **weight)
{
  const LayoverScopeItem *item;
  const char *source;

  *name = self->identifier;
  *weight = NULL;
  if (layover_variables_find (scope->variables, self->identifier) != NULL)
    return scope->variables;

  item = find_item (scope, self->identifier, name);
  if (item == NULL)
    return scope->variables;

  source = g_hash_table_lookup (item->mappings, *name);
  if (source != NULL)
    *name = source;
  if (self->weight != NULL)
    *weight = g_hash_table_lookup (item->weights, self->weight);

  return item->variables;
}

static LayoverValue *
evaluate_variable (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  const char *name;
  const double *weight;
  const LayoverVariables *variables = find_variables (self, scope, &name, &weight);
  LayoverValue *value = layover_scope_get_value (scope, variables, name);

  if (weight != NULL && layover_value_is_numeric (value))
    return layover_value_new_float (layover_value_get_float (value) * *weight);

  return layover_value_ref (value);
}

static LayoverValue *
evaluate_correct (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  const char *name;
  const double *weight;
  const LayoverVariables *variables = find_variables (self, scope, &name, &weight);

  if (layover_variables_is_correct_unknown (variables, name))
    scope->met_unknown = TRUE;

  return layover_value_ref (layover_variables_get_correct (variables, name));
}

static LayoverValue *
evaluate_default (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  const char *name;
  const double *weight;
  const LayoverVariables *variables = find_variables (self, scope, &name, &weight);

  return layover_value_ref (layover_variables_get_default (variables, name));
}

static gboolean
read_mapped (LayoverExpression *self, LayoverXmlNode *node, LayoverRuleReader *reader,
             GError **error)
{
  LayoverDeclaration *declaration = NULL;

  if (!layover_operator_read_identifier (self, node, reader, error))
    return FALSE;

  if (reader->variables != NULL)
    declaration = layover_variables_find (reader->variables, self->identifier);
  if (declaration != NULL && !layover_declaration_check_tables (declaration, error))
    return FALSE;
  if (declaration != NULL && !layover_declaration_has_mapping (declaration)
      && reader->unmapped_line == 0)
    reader->unmapped_line = (guint) layover_xml_node_get_line (node);

  return TRUE;
}

/* Each value given is held against every entry of the mapping, of which there may be a thousand. */
static gboolean
charge_mapping (LayoverScope *scope, const LayoverValue *response)
{
  return layover_scope_charge (scope, layover_value_get_n_values (response) * 64);
}

static LayoverValue *
evaluate_map_response (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  LayoverDeclaration *declaration = layover_variables_find (scope->variables, self->identifier);
  const LayoverValue *response = layover_variables_get (scope->variables, self->identifier);

  if (declaration == NULL || !charge_mapping (scope, response))
    return NULL;

  return layover_declaration_map_response (declaration, response);
}

static LayoverValue *
evaluate_map_point (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  LayoverDeclaration *declaration = layover_variables_find (scope->variables, self->identifier);
  const LayoverValue *response = layover_variables_get (scope->variables, self->identifier);

  if (declaration == NULL || !charge_mapping (scope, response))
    return NULL;

  return layover_declaration_map_point (declaration, response);
}

static gboolean
read_random (LayoverExpression *self, LayoverXmlNode *node, LayoverRuleReader *reader,
             GError **error)
{
  self->c.number = 1;

  return layover_operator_read_bound (node, "min", reader, &self->a, error)
         && layover_operator_read_bound (node, "max", reader, &self->b, error)
         && layover_operator_read_bound (node, "step", reader, &self->c, error);
}

static gboolean
get_range (const LayoverExpression *self, LayoverScope *scope, double *min, double *max)
{
  return scope->random != NULL && layover_operator_get_bound (&self->a, scope, min)
         && layover_operator_get_bound (&self->b, scope, max) && *min <= *max;
}

static LayoverValue *
evaluate_random_integer (const LayoverExpression *self, LayoverValue **operands,
                         LayoverScope *scope)
{
  double min;
  double max;
  double step;
  double n_choices;

  if (!get_range (self, scope, &min, &max) || !layover_operator_get_bound (&self->c, scope, &step)
      || step < 1)
    return NULL;

  n_choices = floor ((max - min) / step) + 1;
  if (n_choices > G_MAXINT32)
    return NULL;

  return layover_value_new_integer (
      (gint32) (min + step * layover_random_below (scope->random, (guint32) n_choices)));
}

static LayoverValue *
evaluate_random_float (const LayoverExpression *self, LayoverValue **operands, LayoverScope *scope)
{
  double min;
  double max;

  if (!get_range (self, scope, &min, &max))
    return NULL;

  return layover_value_new_float (min + (max - min) * layover_random_unit (scope->random));
}

const LayoverOperator layover_operators_basic[] = {
  { "baseValue", 0, 0, read_base_value, evaluate_base_value },
  { "null", 0, 0, NULL, evaluate_null },
  { "variable", 0, 0, layover_operator_read_identifier, evaluate_variable },
  { "correct", 0, 0, layover_operator_read_identifier, evaluate_correct },
  { "default", 0, 0, layover_operator_read_identifier, evaluate_default },
  { "mapResponse", 0, 0, read_mapped, evaluate_map_response },
  { "mapResponsePoint", 0, 0, read_mapped, evaluate_map_point },
  { "randomInteger", 0, 0, read_random, evaluate_random_integer },
  { "randomFloat", 0, 0, read_random, evaluate_random_float },
  /* known by name only: what it does is agreed between an author and one program */
  { "customOperator", 0, LAYOVER_OPERANDS_ANY, NULL, NULL },
  { NULL },
};
