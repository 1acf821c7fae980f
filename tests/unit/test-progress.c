/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>

#include "layover-progress.h"
#include "layover-store-progress.h"

#define COURSE                                                                                     \
  "<course xmlns=\"urn:layover:course:1\" id=\"sal-101\" number=\"SAL-101\" role=\"sal\""          \
  " level=\"1\" revision=\"1\" date=\"2026-11-02\" language=\"en\"><title>Pipeline</title>"        \
  "<summary>Summary.</summary><source href=\"https://handbook.meridian.example/\">Handbook"        \
  "</source><module id=\"m\" title=\"M\">"                                                         \
  "<page id=\"a\" title=\"A\" src=\"pages/a.md\" minutes=\"6\"/>"                                  \
  "<page id=\"b\" title=\"B\" src=\"pages/b.md\" minutes=\"4\"/>"                                  \
  "<page id=\"c\" title=\"C\" src=\"pages/c.md\" minutes=\"3\"/>"                                  \
  "</module></course>"

static LayoverCourse *
load_course (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (COURSE, strlen (COURSE));
  g_autoptr (GError) error = NULL;
  LayoverCourse *course = layover_course_load (bytes, "course.xml", &error);

  g_assert_no_error (error);

  return course;
}

static void
add_row (GPtrArray *rows, const char *part, gboolean is_done, double position, gint64 visited_s)
{
  LayoverPartRow *row = g_new0 (LayoverPartRow, 1);

  row->part = g_strdup (part);
  row->is_done = is_done;
  row->position = position;
  row->visited_s = visited_s;
  g_ptr_array_add (rows, row);
}

typedef struct
{
  LayoverCourse *course;
  GPtrArray *rows;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->course = load_course ();
  fixture->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_part_row_free);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->rows);
  g_assert_finalize_object (fixture->course);
}

static const char *
get_next (LayoverProgress *progress)
{
  LayoverPart *part = layover_progress_get_next (progress);

  return part != NULL ? layover_part_get_id (part) : NULL;
}

static void
test_nothing_done (Fixture *fixture, gconstpointer data)
{
  LayoverProgress *progress = layover_progress_new (fixture->course, fixture->rows);

  g_assert_cmpuint (layover_progress_get_n_parts (progress), ==, 3);
  g_assert_cmpuint (layover_progress_get_n_done (progress), ==, 0);
  g_assert_false (layover_progress_is_started (progress));
  g_assert_cmpuint (layover_progress_get_minutes_left (progress), ==, 13);
  g_assert_cmpstr (get_next (progress), ==, "a");
  g_assert_null (layover_progress_get_last (progress));
  g_assert_finalize_object (progress);
}

static void
test_half_way (Fixture *fixture, gconstpointer data)
{
  LayoverProgress *progress;

  add_row (fixture->rows, "b", TRUE, 0.75, 20);
  add_row (fixture->rows, "a", TRUE, 1, 10);
  progress = layover_progress_new (fixture->course, fixture->rows);

  g_assert_cmpuint (layover_progress_get_n_done (progress), ==, 2);
  g_assert_cmpuint (layover_progress_get_minutes_left (progress), ==, 3);
  g_assert_cmpstr (get_next (progress), ==, "c");
  g_assert_cmpstr (layover_part_get_id (layover_progress_get_last (progress)), ==, "b");
  g_assert_cmpfloat (layover_progress_get_position (progress, "b"), ==, 0.75);
  g_assert_cmpfloat (layover_progress_get_position (progress, "c"), ==, 0);
  g_assert_false (layover_progress_is_complete (progress));
  g_assert_finalize_object (progress);
}

static void
test_next_goes_on_from_the_last_place (Fixture *fixture, gconstpointer data)
{
  LayoverProgress *progress;

  /* Somebody who jumped to the end and finished it comes back to what was left out. */
  add_row (fixture->rows, "c", TRUE, 1, 20);
  progress = layover_progress_new (fixture->course, fixture->rows);
  g_assert_cmpstr (get_next (progress), ==, "a");
  g_assert_finalize_object (progress);

  /* A part that was begun and not finished is next. */
  g_ptr_array_set_size (fixture->rows, 0);
  add_row (fixture->rows, "b", FALSE, 0.5, 20);
  progress = layover_progress_new (fixture->course, fixture->rows);
  g_assert_cmpstr (get_next (progress), ==, "b");
  g_assert_true (layover_progress_is_started (progress));
  g_assert_finalize_object (progress);
}

static void
test_all_done (Fixture *fixture, gconstpointer data)
{
  LayoverProgress *progress;

  add_row (fixture->rows, "a", TRUE, 1, 0);
  add_row (fixture->rows, "b", TRUE, 1, 0);
  add_row (fixture->rows, "c", TRUE, 1, 0);
  progress = layover_progress_new (fixture->course, fixture->rows);

  g_assert_true (layover_progress_is_complete (progress));
  g_assert_null (get_next (progress));
  g_assert_cmpfloat (layover_progress_get_fraction (progress), ==, 1);
  g_assert_finalize_object (progress);
}

static void
test_parts_that_are_gone_do_not_count (Fixture *fixture, gconstpointer data)
{
  LayoverProgress *progress;

  add_row (fixture->rows, "dropped", TRUE, 1, 30);
  progress = layover_progress_new (fixture->course, fixture->rows);

  g_assert_cmpuint (layover_progress_get_n_done (progress), ==, 0);
  g_assert_null (layover_progress_get_last (progress));
  g_assert_cmpstr (get_next (progress), ==, "a");
  g_assert_finalize_object (progress);
}

#define ADD(path, func) g_test_add ("/progress/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("nothing-done", test_nothing_done);
  ADD ("half-way", test_half_way);
  ADD ("next-goes-on-from-the-last-place", test_next_goes_on_from_the_last_place);
  ADD ("all-done", test_all_done);
  ADD ("parts-that-are-gone-do-not-count", test_parts_that_are_gone_do_not_count);

  return g_test_run ();
}
