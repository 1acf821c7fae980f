/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-drawing.h"
#include "layover-media-finder.h"
#include "layover-picture.h"

G_BEGIN_DECLS

/* A picture that is drawn on: with a pointer, a finger or a pen; or with keys: arrows move the cross hairs, with Shift by
 * single pixels, Space puts the pen down and up, Delete takes the last stroke away. It keeps the drawing, and says with
 * the signal "drawn" when a stroke has come or gone. */

#define LAYOVER_TYPE_DRAWING_BOARD (layover_drawing_board_get_type ())
G_DECLARE_FINAL_TYPE (LayoverDrawingBoard, layover_drawing_board, LAYOVER, DRAWING_BOARD, GtkWidget)

GtkWidget *layover_drawing_board_new (LayoverContentNode *node, LayoverMediaFinder *finder);

LayoverPicture *layover_drawing_board_get_picture (LayoverDrawingBoard *self);
LayoverDrawing *layover_drawing_board_get_drawing (LayoverDrawingBoard *self);
gboolean layover_drawing_board_get_is_ready (LayoverDrawingBoard *self);
void layover_drawing_board_set_is_locked (LayoverDrawingBoard *self, gboolean is_locked);
void layover_drawing_board_set_pen (LayoverDrawingBoard *self, guint pen);
void layover_drawing_board_set_erases (LayoverDrawingBoard *self, gboolean erases);

void layover_drawing_board_undo (LayoverDrawingBoard *self);
void layover_drawing_board_redo (LayoverDrawingBoard *self);
void layover_drawing_board_clear (LayoverDrawingBoard *self);

G_END_DECLS
