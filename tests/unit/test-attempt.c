/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-error.h"
#include "layover-reserve.h"
#include "sitting.h"

#define SECOND_MS G_GINT64_CONSTANT (1000)
#define MINUTE_MS (60 * SECOND_MS)
#define LIMIT_MS (SITTING_MINUTES * MINUTE_MS)

static void
set_up (Sitting *sitting, gconstpointer data)
{
  sitting_set_up (sitting);
}

static void
tear_down (Sitting *sitting, gconstpointer data)
{
  sitting_tear_down (sitting);
}

/* The room's clock: four ticks a second. */
static void
run_for (Sitting *sitting, LayoverAttempt *attempt, gint64 ms)
{
  for (gint64 done = 0; done < ms; done += 250)
    {
      layover_clock_advance (sitting->clock, 250);
      layover_attempt_tick (attempt);
    }
}

/* What a new process finds after this one was killed: nothing in memory survives but the bytes on the disk. */
static LayoverAttempt *
kill_and_resume (Sitting *sitting, LayoverAttempt *attempt)
{
  g_autofree char *id = g_strdup (layover_attempt_get_id (attempt));

  g_assert_finalize_object (attempt);
  sitting_reopen_store (sitting);
  return sitting_resume (sitting, id);
}

static guint
count_events (LayoverAttempt *attempt, LayoverEventKind kind)
{
  LayoverEventLog *log = layover_attempt_get_log (attempt);
  guint n = 0;

  for (guint i = 0; i < layover_event_log_get_n_events (log); i++)
    if (layover_event_log_get_event (log, i)->kind == kind)
      n++;

  return n;
}

static gint64
last_ms (LayoverAttempt *attempt, LayoverEventKind kind)
{
  const LayoverEvent *event = layover_event_log_get_last (layover_attempt_get_log (attempt), kind);

  g_assert_nonnull (event);
  return event->ms;
}

static void
assert_answer (LayoverAttempt *attempt, guint item, const char *expected)
{
  g_autofree char *answer = sitting_dup_answer (attempt, item);

  g_assert_cmpstr (answer, ==, expected);
}

static guint
count_stored (Sitting *sitting, LayoverAttempt *attempt)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
      lines = layover_store_list_events (sitting->store, layover_attempt_get_id (attempt), &error);

  g_assert_no_error (error);
  return lines->len;
}

static void
test_answer_is_on_disk_before_it_returns (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);

  g_assert_cmpuint (count_stored (sitting, attempt), ==, 1);
  sitting_choose (attempt, 0, "A");
  g_assert_cmpuint (count_stored (sitting, attempt), ==, 2);
  sitting_choose (attempt, 0, "B");
  sitting_choose (attempt, 0, "B");
  g_assert_cmpuint (count_stored (sitting, attempt), ==, 3);
  g_assert_cmpint (layover_attempt_get_save_state (attempt), ==, LAYOVER_SAVE_SAVED);
  assert_answer (attempt, 0, "B");

  g_assert_finalize_object (attempt);
}

static void
test_resume_brings_everything_back (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  g_autoptr (GError) error = NULL;
  LayoverItemSession *item = layover_test_session_get_item (
      layover_attempt_get_test_session (attempt), 0);
  g_autoptr (GArray) order = NULL;
  g_autoptr (GArray) order_again = NULL;

  order = layover_item_session_dup_choice_order (
      item, layover_item_get_interaction (layover_item_session_get_item (item), 0));
  sitting_choose (attempt, 0, "A");
  sitting_choose (attempt, 1, "C");
  sitting_choose (attempt, 1, NULL);
  sitting_type (attempt, 5, "Zwei Gründe:\n\"a\" & <b>");
  g_assert_true (layover_attempt_set_flag (attempt, 1, TRUE, &error));
  g_assert_true (layover_attempt_set_flag (attempt, 2, TRUE, &error));
  g_assert_true (layover_attempt_set_flag (attempt, 2, FALSE, &error));
  g_assert_true (layover_attempt_show (attempt, 3, &error));
  run_for (sitting, attempt, 30 * SECOND_MS);

  attempt = kill_and_resume (sitting, attempt);
  g_assert_cmpint (layover_attempt_get_state (attempt), ==, LAYOVER_ATTEMPT_OPEN);
  g_assert_cmpuint (layover_attempt_get_current_item (attempt), ==, 3);
  assert_answer (attempt, 0, "A");
  assert_answer (attempt, 1, NULL);
  assert_answer (attempt, 5, "Zwei Gründe:\n\"a\" & <b>");
  g_assert_true (layover_attempt_is_flagged (attempt, 1));
  g_assert_false (layover_attempt_is_flagged (attempt, 2));
  g_assert_cmpint (layover_attempt_get_remaining_ms (attempt), ==, LIMIT_MS - 30 * SECOND_MS);
  g_assert_cmpint (layover_attempt_get_last_saved_s (attempt), ==, SITTING_NOON_MS / 1000);

  item = layover_test_session_get_item (layover_attempt_get_test_session (attempt), 0);
  order_again = layover_item_session_dup_choice_order (
      item, layover_item_get_interaction (layover_item_session_get_item (item), 0));
  g_assert_cmpmem (order->data, order->len * sizeof (guint), order_again->data,
                   order_again->len * sizeof (guint));

  g_assert_finalize_object (attempt);
}

static void
test_typing_is_written_within_two_seconds (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 unsaved_ms = 0;

  /* Ten keystrokes a second without a pause: never more than two seconds are missing on the disk. */
  for (int i = 0; i < 200; i++)
    {
      g_string_append_c (text, 'x');
      sitting_type (attempt, 5, text->str);
      g_assert_cmpint (layover_attempt_get_save_state (attempt), ==, LAYOVER_SAVE_SAVING);
      layover_clock_advance (sitting->clock, 100);
      layover_attempt_tick (attempt);
      unsaved_ms = layover_attempt_get_save_state (attempt) == LAYOVER_SAVE_SAVED
                       ? 0
                       : unsaved_ms + 100;
      g_assert_cmpint (unsaved_ms, <=, 2 * SECOND_MS);
    }

  run_for (sitting, attempt, 2 * SECOND_MS);
  g_assert_cmpint (layover_attempt_get_save_state (attempt), ==, LAYOVER_SAVE_SAVED);
  g_assert_cmpuint (count_events (attempt, LAYOVER_EVENT_ANSWER), <=, 21);
  attempt = kill_and_resume (sitting, attempt);
  assert_answer (attempt, 5, text->str);

  g_assert_finalize_object (attempt);
}

static void
test_typing_is_written_before_anything_else (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  LayoverEventLog *log = layover_attempt_get_log (attempt);
  g_autoptr (GError) error = NULL;

  sitting_type (attempt, 4, "pipe");
  g_assert_true (layover_attempt_show (attempt, 0, &error));
  g_assert_cmpstr (layover_event_log_get_event (log, 1)->value[0], ==, "pipe");
  g_assert_cmpint (layover_event_log_get_event (log, 2)->kind, ==, LAYOVER_EVENT_SHOW);

  sitting_type (attempt, 4, "pipeline");
  sitting_type (attempt, 5, "because");
  g_assert_cmpint (layover_attempt_get_save_state (attempt), ==, LAYOVER_SAVE_SAVING);
  g_assert_true (layover_attempt_flush (attempt, &error));
  g_assert_cmpstr (layover_event_log_get_event (log, 3)->value[0], ==, "pipeline");
  g_assert_cmpstr (layover_event_log_get_event (log, 4)->value[0], ==, "because");

  sitting_type (attempt, 5, "because of it");
  g_assert_true (layover_attempt_submit (attempt, &error));
  g_assert_cmpstr (layover_event_log_get_event (log, 5)->value[0], ==, "because of it");

  g_assert_finalize_object (attempt);
}

static void
test_text_is_cleaned_and_has_a_limit (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  g_autofree char *most = g_strnfill (65536, 'x');
  g_autofree char *more = g_strnfill (65537, 'x');
  g_autoptr (LayoverValue) long_value = layover_value_new_string (more);
  g_autoptr (GError) error = NULL;

  sitting_type (attempt, 5, "a\r\nb\rc\x01\x0b\td\xef\xbf\xbf");
  assert_answer (attempt, 5, "a\nb\nc\td");
  sitting_type (attempt, 5, "");
  assert_answer (attempt, 5, NULL);
  g_assert_cmpint (layover_attempt_get_item_state (attempt, 5), ==, LAYOVER_ITEM_UNANSWERED);
  sitting_type (attempt, 5, most);
  g_assert_false (layover_attempt_queue_response (attempt, 5, "RESPONSE", long_value, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_ANSWER_TOO_LONG);
  assert_answer (attempt, 5, most);

  g_assert_finalize_object (attempt);
}

static void
test_what_does_not_fit_is_not_taken (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  g_autoptr (LayoverValue) value = layover_value_new_identifier ("A");
  g_autoptr (GError) error = NULL;

  g_assert_false (layover_attempt_set_response (attempt, 0, "OTHER", value, &error));
  g_assert_nonnull (error);
  g_assert_false (layover_error_is_local_fault (error));
  g_assert_cmpuint (count_stored (sitting, attempt), ==, 1);
  g_assert_cmpint (layover_attempt_get_save_state (attempt), ==, LAYOVER_SAVE_SAVED);

  g_assert_finalize_object (attempt);
}

static void
append_warning_cb (LayoverAttempt *attempt, guint minutes, gpointer data)
{
  g_string_append_printf (data, "%u@%d ", minutes,
                          (int) (layover_attempt_get_remaining_ms (attempt) / SECOND_MS));
}

static void
test_warnings_come_once (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  g_autoptr (GString) heard = g_string_new (NULL);

  g_signal_connect (attempt, "warning", G_CALLBACK (append_warning_cb), heard);
  run_for (sitting, attempt, LIMIT_MS + SECOND_MS);
  g_assert_cmpstr (heard->str, ==, "10@600 5@300 1@60 ");

  g_assert_finalize_object (attempt);
}

static void
test_sleep_over_several_warnings_gives_the_last (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  g_autoptr (GString) heard = g_string_new (NULL);

  g_signal_connect (attempt, "warning", G_CALLBACK (append_warning_cb), heard);
  layover_clock_sleep (sitting->clock, 16 * MINUTE_MS);
  layover_attempt_tick (attempt);
  g_assert_cmpstr (heard->str, ==, "5@240 ");
  g_assert_cmpint (last_ms (attempt, LAYOVER_EVENT_SUSPEND), ==, 16 * MINUTE_MS);

  attempt = kill_and_resume (sitting, attempt);
  g_string_truncate (heard, 0);
  g_signal_connect (attempt, "warning", G_CALLBACK (append_warning_cb), heard);
  run_for (sitting, attempt, SECOND_MS);
  g_assert_cmpstr (heard->str, ==, "");

  g_assert_finalize_object (attempt);
}

static void
test_at_zero_it_locks_and_hands_in (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  g_autoptr (LayoverValue) value = layover_value_new_identifier ("B");
  g_autoptr (GError) error = NULL;

  sitting_choose (attempt, 0, "B");
  run_for (sitting, attempt, LIMIT_MS - SECOND_MS);
  sitting_type (attempt, 4, "pipeline");
  g_assert_cmpint (layover_attempt_get_state (attempt), ==, LAYOVER_ATTEMPT_OPEN);
  run_for (sitting, attempt, SECOND_MS);

  g_assert_cmpint (layover_attempt_get_state (attempt), ==, LAYOVER_ATTEMPT_SUBMITTED);
  g_assert_cmpint (layover_attempt_get_remaining_ms (attempt), ==, 0);
  g_assert_cmpint (last_ms (attempt, LAYOVER_EVENT_SUBMIT), ==, LIMIT_MS);
  assert_answer (attempt, 4, "pipeline");
  g_assert_cmpuint (count_events (attempt, LAYOVER_EVENT_ANSWER), ==, 2);

  g_assert_false (layover_attempt_set_response (attempt, 1, "RESPONSE", value, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_ATTEMPT_CLOSED);
  assert_answer (attempt, 1, NULL);

  g_assert_finalize_object (attempt);
}

/* The tick that notices may come late; the answer after zero is refused all the same. */
static void
test_answer_after_zero_is_refused_without_a_tick (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  g_autoptr (LayoverValue) value = layover_value_new_identifier ("B");
  g_autoptr (GError) error = NULL;

  layover_clock_advance (sitting->clock, LIMIT_MS);
  g_assert_false (layover_attempt_set_response (attempt, 0, "RESPONSE", value, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_ATTEMPT_CLOSED);
  g_assert_cmpint (layover_attempt_get_state (attempt), ==, LAYOVER_ATTEMPT_SUBMITTED);
  g_assert_cmpuint (count_events (attempt, LAYOVER_EVENT_ANSWER), ==, 0);

  g_assert_finalize_object (attempt);
}

static void
test_submit_scores_and_happens_once (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  g_autoptr (GError) error = NULL;
  double score, max_score;

  sitting_choose (attempt, 0, "B");
  sitting_choose (attempt, 1, "B");
  sitting_choose (attempt, 2, "A");
  g_assert_false (layover_attempt_get_score (attempt, &score, &max_score));
  g_assert_true (layover_attempt_submit (attempt, &error));
  g_assert_true (layover_attempt_submit (attempt, &error));
  g_assert_cmpuint (count_events (attempt, LAYOVER_EVENT_SUBMIT), ==, 1);
  g_assert_true (layover_attempt_get_score (attempt, &score, &max_score));
  g_assert_cmpfloat (score, ==, 2);
  g_assert_cmpfloat (max_score, ==, 5);
  g_assert_false (layover_attempt_is_passed (attempt));

  attempt = kill_and_resume (sitting, attempt);
  g_assert_cmpint (layover_attempt_get_state (attempt), ==, LAYOVER_ATTEMPT_SUBMITTED);
  g_assert_true (layover_attempt_submit (attempt, &error));
  g_assert_true (layover_attempt_get_score (attempt, &score, &max_score));
  g_assert_cmpfloat (score, ==, 2);
  g_assert_cmpuint (count_events (attempt, LAYOVER_EVENT_SUBMIT), ==, 1);

  g_assert_finalize_object (attempt);
}

static void
test_item_states (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);

  g_assert_cmpint (layover_attempt_get_item_state (attempt, 0), ==, LAYOVER_ITEM_UNANSWERED);
  sitting_choose (attempt, 0, "A");
  g_assert_cmpint (layover_attempt_get_item_state (attempt, 0), ==, LAYOVER_ITEM_ANSWERED);
  sitting_choose (attempt, 0, NULL);
  g_assert_cmpint (layover_attempt_get_item_state (attempt, 0), ==, LAYOVER_ITEM_UNANSWERED);
  sitting_type (attempt, 5, "x");
  g_assert_cmpint (layover_attempt_get_item_state (attempt, 5), ==, LAYOVER_ITEM_ANSWERED);

  g_assert_finalize_object (attempt);
}

/* T47 */
static void
test_wall_clock_changes_nothing (Sitting *sitting, gconstpointer data)
{
  const gint64 jumps_ms[] = { 60 * MINUTE_MS, -120 * MINUTE_MS, 24 * 60 * MINUTE_MS };
  LayoverAttempt *attempt = sitting_start (sitting);

  for (gsize i = 0; i < G_N_ELEMENTS (jumps_ms); i++)
    {
      layover_clock_set_utc_ms (sitting->clock,
                                layover_clock_get_utc_ms (sitting->clock) + jumps_ms[i]);
      run_for (sitting, attempt, SECOND_MS);
      g_assert_cmpint (last_ms (attempt, LAYOVER_EVENT_CLOCK_JUMP), ==, jumps_ms[i]);
    }

  g_assert_cmpuint (count_events (attempt, LAYOVER_EVENT_CLOCK_JUMP), ==, 3);
  g_assert_cmpint (layover_attempt_get_remaining_ms (attempt), ==, LIMIT_MS - 3 * SECOND_MS);

  g_assert_finalize_object (attempt);
}

/* T48 */
static void
test_killed_200_times_the_time_is_right (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  gint64 start_ms = layover_clock_get_boot_ms (sitting->clock);

  for (int i = 0; i < 200; i++)
    {
      run_for (sitting, attempt, g_test_rand_int_range (0, 3) * 250);
      if (g_test_rand_bit ())
        sitting_choose (attempt, (guint) g_test_rand_int_range (0, 4),
                        g_test_rand_bit () ? "A" : "B");
      layover_clock_advance (sitting->clock, g_test_rand_int_range (0, 2000));
      attempt = kill_and_resume (sitting, attempt);
      g_assert_cmpint (layover_attempt_get_remaining_ms (attempt), ==,
                       LIMIT_MS - (layover_clock_get_boot_ms (sitting->clock) - start_ms));
    }

  g_assert_cmpint (layover_event_log_get_time_used_ms (layover_attempt_get_log (attempt)), ==,
                   layover_clock_get_boot_ms (sitting->clock) - start_ms);
  g_assert_finalize_object (attempt);
}

/* T48 */
static void
test_long_absence_is_a_gap (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);

  run_for (sitting, attempt, 7 * SECOND_MS);
  layover_clock_advance (sitting->clock, 10 * MINUTE_MS);
  attempt = kill_and_resume (sitting, attempt);

  /* The last heartbeat was at five seconds: that is when somebody was last seen. */
  g_assert_cmpint (layover_attempt_get_away_ms (attempt), ==, 10 * MINUTE_MS + 2 * SECOND_MS);
  g_assert_cmpint (last_ms (attempt, LAYOVER_EVENT_GAP), ==, 10 * MINUTE_MS + 7 * SECOND_MS);
  g_assert_cmpint (last_ms (attempt, LAYOVER_EVENT_RESUME), ==, 10 * MINUTE_MS - 7 * SECOND_MS);
  g_assert_cmpint (layover_event_log_get_time_used_ms (layover_attempt_get_log (attempt)), ==,
                   10 * MINUTE_MS + 7 * SECOND_MS);

  g_assert_finalize_object (attempt);
}

/* T49 */
static void
test_restart_of_the_computer_is_charged (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);

  sitting_choose (attempt, 0, "A");
  run_for (sitting, attempt, MINUTE_MS);
  layover_clock_advance (sitting->clock, 3 * MINUTE_MS);
  layover_clock_reboot (sitting->clock, "boot-2");
  attempt = kill_and_resume (sitting, attempt);

  g_assert_cmpint (layover_attempt_get_remaining_ms (attempt), ==, LIMIT_MS - 4 * MINUTE_MS);
  g_assert_cmpint (last_ms (attempt, LAYOVER_EVENT_GAP), ==, 4 * MINUTE_MS);
  assert_answer (attempt, 0, "A");

  /* And once more: what the gap charged is not charged again. */
  run_for (sitting, attempt, MINUTE_MS);
  attempt = kill_and_resume (sitting, attempt);
  g_assert_cmpint (layover_attempt_get_remaining_ms (attempt), ==, LIMIT_MS - 5 * MINUTE_MS);
  g_assert_cmpint (layover_event_log_get_time_used_ms (layover_attempt_get_log (attempt)), ==,
                   5 * MINUTE_MS);

  g_assert_finalize_object (attempt);
}

/* T49 */
static void
test_restart_with_the_clock_moved_back_gives_no_time (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);

  run_for (sitting, attempt, MINUTE_MS);
  layover_clock_reboot (sitting->clock, "boot-2");
  layover_clock_set_utc_ms (sitting->clock, SITTING_NOON_MS - 60 * MINUTE_MS);
  attempt = kill_and_resume (sitting, attempt);

  g_assert_cmpint (layover_attempt_get_remaining_ms (attempt), ==, LIMIT_MS - MINUTE_MS);
  g_assert_cmpuint (count_events (attempt, LAYOVER_EVENT_GAP), ==, 1);

  g_assert_finalize_object (attempt);
}

/* T49: faketime and time namespaces */
static void
test_clocks_that_disagree_are_told (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);

  layover_clock_set_disagreement_ms (sitting->clock, -3600 * SECOND_MS);
  run_for (sitting, attempt, 2 * SECOND_MS);
  g_assert_cmpuint (count_events (attempt, LAYOVER_EVENT_CLOCK_DISAGREE), ==, 1);
  g_assert_cmpint (last_ms (attempt, LAYOVER_EVENT_CLOCK_DISAGREE), ==, -3600 * SECOND_MS);

  attempt = kill_and_resume (sitting, attempt);
  g_assert_cmpuint (count_events (attempt, LAYOVER_EVENT_CLOCK_DISAGREE), ==, 2);
  g_assert_cmpint (layover_attempt_get_remaining_ms (attempt), ==, LIMIT_MS - 2 * SECOND_MS);

  g_assert_finalize_object (attempt);
}

static void
test_time_that_ran_out_while_away_hands_in (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  double score, max_score;

  sitting_choose (attempt, 0, "B");
  layover_clock_advance (sitting->clock, 25 * MINUTE_MS);
  attempt = kill_and_resume (sitting, attempt);

  g_assert_cmpint (layover_attempt_get_state (attempt), ==, LAYOVER_ATTEMPT_SUBMITTED);
  g_assert_cmpint (last_ms (attempt, LAYOVER_EVENT_SUBMIT), ==, LIMIT_MS);
  g_assert_true (layover_attempt_get_score (attempt, &score, &max_score));
  g_assert_cmpfloat (score, ==, 1);

  g_assert_finalize_object (attempt);
}

/* T32 */
static void
test_refused_write_is_kept_and_tried_again (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  g_autoptr (LayoverValue) value = layover_value_new_identifier ("C");
  g_autoptr (GError) error = NULL;
  guint n_before = count_stored (sitting, attempt);

  g_test_log_set_fatal_handler (NULL, NULL);
  sitting_refuse_writes (TRUE);
  g_assert_false (layover_attempt_set_response (attempt, 1, "RESPONSE", value, &error));
  g_assert_true (layover_error_is_local_fault (error));
  g_assert_cmpint (layover_attempt_get_save_state (attempt), ==, LAYOVER_SAVE_NOT_SAVED);
  g_assert_nonnull (layover_attempt_get_save_error (attempt));
  assert_answer (attempt, 1, "C");
  g_assert_cmpint (layover_attempt_get_item_state (attempt, 1), ==, LAYOVER_ITEM_ANSWERED);

  g_clear_error (&error);
  g_assert_false (layover_attempt_submit (attempt, &error));
  g_assert_cmpint (layover_attempt_get_state (attempt), ==, LAYOVER_ATTEMPT_OPEN);
  run_for (sitting, attempt, 10 * SECOND_MS);
  g_assert_cmpint (layover_attempt_get_save_state (attempt), ==, LAYOVER_SAVE_NOT_SAVED);

  sitting_refuse_writes (FALSE);
  g_assert_cmpuint (count_stored (sitting, attempt), ==, n_before);
  run_for (sitting, attempt, 4 * SECOND_MS);
  g_assert_cmpint (layover_attempt_get_save_state (attempt), ==, LAYOVER_SAVE_SAVED);
  g_assert_null (layover_attempt_get_save_error (attempt));
  g_assert_cmpint (last_ms (attempt, LAYOVER_EVENT_STORAGE_ERROR), >=, 10 * SECOND_MS);

  attempt = kill_and_resume (sitting, attempt);
  assert_answer (attempt, 1, "C");
  g_assert_finalize_object (attempt);
}

/* T32: at zero the disk refuses: locked, and handed in as soon as it can be. */
static void
test_refused_submission_is_tried_again (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);

  sitting_choose (attempt, 0, "B");
  run_for (sitting, attempt, LIMIT_MS - SECOND_MS);
  sitting_refuse_writes (TRUE);
  sitting_type (attempt, 4, "pipeline");
  run_for (sitting, attempt, 10 * SECOND_MS);
  g_assert_cmpint (layover_attempt_get_state (attempt), ==, LAYOVER_ATTEMPT_LOCKED);

  sitting_refuse_writes (FALSE);
  run_for (sitting, attempt, 4 * SECOND_MS);
  g_assert_cmpint (layover_attempt_get_state (attempt), ==, LAYOVER_ATTEMPT_SUBMITTED);
  attempt = kill_and_resume (sitting, attempt);
  assert_answer (attempt, 4, "pipeline");

  g_assert_finalize_object (attempt);
}

/* An adaptive question adds the number of each attempt to its points; the last of six was never seen. */
static GBytes *
find_adaptive (const char *entry, gpointer data, GError **error)
{
  static const char text[] =
      "<assessmentItem xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1' identifier='a' title='A' "
      "adaptive='true' timeDependent='false'><responseDeclaration identifier='RESPONSE' "
      "cardinality='single' baseType='identifier'/><outcomeDeclaration identifier='SCORE' "
      "cardinality='single' baseType='float' normalMaximum='1'/><itemBody><choiceInteraction "
      "responseIdentifier='RESPONSE' shuffle='false' maxChoices='1'><simpleChoice identifier='B'>B"
      "</simpleChoice></choiceInteraction></itemBody><responseProcessing><setOutcomeValue "
      "identifier='SCORE'><sum><variable identifier='SCORE'/><variable identifier='numAttempts'/>"
      "</sum></setOutcomeValue></responseProcessing></assessmentItem>";

  return g_bytes_new_static (text, sizeof text - 1);
}

static LayoverTest *
load_six (LayoverResolver resolve)
{
  g_autoptr (GString) text = g_string_new (
      "<assessmentTest xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1' identifier='t' title='T'>"
      "<outcomeDeclaration identifier='SEEN' cardinality='single' baseType='integer'/>"
      "<testPart identifier='P' navigationMode='nonlinear' submissionMode='individual'>"
      "<assessmentSection identifier='S' title='S' visible='true'>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  LayoverTest *test;

  for (guint i = 0; i < SITTING_N_ITEMS; i++)
    g_string_append_printf (text, "<assessmentItemRef identifier='a%u' href='a.xml'/>", i);
  g_string_append (text, "</assessmentSection></testPart><outcomeProcessing><setOutcomeValue "
                         "identifier='SEEN'><numberPresented/></setOutcomeValue>"
                         "</outcomeProcessing></assessmentTest>");
  bytes = g_bytes_new (text->str, text->len);
  test = layover_test_load (bytes, "exam/test.xml", resolve, NULL, &error);
  g_assert_no_error (error);

  return test;
}

/* One attempt each, and only at what was seen, however often the disk refuses to take it in. */
static void
test_handing_in_ends_one_attempt_at_each_item (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt;
  LayoverTestSession *session;
  g_autoptr (GError) error = NULL;
  double score = 0;
  double max_score = 0;

  g_assert_finalize_object (sitting->test);
  sitting->test = load_six (find_adaptive);
  attempt = sitting_start (sitting);
  g_assert_true (layover_attempt_show (attempt, 0, &error));
  g_assert_true (layover_attempt_show (attempt, 1, &error));
  sitting_choose (attempt, 2, "B");

  sitting_refuse_writes (TRUE);
  g_assert_false (layover_attempt_submit (attempt, NULL));
  g_assert_false (layover_attempt_submit (attempt, NULL));
  sitting_refuse_writes (FALSE);
  g_assert_true (layover_attempt_submit (attempt, &error));
  g_assert_true (layover_attempt_get_score (attempt, &score, &max_score));
  g_assert_cmpfloat (score, ==, 3);

  attempt = kill_and_resume (sitting, attempt);
  session = layover_attempt_get_test_session (attempt);
  g_assert_cmpfloat (layover_test_session_get_score (session), ==, 3);
  g_assert_cmpint (layover_value_get_integer (layover_test_session_get_outcome (session, "SEEN")),
                   ==, 3);
  g_assert_finalize_object (attempt);
}

static GBytes *
find_timed (const char *entry, gpointer data, GError **error)
{
  static const char text[] =
      "<assessmentItem xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1' identifier='i' title='T'"
      " adaptive='false' timeDependent='true'>"
      "<responseDeclaration identifier='RESPONSE' cardinality='single' baseType='identifier'/>"
      "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'/>"
      "<itemBody><choiceInteraction responseIdentifier='RESPONSE' maxChoices='1' shuffle='false'>"
      "<simpleChoice identifier='A'>A</simpleChoice></choiceInteraction></itemBody>"
      "<responseProcessing><responseCondition><responseIf><durationLT>"
      "<variable identifier='duration'/><baseValue baseType='duration'>30</baseValue>"
      "</durationLT><setOutcomeValue identifier='SCORE'><baseValue baseType='float'>1</baseValue>"
      "</setOutcomeValue></responseIf></responseCondition></responseProcessing></assessmentItem>";

  return g_bytes_new_static (text, sizeof text - 1);
}

static void
assert_duration (LayoverAttempt *attempt, guint item, double seconds)
{
  LayoverItemSession *session = layover_test_session_get_item (
      layover_attempt_get_test_session (attempt), item);
  LayoverValue *duration = layover_item_session_get_value (session, "duration");

  g_assert_cmpfloat (layover_value_get_float (duration), ==, seconds);
}

/* The time an item was shown is its duration; what passed while Layover was closed is not. */
static void
test_time_of_an_item_is_its_duration (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt;
  g_autoptr (GError) error = NULL;
  double score = 0;
  double max_score = 0;

  g_assert_finalize_object (sitting->test);
  sitting->test = load_six (find_timed);
  attempt = sitting_start (sitting);
  g_assert_true (layover_attempt_show (attempt, 0, &error));
  layover_clock_advance (sitting->clock, 20000);
  g_assert_true (layover_attempt_show (attempt, 1, &error));
  layover_clock_advance (sitting->clock, 40000);
  g_assert_true (layover_attempt_show (attempt, 0, &error));
  layover_clock_advance (sitting->clock, 5000);
  sitting_choose (attempt, 0, "A");
  layover_attempt_tick (attempt);

  layover_clock_advance (sitting->clock, 20000);
  attempt = kill_and_resume (sitting, attempt);
  layover_clock_advance (sitting->clock, 1000);
  layover_attempt_tick (attempt);
  g_assert_true (layover_attempt_submit (attempt, &error));
  assert_duration (attempt, 0, 26);
  assert_duration (attempt, 1, 40);
  g_assert_true (layover_attempt_get_score (attempt, &score, &max_score));
  g_assert_cmpfloat (score, ==, 1);

  attempt = kill_and_resume (sitting, attempt);
  assert_duration (attempt, 0, 26);
  g_assert_cmpfloat (layover_test_session_get_score (layover_attempt_get_test_session (attempt)),
                     ==, 1);
  g_assert_finalize_object (attempt);
}

static void
test_room_is_kept_and_given_back (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  g_autofree char *path = g_build_filename (sitting->folder, "exam-reserve", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (layover_attempt_submit (attempt, &error));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_finalize_object (attempt);

  g_assert_true (layover_reserve_hold (sitting->folder, &error));
  g_assert_true (layover_reserve_hold (sitting->folder, &error));
  g_assert_true (layover_reserve_release (sitting->folder));
  g_assert_false (layover_reserve_release (sitting->folder));
  g_assert_false (layover_reserve_hold ("/proc/self", &error));
  g_assert_true (layover_error_is_local_fault (error));
}

static void
assert_crossed_out (LayoverAttempt *attempt, guint item, const char *expected)
{
  g_auto (GStrv) choices = layover_attempt_dup_crossed_out (attempt, item, "RESPONSE");
  g_autofree char *joined = choices != NULL ? g_strjoinv (" ", choices) : NULL;

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_crossed_out_comes_back (Sitting *sitting, gconstpointer data)
{
  static const char *const two[] = { "A", "C", NULL };
  static const char *const none[] = { NULL };
  LayoverAttempt *attempt = sitting_start (sitting);
  guint n_events = layover_event_log_get_n_events (layover_attempt_get_log (attempt));
  g_autoptr (GError) error = NULL;

  assert_crossed_out (attempt, 0, NULL);
  g_assert_true (layover_attempt_set_crossed_out (attempt, 0, "RESPONSE", two, &error));
  g_assert_true (layover_attempt_set_crossed_out (attempt, 1, "RESPONSE", two, &error));
  g_assert_true (layover_attempt_set_crossed_out (attempt, 1, "RESPONSE", none, &error));

  /* it is nobody else's business: no event tells of it */
  g_assert_cmpuint (layover_event_log_get_n_events (layover_attempt_get_log (attempt)), ==,
                    n_events);

  attempt = kill_and_resume (sitting, attempt);
  assert_crossed_out (attempt, 0, "A C");
  assert_crossed_out (attempt, 1, "");
  assert_crossed_out (attempt, 2, NULL);

  /* handing in erases it */
  g_assert_true (layover_attempt_submit (attempt, &error));
  g_assert_false (layover_attempt_set_crossed_out (attempt, 1, "RESPONSE", two, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_ATTEMPT_CLOSED);
  attempt = kill_and_resume (sitting, attempt);
  assert_crossed_out (attempt, 0, NULL);

  g_assert_finalize_object (attempt);
}

/* As soon as a text that is typed, and at the latest when the attempt goes away. */
static void
test_draft_comes_back (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  guint n_events = layover_event_log_get_n_events (layover_attempt_get_log (attempt));
  g_autoptr (GError) error = NULL;

  g_assert_null (layover_attempt_get_draft (attempt, 0, "RESPONSE"));
  g_assert_true (layover_attempt_queue_draft (attempt, 0, "RESPONSE", NULL, &error));
  g_assert_cmpint (layover_attempt_get_save_state (attempt), ==, LAYOVER_SAVE_SAVED);
  g_assert_true (layover_attempt_queue_draft (attempt, 0, "RESPONSE", "12", &error));
  g_assert_true (layover_attempt_queue_draft (attempt, 0, "RESPONSE", "12,", &error));
  g_assert_true (layover_attempt_queue_draft (attempt, 1, "RESPONSE", "x", &error));
  g_assert_true (layover_attempt_queue_draft (attempt, 1, "RESPONSE", NULL, &error));
  g_assert_cmpint (layover_attempt_get_save_state (attempt), ==, LAYOVER_SAVE_SAVING);
  run_for (sitting, attempt, 2 * SECOND_MS);
  g_assert_cmpint (layover_attempt_get_save_state (attempt), ==, LAYOVER_SAVE_SAVED);
  g_assert_cmpuint (layover_event_log_get_n_events (layover_attempt_get_log (attempt)), ==,
                    n_events);

  attempt = kill_and_resume (sitting, attempt);
  g_assert_cmpstr (layover_attempt_get_draft (attempt, 0, "RESPONSE"), ==, "12,");
  g_assert_null (layover_attempt_get_draft (attempt, 1, "RESPONSE"));

  g_assert_true (layover_attempt_submit (attempt, &error));
  g_assert_false (layover_attempt_queue_draft (attempt, 0, "RESPONSE", "1", &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_ATTEMPT_CLOSED);
  attempt = kill_and_resume (sitting, attempt);
  g_assert_null (layover_attempt_get_draft (attempt, 0, "RESPONSE"));

  g_assert_finalize_object (attempt);
}

/* T32 */
static void
test_refused_crossing_out_is_tried_again (Sitting *sitting, gconstpointer data)
{
  static const char *const one[] = { "A", NULL };
  LayoverAttempt *attempt = sitting_start (sitting);
  g_autoptr (GError) error = NULL;

  sitting_refuse_writes (TRUE);
  g_assert_false (layover_attempt_set_crossed_out (attempt, 0, "RESPONSE", one, &error));
  g_assert_true (layover_error_is_local_fault (error));
  g_assert_cmpint (layover_attempt_get_save_state (attempt), ==, LAYOVER_SAVE_NOT_SAVED);
  assert_crossed_out (attempt, 0, "A");

  sitting_refuse_writes (FALSE);
  run_for (sitting, attempt, 4 * SECOND_MS);
  g_assert_cmpint (layover_attempt_get_save_state (attempt), ==, LAYOVER_SAVE_SAVED);
  attempt = kill_and_resume (sitting, attempt);
  assert_crossed_out (attempt, 0, "A");

  g_assert_finalize_object (attempt);
}

static void
test_notes_and_focus_are_events (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  g_autofree char *long_text = g_strnfill (400, 'y');
  const LayoverEvent *note;
  g_autoptr (GError) error = NULL;

  g_assert_true (layover_attempt_focus_out (attempt, &error));
  g_assert_true (layover_attempt_focus_out (attempt, &error));
  run_for (sitting, attempt, 12 * SECOND_MS);
  g_assert_true (layover_attempt_focus_in (attempt, &error));
  g_assert_true (layover_attempt_focus_in (attempt, &error));
  g_assert_cmpuint (count_events (attempt, LAYOVER_EVENT_FOCUS_OUT), ==, 1);
  g_assert_cmpuint (count_events (attempt, LAYOVER_EVENT_FOCUS_IN), ==, 1);
  g_assert_cmpint (last_ms (attempt, LAYOVER_EVENT_FOCUS_IN), ==, 12 * SECOND_MS);

  g_assert_true (layover_attempt_add_note (attempt, 1, long_text, &error));
  note = layover_event_log_get_last (layover_attempt_get_log (attempt), LAYOVER_EVENT_NOTE);
  g_assert_cmpint (note->ref, ==, 1);
  g_assert_cmpuint (strlen (note->value[0]), ==, 280);

  attempt = kill_and_resume (sitting, attempt);
  g_assert_finalize_object (attempt);
}

static void
test_unknown_attempt_and_other_test_are_refused (Sitting *sitting, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
      layover_attempt_resume (sitting->store, "00", sitting->test, sitting->clock, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/attempt/" name, Sitting, NULL, set_up, func, tear_down)
  ADD ("answer-is-on-disk-before-it-returns", test_answer_is_on_disk_before_it_returns);
  ADD ("resume-brings-everything-back", test_resume_brings_everything_back);
  ADD ("typing-is-written-within-two-seconds", test_typing_is_written_within_two_seconds);
  ADD ("typing-is-written-before-anything-else", test_typing_is_written_before_anything_else);
  ADD ("text-is-cleaned-and-has-a-limit", test_text_is_cleaned_and_has_a_limit);
  ADD ("what-does-not-fit-is-not-taken", test_what_does_not_fit_is_not_taken);
  ADD ("warnings-come-once", test_warnings_come_once);
  ADD ("sleep-over-several-warnings-gives-the-last",
       test_sleep_over_several_warnings_gives_the_last);
  ADD ("at-zero-it-locks-and-hands-in", test_at_zero_it_locks_and_hands_in);
  ADD ("answer-after-zero-is-refused-without-a-tick",
       test_answer_after_zero_is_refused_without_a_tick);
  ADD ("submit-scores-and-happens-once", test_submit_scores_and_happens_once);
  ADD ("item-states", test_item_states);
  ADD ("T32-refused-write-is-kept-and-tried-again", test_refused_write_is_kept_and_tried_again);
  ADD ("T32-refused-submission-is-tried-again", test_refused_submission_is_tried_again);
  ADD ("T47-wall-clock-changes-nothing", test_wall_clock_changes_nothing);
  ADD ("T48-killed-200-times-the-time-is-right", test_killed_200_times_the_time_is_right);
  ADD ("T48-long-absence-is-a-gap", test_long_absence_is_a_gap);
  ADD ("T49-restart-of-the-computer-is-charged", test_restart_of_the_computer_is_charged);
  ADD ("T49-restart-with-the-clock-moved-back",
       test_restart_with_the_clock_moved_back_gives_no_time);
  ADD ("T49-clocks-that-disagree-are-told", test_clocks_that_disagree_are_told);
  ADD ("time-that-ran-out-while-away-hands-in", test_time_that_ran_out_while_away_hands_in);
  ADD ("handing-in-ends-one-attempt-at-each-item", test_handing_in_ends_one_attempt_at_each_item);
  ADD ("time-of-an-item-is-its-duration", test_time_of_an_item_is_its_duration);
  ADD ("room-is-kept-and-given-back", test_room_is_kept_and_given_back);
  ADD ("crossed-out-comes-back", test_crossed_out_comes_back);
  ADD ("draft-comes-back", test_draft_comes_back);
  ADD ("T32-refused-crossing-out-is-tried-again", test_refused_crossing_out_is_tried_again);
  ADD ("notes-and-focus-are-events", test_notes_and_focus_are_events);
  ADD ("unknown-attempt-is-refused", test_unknown_attempt_and_other_test_are_refused);
#undef ADD

  return g_test_run ();
}
