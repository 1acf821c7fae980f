/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-test-private.h"

/* What the nodes of a test carry beside their children: preconditions and branch rules, and at references weights,
 * mappings of variables and defaults of templates. */

static const char *const exits[] = { "EXIT_TEST", "EXIT_TESTPART", "EXIT_SECTION", NULL };

void
layover_test_branch_free (gpointer data)
{
  LayoverTestBranch *branch = data;

  g_free (branch->target);
  g_clear_pointer (&branch->expression, layover_expression_free);
  g_clear_error (&branch->target_error);
  g_free (branch);
}

static LayoverExpression *
read_only_expression (LayoverTestReader *reader, LayoverXmlNode *node, const char *entry,
                      GError **error)
{
  LayoverRuleReader rule_reader = { .entry = entry,
                                    .variables = reader->variables,
                                    .faults = reader->faults };
  LayoverXmlNode *child = layover_xml_node_get_first_element (node);
  LayoverExpression *expression;

  if (child != NULL)
    {
      expression = layover_expression_load (child, &rule_reader, error);
      if (reader->unsupported == NULL)
        reader->unsupported = g_steal_pointer (&rule_reader.unsupported);
      g_clear_error (&rule_reader.unsupported);
      return expression;
    }

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_EXPRESSION, entry, node,
                         _ ("<%s> has the wrong number of operands."),
                         layover_xml_node_get_name (node));

  return NULL;
}

/* Whether the target is there cannot be said before the whole test is read: see layover_test_check_branches(). */
static gboolean
read_branch (LayoverTestReader *reader, LayoverTestNode *self, LayoverXmlNode *node,
             const char *entry, GError **error)
{
  LayoverTestBranch *branch = g_new0 (LayoverTestBranch, 1);

  g_ptr_array_add (self->branches, branch);
  branch->expression = read_only_expression (reader, node, entry, error);
  if (branch->expression == NULL
      || !layover_qti_read_identifier (node, "target", entry, &branch->target, error))
    return FALSE;

  layover_qti_set_error (&branch->target_error, LAYOVER_ERROR_QTI_UNDECLARED, entry, node,
                         /* Translators: the placeholder is an identifier that an author chose */
                         _ ("A branch leads to “%s”, which the test does not have."),
                         branch->target);

  return TRUE;
}

static gboolean
read_weight (LayoverTestNode *self, LayoverXmlNode *node, const char *entry, GError **error)
{
  char *identifier = NULL;
  double *value;

  if (!layover_qti_read_identifier (node, "identifier", entry, &identifier, error))
    return FALSE;

  value = g_new0 (double, 1);
  g_hash_table_insert (self->weights, identifier, value);

  return layover_qti_read_number (node, "value", entry, value, NULL, error);
}

static gboolean
read_mapping (LayoverTestNode *self, LayoverXmlNode *node, const char *entry, GError **error)
{
  g_autofree char *source = NULL;
  g_autofree char *target = NULL;

  if (!layover_qti_read_identifier (node, "sourceIdentifier", entry, &source, error)
      || !layover_qti_read_identifier (node, "targetIdentifier", entry, &target, error))
    return FALSE;

  g_hash_table_insert (self->mappings, g_steal_pointer (&target), g_steal_pointer (&source));

  return TRUE;
}

/** layover_test_read_rule: @node: anything; what a part, a section and a reference may carry alike is read into @self */
gboolean
layover_test_read_rule (LayoverTestReader *reader, LayoverTestNode *self, LayoverXmlNode *node,
                        const char *entry, GError **error)
{
  if (layover_qti_is (node, "preCondition"))
    {
      LayoverExpression *expression = read_only_expression (reader, node, entry, error);

      if (expression == NULL)
        return FALSE;
      g_ptr_array_add (self->preconditions, expression);
    }
  else if (layover_qti_is (node, "branchRule"))
    {
      return read_branch (reader, self, node, entry, error);
    }

  return TRUE;
}

static gboolean
read_template_default (LayoverTestReader *reader, LayoverTestNode *self, LayoverXmlNode *node,
                       const char *entry, GError **error)
{
  char *identifier = NULL;
  LayoverExpression *expression;

  if (!layover_qti_read_identifier (node, "templateIdentifier", entry, &identifier, error))
    return FALSE;

  expression = read_only_expression (reader, node, entry, error);
  if (expression == NULL)
    {
      g_free (identifier);
      return FALSE;
    }
  g_hash_table_insert (self->template_defaults, identifier, expression);

  return TRUE;
}

/** layover_test_read_reference_rule: as layover_test_read_rule(), and what only references carry */
gboolean
layover_test_read_reference_rule (LayoverTestReader *reader, LayoverTestNode *self,
                                  LayoverXmlNode *node, const char *entry, GError **error)
{
  if (layover_qti_is (node, "weight"))
    return read_weight (self, node, entry, error);
  if (layover_qti_is (node, "variableMapping"))
    return read_mapping (self, node, entry, error);
  if (layover_qti_is (node, "templateDefault"))
    return read_template_default (reader, self, node, entry, error);

  return layover_test_read_rule (reader, self, node, entry, error);
}

/* "Q1.2" is the second time that "Q1" occurs. */
static gboolean
is_known (LayoverTestReader *reader, const char *target)
{
  const char *dot = strrchr (target, '.');
  g_autofree char *name = NULL;
  gint32 occurrence;

  if (g_hash_table_contains (reader->identifiers, target) || g_strv_contains (exits, target))
    return TRUE;
  if (dot == NULL || !layover_qti_parse_integer (dot + 1, &occurrence))
    return FALSE;

  name = g_strndup (target, (gsize) (dot - target));

  return g_hash_table_contains (reader->identifiers, name);
}

/**
 * layover_test_check_branches:
 * @self: a part, or what is in one
 *
 * A branch that leads nowhere ends the test when it is taken, and is a fault. To be asked when the whole test is read.
 */
void
layover_test_check_branches (LayoverTestReader *reader, LayoverTestNode *self)
{
  for (guint i = 0; i < self->branches->len; i++)
    {
      LayoverTestBranch *branch = self->branches->pdata[i];

      if (!is_known (reader, branch->target))
        layover_qti_forgive (reader->faults, &branch->target_error);
      g_clear_error (&branch->target_error);
    }

  for (guint i = 0; i < self->children->len; i++)
    layover_test_check_branches (reader, self->children->pdata[i]);
}
