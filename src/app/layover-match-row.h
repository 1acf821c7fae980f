/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* What is to be matched, and what it can be matched with: a list that opens where one partner is chosen, check boxes
 * where several are. Each option is known by its identifier. */

#define LAYOVER_TYPE_MATCH_ROW (layover_match_row_get_type ())
G_DECLARE_FINAL_TYPE (LayoverMatchRow, layover_match_row, LAYOVER, MATCH_ROW, GtkWidget)

GtkWidget *layover_match_row_new (const LayoverChoice *choice, gboolean takes_many,
                                  LayoverMediaFinder *finder);

const LayoverChoice *layover_match_row_get_choice (LayoverMatchRow *self);
const char *layover_match_row_get_text (LayoverMatchRow *self);

void layover_match_row_add_option (LayoverMatchRow *self, const LayoverChoice *option);
void layover_match_row_set_place (LayoverMatchRow *self, guint position, guint n_rows);
void layover_match_row_set_note (LayoverMatchRow *self, const char *option, const char *note);

gboolean layover_match_row_is_matched (LayoverMatchRow *self);
gboolean layover_match_row_has (LayoverMatchRow *self, const char *option);
void layover_match_row_set_has (LayoverMatchRow *self, const char *option, gboolean has);

void layover_match_row_set_is_locked (LayoverMatchRow *self, gboolean is_locked);
void layover_match_row_set_verdict (LayoverMatchRow *self, const char *option,
                                    LayoverInteractionVerdict verdict);
void layover_match_row_set_right_answer (LayoverMatchRow *self, const char *text);

G_END_DECLS
