/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The bar to find words with. Enter and Shift+Enter go from place to place, Escape closes it and the focus goes back to
 * where it was. Properties: is-open, placeholder (what an empty field says). */

#define LAYOVER_TYPE_FIND_BAR (layover_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (LayoverFindBar, layover_find_bar, LAYOVER, FIND_BAR, GtkWidget)

void layover_find_bar_set_root (LayoverFindBar *self, GtkWidget *root);
void layover_find_bar_refresh (LayoverFindBar *self);

gboolean layover_find_bar_get_is_open (LayoverFindBar *self);
void layover_find_bar_set_is_open (LayoverFindBar *self, gboolean is_open);

G_END_DECLS
