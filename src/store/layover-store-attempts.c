/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-store-attempts.h"
#include "layover-store-files.h"
#include "layover-store-private.h"

LayoverAttemptRow *
layover_attempt_row_new (void)
{
  LayoverAttemptRow *self = g_new0 (LayoverAttemptRow, 1);

  self->score = -1;
  self->max_score = -1;

  return self;
}

void
layover_attempt_row_free (LayoverAttemptRow *self)
{
  g_free (self->id);
  g_free (self->org);
  g_free (self->course);
  g_free (self->exam);
  g_free (self->title);
  g_free (self->bundle);
  g_free (self->paper);
  g_free (self->device);
  g_free (self->learner);
  g_free (self->name);
  g_free (self->boot_id);
  g_free (self->head);
  g_free (self);
}

void
layover_aside_row_free (LayoverAsideRow *self)
{
  g_free (self->item);
  g_free (self->response);
  g_free (self->words);
  g_free (self);
}

static gboolean
insert_event (LayoverStore *self, const char *attempt, const LayoverEventRow *event, GError **error)
{
  g_autoptr (LayoverQuery)
      query = layover_query_new (self, "INSERT INTO event (attempt, n, line) VALUES (?1, ?2, ?3)");

  layover_query_bind_text (query, 1, attempt);
  layover_query_bind_int64 (query, 2, event->n);
  layover_query_bind_text (query, 3, event->line);

  return layover_query_run (query, error);
}

static gboolean
insert_attempt (LayoverStore *self, const LayoverAttemptRow *row, const LayoverEventRow *start,
                GError **error)
{
  g_autoptr (LayoverQuery) query = layover_query_new (
      self, "INSERT INTO attempt VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
            " ?14, 0, ?15, ?16, ?17, ?18, ?19, ?20, -1, -1, 0)");

  layover_query_bind_text (query, 1, row->id);
  layover_query_bind_text (query, 2, row->org);
  layover_query_bind_text (query, 3, row->course);
  layover_query_bind_text (query, 4, row->exam);
  layover_query_bind_text (query, 5, row->title);
  layover_query_bind_text (query, 6, row->bundle);
  layover_query_bind_text (query, 7, row->paper);
  layover_query_bind_text (query, 8, row->device);
  layover_query_bind_text (query, 9, row->learner);
  layover_query_bind_text (query, 10, row->name);
  layover_query_bind_int64 (query, 11, (gint64) row->seed);
  layover_query_bind_int64 (query, 12, row->minutes);
  layover_query_bind_int64 (query, 13, row->pass_percent);
  layover_query_bind_int64 (query, 14, row->started_ms);
  layover_query_bind_int64 (query, 15, row->charged_ms);
  layover_query_bind_text (query, 16, row->boot_id);
  layover_query_bind_int64 (query, 17, row->boot_ms);
  layover_query_bind_int64 (query, 18, row->utc_ms);
  layover_query_bind_int64 (query, 19, start->n + 1);
  layover_query_bind_text (query, 20, start->head);

  return layover_query_run (query, error);
}

typedef struct
{
  const LayoverAttemptRow *row;
  const char *attempt;
  const LayoverEventRow *event;
  const LayoverTimeRow *time;
  double score;
  double max_score;
  gboolean is_passed;
} Change;

static gboolean
create_func (LayoverStore *self, gpointer data, GError **error)
{
  const Change *change = data;

  return insert_attempt (self, change->row, change->event, error)
         && insert_event (self, change->row->id, change->event, error);
}

/**
 * layover_store_create_attempt:
 * @start: event 0
 *
 * One durable transaction. Fields of @row about the end of the attempt are not looked at.
 */
gboolean
layover_store_create_attempt (LayoverStore *self, const LayoverAttemptRow *row,
                              const LayoverEventRow *start, GError **error)
{
  Change change = { .row = row, .event = start };

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  return layover_store_run (self, create_func, &change, error);
}

static gboolean
bind_and_run_time (LayoverQuery *query, const Change *change, GError **error)
{
  layover_query_bind_text (query, 1, change->attempt);
  layover_query_bind_int64 (query, 2, change->time->charged_ms);
  layover_query_bind_text (query, 3, change->time->boot_id);
  layover_query_bind_int64 (query, 4, change->time->boot_ms);
  layover_query_bind_int64 (query, 5, change->time->utc_ms);

  return layover_query_run (query, error);
}

/* The WHERE keeps an attempt that is handed in, or whose log has moved on, from being written to: no row changes. */
static gboolean
update_head (LayoverStore *self, const Change *change, GError **error)
{
  g_autoptr (LayoverQuery) query = layover_query_new (
      self, "UPDATE attempt SET charged_ms = ?2, boot_id = ?3, boot_ms = ?4, utc_ms = ?5,"
            " n_events = ?6 + 1, head = ?7"
            " WHERE id = ?1 AND submitted_ms = 0 AND n_events = ?6");

  layover_query_bind_int64 (query, 6, change->event->n);
  layover_query_bind_text (query, 7, change->event->head);

  if (!bind_and_run_time (query, change, error))
    return FALSE;

  if (sqlite3_changes (layover_store_get_connection (self)) == 1)
    return TRUE;

  layover_set_error (error, LAYOVER_ERROR_DATABASE, NULL,
                     _ ("This attempt was changed by another window or is already handed in"));

  return FALSE;
}

static gboolean
append_func (LayoverStore *self, gpointer data, GError **error)
{
  const Change *change = data;

  return update_head (self, change, error)
         && insert_event (self, change->attempt, change->event, error)
         && layover_store_apply_files (self, change->attempt, change->event, error);
}

/**
 * layover_store_append_event:
 *
 * The event, the file it answers with, the time charged and the new end of the chain in one transaction, on the disk
 * when this returns %TRUE. Refused when @event is not the next one or the attempt is no longer open.
 */
gboolean
layover_store_append_event (LayoverStore *self, const char *attempt, const LayoverEventRow *event,
                            const LayoverTimeRow *time, GError **error)
{
  Change change = { .attempt = attempt, .event = event, .time = time };

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  return layover_store_run (self, append_func, &change, error);
}

/** layover_store_beat: the heartbeat: stores the time charged without an event */
gboolean
layover_store_beat (LayoverStore *self, const char *attempt, const LayoverTimeRow *time,
                    GError **error)
{
  Change change = { .attempt = attempt, .time = time };
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  query = layover_query_new (self, "UPDATE attempt SET charged_ms = ?2, boot_id = ?3,"
                                   " boot_ms = ?4, utc_ms = ?5 WHERE id = ?1 AND submitted_ms = 0");

  return bind_and_run_time (query, &change, error);
}

/* One row a response. */
#define ASIDE(values, column)                                                                      \
  {                                                                                                \
    "INSERT INTO crossed_out (attempt, item, response, choices, draft) SELECT id, ?2, ?3, " values \
    " FROM attempt WHERE id = ?1 AND submitted_ms = 0"                                             \
    " ON CONFLICT (attempt, item, response) DO UPDATE SET " column " = ?4",                        \
        "SELECT item, response, " column " FROM crossed_out WHERE attempt = ?1"                    \
        " ORDER BY item, response"                                                                 \
  }

static const struct
{
  const char *set;
  const char *list;
} asides[LAYOVER_ASIDE_N_KINDS] = {
  [LAYOVER_ASIDE_CROSSED_OUT] = ASIDE ("?4, ''", "choices"),
  [LAYOVER_ASIDE_DRAFT] = ASIDE ("'', ?4", "draft"),
};

/** layover_store_set_aside: Returns: whether it is durable; nothing is kept beside an attempt that is handed in */
gboolean
layover_store_set_aside (LayoverStore *self, LayoverAside kind, const char *attempt,
                         const char *item, const char *response, const char *words, GError **error)
{
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  query = layover_query_new (self, asides[kind].set);
  layover_query_bind_text (query, 1, attempt);
  layover_query_bind_text (query, 2, item);
  layover_query_bind_text (query, 3, response);
  layover_query_bind_text (query, 4, words);

  return layover_query_run (query, error);
}

static gboolean
forget_asides (LayoverStore *self, const char *attempt, GError **error)
{
  g_autoptr (LayoverQuery)
      query = layover_query_new (self, "DELETE FROM crossed_out WHERE attempt = ?1");

  layover_query_bind_text (query, 1, attempt);

  return layover_query_run (query, error);
}

static gboolean
submit_func (LayoverStore *self, gpointer data, GError **error)
{
  const Change *change = data;
  g_autoptr (LayoverQuery) query = NULL;

  if (!append_func (self, data, error) || !forget_asides (self, change->attempt, error))
    return FALSE;

  query = layover_query_new (self, "UPDATE attempt SET submitted_ms = ?2, score = ?3,"
                                   " max_score = ?4, is_passed = ?5 WHERE id = ?1");
  layover_query_bind_text (query, 1, change->attempt);
  layover_query_bind_int64 (query, 2, change->time->utc_ms);
  layover_query_bind_double (query, 3, change->score);
  layover_query_bind_double (query, 4, change->max_score);
  layover_query_bind_int64 (query, 5, change->is_passed);

  return layover_query_run (query, error);
}

/**
 * layover_store_submit_attempt:
 * @event: the submit event
 * @score: points, -1 when it is not scored on this computer
 *
 * Appends the last event, closes the attempt and erases what was kept beside it, in one transaction; it succeeds at most
 * once.
 */
gboolean
layover_store_submit_attempt (LayoverStore *self, const char *attempt, const LayoverEventRow *event,
                              const LayoverTimeRow *time, double score, double max_score,
                              gboolean is_passed, GError **error)
{
  Change change = {
    .attempt = attempt,
    .event = event,
    .time = time,
    .score = score,
    .max_score = max_score,
    .is_passed = is_passed,
  };

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  return layover_store_run (self, submit_func, &change, error);
}

#define ATTEMPT_COLUMNS                                                                            \
  "id, org, course, exam, title, bundle, paper, device, learner, name, seed, minutes,"             \
  " pass_percent, started_ms, submitted_ms, charged_ms, boot_id, boot_ms, utc_ms, n_events, head," \
  " score, max_score, is_passed"

static LayoverAttemptRow *
read_attempt (LayoverQuery *query)
{
  LayoverAttemptRow *row = layover_attempt_row_new ();

  row->id = layover_query_dup_text (query, 0);
  row->org = layover_query_dup_text (query, 1);
  row->course = layover_query_dup_text (query, 2);
  row->exam = layover_query_dup_text (query, 3);
  row->title = layover_query_dup_text (query, 4);
  row->bundle = layover_query_dup_text (query, 5);
  row->paper = layover_query_dup_text (query, 6);
  row->device = layover_query_dup_text (query, 7);
  row->learner = layover_query_dup_text (query, 8);
  row->name = layover_query_dup_text (query, 9);
  row->seed = (guint64) layover_query_get_int64 (query, 10);
  row->minutes = (int) layover_query_get_int64 (query, 11);
  row->pass_percent = (int) layover_query_get_int64 (query, 12);
  row->started_ms = layover_query_get_int64 (query, 13);
  row->submitted_ms = layover_query_get_int64 (query, 14);
  row->charged_ms = layover_query_get_int64 (query, 15);
  row->boot_id = layover_query_dup_text (query, 16);
  row->boot_ms = layover_query_get_int64 (query, 17);
  row->utc_ms = layover_query_get_int64 (query, 18);
  row->n_events = (guint) layover_query_get_int64 (query, 19);
  row->head = layover_query_dup_text (query, 20);
  row->score = layover_query_get_double (query, 21);
  row->max_score = layover_query_get_double (query, 22);
  row->is_passed = layover_query_get_int64 (query, 23) != 0;

  return row;
}

/** layover_store_find_attempt: Returns: (transfer full): the attempt, or %NULL with @error set, also when there is none */
LayoverAttemptRow *
layover_store_find_attempt (LayoverStore *self, const char *attempt, GError **error)
{
  g_autoptr (LayoverQuery) query = NULL;
  g_autoptr (LayoverAttemptRow) row = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), NULL);

  query = layover_query_new (self, "SELECT " ATTEMPT_COLUMNS " FROM attempt WHERE id = ?1");
  layover_query_bind_text (query, 1, attempt);
  if (layover_query_next (query))
    row = read_attempt (query);

  if (!layover_query_finish (query, error))
    return NULL;

  if (row == NULL)
    layover_set_error (error, LAYOVER_ERROR_NOT_FOUND, NULL,
                       _ ("There is no such attempt on this computer"));

  return g_steal_pointer (&row);
}

/** layover_store_list_attempts: Returns: (transfer full) (element-type LayoverAttemptRow): newest first */
GPtrArray *
layover_store_list_attempts (LayoverStore *self, GError **error)
{
  g_autoptr (GPtrArray)
      rows = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_attempt_row_free);
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), NULL);

  query = layover_query_new (self, "SELECT " ATTEMPT_COLUMNS
                                   " FROM attempt ORDER BY started_ms DESC, id");
  while (layover_query_next (query))
    g_ptr_array_add (rows, read_attempt (query));

  return layover_query_finish (query, error) ? g_steal_pointer (&rows) : NULL;
}

/**
 * layover_store_list_events:
 *
 * Returns: (transfer full) (element-type utf8): the lines in the order of their numbers. That none is missing and
 *   the chain holds is for the caller to check.
 */
GPtrArray *
layover_store_list_events (LayoverStore *self, const char *attempt, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), NULL);

  query = layover_query_new (self, "SELECT line FROM event WHERE attempt = ?1 ORDER BY n");
  layover_query_bind_text (query, 1, attempt);
  while (layover_query_next (query))
    g_ptr_array_add (lines, layover_query_dup_text (query, 0));

  return layover_query_finish (query, error) ? g_steal_pointer (&lines) : NULL;
}

/** layover_store_list_asides: Returns: (transfer full) (element-type LayoverAsideRow) */
GPtrArray *
layover_store_list_asides (LayoverStore *self, LayoverAside kind, const char *attempt,
                           GError **error)
{
  g_autoptr (GPtrArray)
      rows = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_aside_row_free);
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), NULL);

  query = layover_query_new (self, asides[kind].list);
  layover_query_bind_text (query, 1, attempt);
  while (layover_query_next (query))
    {
      LayoverAsideRow *row = g_new0 (LayoverAsideRow, 1);

      row->item = layover_query_dup_text (query, 0);
      row->response = layover_query_dup_text (query, 1);
      row->words = layover_query_dup_text (query, 2);
      g_ptr_array_add (rows, row);
    }

  return layover_query_finish (query, error) ? g_steal_pointer (&rows) : NULL;
}
