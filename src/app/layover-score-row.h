/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line of a result: a name, a bar with the mark of the whole exam on it, and the points in words. */

#define LAYOVER_TYPE_SCORE_ROW (layover_score_row_get_type ())
G_DECLARE_FINAL_TYPE (LayoverScoreRow, layover_score_row, LAYOVER, SCORE_ROW, GtkListBoxRow)

GtkWidget *layover_score_row_new (const char *title, double score, double maximum, double mark);

void layover_score_row_set_is_narrow (LayoverScoreRow *self, gboolean is_narrow);

G_END_DECLS
