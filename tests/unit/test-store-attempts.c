/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>

#include "layover-error.h"
#include "layover-file.h"
#include "layover-store-attempts.h"
#include "layover-store-outbox.h"
#include "layover-store-progress.h"

typedef struct
{
  char *folder;
  LayoverStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  LayoverEventRow start = { 0, "{\"n\":0}", "h0" };
  LayoverAttemptRow row = {
    .id = (char *) "a1",
    .org = (char *) "meridian",
    .course = (char *) "sal-101",
    .exam = (char *) "written",
    .title = (char *) "Written exam",
    .bundle = (char *) "b1",
    .paper = (char *) "p1",
    .device = (char *) "d1",
    .learner = (char *) "amara@example.org",
    .name = (char *) "Amara Okafor",
    .seed = G_MAXUINT64 - 1,
    .minutes = 20,
    .pass_percent = 80,
    .started_ms = 1000,
    .charged_ms = 0,
    .boot_id = (char *) "boot",
    .boot_ms = 5,
    .utc_ms = 1000,
  };

  fixture->folder = g_dir_make_tmp ("layover-attempts-XXXXXX", NULL);
  fixture->store = layover_store_open (fixture->folder, NULL);
  g_assert_true (layover_store_create_attempt (fixture->store, &row, &start, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  layover_file_remove_tree (fixture->folder, NULL);
  g_free (fixture->folder);
}

/* What another process would see. */
static LayoverAttemptRow *
read_back (Fixture *fixture)
{
  LayoverStore *other = layover_store_open (fixture->folder, NULL);
  LayoverAttemptRow *row = layover_store_find_attempt (other, "a1", NULL);

  g_assert_finalize_object (other);

  return row;
}

static void
test_attempt_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverAttemptRow) row = read_back (fixture);

  g_assert_cmpstr (row->name, ==, "Amara Okafor");
  g_assert_cmpuint (row->seed, ==, G_MAXUINT64 - 1);
  g_assert_cmpint (row->submitted_ms, ==, 0);
  g_assert_cmpuint (row->n_events, ==, 1);
  g_assert_cmpstr (row->head, ==, "h0");
}

static void
test_event_and_time_are_one (Fixture *fixture, gconstpointer data)
{
  LayoverEventRow event = { 1, "{\"n\":1}", "h1" };
  LayoverTimeRow time = { 2500, "boot", 2505, 3500 };
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (LayoverAttemptRow) row = NULL;

  g_assert_true (layover_store_append_event (fixture->store, "a1", &event, &time, NULL));

  row = read_back (fixture);
  lines = layover_store_list_events (fixture->store, "a1", NULL);
  g_assert_cmpint (row->charged_ms, ==, 2500);
  g_assert_cmpint (row->boot_ms, ==, 2505);
  g_assert_cmpuint (row->n_events, ==, 2);
  g_assert_cmpstr (row->head, ==, "h1");
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (lines, 1), ==, "{\"n\":1}");
}

static void
test_events_have_no_gap (Fixture *fixture, gconstpointer data)
{
  LayoverEventRow skipped = { 2, "{\"n\":2}", "h2" };
  LayoverEventRow again = { 0, "{\"n\":0}", "h0" };
  LayoverTimeRow time = { 9, "boot", 9, 9 };
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (LayoverAttemptRow) row = NULL;

  g_assert_false (layover_store_append_event (fixture->store, "a1", &skipped, &time, NULL));
  g_assert_false (layover_store_append_event (fixture->store, "a1", &again, &time, NULL));
  g_assert_false (layover_store_append_event (fixture->store, "nobody", &skipped, &time, NULL));

  row = read_back (fixture);
  lines = layover_store_list_events (fixture->store, "a1", NULL);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpint (row->charged_ms, ==, 0);
}

static void
test_heartbeat_moves_the_time_only (Fixture *fixture, gconstpointer data)
{
  LayoverTimeRow time = { 5000, "boot", 5005, 6000 };
  g_autoptr (LayoverAttemptRow) row = NULL;

  g_assert_true (layover_store_beat (fixture->store, "a1", &time, NULL));

  row = read_back (fixture);
  g_assert_cmpint (row->charged_ms, ==, 5000);
  g_assert_cmpuint (row->n_events, ==, 1);
}

static void
test_submitted_once (Fixture *fixture, gconstpointer data)
{
  LayoverEventRow submit = { 1, "{\"n\":1}", "h1" };
  LayoverEventRow late = { 2, "{\"n\":2}", "h2" };
  LayoverTimeRow time = { 5000, "boot", 5005, 6000 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverAttemptRow) row = NULL;

  g_assert_true (
      layover_store_submit_attempt (fixture->store, "a1", &submit, &time, 10, 12, TRUE, NULL));
  g_assert_false (
      layover_store_submit_attempt (fixture->store, "a1", &late, &time, 12, 12, TRUE, NULL));
  g_assert_false (layover_store_append_event (fixture->store, "a1", &late, &time, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_DATABASE);

  row = read_back (fixture);
  g_assert_cmpint (row->submitted_ms, ==, 6000);
  g_assert_cmpfloat (row->score, ==, 10);
  g_assert_cmpfloat (row->max_score, ==, 12);
  g_assert_true (row->is_passed);
}

static void
assert_asides (LayoverStore *store, LayoverAside kind, const char *words)
{
  g_autoptr (GPtrArray) rows = layover_store_list_asides (store, kind, "a1", NULL);
  const LayoverAsideRow *row;

  g_assert_cmpuint (rows->len, ==, words != NULL ? 1 : 0);
  if (words == NULL)
    return;

  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->item, ==, "c1");
  g_assert_cmpstr (row->response, ==, "RESPONSE");
  g_assert_cmpstr (row->words, ==, words);
}

static void
test_asides_end_with_the_submission (Fixture *fixture, gconstpointer data)
{
  LayoverStore *store = fixture->store;
  LayoverEventRow submit = { 1, "{\"n\":1}", "h1" };
  LayoverTimeRow time = { 5000, "boot", 5005, 6000 };

  for (guint kind = 0; kind < LAYOVER_ASIDE_N_KINDS; kind++)
    {
      g_autofree char *words = g_strdup_printf ("A %u", kind);

      g_assert_true (layover_store_set_aside (store, kind, "a1", "c1", "RESPONSE", "A", NULL));
      g_assert_true (layover_store_set_aside (store, kind, "a1", "c1", "RESPONSE", words, NULL));
      g_assert_true (layover_store_set_aside (store, kind, "nobody", "c1", "RESPONSE", "A", NULL));
    }
  assert_asides (store, LAYOVER_ASIDE_CROSSED_OUT, "A 0");
  assert_asides (store, LAYOVER_ASIDE_DRAFT, "A 1");

  g_assert_true (layover_store_submit_attempt (store, "a1", &submit, &time, 1, 1, TRUE, NULL));
  for (guint kind = 0; kind < LAYOVER_ASIDE_N_KINDS; kind++)
    {
      g_assert_true (layover_store_set_aside (store, kind, "a1", "c1", "RESPONSE", "A", NULL));
      assert_asides (store, kind, NULL);
    }
}

static void
test_first_result_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) first = g_bytes_new_static ("first", 5);
  g_autoptr (GBytes) second = g_bytes_new_static ("other", 5);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const LayoverOutboxRow *row;

  g_assert_true (layover_store_add_result (fixture->store, "a1", "d1", first, 10, NULL));
  g_assert_true (layover_store_add_result (fixture->store, "a1", "d2", second, 20, NULL));
  kept = layover_store_read_result (fixture->store, "a1", NULL);
  g_assert_true (g_bytes_equal (kept, first));

  g_assert_true (layover_store_set_exported (fixture->store, "a1", "FIELD-USB", 30, NULL));
  rows = layover_store_list_outbox (fixture->store, NULL);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (row->digest, ==, "d1");
  g_assert_cmpuint (row->size_bytes, ==, 5);
  g_assert_cmpstr (row->exported_to, ==, "FIELD-USB");
  g_assert_cmpint (row->exported_s, ==, 30);
}

static void
test_result_needs_an_attempt (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (layover_store_add_result (fixture->store, "nobody", "d", bytes, 1, NULL));
  g_assert_null (layover_store_read_result (fixture->store, "nobody", &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_NOT_FOUND);
}

static void
test_parts_keep_mark_and_place (Fixture *fixture, gconstpointer data)
{
  LayoverStore *store = fixture->store;
  g_autoptr (GPtrArray) rows = NULL;
  const LayoverPartRow *row;

  g_assert_true (layover_store_set_part_position (store, "m", "c", "first", 0.25, 10, NULL));
  g_assert_true (layover_store_set_part_done (store, "m", "c", "first", TRUE, 11, NULL));
  g_assert_true (layover_store_set_part_position (store, "m", "c", "second", 7, 12, NULL));
  g_assert_true (layover_store_set_part_done (store, "m", "other", "first", TRUE, 11, NULL));

  rows = layover_store_list_parts (store, "m", "c", NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->part, ==, "second");
  g_assert_false (row->is_done);
  row = g_ptr_array_index (rows, 1);
  g_assert_true (row->is_done);
  g_assert_cmpfloat (row->position, ==, 0.25);
}

static void
append_many (Fixture *fixture, guint n_events)
{
  for (guint n = 1; n < n_events; n++)
    {
      g_autofree char *line = g_strdup_printf ("{\"n\":%u,\"value\":\"%0200d\"}", n, 0);
      LayoverEventRow event = { n, line, "h" };
      LayoverTimeRow time = { n, "boot", n, n };

      g_assert_true (layover_store_append_event (fixture->store, "a1", &event, &time, NULL));
    }
}

/* Spoils one page in the part of the file where the events lie. */
static void
damage (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "layover.db", NULL);
  g_autofree char *text = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  memset (text + length / 4096 * 6 / 10 * 4096, 0xaa, 4096);
  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
}

/* T51: of a damaged database everything readable is carried over, and the rest is missed, not made up. */
static void
test_t51_readable_events_are_carried_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (LayoverAttemptRow) row = NULL;

  for (guint kind = 0; kind < LAYOVER_ASIDE_N_KINDS; kind++)
    g_assert_true (
        layover_store_set_aside (fixture->store, kind, "a1", "c1", "RESPONSE", "A", NULL));
  append_many (fixture, 400);
  g_assert_finalize_object (fixture->store);
  damage (fixture);

  g_assert_null (layover_store_open (fixture->folder, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_DATABASE_DAMAGED);
  aside = layover_store_start_over (fixture->folder, NULL);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));

  fixture->store = layover_store_open (fixture->folder, NULL);
  row = layover_store_find_attempt (fixture->store, "a1", NULL);
  g_assert_cmpstr (row->name, ==, "Amara Okafor");
  g_assert_cmpuint (row->n_events, ==, 400);
  lines = layover_store_list_events (fixture->store, "a1", NULL);
  g_test_message ("%u of 400 events", lines->len);
  g_assert_cmpuint (lines->len, >, 300);
  g_assert_cmpuint (lines->len, <, 400);
  for (guint kind = 0; kind < LAYOVER_ASIDE_N_KINDS; kind++)
    assert_asides (fixture->store, kind, "A");
}

#define ADD(path, func) g_test_add ("/store-attempts/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("attempt-comes-back", test_attempt_comes_back);
  ADD ("event-and-time-are-one", test_event_and_time_are_one);
  ADD ("events-have-no-gap", test_events_have_no_gap);
  ADD ("heartbeat-moves-the-time-only", test_heartbeat_moves_the_time_only);
  ADD ("submitted-once", test_submitted_once);
  ADD ("T51-readable-events-are-carried-over", test_t51_readable_events_are_carried_over);
  ADD ("asides-end-with-the-submission", test_asides_end_with_the_submission);
  ADD ("first-result-stays", test_first_result_stays);
  ADD ("result-needs-an-attempt", test_result_needs_an_attempt);
  ADD ("parts-keep-mark-and-place", test_parts_keep_mark_and_place);

  return g_test_run ();
}
