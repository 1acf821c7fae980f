/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-scope.h"
#include "layover-test-private.h"
#include "layover-test-session.h"

G_BEGIN_DECLS

/** LayoverFormPlace: an item in its place of a form */
typedef struct
{
  char *key;
  guint occurrence;
  LayoverItemSession *session;
  const LayoverTestNode *reference;
  GPtrArray *path;
  guint section;
  guint n_attempts;
  GHashTable *kept; /* nullable: the outcomes after the last attempt that the candidate ended */
  guint n_kept;     /* how many attempts those were */
  gboolean is_over; /* whether there is no other */
  GStrv sections;
  LayoverScopeItem scope_item;
} LayoverFormPlace;

struct _LayoverTestSession
{
  GObject parent_instance;

  LayoverTest *test;
  guint64 seed;
  GPtrArray *places;
  GPtrArray *sections;
  GStrv categories;
  GHashTable *by_key;
  GHashTable *occurrences;
  LayoverVariables *variables;
  GPtrArray *scope_items;
  GHashTable *scope_items_by_name;
  const char *weight;
};

const LayoverVariables *layover_test_session_get_variables (LayoverTestSession *self);
const LayoverTestNode *layover_test_session_get_reference (LayoverTestSession *self, guint i);
GPtrArray *layover_test_session_get_path (LayoverTestSession *self, guint i);
guint layover_test_session_count_attempt (LayoverTestSession *self, guint i);
LayoverFormPlace *layover_test_session_get_place (LayoverTestSession *self, guint i);
void layover_test_session_init_scope (LayoverTestSession *self, LayoverScope *scope);

/* layover-test-session-scores.c */
void layover_test_session_go_back (LayoverFormPlace *place);

G_END_DECLS
