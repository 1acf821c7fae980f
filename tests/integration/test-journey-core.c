/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include "fixture.h"
#include "layover-container.h"
#include "layover-error.h"
#include "layover-result.h"

/* The whole way without a display, with the sample course as its authors wrote it: the organisation is trusted, the
 * course imported and read, the exam sat, broken off and resumed, handed in and exported; and the file that comes out
 * is opened by the desk. */

#define COURSE "sal-101"
#define EXAM "sal-101-written"

typedef struct
{
  Fixture *fixture;
  LayoverLibrary *library;
} Journey;

static void
begin (Journey *journey)
{
  g_autofree char *source = g_build_filename (g_getenv ("LAYOVER_SOURCE_ROOT"), "data", "sample",
                                              COURSE, NULL);
  g_autofree char *path = NULL;
  g_autoptr (LayoverOpening) opening = NULL;

  journey->fixture = fixture_new ();
  journey->library = fixture_open_library (journey->fixture);
  fixture_trust (journey->fixture, journey->library);
  path = fixture_write_folder (journey->fixture, "sal-101.layover", source);
  opening = fixture_open (journey->library, path);
  g_assert_cmpint (layover_opening_get_outcome (opening), ==, LAYOVER_OPENING_COURSE);
  g_assert_nonnull (layover_library_get_programme (journey->library));
  g_assert_true (layover_library_set_profile (journey->library, "Amara Okafor", "amara@example.org",
                                              "sal", NULL));
}

static void
read_part (LayoverLibrary *library, LayoverLibraryCourse *course, LayoverPart *part)
{
  const char *id = layover_part_get_id (part);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (layover_part_get_kind (part) == LAYOVER_PART_PAGE)
    {
      g_autoptr (LayoverContentNode) page = NULL;

      layover_library_load_page_async (library, course, id, NULL, fixture_keep_result_cb, &result);
      page = layover_library_load_page_finish (library, fixture_wait (&result), &error);
      g_assert_no_error (error);
      g_assert_cmpuint (layover_content_node_get_n_children (page), >, 0);
    }
  else if (layover_part_get_kind (part) == LAYOVER_PART_CHECK)
    {
      g_autoptr (GPtrArray) items = NULL;

      layover_library_load_items_async (library, course, id, NULL, fixture_keep_result_cb, &result);
      items = layover_library_load_items_finish (library, fixture_wait (&result), &error);
      g_assert_no_error (error);
      g_assert_cmpuint (items->len, ==, g_strv_length ((char **) layover_part_get_items (part)));
    }
  else if (layover_part_get_entry (part) != NULL)
    {
      g_autofree char *path = layover_library_course_dup_path (course,
                                                               layover_part_get_entry (part));

      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }

  g_assert_true (layover_library_set_place (library, course, id, 0.5, NULL));
  g_assert_true (layover_library_mark_part (library, course, id, TRUE, NULL));
}

static void
study (Journey *journey)
{
  LayoverLibraryCourse *course = layover_library_find_course (journey->library, COURSE);
  LayoverProgress *progress = layover_library_course_get_progress (course);
  guint n_parts = layover_progress_get_n_parts (progress);
  LayoverPart *next;
  guint n_read = 0;

  g_assert_cmpint (layover_library_course_get_standing (course), ==, LAYOVER_STANDING_NOT_STARTED);
  while ((next = layover_progress_get_next (layover_library_course_get_progress (course))) != NULL)
    {
      read_part (journey->library, course, next);
      n_read++;
    }

  progress = layover_library_course_get_progress (course);
  g_assert_cmpuint (n_read, ==, n_parts);
  g_assert_true (layover_progress_is_complete (progress));
  g_assert_cmpuint (layover_progress_get_minutes_left (progress), ==, 0);
  g_assert_cmpint (layover_library_course_get_standing (course), ==, LAYOVER_STANDING_WRITTEN_OPEN);
}

/* Answers six, then everything is gone as after a kill, and half a minute passes. */
static LayoverAttempt *
sit_and_break_off (Journey *journey)
{
  LayoverAttempt *attempt = fixture_start_exam (journey->library, COURSE, EXAM);
  g_autofree char *id = g_strdup (layover_attempt_get_id (attempt));
  g_autofree char *open = NULL;
  gint64 left_ms;

  g_assert_cmpuint (layover_attempt_get_n_items (attempt), ==, 12);
  for (guint i = 0; i < 6; i++)
    {
      g_assert_true (layover_attempt_show (attempt, i, NULL));
      layover_clock_advance (journey->fixture->clock, 10 * 1000);
      layover_attempt_tick (attempt);
      fixture_answer (attempt, i, TRUE);
    }
  left_ms = layover_attempt_get_remaining_ms (attempt);
  g_assert_finalize_object (attempt);
  g_assert_finalize_object (journey->library);

  layover_clock_advance (journey->fixture->clock, 30 * 1000);
  journey->library = fixture_open_library (journey->fixture);
  g_object_get (journey->library, "open-attempt", &open, NULL);
  g_assert_cmpstr (open, ==, id);
  attempt = fixture_load_attempt (journey->library, open);

  g_assert_cmpint (layover_attempt_get_remaining_ms (attempt), ==, left_ms - 30 * 1000);
  g_assert_cmpuint (layover_attempt_get_current_item (attempt), ==, 5);
  for (guint i = 0; i < 12; i++)
    g_assert_cmpint (layover_attempt_get_item_state (attempt, i), ==,
                     i < 6 ? LAYOVER_ITEM_ANSWERED : LAYOVER_ITEM_UNANSWERED);

  return attempt;
}

static GBytes *
export_to (Journey *journey, LayoverOutboxItem *item, const char *name)
{
  g_autofree char *path = g_build_filename (journey->fixture->folder, name, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length = 0;

  layover_library_export_async (journey->library, item, path, "FIELD-USB", NULL,
                                fixture_keep_result_cb, &result);
  layover_library_export_finish (journey->library, fixture_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));

  return g_bytes_new_take (text, length);
}

/* What the desk finds in the file. */
static void
open_at_the_desk (Journey *journey, GBytes *bytes, double expected_score)
{
  g_autoptr (LayoverResult) result = fixture_open_result (journey->fixture, bytes);
  double score = -1;
  double max_score = -1;

  g_assert_true (layover_result_get_score (result, &score, &max_score));
  g_assert_cmpfloat (score, ==, expected_score);
  g_assert_cmpfloat (max_score, ==, 12);
  g_assert_true (layover_result_is_passed (result));
  g_assert_cmpstr (layover_result_get_value (result, LAYOVER_RESULT_NAME), ==, "Amara Okafor");
  g_assert_cmpstr (layover_result_get_value (result, LAYOVER_RESULT_ORG), ==, "meridian");
}

static void
test_journey (void)
{
  Journey journey = { 0 };
  LayoverAttempt *attempt;
  g_autoptr (LayoverOutboxItem) item = NULL;
  g_autoptr (LayoverOutboxItem) again = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autofree char *name = NULL;
  LayoverLibraryCourse *course;
  double score = -1;

  begin (&journey);
  study (&journey);
  attempt = sit_and_break_off (&journey);
  for (guint i = 6; i < 12; i++)
    fixture_answer (attempt, i, i != 11);

  item = fixture_hand_in (journey.library, attempt);
  again = fixture_hand_in (journey.library, attempt);
  g_assert_true (item == again);
  g_assert_finalize_object (attempt);
  g_assert_null (layover_library_find_open_attempt (journey.library));
  g_assert_cmpint (layover_outbox_item_get_state (item), ==, LAYOVER_OUTBOX_NOT_EXPORTED);
  g_assert_true (layover_outbox_item_get_score (item, &score, NULL));
  g_assert_cmpfloat (score, ==, 11);

  name = layover_outbox_item_dup_file_name (item);
  first = export_to (&journey, item, name);
  second = export_to (&journey, item, "again.layover");
  g_assert_true (g_bytes_equal (first, second));
  g_assert_cmpint (layover_outbox_item_get_state (item), ==, LAYOVER_OUTBOX_EXPORTED);
  g_assert_cmpstr (layover_outbox_item_get_exported_to (item), ==, "FIELD-USB");
  open_at_the_desk (&journey, first, 11);

  course = layover_library_find_course (journey.library, COURSE);
  g_test_message ("%s", layover_library_course_get_sentence (course));
  g_assert_cmpint (layover_library_course_get_standing (course), >=,
                   LAYOVER_STANDING_WRITTEN_PASSED);

  g_clear_object (&item);
  g_clear_object (&again);
  g_assert_finalize_object (journey.library);
  fixture_free (journey.fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journey/core", test_journey);

  return g_test_run ();
}
