/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <math.h>

#include "layover-drawing-paper.h"

#define TEXT_KEY "tEXt::layover-strokes"
/* A drawing of so many pixels stays below the 8 MB that can be handed in, whatever is on it. */
#define MAX_PIXELS (2.0 * 1000 * 1000)
#define MIN_SIDE 16
#define MAX_SIDE 8000
#define MAX_DASHES 4

/* Told apart by their dashes, too; in widths of the pen, with round ends. */
static const struct
{
  double red, green, blue;
  double dashes[MAX_DASHES];
  int n_dashes;
} pens[LAYOVER_DRAWING_N_PENS] = {
  { 0.14, 0.12, 0.19, { 0 }, 0 },
  { 0.10, 0.37, 0.71, { 4, 2.5 }, 2 },
  { 0.65, 0.11, 0.18, { 0.1, 2.2 }, 2 },
  { 0.08, 0.45, 0.20, { 5, 2.5, 0.1, 2.5 }, 4 },
};

/** layover_drawing_paper_measure: the natural size of @picture, unless it is very large or there is none to see */
void
layover_drawing_paper_measure (LayoverPicture *picture, int *width, int *height)
{
  double natural_width = gdk_paintable_get_intrinsic_width (GDK_PAINTABLE (picture));
  double natural_height = gdk_paintable_get_intrinsic_height (GDK_PAINTABLE (picture));
  double scale;

  if (layover_picture_get_problem (picture) != NULL || natural_width < 1 || natural_height < 1)
    {
      natural_width = LAYOVER_DRAWING_PAPER_WIDTH;
      natural_height = LAYOVER_DRAWING_PAPER_HEIGHT;
    }
  scale = MIN (1, sqrt (MAX_PIXELS / (natural_width * natural_height)));
  *width = (int) CLAMP (natural_width * scale, MIN_SIDE, MAX_SIDE);
  *height = (int) CLAMP (natural_height * scale, MIN_SIDE, MAX_SIDE);
}

/** layover_drawing_paper_draw_pen: along the path, which is used up */
void
layover_drawing_paper_draw_pen (cairo_t *cairo, guint pen, double width)
{
  double dashes[MAX_DASHES];

  for (int i = 0; i < pens[pen].n_dashes; i++)
    dashes[i] = pens[pen].dashes[i] * width;

  cairo_save (cairo);
  cairo_set_line_cap (cairo, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cairo, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cairo, dashes, pens[pen].n_dashes, 0);
  /* seen on dark pictures, too */
  cairo_set_source_rgba (cairo, 1, 1, 1, 0.85);
  cairo_set_line_width (cairo, width * 1.7);
  cairo_stroke_preserve (cairo);
  cairo_set_source_rgb (cairo, pens[pen].red, pens[pen].green, pens[pen].blue);
  cairo_set_line_width (cairo, width);
  cairo_stroke (cairo);
  cairo_restore (cairo);
}

static void
draw_stroke (const LayoverDrawing *drawing, const LayoverStroke *stroke, cairo_t *cairo)
{
  int longer = MAX (layover_drawing_get_width (drawing), layover_drawing_get_height (drawing));

  cairo_new_path (cairo);
  for (guint i = 0; i < stroke->points->len; i++)
    {
      const LayoverDrawingPoint *point = &g_array_index (stroke->points, LayoverDrawingPoint, i);

      cairo_line_to (cairo, point->x, point->y);
    }
  /* a dot is a line to where it begins */
  if (stroke->points->len == 1)
    cairo_close_path (cairo);
  layover_drawing_paper_draw_pen (cairo, stroke->pen, MAX (3, longer / 160.0));
}

/** layover_drawing_paper_draw: the strokes, also the one being drawn, in pixels of the picture */
void
layover_drawing_paper_draw (const LayoverDrawing *drawing, cairo_t *cairo)
{
  for (guint i = 0; i < layover_drawing_get_n_strokes (drawing); i++)
    draw_stroke (drawing, layover_drawing_get_stroke (drawing, i), cairo);
  if (layover_drawing_get_open (drawing) != NULL)
    draw_stroke (drawing, layover_drawing_get_open (drawing), cairo);
}

static void
draw_picture (cairo_t *cairo, GdkTexture *texture, int width, int height)
{
  int own_width = gdk_texture_get_width (texture);
  int own_height = gdk_texture_get_height (texture);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, own_width,
                                                         own_height);

  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      gdk_texture_download (texture, cairo_image_surface_get_data (surface),
                            (gsize) cairo_image_surface_get_stride (surface));
      cairo_surface_mark_dirty (surface);
      cairo_save (cairo);
      cairo_scale (cairo, (double) width / own_width, (double) height / own_height);
      cairo_set_source_surface (cairo, surface, 0, 0);
      cairo_paint (cairo);
      cairo_restore (cairo);
    }
  cairo_surface_destroy (surface);
}

/** layover_drawing_paper_print: Returns: (transfer full) (nullable): a PNG of the size of @drawing */
GBytes *
layover_drawing_paper_print (const LayoverDrawing *drawing, LayoverPicture *picture, GError **error)
{
  int width = layover_drawing_get_width (drawing);
  int height = layover_drawing_get_height (drawing);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cairo = cairo_create (surface);
  GdkTexture *texture = layover_picture_get_texture (picture);
  g_autofree char *text = layover_drawing_dup_text (drawing);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  char *data = NULL;
  gsize length = 0;

  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  if (texture != NULL)
    draw_picture (cairo, texture, width, height);
  layover_drawing_paper_draw (drawing, cairo);
  cairo_destroy (cairo);
  pixbuf = gdk_pixbuf_get_from_surface (surface, 0, 0, width, height);
  cairo_surface_destroy (surface);

  if (pixbuf == NULL
      || !gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", error, "compression", "4",
                                     TEXT_KEY, text, NULL))
    return NULL;

  return g_bytes_new_take (data, length);
}

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  if ((gint64) width * height > LAYOVER_IMAGE_MAX_PIXELS)
    gdk_pixbuf_loader_set_size (loader, 1, 1);
}

/** layover_drawing_paper_read: the strokes of a drawing that was printed; Returns: whether it has any */
gboolean
layover_drawing_paper_read (LayoverDrawing *drawing, GBytes *bytes)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type ("png", NULL);
  gboolean is_whole;
  const char *text = NULL;

  g_return_val_if_fail (loader != NULL, FALSE);

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), NULL);
  is_whole = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  is_whole = gdk_pixbuf_loader_close (loader, NULL) && is_whole;
  if (is_whole && gdk_pixbuf_loader_get_pixbuf (loader) != NULL)
    text = gdk_pixbuf_get_option (gdk_pixbuf_loader_get_pixbuf (loader), TEXT_KEY);

  return layover_drawing_read_text (drawing, text != NULL ? text : "");
}
