/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

#include "layover-text-pattern.h"

G_BEGIN_DECLS

/* A page shows its text in three kinds of widgets: a GtkLabel, a LayoverLinkedLabel and a LayoverInlineFlow. This is what
 * can be done with all of them; ranges are bytes of their text. */

void layover_text_widget_mark_as_text (GtkWidget *widget);
gboolean layover_text_widget_is_text (GtkWidget *widget);
const char *layover_text_widget_get_text (GtkWidget *widget);

void layover_text_widget_set_found (GtkWidget *widget, const LayoverTextRange *ranges,
                                    guint n_ranges, guint current);
gboolean layover_text_widget_get_bounds (GtkWidget *widget, LayoverTextRange range,
                                         graphene_rect_t *bounds);

void layover_text_widget_unselect (GtkWidget *widget);
char *layover_text_widget_dup_selected (GtkWidget *widget);

G_END_DECLS
