/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The time left, as a button that hides it. It is silent: a screen reader hears it when it is focused, and no more. */

#define LAYOVER_TYPE_EXAM_CLOCK (layover_exam_clock_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExamClock, layover_exam_clock, LAYOVER, EXAM_CLOCK, GtkButton)

GtkWidget *layover_exam_clock_new (void);

void layover_exam_clock_set_remaining_ms (LayoverExamClock *self, gint64 remaining_ms);
void layover_exam_clock_warn (LayoverExamClock *self, guint minutes);
gboolean layover_exam_clock_get_is_shown (LayoverExamClock *self);
void layover_exam_clock_set_has_icon (LayoverExamClock *self, gboolean has_icon);
void layover_exam_clock_set_is_shown (LayoverExamClock *self, gboolean is_shown);

G_END_DECLS
