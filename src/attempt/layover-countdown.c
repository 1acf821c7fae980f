/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-attempt"

#include "config.h"

#include "layover-countdown.h"

/* Below this a difference between the clocks is the correction every network clock makes, or a slow read. */
#define JUMP_MS 2000
#define SLEEP_MS 1000

static void
take_reading (LayoverCountdown *self, LayoverClock *clock)
{
  if (g_strcmp0 (self->boot_id, layover_clock_get_boot_id (clock)) != 0)
    {
      g_free (self->boot_id);
      self->boot_id = g_strdup (layover_clock_get_boot_id (clock));
    }
  self->boot_ms = layover_clock_get_boot_ms (clock);
  self->utc_ms = layover_clock_get_utc_ms (clock);
  self->awake_ms = layover_clock_get_awake_ms (clock);
}

/** layover_countdown_init: begins to count down from @limit_ms now; free with layover_countdown_clear() */
void
layover_countdown_init (LayoverCountdown *self, gint64 limit_ms, LayoverClock *clock)
{
  *self = (LayoverCountdown){ .limit_ms = limit_ms };
  take_reading (self, clock);
}

/**
 * layover_countdown_restore:
 *
 * Goes on from a stored reading. The time since then is charged by the next layover_countdown_read().
 */
void
layover_countdown_restore (LayoverCountdown *self, gint64 limit_ms, gint64 charged_ms,
                           const char *boot_id, gint64 boot_ms, gint64 utc_ms)
{
  *self = (LayoverCountdown){
    .limit_ms = limit_ms,
    .charged_ms = CLAMP (charged_ms, 0, limit_ms),
    .boot_id = g_strdup (boot_id),
    .boot_ms = boot_ms,
    .utc_ms = utc_ms,
    .awake_ms = -1,
  };
}

void
layover_countdown_clear (LayoverCountdown *self)
{
  g_clear_pointer (&self->boot_id, g_free);
}

/**
 * layover_countdown_read:
 *
 * Charges the time since the last reading. Within one boot that is the difference of CLOCK_BOOTTIME, whatever the
 * wall clock did and whether or not anybody was there to see it pass. After a restart of the computer, or when
 * CLOCK_BOOTTIME went backwards (which only another time namespace can do), it is the difference of the wall
 * clock, and nothing when that went backwards too.
 *
 * Returns: what happened to the clocks
 */
LayoverReading
layover_countdown_read (LayoverCountdown *self, LayoverClock *clock)
{
  LayoverReading reading = { 0 };
  LayoverCountdown last = *self;
  g_autofree char *last_boot_id = g_strdup (self->boot_id);
  gint64 boot_elapsed_ms;
  gint64 utc_elapsed_ms;

  take_reading (self, clock);
  boot_elapsed_ms = self->boot_ms - last.boot_ms;
  utc_elapsed_ms = self->utc_ms - last.utc_ms;

  reading.is_other_boot = g_strcmp0 (last_boot_id, self->boot_id) != 0 || boot_elapsed_ms < 0;
  if (reading.is_other_boot)
    {
      reading.elapsed_ms = MAX (utc_elapsed_ms, 0);
    }
  else
    {
      reading.elapsed_ms = boot_elapsed_ms;
      if (ABS (utc_elapsed_ms - boot_elapsed_ms) > JUMP_MS)
        reading.jump_ms = utc_elapsed_ms - boot_elapsed_ms;
      if (last.awake_ms >= 0)
        reading.slept_ms = boot_elapsed_ms - (self->awake_ms - last.awake_ms);
      if (reading.slept_ms < SLEEP_MS)
        reading.slept_ms = 0;
    }

  self->charged_ms = MIN (self->charged_ms + reading.elapsed_ms, self->limit_ms);
  return reading;
}

/** layover_countdown_get_remaining_ms: Returns: the time left at the last reading, never negative */
gint64
layover_countdown_get_remaining_ms (const LayoverCountdown *self)
{
  return self->limit_ms - self->charged_ms;
}
