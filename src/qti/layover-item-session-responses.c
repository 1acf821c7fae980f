/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-item-session-private.h"

/* The candidate's answers: what an item takes, and what its author asks of them. */

static LayoverDeclaration *
find_response (LayoverItemSession *self, const char *identifier, GError **error)
{
  LayoverDeclaration *declaration = layover_variables_find (self->variables, identifier);

  if (declaration != NULL
      && layover_declaration_get_kind (declaration) == LAYOVER_DECLARATION_RESPONSE)
    return declaration;

  layover_set_error (error, LAYOVER_ERROR_QTI_RESPONSE, layover_item_get_entry (self->item),
                     /* Translators: the placeholder is the name of a variable */
                     _ ("The question has no answer called “%s”."), identifier);

  return NULL;
}

/* A pair names two choices. */
static gboolean
names_choices (LayoverInteraction *interaction, const LayoverValue *value)
{
  LayoverBaseType base_type = layover_value_get_base_type (value);
  const char *first = NULL;
  const char *second = NULL;

  if (base_type == LAYOVER_BASE_TYPE_PAIR || base_type == LAYOVER_BASE_TYPE_DIRECTED_PAIR)
    layover_value_get_pair (value, &first, &second);
  else
    first = second = layover_value_get_string (value);

  return first != NULL && second != NULL
         && layover_interaction_find_choice (interaction, first) != NULL
         && layover_interaction_find_choice (interaction, second) != NULL;
}

static gboolean
names_only_choices (LayoverItemSession *self, const char *identifier, const LayoverValue *response)
{
  LayoverInteraction *interaction = layover_item_find_interaction (self->item, identifier);

  /* that is for layover_item_session_press () */
  if (response != NULL && interaction != NULL
      && layover_interaction_get_kind (interaction) == LAYOVER_INTERACTION_END_ATTEMPT)
    return FALSE;
  if (interaction == NULL || layover_interaction_get_choices (interaction)->len == 0)
    return TRUE;

  for (guint i = 0; i < layover_value_get_n_values (response); i++)
    if (!names_choices (interaction, layover_value_get_value (response, i)))
      return FALSE;

  return TRUE;
}

/* Returns: (nullable): @response as the declaration wants it; %NULL when it does not fit, or holds too much */
static LayoverValue *
dup_fitting (const LayoverDeclaration *declaration, LayoverValue *response)
{
  if (layover_value_get_n_values (response) > LAYOVER_ITEM_MAX_RESPONSE_VALUES)
    return NULL;

  return layover_value_convert (response, layover_declaration_get_cardinality (declaration),
                                layover_declaration_get_base_type (declaration));
}

/* @is_offered: (nullable): what else is asked of the answer */
static gboolean
take_response (LayoverItemSession *self, const char *identifier, LayoverValue *response,
               gboolean (*is_offered) (LayoverItemSession *, const char *, const LayoverValue *),
               GError **error)
{
  LayoverDeclaration *declaration = find_response (self, identifier, error);
  g_autoptr (LayoverValue) fitting = NULL;

  if (declaration == NULL)
    return FALSE;

  fitting = dup_fitting (declaration, response);
  if ((response != NULL && fitting == NULL)
      || (is_offered != NULL && !is_offered (self, identifier, fitting)))
    {
      layover_set_error (error, LAYOVER_ERROR_QTI_RESPONSE, layover_item_get_entry (self->item),
                         _ ("The answer is not one that the question can have."));
      return FALSE;
    }

  layover_variables_set (self->variables, identifier, fitting);

  return TRUE;
}

/**
 * layover_item_session_set_response:
 * @response: (nullable): the answer, or NULL for none
 *
 * Refuses (%LAYOVER_ERROR_QTI_RESPONSE) what the item does not declare, what does not fit the declaration, choices
 * the item does not offer, and a button as an answer. Answers that break the author's limits, such as too many choices, are taken:
 * layover_item_session_is_valid() tells.
 */
gboolean
layover_item_session_set_response (LayoverItemSession *self, const char *identifier,
                                   LayoverValue *response, GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), FALSE);
  g_return_val_if_fail (identifier != NULL, FALSE);

  return take_response (self, identifier, response, names_only_choices, error);
}

/**
 * layover_item_session_put_response:
 * @response: (nullable): the answer, or NULL for none
 *
 * As layover_item_session_set_response(), for answers that were collected elsewhere: whether the item offers what was
 * chosen is not asked, only whether the value is of the declared type. What it is worth is for the rules to say.
 */
gboolean
layover_item_session_put_response (LayoverItemSession *self, const char *identifier,
                                   LayoverValue *response, GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), FALSE);
  g_return_val_if_fail (identifier != NULL, FALSE);

  return take_response (self, identifier, response, NULL, error);
}

/** layover_item_session_get_response: Returns: (transfer none) (nullable): the answer as it stands */
LayoverValue *
layover_item_session_get_response (LayoverItemSession *self, const char *identifier)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), NULL);

  return layover_variables_get (self->variables, identifier);
}

/** layover_item_session_set_duration: @seconds: the time spent on the item, QTI's built-in response "duration" */
void
layover_item_session_set_duration (LayoverItemSession *self, double seconds)
{
  g_autoptr (LayoverValue) value = layover_value_new_duration (seconds);

  g_return_if_fail (LAYOVER_IS_ITEM_SESSION (self));

  layover_variables_set (self->variables, "duration", value);
}

/** layover_item_session_is_responded: whether that response has an answer other than the one it began with */
gboolean
layover_item_session_is_responded (LayoverItemSession *self, const char *identifier)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), FALSE);

  return layover_variables_is_responded (self->variables, identifier);
}

/** layover_item_session_count_responded: Returns: how many of the item's interactions have an answer */
guint
layover_item_session_count_responded (LayoverItemSession *self)
{
  guint n_responded = 0;

  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), 0);

  for (guint i = 0; i < layover_item_get_n_interactions (self->item); i++)
    {
      LayoverInteraction *interaction = layover_item_get_interaction (self->item, i);
      const char *identifier = layover_interaction_get_response_identifier (interaction);

      n_responded += layover_variables_is_responded (self->variables, identifier) ? 1 : 0;
    }

  return n_responded;
}

/**
 * layover_item_session_is_valid:
 * @why: (out) (optional): a sentence for the candidate, when the result is %FALSE
 *
 * Whether the answer keeps the author's limits.
 */
gboolean
layover_item_session_is_valid (LayoverItemSession *self, const char *identifier, char **why)
{
  LayoverInteraction *interaction;

  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), FALSE);

  interaction = layover_item_find_interaction (self->item, identifier);

  return interaction == NULL
         || layover_interaction_check_response (
             interaction, layover_variables_get (self->variables, identifier), why);
}
