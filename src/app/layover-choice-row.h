/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-check.h"
#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* One choice of a choice interaction: the mark and the author's text, the button that crosses it out, and a verdict. */

#define LAYOVER_TYPE_CHOICE_ROW (layover_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (LayoverChoiceRow, layover_choice_row, LAYOVER, CHOICE_ROW, GtkWidget)

GtkWidget *layover_choice_row_new (const LayoverChoice *choice, guint position, gboolean is_radio,
                                   LayoverMediaFinder *finder);

void layover_choice_row_set_label (LayoverChoiceRow *self, const char *label);

const char *layover_choice_row_get_identifier (LayoverChoiceRow *self);
const char *layover_choice_row_get_text (LayoverChoiceRow *self);
LayoverCheck *layover_choice_row_get_check (LayoverChoiceRow *self);

gboolean layover_choice_row_get_is_chosen (LayoverChoiceRow *self);
void layover_choice_row_set_is_chosen (LayoverChoiceRow *self, gboolean is_chosen);
gboolean layover_choice_row_get_is_crossed_out (LayoverChoiceRow *self);
void layover_choice_row_set_is_crossed_out (LayoverChoiceRow *self, gboolean is_crossed_out);
void layover_choice_row_set_can_cross_out (LayoverChoiceRow *self, gboolean can_cross_out);
void layover_choice_row_set_verdict (LayoverChoiceRow *self, LayoverInteractionVerdict verdict);

G_END_DECLS
