/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-attempt"

#include "config.h"

#include "layover-attempt-private.h"
#include "layover-error.h"
#include "layover-fold.h"
#include "layover-reserve.h"

/* Written two seconds after a keystroke at the latest: this, and one tick of the room's clock. */
#define RETRY_MS 3000
#define BEAT_MS 5000

static LayoverTimeRow
current_time (LayoverAttempt *self)
{
  return (LayoverTimeRow){
    .charged_ms = self->countdown.charged_ms,
    .boot_id = self->countdown.boot_id,
    .boot_ms = self->countdown.boot_ms,
    .utc_ms = self->countdown.utc_ms,
  };
}

/* The log and the row say what is on the disk, and nothing else. */
static void
take_written (LayoverAttempt *self, LayoverEvent *event, char *head)
{
  layover_event_log_take (self->log, event);
  self->row->n_events = layover_event_log_get_n_events (self->log);
  g_free (self->row->head);
  self->row->head = head;
  self->beat_ms = self->countdown.boot_ms;
}

typedef gboolean (*WriteFunc) (LayoverAttempt *self, const LayoverEventRow *row,
                               const LayoverTimeRow *time, GError **error);

static gboolean
append_event (LayoverAttempt *self, const LayoverEventRow *row, const LayoverTimeRow *time,
              GError **error)
{
  return layover_store_append_event (self->store, self->row->id, row, time, error);
}

typedef struct
{
  LayoverAttempt *attempt;
  const LayoverEventRow *event;
  const LayoverTimeRow *time;
} Submission;

static gboolean
submit_func (LayoverStore *store, gpointer data, GError **error)
{
  const Submission *submission = data;
  const LayoverAttemptRow *row = submission->attempt->row;

  return layover_store_submit_attempt (store, row->id, submission->event, submission->time,
                                       row->score, row->max_score, row->is_passed, error)
         && layover_attempt_forget_other_files (submission->attempt, error);
}

static gboolean
submit_attempt (LayoverAttempt *self, const LayoverEventRow *row, const LayoverTimeRow *time,
                GError **error)
{
  Submission submission = { .attempt = self, .event = row, .time = time };

  return layover_store_run (self->store, submit_func, &submission, error);
}

/** layover_attempt_give_up_reserve: after a failed write; returns whether there is room now to try once more */
gboolean
layover_attempt_give_up_reserve (LayoverAttempt *self, const GError *error)
{
  return g_error_matches (error, LAYOVER_ERROR, LAYOVER_ERROR_NO_SPACE)
         && layover_reserve_release (layover_store_get_folder (self->store));
}

/* One durable transaction; on a full disk the reserve is given up and it is tried once more. */
static gboolean
write_event (LayoverAttempt *self, LayoverEvent *event, WriteFunc write, GError **error)
{
  g_autofree char *line = NULL;
  g_autofree char *head = NULL;
  g_autoptr (LayoverFileLabel) label = layover_attempt_dup_file_label (self, event);
  g_autofree char *dropped_file = layover_attempt_dup_dropped_file (self, event);
  g_autoptr (GError) local_error = NULL;
  LayoverTimeRow time = current_time (self);
  LayoverEventRow row;

  event->n = layover_event_log_get_n_events (self->log);
  line = layover_event_format (event);
  head = layover_event_log_dup_next_head_hex (self->log, line);
  row = (LayoverEventRow){
    .n = (guint) event->n, .line = line, .head = head, .dropped_file = dropped_file
  };
  if (label != NULL)
    {
      row.file = label->digest;
      row.file_bytes = layover_answer_files_get_waiting (self->files, label->digest);
    }

  if (!write (self, &row, &time, &local_error)
      && (!layover_attempt_give_up_reserve (self, local_error) || !write (self, &row, &time, NULL)))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  take_written (self, event, g_steal_pointer (&head));
  return TRUE;
}

static void
clear_typing (LayoverTyping *typing)
{
  g_clear_pointer (&typing->response_id, g_free);
  g_clear_pointer (&typing->value, layover_value_unref);
}

static LayoverEvent *
make_typed_answer (LayoverAttempt *self)
{
  LayoverEvent *event = layover_event_new (LAYOVER_EVENT_ANSWER);

  event->utc_s = self->typing.utc_s;
  event->boot_ms = self->typing.boot_ms;
  event->item = g_strdup (layover_test_session_get_item_ref (self->session, self->typing.item));
  event->response = g_strdup (self->typing.response_id);
  event->value = layover_value_to_strings (self->typing.value);
  return event;
}

/* A text that is typed comes before whatever happens next. */
static void
push_typing (LayoverAttempt *self)
{
  if (self->typing.response_id == NULL)
    return;

  g_queue_push_tail (&self->unsaved, make_typed_answer (self));
  clear_typing (&self->typing);
}

static void
set_failing (LayoverAttempt *self, const GError *error)
{
  g_message ("attempt %s: %s", self->row->id, error->message);

  if (self->failing_since_ms < 0)
    self->failing_since_ms = self->countdown.boot_ms;
  self->retry_ms = self->countdown.boot_ms + RETRY_MS;
  layover_attempt_set_save_state (self, LAYOVER_SAVE_NOT_SAVED, error->message);
}

static gboolean
write_unsaved (LayoverAttempt *self, GError **error)
{
  while (!g_queue_is_empty (&self->unsaved))
    {
      if (!write_event (self, g_queue_peek_head (&self->unsaved), append_event, error))
        return FALSE;
      g_queue_pop_head (&self->unsaved);
    }

  return TRUE;
}

/* Said once, when it is over. */
static gboolean
write_storage_error (LayoverAttempt *self, GError **error)
{
  g_autoptr (LayoverEvent) event = layover_event_new (LAYOVER_EVENT_STORAGE_ERROR);

  event->utc_s = self->countdown.utc_ms / 1000;
  event->boot_ms = self->countdown.boot_ms;
  event->ms = MAX (self->countdown.boot_ms - self->failing_since_ms, 0);
  if (!write_event (self, event, append_event, error))
    return FALSE;

  event = NULL;
  self->failing_since_ms = -1;
  return TRUE;
}

/**
 * layover_attempt_save:
 *
 * Writes everything that is not on the disk yet, in its order. What cannot be written stays, is shown as not
 * saved, and is tried again by the tick.
 */
gboolean
layover_attempt_save (LayoverAttempt *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  push_typing (self);
  if (!write_unsaved (self, &local_error) || !layover_attempt_write_asides (self, &local_error)
      || (self->failing_since_ms >= 0 && !write_storage_error (self, &local_error)))
    {
      set_failing (self, local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  layover_attempt_set_save_state (self, LAYOVER_SAVE_SAVED, NULL);
  return TRUE;
}

/**
 * layover_attempt_record:
 * @event: (transfer full): without number and times
 *
 * Returns: whether @event, and everything before it, is on the disk
 */
gboolean
layover_attempt_record (LayoverAttempt *self, LayoverEvent *event, GError **error)
{
  push_typing (self);
  event->utc_s = self->countdown.utc_ms / 1000;
  event->boot_ms = self->countdown.boot_ms;
  g_queue_push_tail (&self->unsaved, event);

  return layover_attempt_save (self, error);
}

/** layover_attempt_is_typing: Returns: whether this response is the text that is being typed */
gboolean
layover_attempt_is_typing (LayoverAttempt *self, guint item, const char *response_id)
{
  return self->typing.response_id != NULL && self->typing.item == item
         && g_str_equal (self->typing.response_id, response_id);
}

/** layover_attempt_set_typing: notes a keystroke; the text is written soon after the first that is not */
void
layover_attempt_set_typing (LayoverAttempt *self, guint item, const char *response_id,
                            LayoverValue *value)
{
  gint64 due_ms = self->countdown.boot_ms + LAYOVER_ATTEMPT_TYPING_MS;

  if (layover_attempt_is_typing (self, item, response_id))
    due_ms = self->typing.due_ms;
  else
    push_typing (self);

  clear_typing (&self->typing);
  self->typing = (LayoverTyping){
    .item = item,
    .response_id = g_strdup (response_id),
    .value = value != NULL ? layover_value_ref (value) : NULL,
    .utc_s = self->countdown.utc_ms / 1000,
    .boot_ms = self->countdown.boot_ms,
    .due_ms = due_ms,
  };

  if (self->save_state == LAYOVER_SAVE_SAVED)
    layover_attempt_set_save_state (self, LAYOVER_SAVE_SAVING, NULL);
}

/**
 * layover_attempt_beat:
 *
 * What is due by the clock: text that was typed, what the disk refused, and every five seconds the time charged.
 * The heartbeat waits behind unsaved events: the time it stores must not run ahead of the event that explains it.
 */
void
layover_attempt_beat (LayoverAttempt *self)
{
  gint64 now_ms = self->countdown.boot_ms;
  LayoverTimeRow time = current_time (self);
  g_autoptr (GError) error = NULL;

  if (self->failing_since_ms >= 0)
    {
      if (now_ms >= self->retry_ms)
        layover_attempt_save (self, NULL);
      return;
    }

  if ((self->typing.response_id != NULL && now_ms >= self->typing.due_ms)
      || (self->asides_due_ms >= 0 && now_ms >= self->asides_due_ms))
    {
      layover_attempt_save (self, NULL);
      return;
    }

  if (now_ms - self->beat_ms < BEAT_MS)
    return;

  self->beat_ms = now_ms;
  if (!layover_store_beat (self->store, self->row->id, &time, &error))
    g_message ("attempt %s: %s", self->row->id, error->message);
}

static void
score_row (LayoverAttempt *self)
{
  g_autoptr (GError) error = NULL;

  if (!layover_fold_submit (self->session, self->log, self->countdown.boot_ms, &error))
    {
      g_message ("attempt %s cannot be scored: %s", self->row->id, error->message);
      self->row->score = -1;
      self->row->max_score = -1;
      self->row->is_passed = FALSE;
      return;
    }

  self->row->score = layover_test_session_get_score (self->session);
  self->row->max_score = layover_test_session_get_max_score (self->session);
  self->row->is_passed = layover_score_reaches (self->row->score, self->row->max_score,
                                                self->row->pass_percent);
}

/** layover_attempt_close: writes the submission, after everything before it, and the score, in one transaction */
gboolean
layover_attempt_close (LayoverAttempt *self, GError **error)
{
  g_autoptr (LayoverEvent) event = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!layover_attempt_save (self, error))
    return FALSE;

  score_row (self);
  event = layover_event_new (LAYOVER_EVENT_SUBMIT);
  event->utc_s = self->countdown.utc_ms / 1000;
  event->boot_ms = self->countdown.boot_ms;
  event->ms = self->countdown.charged_ms;
  if (!write_event (self, event, submit_attempt, &local_error))
    {
      set_failing (self, local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  event = NULL;
  self->row->submitted_ms = self->countdown.utc_ms;
  layover_reserve_release (layover_store_get_folder (self->store));
  return TRUE;
}
