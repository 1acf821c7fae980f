/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* A button that opens a list, of which one or nothing is chosen: a word in a sentence, a partner in a match. */

#define LAYOVER_TYPE_PICKER (layover_picker_get_type ())
G_DECLARE_FINAL_TYPE (LayoverPicker, layover_picker, LAYOVER, PICKER, GtkWidget)

GtkWidget *layover_picker_new (void);

void layover_picker_add_option (LayoverPicker *self, const char *identifier, const char *text);
void layover_picker_add_choice (LayoverPicker *self, const LayoverChoice *choice, guint position,
                                LayoverMediaFinder *finder);
void layover_picker_set_note (LayoverPicker *self, const char *identifier, const char *note);

const char *layover_picker_get_chosen (LayoverPicker *self);
void layover_picker_set_chosen (LayoverPicker *self, const char *identifier);

void layover_picker_set_name (LayoverPicker *self, const char *name);
void layover_picker_set_empty_text (LayoverPicker *self, const char *text);
void layover_picker_set_wraps (LayoverPicker *self, gboolean wraps);
void layover_picker_set_verdict (LayoverPicker *self, LayoverInteractionVerdict verdict);

G_END_DECLS
