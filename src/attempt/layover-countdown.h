/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-clock.h"

G_BEGIN_DECLS

/**
 * LayoverCountdown:
 * @limit_ms: how much time there is
 * @charged_ms: how much of it is used, at most @limit_ms
 * @boot_id: the boot in which @boot_ms and @awake_ms count
 * @boot_ms: CLOCK_BOOTTIME of the last reading
 * @utc_ms: the wall clock of the last reading
 * @awake_ms: CLOCK_MONOTONIC of the last reading, -1 when it is not known
 *
 * How much time of an exam is left, by the rules of docs/format.md section 8. It only moves when the clock is
 * read, and its last reading is all that has to be stored for it to go on after a crash.
 */
typedef struct
{
  gint64 limit_ms;
  gint64 charged_ms;
  char *boot_id;
  gint64 boot_ms;
  gint64 utc_ms;
  gint64 awake_ms;
} LayoverCountdown;

/**
 * LayoverReading:
 * @elapsed_ms: the time since the last reading; charged, as far as there was any left
 * @is_other_boot: the two readings cannot be compared, and the wall clock had to be believed
 * @jump_ms: how far the wall clock was moved by hand; 0 within the 2 s that correcting a clock may take
 * @slept_ms: how much of @elapsed_ms the computer slept
 */
typedef struct
{
  gint64 elapsed_ms;
  gboolean is_other_boot;
  gint64 jump_ms;
  gint64 slept_ms;
} LayoverReading;

void layover_countdown_init (LayoverCountdown *self, gint64 limit_ms, LayoverClock *clock);
void layover_countdown_restore (LayoverCountdown *self, gint64 limit_ms, gint64 charged_ms,
                                const char *boot_id, gint64 boot_ms, gint64 utc_ms);
void layover_countdown_clear (LayoverCountdown *self);

LayoverReading layover_countdown_read (LayoverCountdown *self, LayoverClock *clock);
gint64 layover_countdown_get_remaining_ms (const LayoverCountdown *self);

G_END_DECLS
