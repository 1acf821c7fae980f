/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-attempt"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-answer.h"
#include "layover-attempt-private.h"
#include "layover-error.h"
#include "layover-fold.h"
#include "layover-test-control.h"

static LayoverItemSession *
get_item (LayoverAttempt *self, guint item)
{
  return layover_test_session_get_item (self->session, item);
}

static const char *
get_item_ref (LayoverAttempt *self, guint item)
{
  return layover_test_session_get_item_ref (self->session, item);
}

/* Time passes whatever is done, and nothing is done after it is up. */
gboolean
layover_attempt_enter (LayoverAttempt *self, GError **error)
{
  if (self->state == LAYOVER_ATTEMPT_OPEN)
    layover_attempt_tick (self);

  if (self->state == LAYOVER_ATTEMPT_OPEN)
    return TRUE;

  layover_set_error (error, LAYOVER_ERROR_ATTEMPT_CLOSED, NULL,
                     _ ("The time is up or the exam is handed in; nothing can be changed"));
  return FALSE;
}

/* Puts @given into the test session; @is_same says that it was there already. */
static gboolean
take_response (LayoverAttempt *self, guint item, const char *response_id, LayoverValue *given,
               gboolean *is_same, GError **error)
{
  LayoverItemSession *session = get_item (self, item);
  g_autoptr (LayoverValue) value = NULL;

  if (!layover_attempt_enter (self, error)
      || !layover_fold_check_is_open (self->session, item, error)
      || !layover_answer_clean (given, &value, error)
      || !layover_attempt_check_file (self, item, response_id, value, error))
    return FALSE;

  *is_same = layover_value_equal (layover_item_session_get_response (session, response_id), value);
  return layover_item_session_set_response (session, response_id, value, error);
}

/**
 * layover_attempt_set_response:
 * @item: from 0, in the order of the form
 * @response_id: of the response in the item
 * @value: (nullable): the whole response; %NULL takes the answer back
 *
 * The only way in for an answer. Of one that is a file, the bytes are given to layover_attempt_get_files() before. What was typed before is written first. An answer that is there already is not
 * written again.
 *
 * Returns: %TRUE when it is on the disk. %FALSE with an error of this computer: it is kept in memory and tried
 *   again; with any other error it was not taken: LAYOVER_ERROR_ATTEMPT_CLOSED, LAYOVER_ERROR_ANSWER_TOO_LONG,
 *   LAYOVER_ERROR_ANSWER_FILE, LAYOVER_ERROR_ANSWER_FILES_TOO_LARGE, LAYOVER_ERROR_QTI_ATTEMPT when no attempt is left at
 *   the item, or a value that does not fit.
 */
gboolean
layover_attempt_set_response (LayoverAttempt *self, guint item, const char *response_id,
                              LayoverValue *value, GError **error)
{
  LayoverEvent *event;
  gboolean is_same, is_saved;

  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), FALSE);
  g_return_val_if_fail (item < layover_attempt_get_n_items (self), FALSE);

  if (!take_response (self, item, response_id, value, &is_same, error))
    return FALSE;
  if (is_same)
    return layover_attempt_flush (self, error);

  layover_attempt_emit_item_changed (self, item);
  event = layover_event_new (LAYOVER_EVENT_ANSWER);
  event->item = g_strdup (get_item_ref (self, item));
  event->response = g_strdup (response_id);
  event->value = layover_value_to_strings (
      layover_item_session_get_response (get_item (self, item), response_id));
  layover_attempt_replace_waiting (self, event);
  is_saved = layover_attempt_record (self, event, error);
  layover_attempt_settle_files (self);
  return is_saved;
}

/**
 * layover_attempt_queue_response:
 *
 * For text, at every keystroke: the value counts at once and is written within two seconds by
 * layover_attempt_tick(), and before anything else is. #LayoverAttempt:save-state says when it is on the disk.
 *
 * Returns: %FALSE when the value was not taken
 */
gboolean
layover_attempt_queue_response (LayoverAttempt *self, guint item, const char *response_id,
                                LayoverValue *value, GError **error)
{
  gboolean is_same;

  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), FALSE);
  g_return_val_if_fail (item < layover_attempt_get_n_items (self), FALSE);

  if (!take_response (self, item, response_id, value, &is_same, error))
    return FALSE;
  if (is_same)
    return TRUE;

  layover_attempt_set_typing (
      self, item, response_id,
      layover_item_session_get_response (get_item (self, item), response_id));
  layover_attempt_emit_item_changed (self, item);
  return TRUE;
}

/**
 * layover_attempt_press:
 * @response_id: of a button of the item that ends an attempt: a hint, a solution
 *
 * Everything that was given before is written first, and while that fails there is no hint: what cannot be in the record
 * has not happened.
 *
 * Returns: %TRUE when it is on the disk. %FALSE with LAYOVER_ERROR_QTI_ATTEMPT or LAYOVER_ERROR_ATTEMPT_CLOSED when it
 *   is not allowed, LAYOVER_ERROR_QTI_RESPONSE when there is no such button, or with an error of this computer
 */
gboolean
layover_attempt_press (LayoverAttempt *self, guint item, const char *response_id, GError **error)
{
  LayoverItem *definition;
  LayoverEvent *event;

  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), FALSE);
  g_return_val_if_fail (item < layover_attempt_get_n_items (self), FALSE);

  if (!layover_attempt_enter (self, error) || !layover_attempt_save (self, error))
    return FALSE;

  definition = layover_item_session_get_item (get_item (self, item));
  if (layover_item_find_button (definition, response_id) == NULL)
    {
      layover_set_error (error, LAYOVER_ERROR_QTI_RESPONSE, layover_item_get_entry (definition),
                         _ ("The question has no button called “%s”."), response_id);
      return FALSE;
    }
  if (!layover_fold_press (self->session, item, response_id, self->log,
                           layover_event_log_get_n_events (self->log), self->countdown.boot_ms,
                           error))
    return FALSE;

  event = layover_event_new (LAYOVER_EVENT_END_ATTEMPT);
  event->item = g_strdup (get_item_ref (self, item));
  event->response = g_strdup (response_id);
  layover_attempt_emit_item_changed (self, item);
  return layover_attempt_record (self, event, error);
}

/** layover_attempt_set_flag: marks @item for later, or takes the mark away; returns whether that is on the disk */
gboolean
layover_attempt_set_flag (LayoverAttempt *self, guint item, gboolean is_flagged, GError **error)
{
  LayoverEvent *event;

  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), FALSE);
  g_return_val_if_fail (item < layover_attempt_get_n_items (self), FALSE);

  if (!layover_attempt_enter (self, error))
    return FALSE;
  if (layover_attempt_is_flagged (self, item) == !!is_flagged)
    return layover_attempt_flush (self, error);

  if (is_flagged)
    g_hash_table_add (self->flags, g_strdup (get_item_ref (self, item)));
  else
    g_hash_table_remove (self->flags, get_item_ref (self, item));

  layover_attempt_emit_item_changed (self, item);
  event = layover_event_new (LAYOVER_EVENT_FLAG);
  event->item = g_strdup (get_item_ref (self, item));
  layover_event_take_value (event, g_strdup (is_flagged ? "true" : "false"));
  return layover_attempt_record (self, event, error);
}

/** layover_attempt_show: goes to @item, after writing what was typed; returns whether that is on the disk */
gboolean
layover_attempt_show (LayoverAttempt *self, guint item, GError **error)
{
  LayoverEvent *event;

  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), FALSE);
  g_return_val_if_fail (item < layover_attempt_get_n_items (self), FALSE);

  if (!layover_attempt_enter (self, error))
    return FALSE;

  layover_attempt_set_current_item (self, item);
  layover_test_session_set_presented (self->session, item);
  event = layover_event_new (LAYOVER_EVENT_SHOW);
  event->item = g_strdup (get_item_ref (self, item));
  return layover_attempt_record (self, event, error);
}

/**
 * layover_attempt_add_note:
 * @event: the number of the event it is about
 * @text: the candidate's sentence, at most 280 characters; a longer one is cut
 *
 * Returns: whether it is on the disk
 */
gboolean
layover_attempt_add_note (LayoverAttempt *self, guint event, const char *text, GError **error)
{
  LayoverEvent *note;

  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), FALSE);
  g_return_val_if_fail (event < layover_event_log_get_n_events (self->log), FALSE);

  if (!layover_attempt_enter (self, error))
    return FALSE;

  note = layover_event_new (LAYOVER_EVENT_NOTE);
  note->ref = event;
  layover_event_take_value (
      note,
      g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), LAYOVER_NOTE_MAX_CHARACTERS)));
  return layover_attempt_record (self, note, error);
}

/** layover_attempt_focus_out: the window lost the focus; what was typed is written first */
gboolean
layover_attempt_focus_out (LayoverAttempt *self, GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), FALSE);

  if (!layover_attempt_enter (self, error))
    return FALSE;
  if (self->focus_lost_ms >= 0)
    return TRUE;

  self->focus_lost_ms = self->countdown.boot_ms;
  return layover_attempt_record (self, layover_event_new (LAYOVER_EVENT_FOCUS_OUT), error);
}

/** layover_attempt_focus_in: the window has the focus again */
gboolean
layover_attempt_focus_in (LayoverAttempt *self, GError **error)
{
  LayoverEvent *event;

  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), FALSE);

  if (!layover_attempt_enter (self, error))
    return FALSE;
  if (self->focus_lost_ms < 0)
    return TRUE;

  event = layover_event_new (LAYOVER_EVENT_FOCUS_IN);
  event->ms = MAX (self->countdown.boot_ms - self->focus_lost_ms, 0);
  self->focus_lost_ms = -1;
  return layover_attempt_record (self, event, error);
}

/** layover_attempt_flush: writes what is only in memory now; returns whether everything is on the disk */
gboolean
layover_attempt_flush (LayoverAttempt *self, GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), FALSE);

  if (self->state == LAYOVER_ATTEMPT_SUBMITTED)
    return TRUE;

  return layover_attempt_save (self, error);
}

static gboolean
close_attempt (LayoverAttempt *self, GError **error)
{
  if (!layover_attempt_close (self, error))
    return FALSE;

  layover_attempt_set_state (self, LAYOVER_ATTEMPT_SUBMITTED);
  return TRUE;
}

/**
 * layover_attempt_tick:
 *
 * Call it four times a second. It charges the time, warns at ten, five and one minute, writes what is due, and at
 * zero locks the paper and hands in what was given; when the disk refuses that, with every later tick.
 */
void
layover_attempt_tick (LayoverAttempt *self)
{
  g_return_if_fail (LAYOVER_IS_ATTEMPT (self));

  if (self->state == LAYOVER_ATTEMPT_SUBMITTED)
    return;

  layover_attempt_charge (self);
  if (self->remaining_ms > 0)
    {
      layover_attempt_beat (self);
      return;
    }

  layover_attempt_set_state (self, LAYOVER_ATTEMPT_LOCKED);
  if (self->failing_since_ms < 0 || self->countdown.boot_ms >= self->retry_ms)
    close_attempt (self, NULL);
}

/**
 * layover_attempt_submit:
 *
 * Hands in: writes what was typed, scores, and closes the attempt. Handing in twice is handing in once.
 *
 * Returns: %TRUE when it is handed in and on the disk; otherwise the attempt is as open as it was
 */
gboolean
layover_attempt_submit (LayoverAttempt *self, GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), FALSE);

  if (self->state == LAYOVER_ATTEMPT_SUBMITTED)
    return TRUE;

  layover_attempt_charge (self);
  if (self->remaining_ms == 0)
    layover_attempt_set_state (self, LAYOVER_ATTEMPT_LOCKED);

  return close_attempt (self, error);
}

/** layover_attempt_is_flagged: Returns: whether @item is marked for later */
gboolean
layover_attempt_is_flagged (LayoverAttempt *self, guint item)
{
  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), FALSE);

  return g_hash_table_contains (self->flags, get_item_ref (self, item));
}

/** layover_attempt_get_item_state: Returns: how far @item is answered, also in what is not saved yet */
LayoverItemState
layover_attempt_get_item_state (LayoverAttempt *self, guint item)
{
  LayoverItemSession *session;
  LayoverItem *definition;
  guint n_interactions, n_passed_over = 0, n_responded = 0, n_valid = 0;

  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), LAYOVER_ITEM_UNANSWERED);
  g_return_val_if_fail (item < layover_attempt_get_n_items (self), LAYOVER_ITEM_UNANSWERED);

  session = get_item (self, item);
  definition = layover_item_session_get_item (session);
  n_interactions = layover_item_get_n_interactions (definition);
  for (guint i = 0; i < n_interactions; i++)
    {
      LayoverInteraction *interaction = layover_item_get_interaction (definition, i);
      const char *id = layover_interaction_get_response_identifier (interaction);

      if (!layover_interaction_awaits_answer (interaction))
        {
          n_passed_over++;
          continue;
        }
      if (!layover_item_session_is_responded (session, id))
        continue;
      n_responded++;
      if (layover_item_session_is_valid (session, id, NULL))
        n_valid++;
    }

  if (n_valid == n_interactions - n_passed_over)
    return LAYOVER_ITEM_ANSWERED;
  return n_responded > 0 ? LAYOVER_ITEM_PARTLY : LAYOVER_ITEM_UNANSWERED;
}
