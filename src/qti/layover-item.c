/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <string.h>

#include "layover-item-private.h"
#include "layover-stimulus.h"

G_DEFINE_FINAL_TYPE (LayoverItem, layover_item, G_TYPE_OBJECT)

static void
layover_item_finalize (GObject *object)
{
  LayoverItem *self = LAYOVER_ITEM (object);

  g_free (self->entry);
  g_free (self->identifier);
  g_free (self->title);
  g_free (self->label);
  g_free (self->language);
  g_clear_pointer (&self->variables, layover_variables_free);
  g_clear_pointer (&self->document, layover_xml_document_unref);
  layover_item_body_clear (&self->parts);
  g_clear_pointer (&self->response_rules, layover_rules_free);
  g_clear_pointer (&self->template_rules, layover_rules_free);
  g_ptr_array_unref (self->faults);
  g_ptr_array_unref (self->remarks);
  g_clear_error (&self->unsupported);

  G_OBJECT_CLASS (layover_item_parent_class)->finalize (object);
}

static void
layover_item_class_init (LayoverItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_item_finalize;
}

static void
layover_item_init (LayoverItem *self)
{
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  self->remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
}

/**
 * layover_item_read_body:
 *
 * Reads what a candidate sees, when it is first asked for: scoring never asks, since all that the rules need is in the
 * declarations. A body that cannot be shown is a fault of the item, and no reason not to score it.
 */
void
layover_item_read_body (LayoverItem *self)
{
  LayoverXmlNode *root = g_steal_pointer (&self->root);
  g_autoptr (LayoverXmlDocument) document G_GNUC_UNUSED = g_steal_pointer (&self->document);
  GError *error = NULL;

  if (root == NULL || layover_item_body_load (&self->parts, root, &error))
    return;

  g_ptr_array_add (self->faults, error);
  layover_item_body_clear (&self->parts);
  layover_item_body_init (&self->parts, self->entry, self->variables, self->remarks);
}

/** layover_item_get_parts: Returns: (transfer none): what the body holds, which is read now if it was not before */
const LayoverItemBody *
layover_item_get_parts (LayoverItem *self)
{
  layover_item_read_body (self);

  return &self->parts;
}

/** layover_item_get_faults: Returns: (transfer none) (element-type GError): what is wrong and does not touch the score */
GPtrArray *
layover_item_get_faults (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);

  layover_item_read_body (self);

  return self->faults;
}

/**
 * layover_item_get_remarks:
 *
 * Returns: (transfer none) (element-type GError): extensions of somebody's own that were met; what is inside one in the
 *   body is shown like anything else, and none of them touches the score
 */
GPtrArray *
layover_item_get_remarks (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);

  layover_item_read_body (self);

  return self->remarks;
}

const LayoverVariables *
layover_item_get_variables (LayoverItem *self)
{
  return self->variables;
}

/** layover_item_get_response_rules: Returns: (nullable): %NULL when there are none */
const LayoverRules *
layover_item_get_response_rules (LayoverItem *self)
{
  return self->response_rules;
}

const LayoverRules *
layover_item_get_template_rules (LayoverItem *self)
{
  return self->template_rules;
}

const char *
layover_item_get_entry (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);

  return self->entry;
}

const char *
layover_item_get_identifier (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);

  return self->identifier;
}

/** layover_item_get_title: Returns: (transfer none): as the author wrote it, perhaps empty; never markup */
const char *
layover_item_get_title (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);

  return self->title;
}

const char *
layover_item_get_label (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);

  return self->label;
}

/** layover_item_get_language: Returns: (transfer none) (nullable): xml:lang */
const char *
layover_item_get_language (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);

  return self->language;
}

gboolean
layover_item_is_adaptive (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), FALSE);

  return self->is_adaptive;
}

/** layover_item_has_response_processing: Returns: %FALSE when only a person can score the item */
gboolean
layover_item_has_response_processing (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), FALSE);

  return self->has_response_processing;
}

/** layover_item_check_rules: Returns: %FALSE with %LAYOVER_ERROR_QTI_UNSUPPORTED when the item cannot be scored */
gboolean
layover_item_check_rules (LayoverItem *self, GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), FALSE);

  if (self->unsupported == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (self->unsupported));

  return FALSE;
}

/** layover_item_get_body: Returns: (transfer none) (nullable): what the candidate sees; %NULL when there is no itemBody */
LayoverContentNode *
layover_item_get_body (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);

  return layover_item_get_parts (self)->content;
}

/** layover_item_get_stimuli: Returns: (transfer none) (element-type LayoverStimulus): what is shown beside the item */
GPtrArray *
layover_item_get_stimuli (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);

  return layover_item_get_parts (self)->stimuli;
}

/**
 * layover_item_read_stimuli:
 * @resolver: (scope call): gives the bytes of shared texts
 *
 * Reads what is shown beside the item, which no score needs. What cannot be read is a fault of the item.
 */
void
layover_item_read_stimuli (LayoverItem *self, LayoverResolver resolver, gpointer data)
{
  const LayoverItemBody *parts;

  g_return_if_fail (LAYOVER_IS_ITEM (self));
  g_return_if_fail (resolver != NULL);

  parts = layover_item_get_parts (self);
  for (guint i = 0; i < parts->stimuli->len; i++)
    {
      LayoverStimulus *stimulus = parts->stimuli->pdata[i];
      g_autoptr (GBytes) bytes = NULL;
      GError *error = NULL;

      if (stimulus->content != NULL)
        continue;
      bytes = resolver (stimulus->entry, data, &error);
      if (bytes != NULL)
        stimulus->content = layover_stimulus_load (bytes, stimulus->entry, &error);
      if (stimulus->content == NULL)
        g_ptr_array_add (self->faults, error);
    }
}

guint
layover_item_get_n_interactions (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), 0);

  return layover_item_get_parts (self)->interactions->len;
}

/** layover_item_get_interaction: Returns: (transfer none): in the order of the body */
LayoverInteraction *
layover_item_get_interaction (LayoverItem *self, guint i)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);
  g_return_val_if_fail (i < layover_item_get_n_interactions (self), NULL);

  return self->parts.interactions->pdata[i];
}

/** layover_item_find_interaction: @custom_id: a custom node's id, which is a response identifier. Returns: (nullable) */
LayoverInteraction *
layover_item_find_interaction (LayoverItem *self, const char *custom_id)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);
  g_return_val_if_fail (custom_id != NULL, NULL);

  for (guint i = 0; i < layover_item_get_parts (self)->interactions->len; i++)
    {
      LayoverInteraction *interaction = layover_item_get_parts (self)->interactions->pdata[i];

      if (g_str_equal (layover_interaction_get_response_identifier (interaction), custom_id))
        return interaction;
    }

  return NULL;
}

/** layover_item_get_feedbacks: Returns: (transfer none) (element-type LayoverFeedback): in the body and beside it */
GPtrArray *
layover_item_get_feedbacks (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);

  return layover_item_get_parts (self)->feedbacks;
}

/** layover_item_find_feedback: Returns: (nullable) (transfer none): the feedback that a custom node stands for */
const LayoverFeedback *
layover_item_find_feedback (LayoverItem *self, const char *custom_id)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);
  g_return_val_if_fail (custom_id != NULL, NULL);

  for (guint i = 0; i < layover_item_get_parts (self)->feedbacks->len; i++)
    {
      const LayoverFeedback *feedback = layover_item_get_parts (self)->feedbacks->pdata[i];

      if (g_strcmp0 (feedback->custom_id, custom_id) == 0)
        return feedback;
    }

  return NULL;
}

/* Returns: (nullable) (transfer none): what a custom node prints, and how */
const LayoverPrinted *
layover_item_find_printed (LayoverItem *self, const char *custom_id)
{
  GPtrArray *printed = layover_item_get_parts (self)->printed;

  for (guint i = 0; i < printed->len; i++)
    if (g_str_equal (((const LayoverPrinted *) printed->pdata[i])->custom_id, custom_id))
      return printed->pdata[i];

  return NULL;
}

/** layover_item_find_printed_variable: Returns: (nullable) (transfer none): the variable that a custom node prints */
const char *
layover_item_find_printed_variable (LayoverItem *self, const char *custom_id)
{
  const LayoverPrinted *printed;

  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);
  g_return_val_if_fail (custom_id != NULL, NULL);

  printed = layover_item_find_printed (self, custom_id);

  return printed != NULL ? printed->identifier : NULL;
}

/** layover_item_get_n_declarations: Returns: those of the item and QTI's built-in three */
guint
layover_item_get_n_declarations (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), 0);

  return layover_variables_get_n_variables (self->variables);
}

LayoverDeclaration *
layover_item_get_declaration (LayoverItem *self, guint i)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);
  g_return_val_if_fail (i < layover_item_get_n_declarations (self), NULL);

  return layover_variables_get_declaration (self->variables, i);
}

/** layover_item_find_declaration: Returns: (nullable) (transfer none): the declaration of any variable */
LayoverDeclaration *
layover_item_find_declaration (LayoverItem *self, const char *identifier)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);

  return layover_variables_find (self->variables, identifier);
}

/** layover_item_get_response_declaration: Returns: (nullable) (transfer none): the declaration of a response */
LayoverDeclaration *
layover_item_get_response_declaration (LayoverItem *self, const char *identifier)
{
  LayoverDeclaration *declaration = layover_item_find_declaration (self, identifier);

  if (declaration == NULL
      || layover_declaration_get_kind (declaration) != LAYOVER_DECLARATION_RESPONSE)
    return NULL;

  return declaration;
}
