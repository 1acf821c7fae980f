/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "layover-picture-board-private.h"
#include "layover-widget.h"

/* Pointing at places of a picture that has no areas: with cross hairs and keys, by clicking, by dragging what is there. */

#define STEP 10
#define SMALL_STEP 1
/* So near, in pixels of the screen, a mark is meant. */
#define REACH 12
#define DRAG_THRESHOLD 4

LayoverBoardMark *
layover_picture_board_get_mark (LayoverPictureBoard *self, guint i)
{
  return &g_array_index (self->marks, LayoverBoardMark, i);
}

/* On the screen. */
void
layover_picture_board_get_object_bounds (LayoverPictureBoard *self, const LayoverBoardMark *mark,
                                         graphene_rect_t *bounds)
{
  LayoverContentNode *node = layover_interaction_get_object (self->interaction);
  double width = layover_content_node_get_width (node);
  double height = layover_content_node_get_height (node);
  LayoverBoardView view;
  LayoverCentre centre;

  layover_picture_board_get_view (self, &view);
  if (width == 0)
    width = MAX (gdk_paintable_get_intrinsic_width (GDK_PAINTABLE (self->object)), 16);
  if (height == 0)
    height = MAX (gdk_paintable_get_intrinsic_height (GDK_PAINTABLE (self->object)), 16);
  if (!layover_interaction_get_centre (self->interaction, &centre))
    centre = (LayoverCentre){ (int) (width / 2), (int) (height / 2) };

  graphene_rect_init (bounds, (float) (view.left + (mark->x - centre.x) * view.scale),
                      (float) (view.top + (mark->y - centre.y) * view.scale),
                      (float) (width * view.scale), (float) (height * view.scale));
}

/* The mark of the candidate at a point of the screen, the topmost one; -1 for none. */
static int
find_mark (LayoverPictureBoard *self, double x, double y)
{
  LayoverBoardView view;

  layover_picture_board_get_view (self, &view);
  for (int i = (int) self->marks->len - 1; i >= 0; i--)
    {
      const LayoverBoardMark *mark = layover_picture_board_get_mark (self, (guint) i);
      graphene_rect_t bounds;

      if (mark->is_right)
        continue;
      if (hypot (view.left + mark->x * view.scale - x, view.top + mark->y * view.scale - y)
          <= REACH)
        return i;
      if (self->object == NULL)
        continue;
      layover_picture_board_get_object_bounds (self, mark, &bounds);
      if (graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return i;
    }

  return -1;
}

static void
clamp_point (LayoverPictureBoard *self, double *x, double *y)
{
  double width, height;

  layover_picture_board_get_size (self, &width, &height);
  *x = CLAMP (round (*x), 0, floor (width));
  *y = CLAMP (round (*y), 0, floor (height));
}

/* From a point of the screen to one of the picture. */
static void
find_point (LayoverPictureBoard *self, double *x, double *y)
{
  LayoverBoardView view;

  layover_picture_board_get_view (self, &view);
  *x = (*x - view.left) / view.scale;
  *y = (*y - view.top) / view.scale;
  clamp_point (self, x, y);
}

/** layover_picture_board_get_aim: where the cross hairs are, in pixels of the picture; in its middle at first */
void
layover_picture_board_get_aim (LayoverPictureBoard *self, int *x, int *y)
{
  double width, height;

  g_return_if_fail (LAYOVER_IS_PICTURE_BOARD (self));

  layover_picture_board_get_size (self, &width, &height);
  *x = self->has_aim ? self->aim_x : (int) (width / 2);
  *y = self->has_aim ? self->aim_y : (int) (height / 2);
}

static void
set_aim (LayoverPictureBoard *self, double x, double y)
{
  clamp_point (self, &x, &y);
  self->has_aim = TRUE;
  self->aim_x = (int) x;
  self->aim_y = (int) y;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
move_aim (LayoverPictureBoard *self, int right, int down, GdkModifierType modifiers)
{
  int step = (modifiers & GDK_SHIFT_MASK) != 0 ? SMALL_STEP : STEP;
  int x, y;

  layover_picture_board_get_aim (self, &x, &y);
  set_aim (self, x + right * step, y + down * step);
  /* Translators: a place on a picture, pixels from the left and from the top */
  layover_widget_say (GTK_WIDGET (self), _ ("%d, %d"), self->aim_x, self->aim_y);

  return TRUE;
}

static void
activate_aim (LayoverPictureBoard *self)
{
  int x, y;

  layover_picture_board_get_aim (self, &x, &y);
  g_signal_emit (self, layover_picture_board_signals[LAYOVER_BOARD_POINT_ACTIVATED], 0, x, y);
}

static void
remove_at_aim (LayoverPictureBoard *self)
{
  LayoverBoardView view;
  int x, y, found;

  layover_picture_board_get_view (self, &view);
  layover_picture_board_get_aim (self, &x, &y);
  found = find_mark (self, view.left + x * view.scale, view.top + y * view.scale);
  if (found >= 0)
    g_signal_emit (self, layover_picture_board_signals[LAYOVER_BOARD_MARK_REMOVED], 0,
                   (guint) found);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, gpointer user_data)
{
  LayoverPictureBoard *self = LAYOVER_PICTURE_BOARD (user_data);
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (self->is_locked || (modifiers & ~GDK_SHIFT_MASK) != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return move_aim (self, -1, 0, modifiers);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return move_aim (self, 1, 0, modifiers);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move_aim (self, 0, -1, modifiers);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move_aim (self, 0, 1, modifiers);
    case GDK_KEY_space:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      activate_aim (self);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      remove_at_aim (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  LayoverPictureBoard *self = LAYOVER_PICTURE_BOARD (user_data);

  if (self->is_locked)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  self->dragged = find_mark (self, x, y);
  if (self->dragged >= 0)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
is_drag (double offset_x, double offset_y)
{
  return hypot (offset_x, offset_y) >= DRAG_THRESHOLD;
}

/* Where the pointer is now, as a point of the picture; the mark goes with it. */
static void
follow (LayoverPictureBoard *self, GtkGestureDrag *gesture, double offset_x, double offset_y)
{
  LayoverBoardMark *mark = layover_picture_board_get_mark (self, (guint) self->dragged);
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  x += offset_x;
  y += offset_y;
  find_point (self, &x, &y);
  mark->x = (int) x;
  mark->y = (int) y;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_update_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, gpointer user_data)
{
  LayoverPictureBoard *self = LAYOVER_PICTURE_BOARD (user_data);

  if (self->dragged >= 0 && is_drag (offset_x, offset_y))
    follow (self, gesture, offset_x, offset_y);
}

/* What was dragged has moved; what was not is a click, unless a finger scrolled. */
static void
drag_end_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, gpointer user_data)
{
  LayoverPictureBoard *self = LAYOVER_PICTURE_BOARD (user_data);
  int dragged = self->dragged;
  double x, y;

  self->dragged = -1;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (dragged < 0 && !is_drag (offset_x, offset_y))
    {
      find_point (self, &x, &y);
      set_aim (self, x, y);
      activate_aim (self);
    }
  else if (dragged >= 0 && (guint) dragged < self->marks->len)
    {
      LayoverBoardMark *mark = layover_picture_board_get_mark (self, (guint) dragged);

      set_aim (self, mark->x, mark->y);
      g_signal_emit (self, layover_picture_board_signals[LAYOVER_BOARD_MARK_MOVED], 0,
                     (guint) dragged, mark->x, mark->y);
    }
}

/** layover_picture_board_init_points: for a picture without areas */
void
layover_picture_board_init_points (LayoverPictureBoard *self)
{
  LayoverContentNode *object = layover_interaction_get_object (self->interaction);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
  if (object == NULL)
    return;

  self->object = layover_picture_board_load (object, self->finder);
  g_signal_connect_swapped (self->object, "invalidate-contents", G_CALLBACK (gtk_widget_queue_draw),
                            self);
}

/** layover_picture_board_show_targets: @shapes: (element-type LayoverShape): borrowed from the item, which has to live on */
void
layover_picture_board_show_targets (LayoverPictureBoard *self, GPtrArray *shapes)
{
  g_return_if_fail (LAYOVER_IS_PICTURE_BOARD (self));

  g_ptr_array_set_size (self->targets, 0);
  g_ptr_array_extend (self->targets, shapes, NULL, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** layover_picture_board_show_marks: in the order of their numbers; those that are right and not given stand last */
void
layover_picture_board_show_marks (LayoverPictureBoard *self, const LayoverBoardMark *marks,
                                  guint n_marks)
{
  g_return_if_fail (LAYOVER_IS_PICTURE_BOARD (self));

  self->dragged = -1;
  g_array_set_size (self->marks, 0);
  if (n_marks > 0)
    g_array_append_vals (self->marks, marks, n_marks);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
