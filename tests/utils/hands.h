/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The keyboard and the pointer of the display, as a person has them; all that xdotool takes. */

gboolean hands_are_there (void);
void hands_use (const char *command, ...) G_GNUC_NULL_TERMINATED;
void hands_move (GtkWidget *widget, double x, double y);
void hands_drag (GtkWidget *from, double from_x, double from_y, GtkWidget *to, double to_x,
                 double to_y);
void hands_click (GtkWidget *widget, double x, double y);

G_END_DECLS
