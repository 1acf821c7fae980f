/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-qti-files.h"
#include "layover-rules.h"
#include "layover-test-control.h"

G_BEGIN_DECLS

/* format.md section 10 */
#define LAYOVER_TEST_MAX_ITEMS 1000
/* Sections have no limit of their own there; these keep references from multiplying. */
#define LAYOVER_TEST_MAX_SECTIONS 1000
#define LAYOVER_TEST_MAX_REFERENCES 16

/**
 * LayoverTestBranch:
 * @target: an item, section or part, or "EXIT_TEST", "EXIT_TESTPART", "EXIT_SECTION"
 */
typedef struct
{
  char *target;
  LayoverExpression *expression;
  GError *target_error; /* until the test is read: what to say where the target is not there */
} LayoverTestBranch;

/**
 * LayoverTestNode:
 *
 * A part, a section or a reference to an item: the tree that forms are drawn from.
 */
typedef struct _LayoverTestNode LayoverTestNode;

typedef enum
{
  LAYOVER_TEST_PART,
  LAYOVER_TEST_SECTION,
  LAYOVER_TEST_ITEM_REF,
} LayoverTestNodeKind;

struct _LayoverTestNode
{
  LayoverTestNodeKind kind;
  char *identifier;
  char *title;
  LayoverTimeLimits time_limits;
  LayoverItemSessionControl control;
  GPtrArray *preconditions;
  GPtrArray *branches;
  gboolean is_required;
  gboolean is_fixed;

  /* parts */
  LayoverNavigation navigation;
  LayoverSubmission submission;

  /* parts and sections */
  GPtrArray *rubrics;
  GPtrArray *children;
  gboolean is_visible;
  gboolean keeps_together;
  gboolean is_selected_from;
  gboolean with_replacement;
  guint n_select;
  gboolean is_shuffled;

  /* references */
  LayoverItem *item;
  GStrv categories;
  GHashTable *weights;
  GHashTable *mappings;
  GHashTable *template_defaults;
};

/**
 * LayoverTestReader:
 *
 * What loading a test carries along: where items come from, what was seen already.
 */
typedef struct
{
  LayoverResolver resolver;
  gpointer data;
  const LayoverQtiFiles *files; /* NULL where files stand for themselves */
  LayoverVariables *variables;
  GPtrArray *faults;
  GPtrArray *remarks;
  GPtrArray *feedbacks;
  GError *unsupported;
  GPtrArray *items;
  GHashTable *items_by_entry;
  GHashTable *identifiers;
  GPtrArray *open_entries;
  GHashTable *section_entries;
  guint n_references;
  guint n_sections;
} LayoverTestReader;

LayoverTestNode *layover_test_node_load_part (LayoverTestReader *reader, LayoverXmlNode *node,
                                              const char *entry, GError **error);
void layover_test_node_free (LayoverTestNode *self);
void layover_test_branch_free (gpointer data);
gboolean layover_test_read_rule (LayoverTestReader *reader, LayoverTestNode *self,
                                 LayoverXmlNode *node, const char *entry, GError **error);
gboolean layover_test_read_reference_rule (LayoverTestReader *reader, LayoverTestNode *self,
                                           LayoverXmlNode *node, const char *entry, GError **error);
void layover_test_check_branches (LayoverTestReader *reader, LayoverTestNode *self);
gboolean layover_test_read_time_limits (LayoverXmlNode *node, const char *entry,
                                        LayoverTimeLimits *limits, GError **error);
gboolean layover_test_read_rubric (LayoverTestReader *reader, GPtrArray *rubrics,
                                   LayoverXmlNode *node, const char *entry);
gboolean layover_test_read_feedback (LayoverTestReader *reader, LayoverXmlNode *node,
                                     const char *part, const char *entry, GError **error);
void layover_test_feedback_free (LayoverTestFeedback *self);

GPtrArray *layover_test_get_feedbacks (LayoverTest *self);
GPtrArray *layover_test_get_parts (LayoverTest *self);
const LayoverVariables *layover_test_get_variables (LayoverTest *self);
const LayoverRules *layover_test_get_outcome_rules (LayoverTest *self);

G_END_DECLS
