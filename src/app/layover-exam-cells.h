/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LAYOVER_TYPE_EXAM_CELLS (layover_exam_cells_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExamCells, layover_exam_cells, LAYOVER, EXAM_CELLS, GtkWidget)

GtkWidget *layover_exam_cells_new (void);
void layover_exam_cells_append (LayoverExamCells *self, GtkWidget *cell);

G_END_DECLS
