/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-qti-reader.h"

G_BEGIN_DECLS

/**
 * LayoverShape:
 *
 * An area of an image: rectangle, circle, ellipse, polygon, or the whole of it ("default"). A point on the border is
 * inside. Private to this layer.
 */
typedef struct _LayoverShape LayoverShape;

LayoverShape *layover_shape_load (LayoverXmlNode *node, const char *entry, GError **error);
void layover_shape_free (LayoverShape *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverShape, layover_shape_free)

gboolean layover_shape_contains (const LayoverShape *self, double x, double y);

G_END_DECLS
