/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include "layover-test-session-private.h"

/* The way through a test: which item follows, given preconditions and branch rules. Those of parts always apply; those
 * of sections and items only in linear parts, since in others the candidate goes where they like. */

static guint
get_n_items (LayoverTestSession *self)
{
  return layover_test_session_get_n_items (self);
}

static gboolean
is_linear (LayoverTestSession *self, guint i)
{
  const LayoverTestNode *part = layover_test_session_get_path (self, i)->pdata[0];

  return part->navigation == LAYOVER_NAVIGATION_LINEAR;
}

static gboolean
is_true (LayoverScope *scope, const LayoverExpression *expression)
{
  g_autoptr (LayoverValue) value = layover_expression_evaluate (expression, scope);

  return layover_value_get_boolean (value);
}

static gboolean
meets_preconditions (LayoverScope *scope, const LayoverTestNode *node)
{
  for (guint i = 0; i < node->preconditions->len; i++)
    if (!is_true (scope, node->preconditions->pdata[i]))
      return FALSE;

  return TRUE;
}

static gboolean
may_enter (LayoverTestSession *self, LayoverScope *scope, guint i)
{
  GPtrArray *path = layover_test_session_get_path (self, i);

  guint n_levels = is_linear (self, i) ? path->len : 1;

  for (guint j = 0; j < n_levels; j++)
    if (!meets_preconditions (scope, path->pdata[j]))
      return FALSE;

  return !is_linear (self, i)
         || meets_preconditions (scope, layover_test_session_get_reference (self, i));
}

static gboolean
is_inside (LayoverTestSession *self, guint i, const LayoverTestNode *node)
{
  return layover_test_session_get_reference (self, i) == node
         || g_ptr_array_find (layover_test_session_get_path (self, i), node, NULL);
}

static gboolean
is_inside_named (LayoverTestSession *self, guint i, const char *identifier)
{
  GPtrArray *path = layover_test_session_get_path (self, i);
  g_autofree char *name = NULL;

  for (guint j = 0; j < path->len; j++)
    if (g_str_equal (((LayoverTestNode *) path->pdata[j])->identifier, identifier))
      return TRUE;

  if (g_str_equal (layover_test_session_get_reference (self, i)->identifier, identifier))
    return TRUE;

  name = layover_test_session_dup_item_name (self, i);

  return g_str_equal (name, identifier);
}

static guint
skip_node (LayoverTestSession *self, guint i, const LayoverTestNode *node)
{
  while (i < get_n_items (self) && is_inside (self, i, node))
    i++;

  return i;
}

/* A branch only leads forward; one that leads nowhere ends the test. */
static guint
find_target (LayoverTestSession *self, guint i, const char *target)
{
  GPtrArray *path = layover_test_session_get_path (self, i);

  if (g_str_equal (target, "EXIT_TEST"))
    return get_n_items (self);
  if (g_str_equal (target, "EXIT_TESTPART"))
    return skip_node (self, i, path->pdata[0]);
  if (g_str_equal (target, "EXIT_SECTION"))
    return skip_node (self, i, path->pdata[path->len - 1]);

  for (i = i + 1; i < get_n_items (self); i++)
    if (is_inside_named (self, i, target))
      break;

  return i;
}

static gboolean
take_branch (LayoverTestSession *self, LayoverScope *scope, guint i, const LayoverTestNode *node,
             guint *next)
{
  for (guint j = 0; j < node->branches->len; j++)
    {
      const LayoverTestBranch *branch = node->branches->pdata[j];

      if (is_true (scope, branch->expression))
        {
          *next = find_target (self, i, branch->target);
          return TRUE;
        }
    }

  return FALSE;
}

/* The item's own rules first, then those of each section and part that is left with it, from the inside out. */
static guint
leave (LayoverTestSession *self, LayoverScope *scope, guint i)
{
  GPtrArray *path = layover_test_session_get_path (self, i);
  guint next = i + 1;

  if (is_linear (self, i)
      && take_branch (self, scope, i, layover_test_session_get_reference (self, i), &next))
    return next;

  for (guint j = path->len; j > 0; j--)
    {
      const LayoverTestNode *node = path->pdata[j - 1];

      if (i + 1 < get_n_items (self) && is_inside (self, i + 1, node))
        break;
      if ((j == 1 || is_linear (self, i)) && take_branch (self, scope, i, node, &next))
        break;
    }

  return next;
}

static gboolean
find_from (LayoverTestSession *self, LayoverScope *scope, guint i, guint *next)
{
  while (i < get_n_items (self) && !may_enter (self, scope, i))
    i++;

  *next = i;

  return i < get_n_items (self);
}

/** layover_test_session_find_first: @next: (out): the first item to show. Returns: %FALSE when there is none */
gboolean
layover_test_session_find_first (LayoverTestSession *self, guint *next)
{
  LayoverScope scope;

  g_return_val_if_fail (LAYOVER_IS_TEST_SESSION (self), FALSE);

  layover_test_session_init_scope (self, &scope);

  return find_from (self, &scope, 0, next);
}

/**
 * layover_test_session_find_next:
 * @next: (out): the item that follows item @i when the candidate is done with it
 *
 * Outcomes have to be processed first, since branch rules and preconditions ask for them.
 *
 * Returns: %FALSE at the end of the test
 */
gboolean
layover_test_session_find_next (LayoverTestSession *self, guint i, guint *next)
{
  LayoverScope scope;

  g_return_val_if_fail (LAYOVER_IS_TEST_SESSION (self), FALSE);
  g_return_val_if_fail (i < get_n_items (self), FALSE);

  layover_test_session_init_scope (self, &scope);

  return find_from (self, &scope, leave (self, &scope, i), next);
}
