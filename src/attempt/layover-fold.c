/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-attempt"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-fold.h"
#include "layover-test-control.h"

static gboolean
apply_answer (LayoverTestSession *session, guint i, const LayoverEvent *answer, GError **error)
{
  LayoverItemSession *item = layover_test_session_get_item (session, i);
  LayoverDeclaration *declaration = layover_item_get_response_declaration (
      layover_item_session_get_item (item), answer->response);
  g_autoptr (LayoverValue) value = NULL;

  if (declaration == NULL)
    return FALSE;

  return layover_value_from_strings (layover_declaration_get_cardinality (declaration),
                                     layover_declaration_get_base_type (declaration),
                                     (const char *const *) answer->value, &value, error)
         && layover_item_session_set_response (item, answer->response, value, error);
}

/* What the rules make of the answers is theirs; here it matters only that the button is there. */
static gboolean
apply_press (LayoverTestSession *session, guint i, LayoverEventLog *log, const LayoverEvent *press,
             GError **error)
{
  LayoverItem *item = layover_item_session_get_item (layover_test_session_get_item (session, i));

  if (layover_item_find_button (item, press->response) == NULL)
    return FALSE;

  return layover_fold_press (session, i, press->response, log, (guint) press->n, press->boot_ms,
                             error);
}

static gboolean
apply_event (LayoverTestSession *session, LayoverEventLog *log, const LayoverEvent *event,
             GError **error)
{
  guint i;

  if (event->kind != LAYOVER_EVENT_SHOW && event->kind != LAYOVER_EVENT_ANSWER
      && event->kind != LAYOVER_EVENT_END_ATTEMPT)
    return TRUE;
  if (!layover_test_session_find_item (session, event->item, &i))
    return event->kind == LAYOVER_EVENT_SHOW;

  switch (event->kind)
    {
    case LAYOVER_EVENT_SHOW:
      layover_test_session_set_presented (session, i);
      return TRUE;
    case LAYOVER_EVENT_ANSWER:
      return layover_fold_check_is_open (session, i, error)
             && apply_answer (session, i, event, error);
    default:
      return apply_press (session, i, log, event, error);
    }
}

static void
set_error (GError **error, const GError *reason, const char *entry, const LayoverEvent *event)
{
  if (reason != NULL)
    g_debug ("event %d: %s", (int) event->n, reason->message);

  if (g_error_matches (reason, LAYOVER_ERROR, LAYOVER_ERROR_QTI_ATTEMPT))
    layover_set_error_at_line (error, LAYOVER_ERROR_ATTEMPT_USED_UP, entry, event->n + 1, 1,
                               _ ("The exam’s record goes on with a question that was over"));
  else
    layover_set_error_at_line (error, LAYOVER_ERROR_ATTEMPT_OTHER_TEST, entry, event->n + 1, 1,
                               _ ("The exam’s record answers a question that is not in this "
                                  "exam"));
}

/* Of the time since the event before, what was spent on a question: none while Layover was closed or a gap was charged,
 * and not the sleep of the computer. After a restart the clock since boot begins anew. */
static gint64
get_worked_ms (const LayoverEvent *event, gint64 before_boot_ms)
{
  gint64 slept_ms = event->kind == LAYOVER_EVENT_SUSPEND ? event->ms : 0;

  if (event->kind == LAYOVER_EVENT_GAP || event->kind == LAYOVER_EVENT_RESUME)
    return 0;

  return MAX (event->boot_ms - before_boot_ms - slept_ms, 0);
}

/* Gives each item of @session the time for which it was shown, its response “duration” (QTI 2.2 information model, item
 * session: without the time between the candidate’s sessions), after the first @n_events of @log and until @boot_ms. */
static void
set_durations (LayoverTestSession *session, LayoverEventLog *log, guint n_events, gint64 boot_ms)
{
  guint n_items = layover_test_session_get_n_items (session);
  g_autofree gint64 *shown_ms = g_new0 (gint64, n_items);
  gint64 before_ms = layover_event_log_get_event (log, 0)->boot_ms;
  guint shown = n_items;

  for (guint n = 0; n < n_events; n++)
    {
      const LayoverEvent *event = layover_event_log_get_event (log, n);

      if (shown < n_items)
        shown_ms[shown] += get_worked_ms (event, before_ms);
      before_ms = event->boot_ms;
      if (event->kind == LAYOVER_EVENT_SHOW)
        layover_test_session_find_item (session, event->item, &shown);
    }
  if (shown < n_items)
    shown_ms[shown] += MAX (boot_ms - before_ms, 0);

  for (guint i = 0; i < n_items; i++)
    layover_item_session_set_duration (layover_test_session_get_item (session, i),
                                       (double) shown_ms[i] / 1000);
}

/** layover_fold_check_is_open: Returns: %FALSE with %LAYOVER_ERROR_QTI_ATTEMPT when no attempt is left at item @i */
gboolean
layover_fold_check_is_open (LayoverTestSession *session, guint i, GError **error)
{
  if (!layover_test_session_is_over (session, i))
    return TRUE;

  layover_set_error (error, LAYOVER_ERROR_QTI_ATTEMPT, NULL,
                     _ ("No further attempt is allowed at this question."));
  return FALSE;
}

/**
 * layover_fold_press:
 * @response_id: of a button of item @i
 * @n_events: how many events of @log came before
 * @boot_ms: CLOCK_BOOTTIME when it was pressed
 *
 * Ends an attempt at item @i, with the durations of that moment. Rules that cannot be followed make it an attempt that
 * came to nothing.
 *
 * Returns: %FALSE with %LAYOVER_ERROR_QTI_ATTEMPT when the test does not allow it
 */
gboolean
layover_fold_press (LayoverTestSession *session, guint i, const char *response_id,
                    LayoverEventLog *log, guint n_events, gint64 boot_ms, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  set_durations (session, log, n_events, boot_ms);
  if (layover_test_session_press (session, i, response_id, &local_error))
    return TRUE;
  if (g_error_matches (local_error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_ATTEMPT))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  g_message ("The attempt came to nothing: %s", local_error->message);
  return TRUE;
}

/**
 * layover_fold_submit:
 * @log: with a start event at least
 * @boot_ms: CLOCK_BOOTTIME when it is handed in
 *
 * As layover_test_session_submit(), with the time for which each item was shown.
 */
gboolean
layover_fold_submit (LayoverTestSession *session, LayoverEventLog *log, gint64 boot_ms,
                     GError **error)
{
  set_durations (session, log, layover_event_log_get_n_events (log), boot_ms);

  return layover_test_session_submit (session, error);
}

/** layover_fold_submit_all: as layover_fold_submit(), for a @log that has come to its end */
gboolean
layover_fold_submit_all (LayoverTestSession *session, LayoverEventLog *log, GError **error)
{
  guint n_events = layover_event_log_get_n_events (log);

  return layover_fold_submit (session, log,
                              layover_event_log_get_event (log, n_events - 1)->boot_ms, error);
}

/**
 * layover_fold_answers:
 * @log: with a start event at least
 * @entry: (nullable): where the log stands, for the error
 *
 * Draws the form of @test from the seed in @log and lets everything happen to it again: items shown, answers given,
 * attempts ended.
 *
 * Returns: (transfer full) (nullable): the test session, not yet handed in; %NULL with
 *   LAYOVER_ERROR_ATTEMPT_OTHER_TEST when @log answers what @test does not ask, and LAYOVER_ERROR_ATTEMPT_USED_UP when
 *   it goes on with an item that was over
 */
LayoverTestSession *
layover_fold_answers (LayoverEventLog *log, LayoverTest *test, const char *entry, GError **error)
{
  g_autoptr (LayoverTestSession) session = NULL;
  guint64 seed;

  if (!layover_event_log_get_seed (log, &seed))
    {
      layover_set_error (error, LAYOVER_ERROR_EVENT_ORDER, entry,
                         _ ("The exam’s record does not say when the exam began"));
      return NULL;
    }

  session = layover_test_session_new (test, seed, error);
  if (session == NULL)
    return NULL;

  for (guint n = 0; n < layover_event_log_get_n_events (log); n++)
    {
      const LayoverEvent *event = layover_event_log_get_event (log, n);
      g_autoptr (GError) reason = NULL;

      if (apply_event (session, log, event, &reason))
        continue;
      set_error (error, reason, entry, event);
      return NULL;
    }

  return g_steal_pointer (&session);
}

/** layover_score_reaches: Returns: whether @score is at least @pass_percent of @max_score */
gboolean
layover_score_reaches (double score, double max_score, int pass_percent)
{
  /* Sums of decimal fractions may fall short by a rounding error, which must fail nobody. */
  return max_score > 0 && score * 100 >= max_score * pass_percent - 1e-9 * max_score;
}
