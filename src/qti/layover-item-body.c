/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-content.h"
#include "layover-interaction-private.h"
#include "layover-printed.h"
#include "layover-stimulus.h"

static void
feedback_free (gpointer data)
{
  LayoverFeedback *feedback = data;

  g_free (feedback->custom_id);
  g_free (feedback->variable_identifier);
  g_free (feedback->identifier);
  g_free (feedback->title);
  g_clear_pointer (&feedback->content, layover_content_node_unref);
  g_free (feedback);
}

/** layover_item_body_init: @variables: the item's declarations, which everything in the body refers to; both are borrowed */
void
layover_item_body_init (LayoverItemBody *self, const char *entry, const LayoverVariables *variables,
                        GPtrArray *remarks)
{
  self->remarks = remarks;
  self->entry = entry;
  self->variables = variables;
  self->interactions = g_ptr_array_new_with_free_func (g_object_unref);
  self->feedbacks = g_ptr_array_new_with_free_func (feedback_free);
  self->printed = g_ptr_array_new_with_free_func (layover_printed_free);
  self->stimuli = g_ptr_array_new_with_free_func (layover_stimulus_free);
}

void
layover_item_body_clear (LayoverItemBody *self)
{
  g_clear_pointer (&self->content, layover_content_node_unref);
  g_clear_pointer (&self->interactions, g_ptr_array_unref);
  g_clear_pointer (&self->feedbacks, g_ptr_array_unref);
  g_clear_pointer (&self->printed, g_ptr_array_unref);
  g_clear_pointer (&self->stimuli, g_ptr_array_unref);
}

static gboolean
check_is_new (LayoverItemBody *self, LayoverXmlNode *node, const char *response_identifier,
              GError **error)
{
  for (guint i = 0; i < self->interactions->len; i++)
    {
      LayoverInteraction *other = self->interactions->pdata[i];

      if (g_str_equal (layover_interaction_get_response_identifier (other), response_identifier))
        {
          layover_qti_set_error (error, LAYOVER_ERROR_QTI_DUPLICATE, self->entry, node,
                                 _ ("The identifier “%s” is used twice."), response_identifier);
          return FALSE;
        }
    }

  return TRUE;
}

static LayoverContentNode *
load_interaction (LayoverItemBody *self, LayoverXmlNode *node, GError **error)
{
  g_autoptr (LayoverInteraction) interaction = layover_interaction_load (node, self, error);
  const char *identifier;

  if (interaction == NULL)
    return NULL;

  identifier = layover_interaction_get_response_identifier (interaction);
  if (!check_is_new (self, node, identifier, error))
    return NULL;

  g_ptr_array_add (self->interactions, g_object_ref (interaction));
  if (!layover_qti_check_count (node, self->entry, self->interactions->len, error))
    return NULL;

  return layover_content_node_new_custom (identifier, layover_interaction_is_inline (interaction));
}

static LayoverContentFilterResult
stage_filter (LayoverXmlNode *element, LayoverContentNode **node, gpointer data, GError **error)
{
  if (!layover_interaction_node_is (element))
    return LAYOVER_CONTENT_FILTER_DONE;

  *node = load_interaction (data, element, error);

  return *node != NULL ? LAYOVER_CONTENT_FILTER_DONE : LAYOVER_CONTENT_FILTER_FAILED;
}

/* A stage holds a picture and the objects to be put on it; each object is shown on a stage of its own. */
static LayoverContentNode *
load_stage (LayoverItemBody *self, LayoverXmlNode *node, GError **error)
{
  g_autoptr (LayoverContentNode) picture = NULL;
  g_autoptr (LayoverContentNode) content = NULL;
  GError *local_error = NULL;

  picture = layover_interaction_find_picture (node, self->entry, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }

  self->stage = picture;
  content = layover_content_from_xml_node (node, self->entry, stage_filter, self, error);
  self->stage = NULL;
  if (content == NULL || layover_content_node_get_n_children (content) > 0)
    return g_steal_pointer (&content);

  layover_qti_set_error (error, LAYOVER_ERROR_QTI, self->entry, node, _ ("<%s> is empty."),
                         layover_xml_node_get_name (node));

  return NULL;
}

static LayoverXmlNode *
find_content_parent (LayoverXmlNode *node)
{
  LayoverXmlNode *body = layover_qti_find_child (node, "contentBody");

  return body != NULL ? body : node;
}

static const char *const show_hide[] = { "show", "hide", NULL };

/* A template part refers to a template variable, feedback to an outcome; everything else is the same. */
static LayoverFeedback *
load_feedback (LayoverItemBody *self, LayoverXmlNode *node, gboolean is_template, GError **error)
{
  LayoverFeedback *feedback = g_new0 (LayoverFeedback, 1);
  const char *variable = is_template ? "templateIdentifier" : "outcomeIdentifier";
  guint shows = 0;

  if (layover_qti_read_identifier (node, variable, self->entry, &feedback->variable_identifier,
                                   error)
      && layover_qti_read_identifier (node, "identifier", self->entry, &feedback->identifier, error)
      && layover_qti_read_keyword (node, "showHide", self->entry, show_hide, &shows, error))
    {
      feedback->is_shown_on_match = shows == 0;
      feedback->title = g_strdup (layover_qti_get_attribute (node, "title"));
      feedback->content = layover_item_body_load_content (self, find_content_parent (node), error);
    }

  if (feedback->content == NULL)
    {
      feedback_free (feedback);
      return NULL;
    }

  if (layover_variables_find (self->variables, feedback->variable_identifier) == NULL)
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_UNDECLARED, self->entry, node,
                             /* Translators: the placeholder is the name of a variable */
                             _ ("The variable “%s” is not declared."),
                             feedback->variable_identifier);
      feedback_free (feedback);
      return NULL;
    }

  return feedback;
}

/* ":" cannot be in a response identifier, so these names meet no interaction's. */
static LayoverContentNode *
load_feedback_in_place (LayoverItemBody *self, LayoverXmlNode *node, gboolean is_template,
                        gboolean is_inline, GError **error)
{
  LayoverFeedback *feedback = load_feedback (self, node, is_template, error);

  if (feedback == NULL)
    return NULL;

  feedback->custom_id = g_strdup_printf ("feedback:%u", self->feedbacks->len);
  feedback->is_inline = is_inline;
  g_ptr_array_add (self->feedbacks, feedback);
  if (!layover_qti_check_count (node, self->entry, self->feedbacks->len, error))
    return NULL;

  return layover_content_node_new_custom (feedback->custom_id, is_inline);
}

/* A modalFeedback stands beside the body. */
static gboolean
load_modal (LayoverItemBody *self, LayoverXmlNode *node, GError **error)
{
  LayoverFeedback *feedback = load_feedback (self, node, FALSE, error);

  if (feedback == NULL)
    return FALSE;

  g_ptr_array_add (self->feedbacks, feedback);

  return layover_qti_check_count (node, self->entry, self->feedbacks->len, error);
}

/* A variable that is printed in two ways has two names, since ":" is in no identifier. */
static LayoverContentNode *
load_printed_variable (LayoverItemBody *self, LayoverXmlNode *node, GError **error)
{
  LayoverPrinted *printed = layover_printed_load (node, self->entry, error);

  if (printed == NULL)
    return NULL;

  printed->custom_id = printed->format == NULL
                           ? g_strdup_printf ("variable:%s", printed->identifier)
                           : g_strdup_printf ("variable:%s:%u", printed->identifier,
                                              self->printed->len);
  g_ptr_array_add (self->printed, printed);
  if (layover_variables_find (self->variables, printed->identifier) == NULL)
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_UNDECLARED, self->entry, node,
                             /* Translators: the placeholder is the name of a variable */
                             _ ("The variable “%s” is not declared."), printed->identifier);
      return NULL;
    }
  if (!layover_qti_check_count (node, self->entry, self->printed->len, error))
    return NULL;

  return layover_content_node_new_custom (printed->custom_id, TRUE);
}

/* Text for others: a rubric that names no candidate among its readers, and what serves a page's looks. */
static gboolean
is_left_out (LayoverXmlNode *node)
{
  return layover_qti_is (node, "stylesheet") || layover_qti_is (node, "catalogInfo")
         || (layover_qti_is (node, "rubricBlock") && !layover_qti_is_for_candidate (node));
}

typedef struct
{
  const char *name;
  gboolean is_template;
  gboolean is_inline;
} FeedbackRow;

static const FeedbackRow feedback_rows[] = {
  { "feedbackInline", FALSE, TRUE },
  { "feedbackBlock", FALSE, FALSE },
  { "templateInline", TRUE, TRUE },
  { "templateBlock", TRUE, FALSE },
};

static const FeedbackRow *
find_feedback_row (LayoverXmlNode *node)
{
  for (gsize i = 0; i < G_N_ELEMENTS (feedback_rows); i++)
    if (layover_qti_is (node, feedback_rows[i].name))
      return &feedback_rows[i];

  return NULL;
}

/* Elements of QTI that only hold other content. */
static gboolean
is_wrapper (LayoverXmlNode *node)
{
  return layover_qti_is (node, "rubricBlock") || layover_qti_is (node, "contentBody")
         || layover_qti_is (node, "prompt") || layover_qti_is (node, "infoControl");
}

static LayoverContentFilterResult
body_filter (LayoverXmlNode *element, LayoverContentNode **node, gpointer data, GError **error)
{
  LayoverItemBody *self = data;
  const FeedbackRow *row = find_feedback_row (element);

  if (is_left_out (element))
    return LAYOVER_CONTENT_FILTER_DONE;
  if (self->open != NULL)
    {
      LayoverContentFilterResult result = layover_interaction_load_part (self->open, element, self,
                                                                         node, error);

      if (result != LAYOVER_CONTENT_FILTER_PASS)
        return result;
    }
  if (layover_qti_is_extension (element))
    layover_qti_note_extension (self->remarks, self->entry, element);

  if (layover_interaction_node_is (element))
    *node = load_interaction (self, element, error);
  else if (layover_qti_is (element, "positionObjectStage"))
    *node = load_stage (self, element, error);
  else if (row != NULL)
    *node = load_feedback_in_place (self, element, row->is_template, row->is_inline, error);
  else if (layover_qti_is (element, "printedVariable"))
    *node = load_printed_variable (self, element, error);
  else if (is_wrapper (element) || layover_qti_is_extension (element))
    *node = layover_item_body_load_content (self, find_content_parent (element), error);
  else
    return LAYOVER_CONTENT_FILTER_PASS;

  return *node != NULL ? LAYOVER_CONTENT_FILTER_DONE : LAYOVER_CONTENT_FILTER_FAILED;
}

/** layover_item_body_load_content: what is inside @parent, with custom nodes for what only QTI knows */
LayoverContentNode *
layover_item_body_load_content (LayoverItemBody *self, LayoverXmlNode *parent, GError **error)
{
  return layover_content_from_xml_node (parent, self->entry, body_filter, self, error);
}

static gboolean
load_stimulus (LayoverItemBody *self, LayoverXmlNode *node, GError **error)
{
  LayoverStimulus *stimulus = layover_stimulus_load_reference (node, self->entry, error);

  if (stimulus == NULL)
    return FALSE;

  g_ptr_array_add (self->stimuli, stimulus);

  return layover_qti_check_count (node, self->entry, self->stimuli->len, error);
}

/** layover_item_body_load: @item: an assessmentItem, of which this reads all that a candidate sees */
gboolean
layover_item_body_load (LayoverItemBody *self, LayoverXmlNode *item, GError **error)
{
  for (LayoverXmlNode *child = layover_xml_node_get_first_element (item); child != NULL;
       child = layover_xml_node_get_next_element (child))
    {
      if (layover_qti_is (child, "itemBody") && self->content == NULL)
        {
          self->content = layover_item_body_load_content (self, child, error);
          if (self->content == NULL)
            return FALSE;
        }
      else if (layover_qti_is (child, "assessmentStimulusRef")
               && !load_stimulus (self, child, error))
        {
          return FALSE;
        }
      else if (layover_qti_is (child, "modalFeedback") && !load_modal (self, child, error))
        {
          return FALSE;
        }
    }

  return TRUE;
}
