/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "layover-countdown.h"

#define MINUTE_MS (60 * 1000)
#define HOUR_MS (60 * MINUTE_MS)
#define NOON_MS (G_GINT64_CONSTANT (1795435200) * 1000)

typedef struct
{
  LayoverClock *clock;
  LayoverCountdown countdown;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->clock = layover_clock_new_manual (NOON_MS, 5000, "boot-1");
  layover_countdown_init (&fixture->countdown, 20 * MINUTE_MS, fixture->clock);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  layover_countdown_clear (&fixture->countdown);
  g_assert_finalize_object (fixture->clock);
}

static gint64
remaining (Fixture *fixture)
{
  return layover_countdown_get_remaining_ms (&fixture->countdown);
}

/* The process dies and a new one takes up the last stored reading. */
static void
kill_and_restore (Fixture *fixture)
{
  LayoverCountdown old = fixture->countdown;

  layover_countdown_restore (&fixture->countdown, old.limit_ms, old.charged_ms, old.boot_id,
                             old.boot_ms, old.utc_ms);
  layover_countdown_clear (&old);
}

static void
test_time_runs_and_ends_at_zero (Fixture *fixture, gconstpointer data)
{
  LayoverReading reading;

  layover_clock_advance (fixture->clock, 90 * 1000);
  reading = layover_countdown_read (&fixture->countdown, fixture->clock);
  g_assert_cmpint (reading.elapsed_ms, ==, 90 * 1000);
  g_assert_cmpint (reading.jump_ms, ==, 0);
  g_assert_cmpint (reading.slept_ms, ==, 0);
  g_assert_false (reading.is_other_boot);
  g_assert_cmpint (remaining (fixture), ==, 20 * MINUTE_MS - 90 * 1000);

  layover_clock_advance (fixture->clock, HOUR_MS);
  layover_countdown_read (&fixture->countdown, fixture->clock);
  g_assert_cmpint (remaining (fixture), ==, 0);
}

/* T47 */
static void
test_wall_clock_changes_nothing (Fixture *fixture, gconstpointer data)
{
  const gint64 walls_ms[] = {
    NOON_MS + HOUR_MS,
    NOON_MS - HOUR_MS,
    NOON_MS + 24 * HOUR_MS,
    NOON_MS - 24 * HOUR_MS,
    0,
    G_GINT64_CONSTANT (2147483648) * 1000,
    NOON_MS + HOUR_MS,
  };
  gint64 expected = remaining (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (walls_ms); i++)
    {
      gint64 before = layover_clock_get_utc_ms (fixture->clock);
      LayoverReading reading;

      layover_clock_set_utc_ms (fixture->clock, walls_ms[i]);
      layover_clock_advance (fixture->clock, 250);
      reading = layover_countdown_read (&fixture->countdown, fixture->clock);
      expected -= 250;
      g_assert_cmpint (remaining (fixture), ==, expected);
      g_assert_cmpint (reading.jump_ms, ==, walls_ms[i] - before);
      g_assert_false (reading.is_other_boot);
    }
}

static void
test_small_corrections_are_no_jump (Fixture *fixture, gconstpointer data)
{
  LayoverReading reading;

  layover_clock_set_utc_ms (fixture->clock, NOON_MS + 2000);
  reading = layover_countdown_read (&fixture->countdown, fixture->clock);
  g_assert_cmpint (reading.jump_ms, ==, 0);

  layover_clock_set_utc_ms (fixture->clock, NOON_MS - 1);
  reading = layover_countdown_read (&fixture->countdown, fixture->clock);
  g_assert_cmpint (reading.jump_ms, ==, -2001);
}

/* T48 */
static void
test_sleep_is_charged_and_told (Fixture *fixture, gconstpointer data)
{
  LayoverReading reading;

  layover_clock_advance (fixture->clock, 250);
  layover_clock_sleep (fixture->clock, 10 * MINUTE_MS);
  reading = layover_countdown_read (&fixture->countdown, fixture->clock);

  g_assert_cmpint (reading.slept_ms, ==, 10 * MINUTE_MS);
  g_assert_cmpint (reading.jump_ms, ==, 0);
  g_assert_cmpint (remaining (fixture), ==, 10 * MINUTE_MS - 250);
}

/* T48 */
static void
test_time_dead_is_charged (Fixture *fixture, gconstpointer data)
{
  gint64 expected = remaining (fixture);

  for (int i = 0; i < 200; i++)
    {
      int alive_ms = g_test_rand_int_range (0, 3000);
      int unseen_ms = g_test_rand_int_range (0, 1000);
      int dead_ms = g_test_rand_int_range (0, 1000);

      layover_clock_advance (fixture->clock, alive_ms);
      layover_countdown_read (&fixture->countdown, fixture->clock);
      layover_clock_advance (fixture->clock, unseen_ms);
      kill_and_restore (fixture);
      layover_clock_advance (fixture->clock, dead_ms);
      layover_countdown_read (&fixture->countdown, fixture->clock);

      expected -= alive_ms + unseen_ms + dead_ms;
      g_assert_cmpint (remaining (fixture), ==, MAX (expected, 0));
    }

  kill_and_restore (fixture);
  layover_clock_advance (fixture->clock, 10 * MINUTE_MS);
  layover_countdown_read (&fixture->countdown, fixture->clock);
  g_assert_cmpint (remaining (fixture), ==, MAX (expected - 10 * MINUTE_MS, 0));
}

/* T49 */
static void
test_restart_of_the_computer_charges_the_wall_clock (Fixture *fixture, gconstpointer data)
{
  LayoverReading reading;

  layover_clock_advance (fixture->clock, MINUTE_MS);
  layover_countdown_read (&fixture->countdown, fixture->clock);
  kill_and_restore (fixture);

  layover_clock_advance (fixture->clock, 5 * MINUTE_MS);
  layover_clock_reboot (fixture->clock, "boot-2");
  reading = layover_countdown_read (&fixture->countdown, fixture->clock);

  g_assert_true (reading.is_other_boot);
  g_assert_cmpint (reading.elapsed_ms, ==, 5 * MINUTE_MS);
  g_assert_cmpint (reading.jump_ms, ==, 0);
  g_assert_cmpint (remaining (fixture), ==, 14 * MINUTE_MS);
}

/* T49 */
static void
test_restart_with_the_clock_moved_back_gives_no_time (Fixture *fixture, gconstpointer data)
{
  LayoverReading reading;

  layover_clock_advance (fixture->clock, MINUTE_MS);
  layover_countdown_read (&fixture->countdown, fixture->clock);
  kill_and_restore (fixture);

  layover_clock_reboot (fixture->clock, "boot-2");
  layover_clock_set_utc_ms (fixture->clock, NOON_MS - 24 * HOUR_MS);
  reading = layover_countdown_read (&fixture->countdown, fixture->clock);

  g_assert_true (reading.is_other_boot);
  g_assert_cmpint (reading.elapsed_ms, ==, 0);
  g_assert_cmpint (remaining (fixture), ==, 19 * MINUTE_MS);
}

/* T49: the same boot id with an earlier time since boot is another time namespace. */
static void
test_time_namespace_counts_as_restart (Fixture *fixture, gconstpointer data)
{
  LayoverReading reading;

  layover_clock_advance (fixture->clock, 2 * MINUTE_MS);
  layover_countdown_read (&fixture->countdown, fixture->clock);
  kill_and_restore (fixture);

  layover_clock_advance (fixture->clock, 3 * MINUTE_MS);
  layover_clock_reboot (fixture->clock, "boot-1");
  reading = layover_countdown_read (&fixture->countdown, fixture->clock);

  g_assert_true (reading.is_other_boot);
  g_assert_cmpint (remaining (fixture), ==, 15 * MINUTE_MS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/countdown/time-runs-and-ends-at-zero", test_time_runs_and_ends_at_zero);
  ADD ("/countdown/T47-wall-clock-changes-nothing", test_wall_clock_changes_nothing);
  ADD ("/countdown/T47-small-corrections-are-no-jump", test_small_corrections_are_no_jump);
  ADD ("/countdown/T48-sleep-is-charged-and-told", test_sleep_is_charged_and_told);
  ADD ("/countdown/T48-time-dead-is-charged", test_time_dead_is_charged);
  ADD ("/countdown/T49-restart-charges-the-wall-clock",
       test_restart_of_the_computer_charges_the_wall_clock);
  ADD ("/countdown/T49-restart-with-the-clock-moved-back",
       test_restart_with_the_clock_moved_back_gives_no_time);
  ADD ("/countdown/T49-time-namespace-counts-as-restart", test_time_namespace_counts_as_restart);
#undef ADD

  return g_test_run ();
}
