/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <time.h>

#include "growth.h"

#define STEP 8  /* in proportion costs 8 times as much, each with each 64 times */
#define MOST 30 /* between the two, far from both */
#define LEAST_US                                                                                   \
  500 /* what a small input is taken to cost at least: below, the clock is all that is measured */
#define N_TRIES 3

static gint64
measure (GrowthFunc work, gconstpointer data, guint n)
{
  struct timespec before, after;

  g_assert_cmpint (clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &before), ==, 0);
  work (data, n);
  g_assert_cmpint (clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &after), ==, 0);

  return (gint64) (after.tv_sec - before.tv_sec) * G_USEC_PER_SEC
         + (after.tv_nsec - before.tv_nsec) / 1000;
}

void
assert_grows_with_its_input (GrowthFunc work, gconstpointer data, guint n)
{
  gint64 small_us = 0, large_us = 0;

  for (guint i = 0; i < N_TRIES; i++)
    {
      small_us = MAX (measure (work, data, n / STEP), LEAST_US);
      large_us = measure (work, data, n);
      if (large_us < MOST * small_us)
        return;
    }

  g_test_message ("%u parts took %" G_GINT64_FORMAT " µs, %u took %" G_GINT64_FORMAT " µs",
                  n / STEP, small_us, n, large_us);
  g_test_fail ();
}
