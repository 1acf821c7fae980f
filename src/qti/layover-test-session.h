/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-item-session.h"
#include "layover-test.h"

G_BEGIN_DECLS

/**
 * LayoverTestSession:
 *
 * One candidate's form of a test: the items drawn and ordered by the seed, a LayoverItemSession for each, the test's
 * outcomes. Items are numbered from 0 in the order of the form.
 */
#define LAYOVER_TYPE_TEST_SESSION (layover_test_session_get_type ())
G_DECLARE_FINAL_TYPE (LayoverTestSession, layover_test_session, LAYOVER, TEST_SESSION, GObject)

LayoverTestSession *layover_test_session_new (LayoverTest *test, guint64 seed, GError **error);

LayoverTest *layover_test_session_get_test (LayoverTestSession *self);
guint64 layover_test_session_get_seed (LayoverTestSession *self);

guint layover_test_session_get_n_items (LayoverTestSession *self);
const char *layover_test_session_get_item_ref (LayoverTestSession *self, guint i);
char *layover_test_session_dup_item_name (LayoverTestSession *self, guint i);
gboolean layover_test_session_find_item (LayoverTestSession *self, const char *item_ref, guint *i);
LayoverItemSession *layover_test_session_get_item (LayoverTestSession *self, guint i);
const char *const *layover_test_session_get_item_categories (LayoverTestSession *self, guint i);
double layover_test_session_get_item_weight (LayoverTestSession *self, guint i);

guint layover_test_session_get_n_sections (LayoverTestSession *self);
guint layover_test_session_get_section_index (LayoverTestSession *self, guint i);
const char *layover_test_session_get_section_identifier (LayoverTestSession *self, guint section);
const char *layover_test_session_get_section_title (LayoverTestSession *self, guint section);
const char *const *layover_test_session_get_categories (LayoverTestSession *self);

GPtrArray *layover_test_session_list_rubrics (LayoverTestSession *self, guint i);

void layover_test_session_set_presented (LayoverTestSession *self, guint i);
gboolean layover_test_session_is_presented (LayoverTestSession *self, guint i);
gboolean layover_test_session_is_submitted (LayoverTestSession *self, guint i);
gboolean layover_test_session_find_first (LayoverTestSession *self, guint *next);
gboolean layover_test_session_find_next (LayoverTestSession *self, guint i, guint *next);

gboolean layover_test_session_submit (LayoverTestSession *self, GError **error);
gboolean layover_test_session_process_outcomes (LayoverTestSession *self, GError **error);
LayoverValue *layover_test_session_get_outcome (LayoverTestSession *self, const char *identifier);
double layover_test_session_get_score (LayoverTestSession *self);
double layover_test_session_get_max_score (LayoverTestSession *self);
void layover_test_session_get_section_score (LayoverTestSession *self, guint section, double *score,
                                             double *maximum);
void layover_test_session_get_category_score (LayoverTestSession *self, const char *category,
                                              double *score, double *maximum);

G_END_DECLS
