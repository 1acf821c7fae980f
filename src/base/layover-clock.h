/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define LAYOVER_TYPE_CLOCK (layover_clock_get_type ())
G_DECLARE_FINAL_TYPE (LayoverClock, layover_clock, LAYOVER, CLOCK, GObject)

LayoverClock *layover_clock_new (void);
LayoverClock *layover_clock_new_manual (gint64 utc_ms, gint64 boot_ms, const char *boot_id);

gint64 layover_clock_get_utc_ms (LayoverClock *self);
gint64 layover_clock_get_boot_ms (LayoverClock *self);
gint64 layover_clock_get_awake_ms (LayoverClock *self);
const char *layover_clock_get_boot_id (LayoverClock *self);
gint64 layover_clock_get_disagreement_ms (LayoverClock *self);

void layover_clock_advance (LayoverClock *self, gint64 ms);
void layover_clock_sleep (LayoverClock *self, gint64 ms);
void layover_clock_set_utc_ms (LayoverClock *self, gint64 utc_ms);
void layover_clock_set_disagreement_ms (LayoverClock *self, gint64 ms);
void layover_clock_reboot (LayoverClock *self, const char *boot_id);

G_END_DECLS
