/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-item-private.h"
#include "layover-test-session-private.h"

/* What the answers come to: of each item, of the test, and of its sections and categories. */

/* In a part of simultaneous submission everything is handed in together, seen or not. */
static gboolean
is_submitted (const LayoverFormPlace *place)
{
  const LayoverTestNode *part = place->path->pdata[0];

  return place->scope_item.is_presented || part->submission == LAYOVER_SUBMISSION_SIMULTANEOUS;
}

/** layover_test_session_is_submitted: Returns: whether layover_test_session_process_outcomes() scores the item */
gboolean
layover_test_session_is_submitted (LayoverTestSession *self, guint i)
{
  g_return_val_if_fail (i < layover_test_session_get_n_items (self), FALSE);

  return is_submitted (self->places->pdata[i]);
}

/* What was answered was seen, too. */
static void
note_answered (LayoverFormPlace *place)
{
  if (layover_variables_count_responded (place->scope_item.variables) > 0)
    place->scope_item.is_presented = TRUE;
}

static gboolean
score_items (LayoverTestSession *self, GError **error)
{
  gboolean is_whole = TRUE;

  for (guint i = 0; i < self->places->len; i++)
    {
      LayoverFormPlace *place = self->places->pdata[i];

      note_answered (place);
      if (!is_submitted (place) || layover_item_is_adaptive (place->reference->item)
          || place->is_over)
        continue;
      if (!layover_item_session_process_attempt (place->session, MAX (place->n_attempts, 1),
                                                 is_whole ? error : NULL))
        is_whole = FALSE;
    }

  return is_whole;
}

/** layover_test_session_go_back: to what it was after the last attempt that the candidate ended, or before the first */
void
layover_test_session_go_back (LayoverFormPlace *place)
{
  if (place->kept != NULL)
    layover_item_session_set_outcomes (place->session, place->kept, place->n_kept);
  else
    layover_item_session_restart (place->session);
  place->n_attempts = place->n_kept;
}

/* The last attempt at each adaptive item that is handed in and not over; score_items() ends that at all others. */
static gboolean
end_adaptive_items (LayoverTestSession *self, GError **error)
{
  gboolean is_whole = TRUE;

  for (guint i = 0; i < self->places->len; i++)
    {
      LayoverFormPlace *place = self->places->pdata[i];

      note_answered (place);
      layover_test_session_go_back (place);
      if (!is_submitted (place) || place->is_over)
        continue;
      place->n_attempts++;
      if (layover_item_is_adaptive (place->reference->item)
          && !layover_item_session_process_attempt (place->session, place->n_attempts,
                                                    is_whole ? error : NULL))
        is_whole = FALSE;
    }

  return is_whole;
}

static gboolean
run_outcome_rules (LayoverTestSession *self, GError **error)
{
  const LayoverRules *rules = layover_test_get_outcome_rules (self->test);
  LayoverScope scope;

  layover_test_session_init_scope (self, &scope);
  layover_variables_reset (self->variables, LAYOVER_DECLARATION_OUTCOME);
  if (!layover_test_check_rules (self->test, error))
    return FALSE;
  if (rules != NULL)
    layover_rules_run (rules, &scope);
  if (!layover_scope_is_exhausted (&scope))
    return TRUE;

  layover_variables_reset (self->variables, LAYOVER_DECLARATION_OUTCOME);
  layover_set_error (error, LAYOVER_ERROR_QTI_ENDLESS, layover_test_get_entry (self->test),
                     _ ("The rules of the test do not come to an end."));

  return FALSE;
}

/**
 * layover_test_session_process_outcomes:
 *
 * Scores from its answers as they stand every item that was presented or answered, and all items of parts that are
 * submitted at once; adaptive items keep what their own attempts gave. Then runs the test's rules. May be called any
 * number of times.
 *
 * Returns: %FALSE with @error set when an item cannot be scored; all others are
 */
gboolean
layover_test_session_process_outcomes (LayoverTestSession *self, GError **error)
{
  gboolean is_whole;

  g_return_val_if_fail (LAYOVER_IS_TEST_SESSION (self), FALSE);

  is_whole = score_items (self, error);

  return run_outcome_rules (self, is_whole ? error : NULL) && is_whole;
}

/**
 * layover_test_session_submit:
 *
 * Hands in a test whose items were answered and not yet submitted: ends one attempt at each item that was presented or
 * answered and takes another, and at all items of parts that are submitted at once, then runs the test's rules. Every
 * item starts anew, or from what layover_test_session_press() left, so what comes out depends on the answers and buttons
 * alone, however often this is called; what a test asks of answers before an attempt may end is not asked, since this is
 * the end.
 *
 * Returns: %FALSE with @error set when something cannot be scored; all else is
 */
gboolean
layover_test_session_submit (LayoverTestSession *self, GError **error)
{
  gboolean is_whole;

  g_return_val_if_fail (LAYOVER_IS_TEST_SESSION (self), FALSE);

  is_whole = end_adaptive_items (self, error);

  return layover_test_session_process_outcomes (self, is_whole ? error : NULL) && is_whole;
}

/** layover_test_session_get_outcome: Returns: (transfer none) (nullable): of the test, as the last processing left it */
LayoverValue *
layover_test_session_get_outcome (LayoverTestSession *self, const char *identifier)
{
  g_return_val_if_fail (LAYOVER_IS_TEST_SESSION (self), NULL);

  return layover_variables_get (self->variables, identifier);
}

typedef gboolean (*PlaceFilter) (const LayoverFormPlace *place, gconstpointer data);

static void
sum_scores (LayoverTestSession *self, PlaceFilter filter, gconstpointer data, double *score,
            double *maximum)
{
  double score_sum = 0;
  double maximum_sum = 0;

  for (guint i = 0; i < self->places->len; i++)
    {
      const LayoverFormPlace *place = self->places->pdata[i];
      double weight = layover_test_session_get_item_weight (self, i);

      if (filter != NULL && !filter (place, data))
        continue;
      score_sum += weight * layover_item_session_get_score (place->session);
      maximum_sum += weight * layover_item_session_get_max_score (place->session);
    }

  if (score != NULL)
    *score = score_sum;
  if (maximum != NULL)
    *maximum = maximum_sum;
}

/** layover_test_session_get_score: Returns: the test's outcome SCORE; the weighted sum of the items' when it has none */
double
layover_test_session_get_score (LayoverTestSession *self)
{
  LayoverValue *value;
  double score;

  g_return_val_if_fail (LAYOVER_IS_TEST_SESSION (self), 0);

  value = layover_variables_get (self->variables, "SCORE");
  if (layover_value_is_numeric (value))
    return layover_value_get_float (value);

  sum_scores (self, NULL, NULL, &score, NULL);

  return score;
}

/**
 * layover_test_session_get_max_score:
 *
 * Returns: what the author says (normalMaximum of SCORE, the outcome MAXSCORE), else the weighted sum of the items'
 */
double
layover_test_session_get_max_score (LayoverTestSession *self)
{
  LayoverDeclaration *score;
  LayoverValue *declared;
  double maximum;

  g_return_val_if_fail (LAYOVER_IS_TEST_SESSION (self), 0);

  score = layover_variables_find (self->variables, "SCORE");
  if (score != NULL && layover_declaration_has_normal_maximum (score))
    return layover_declaration_get_normal_maximum (score);

  declared = layover_variables_get (self->variables, "MAXSCORE");
  if (layover_value_is_numeric (declared) && layover_value_get_float (declared) > 0)
    return layover_value_get_float (declared);

  sum_scores (self, NULL, NULL, NULL, &maximum);

  return maximum;
}

static gboolean
is_in_section (const LayoverFormPlace *place, gconstpointer data)
{
  return place->section == *(const guint *) data;
}

/** layover_test_session_get_section_score: @score: (out) (optional): weighted; @maximum: (out) (optional): likewise */
void
layover_test_session_get_section_score (LayoverTestSession *self, guint section, double *score,
                                        double *maximum)
{
  g_return_if_fail (LAYOVER_IS_TEST_SESSION (self));

  sum_scores (self, is_in_section, &section, score, maximum);
}

static gboolean
has_category (const LayoverFormPlace *place, gconstpointer data)
{
  return g_strv_contains ((const char *const *) place->reference->categories, data);
}

/** layover_test_session_get_category_score: as layover_test_session_get_section_score(), for the items tagged @category */
void
layover_test_session_get_category_score (LayoverTestSession *self, const char *category,
                                         double *score, double *maximum)
{
  g_return_if_fail (LAYOVER_IS_TEST_SESSION (self));
  g_return_if_fail (category != NULL);

  sum_scores (self, has_category, category, score, maximum);
}
