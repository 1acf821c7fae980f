/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A check or radio button that a screen reader can press. GtkCheckButton offers no action to the accessibility bus, in
 * GTK 4.8 as in 4.18; the class action "choice.toggle" of this one is exported. */

#define LAYOVER_TYPE_CHECK (layover_check_get_type ())
G_DECLARE_FINAL_TYPE (LayoverCheck, layover_check, LAYOVER, CHECK, GtkCheckButton)

GtkWidget *layover_check_new (gboolean is_radio, GtkWidget *child);
GtkWidget *layover_check_new_option (GtkWidget *child);

void layover_check_join (LayoverCheck *self, LayoverCheck *group);
void layover_check_set_spacing (LayoverCheck *self, int spacing);
gboolean layover_check_is_radio (LayoverCheck *self);
void layover_check_set_name (LayoverCheck *self, const char *name);
void layover_check_set_place (LayoverCheck *self, guint position, guint n_choices);

G_END_DECLS
