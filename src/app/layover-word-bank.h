/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-bank-word.h"

G_BEGIN_DECLS

/* What gaps are filled with: words and pictures in rows, one stop for Tab. One of them can be picked up, with Space,
 * Enter or a click, and is held until it is used or put back; Escape puts it back.
 *
 * Signals: "held" (LayoverBankWord): one was picked up; "put-back": it no longer is, and was not used; "returned" (GObject):
 * something of the type given to layover_word_bank_take_back() was dragged here. */

#define LAYOVER_TYPE_WORD_BANK (layover_word_bank_get_type ())
G_DECLARE_FINAL_TYPE (LayoverWordBank, layover_word_bank, LAYOVER, WORD_BANK, GtkWidget)

GtkWidget *layover_word_bank_new (const char *name);

void layover_word_bank_append (LayoverWordBank *self, LayoverBankWord *word);
void layover_word_bank_take_back (LayoverWordBank *self, GType type);
LayoverBankWord *layover_word_bank_find (LayoverWordBank *self, const char *identifier);
LayoverBankWord *layover_word_bank_get_held (LayoverWordBank *self);
LayoverBankWord *layover_word_bank_use_held (LayoverWordBank *self);
void layover_word_bank_put_back (LayoverWordBank *self);
void layover_word_bank_set_is_locked (LayoverWordBank *self, gboolean is_locked);

G_END_DECLS
