/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What every widget needs and GTK has no function for. */

/** LayoverStops: how the parts of a widget lie: one below the other, or in a row that may wrap */
typedef enum
{
  LAYOVER_STOPS_COLUMN,
  LAYOVER_STOPS_WRAP,
} LayoverStops;

void layover_widget_set_css_class (GtkWidget *widget, const char *css_class, gboolean has_it);
void layover_widget_set_name (GtkWidget *widget, const char *name);
void layover_widget_unparent_children (GtkWidget *widget);
gboolean layover_widget_focus_one_of (GPtrArray *stops, guint entry, GtkDirectionType direction,
                                      LayoverStops layout);
void layover_widget_say (GtkWidget *widget, const char *format, ...) G_GNUC_PRINTF (2, 3);
GtkWidget *layover_widget_new_note (const char *text);
GtkWidget *layover_widget_new_right_answer (const char *text);

G_END_DECLS
