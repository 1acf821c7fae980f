/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-drawing.h"
#include "layover-picture.h"

G_BEGIN_DECLS

/* How strokes look, and a picture with strokes on it as a PNG that has them as text, too. */

#define LAYOVER_DRAWING_PAPER_WIDTH 600
#define LAYOVER_DRAWING_PAPER_HEIGHT 400

void layover_drawing_paper_measure (LayoverPicture *picture, int *width, int *height);
void layover_drawing_paper_draw_pen (cairo_t *cairo, guint pen, double width);
void layover_drawing_paper_draw (const LayoverDrawing *drawing, cairo_t *cairo);
GBytes *layover_drawing_paper_print (const LayoverDrawing *drawing, LayoverPicture *picture,
                                     GError **error);
gboolean layover_drawing_paper_read (LayoverDrawing *drawing, GBytes *bytes);

G_END_DECLS
