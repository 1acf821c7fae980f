/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-attempt.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One question in the palette: its number over the shape of its state, and a flag. */

#define LAYOVER_TYPE_EXAM_CELL (layover_exam_cell_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExamCell, layover_exam_cell, LAYOVER, EXAM_CELL, GtkButton)

GtkWidget *layover_exam_cell_new (guint item);

guint layover_exam_cell_get_item (LayoverExamCell *self);
void layover_exam_cell_update (LayoverExamCell *self, LayoverItemState state, gboolean is_flagged,
                               gboolean is_current);

G_END_DECLS
