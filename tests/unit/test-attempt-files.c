/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "layover-error.h"
#include "layover-store-files.h"
#include "sitting.h"

static void
set_up (Sitting *sitting, gconstpointer data)
{
  sitting_set_up_files (sitting);
}

static void
tear_down (Sitting *sitting, gconstpointer data)
{
  sitting_tear_down (sitting);
}

/* A new process, after this one was killed. */
static LayoverAttempt *
kill_and_resume (Sitting *sitting, LayoverAttempt *attempt)
{
  g_autofree char *id = g_strdup (layover_attempt_get_id (attempt));

  g_assert_finalize_object (attempt);
  sitting_reopen_store (sitting);
  return sitting_resume (sitting, id);
}

static GBytes *
make_bytes (char fill, gsize size_bytes)
{
  return g_bytes_new_take (g_strnfill (size_bytes, fill), size_bytes);
}

static void
attach (LayoverAttempt *attempt, guint item, const char *name, char fill, gsize size_bytes)
{
  g_autoptr (GBytes) bytes = make_bytes (fill, size_bytes);
  g_autoptr (GError) error = NULL;

  g_assert_true (sitting_attach (attempt, item, name, bytes, &error));
  g_assert_no_error (error);
}

static char *
digest_of (char fill, gsize size_bytes)
{
  g_autoptr (GBytes) bytes = make_bytes (fill, size_bytes);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

static void
assert_stored (Sitting *sitting, LayoverAttempt *attempt, char fill, gsize size_bytes,
               gboolean is_stored)
{
  g_autofree char *digest = digest_of (fill, size_bytes);
  g_autoptr (GBytes) expected = make_bytes (fill, size_bytes);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  bytes = layover_store_dup_file (sitting->store, layover_attempt_get_id (attempt), digest, &error);
  if (is_stored)
    g_assert_true (bytes != NULL && g_bytes_equal (bytes, expected));
  else
    g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_NOT_FOUND);
}

static void
assert_answer (LayoverAttempt *attempt, guint item, const char *name, char fill, gsize size_bytes)
{
  LayoverItemSession *session = layover_test_session_get_item (
      layover_attempt_get_test_session (attempt), item);
  g_autoptr (LayoverFileLabel) label = layover_file_label_from_value (
      layover_item_session_get_response (session, "RESPONSE"));
  g_autoptr (GBytes) expected = make_bytes (fill, size_bytes);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (label);
  g_assert_cmpstr (label->name, ==, name);
  bytes = layover_answer_files_dup (layover_attempt_get_files (attempt), label, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, expected));
}

static void
test_file_is_on_disk_before_it_returns (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);

  attach (attempt, 0, "plan.txt", 'a', LAYOVER_ANSWER_FILE_MAX_BYTES);
  g_assert_cmpint (layover_attempt_get_save_state (attempt), ==, LAYOVER_SAVE_SAVED);
  assert_stored (sitting, attempt, 'a', LAYOVER_ANSWER_FILE_MAX_BYTES, TRUE);

  attempt = kill_and_resume (sitting, attempt);
  assert_answer (attempt, 0, "plan.txt", 'a', LAYOVER_ANSWER_FILE_MAX_BYTES);
  g_assert_cmpint (layover_attempt_get_item_state (attempt, 0), ==, LAYOVER_ITEM_ANSWERED);
  g_assert_finalize_object (attempt);
}

static void
test_bytes_go_with_the_last_answer_that_names_them (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);

  attach (attempt, 0, "one.txt", 'a', 10);
  attach (attempt, 1, "same.txt", 'a', 10);
  attach (attempt, 0, "two.txt", 'b', 10);
  assert_stored (sitting, attempt, 'a', 10, TRUE);
  assert_stored (sitting, attempt, 'b', 10, TRUE);

  sitting_choose (attempt, 1, NULL);
  assert_stored (sitting, attempt, 'a', 10, FALSE);
  assert_stored (sitting, attempt, 'b', 10, TRUE);

  /* and back to what was dropped, under another name */
  attach (attempt, 0, "three.txt", 'a', 10);
  assert_stored (sitting, attempt, 'b', 10, FALSE);
  attach (attempt, 0, "four.txt", 'a', 10);
  attempt = kill_and_resume (sitting, attempt);
  assert_answer (attempt, 0, "four.txt", 'a', 10);
  g_assert_finalize_object (attempt);
}

static void
test_answer_without_bytes_is_not_taken (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  g_autoptr (GBytes) bytes = make_bytes ('a', 10);
  g_autoptr (LayoverFileLabel) label = layover_file_label_new ("a.txt", bytes);
  g_autoptr (LayoverValue) promised = layover_file_label_to_value (label);
  g_autoptr (LayoverValue) nonsense = layover_value_new_text (LAYOVER_BASE_TYPE_FILE, "plan.txt");
  g_autoptr (GError) error = NULL;

  g_assert_false (layover_attempt_set_response (attempt, 0, "RESPONSE", promised, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_ANSWER_FILE);
  g_clear_error (&error);
  g_assert_false (layover_attempt_set_response (attempt, 0, "RESPONSE", nonsense, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_ANSWER_FILE);
  g_assert_cmpint (layover_attempt_get_item_state (attempt, 0), ==, LAYOVER_ITEM_UNANSWERED);
  g_assert_finalize_object (attempt);
}

static void
test_all_files_have_a_limit (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  g_autoptr (GBytes) more = make_bytes ('e', 1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4; i++)
    attach (attempt, i, "full", (char) ('a' + (int) i), LAYOVER_ANSWER_FILE_MAX_BYTES);
  g_assert_false (sitting_attach (attempt, 4, "more", more, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_ANSWER_FILES_TOO_LARGE);
  g_clear_error (&error);

  /* the same bytes once more cost nothing, and another file in place of one is measured alone */
  attach (attempt, 4, "again", 'a', LAYOVER_ANSWER_FILE_MAX_BYTES);
  attach (attempt, 3, "other", 'f', LAYOVER_ANSWER_FILE_MAX_BYTES);
  g_assert_finalize_object (attempt);
}

static void
run_for (Sitting *sitting, LayoverAttempt *attempt, gint64 ms)
{
  for (gint64 done = 0; done < ms; done += 250)
    {
      layover_clock_advance (sitting->clock, 250);
      layover_attempt_tick (attempt);
    }
}

/* T32: of several files in a row only the last is written once the disk takes it. */
static void
test_refused_file_is_kept_and_tried_again (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  guint n_before;

  g_test_log_set_fatal_handler (NULL, NULL);
  attach (attempt, 0, "first.txt", 'a', 10);
  n_before = layover_event_log_get_n_events (layover_attempt_get_log (attempt));

  sitting_refuse_writes (TRUE);
  for (char fill = 'b'; fill <= 'd'; fill++)
    {
      g_autoptr (GBytes) bytes = make_bytes (fill, 100000);

      g_assert_false (sitting_attach (attempt, 0, "later.txt", bytes, NULL));
    }
  g_assert_cmpint (layover_attempt_get_save_state (attempt), ==, LAYOVER_SAVE_NOT_SAVED);
  assert_answer (attempt, 0, "later.txt", 'd', 100000);

  sitting_refuse_writes (FALSE);
  run_for (sitting, attempt, 4000);
  g_assert_cmpint (layover_attempt_get_save_state (attempt), ==, LAYOVER_SAVE_SAVED);
  /* the answer and the storage-error */
  g_assert_cmpuint (layover_event_log_get_n_events (layover_attempt_get_log (attempt)), ==,
                    n_before + 2);
  assert_stored (sitting, attempt, 'a', 10, FALSE);
  assert_stored (sitting, attempt, 'c', 100000, FALSE);

  attempt = kill_and_resume (sitting, attempt);
  assert_answer (attempt, 0, "later.txt", 'd', 100000);
  g_assert_finalize_object (attempt);
}

/* What is on the disk for one answer that waits to go is still needed by another that waits to come. */
static void
test_waiting_answers_keep_their_bytes (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  g_autoptr (GBytes) same = make_bytes ('a', 10);
  g_autoptr (GBytes) other = make_bytes ('b', 10);

  g_test_log_set_fatal_handler (NULL, NULL);
  attach (attempt, 0, "first.txt", 'a', 10);
  sitting_refuse_writes (TRUE);
  g_assert_false (sitting_attach (attempt, 0, "other.txt", other, NULL));
  g_assert_false (sitting_attach (attempt, 1, "same.txt", same, NULL));
  sitting_refuse_writes (FALSE);
  run_for (sitting, attempt, 4000);

  attempt = kill_and_resume (sitting, attempt);
  assert_answer (attempt, 0, "other.txt", 'b', 10);
  assert_answer (attempt, 1, "same.txt", 'a', 10);
  g_assert_finalize_object (attempt);
}

/* What only a damaged database can do: an event without its bytes. */
static void
lose_file (Sitting *sitting, LayoverAttempt *attempt, const char *digest)
{
  LayoverEventRow drop = { .dropped_file = digest };
  g_autoptr (GError) error = NULL;

  layover_store_apply_files (sitting->store, layover_attempt_get_id (attempt), &drop, &error);
  g_assert_no_error (error);
}

static void
test_lost_file_is_an_answer_taken_back (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  g_autofree char *digest = digest_of ('a', 10);

  attach (attempt, 0, "lost.txt", 'a', 10);
  attach (attempt, 1, "kept.txt", 'b', 10);
  lose_file (sitting, attempt, digest);

  attempt = kill_and_resume (sitting, attempt);
  g_assert_cmpint (layover_attempt_get_item_state (attempt, 0), ==, LAYOVER_ITEM_UNANSWERED);
  assert_answer (attempt, 1, "kept.txt", 'b', 10);
  attach (attempt, 0, "again.txt", 'a', 10);
  attempt = kill_and_resume (sitting, attempt);
  assert_answer (attempt, 0, "again.txt", 'a', 10);
  g_assert_finalize_object (attempt);
}

static void
test_file_scores_and_stays_after_handing_in (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  g_autoptr (GError) error = NULL;
  double score, max_score;

  attach (attempt, 0, "a.txt", 'a', 10);
  attach (attempt, 1, "b.txt", 'b', 10);
  attach (attempt, 2, "c.txt", 'c', 10);
  sitting_choose (attempt, 2, NULL);
  g_assert_true (layover_attempt_submit (attempt, &error));
  g_assert_true (layover_attempt_get_score (attempt, &score, &max_score));
  g_assert_cmpfloat (score, ==, 2);
  g_assert_cmpfloat (max_score, ==, 5);

  attempt = kill_and_resume (sitting, attempt);
  assert_answer (attempt, 1, "b.txt", 'b', 10);
  g_assert_finalize_object (attempt);
}

/* Questions whose answers nobody keeps: as much as an exam, and then the oldest go. */
static void
test_without_a_store_memory_is_bounded (Sitting *sitting, gconstpointer data)
{
  g_autoptr (LayoverAnswerFiles) files = layover_answer_files_new (NULL, NULL);
  g_autofree char *oldest = digest_of ('a', LAYOVER_ANSWER_FILE_MAX_BYTES);
  g_autofree char *newest = digest_of ('f', LAYOVER_ANSWER_FILE_MAX_BYTES);

  for (char fill = 'a'; fill <= 'f'; fill++)
    {
      g_autoptr (GBytes) bytes = make_bytes (fill, LAYOVER_ANSWER_FILE_MAX_BYTES);
      g_autoptr (LayoverAnswerFile) file = layover_answer_file_new ("x", bytes, NULL);

      layover_answer_files_put (files, file);
    }

  g_assert_false (layover_answer_files_has (files, oldest));
  g_assert_true (layover_answer_files_has (files, newest));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/attempt-files/" name, Sitting, NULL, set_up, func, tear_down)
  ADD ("on-disk-before-it-returns", test_file_is_on_disk_before_it_returns);
  ADD ("bytes-go-with-the-last-answer-that-names-them",
       test_bytes_go_with_the_last_answer_that_names_them);
  ADD ("answer-without-bytes-is-not-taken", test_answer_without_bytes_is_not_taken);
  ADD ("all-files-have-a-limit", test_all_files_have_a_limit);
  ADD ("T32-refused-file-is-kept-and-tried-again", test_refused_file_is_kept_and_tried_again);
  ADD ("T32-waiting-answers-keep-their-bytes", test_waiting_answers_keep_their_bytes);
  ADD ("lost-file-is-an-answer-taken-back", test_lost_file_is_an_answer_taken_back);
  ADD ("scores-and-stays-after-handing-in", test_file_scores_and_stays_after_handing_in);
  ADD ("without-a-store-memory-is-bounded", test_without_a_store_memory_is_bounded);
#undef ADD

  return g_test_run ();
}
