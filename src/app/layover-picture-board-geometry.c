/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <math.h>

#include "layover-picture-board-private.h"

/* Where things are: the pixels of the picture, which the author counts, and those of the screen. */

/* What a picture without a size of its own is taken to be. */
#define UNKNOWN_WIDTH 400
#define UNKNOWN_HEIGHT 300
/* So far beside a small area, in pixels of the screen, it is still meant. */
#define REACH 16

LayoverBoardArea *
layover_picture_board_get_area (LayoverPictureBoard *self, guint i)
{
  return &g_array_index (self->areas, LayoverBoardArea, i);
}

static void
grow_to_areas (LayoverPictureBoard *self, double *width, double *height)
{
  for (guint i = 0; i < self->areas->len; i++)
    {
      double left, top, right, bottom;

      if (!layover_shape_get_bounds (layover_picture_board_get_area (self, i)->choice->shape, &left,
                                     &top, &right, &bottom))
        continue;
      *width = MAX (*width, right);
      *height = MAX (*height, bottom);
    }
}

/* The author's pixels are those that the coordinates of areas and points count. */
void
layover_picture_board_get_size (LayoverPictureBoard *self, double *width, double *height)
{
  LayoverContentNode *node = layover_interaction_get_picture (self->interaction);
  double own_width = gdk_paintable_get_intrinsic_width (GDK_PAINTABLE (self->picture));
  double own_height = gdk_paintable_get_intrinsic_height (GDK_PAINTABLE (self->picture));

  *width = layover_content_node_get_width (node);
  *height = layover_content_node_get_height (node);
  if (own_width > 0 && own_height > 0)
    {
      if (*width == 0)
        *width = *height > 0 ? *height * own_width / own_height : own_width;
      if (*height == 0)
        *height = *width * own_height / own_width;
    }
  if (*width > 0 && *height > 0)
    return;

  *width = UNKNOWN_WIDTH;
  *height = UNKNOWN_HEIGHT;
  grow_to_areas (self, width, height);
}

void
layover_picture_board_get_view (LayoverPictureBoard *self, LayoverBoardView *view)
{
  int screen_width = gtk_widget_get_width (GTK_WIDGET (self));
  int screen_height = gtk_widget_get_height (GTK_WIDGET (self)) - self->notice_height;
  double width, height;

  layover_picture_board_get_size (self, &width, &height);
  view->scale = MIN (screen_width / width, screen_height / height);
  view->left = (screen_width - width * view->scale) / 2;
  view->top = self->notice_height + (screen_height - height * view->scale) / 2;
}

/* In pixels of the picture; an area that is all of it has its bounds. */
void
layover_picture_board_get_area_bounds (LayoverPictureBoard *self, guint i, graphene_rect_t *bounds)
{
  double left = 0, top = 0, right, bottom;

  layover_picture_board_get_size (self, &right, &bottom);
  layover_shape_get_bounds (layover_picture_board_get_area (self, i)->choice->shape, &left, &top,
                            &right, &bottom);
  graphene_rect_init (bounds, (float) left, (float) top, (float) (right - left),
                      (float) (bottom - top));
}

static gboolean
is_whole_picture (LayoverPictureBoard *self, guint i)
{
  const LayoverShape *shape = layover_picture_board_get_area (self, i)->choice->shape;

  return layover_shape_get_kind (shape) == LAYOVER_SHAPE_DEFAULT;
}

/* How far a point is from an area's bounds, in pixels of the picture. */
static double
get_distance (LayoverPictureBoard *self, guint i, double x, double y)
{
  graphene_rect_t bounds;
  double beside, above;

  layover_picture_board_get_area_bounds (self, i, &bounds);
  beside = MAX (bounds.origin.x - x, x - bounds.origin.x - bounds.size.width);
  above = MAX (bounds.origin.y - y, y - bounds.origin.y - bounds.size.height);

  return hypot (MAX (beside, 0), MAX (above, 0));
}

/* The area at a point of the screen: the one around it, else one that is very near, else the whole picture; -1 for none. */
int
layover_picture_board_find_area (LayoverPictureBoard *self, double x, double y)
{
  LayoverBoardView view;
  double nearest;
  int found = -1;

  layover_picture_board_get_view (self, &view);
  x = (x - view.left) / view.scale;
  y = (y - view.top) / view.scale;
  nearest = REACH / view.scale;

  for (guint i = 0; i < self->areas->len; i++)
    if (!is_whole_picture (self, i)
        && layover_shape_contains (layover_picture_board_get_area (self, i)->choice->shape, x, y))
      return (int) i;

  for (guint i = 0; i < self->areas->len; i++)
    if (is_whole_picture (self, i))
      {
        found = found < 0 ? (int) i : found;
      }
    else if (get_distance (self, i, x, y) < nearest)
      {
        nearest = get_distance (self, i, x, y);
        found = (int) i;
      }

  return found;
}
