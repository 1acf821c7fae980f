/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

#include "layover-file-label.h"

G_BEGIN_DECLS

/* What one sees of a file that is handed in: its name and kind, a small picture where it is one, what is wrong with it, and
 * buttons. Signals "choose", "save-copy" and "remove" say what is wished. */

#define LAYOVER_TYPE_UPLOAD_CARD (layover_upload_card_get_type ())
G_DECLARE_FINAL_TYPE (LayoverUploadCard, layover_upload_card, LAYOVER, UPLOAD_CARD, GtkBox)

GtkWidget *layover_upload_card_new (const char *wish);

void layover_upload_card_set_file (LayoverUploadCard *self, const LayoverFileLabel *label,
                                   GBytes *bytes);
void layover_upload_card_set_state (LayoverUploadCard *self, gboolean is_reading,
                                    gboolean is_locked);
void layover_upload_card_set_problem (LayoverUploadCard *self, const char *sentence);
gboolean layover_upload_card_has_problem (LayoverUploadCard *self);
void layover_upload_card_focus (LayoverUploadCard *self);

G_END_DECLS
