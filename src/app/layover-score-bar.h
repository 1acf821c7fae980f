/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A bar that is filled to a fraction, with a line across it at another. Its colours come from the style sheet, by the
 * nodes "fill" and "mark". */

#define LAYOVER_TYPE_SCORE_BAR (layover_score_bar_get_type ())
G_DECLARE_FINAL_TYPE (LayoverScoreBar, layover_score_bar, LAYOVER, SCORE_BAR, GtkWidget)

GtkWidget *layover_score_bar_new (double fraction, double mark);

G_END_DECLS
