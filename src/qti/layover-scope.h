/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-random.h"
#include "layover-variables.h"

G_BEGIN_DECLS

/* Enough for the largest test with a hundred rules that look at each of its items, and reached within a tenth of a
 * second. */
#define LAYOVER_SCOPE_MAX_STEPS 100000

/**
 * LayoverScopeItem:
 *
 * What a test's expressions may know about one item of the form. Everything is borrowed.
 */
typedef struct
{
  const char *key;
  LayoverVariables *variables;
  GHashTable *weights;
  GHashTable *mappings;
  const char *const *categories;
  const char *const *sections;
  gboolean is_presented;
} LayoverScopeItem;

/**
 * LayoverScope:
 * @variables: those of the item or test whose rules run
 * @random: (nullable): only while templates are processed or a form is drawn
 * @items: (nullable) (element-type LayoverScopeItem): only in a test
 * @items_by_name: (nullable) (element-type utf8 LayoverScopeItem): the same by key and by identifier
 * @n_steps: how much work was done; rules that pass %LAYOVER_SCOPE_MAX_STEPS are given up
 * @met_unknown: whether something was asked for that only another program knows (customOperator), or follows from it
 * @marks_unknown: whether a variable that follows from it is marked as unknown and rules go on: while templates are
 *   processed
 * @is_guess: whether what the rules come to depends on it
 *
 * What an expression sees while it is evaluated. Private to this layer.
 */
typedef struct
{
  LayoverVariables *variables;
  LayoverRandom *random;
  GPtrArray *items;
  GHashTable *items_by_name;
  guint n_steps;
  gboolean met_unknown;
  gboolean marks_unknown;
  gboolean is_guess;
} LayoverScope;

gboolean layover_scope_charge (LayoverScope *self, guint n_steps);
gboolean layover_scope_is_exhausted (const LayoverScope *self);
LayoverValue *layover_scope_get_value (LayoverScope *self, const LayoverVariables *variables,
                                       const char *identifier);

G_END_DECLS
