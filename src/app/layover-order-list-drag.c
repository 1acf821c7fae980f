/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-order-list-private.h"

/* With the pointer: a mouse takes hold of a row anywhere, a finger of its handle, because elsewhere it scrolls. */

#define DRAG_THRESHOLD 8

static LayoverOrderRow *
find_row_at (LayoverOrderList *self, double x, double y, GtkWidget **picked)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  *picked = widget;
  widget = widget != NULL && !LAYOVER_IS_ORDER_ROW (widget)
               ? gtk_widget_get_ancestor (widget, LAYOVER_TYPE_ORDER_ROW)
               : widget;

  return widget != NULL && LAYOVER_IS_ORDER_ROW (widget) ? LAYOVER_ORDER_ROW (widget) : NULL;
}

static gboolean
is_touch (GtkGesture *gesture)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (
      GTK_EVENT_CONTROLLER (gesture));

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  LayoverOrderList *self = LAYOVER_ORDER_LIST (user_data);
  GtkWidget *picked = NULL;
  LayoverOrderRow *row = find_row_at (self, x, y, &picked);
  gboolean is_handle = row != NULL && layover_order_row_is_handle (row, picked);

  if (row == NULL || self->is_locked || (is_touch (GTK_GESTURE (gesture)) && !is_handle))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_widget_grab_focus (GTK_WIDGET (row));
  self->dragged = row;
  self->drag_y = y;
  if (is_handle)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Where the row belongs when the pointer is at @y: below every other row whose middle is above it. */
static guint
find_place (LayoverOrderList *self, double y)
{
  guint place = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      graphene_rect_t bounds;
      GtkWidget *row = GTK_WIDGET (layover_order_list_get_row (self, i));

      if (layover_order_list_get_row (self, i) != self->dragged
          && gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds)
          && bounds.origin.y + bounds.size.height / 2 < y)
        place++;
    }

  return place;
}

static void
drag_update_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, gpointer user_data)
{
  LayoverOrderList *self = LAYOVER_ORDER_LIST (user_data);
  guint place;

  if (self->dragged == NULL)
    return;

  if (self->moving != self->dragged)
    {
      if (ABS (offset_y) < DRAG_THRESHOLD)
        return;
      layover_order_list_drop (self);
      layover_order_list_pick_up (self, self->dragged);
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    }

  place = find_place (self, self->drag_y + offset_y);
  layover_order_list_place (self, self->dragged, place);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, gpointer user_data)
{
  LayoverOrderList *self = LAYOVER_ORDER_LIST (user_data);

  if (g_steal_pointer (&self->dragged) != NULL && self->moving != NULL
      && (ABS (offset_y) >= DRAG_THRESHOLD
          || layover_order_list_find (self, self->moving) != self->origin))
    layover_order_list_drop (self);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, gpointer user_data)
{
  LayoverOrderList *self = LAYOVER_ORDER_LIST (user_data);

  if (g_steal_pointer (&self->dragged) != NULL)
    layover_order_list_put_back (self);
}

/** layover_order_list_add_drag: lets the pointer move rows */
void
layover_order_list_add_drag (LayoverOrderList *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
