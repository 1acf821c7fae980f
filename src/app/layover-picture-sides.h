/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A picture and the list that says the same: side by side where there is room for both, else one below the other. */

#define LAYOVER_TYPE_PICTURE_SIDES (layover_picture_sides_get_type ())
G_DECLARE_FINAL_TYPE (LayoverPictureSides, layover_picture_sides, LAYOVER, PICTURE_SIDES, GtkWidget)

GtkWidget *layover_picture_sides_new (GtkWidget *picture, GtkWidget *list);
GtkWidget *layover_picture_sides_new_row (const char *label, GtkWidget *control);

G_END_DECLS
