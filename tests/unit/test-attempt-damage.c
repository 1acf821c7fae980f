/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

/* T51: an attempt whose rows somebody changed behind our back. */

#include <sqlite3.h>
#include <string.h>

#include "layover-error.h"
#include "sitting.h"

#define LIMIT_MS (SITTING_MINUTES * 60000)

typedef struct
{
  Sitting sitting;
  char *id;
} Fixture;

/* Events: 0 start, 1 to 4 answers, 60 seconds of them. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  LayoverAttempt *attempt;

  sitting_set_up (&fixture->sitting);
  attempt = sitting_start (&fixture->sitting);
  fixture->id = g_strdup (layover_attempt_get_id (attempt));
  for (guint i = 0; i < 4; i++)
    {
      layover_clock_advance (fixture->sitting.clock, 15000);
      sitting_choose (attempt, i, "A");
    }
  g_assert_finalize_object (attempt);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->id);
  sitting_tear_down (&fixture->sitting);
}

static void
tamper (Fixture *fixture, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->sitting.folder, "layover.db", NULL);
  sqlite3 *database = NULL;

  g_assert_finalize_object (fixture->sitting.store);
  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_total_changes (database), >, 0);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
  fixture->sitting.store = layover_store_open (fixture->sitting.folder, NULL);
  g_assert_nonnull (fixture->sitting.store);
}

static guint
count_readable_lines (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes)
      bytes = layover_attempt_dup_readable_lines (fixture->sitting.store, fixture->id, &error);
  gsize length;
  const char *text;
  guint n = 0;

  g_assert_no_error (error);
  text = g_bytes_get_data (bytes, &length);
  for (gsize i = 0; i < length; i++)
    if (text[i] == '\n')
      n++;

  return n;
}

typedef struct
{
  const char *name;
  const char *sql;
  int code;
  guint n_readable;
} Change;

static const Change changes[] = {
  { "answer-changed", "UPDATE event SET line = replace (line, '\"A\"', '\"B\"') WHERE n = 2",
    LAYOVER_ERROR_CHAIN, 5 },
  { "byte-changed", "UPDATE event SET line = line || ' ' WHERE n = 2", LAYOVER_ERROR_EVENT, 2 },
  { "row-deleted", "DELETE FROM event WHERE n = 2", LAYOVER_ERROR_EVENT_ORDER, 2 },
  { "last-row-deleted", "DELETE FROM event WHERE n = 4", LAYOVER_ERROR_CHAIN, 4 },
  { "rows-reordered",
    "UPDATE event SET n = 99 WHERE n = 1; UPDATE event SET n = 1 WHERE n = 2;"
    "UPDATE event SET n = 2 WHERE n = 99",
    LAYOVER_ERROR_EVENT_ORDER, 1 },
  { "all-rows-deleted", "DELETE FROM event", LAYOVER_ERROR_CHAIN, 0 },
  { "head-changed", "UPDATE attempt SET head = upper (head)", LAYOVER_ERROR_CHAIN, 5 },
  { "count-changed", "UPDATE attempt SET n_events = 4", LAYOVER_ERROR_CHAIN, 5 },
  { "more-minutes", "UPDATE attempt SET minutes = 200", LAYOVER_ERROR_CHAIN, 5 },
  { "other-form", "UPDATE attempt SET seed = 1", LAYOVER_ERROR_CHAIN, 5 },
  { "other-paper",
    "UPDATE attempt SET paper = "
    "'0000000000000000000000000000000000000000000000000000000000000000'",
    LAYOVER_ERROR_CHAIN, 5 },
  { "no-device", "UPDATE attempt SET device = 'x'", LAYOVER_ERROR_CHAIN, 5 },
};

static void
test_change_is_told_and_the_rest_readable (Fixture *fixture, gconstpointer data)
{
  const Change *change = data;
  g_autoptr (GError) error = NULL;

  tamper (fixture, change->sql);
  g_assert_null (layover_attempt_resume (fixture->sitting.store, fixture->id, fixture->sitting.test,
                                         fixture->sitting.clock, &error));
  g_assert_error (error, LAYOVER_ERROR, change->code);
  g_assert_false (layover_error_is_local_fault (error));
  g_assert_cmpuint (count_readable_lines (fixture), ==, change->n_readable);
}

/* The time of the row may be wrong in one direction only. */
static const char *const time_changes[] = {
  "UPDATE attempt SET charged_ms = 0",
  "UPDATE attempt SET charged_ms = -5",
  "UPDATE attempt SET boot_ms = boot_ms + 30000",
  "UPDATE attempt SET charged_ms = 0, boot_ms = boot_ms + 30000",
  "UPDATE attempt SET boot_id = 'other', utc_ms = utc_ms + 30000",
};

static void
test_no_time_is_gained (Fixture *fixture, gconstpointer data)
{
  LayoverAttempt *attempt;

  tamper (fixture, data);
  layover_clock_advance (fixture->sitting.clock, 30000);
  attempt = sitting_resume (&fixture->sitting, fixture->id);
  g_assert_cmpint (layover_attempt_get_remaining_ms (attempt), <=, LIMIT_MS - 60000);
  g_assert_cmpint (layover_attempt_get_remaining_ms (attempt), >=, LIMIT_MS - 120000);
  g_assert_finalize_object (attempt);
}

/* Control: without a change it goes on. */
static void
test_control_unchanged (Fixture *fixture, gconstpointer data)
{
  LayoverAttempt *attempt;

  tamper (fixture, "UPDATE attempt SET title = 'Another title'");
  layover_clock_advance (fixture->sitting.clock, 30000);
  attempt = sitting_resume (&fixture->sitting, fixture->id);
  g_assert_cmpint (layover_attempt_get_remaining_ms (attempt), ==, LIMIT_MS - 90000);
  g_assert_cmpuint (count_readable_lines (fixture), ==, 6);
  g_assert_finalize_object (attempt);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/attempt-damage/T51-", changes[i].name, NULL);

      g_test_add (path, Fixture, &changes[i], set_up, test_change_is_told_and_the_rest_readable,
                  tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (time_changes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/attempt-damage/T51-no-time-is-gained/%zu", i);

      g_test_add (path, Fixture, time_changes[i], set_up, test_no_time_is_gained, tear_down);
    }
  g_test_add ("/attempt-damage/T51-control-unchanged", Fixture, NULL, set_up,
              test_control_unchanged, tear_down);

  return g_test_run ();
}
