/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "layover-declaration-private.h"
#include "layover-item-private.h"
#include "layover-test-private.h"
#include "layover-test-session.h"

struct _LayoverTest
{
  GObject parent_instance;

  char *entry;
  char *identifier;
  char *title;
  LayoverTimeLimits time_limits;
  LayoverVariables *variables;
  LayoverRules *outcome_rules;
  GPtrArray *parts;
  GPtrArray *items;
  GHashTable *section_entries;
  GError *unsupported;
  GPtrArray *feedbacks;
  GPtrArray *faults;
  GPtrArray *remarks;
};

G_DEFINE_FINAL_TYPE (LayoverTest, layover_test, G_TYPE_OBJECT)

static void
layover_test_finalize (GObject *object)
{
  LayoverTest *self = LAYOVER_TEST (object);

  g_free (self->entry);
  g_free (self->identifier);
  g_free (self->title);
  g_clear_pointer (&self->variables, layover_variables_free);
  g_clear_pointer (&self->outcome_rules, layover_rules_free);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->section_entries);
  g_ptr_array_unref (self->faults);
  g_ptr_array_unref (self->remarks);
  g_clear_error (&self->unsupported);
  g_ptr_array_unref (self->feedbacks);

  G_OBJECT_CLASS (layover_test_parent_class)->finalize (object);
}

static void
layover_test_class_init (LayoverTestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_test_finalize;
}

static void
layover_test_init (LayoverTest *self)
{
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  self->remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  self->feedbacks = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_test_feedback_free);
  self->variables = layover_variables_new ();
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_test_node_free);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->section_entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static gboolean
load_head (LayoverTest *self, LayoverXmlNode *root, GError **error)
{
  const char *title = layover_qti_get_attribute (root, "title");

  if (!layover_qti_is (root, "assessmentTest"))
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI, self->entry, root,
                             _ ("This is not a test in the QTI format."));
      return FALSE;
    }

  self->title = g_strdup (title != NULL ? title : "");

  return layover_qti_read_own_name (root, self->entry, self->faults, &self->identifier, error)
         && layover_test_read_time_limits (root, self->entry, &self->time_limits, error);
}

static gboolean
load_declarations (LayoverTest *self, LayoverXmlNode *root, GError **error)
{
  g_autoptr (LayoverDeclaration)
      duration = layover_declaration_new (LAYOVER_DECLARATION_RESPONSE, "duration",
                                          LAYOVER_CARDINALITY_SINGLE, LAYOVER_BASE_TYPE_DURATION);

  for (LayoverXmlNode *node = layover_xml_node_get_first_element (root); node != NULL;
       node = layover_xml_node_get_next_element (node))
    if (layover_qti_is (node, "outcomeDeclaration")
        && !layover_variables_load (self->variables, node, self->entry, self->faults, error))
      return FALSE;

  layover_variables_declare (self->variables, duration);

  return TRUE;
}

static gboolean
load_outcome_processing (LayoverTest *self, LayoverXmlNode *root, GError **error)
{
  LayoverRuleReader reader = { .entry = self->entry,
                               .variables = self->variables,
                               .faults = self->faults };
  LayoverXmlNode *node = layover_qti_find_child (root, "outcomeProcessing");

  if (node == NULL)
    return TRUE;

  self->outcome_rules = layover_rules_load (node, &reader, error);
  self->unsupported = reader.unsupported;

  return self->outcome_rules != NULL;
}

static gboolean
load_parts_with (LayoverTest *self, LayoverTestReader *reader, LayoverXmlNode *root, GError **error)
{
  g_autoptr (GPtrArray)
      rubrics = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_content_node_unref);

  for (LayoverXmlNode *node = layover_xml_node_get_first_element (root); node != NULL;
       node = layover_xml_node_get_next_element (node))
    {
      LayoverTestNode *part;

      if (layover_qti_is (node, "rubricBlock"))
        layover_test_read_rubric (reader, rubrics, node, self->entry);
      if (layover_qti_is (node, "testFeedback")
          && !layover_test_read_feedback (reader, node, NULL, self->entry, error))
        return FALSE;
      if (!layover_qti_is (node, "testPart"))
        continue;
      part = layover_test_node_load_part (reader, node, self->entry, error);
      if (part == NULL)
        return FALSE;
      for (guint i = rubrics->len; i > 0; i--)
        g_ptr_array_insert (part->rubrics, 0, layover_content_node_ref (rubrics->pdata[i - 1]));
      g_ptr_array_add (self->parts, part);
    }

  for (guint i = 0; i < self->parts->len; i++)
    layover_test_check_branches (reader, self->parts->pdata[i]);

  if (reader->n_references > 0)
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_EMPTY, self->entry, root,
                         _ ("The test has no questions."));

  return FALSE;
}

static gboolean
load_parts (LayoverTest *self, LayoverXmlNode *root, LayoverResolver resolver, gpointer data,
            const LayoverQtiFiles *files, GError **error)
{
  g_autoptr (GHashTable) by_entry = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable)
      identifiers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) open_entries = g_ptr_array_new_with_free_func (g_free);
  LayoverTestReader reader = {
    .resolver = resolver,
    .data = data,
    .files = files,
    .variables = self->variables,
    .faults = self->faults,
    .remarks = self->remarks,
    .feedbacks = self->feedbacks,
    .items = self->items,
    .items_by_entry = by_entry,
    .identifiers = identifiers,
    .open_entries = open_entries,
    .section_entries = self->section_entries,
  };

  gboolean is_loaded = load_parts_with (self, &reader, root, error);

  if (self->unsupported == NULL)
    self->unsupported = g_steal_pointer (&reader.unsupported);
  g_clear_error (&reader.unsupported);

  return is_loaded;
}

static LayoverTest *
load (GBytes *bytes, const char *entry, LayoverResolver resolver, gpointer data,
      const LayoverQtiFiles *files, GError **error)
{
  g_autoptr (LayoverXmlDocument) document = layover_qti_files_read (files, bytes, entry, error);
  g_autoptr (LayoverTest) self = NULL;
  GError *local_error = NULL;
  LayoverXmlNode *root;

  if (document == NULL)
    return NULL;

  root = layover_xml_document_get_root (document);
  self = g_object_new (LAYOVER_TYPE_TEST, NULL);
  self->entry = g_strdup (entry);
  layover_qti_note_extensions (self->remarks, entry, root);
  if (load_head (self, root, &local_error) && load_declarations (self, root, &local_error)
      && load_outcome_processing (self, root, &local_error)
      && load_parts (self, root, resolver, data, files, &local_error))
    return g_steal_pointer (&self);

  g_propagate_error (error, local_error);

  return NULL;
}

/**
 * layover_test_load:
 * @bytes: an assessmentTest of QTI 2.1, 2.2 or 3.0
 * @entry: its name in the container, from which its references are resolved
 * @resolver: (scope call): gives the bytes of items and sections
 *
 * Reads a test with every item it can draw. A reference that carries timeDependent is itself an item, as in the compact
 * tests of qti-sdk. Limits of format.md section 10: 1000 items, no section inside itself.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
LayoverTest *
layover_test_load (GBytes *bytes, const char *entry, LayoverResolver resolver, gpointer data,
                   GError **error)
{
  return load (bytes, entry, resolver, data, NULL, error);
}

/** layover_test_load_with_files: as layover_test_load(), for tests of other systems: see layover_item_load_with_files() */
LayoverTest *
layover_test_load_with_files (GBytes *bytes, const char *entry, LayoverResolver resolver,
                              gpointer data, GError **error)
{
  const LayoverQtiFiles files = { resolver, data };

  return load (bytes, entry, resolver, data, &files, error);
}

/** layover_test_get_faults: Returns: (transfer none) (element-type GError): of the test itself, as layover_item_get_faults() */
GPtrArray *
layover_test_get_faults (LayoverTest *self)
{
  g_return_val_if_fail (LAYOVER_IS_TEST (self), NULL);

  return self->faults;
}

/**
 * layover_test_get_remarks:
 *
 * Returns: (transfer none) (element-type GError): extensions of somebody's own that the test and its sections hold, such
 *   as other ways to choose items; nothing follows from them
 */
GPtrArray *
layover_test_get_remarks (LayoverTest *self)
{
  g_return_val_if_fail (LAYOVER_IS_TEST (self), NULL);

  return self->remarks;
}

GPtrArray *
layover_test_get_parts (LayoverTest *self)
{
  return self->parts;
}

const LayoverVariables *
layover_test_get_variables (LayoverTest *self)
{
  return self->variables;
}

/** layover_test_get_outcome_rules: Returns: (nullable): %NULL when the test has none */
const LayoverRules *
layover_test_get_outcome_rules (LayoverTest *self)
{
  return self->outcome_rules;
}

const char *
layover_test_get_entry (LayoverTest *self)
{
  g_return_val_if_fail (LAYOVER_IS_TEST (self), NULL);

  return self->entry;
}

const char *
layover_test_get_identifier (LayoverTest *self)
{
  g_return_val_if_fail (LAYOVER_IS_TEST (self), NULL);

  return self->identifier;
}

const char *
layover_test_get_title (LayoverTest *self)
{
  g_return_val_if_fail (LAYOVER_IS_TEST (self), NULL);

  return self->title;
}

static guint
get_whole_seconds (const LayoverTimeLimits *limits)
{
  return limits->maximum_s > 0 ? (guint) ceil (limits->maximum_s) : 0;
}

/** layover_test_get_time_limit_s: Returns: of the whole test, in seconds; the only part's when the test says nothing; 0 for none */
guint
layover_test_get_time_limit_s (LayoverTest *self)
{
  g_return_val_if_fail (LAYOVER_IS_TEST (self), 0);

  if (self->time_limits.maximum_s <= 0 && self->parts->len == 1)
    return get_whole_seconds (&((LayoverTestNode *) self->parts->pdata[0])->time_limits);

  return get_whole_seconds (&self->time_limits);
}

/** layover_test_get_time_limits: Returns: (transfer none): of the whole test */
const LayoverTimeLimits *
layover_test_get_time_limits (LayoverTest *self)
{
  g_return_val_if_fail (LAYOVER_IS_TEST (self), NULL);

  return &self->time_limits;
}

GPtrArray *
layover_test_get_feedbacks (LayoverTest *self)
{
  return self->feedbacks;
}

/** layover_test_get_navigation: Returns: of the first part */
LayoverNavigation
layover_test_get_navigation (LayoverTest *self)
{
  g_return_val_if_fail (LAYOVER_IS_TEST (self), LAYOVER_NAVIGATION_NONLINEAR);

  return ((LayoverTestNode *) self->parts->pdata[0])->navigation;
}

LayoverSubmission
layover_test_get_submission (LayoverTest *self)
{
  g_return_val_if_fail (LAYOVER_IS_TEST (self), LAYOVER_SUBMISSION_SIMULTANEOUS);

  return ((LayoverTestNode *) self->parts->pdata[0])->submission;
}

/** layover_test_get_n_items: Returns: how many different items forms are drawn from */
guint
layover_test_get_n_items (LayoverTest *self)
{
  g_return_val_if_fail (LAYOVER_IS_TEST (self), 0);

  return self->items->len;
}

LayoverItem *
layover_test_get_item (LayoverTest *self, guint i)
{
  g_return_val_if_fail (LAYOVER_IS_TEST (self), NULL);
  g_return_val_if_fail (i < self->items->len, NULL);

  return self->items->pdata[i];
}

/** layover_test_count_drawn_items: Returns: how many items a form has; 0 when no form can be drawn */
guint
layover_test_count_drawn_items (LayoverTest *self)
{
  g_autoptr (LayoverTestSession) session = NULL;

  g_return_val_if_fail (LAYOVER_IS_TEST (self), 0);

  session = layover_test_session_new (self, 0, NULL);

  return session != NULL ? layover_test_session_get_n_items (session) : 0;
}

/** layover_test_list_outcomes: Returns: (transfer container) (element-type LayoverDeclaration): as the test declares them */
GPtrArray *
layover_test_list_outcomes (LayoverTest *self)
{
  GPtrArray *outcomes = g_ptr_array_new ();

  g_return_val_if_fail (LAYOVER_IS_TEST (self), outcomes);

  for (guint i = 0; i < layover_variables_get_n_variables (self->variables); i++)
    {
      LayoverDeclaration *declaration = layover_variables_get_declaration (self->variables, i);

      if (layover_declaration_get_kind (declaration) == LAYOVER_DECLARATION_OUTCOME)
        g_ptr_array_add (outcomes, declaration);
    }

  return outcomes;
}

/** layover_test_check_rules: Returns: %FALSE with %LAYOVER_ERROR_QTI_UNSUPPORTED when the test cannot be scored */
gboolean
layover_test_check_rules (LayoverTest *self, GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_TEST (self), FALSE);

  if (self->unsupported == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (self->unsupported));

  return FALSE;
}

/** layover_test_check_supported: whether a candidate can be given this test here, as layover_item_check_supported() */
gboolean
layover_test_check_supported (LayoverTest *self, GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_TEST (self), FALSE);

  if (self->faults->len > 0)
    {
      g_propagate_error (error, g_error_copy (self->faults->pdata[0]));
      return FALSE;
    }

  for (guint i = 0; i < self->items->len; i++)
    if (!layover_item_check_supported (self->items->pdata[i], error))
      return FALSE;

  return layover_test_check_rules (self, error);
}

/**
 * layover_test_read_stimuli:
 * @resolver: (scope call): gives the bytes of shared texts
 *
 * As layover_item_read_stimuli(), for every item.
 */
void
layover_test_read_stimuli (LayoverTest *self, LayoverResolver resolver, gpointer data)
{
  g_return_if_fail (LAYOVER_IS_TEST (self));

  for (guint i = 0; i < self->items->len; i++)
    layover_item_read_stimuli (self->items->pdata[i], resolver, data);
}

static void
visit_rubrics (const LayoverTestNode *node, LayoverItemReferenceFunc func, gpointer data)
{
  for (guint i = 0; i < node->rubrics->len; i++)
    layover_item_visit_references (node->rubrics->pdata[i], func, data);
  for (guint i = 0; i < node->children->len; i++)
    visit_rubrics (node->children->pdata[i], func, data);
}

/** layover_test_foreach_reference: the test's sections and items, then what these need, as layover_item_foreach_reference() */
void
layover_test_foreach_reference (LayoverTest *self, LayoverItemReferenceFunc func, gpointer data)
{
  GHashTableIter iter;
  gpointer entry;

  g_return_if_fail (LAYOVER_IS_TEST (self));

  g_hash_table_iter_init (&iter, self->section_entries);
  while (g_hash_table_iter_next (&iter, &entry, NULL))
    func (entry, 0, data);

  for (guint i = 0; i < self->parts->len; i++)
    visit_rubrics (self->parts->pdata[i], func, data);

  for (guint i = 0; i < self->items->len; i++)
    {
      func (layover_item_get_entry (self->items->pdata[i]), 0, data);
      layover_item_foreach_reference (self->items->pdata[i], func, data);
    }
}
