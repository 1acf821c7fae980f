/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-declaration-private.h"
#include "layover-item-session-private.h"
#include "layover-random.h"

/* Attempts, the outcomes they come to, and the most that an item can give. */

static gboolean
run_response_rules (LayoverItemSession *self, GError **error)
{
  const LayoverRules *rules = layover_item_get_response_rules (self->item);
  g_autoptr (GPtrArray) buttons = layover_item_session_leave_buttons (self);
  LayoverRandom random;
  LayoverScope scope = { 0 };

  layover_random_init (&random, layover_random_derive_seed (self->seed, "response"));
  scope.random = &random;
  scope.variables = self->variables;
  if (rules != NULL)
    layover_rules_run (rules, &scope);
  layover_item_session_clear_buttons (self, buttons);
  if (self->is_guess || scope.is_guess)
    return layover_item_check_rules (self->item, error);
  if (!layover_scope_is_exhausted (&scope))
    return TRUE;

  layover_set_error (error, LAYOVER_ERROR_QTI_ENDLESS, layover_item_get_entry (self->item),
                     _ ("The rules of the question do not come to an end."));

  return FALSE;
}

static gboolean
has_status (LayoverItemSession *self, const char *status)
{
  const LayoverValue *value = layover_variables_get (self->variables, "completionStatus");

  return g_strcmp0 (layover_value_get_string (value), status) == 0;
}

/**
 * layover_item_session_process_attempt:
 * @n: how many attempts there are with this one; as before when it is not counted
 *
 * Else as layover_item_session_process_responses().
 */
gboolean
layover_item_session_process_attempt (LayoverItemSession *self, guint n, GError **error)
{
  gboolean is_adaptive = layover_item_is_adaptive (self->item);
  const char *status = NULL;

  if (!is_adaptive)
    layover_variables_reset (self->variables, LAYOVER_DECLARATION_OUTCOME);
  if (!is_adaptive)
    status = "completed";
  else if (has_status (self, "not_attempted"))
    status = "unknown";
  layover_item_session_note_attempt (self, n, status);

  if (run_response_rules (self, error))
    return TRUE;

  layover_variables_reset (self->variables, LAYOVER_DECLARATION_OUTCOME);

  return FALSE;
}

/** layover_item_session_get_n_attempts: Returns: QTI's numAttempts */
guint
layover_item_session_get_n_attempts (LayoverItemSession *self)
{
  return (guint) layover_value_get_integer (layover_variables_get (self->variables, "numAttempts"));
}

/**
 * layover_item_session_process_responses:
 *
 * Scores the answers as they stand. Unless the item is adaptive every call starts from the outcomes' defaults, so it may
 * be called after every answer, or once at the end, with the same result. Whether an attempt is allowed is not asked.
 *
 * Returns: %FALSE with %LAYOVER_ERROR_QTI_UNSUPPORTED for rules this version does not know, and with
 *   %LAYOVER_ERROR_QTI_ENDLESS for rules that take too long; the outcomes are then the defaults
 */
gboolean
layover_item_session_process_responses (LayoverItemSession *self, GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), FALSE);

  return layover_item_session_process_attempt (
      self,
      layover_item_is_adaptive (self->item) ? layover_item_session_get_n_attempts (self) + 1 : 1,
      error);
}

/** layover_item_session_is_attempted: whether an attempt was ended, so that there may be something to say */
gboolean
layover_item_session_is_attempted (LayoverItemSession *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), FALSE);

  return !has_status (self, "not_attempted");
}

/**
 * layover_item_session_is_completed:
 *
 * QTI's item session lifecycle: an adaptive item says itself when it is over, by the outcome completionStatus; how many
 * attempts there are at another is for the test to say.
 */
gboolean
layover_item_session_is_completed (LayoverItemSession *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), FALSE);

  return layover_item_is_adaptive (self->item) && has_status (self, "completed");
}

/** layover_item_session_check_is_open: Returns: %FALSE with %LAYOVER_ERROR_QTI_ATTEMPT when it is completed */
gboolean
layover_item_session_check_is_open (LayoverItemSession *self, GError **error)
{
  if (!layover_item_session_is_completed (self))
    return TRUE;

  layover_set_error (error, LAYOVER_ERROR_QTI_ATTEMPT, layover_item_get_entry (self->item),
                     _ ("No further attempt is allowed at this question."));

  return FALSE;
}

/**
 * layover_item_session_end_attempt:
 *
 * Ends a candidate's attempt, outside of a test: counts it and scores the answers as they stand.
 *
 * Returns: %FALSE with %LAYOVER_ERROR_QTI_ATTEMPT, and nothing changed, when the item takes no more attempts; or as
 *   layover_item_session_process_responses()
 */
gboolean
layover_item_session_end_attempt (LayoverItemSession *self, GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), FALSE);

  return layover_item_session_check_is_open (self, error)
         && layover_item_session_process_attempt (
             self, layover_item_session_get_n_attempts (self) + 1, error);
}

/** layover_item_session_get_value: Returns: (transfer none) (nullable): any variable's value */
LayoverValue *
layover_item_session_get_value (LayoverItemSession *self, const char *identifier)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), NULL);

  return layover_variables_get (self->variables, identifier);
}

/** layover_item_session_get_outcome: Returns: (transfer none) (nullable): as the last processing left it */
LayoverValue *
layover_item_session_get_outcome (LayoverItemSession *self, const char *identifier)
{
  return layover_item_session_get_value (self, identifier);
}

/** layover_item_session_get_correct: Returns: (transfer none) (nullable): the correct answer, templates applied */
LayoverValue *
layover_item_session_get_correct (LayoverItemSession *self, const char *identifier)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), NULL);

  return layover_variables_get_correct (self->variables, identifier);
}

/** layover_item_session_get_score: Returns: the outcome SCORE, 0 when there is none */
double
layover_item_session_get_score (LayoverItemSession *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), 0);

  return layover_value_get_float (layover_variables_get (self->variables, "SCORE"));
}

static double
sum_of_mappings (LayoverItemSession *self)
{
  double sum = 0;

  for (guint i = 0; i < layover_item_get_n_interactions (self->item); i++)
    {
      LayoverInteraction *interaction = layover_item_get_interaction (self->item, i);
      const char *identifier = layover_interaction_get_response_identifier (interaction);
      LayoverDeclaration *declaration = layover_variables_find (self->variables, identifier);
      guint max_members = layover_interaction_get_max_choices (interaction);
      double limit;

      if (layover_declaration_get_cardinality (declaration) == LAYOVER_CARDINALITY_SINGLE)
        max_members = 1;
      if (layover_declaration_get_mapping_limit (declaration, max_members, &limit))
        sum += limit;
    }

  return sum;
}

/* The same draw with the correct answer to everything. */
static LayoverItemSession *
dup_model (LayoverItemSession *self)
{
  LayoverItemSession *model = layover_item_session_dup_unanswered (self);

  for (guint i = 0; i < layover_item_get_n_declarations (self->item); i++)
    {
      LayoverDeclaration *declaration = layover_item_get_declaration (self->item, i);
      const char *identifier = layover_declaration_get_identifier (declaration);

      if (layover_declaration_get_kind (declaration) == LAYOVER_DECLARATION_RESPONSE)
        layover_variables_set (model->variables, identifier,
                               layover_variables_get_correct (model->variables, identifier));
    }

  return model;
}

static double
find_score (LayoverItemSession *model)
{
  if (!layover_item_session_process_responses (model, NULL))
    return 0;

  return layover_item_session_get_score (model);
}

/* What the rules give for the correct answers. */
static double
score_of_correct_answers (LayoverItemSession *self)
{
  g_autoptr (LayoverItemSession) model = dup_model (self);

  return find_score (model);
}

/** layover_item_session_rate_response: Returns: what the rules give for @response while every other answer is correct */
double
layover_item_session_rate_response (LayoverItemSession *self, const char *identifier,
                                    LayoverValue *response)
{
  g_autoptr (LayoverItemSession) model = dup_model (self);

  layover_variables_set (model->variables, identifier, response);

  return find_score (model);
}

static double
find_max_score (LayoverItemSession *self)
{
  LayoverDeclaration *score = layover_variables_find (self->variables, "SCORE");
  const LayoverValue *declared = layover_variables_get_default (self->variables, "MAXSCORE");
  double from_answers;
  double from_mappings;

  if (score != NULL && layover_declaration_has_normal_maximum (score))
    return layover_declaration_get_normal_maximum (score);
  if (layover_value_is_numeric (declared))
    return layover_value_get_float (declared);
  if (score == NULL)
    return 0;

  from_answers = score_of_correct_answers (self);
  from_mappings = sum_of_mappings (self);

  return MAX (from_answers, from_mappings);
}

/**
 * layover_item_session_get_max_score:
 *
 * Returns: the most the item can give: what its author says (normalMaximum of SCORE, the default of MAXSCORE), else
 *   what its rules give for the correct answers, or its mappings at best
 */
double
layover_item_session_get_max_score (LayoverItemSession *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), 0);

  if (!self->has_max_score)
    {
      self->max_score = find_max_score (self);
      self->has_max_score = TRUE;
    }

  return self->max_score;
}

/** layover_item_session_is_correct: whether every answer that has a correct one is that one */
gboolean
layover_item_session_is_correct (LayoverItemSession *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), FALSE);

  return layover_variables_are_correct (self->variables);
}
