/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-declaration-private.h"
#include "layover-rules.h"

typedef enum
{
  RULE_CONDITION,
  RULE_BRANCH,
  RULE_FRAGMENT,
  RULE_SET,
  RULE_SET_CORRECT,
  RULE_SET_DEFAULT,
  RULE_LOOK_UP,
  RULE_CONSTRAINT,
  RULE_EXIT,
} RuleKind;

typedef struct
{
  RuleKind kind;
  char *identifier;
  LayoverExpression *expression;
  LayoverRules *rules;
} Rule;

struct _LayoverRules
{
  GPtrArray *list;
};

/* What each element does; sets is the kind of variable that it may change, -1 for any or none. */
static const struct
{
  const char *name;
  RuleKind kind;
  gboolean has_expression;
  int sets;
} rule_table[] = {
  { "responseCondition", RULE_CONDITION, FALSE, -1 },
  { "outcomeCondition", RULE_CONDITION, FALSE, -1 },
  { "templateCondition", RULE_CONDITION, FALSE, -1 },
  { "responseIf", RULE_BRANCH, TRUE, -1 },
  { "responseElseIf", RULE_BRANCH, TRUE, -1 },
  { "responseElse", RULE_BRANCH, FALSE, -1 },
  { "outcomeIf", RULE_BRANCH, TRUE, -1 },
  { "outcomeElseIf", RULE_BRANCH, TRUE, -1 },
  { "outcomeElse", RULE_BRANCH, FALSE, -1 },
  { "templateIf", RULE_BRANCH, TRUE, -1 },
  { "templateElseIf", RULE_BRANCH, TRUE, -1 },
  { "templateElse", RULE_BRANCH, FALSE, -1 },
  { "responseProcessingFragment", RULE_FRAGMENT, FALSE, -1 },
  { "outcomeProcessingFragment", RULE_FRAGMENT, FALSE, -1 },
  { "setOutcomeValue", RULE_SET, TRUE, LAYOVER_DECLARATION_OUTCOME },
  { "setTemplateValue", RULE_SET, TRUE, LAYOVER_DECLARATION_TEMPLATE },
  { "setCorrectResponse", RULE_SET_CORRECT, TRUE, LAYOVER_DECLARATION_RESPONSE },
  { "setDefaultValue", RULE_SET_DEFAULT, TRUE, -1 },
  { "lookupOutcomeValue", RULE_LOOK_UP, TRUE, LAYOVER_DECLARATION_OUTCOME },
  { "templateConstraint", RULE_CONSTRAINT, TRUE, -1 },
  { "exitResponse", RULE_EXIT, FALSE, -1 },
  { "exitTest", RULE_EXIT, FALSE, -1 },
  { "exitTemplate", RULE_EXIT, FALSE, -1 },
};

static void
rule_free (gpointer data)
{
  Rule *rule = data;

  g_free (rule->identifier);
  g_clear_pointer (&rule->expression, layover_expression_free);
  g_clear_pointer (&rule->rules, layover_rules_free);
  g_free (rule);
}

static int
find_row (LayoverXmlNode *node)
{
  for (guint i = 0; i < G_N_ELEMENTS (rule_table); i++)
    if (layover_qti_is (node, rule_table[i].name))
      return (int) i;

  return -1;
}

static gboolean
read_target (Rule *rule, int sets, LayoverXmlNode *node, LayoverRuleReader *reader, GError **error)
{
  LayoverDeclaration *declaration;

  if (!layover_qti_read_identifier (node, "identifier", reader->entry, &rule->identifier, error))
    return FALSE;
  if (reader->variables == NULL)
    return TRUE;

  declaration = layover_variables_find (reader->variables, rule->identifier);
  if (declaration != NULL && rule->kind == RULE_LOOK_UP
      && !layover_declaration_check_tables (declaration, error))
    return FALSE;
  if (declaration != NULL && (sets < 0 || (int) layover_declaration_get_kind (declaration) == sets))
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_UNDECLARED, reader->entry, node,
                         /* Translators: the placeholder is the name of a variable */
                         _ ("The variable “%s” is not declared."), rule->identifier);

  return layover_qti_forgive (reader->faults, error);
}

static LayoverRules *load_from (LayoverXmlNode *first, gboolean in_condition,
                                LayoverRuleReader *reader, GError **error);

static gboolean
load_parts (Rule *rule, gboolean has_expression, LayoverXmlNode *node, LayoverRuleReader *reader,
            GError **error)
{
  LayoverXmlNode *child = layover_xml_node_get_first_element (node);

  if (has_expression)
    {
      if (child == NULL)
        {
          layover_qti_set_error (error, LAYOVER_ERROR_QTI_EXPRESSION, reader->entry, node,
                                 _ ("<%s> has the wrong number of operands."),
                                 layover_xml_node_get_name (node));
          return FALSE;
        }
      rule->expression = layover_expression_load (child, reader, error);
      if (rule->expression == NULL)
        return FALSE;
      child = layover_xml_node_get_next_element (child);
    }

  if (rule->kind != RULE_CONDITION && rule->kind != RULE_BRANCH && rule->kind != RULE_FRAGMENT)
    return TRUE;

  rule->rules = load_from (child, rule->kind == RULE_CONDITION, reader, error);

  return rule->rules != NULL;
}

static Rule *
load_rule (LayoverXmlNode *node, gboolean in_condition, LayoverRuleReader *reader, GError **error)
{
  int row = find_row (node);
  Rule *rule;

  if (row < 0 || (rule_table[row].kind == RULE_BRANCH) != in_condition)
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_EXPRESSION, reader->entry, node,
                             /* Translators: the placeholder is the name of an XML element */
                             _ ("<%s> is not a rule of QTI."), layover_xml_node_get_name (node));
      return NULL;
    }

  rule = g_new0 (Rule, 1);
  rule->kind = rule_table[row].kind;
  if ((rule_table[row].sets >= 0 || rule->kind == RULE_SET_DEFAULT)
      && !read_target (rule, rule_table[row].sets, node, reader, error))
    g_clear_pointer (&rule, rule_free);
  else if (!load_parts (rule, rule_table[row].has_expression, node, reader, error))
    g_clear_pointer (&rule, rule_free);

  return rule;
}

static LayoverRules *
load_from (LayoverXmlNode *first, gboolean in_condition, LayoverRuleReader *reader, GError **error)
{
  g_autoptr (LayoverRules) self = g_new0 (LayoverRules, 1);

  self->list = g_ptr_array_new_with_free_func (rule_free);
  for (LayoverXmlNode *node = first; node != NULL; node = layover_xml_node_get_next_element (node))
    {
      Rule *rule = load_rule (node, in_condition, reader, error);

      if (rule == NULL)
        return NULL;
      g_ptr_array_add (self->list, rule);
    }

  return g_steal_pointer (&self);
}

/** layover_rules_load: @node: responseProcessing, outcomeProcessing or templateProcessing */
LayoverRules *
layover_rules_load (LayoverXmlNode *node, LayoverRuleReader *reader, GError **error)
{
  return load_from (layover_xml_node_get_first_element (node), FALSE, reader, error);
}

void
layover_rules_free (LayoverRules *self)
{
  g_ptr_array_unref (self->list);
  g_free (self);
}

/* Where something unknown only goes into a variable that is marked, the rules may go on; else they guess from here. */
static LayoverValue *
evaluate (const Rule *rule, LayoverScope *scope)
{
  LayoverValue *value;

  if (scope->marks_unknown)
    scope->met_unknown = FALSE;

  value = layover_expression_evaluate (rule->expression, scope);
  if (scope->met_unknown && (!scope->marks_unknown || rule->identifier == NULL))
    scope->is_guess = TRUE;

  return value;
}

/* The first branch whose expression is true runs; NULL is not true. */
static LayoverRulesEnd
run_condition (const LayoverRules *branches, LayoverScope *scope)
{
  for (guint i = 0; i < branches->list->len; i++)
    {
      const Rule *branch = branches->list->pdata[i];
      g_autoptr (LayoverValue) truth = NULL;

      if (branch->expression != NULL)
        truth = evaluate (branch, scope);
      if (branch->expression == NULL || layover_value_get_boolean (truth))
        return layover_rules_run (branch->rules, scope);
    }

  return LAYOVER_RULES_DONE;
}

static void
look_up (const Rule *rule, LayoverScope *scope, const LayoverValue *source)
{
  LayoverDeclaration *declaration = layover_variables_find (scope->variables, rule->identifier);
  g_autoptr (LayoverValue) target = NULL;

  if (declaration == NULL)
    return;

  target = layover_declaration_look_up (declaration, source);
  layover_variables_set (scope->variables, rule->identifier, target);
}

/* What is set from something unknown is unknown as well. */
static void
mark_unknown (const Rule *rule, LayoverScope *scope)
{
  if (rule->kind == RULE_SET_CORRECT)
    layover_variables_mark_correct_unknown (scope->variables, rule->identifier);
  else
    layover_variables_mark_unknown (scope->variables, rule->identifier);
}

static LayoverRulesEnd
run_rule (const Rule *rule, LayoverScope *scope)
{
  g_autoptr (LayoverValue) value = NULL;

  if (rule->kind == RULE_CONDITION)
    return run_condition (rule->rules, scope);
  if (rule->kind == RULE_FRAGMENT)
    return layover_rules_run (rule->rules, scope);
  if (rule->kind == RULE_EXIT)
    return LAYOVER_RULES_EXIT;

  value = evaluate (rule, scope);
  if (rule->kind == RULE_SET)
    layover_variables_set (scope->variables, rule->identifier, value);
  else if (rule->kind == RULE_SET_CORRECT)
    layover_variables_set_correct (scope->variables, rule->identifier, value);
  else if (rule->kind == RULE_SET_DEFAULT)
    layover_variables_set_default (scope->variables, rule->identifier, value);
  else if (rule->kind == RULE_LOOK_UP)
    look_up (rule, scope, value);
  else if (rule->kind == RULE_CONSTRAINT && !layover_value_get_boolean (value))
    return LAYOVER_RULES_RESTART;

  if (scope->met_unknown && scope->marks_unknown && rule->identifier != NULL)
    mark_unknown (rule, scope);

  return LAYOVER_RULES_DONE;
}

LayoverRulesEnd
layover_rules_run (const LayoverRules *self, LayoverScope *scope)
{
  for (guint i = 0; i < self->list->len && layover_scope_charge (scope, 1); i++)
    {
      LayoverRulesEnd end = run_rule (self->list->pdata[i], scope);

      if (end != LAYOVER_RULES_DONE)
        return end;
    }

  return LAYOVER_RULES_DONE;
}

gboolean
layover_rules_is_empty (const LayoverRules *self)
{
  return self->list->len == 0;
}

/** layover_rules_find_weight: Returns: (nullable) (transfer none): the first weight that any expression names */
const char *
layover_rules_find_weight (const LayoverRules *self)
{
  const char *weight = NULL;

  for (guint i = 0; weight == NULL && i < self->list->len; i++)
    {
      const Rule *rule = self->list->pdata[i];

      if (rule->expression != NULL)
        weight = layover_expression_find_weight (rule->expression);
      if (weight == NULL && rule->rules != NULL)
        weight = layover_rules_find_weight (rule->rules);
    }

  return weight;
}
