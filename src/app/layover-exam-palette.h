/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-attempt.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* All questions of an attempt by section, each with its number and its state, and the counts of the states. Beside the
 * question in a wide window, a page of its own in a narrow one. Asks with the action "exam.go-to" (u). */

#define LAYOVER_TYPE_EXAM_PALETTE (layover_exam_palette_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExamPalette, layover_exam_palette, LAYOVER, EXAM_PALETTE, GtkWidget)

GtkWidget *layover_exam_palette_new (void);

LayoverAttempt *layover_exam_palette_get_attempt (LayoverExamPalette *self);
void layover_exam_palette_set_attempt (LayoverExamPalette *self, LayoverAttempt *attempt);

G_END_DECLS
