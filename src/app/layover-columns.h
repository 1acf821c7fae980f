/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Widgets side by side on a grid, each over its share of the width; one below the other where a share is too narrow to be
 * read. Rows are as high as what stands in them. Property: is-collapsed (read-only). */

#define LAYOVER_TYPE_COLUMNS (layover_columns_get_type ())
G_DECLARE_FINAL_TYPE (LayoverColumns, layover_columns, LAYOVER, COLUMNS, GtkWidget)

/* Divisible by the twelve columns of a page and by the one to five of choices. */
#define LAYOVER_COLUMNS_WHOLE 60

GtkWidget *layover_columns_new (int spacing, int least_width);

void layover_columns_append (LayoverColumns *self, GtkWidget *child, guint share, guint offset);
void layover_columns_set_is_down (LayoverColumns *self, gboolean is_down);
gboolean layover_columns_get_is_collapsed (LayoverColumns *self);

G_END_DECLS
