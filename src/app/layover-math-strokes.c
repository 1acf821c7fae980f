/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-math-layout-private.h"

/* Signs that are larger than any letter, as lines. Each is drawn for the opening side, from (0, 0) to (w, h); the closing
 * side is its mirror image. */

static void
trace_parenthesis (cairo_t *cr, double w, double h)
{
  cairo_move_to (cr, w * 0.85, h * 0.01);
  cairo_curve_to (cr, w * 0.1, h * 0.25, w * 0.1, h * 0.75, w * 0.85, h * 0.99);
}

static void
trace_bracket (cairo_t *cr, double w, double h, gboolean has_top, gboolean has_bottom)
{
  cairo_move_to (cr, has_top ? w * 0.85 : w * 0.3, 1);
  cairo_line_to (cr, w * 0.3, 1);
  cairo_line_to (cr, w * 0.3, h - 1);
  cairo_line_to (cr, has_bottom ? w * 0.85 : w * 0.3, h - 1);
}

static void
trace_brace (cairo_t *cr, double w, double h)
{
  double middle = h / 2;
  double x = w * 0.5;

  cairo_move_to (cr, w * 0.9, 1);
  cairo_curve_to (cr, x, 1, x, h * 0.03, x, h * 0.14);
  cairo_line_to (cr, x, middle - h * 0.12);
  cairo_curve_to (cr, x, middle - h * 0.04, x - w * 0.1, middle, w * 0.1, middle);
  cairo_curve_to (cr, x - w * 0.1, middle, x, middle + h * 0.04, x, middle + h * 0.12);
  cairo_line_to (cr, x, h - h * 0.14);
  cairo_curve_to (cr, x, h - h * 0.03, x, h - 1, w * 0.9, h - 1);
}

static void
trace_angle (cairo_t *cr, double w, double h)
{
  cairo_move_to (cr, w * 0.85, 1);
  cairo_line_to (cr, w * 0.2, h / 2);
  cairo_line_to (cr, w * 0.85, h - 1);
}

static void
trace_line (cairo_t *cr, double x1, double y1, double x2, double y2)
{
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
}

/* The hook is as wide for any width of what is under the roof: its height says how large letters are. */
static void
trace_root (cairo_t *cr, double w, double h, double hook)
{
  cairo_move_to (cr, hook * 0.08, h * 0.62);
  cairo_line_to (cr, hook * 0.28, h * 0.54);
  cairo_line_to (cr, hook * 0.55, h - 1);
  cairo_line_to (cr, hook * 0.95, 1);
  cairo_line_to (cr, w, 1);
}

static gunichar
get_opening (gunichar sign)
{
  switch (sign)
    {
    case ')':
      return '(';
    case ']':
      return '[';
    case '}':
      return '{';
    case 0x27E9:
      return 0x27E8;
    case 0x2309:
      return 0x2308;
    case 0x230B:
      return 0x230A;
    default:
      return sign;
    }
}

static void
trace (cairo_t *cr, gunichar sign, double w, double h, double hook)
{
  switch (sign)
    {
    case '(':
      trace_parenthesis (cr, w, h);
      break;
    case '[':
      trace_bracket (cr, w, h, TRUE, TRUE);
      break;
    case 0x2308:
      trace_bracket (cr, w, h, TRUE, FALSE);
      break;
    case 0x230A:
      trace_bracket (cr, w, h, FALSE, TRUE);
      break;
    case '{':
      trace_brace (cr, w, h);
      break;
    case 0x27E8:
      trace_angle (cr, w, h);
      break;
    case 0x2016:
      trace_line (cr, w * 0.3, 0, w * 0.3, h);
      trace_line (cr, w * 0.7, 0, w * 0.7, h);
      break;
    case '/':
      trace_line (cr, 0, h, w, 0);
      break;
    case '\\':
      trace_line (cr, 0, 0, w, h);
      break;
    case '-':
      trace_line (cr, 0, h / 2, w, h / 2);
      break;
    case LAYOVER_MATH_ROOT_SIGN:
      trace_root (cr, w, h, hook);
      break;
    default:
      trace_line (cr, w / 2, 0, w / 2, h);
    }
}

/* @thickness: of the lines */
void
layover_math_sign_draw (const LayoverMathMark *mark, GtkSnapshot *snapshot, const GdkRGBA *color,
                        double thickness)
{
  gunichar sign = get_opening (mark->sign);
  graphene_rect_t area = GRAPHENE_RECT_INIT (
      (float) (mark->x - thickness), (float) (mark->y - thickness),
      (float) (mark->width + 2 * thickness), (float) (mark->height + 2 * thickness));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);

  cairo_translate (cr, mark->x, mark->y);
  if (sign != mark->sign)
    {
      cairo_translate (cr, mark->width, 0);
      cairo_scale (cr, -1, 1);
    }
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, thickness);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  trace (cr, sign, mark->width, mark->height, mark->hook);
  cairo_stroke (cr);
  cairo_destroy (cr);
}
