/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-adaptive.h"
#include "layover-picture-board-private.h"

/* What is put on the areas of a picture: pictures and words, side by side where there are several. */

#define SPACE 2
#define PADDING 3

static gboolean
find_image (LayoverContentNode *node, gpointer data)
{
  LayoverContentNode **image = data;

  if (layover_content_node_get_kind (node) == LAYOVER_CONTENT_IMAGE)
    *image = node;

  return *image == NULL;
}

static LayoverContentNode *
get_image (const LayoverChoice *filler)
{
  LayoverContentNode *image = NULL;

  if (filler->content != NULL)
    layover_content_node_foreach (filler->content, find_image, &image);

  return image;
}

/* Loaded when it is first needed. */
static LayoverPicture *
get_picture (LayoverPictureBoard *self, const LayoverChoice *filler)
{
  LayoverPicture *picture = g_hash_table_lookup (self->filler_pictures, filler);
  LayoverContentNode *image = get_image (filler);

  if (picture != NULL || image == NULL)
    return picture;

  picture = layover_picture_board_load (image, self->finder);
  g_signal_connect_object (picture, "invalidate-contents", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_hash_table_insert (self->filler_pictures, (gpointer) filler, picture);

  return picture;
}

static gboolean
is_drawn (LayoverPicture *picture)
{
  return picture != NULL && layover_picture_get_problem (picture) == NULL;
}

static PangoLayout *
create_words (LayoverPictureBoard *self, const LayoverChoice *filler)
{
  g_autofree char *words = layover_choice_dup_words (filler);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_absolute_size (font,
                                            13 * layover_adaptive_get_text_scale () * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);

  return layout;
}

static void
measure_picture (LayoverPicture *picture, const LayoverChoice *filler, double scale, double *width,
                 double *height)
{
  LayoverContentNode *image = get_image (filler);

  *width = layover_content_node_get_width (image);
  *height = layover_content_node_get_height (image);
  if (*width == 0 || *height == 0)
    {
      *width = gdk_paintable_get_intrinsic_width (GDK_PAINTABLE (picture));
      *height = gdk_paintable_get_intrinsic_height (GDK_PAINTABLE (picture));
    }
  *width *= scale;
  *height *= scale;
}

static void
snapshot_picture (LayoverPicture *picture, const LayoverChoice *filler, GtkSnapshot *snapshot,
                  const graphene_rect_t *room, double scale)
{
  double width, height;

  measure_picture (picture, filler, scale, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) (room->origin.x + (room->size.width - width) / 2),
                                      (float) (room->origin.y + (room->size.height - height) / 2)));
  gdk_paintable_snapshot (GDK_PAINTABLE (picture), snapshot, width, height);
  gtk_snapshot_restore (snapshot);
}

/* Dark on white, whatever is below. */
static void
snapshot_words (LayoverPictureBoard *self, const LayoverChoice *filler, GtkSnapshot *snapshot,
                const graphene_rect_t *room)
{
  g_autoptr (PangoLayout) layout = create_words (self, filler);
  const GdkRGBA white = { 1, 1, 1, 0.92f };
  const GdkRGBA dark = { 0.14f, 0.12f, 0.19f, 1 };
  int width, height;
  float x, y;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > room->size.width - 2 * PADDING)
    {
      width = (int) MAX (room->size.width - 2 * PADDING, 1);
      pango_layout_set_width (layout, width * PANGO_SCALE);
    }
  x = room->origin.x + (room->size.width - (float) width) / 2;
  y = room->origin.y + (room->size.height - (float) height) / 2;
  gtk_snapshot_append_color (
      snapshot, &white,
      &GRAPHENE_RECT_INIT (x - PADDING, y, (float) width + 2 * PADDING, (float) height));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &dark);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_area (LayoverPictureBoard *self, GtkSnapshot *snapshot, guint i,
               const LayoverBoardView *view)
{
  const LayoverBoardArea *area = layover_picture_board_get_area (self, i);
  graphene_rect_t room;
  float width;

  layover_picture_board_get_area_bounds (self, i, &room);
  width = (float) (room.size.width * view->scale) / (float) area->fillers->len;
  for (guint j = 0; j < area->fillers->len; j++)
    {
      const LayoverChoice *filler = area->fillers->pdata[j];
      LayoverPicture *picture = get_picture (self, filler);
      graphene_rect_t part = GRAPHENE_RECT_INIT (
          (float) (view->left + room.origin.x * view->scale) + (float) j * width,
          (float) (view->top + room.origin.y * view->scale), width - SPACE,
          (float) (room.size.height * view->scale));

      if (is_drawn (picture))
        snapshot_picture (picture, filler, snapshot, &part, view->scale);
      else
        snapshot_words (self, filler, snapshot, &part);
    }
}

void
layover_picture_board_snapshot_fillers (LayoverPictureBoard *self, GtkSnapshot *snapshot)
{
  LayoverBoardView view;

  layover_picture_board_get_view (self, &view);
  for (guint i = 0; i < self->areas->len; i++)
    if (layover_picture_board_get_area (self, i)->fillers->len > 0)
      snapshot_area (self, snapshot, i, &view);
}

/** layover_picture_board_fill_area: @fillers: (element-type LayoverChoice): of the board's interaction, from left to right */
void
layover_picture_board_fill_area (LayoverPictureBoard *self, const char *identifier,
                                 GPtrArray *fillers)
{
  g_return_if_fail (LAYOVER_IS_PICTURE_BOARD (self));

  for (guint i = 0; i < self->areas->len; i++)
    {
      LayoverBoardArea *area = layover_picture_board_get_area (self, i);

      if (!g_str_equal (area->choice->identifier, identifier))
        continue;
      g_ptr_array_set_size (area->fillers, 0);
      g_ptr_array_extend (area->fillers, fillers, NULL, NULL);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** layover_picture_board_get_area_at: Returns: (transfer none) (nullable): what lies at a point of the widget */
const char *
layover_picture_board_get_area_at (LayoverPictureBoard *self, double x, double y)
{
  int found;

  g_return_val_if_fail (LAYOVER_IS_PICTURE_BOARD (self), NULL);

  found = layover_picture_board_find_area (self, x, y);

  return found >= 0 ? layover_picture_board_get_area (self, (guint) found)->choice->identifier
                    : NULL;
}
