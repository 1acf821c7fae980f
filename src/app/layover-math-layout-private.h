/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-math-layout.h"

G_BEGIN_DECLS

#define LAYOVER_MATH_ROOT_SIGN 0x221A

/**
 * LayoverMathMark:
 * @layout: letters, or %NULL for a line or a sign
 * @sign: a bracket or the sign of a root, drawn as large as needed; '/' and '\\' for lines through something; 0 for a
 *   filled rectangle
 * @hook: of the sign of a root, how wide it is before the line over what it is of
 *
 * One thing that is drawn, with its upper left corner relative to the beginning of the line of writing.
 */
typedef struct
{
  PangoLayout *layout;
  gunichar sign;
  double x;
  double y;
  double width;
  double height;
  double hook;
} LayoverMathMark;

/** LayoverMathBox: a part that was laid out; its marks are those from @first up to @end */
typedef struct
{
  double width;
  double ascent;
  double descent;
  guint first;
  guint end;
} LayoverMathBox;

/**
 * LayoverMathPen:
 * @em: the size of letters in the text around the formula, in pixels
 * @axis: how high minus signs and the bars of fractions are above the line of writing, in em
 * @rule: how thick lines are, in pixels
 */
typedef struct
{
  PangoContext *context;
  GArray *marks;
  double em;
  double axis;
  double rule;
} LayoverMathPen;

/**
 * LayoverMathStyle:
 * @scale: the size of letters, relative to the text around the formula
 * @is_display: whether there is room for large signs
 */
typedef struct
{
  double scale;
  gboolean is_display;
} LayoverMathStyle;

LayoverMathBox layover_math_lay_out (LayoverMathPen *pen, LayoverMath *math,
                                     LayoverMathStyle style);
LayoverMathBox layover_math_box_begin (LayoverMathPen *pen);
void layover_math_box_put (LayoverMathPen *pen, LayoverMathBox *self, const LayoverMathBox *part,
                           double x, double y);
void layover_math_add_mark (LayoverMathPen *pen, gunichar sign, double x, double y, double width,
                            double height);
LayoverMathBox layover_math_letters_new (LayoverMathPen *pen, LayoverMath *math, double scale);
LayoverMathStyle layover_math_style_shrink (LayoverMathStyle style, double by);

LayoverMathBox layover_math_row_new (LayoverMathPen *pen, LayoverMath *math,
                                     LayoverMathStyle style);
LayoverMathBox layover_math_table_new (LayoverMathPen *pen, LayoverMath *math,
                                       LayoverMathStyle style);

void layover_math_sign_draw (const LayoverMathMark *mark, GtkSnapshot *snapshot,
                             const GdkRGBA *color, double thickness);

G_END_DECLS
