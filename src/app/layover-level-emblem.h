/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A level as a pennant with as many chevrons as its number. Known by its shape and its count before its colour. */

#define LAYOVER_EMBLEM_ROW 22
#define LAYOVER_EMBLEM_CARD 34
#define LAYOVER_EMBLEM_COURSE 52

#define LAYOVER_TYPE_LEVEL_EMBLEM (layover_level_emblem_get_type ())
G_DECLARE_FINAL_TYPE (LayoverLevelEmblem, layover_level_emblem, LAYOVER, LEVEL_EMBLEM, GtkWidget)

GtkWidget *layover_level_emblem_new (int width);

void layover_level_emblem_set_level (LayoverLevelEmblem *self, guint ordinal, guint n_levels,
                                     const char *name, const char *fill, const char *chevron);
void layover_level_emblem_set_width (LayoverLevelEmblem *self, int width);
void layover_level_emblem_set_is_filled (LayoverLevelEmblem *self, gboolean is_filled);

G_END_DECLS
