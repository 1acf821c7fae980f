/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-attempt"

#include "config.h"

#include "layover-attempt-private.h"

#define MINUTE_MS G_GINT64_CONSTANT (60000)

/* An interruption within one boot that is longer than this is written as a gap. */
#define GAP_MS (5 * MINUTE_MS)

#define DISAGREE_MS 2000

static const guint warning_minutes[] = { 1, 5, 10 };

static void
record_ms (LayoverAttempt *self, LayoverEventKind kind, gint64 ms)
{
  LayoverEvent *event = layover_event_new (kind);

  event->ms = ms;
  layover_attempt_record (self, event, NULL);
}

/* What @reading adds to the time the log accounts for; the heartbeat may have charged a part of it before. */
static void
record_gap (LayoverAttempt *self, const LayoverReading *reading, gint64 charged_before_ms)
{
  gint64 logged_ms = layover_event_log_get_time_used_ms (self->log);

  record_ms (self, LAYOVER_EVENT_GAP, MAX (charged_before_ms - logged_ms, 0) + reading->elapsed_ms);
}

/* Each time it changes, and once in each process. */
static void
record_disagreement (LayoverAttempt *self)
{
  gint64 now_ms = layover_clock_get_disagreement_ms (self->clock);

  if (ABS (now_ms - self->disagreement_ms) <= DISAGREE_MS)
    return;

  self->disagreement_ms = now_ms;
  record_ms (self, LAYOVER_EVENT_CLOCK_DISAGREE, now_ms);
}

static void
update_remaining (LayoverAttempt *self)
{
  gint64 before_ms = self->remaining_ms;
  gint64 now_ms = layover_countdown_get_remaining_ms (&self->countdown);

  layover_attempt_set_remaining (self, now_ms);

  for (gsize i = 0; now_ms > 0 && i < G_N_ELEMENTS (warning_minutes); i++)
    {
      gint64 mark_ms = warning_minutes[i] * MINUTE_MS;

      if (before_ms > mark_ms && now_ms <= mark_ms)
        {
          layover_attempt_emit_warning (self, warning_minutes[i]);
          return;
        }
    }
}

/**
 * layover_attempt_charge:
 *
 * Reads the clocks, charges the time since the last reading, and writes down what happened to them in between.
 */
void
layover_attempt_charge (LayoverAttempt *self)
{
  gint64 charged_ms = self->countdown.charged_ms;
  LayoverReading reading = layover_countdown_read (&self->countdown, self->clock);

  if (reading.is_other_boot)
    record_gap (self, &reading, charged_ms);
  if (reading.slept_ms > 0)
    record_ms (self, LAYOVER_EVENT_SUSPEND, reading.slept_ms);
  if (reading.jump_ms != 0)
    record_ms (self, LAYOVER_EVENT_CLOCK_JUMP, reading.jump_ms);
  record_disagreement (self);

  update_remaining (self);
}

/**
 * layover_attempt_charge_absence:
 *
 * The first reading after an attempt was taken up again. A restart of the computer and a long absence are gaps;
 * that somebody works on is a resume, unless no time is left.
 */
void
layover_attempt_charge_absence (LayoverAttempt *self)
{
  gint64 charged_ms = self->countdown.charged_ms;
  LayoverReading reading = layover_countdown_read (&self->countdown, self->clock);

  self->away_ms = reading.elapsed_ms;
  self->remaining_ms = layover_countdown_get_remaining_ms (&self->countdown);

  if (reading.is_other_boot || reading.elapsed_ms > GAP_MS)
    record_gap (self, &reading, charged_ms);
  if (reading.jump_ms != 0)
    record_ms (self, LAYOVER_EVENT_CLOCK_JUMP, reading.jump_ms);
  record_disagreement (self);
  if (self->remaining_ms > 0)
    record_ms (self, LAYOVER_EVENT_RESUME, self->remaining_ms);
}
