/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

#include "layover-math.h"

G_BEGIN_DECLS

/**
 * LayoverMathLayout:
 * @width: in pixels, as the other two
 * @ascent: above the line of writing
 * @descent: below it
 * @rule: how thick lines are
 *
 * A formula as it is drawn: letters, lines and signs, each in its place. Formulas are written from left to right in every
 * language that this program knows.
 */
typedef struct
{
  double width;
  double ascent;
  double descent;
  double rule;
  GArray *marks;
} LayoverMathLayout;

LayoverMathLayout *layover_math_layout_new (LayoverMath *math, PangoContext *context);
void layover_math_layout_free (LayoverMathLayout *self);
void layover_math_layout_draw (LayoverMathLayout *self, GtkSnapshot *snapshot,
                               const GdkRGBA *color);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverMathLayout, layover_math_layout_free)

G_END_DECLS
