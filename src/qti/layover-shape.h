/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LayoverShapeKind:
 * @LAYOVER_SHAPE_DEFAULT: the whole of the image, no coordinates
 * @LAYOVER_SHAPE_RECT: left, top, right, bottom
 * @LAYOVER_SHAPE_CIRCLE: centre x, centre y, radius
 * @LAYOVER_SHAPE_ELLIPSE: centre x, centre y, horizontal radius, vertical radius
 * @LAYOVER_SHAPE_POLY: x and y of each corner, three corners at least
 *
 * How QTI describes areas, and in which order it gives their coordinates: pixels of the image, from its top left corner.
 */
typedef enum
{
  LAYOVER_SHAPE_DEFAULT,
  LAYOVER_SHAPE_RECT,
  LAYOVER_SHAPE_CIRCLE,
  LAYOVER_SHAPE_ELLIPSE,
  LAYOVER_SHAPE_POLY,
} LayoverShapeKind;

/** LayoverShape: an area of an image; a point on its border is inside */
typedef struct _LayoverShape LayoverShape;

void layover_shape_free (LayoverShape *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverShape, layover_shape_free)

LayoverShapeKind layover_shape_get_kind (const LayoverShape *self);
const double *layover_shape_get_coords (const LayoverShape *self, guint *n_coords);
gboolean layover_shape_contains (const LayoverShape *self, double x, double y);
gboolean layover_shape_get_bounds (const LayoverShape *self, double *left, double *top,
                                   double *right, double *bottom);

G_END_DECLS
