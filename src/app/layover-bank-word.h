/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction.h"
#include "layover-media-finder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A word or a picture of a LayoverWordBank: it says how often it is used, and can be picked up and dragged. It moves
 * nothing itself: the signal "pick-up" asks to be picked up or put back. What is dragged is the widget itself. */

#define LAYOVER_TYPE_BANK_WORD (layover_bank_word_get_type ())
G_DECLARE_FINAL_TYPE (LayoverBankWord, layover_bank_word, LAYOVER, BANK_WORD, GtkWidget)

GtkWidget *layover_bank_word_new (const LayoverChoice *choice, const char *text,
                                  LayoverMediaFinder *finder);

const LayoverChoice *layover_bank_word_get_choice (LayoverBankWord *self);
const char *layover_bank_word_get_text (LayoverBankWord *self);
gboolean layover_bank_word_can_be_used (LayoverBankWord *self);
void layover_bank_word_set_n_used (LayoverBankWord *self, guint n_used);
void layover_bank_word_set_is_held (LayoverBankWord *self, gboolean is_held);
void layover_bank_word_set_is_locked (LayoverBankWord *self, gboolean is_locked);

G_END_DECLS
