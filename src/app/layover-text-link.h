/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

#include "layover-content-text.h"

G_BEGIN_DECLS

/* A link for keys and screen readers. Nothing is drawn: the words are in the text it lies on, and the focus ring lies
 * where the words are. It does the action "content.activate-link" with its target. */

#define LAYOVER_TYPE_TEXT_LINK (layover_text_link_get_type ())
G_DECLARE_FINAL_TYPE (LayoverTextLinkWidget, layover_text_link, LAYOVER, TEXT_LINK, GtkWidget)

GtkWidget *layover_text_link_new (const char *text, const LayoverTextLink *link);

gboolean layover_text_link_has_index (LayoverTextLinkWidget *self, int index);
PangoAttribute *layover_text_link_create_color (LayoverTextLinkWidget *self);
void layover_text_link_allocate (LayoverTextLinkWidget *self, PangoLayout *layout, int x, int y);

G_END_DECLS
