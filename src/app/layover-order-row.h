/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* One choice of an order interaction: its place, the author's text, and ways to move it. It moves nothing itself: the
 * signal "pick-up" asks to be picked up or dropped, "move" (int to) for a place, counted from 0. */

#define LAYOVER_TYPE_ORDER_ROW (layover_order_row_get_type ())
G_DECLARE_FINAL_TYPE (LayoverOrderRow, layover_order_row, LAYOVER, ORDER_ROW, GtkWidget)

GtkWidget *layover_order_row_new (const LayoverChoice *choice, LayoverMediaFinder *finder);

const char *layover_order_row_get_identifier (LayoverOrderRow *self);
gboolean layover_order_row_is_handle (LayoverOrderRow *self, GtkWidget *widget);
void layover_order_row_set_place (LayoverOrderRow *self, guint index, guint n_rows);
void layover_order_row_set_is_moving (LayoverOrderRow *self, gboolean is_moving);
void layover_order_row_set_is_locked (LayoverOrderRow *self, gboolean is_locked);
void layover_order_row_set_verdict (LayoverOrderRow *self, LayoverInteractionVerdict verdict,
                                    const char *words);

G_END_DECLS
