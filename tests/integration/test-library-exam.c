/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "fixture.h"
#include "layover-error.h"

typedef struct
{
  Fixture *fixture;
  LayoverLibrary *library;
} Room;

static void
set_up (Room *room, gconstpointer data)
{
  FixtureBundle bundle = { .version = 1 };
  g_autofree char *path = NULL;

  room->fixture = fixture_new ();
  room->library = fixture_open_library (room->fixture);
  fixture_trust (room->fixture, room->library);
  path = fixture_write_bundle (room->fixture, "a.layover", &bundle);
  g_object_unref (fixture_open (room->library, path));
  g_assert_true (layover_library_set_profile (room->library, "Amara", "a@example.org", "", NULL));
}

static void
tear_down (Room *room, gconstpointer data)
{
  g_assert_finalize_object (room->library);
  fixture_free (room->fixture);
}

static void
restart (Room *room)
{
  g_assert_finalize_object (room->library);
  room->library = fixture_open_library (room->fixture);
}

static LayoverLibraryCourse *
get_course (Room *room)
{
  return layover_library_find_course (room->library, "sal-101");
}

static void
assert_closed (Room *room, int code, int expected_left)
{
  g_autoptr (GError) error = NULL;
  int left = -2;

  g_assert_false (
      layover_library_check_exam (room->library, get_course (room), "written", &left, &error));
  g_assert_error (error, LAYOVER_ERROR, code);
  g_assert_cmpint (left, ==, expected_left);
}

static void
assert_start_fails (Room *room, int code)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  layover_library_start_exam_async (room->library, get_course (room), "written", NULL,
                                    fixture_keep_result_cb, &result);
  g_assert_null (layover_library_start_exam_finish (room->library, fixture_wait (&result), &error));
  g_assert_error (error, LAYOVER_ERROR, code);
}

static void
sit (Room *room, gboolean is_right)
{
  LayoverAttempt *attempt = fixture_start_exam (room->library, "sal-101", "written");
  g_autoptr (LayoverOutboxItem) item = NULL;

  fixture_answer (attempt, 0, is_right);
  fixture_answer (attempt, 1, is_right);
  item = fixture_hand_in (room->library, attempt);
  g_assert_finalize_object (attempt);
}

static void
test_attempts_and_waiting (Room *room, gconstpointer data)
{
  gint64 day_ms = 24 * 60 * 60 * G_GINT64_CONSTANT (1000);
  int left = -2;

  g_assert_true (
      layover_library_check_exam (room->library, get_course (room), "written", &left, NULL));
  g_assert_cmpint (left, ==, 2);

  sit (room, FALSE);
  assert_closed (room, LAYOVER_ERROR_EXAM_WAIT, 1);
  layover_clock_advance (room->fixture->clock, day_ms - 1000);
  assert_closed (room, LAYOVER_ERROR_EXAM_WAIT, 1);
  layover_clock_advance (room->fixture->clock, 1000);
  g_assert_cmpint (layover_library_course_get_standing (get_course (room)), ==,
                   LAYOVER_STANDING_NOT_PASSED);

  sit (room, TRUE);
  assert_closed (room, LAYOVER_ERROR_EXAM_ATTEMPTS, 0);
  assert_start_fails (room, LAYOVER_ERROR_EXAM_ATTEMPTS);
  g_assert_cmpint (layover_library_course_get_standing (get_course (room)), >=,
                   LAYOVER_STANDING_WRITTEN_PASSED);
}

static void
test_one_exam_at_a_time (Room *room, gconstpointer data)
{
  LayoverAttempt *attempt = fixture_start_exam (room->library, "sal-101", "written");

  assert_closed (room, LAYOVER_ERROR_EXAM_OPEN, 1);
  g_assert_finalize_object (attempt);
}

static void
test_somebody_has_to_sit (Room *room, gconstpointer data)
{
  g_autofree char *path = NULL;
  FixtureBundle bundle = { .version = 1 };

  g_assert_finalize_object (room->library);
  g_free (room->fixture->data);
  room->fixture->data = g_build_filename (room->fixture->folder, "other", NULL);
  room->library = fixture_open_library (room->fixture);
  fixture_trust (room->fixture, room->library);
  path = fixture_write_bundle (room->fixture, "b.layover", &bundle);
  g_object_unref (fixture_open (room->library, path));

  g_assert_null (layover_library_get_profile (room->library));
  assert_closed (room, LAYOVER_ERROR_NO_PROFILE, 2);
}

/* An open attempt keeps the paper it started with, whatever is imported later. */
static void
test_new_version_leaves_the_attempt_alone (Room *room, gconstpointer data)
{
  LayoverAttempt *attempt = fixture_start_exam (room->library, "sal-101", "written");
  g_autofree char *id = g_strdup (layover_attempt_get_id (attempt));
  g_autofree char *digest = g_strdup (layover_library_course_get_digest (get_course (room)));
  FixtureBundle second = { .version = 2,
                           .names = { "exams/written/items/two.xml" },
                           .texts = { fixture_get_other_item () } };
  g_autofree char *path = NULL;
  g_autoptr (LayoverOutboxItem) outbox_item = NULL;

  fixture_answer (attempt, 0, TRUE);
  g_assert_finalize_object (attempt);

  path = fixture_write_bundle (room->fixture, "2.layover", &second);
  g_object_unref (fixture_open (room->library, path));
  g_assert_cmpint (layover_library_course_get_version (get_course (room)), ==, 2);
  restart (room);

  attempt = fixture_load_attempt (room->library, id);
  g_assert_cmpstr (layover_attempt_get_row (attempt)->bundle, ==, digest);
  g_assert_cmpint (layover_attempt_get_item_state (attempt, 0), ==, LAYOVER_ITEM_ANSWERED);
  fixture_answer (attempt, 1, TRUE);
  outbox_item = fixture_hand_in (room->library, attempt);
  g_assert_true (layover_outbox_item_is_passed (outbox_item));
  g_assert_finalize_object (attempt);
}

static void
wait_for_state (LayoverOutboxItem *item, LayoverOutboxState state)
{
  while (layover_outbox_item_get_state (item) != state)
    g_main_context_iteration (NULL, TRUE);
}

/* Submitted, and then a crash before the results file was made. */
static void
test_result_is_made_at_the_next_start (Room *room, gconstpointer data)
{
  LayoverAttempt *attempt = fixture_start_exam (room->library, "sal-101", "written");
  g_autofree char *id = g_strdup (layover_attempt_get_id (attempt));
  LayoverOutboxItem *item;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (room->fixture->folder, "out.layover", NULL);

  g_assert_true (layover_attempt_submit (attempt, NULL));
  g_assert_finalize_object (attempt);
  restart (room);

  item = layover_library_find_outbox_item (room->library, id);
  g_assert_nonnull (item);
  g_assert_cmpint (layover_outbox_item_get_state (item), ==, LAYOVER_OUTBOX_NOT_MADE);
  g_assert_false (layover_library_export (room->library, item, path, "here", &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_NOT_FOUND);

  wait_for_state (item, LAYOVER_OUTBOX_NOT_EXPORTED);
  g_assert_true (layover_library_export (room->library, item, path, "here", NULL));
}

static void
test_export_leaves_other_files_alone (Room *room, gconstpointer data)
{
  g_autofree char *path = g_build_filename (room->fixture->folder, "mine.txt", NULL);
  g_autofree char *nowhere = g_build_filename (room->fixture->folder, "gone", "x.layover", NULL);
  g_autofree char *text = NULL;
  g_autoptr (LayoverOutboxItem) item = NULL;
  g_autoptr (GError) error = NULL;

  sit (room, TRUE);
  item = g_list_model_get_item (layover_library_get_outbox (room->library), 0);
  g_assert_true (g_file_set_contents (path, "a letter", -1, NULL));

  g_assert_false (layover_library_export (room->library, item, path, "here", &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "a letter");

  g_assert_false (layover_library_export (room->library, item, nowhere, "here", &error));
  g_assert_true (layover_error_is_local_fault (error));
  g_assert_cmpint (layover_outbox_item_get_state (item), ==, LAYOVER_OUTBOX_NOT_EXPORTED);
}

static char *
dup_key_path (Room *room)
{
  return g_build_filename (room->fixture->data, "device.key", NULL);
}

/* T56: a device key that is open to others, gone, empty or another one is a fault to repair, never a new key. */
static void
test_t56_device_key (Room *room, gconstpointer data)
{
  g_autofree char *path = dup_key_path (room);
  g_autofree char *text = NULL;
  LayoverAttempt *attempt;
  g_autofree char *id = NULL;
  LayoverOutboxItem *item;
  struct stat info;

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  attempt = fixture_start_exam (room->library, "sal-101", "written");
  id = g_strdup (layover_attempt_get_id (attempt));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (layover_attempt_submit (attempt, NULL));

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      g_unlink (path);
      if (i != 1)
        g_assert_true (g_file_set_contents (path, i == 2 ? "" : text, -1, NULL));
      if (i == 3)
        {
          g_autoptr (LayoverSecretKey) other = layover_secret_key_generate ();

          g_unlink (path);
          g_assert_true (layover_secret_key_save (other, path, NULL, "another", NULL));
        }
      g_chmod (path, i == 0 ? 0644 : 0600);

      layover_library_hand_in_async (room->library, attempt, NULL, fixture_keep_result_cb, &result);
      g_assert_null (
          layover_library_hand_in_finish (room->library, fixture_wait (&result), &error));
      g_test_message ("%s", error->message);
      g_assert_cmpstr (layover_error_get_file (error), ==, path);
    }
  g_assert_finalize_object (attempt);

  /* Repaired: the attempt goes out after all. */
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_chmod (path, 0600);
  restart (room);
  item = layover_library_find_outbox_item (room->library, id);
  wait_for_state (item, LAYOVER_OUTBOX_NOT_EXPORTED);
}

/* Time that runs out while nobody looks hands the exam in as it was saved. */
static void
test_time_runs_out_while_away (Room *room, gconstpointer data)
{
  LayoverAttempt *attempt = fixture_start_exam (room->library, "sal-101", "written");
  g_autofree char *id = g_strdup (layover_attempt_get_id (attempt));
  g_autoptr (LayoverOutboxItem) item = NULL;

  fixture_answer (attempt, 0, TRUE);
  g_assert_finalize_object (attempt);
  layover_clock_advance (room->fixture->clock, 21 * 60 * 1000);
  restart (room);

  attempt = fixture_load_attempt (room->library, id);
  g_assert_cmpint (layover_attempt_get_state (attempt), ==, LAYOVER_ATTEMPT_SUBMITTED);
  g_assert_null (layover_library_find_open_attempt (room->library));
  item = fixture_hand_in (room->library, attempt);
  g_assert_false (layover_outbox_item_is_passed (item));
  g_assert_finalize_object (attempt);
}

#define ADD(path, func) g_test_add ("/library-exam/" path, Room, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("attempts-and-waiting", test_attempts_and_waiting);
  ADD ("one-exam-at-a-time", test_one_exam_at_a_time);
  ADD ("somebody-has-to-sit", test_somebody_has_to_sit);
  ADD ("new-version-leaves-the-attempt-alone", test_new_version_leaves_the_attempt_alone);
  ADD ("result-is-made-at-the-next-start", test_result_is_made_at_the_next_start);
  ADD ("export-leaves-other-files-alone", test_export_leaves_other_files_alone);
  ADD ("T56-device-key", test_t56_device_key);
  ADD ("time-runs-out-while-away", test_time_runs_out_while_away);

  return g_test_run ();
}
