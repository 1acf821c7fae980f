/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "layover-clock.h"

static void
test_manual_clock_moves_only_when_told (void)
{
  LayoverClock *clock = layover_clock_new_manual (1000, 50, "boot-1");

  g_assert_cmpint (layover_clock_get_utc_ms (clock), ==, 1000);
  layover_clock_advance (clock, 250);
  g_assert_cmpint (layover_clock_get_utc_ms (clock), ==, 1250);
  g_assert_cmpint (layover_clock_get_boot_ms (clock), ==, 300);

  layover_clock_set_utc_ms (clock, 5);
  g_assert_cmpint (layover_clock_get_utc_ms (clock), ==, 5);
  g_assert_cmpint (layover_clock_get_boot_ms (clock), ==, 300);

  layover_clock_sleep (clock, 1000);
  g_assert_cmpint (layover_clock_get_boot_ms (clock), ==, 1300);
  g_assert_cmpint (layover_clock_get_awake_ms (clock), ==, 300);

  layover_clock_reboot (clock, "boot-2");
  g_assert_cmpint (layover_clock_get_boot_ms (clock), ==, 0);
  g_assert_cmpstr (layover_clock_get_boot_id (clock), ==, "boot-2");

  g_assert_finalize_object (clock);
}

static void
test_system_clock_goes_forward (void)
{
  LayoverClock *clock = layover_clock_new ();
  gint64 before = layover_clock_get_boot_ms (clock);

  g_usleep (3000);
  g_assert_cmpint (layover_clock_get_boot_ms (clock), >=, before + 2);
  g_assert_cmpint (ABS (layover_clock_get_utc_ms (clock) - g_get_real_time () / 1000), <, 1000);
  g_assert_cmpuint (strlen (layover_clock_get_boot_id (clock)), ==, 36);
  g_assert_cmpint (ABS (layover_clock_get_disagreement_ms (clock)), <, 1000);

  g_assert_finalize_object (clock);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clock/manual-moves-only-when-told", test_manual_clock_moves_only_when_told);
  g_test_add_func ("/clock/system-goes-forward", test_system_clock_goes_forward);

  return g_test_run ();
}
