/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The colours a level is written and drawn in. A programme gives the fill of the pennant only; what is read on a page
 * is derived from it, so that no file can make text unreadable. */

/**
 * LayoverLevelColors:
 * @text: for words; at least 4.5 : 1 on the page, on a card and on @tint
 * @graphic: for rings and bars; at least 3 : 1 on the same three
 * @tint: the head of the current card
 */
typedef struct
{
  GdkRGBA text;
  GdkRGBA graphic;
  GdkRGBA tint;
} LayoverLevelColors;

void layover_level_colors_init (LayoverLevelColors *self, const GdkRGBA *fill, gboolean is_dark);
double layover_contrast (const GdkRGBA *one, const GdkRGBA *other);
void layover_chevron_color (const GdkRGBA *fill, const char *wanted, GdkRGBA *chevron);

void layover_level_label_set_fill (GtkLabel *label, const char *fill);

G_END_DECLS
