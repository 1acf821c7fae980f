/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-content.h"
#include "layover-item-private.h"
#include "layover-test-private.h"

/* Reading the tree of a test: parts, sections, references, and what each of them may carry. */

static LayoverTestNode *
node_new (LayoverTestNodeKind kind, const LayoverTestNode *parent)
{
  LayoverTestNode *self = g_new0 (LayoverTestNode, 1);

  self->kind = kind;
  self->preconditions = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_expression_free);
  self->branches = g_ptr_array_new_with_free_func (layover_test_branch_free);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_test_node_free);
  self->rubrics = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_content_node_unref);
  self->weights = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->mappings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->template_defaults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                   (GDestroyNotify) layover_expression_free);
  self->is_visible = TRUE;
  self->keeps_together = TRUE;
  if (parent != NULL)
    self->control = parent->control;
  else
    self->control = (LayoverItemSessionControl){ .max_attempts = 1,
                                                 .allows_review = TRUE,
                                                 .allows_skipping = TRUE };

  return self;
}

void
layover_test_node_free (LayoverTestNode *self)
{
  g_free (self->identifier);
  g_free (self->title);
  g_ptr_array_unref (self->preconditions);
  g_ptr_array_unref (self->branches);
  g_ptr_array_unref (self->children);
  g_ptr_array_unref (self->rubrics);
  g_clear_object (&self->item);
  g_strfreev (self->categories);
  g_hash_table_unref (self->weights);
  g_hash_table_unref (self->mappings);
  g_hash_table_unref (self->template_defaults);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverTestNode, layover_test_node_free)

static gboolean
check_seconds (double seconds, const char *name, LayoverXmlNode *node, const char *entry,
               GError **error)
{
  if (seconds >= 0 && seconds <= G_MAXINT32)
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_NUMBER, entry, node,
                         /* Translators: the placeholder is the name of an XML attribute */
                         _ ("The attribute “%s” has a value that is not allowed."), name);

  return FALSE;
}

/** layover_test_read_time_limits: @limits: (out): what timeLimits below @node says */
gboolean
layover_test_read_time_limits (LayoverXmlNode *node, const char *entry, LayoverTimeLimits *limits,
                               GError **error)
{
  LayoverXmlNode *child = layover_qti_find_child (node, "timeLimits");
  gboolean has_maximum = FALSE;

  *limits = (LayoverTimeLimits){ .maximum_s = -1 };
  if (child == NULL)
    return TRUE;

  if (!layover_qti_read_number (child, "minTime", entry, &limits->minimum_s, NULL, error)
      || !check_seconds (limits->minimum_s, "minTime", child, entry, error)
      || !layover_qti_read_number (child, "maxTime", entry, &limits->maximum_s, &has_maximum, error)
      || (has_maximum && !check_seconds (limits->maximum_s, "maxTime", child, entry, error)))
    return FALSE;

  return layover_qti_read_boolean (child, "allowLateSubmission", entry, &limits->allows_late,
                                   error);
}

static gboolean
read_control (LayoverTestNode *self, LayoverXmlNode *node, const char *entry, GError **error)
{
  LayoverItemSessionControl *control = &self->control;

  return layover_qti_read_count (node, "maxAttempts", entry, &control->max_attempts, error)
         && layover_qti_read_boolean (node, "showFeedback", entry, &control->shows_feedback, error)
         && layover_qti_read_boolean (node, "allowReview", entry, &control->allows_review, error)
         && layover_qti_read_boolean (node, "showSolution", entry, &control->shows_solution, error)
         && layover_qti_read_boolean (node, "allowComment", entry, &control->allows_comment, error)
         && layover_qti_read_boolean (node, "allowSkipping", entry, &control->allows_skipping,
                                      error)
         && layover_qti_read_boolean (node, "validateResponses", entry,
                                      &control->validates_responses, error);
}

static gboolean
read_common (LayoverTestReader *reader, LayoverTestNode *self, LayoverXmlNode *node,
             const char *entry, GError **error)
{
  LayoverXmlNode *control = layover_qti_find_child (node, "itemSessionControl");

  if (!layover_qti_read_identifier (node, "identifier", entry, &self->identifier, error)
      || !layover_qti_read_boolean (node, "required", entry, &self->is_required, error)
      || !layover_qti_read_boolean (node, "fixed", entry, &self->is_fixed, error)
      || !layover_test_read_time_limits (node, entry, &self->time_limits, error)
      || (control != NULL && !read_control (self, control, entry, error)))
    return FALSE;

  if (g_hash_table_add (reader->identifiers, g_strdup (self->identifier)))
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_DUPLICATE, entry, node,
                         /* Translators: the placeholder is an identifier that an author chose */
                         _ ("The identifier “%s” is used twice."), self->identifier);

  /* a rule that names such a section means both; items have variables, which are those of one */
  return self->kind == LAYOVER_TEST_SECTION && layover_qti_forgive (reader->faults, error);
}

static char *
resolve (LayoverXmlNode *node, const char *entry, GError **error)
{
  const char *href = layover_qti_get_attribute (node, "href");
  LayoverReferenceKind kind = LAYOVER_REFERENCE_ENTRY;
  g_autofree char *target = NULL;

  if (href == NULL)
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_ATTRIBUTE, entry, node,
                             _ ("<%s> lacks its attribute “%s”."), layover_xml_node_get_name (node),
                             "href");
      return NULL;
    }

  target = layover_content_resolve (entry, href, &kind, error);
  if (target == NULL)
    {
      layover_qti_add_place (error, entry, node);
      return NULL;
    }

  if (kind == LAYOVER_REFERENCE_ENTRY)
    return g_steal_pointer (&target);

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_ATTRIBUTE, entry, node,
                         /* Translators: the placeholder is the name of an XML attribute */
                         _ ("The attribute “%s” has a value that is not allowed."), "href");

  return NULL;
}

/* An error about a missing file is told where the test names it. */
static GBytes *
read_target (LayoverTestReader *reader, LayoverXmlNode *node, const char *entry, const char *target,
             GError **error)
{
  GBytes *bytes = reader->resolver (target, reader->data, error);

  if (bytes == NULL && error != NULL && *error != NULL && layover_error_get_entry (*error) == NULL)
    layover_qti_add_place (error, entry, node);

  return bytes;
}

static LayoverItem *
load_item (LayoverTestReader *reader, LayoverXmlNode *node, const char *entry, GError **error)
{
  g_autofree char *target = resolve (node, entry, error);
  g_autoptr (GBytes) bytes = NULL;
  LayoverItem *item;

  if (target == NULL)
    return NULL;

  item = g_hash_table_lookup (reader->items_by_entry, target);
  if (item != NULL)
    return g_object_ref (item);

  bytes = read_target (reader, node, entry, target, error);
  item = bytes != NULL ? layover_item_load_with (bytes, target, reader->files, error) : NULL;
  if (item == NULL)
    return NULL;

  g_ptr_array_add (reader->items, item);
  g_hash_table_insert (reader->items_by_entry, g_steal_pointer (&target), item);

  return g_object_ref (item);
}

/*
 * The compact tests of qti-sdk keep what scoring needs of an item in the reference to it, which then carries the
 * item's timeDependent; no reference of QTI does. The file it names need not exist and is not read.
 */
static LayoverItem *
load_compact_item (LayoverTestReader *reader, LayoverXmlNode *node, const char *entry,
                   GError **error)
{
  LayoverItem *item = layover_item_load_node (node, entry, reader->files, error);

  if (item == NULL)
    return NULL;

  layover_item_read_body (item);
  g_ptr_array_add (reader->items, item);

  return g_object_ref (item);
}

static gboolean
is_compact (LayoverXmlNode *node)
{
  return layover_qti_get_attribute (node, "timeDependent") != NULL;
}

static LayoverTestNode *
load_item_ref (LayoverTestReader *reader, LayoverXmlNode *node, const char *entry,
               const LayoverTestNode *parent, GError **error)
{
  g_autoptr (LayoverTestNode) self = node_new (LAYOVER_TEST_ITEM_REF, parent);

  if (++reader->n_references > LAYOVER_TEST_MAX_ITEMS)
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_TOO_MANY, entry, node,
                             _ ("A test has more than %d questions."), LAYOVER_TEST_MAX_ITEMS);
      return NULL;
    }

  if (!read_common (reader, self, node, entry, error)
      || !layover_qti_read_words (node, "category", entry, &self->categories, error))
    return NULL;

  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node); child != NULL;
       child = layover_xml_node_get_next_element (child))
    if (!layover_test_read_reference_rule (reader, self, child, entry, error))
      return NULL;

  self->item = is_compact (node) ? load_compact_item (reader, node, entry, error)
                                 : load_item (reader, node, entry, error);

  return self->item != NULL ? g_steal_pointer (&self) : NULL;
}

static gboolean
read_selection (LayoverTestNode *self, LayoverXmlNode *node, const char *entry, GError **error)
{
  self->is_selected_from = TRUE;

  return layover_qti_read_count (node, "select", entry, &self->n_select, error)
         && layover_qti_read_boolean (node, "withReplacement", entry, &self->with_replacement,
                                      error);
}

static gboolean
check_selection (LayoverTestReader *reader, LayoverTestNode *self, LayoverXmlNode *node,
                 const char *entry, GError **error)
{
  guint n_required = 0;

  for (guint i = 0; i < self->children->len; i++)
    n_required += ((LayoverTestNode *) self->children->pdata[i])->is_required ? 1 : 0;

  if (!self->is_selected_from
      || (self->n_select >= n_required && self->n_select <= LAYOVER_TEST_MAX_ITEMS
          && (self->with_replacement || self->n_select <= self->children->len)))
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_NUMBER, entry, node,
                         /* Translators: the placeholder is the name of a section of an exam */
                         _ ("“%s” cannot select that many of its parts."), self->identifier);
  if (self->n_select > self->children->len && !self->with_replacement
      && layover_qti_forgive (reader->faults, error))
    {
      self->n_select = self->children->len;
      return TRUE;
    }

  return FALSE;
}

static LayoverTestNode *load_section (LayoverTestReader *reader, LayoverXmlNode *node,
                                      const char *entry, const LayoverTestNode *parent,
                                      GError **error);

static gboolean
is_open (LayoverTestReader *reader, const char *entry)
{
  for (guint i = 0; i < reader->open_entries->len; i++)
    if (g_str_equal (reader->open_entries->pdata[i], entry))
      return TRUE;

  return FALSE;
}

static LayoverTestNode *
load_section_entry (LayoverTestReader *reader, LayoverXmlNode *node, const char *entry,
                    const char *target, const LayoverTestNode *parent, GError **error)
{
  g_autoptr (GBytes) bytes = read_target (reader, node, entry, target, error);
  g_autoptr (LayoverXmlDocument) document = NULL;
  LayoverXmlNode *root;

  if (bytes == NULL)
    return NULL;
  document = layover_qti_files_read (reader->files, bytes, target, error);
  if (document == NULL)
    return NULL;

  root = layover_xml_document_get_root (document);
  layover_qti_note_extensions (reader->remarks, target, root);
  if (layover_qti_is (root, "assessmentSection"))
    return load_section (reader, root, target, parent, error);

  layover_qti_set_error (error, LAYOVER_ERROR_QTI, target, root,
                         _ ("This is not a section in the QTI format."));

  return NULL;
}

static LayoverTestNode *
load_section_ref (LayoverTestReader *reader, LayoverXmlNode *node, const char *entry,
                  const LayoverTestNode *parent, GError **error)
{
  g_autofree char *target = resolve (node, entry, error);
  LayoverTestNode *section;

  if (target == NULL)
    return NULL;

  if (is_open (reader, target) || reader->open_entries->len > LAYOVER_TEST_MAX_REFERENCES)
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_LOOP, entry, node,
                             _ ("A section contains itself."));
      return NULL;
    }

  g_hash_table_add (reader->section_entries, g_strdup (target));
  g_ptr_array_add (reader->open_entries, g_strdup (target));
  section = load_section_entry (reader, node, entry, target, parent, error);
  g_ptr_array_set_size (reader->open_entries, (int) reader->open_entries->len - 1);

  return section;
}

/* Another program would have to choose; a form drawn without it is a different test. */
static gboolean
note_unsupported (LayoverTestReader *reader, LayoverXmlNode *node, const char *entry)
{
  LayoverRuleReader rule_reader = { .entry = entry, .unsupported = reader->unsupported };

  layover_rule_reader_note_unsupported (&rule_reader, node, "adaptiveSelection");
  reader->unsupported = rule_reader.unsupported;

  return TRUE;
}

static gboolean
load_child (LayoverTestReader *reader, LayoverTestNode *self, LayoverXmlNode *node,
            const char *entry, GError **error)
{
  LayoverTestNode *child;

  if (layover_qti_is (node, "assessmentItemRef"))
    child = load_item_ref (reader, node, entry, self, error);
  else if (layover_qti_is (node, "assessmentSection"))
    child = load_section (reader, node, entry, self, error);
  else if (layover_qti_is (node, "assessmentSectionRef"))
    child = load_section_ref (reader, node, entry, self, error);
  else if (layover_qti_is (node, "selection"))
    return read_selection (self, node, entry, error);
  else if (layover_qti_is (node, "ordering"))
    return layover_qti_read_boolean (node, "shuffle", entry, &self->is_shuffled, error);
  else if (layover_qti_is (node, "adaptiveSelection"))
    return note_unsupported (reader, node, entry);
  else if (layover_qti_is (node, "testFeedback") && self->kind == LAYOVER_TEST_PART)
    return layover_test_read_feedback (reader, node, self->identifier, entry, error);
  else if (layover_qti_is (node, "rubricBlock"))
    return layover_test_read_rubric (reader, self->rubrics, node, entry);
  else
    return layover_test_read_rule (reader, self, node, entry, error);

  if (child == NULL)
    return FALSE;
  g_ptr_array_add (self->children, child);

  return TRUE;
}

static gboolean
load_children (LayoverTestReader *reader, LayoverTestNode *self, LayoverXmlNode *node,
               const char *entry, GError **error)
{
  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node); child != NULL;
       child = layover_xml_node_get_next_element (child))
    if (!load_child (reader, self, child, entry, error))
      return FALSE;

  return check_selection (reader, self, node, entry, error);
}

static LayoverTestNode *
load_section (LayoverTestReader *reader, LayoverXmlNode *node, const char *entry,
              const LayoverTestNode *parent, GError **error)
{
  g_autoptr (LayoverTestNode) self = node_new (LAYOVER_TEST_SECTION, parent);
  const char *title = layover_qti_get_attribute (node, "title");

  if (++reader->n_sections > LAYOVER_TEST_MAX_SECTIONS)
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_TOO_MANY, entry, node,
                             _ ("A test has more than %d sections."), LAYOVER_TEST_MAX_SECTIONS);
      return NULL;
    }

  self->title = g_strdup (title != NULL ? title : "");
  if (!layover_qti_read_boolean (node, "visible", entry, &self->is_visible, error)
      || !layover_qti_read_boolean (node, "keepTogether", entry, &self->keeps_together, error)
      || !read_common (reader, self, node, entry, error)
      || !load_children (reader, self, node, entry, error))
    return NULL;

  return g_steal_pointer (&self);
}

static const char *const navigation_names[] = { "linear", "nonlinear", NULL };
static const char *const submission_names[] = { "individual", "simultaneous", NULL };

LayoverTestNode *
layover_test_node_load_part (LayoverTestReader *reader, LayoverXmlNode *node, const char *entry,
                             GError **error)
{
  g_autoptr (LayoverTestNode) self = node_new (LAYOVER_TEST_PART, NULL);
  guint navigation = LAYOVER_NAVIGATION_LINEAR;
  guint submission = LAYOVER_SUBMISSION_INDIVIDUAL;

  if (!read_common (reader, self, node, entry, error)
      || !layover_qti_read_keyword (node, "navigationMode", entry, navigation_names, &navigation,
                                    error)
      || !layover_qti_read_keyword (node, "submissionMode", entry, submission_names, &submission,
                                    error)
      || !load_children (reader, self, node, entry, error))
    return NULL;

  self->navigation = (LayoverNavigation) navigation;
  self->submission = (LayoverSubmission) submission;

  return g_steal_pointer (&self);
}
