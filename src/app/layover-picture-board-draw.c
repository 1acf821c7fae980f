/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-adaptive.h"
#include "layover-picture-board-private.h"

/* What stands on the picture. Every line is drawn twice, light below dark, so that it is seen on any picture; what is
 * chosen has a thicker line and a filled badge, and a verdict has a shape as well as a colour. The ground is white in
 * dark style too, because authors draw on white. */

typedef struct
{
  double red;
  double green;
  double blue;
} Colour;

static const Colour dark = { 0.14, 0.12, 0.19 };
static const Colour accent = { 0.10, 0.37, 0.71 };
static const Colour right = { 0.11, 0.42, 0.23 };
static const Colour wrong = { 0.65, 0.11, 0.18 };

#define BADGE_RADIUS 9.5
/* An area this wide has room for its badge. */
#define ROOMY 56
#define GAP 3

static void
set_colour (cairo_t *cairo, const Colour *colour, double alpha)
{
  cairo_set_source_rgba (cairo, colour->red, colour->green, colour->blue, alpha);
}

static void
set_white (cairo_t *cairo)
{
  cairo_set_source_rgba (cairo, 1, 1, 1, 0.92);
}

static void
trace_ellipse (cairo_t *cairo, double x, double y, double x_radius, double y_radius)
{
  cairo_save (cairo);
  cairo_translate (cairo, x, y);
  cairo_scale (cairo, MAX (x_radius, 0.5), MAX (y_radius, 0.5));
  cairo_arc (cairo, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (cairo);
}

static void
trace_shape (cairo_t *cairo, const LayoverShape *shape, const LayoverBoardView *view)
{
  guint n_coords;
  const double *c = layover_shape_get_coords (shape, &n_coords);

  cairo_save (cairo);
  cairo_translate (cairo, view->left, view->top);
  cairo_scale (cairo, view->scale, view->scale);
  cairo_new_path (cairo);
  switch (layover_shape_get_kind (shape))
    {
    case LAYOVER_SHAPE_RECT:
      cairo_rectangle (cairo, MIN (c[0], c[2]), MIN (c[1], c[3]), ABS (c[2] - c[0]),
                       ABS (c[3] - c[1]));
      break;
    case LAYOVER_SHAPE_CIRCLE:
      trace_ellipse (cairo, c[0], c[1], c[2], c[2]);
      break;
    case LAYOVER_SHAPE_ELLIPSE:
      trace_ellipse (cairo, c[0], c[1], c[2], c[3]);
      break;
    case LAYOVER_SHAPE_POLY:
      for (guint i = 0; i + 1 < n_coords; i += 2)
        cairo_line_to (cairo, c[i], c[i + 1]);
      cairo_close_path (cairo);
      break;
    case LAYOVER_SHAPE_DEFAULT:
    default:
      break;
    }
  cairo_restore (cairo);
}

static const Colour *
get_colour (LayoverInteractionVerdict verdict, gboolean is_chosen)
{
  switch (verdict)
    {
    case LAYOVER_INTERACTION_VERDICT_RIGHT:
    case LAYOVER_INTERACTION_VERDICT_MISSED:
      return &right;
    case LAYOVER_INTERACTION_VERDICT_NOT_YET:
      return &wrong;
    case LAYOVER_INTERACTION_VERDICT_NONE:
    default:
      return is_chosen ? &accent : &dark;
    }
}

static const Colour *
get_area_colour (const LayoverBoardArea *area)
{
  return get_colour (area->verdict, area->is_chosen);
}

static gboolean
is_strong (const LayoverBoardArea *area)
{
  return area->is_chosen || area->verdict != LAYOVER_INTERACTION_VERDICT_NONE;
}

/* The path stays. */
static void
stroke_twice (cairo_t *cairo, const Colour *colour, double width)
{
  set_white (cairo);
  cairo_set_line_width (cairo, width + 2.5);
  cairo_stroke_preserve (cairo);
  set_colour (cairo, colour, 1);
  cairo_set_line_width (cairo, width);
  cairo_stroke_preserve (cairo);
}

static void
draw_outline (LayoverPictureBoard *self, cairo_t *cairo, guint i, const LayoverBoardView *view)
{
  const LayoverBoardArea *area = layover_picture_board_get_area (self, i);
  static const double dashes[] = { 5, 3 };

  trace_shape (cairo, area->choice->shape, view);
  if ((area->is_chosen && area->fillers->len == 0) || self->hovered == (int) i)
    {
      set_colour (cairo, get_area_colour (area), area->is_chosen ? 0.2 : 0.12);
      cairo_fill_preserve (cairo);
    }
  /* what would have been right, and was not chosen */
  if (area->verdict == LAYOVER_INTERACTION_VERDICT_MISSED)
    cairo_set_dash (cairo, dashes, G_N_ELEMENTS (dashes), 0);
  stroke_twice (cairo, get_area_colour (area), is_strong (area) ? 3 : 1.5);
  cairo_set_dash (cairo, NULL, 0, 0);
  cairo_new_path (cairo);
}

/* Around everything that belongs to the place that the keys are at. */
static void
draw_focus (LayoverPictureBoard *self, cairo_t *cairo, const LayoverBoardView *view)
{
  graphene_rect_t bounds;

  layover_picture_board_get_area_bounds (self, self->current, &bounds);
  cairo_rectangle (cairo, view->left + bounds.origin.x * view->scale - 2 * GAP,
                   view->top + bounds.origin.y * view->scale - 2 * GAP,
                   bounds.size.width * view->scale + 4 * GAP,
                   bounds.size.height * view->scale + 4 * GAP);
  stroke_twice (cairo, &accent, 2);
  cairo_new_path (cairo);
}

/* Inside a large area at its corner, beside a small one, and never outside the picture. */
static void
find_badge (LayoverPictureBoard *self, guint i, const LayoverBoardView *view, double radius,
            double *x, double *y)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  graphene_rect_t bounds;

  layover_picture_board_get_area_bounds (self, i, &bounds);
  *x = view->left + bounds.origin.x * view->scale;
  *y = view->top + bounds.origin.y * view->scale;
  if (bounds.size.width * view->scale >= ROOMY)
    {
      *x += radius + GAP;
      *y += radius + GAP;
    }
  else
    {
      *x += bounds.size.width * view->scale + radius;
      *y -= radius / 2;
    }
  *x = CLAMP (*x, radius + 1, MAX (width - radius - 1, radius + 1));
  *y = CLAMP (*y, radius + 1, MAX (height - radius - 1, radius + 1));
}

static void
draw_words (LayoverPictureBoard *self, cairo_t *cairo, const char *words, double x, double y)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  PangoFontDescription *font = pango_font_description_new ();
  int width, height;

  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_font_description_set_absolute_size (font,
                                            12 * layover_adaptive_get_text_scale () * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cairo, x - width / 2.0, y - height / 2.0);
  pango_cairo_show_layout (cairo, layout);
  cairo_new_path (cairo);
}

static void
draw_tick (cairo_t *cairo, double x, double y, double size)
{
  cairo_move_to (cairo, x - size, y);
  cairo_line_to (cairo, x - size / 4, y + size * 0.75);
  cairo_line_to (cairo, x + size, y - size * 0.75);
}

static void
draw_cross (cairo_t *cairo, double x, double y, double size)
{
  cairo_move_to (cairo, x - size * 0.8, y - size * 0.8);
  cairo_line_to (cairo, x + size * 0.8, y + size * 0.8);
  cairo_move_to (cairo, x - size * 0.8, y + size * 0.8);
  cairo_line_to (cairo, x + size * 0.8, y - size * 0.8);
}

/* A tick or a cross, on a disc of its own; what was missed is a tick on a white one. */
static void
draw_verdict (cairo_t *cairo, LayoverInteractionVerdict verdict, double x, double y, double radius)
{
  gboolean is_missed = verdict == LAYOVER_INTERACTION_VERDICT_MISSED;

  cairo_arc (cairo, x, y, radius, 0, 2 * G_PI);
  stroke_twice (cairo, get_colour (verdict, TRUE), is_missed ? 2 : 1);
  if (is_missed)
    cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_fill (cairo);
  if (verdict == LAYOVER_INTERACTION_VERDICT_NOT_YET)
    draw_cross (cairo, x, y, radius / 2);
  else
    draw_tick (cairo, x, y, radius / 2);
  if (is_missed)
    set_colour (cairo, &right, 1);
  else
    set_white (cairo);
  cairo_set_line_width (cairo, radius / 4);
  cairo_stroke (cairo);
}

static void
draw_badge (LayoverPictureBoard *self, cairo_t *cairo, guint i, const LayoverBoardView *view)
{
  const LayoverBoardArea *area = layover_picture_board_get_area (self, i);
  double radius = BADGE_RADIUS * layover_adaptive_get_text_scale ();
  gboolean is_filled = is_strong (area);
  double x, y;

  find_badge (self, i, view, radius, &x, &y);
  cairo_arc (cairo, x, y, radius, 0, 2 * G_PI);
  stroke_twice (cairo, get_area_colour (area), 1.5);
  if (is_filled)
    set_colour (cairo, get_area_colour (area), 1);
  else
    cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_fill (cairo);
  if (is_filled)
    cairo_set_source_rgb (cairo, 1, 1, 1);
  else
    set_colour (cairo, &dark, 1);
  draw_words (self, cairo, area->badge, x, y);
  if (area->verdict != LAYOVER_INTERACTION_VERDICT_NONE)
    draw_verdict (cairo, area->verdict, MAX (x - radius, radius), y + radius, radius * 0.75);
}

/* Dashed where one belongs. */
static void
draw_ring (cairo_t *cairo, double x, double y, double radius, const LayoverBoardMark *mark)
{
  const Colour *colour = mark->is_right ? &right : get_colour (mark->verdict, TRUE);
  static const double dashes[] = { 4, 3 };

  cairo_arc (cairo, x, y, radius, 0, 2 * G_PI);
  if (mark->is_right)
    cairo_set_dash (cairo, dashes, G_N_ELEMENTS (dashes), 0);
  stroke_twice (cairo, colour, 2.5);
  cairo_set_dash (cairo, NULL, 0, 0);
  cairo_new_path (cairo);
  cairo_arc (cairo, x, y, 1.5, 0, 2 * G_PI);
  stroke_twice (cairo, colour, 1);
  cairo_new_path (cairo);
}

/* The object itself or a ring around the place, with its number beside it. */
static void
draw_mark (LayoverPictureBoard *self, cairo_t *cairo, guint i, const LayoverBoardView *view)
{
  const LayoverBoardMark *mark = layover_picture_board_get_mark (self, i);
  double radius = BADGE_RADIUS * layover_adaptive_get_text_scale ();
  double x = view->left + mark->x * view->scale;
  double y = view->top + mark->y * view->scale;
  g_autofree char *number = g_strdup_printf ("%u", i + 1);

  if (self->object == NULL || mark->is_right)
    draw_ring (cairo, x, y, radius, mark);

  x += x + 3 * radius > gtk_widget_get_width (GTK_WIDGET (self)) ? -1.8 * radius : 1.8 * radius;
  y = MAX (y - radius, radius);
  if (mark->is_right)
    {
      draw_verdict (cairo, LAYOVER_INTERACTION_VERDICT_MISSED, x, y, radius * 0.75);
      return;
    }
  cairo_arc (cairo, x, y, radius * 0.85, 0, 2 * G_PI);
  stroke_twice (cairo, get_colour (mark->verdict, TRUE), 1);
  cairo_fill (cairo);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  draw_words (self, cairo, number, x, y);
  if (mark->verdict != LAYOVER_INTERACTION_VERDICT_NONE)
    draw_verdict (cairo, mark->verdict, x, y + 1.6 * radius, radius * 0.75);
}

/* Where a point would have been right. */
static void
draw_target (LayoverPictureBoard *self, cairo_t *cairo, const LayoverShape *shape,
             const LayoverBoardView *view)
{
  static const double dashes[] = { 5, 3 };
  double radius = BADGE_RADIUS * 0.75 * layover_adaptive_get_text_scale ();
  double left, top, right_edge, bottom;

  trace_shape (cairo, shape, view);
  set_colour (cairo, &right, 0.12);
  cairo_fill_preserve (cairo);
  cairo_set_dash (cairo, dashes, G_N_ELEMENTS (dashes), 0);
  stroke_twice (cairo, &right, 2.5);
  cairo_set_dash (cairo, NULL, 0, 0);
  cairo_new_path (cairo);
  if (layover_shape_get_bounds (shape, &left, &top, &right_edge, &bottom))
    draw_verdict (cairo, LAYOVER_INTERACTION_VERDICT_MISSED, view->left + right_edge * view->scale,
                  MAX (view->top + top * view->scale, radius), radius);
}

static void
find_centre (LayoverPictureBoard *self, const LayoverChoice *area, const LayoverBoardView *view,
             graphene_point_t *centre)
{
  for (guint i = 0; i < self->areas->len; i++)
    if (layover_picture_board_get_area (self, i)->choice == area)
      {
        graphene_rect_t bounds;

        layover_picture_board_get_area_bounds (self, i, &bounds);
        graphene_rect_get_center (&bounds, centre);
      }

  centre->x = (float) (view->left + centre->x * view->scale);
  centre->y = (float) (view->top + centre->y * view->scale);
}

/* From centre to centre, with its number, or what a check says of it, in the middle. */
static void
draw_line (LayoverPictureBoard *self, cairo_t *cairo, guint i, const LayoverBoardView *view)
{
  static const double dashes[] = { 6, 4 };
  const LayoverBoardLine *line = &g_array_index (self->lines, LayoverBoardLine, i);
  const Colour *colour = get_colour (line->verdict, TRUE);
  double radius = BADGE_RADIUS * 0.85 * layover_adaptive_get_text_scale ();
  graphene_point_t from = { 0 }, to = { 0 };
  g_autofree char *number = g_strdup_printf ("%u", i + 1);
  double x, y;

  find_centre (self, line->first, view, &from);
  find_centre (self, line->second, view, &to);
  x = (from.x + to.x) / 2;
  y = (from.y + to.y) / 2;
  cairo_move_to (cairo, from.x, from.y);
  cairo_line_to (cairo, to.x, to.y);
  if (!line->is_given)
    cairo_set_dash (cairo, dashes, G_N_ELEMENTS (dashes), 0);
  stroke_twice (cairo, colour, 3);
  cairo_set_dash (cairo, NULL, 0, 0);
  cairo_new_path (cairo);
  if (line->verdict != LAYOVER_INTERACTION_VERDICT_NONE)
    {
      draw_verdict (cairo, line->verdict, x, y, radius);
      return;
    }
  cairo_arc (cairo, x, y, radius, 0, 2 * G_PI);
  stroke_twice (cairo, colour, 1);
  cairo_fill (cairo);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  draw_words (self, cairo, number, x, y);
}

static void
draw_aim (LayoverPictureBoard *self, cairo_t *cairo, const LayoverBoardView *view)
{
  int aim_x, aim_y;
  double x, y;

  layover_picture_board_get_aim (self, &aim_x, &aim_y);
  x = view->left + aim_x * view->scale;
  y = view->top + aim_y * view->scale;
  cairo_move_to (cairo, view->left, y);
  cairo_line_to (cairo, gtk_widget_get_width (GTK_WIDGET (self)) - view->left, y);
  cairo_move_to (cairo, x, view->top);
  cairo_line_to (cairo, x, gtk_widget_get_height (GTK_WIDGET (self)));
  stroke_twice (cairo, &dark, 1);
  cairo_new_path (cairo);
}

/* In pixels of the screen. */
void
layover_picture_board_draw (LayoverPictureBoard *self, cairo_t *cairo)
{
  LayoverBoardView view;

  layover_picture_board_get_view (self, &view);
  for (guint i = 0; i < self->areas->len; i++)
    draw_outline (self, cairo, i, &view);
  if (self->areas->len > 0 && gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    draw_focus (self, cairo, &view);
  for (guint i = 0; i < self->lines->len; i++)
    draw_line (self, cairo, i, &view);
  for (guint i = 0; i < self->areas->len; i++)
    draw_badge (self, cairo, i, &view);
  if (self->areas->len == 0 && gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    draw_aim (self, cairo, &view);
  for (guint i = 0; i < self->targets->len; i++)
    draw_target (self, cairo, self->targets->pdata[i], &view);
  for (guint i = 0; i < self->marks->len; i++)
    draw_mark (self, cairo, i, &view);
}
