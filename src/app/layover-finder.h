/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Finds words in what a widget shows: a page, however little of it has been built, or a question with all its texts. What is
 * found is coloured, and one place after the other is brought into view. A long page is searched in slices; signal
 * "changed": something else is found or shown. */

#define LAYOVER_TYPE_FINDER (layover_finder_get_type ())
G_DECLARE_FINAL_TYPE (LayoverFinder, layover_finder, LAYOVER, FINDER, GObject)

LayoverFinder *layover_finder_new (void);

void layover_finder_set_root (LayoverFinder *self, GtkWidget *root);
void layover_finder_find (LayoverFinder *self, const char *needle);
void layover_finder_move (LayoverFinder *self, int steps);

gboolean layover_finder_is_busy (LayoverFinder *self);
guint layover_finder_get_n_places (LayoverFinder *self);
guint layover_finder_get_current (LayoverFinder *self);
char *layover_finder_dup_line (LayoverFinder *self);

G_END_DECLS
