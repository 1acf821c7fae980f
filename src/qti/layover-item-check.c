/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-declaration-private.h"
#include "layover-interaction-private.h"
#include "layover-item-private.h"

/* What has to be true before a candidate is given an item, and which other files it needs. */

static gboolean
check_correct_choices (LayoverItem *self, LayoverInteraction *interaction, GError **error)
{
  const char *identifier = layover_interaction_get_response_identifier (interaction);
  const LayoverValue *correct = layover_variables_get_correct (self->variables, identifier);

  if (layover_interaction_get_choices (interaction)->len == 0)
    return TRUE;

  for (guint i = 0; i < layover_value_get_n_values (correct); i++)
    {
      const char *choice = layover_value_get_string (layover_value_get_value (correct, i));

      if (choice == NULL || layover_interaction_find_choice (interaction, choice) != NULL)
        continue;
      layover_set_error_at_line (
          error, LAYOVER_ERROR_QTI_UNDECLARED, self->entry,
          layover_interaction_get_line (interaction), 0,
          /* Translators: the placeholder is an identifier that an author chose */
          _ ("The correct answer “%s” is not among the choices."), choice);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_stimuli (LayoverItem *self, GError **error)
{
  for (guint i = 0; i < self->parts.stimuli->len; i++)
    {
      const LayoverStimulus *stimulus = self->parts.stimuli->pdata[i];

      if (stimulus->content != NULL)
        continue;
      layover_set_error_at_line (error, LAYOVER_ERROR_QTI_UNSUPPORTED, self->entry, stimulus->line,
                                 0, _ ("The shared text of this question was not read."));
      return FALSE;
    }

  return TRUE;
}

/**
 * layover_item_check_supported:
 *
 * Whether a candidate can be given this item here: every interaction can be shown, every rule is known, the correct
 * answers are among those that can be chosen, and what is mapped to points has a mapping.
 *
 * Returns: %FALSE with @error set to the first thing that is not so, with its line
 */
gboolean
layover_item_check_supported (LayoverItem *self, GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), FALSE);

  layover_item_read_body (self);
  if (self->faults->len > 0)
    {
      g_propagate_error (error, g_error_copy (self->faults->pdata[0]));
      return FALSE;
    }

  if (!check_stimuli (self, error))
    return FALSE;

  for (guint i = 0; i < self->parts.interactions->len; i++)
    {
      LayoverInteraction *interaction = self->parts.interactions->pdata[i];

      if (!layover_interaction_is_supported (interaction))
        {
          layover_set_error_at_line (error, LAYOVER_ERROR_QTI_UNSUPPORTED, self->entry,
                                     layover_interaction_get_line (interaction), 0,
                                     layover_interaction_needs_program (interaction)
                                         ? _ ("<%s> needs a program of its author, and Layover "
                                              "runs none. Ask this with another interaction.")
                                         : _ ("This version of Layover does not know <%s>."),
                                     layover_interaction_get_name (interaction));
          return FALSE;
        }
      if (!check_correct_choices (self, interaction, error))
        return FALSE;
    }

  if (self->unmapped_line > 0)
    {
      layover_set_error_at_line (error, LAYOVER_ERROR_QTI_UNDECLARED, self->entry,
                                 self->unmapped_line, 0,
                                 _ ("The answer is to be turned into points, but no mapping says "
                                    "how."));
      return FALSE;
    }

  return layover_item_check_rules (self, error);
}

typedef struct
{
  LayoverItemReferenceFunc func;
  gpointer data;
} ReferenceVisit;

static gboolean
visit_node (LayoverContentNode *node, gpointer data)
{
  const ReferenceVisit *visit = data;
  guint line = layover_content_node_get_line (node);
  const char *targets[] = {
    layover_content_node_get_target (node),
    layover_content_node_get_captions (node),
    layover_content_node_get_poster (node),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    if (targets[i] != NULL && *targets[i] != '#' && strchr (targets[i], ':') == NULL)
      visit->func (targets[i], line, visit->data);

  return TRUE;
}

static void
visit_content (LayoverContentNode *content, ReferenceVisit *visit)
{
  if (content != NULL)
    layover_content_node_foreach (content, visit_node, visit);
}

/* The same for a text that is part of no item. */
void
layover_item_visit_references (LayoverContentNode *content, LayoverItemReferenceFunc func,
                               gpointer data)
{
  ReferenceVisit visit = { func, data };

  visit_content (content, &visit);
}

/** layover_stimulus_foreach_reference: as layover_item_foreach_reference(), for what stands in the shared text; its lines */
void
layover_stimulus_foreach_reference (const LayoverStimulus *self, LayoverItemReferenceFunc func,
                                    gpointer data)
{
  g_return_if_fail (self != NULL);

  layover_item_visit_references (self->content, func, data);
}

/**
 * layover_item_foreach_reference:
 *
 * Names every entry of the container that the item shows or links to: in its body, prompts, choices and feedback. Addresses
 * outside, places on the same page and pictures written into the item are no entries.
 */
void
layover_item_foreach_reference (LayoverItem *self, LayoverItemReferenceFunc func, gpointer data)
{
  ReferenceVisit visit = { func, data };
  const LayoverItemBody *parts;

  g_return_if_fail (LAYOVER_IS_ITEM (self));

  parts = layover_item_get_parts (self);
  for (guint i = 0; i < parts->stimuli->len; i++)
    {
      const LayoverStimulus *stimulus = parts->stimuli->pdata[i];

      func (stimulus->entry, stimulus->line, data);
    }
  visit_content (parts->content, &visit);
  for (guint i = 0; i < parts->feedbacks->len; i++)
    visit_content (((LayoverFeedback *) parts->feedbacks->pdata[i])->content, &visit);

  for (guint i = 0; i < parts->interactions->len; i++)
    {
      LayoverInteraction *interaction = parts->interactions->pdata[i];
      GPtrArray *choices = layover_interaction_get_choices (interaction);

      visit_content (layover_interaction_get_prompt (interaction), &visit);
      visit_content (layover_interaction_get_content (interaction), &visit);
      visit_content (layover_interaction_get_picture (interaction), &visit);
      visit_content (layover_interaction_get_object (interaction), &visit);
      for (guint j = 0; j < choices->len; j++)
        visit_content (((LayoverChoice *) choices->pdata[j])->content, &visit);
    }
}
