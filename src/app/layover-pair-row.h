/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* One pair: two lists that open, and a button that takes the pair away. It judges nothing itself: the signal "changed"
 * (int side) says that the person chose on side 0 or 1, "remove" that the pair is not wanted any more. */

#define LAYOVER_PAIR_ROW_N_SIDES 2

#define LAYOVER_TYPE_PAIR_ROW (layover_pair_row_get_type ())
G_DECLARE_FINAL_TYPE (LayoverPairRow, layover_pair_row, LAYOVER, PAIR_ROW, GtkWidget)

GtkWidget *layover_pair_row_new (GPtrArray *choices, LayoverMediaFinder *finder);

const char *layover_pair_row_get_chosen (LayoverPairRow *self, guint side);
void layover_pair_row_set_chosen (LayoverPairRow *self, guint side, const char *identifier);
gboolean layover_pair_row_is_whole (LayoverPairRow *self);
void layover_pair_row_set_place (LayoverPairRow *self, guint position, guint n_rows);
void layover_pair_row_set_note (LayoverPairRow *self, const char *identifier, const char *note);
void layover_pair_row_set_can_remove (LayoverPairRow *self, gboolean can_remove);
void layover_pair_row_set_is_locked (LayoverPairRow *self, gboolean is_locked);
void layover_pair_row_set_verdict (LayoverPairRow *self, LayoverInteractionVerdict verdict);

G_END_DECLS
