/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

#include "layover-item-session.h"
#include "layover-media-finder.h"

G_BEGIN_DECLS

/* What an attempt brings up beside the text of a question (modalFeedback): call-outs below it. */

GtkWidget *layover_item_notes_new (void);
void layover_item_notes_clear (GtkWidget *notes);
void layover_item_notes_show (GtkWidget *notes, LayoverItemSession *session,
                              LayoverMediaFinder *finder, GString *words);

G_END_DECLS
