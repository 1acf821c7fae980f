/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-attempt"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-fold.h"

static gboolean
apply_answer (LayoverTestSession *session, const LayoverEvent *answer, GError **error)
{
  LayoverItemSession *item;
  LayoverDeclaration *declaration;
  g_autoptr (LayoverValue) value = NULL;
  guint i;

  if (!layover_test_session_find_item (session, answer->item, &i))
    return FALSE;

  item = layover_test_session_get_item (session, i);
  declaration = layover_item_get_response_declaration (layover_item_session_get_item (item),
                                                       answer->response);
  if (declaration == NULL)
    return FALSE;

  return layover_value_from_strings (layover_declaration_get_cardinality (declaration),
                                     layover_declaration_get_base_type (declaration),
                                     (const char *const *) answer->value, &value, error)
         && layover_item_session_set_response (item, answer->response, value, error);
}

static void
note_shown (LayoverTestSession *session, LayoverEventLog *log)
{
  for (guint n = 0; n < layover_event_log_get_n_events (log); n++)
    {
      const LayoverEvent *event = layover_event_log_get_event (log, n);
      guint i;

      if (event->kind == LAYOVER_EVENT_SHOW
          && layover_test_session_find_item (session, event->item, &i))
        layover_test_session_set_presented (session, i);
    }
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

/**
 * layover_fold_durations:
 * @log: with a start event at least
 * @boot_ms: now, or when it was handed in
 *
 * Gives each item of @session the time for which it was shown, its response “duration” (QTI 2.2 information model, item
 * session: without the time between the candidate’s sessions).
 */
void
layover_fold_durations (LayoverTestSession *session, LayoverEventLog *log, gint64 boot_ms)
{
  guint n_items = layover_test_session_get_n_items (session);
  g_autofree gint64 *shown_ms = g_new0 (gint64, n_items);
  gint64 before_ms = layover_event_log_get_event (log, 0)->boot_ms;
  guint shown = n_items;

  for (guint n = 0; n < layover_event_log_get_n_events (log); n++)
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

/**
 * layover_fold_answers:
 * @log: with a start event at least
 * @entry: (nullable): where the log stands, for the error
 *
 * Draws the form of @test from the seed in @log, puts the last answer to each response into it, and notes which items
 * were shown.
 *
 * Returns: (transfer full) (nullable): the test session, not yet scored; %NULL with
 *   LAYOVER_ERROR_ATTEMPT_OTHER_TEST when @log answers what @test does not ask
 */
LayoverTestSession *
layover_fold_answers (LayoverEventLog *log, LayoverTest *test, const char *entry, GError **error)
{
  g_autoptr (LayoverTestSession) session = NULL;
  g_autoptr (GPtrArray) answers = NULL;
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

  note_shown (session, log);
  answers = layover_event_log_list_answers (log);
  for (guint i = 0; i < answers->len; i++)
    {
      const LayoverEvent *answer = g_ptr_array_index (answers, i);
      g_autoptr (GError) local_error = NULL;

      if (apply_answer (session, answer, &local_error))
        continue;
      if (local_error != NULL)
        g_debug ("event %d: %s", (int) answer->n, local_error->message);
      layover_set_error_at_line (error, LAYOVER_ERROR_ATTEMPT_OTHER_TEST, entry, answer->n + 1, 1,
                                 _ ("The exam’s record answers a question that is not in this "
                                    "exam"));
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
