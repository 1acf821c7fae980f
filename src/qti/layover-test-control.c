/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-item-private.h"
#include "layover-test-session-private.h"

/* The rules of QTI's itemSessionControl, timeLimits and testFeedback. */

static const LayoverTestNode *
get_part (LayoverTestSession *self, guint i)
{
  return layover_test_session_get_path (self, i)->pdata[0];
}

static const LayoverTestNode *
get_section (LayoverTestSession *self, guint i)
{
  GPtrArray *path = layover_test_session_get_path (self, i);

  return path->pdata[path->len - 1];
}

/** layover_test_session_get_control: Returns: (transfer none): what the test allows with item @i */
const LayoverItemSessionControl *
layover_test_session_get_control (LayoverTestSession *self, guint i)
{
  g_return_val_if_fail (i < layover_test_session_get_n_items (self), NULL);

  return &layover_test_session_get_reference (self, i)->control;
}

const LayoverTimeLimits *
layover_test_session_get_part_time_limits (LayoverTestSession *self, guint i)
{
  g_return_val_if_fail (i < layover_test_session_get_n_items (self), NULL);

  return &get_part (self, i)->time_limits;
}

/** layover_test_session_get_section_time_limits: Returns: (transfer none): of the innermost section around item @i */
const LayoverTimeLimits *
layover_test_session_get_section_time_limits (LayoverTestSession *self, guint i)
{
  g_return_val_if_fail (i < layover_test_session_get_n_items (self), NULL);

  return &get_section (self, i)->time_limits;
}

const LayoverTimeLimits *
layover_test_session_get_item_time_limits (LayoverTestSession *self, guint i)
{
  g_return_val_if_fail (i < layover_test_session_get_n_items (self), NULL);

  return &layover_test_session_get_reference (self, i)->time_limits;
}

static gboolean
refuse (LayoverTestSession *self, GError **error, const char *message)
{
  layover_set_error (error, LAYOVER_ERROR_QTI_ATTEMPT,
                     layover_test_get_entry (layover_test_session_get_test (self)), "%s", message);

  return FALSE;
}

static gboolean
is_late (const LayoverTimeLimits *limits, double spent_s)
{
  return limits->maximum_s >= 0 && spent_s > limits->maximum_s && !limits->allows_late;
}

/* QTI: minimum times are for items and sections, and only where the candidate cannot come back. */
static gboolean
check_times (LayoverTestSession *self, guint i, const LayoverTestTimes *times, GError **error)
{
  LayoverTest *test = layover_test_session_get_test (self);
  const LayoverTimeLimits *item = layover_test_session_get_item_time_limits (self, i);

  if (is_late (layover_test_get_time_limits (test), times->test_s)
      || is_late (layover_test_session_get_part_time_limits (self, i), times->part_s)
      || is_late (layover_test_session_get_section_time_limits (self, i), times->section_s)
      || is_late (item, times->item_s))
    return refuse (self, error, _ ("The time for this is over."));

  if (get_part (self, i)->navigation == LAYOVER_NAVIGATION_LINEAR
      && times->item_s < item->minimum_s)
    return refuse (self, error, _ ("There is a least time for this question, and it is not over."));

  return TRUE;
}

static gboolean
are_responses_valid (LayoverItemSession *session)
{
  LayoverItem *item = layover_item_session_get_item (session);

  for (guint i = 0; i < layover_item_get_n_interactions (item); i++)
    {
      LayoverInteraction *interaction = layover_item_get_interaction (item, i);

      if (!layover_item_session_is_valid (
              session, layover_interaction_get_response_identifier (interaction), NULL))
        return FALSE;
    }

  return TRUE;
}

/* QTI: what is said about skipping and valid responses has no meaning where a part is handed in as a whole. */
static gboolean
check_answers (LayoverTestSession *self, guint i, GError **error)
{
  const LayoverItemSessionControl *control = layover_test_session_get_control (self, i);
  LayoverItemSession *session = layover_test_session_get_item (self, i);

  if (get_part (self, i)->submission != LAYOVER_SUBMISSION_INDIVIDUAL)
    return TRUE;

  if (!control->allows_skipping
      && layover_variables_count_responded (layover_item_session_get_variables (session)) == 0)
    return refuse (self, error, _ ("This question cannot be left out."));
  if (control->validates_responses && !are_responses_valid (session))
    return refuse (self, error, _ ("The answer is not complete, or more than is asked for."));

  return TRUE;
}

/* Whether @n_attempts are all; an adaptive item says itself when it is over. */
static gboolean
is_used_up (const LayoverFormPlace *place, guint n_attempts)
{
  guint max_attempts = place->reference->control.max_attempts;

  if (layover_item_is_adaptive (place->reference->item))
    return layover_item_session_is_completed (place->session);

  return max_attempts > 0 && n_attempts >= max_attempts;
}

static gboolean
check_attempts (LayoverTestSession *self, guint i, GError **error)
{
  const LayoverFormPlace *place = layover_test_session_get_place (self, i);

  return !is_used_up (place, place->n_attempts)
         || refuse (self, error, _ ("No further attempt is allowed at this question."));
}

/**
 * layover_test_session_end_attempt:
 * @times: (nullable): what was spent up to now; %NULL where nothing is timed
 *
 * Ends an attempt at item @i with the answers as they stand, where they are submitted one by one: checks what the test
 * allows, scores the item and counts the attempt.
 *
 * Returns: %FALSE with %LAYOVER_ERROR_QTI_ATTEMPT when the test does not allow it, and nothing has changed then; or with
 *   an error of layover_item_session_process_responses()
 */
gboolean
layover_test_session_end_attempt (LayoverTestSession *self, guint i, const LayoverTestTimes *times,
                                  GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_TEST_SESSION (self), FALSE);
  g_return_val_if_fail (i < layover_test_session_get_n_items (self), FALSE);

  if (!check_attempts (self, i, error) || (times != NULL && !check_times (self, i, times, error))
      || !check_answers (self, i, error))
    return FALSE;

  layover_test_session_set_presented (self, i);

  return layover_item_session_process_attempt (layover_test_session_get_item (self, i),
                                               layover_test_session_count_attempt (self, i), error);
}

/**
 * layover_test_session_is_over:
 *
 * Returns: whether the candidate has ended the last attempt at item @i by a button, so that its answers stay as they are
 */
gboolean
layover_test_session_is_over (LayoverTestSession *self, guint i)
{
  g_return_val_if_fail (i < layover_test_session_get_n_items (self), FALSE);

  return layover_test_session_get_place (self, i)->is_over;
}

/**
 * layover_test_session_can_press:
 *
 * Returns: whether buttons that end an attempt at item @i mean anything: not where a part is submitted at once, and not
 *   when the item is over
 */
gboolean
layover_test_session_can_press (LayoverTestSession *self, guint i)
{
  g_return_val_if_fail (i < layover_test_session_get_n_items (self), FALSE);

  return get_part (self, i)->submission == LAYOVER_SUBMISSION_INDIVIDUAL
         && !layover_test_session_is_over (self, i);
}

/**
 * layover_test_session_is_last_press:
 *
 * Returns: whether that button is known to end the last attempt that is allowed at item @i
 */
gboolean
layover_test_session_is_last_press (LayoverTestSession *self, guint i, const char *response_id)
{
  const LayoverFormPlace *place;
  LayoverInteraction *button;

  g_return_val_if_fail (i < layover_test_session_get_n_items (self), FALSE);

  place = layover_test_session_get_place (self, i);
  button = layover_item_find_button (place->reference->item, response_id);

  return button != NULL && layover_interaction_get_counts_attempt (button)
         && !layover_item_is_adaptive (place->reference->item)
         && is_used_up (place, place->n_kept + 1);
}

/**
 * layover_test_session_shows_feedback:
 *
 * QTI, itemSessionControl: what showFeedback keeps back is what would be shown after the last attempt; between attempts
 * it is shown.
 */
gboolean
layover_test_session_shows_feedback (LayoverTestSession *self, guint i)
{
  g_return_val_if_fail (i < layover_test_session_get_n_items (self), FALSE);

  return !layover_test_session_is_over (self, i)
         || layover_test_session_get_control (self, i)->shows_feedback;
}

/**
 * layover_test_session_press:
 * @response_id: of an endAttemptInteraction of item @i
 *
 * Ends an attempt at item @i by that button, with the answers as they stand. That a test asks for valid answers, or for
 * any, does not keep a candidate from a hint.
 *
 * Returns: %FALSE with %LAYOVER_ERROR_QTI_ATTEMPT where layover_test_session_can_press() says so, and with
 *   %LAYOVER_ERROR_QTI_RESPONSE where there is no such button; nothing has changed then. With an error of
 *   layover_item_session_process_responses() the attempt is over, and came to nothing.
 */
gboolean
layover_test_session_press (LayoverTestSession *self, guint i, const char *response_id,
                            GError **error)
{
  LayoverFormPlace *place;
  LayoverInteraction *button;
  gboolean is_done;

  g_return_val_if_fail (i < layover_test_session_get_n_items (self), FALSE);

  place = layover_test_session_get_place (self, i);
  button = layover_item_find_button (place->reference->item, response_id);
  if (button == NULL)
    {
      layover_set_error (error, LAYOVER_ERROR_QTI_RESPONSE,
                         layover_item_get_entry (place->reference->item),
                         _ ("The question has no button called “%s”."), response_id);
      return FALSE;
    }
  if (!layover_test_session_can_press (self, i))
    return refuse (self, error, _ ("No further attempt is allowed at this question."));

  layover_test_session_set_presented (self, i);
  layover_test_session_go_back (place);
  place->n_attempts += layover_interaction_get_counts_attempt (button) ? 1 : 0;
  is_done = layover_item_session_process_press (place->session, response_id, place->n_attempts,
                                                error);
  g_clear_pointer (&place->kept, g_hash_table_unref);
  place->kept = layover_item_session_dup_outcomes (place->session);
  place->n_kept = place->n_attempts;
  place->is_over = is_used_up (place, place->n_kept);

  return is_done;
}

static gboolean
holds (const LayoverValue *value, const char *identifier)
{
  for (guint i = 0; i < layover_value_get_n_values (value); i++)
    if (g_strcmp0 (layover_value_get_string (layover_value_get_value (value, i)), identifier) == 0)
      return TRUE;

  return FALSE;
}

/**
 * layover_test_session_list_feedback:
 * @part: (nullable): the part, %NULL for the test's own
 * @is_at_end: whether it is over
 *
 * Returns: (transfer container) (element-type LayoverTestFeedback): what the candidate is told now, as the outcomes stand
 */
GPtrArray *
layover_test_session_list_feedback (LayoverTestSession *self, const char *part, gboolean is_at_end)
{
  GPtrArray *shown = g_ptr_array_new ();
  GPtrArray *all;

  g_return_val_if_fail (LAYOVER_IS_TEST_SESSION (self), shown);

  all = layover_test_get_feedbacks (layover_test_session_get_test (self));
  for (guint i = 0; i < all->len; i++)
    {
      LayoverTestFeedback *feedback = all->pdata[i];
      const LayoverValue *value = layover_test_session_get_outcome (self, feedback->outcome);

      if (g_strcmp0 (feedback->part, part) == 0 && feedback->is_at_end == is_at_end
          && holds (value, feedback->identifier) == feedback->is_shown_on_match)
        g_ptr_array_add (shown, feedback);
    }

  return shown;
}
