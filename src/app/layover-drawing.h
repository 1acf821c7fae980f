/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LayoverDrawing:
 *
 * The strokes that were drawn over a picture, in its pixels, and what can be undone. Strokes have a text, which is kept
 * with the drawing so that it can be changed later; whoever wrote it, what is read from it is bounded.
 */
typedef struct _LayoverDrawing LayoverDrawing;

#define LAYOVER_DRAWING_N_PENS 4
#define LAYOVER_DRAWING_MAX_STROKES 2000
#define LAYOVER_DRAWING_MAX_POINTS 100000

typedef struct
{
  int x;
  int y;
} LayoverDrawingPoint;

/** LayoverStroke: @points: of LayoverDrawingPoint, at least one */
typedef struct
{
  guint pen;
  GArray *points;
} LayoverStroke;

LayoverDrawing *layover_drawing_new (int width, int height);
void layover_drawing_free (LayoverDrawing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverDrawing, layover_drawing_free)

int layover_drawing_get_width (const LayoverDrawing *self);
int layover_drawing_get_height (const LayoverDrawing *self);
guint layover_drawing_get_n_strokes (const LayoverDrawing *self);
const LayoverStroke *layover_drawing_get_stroke (const LayoverDrawing *self, guint i);
int layover_drawing_find (const LayoverDrawing *self, double x, double y, double reach);

gboolean layover_drawing_begin (LayoverDrawing *self, guint pen, int x, int y);
gboolean layover_drawing_add (LayoverDrawing *self, int x, int y);
gboolean layover_drawing_end (LayoverDrawing *self);
void layover_drawing_cancel (LayoverDrawing *self);
const LayoverStroke *layover_drawing_get_open (const LayoverDrawing *self);

void layover_drawing_erase (LayoverDrawing *self, guint i);
void layover_drawing_clear (LayoverDrawing *self);
gboolean layover_drawing_can_undo (const LayoverDrawing *self);
gboolean layover_drawing_can_redo (const LayoverDrawing *self);
gboolean layover_drawing_undo (LayoverDrawing *self);
gboolean layover_drawing_redo (LayoverDrawing *self);

char *layover_drawing_dup_text (const LayoverDrawing *self);
gboolean layover_drawing_read_text (LayoverDrawing *self, const char *text);

G_END_DECLS
