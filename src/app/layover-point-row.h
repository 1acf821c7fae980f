/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-verdict.h"

G_BEGIN_DECLS

/* A place that was marked on a picture: its number, its coordinates, which can be written over, and a button that takes
 * it away. Signals: "moved" (int x, int y), "removed". */

#define LAYOVER_TYPE_POINT_ROW (layover_point_row_get_type ())
G_DECLARE_FINAL_TYPE (LayoverPointRow, layover_point_row, LAYOVER, POINT_ROW, GtkWidget)

GtkWidget *layover_point_row_new (guint number);

void layover_point_row_set_point (LayoverPointRow *self, int x, int y);
void layover_point_row_set_verdict (LayoverPointRow *self, LayoverInteractionVerdict verdict);
void layover_point_row_set_is_locked (LayoverPointRow *self, gboolean is_locked);

G_END_DECLS
