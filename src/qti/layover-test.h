/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-item.h"

G_BEGIN_DECLS

typedef enum
{
  LAYOVER_NAVIGATION_LINEAR,
  LAYOVER_NAVIGATION_NONLINEAR,
} LayoverNavigation;

typedef enum
{
  LAYOVER_SUBMISSION_INDIVIDUAL,
  LAYOVER_SUBMISSION_SIMULTANEOUS,
} LayoverSubmission;

#define LAYOVER_TYPE_TEST (layover_test_get_type ())
G_DECLARE_FINAL_TYPE (LayoverTest, layover_test, LAYOVER, TEST, GObject)

LayoverTest *layover_test_load (GBytes *bytes, const char *entry, LayoverResolver resolver,
                                gpointer data, GError **error);
LayoverTest *layover_test_load_with_files (GBytes *bytes, const char *entry,
                                           LayoverResolver resolver, gpointer data, GError **error);

const char *layover_test_get_entry (LayoverTest *self);
const char *layover_test_get_identifier (LayoverTest *self);
const char *layover_test_get_title (LayoverTest *self);
guint layover_test_get_time_limit_s (LayoverTest *self);
LayoverNavigation layover_test_get_navigation (LayoverTest *self);
LayoverSubmission layover_test_get_submission (LayoverTest *self);
guint layover_test_get_n_items (LayoverTest *self);
LayoverItem *layover_test_get_item (LayoverTest *self, guint i);
guint layover_test_count_drawn_items (LayoverTest *self);
GPtrArray *layover_test_get_faults (LayoverTest *self);
GPtrArray *layover_test_get_remarks (LayoverTest *self);
GPtrArray *layover_test_list_outcomes (LayoverTest *self);
gboolean layover_test_check_rules (LayoverTest *self, GError **error);
gboolean layover_test_check_supported (LayoverTest *self, GError **error);
void layover_test_read_stimuli (LayoverTest *self, LayoverResolver resolver, gpointer data);
void layover_test_foreach_reference (LayoverTest *self, LayoverItemReferenceFunc func,
                                     gpointer data);

G_END_DECLS
