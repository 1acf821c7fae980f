/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "layover-picture-board-private.h"
#include "layover-widget.h"

/* Pointing at the areas of a picture: with arrows from one to the next, or with the pointer. */

/* What a screen reader says of the place that the keys are at. */
static void
say_current (LayoverPictureBoard *self)
{
  const LayoverBoardArea *area = layover_picture_board_get_area (self, self->current);

  layover_widget_say (GTK_WIDGET (self), area->is_chosen ? _ ("%s, chosen") : "%s",
                      area->choice->label);
}

static void
activate (LayoverPictureBoard *self, guint i)
{
  if (self->is_locked)
    return;

  self->current = i;
  g_signal_emit (self, layover_picture_board_signals[LAYOVER_BOARD_AREA_ACTIVATED], 0,
                 layover_picture_board_get_area (self, i)->choice->identifier);
  say_current (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The nearest area in a direction; what lies aside counts double, so that arrows go straight. */
static guint
find_next (LayoverPictureBoard *self, int right, int down)
{
  graphene_rect_t bounds;
  graphene_point_t from, to;
  double least = G_MAXDOUBLE;
  guint next = self->current;

  layover_picture_board_get_area_bounds (self, self->current, &bounds);
  graphene_rect_get_center (&bounds, &from);
  for (guint i = 0; i < self->areas->len; i++)
    {
      double ahead, aside;

      layover_picture_board_get_area_bounds (self, i, &bounds);
      graphene_rect_get_center (&bounds, &to);
      ahead = (to.x - from.x) * right + (to.y - from.y) * down;
      aside = fabs ((to.x - from.x) * down) + fabs ((to.y - from.y) * right);
      if (i == self->current || ahead <= 0 || ahead + 2 * aside >= least)
        continue;
      least = ahead + 2 * aside;
      next = i;
    }

  return next;
}

static gboolean
move (LayoverPictureBoard *self, int right, int down)
{
  guint next = find_next (self, right, down);

  if (next != self->current)
    {
      self->current = next;
      say_current (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }

  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, gpointer user_data)
{
  LayoverPictureBoard *self = LAYOVER_PICTURE_BOARD (user_data);

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return move (self, -1, 0);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return move (self, 1, 0);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move (self, 0, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move (self, 0, 1);
    case GDK_KEY_space:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      activate (self, self->current);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  LayoverPictureBoard *self = LAYOVER_PICTURE_BOARD (user_data);
  int found = layover_picture_board_find_area (self, x, y);

  if (found < 0 || self->is_locked)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  activate (self, (guint) found);
}

static void
set_hovered (LayoverPictureBoard *self, int hovered)
{
  if (self->hovered == hovered)
    return;

  self->hovered = hovered;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), hovered >= 0 ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, gpointer user_data)
{
  LayoverPictureBoard *self = LAYOVER_PICTURE_BOARD (user_data);

  set_hovered (self, self->is_locked ? -1 : layover_picture_board_find_area (self, x, y));
}

static void
leave_cb (GtkEventControllerMotion *controller, gpointer user_data)
{
  set_hovered (LAYOVER_PICTURE_BOARD (user_data), -1);
}

/** layover_picture_board_init_areas: for a picture that has areas */
void
layover_picture_board_init_areas (LayoverPictureBoard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, keys);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

/**
 * layover_picture_board_show_area:
 * @badge: (nullable): what stands on it, %NULL for its letter
 */
void
layover_picture_board_show_area (LayoverPictureBoard *self, const char *identifier,
                                 gboolean is_chosen, LayoverInteractionVerdict verdict,
                                 const char *badge)
{
  g_return_if_fail (LAYOVER_IS_PICTURE_BOARD (self));

  for (guint i = 0; i < self->areas->len; i++)
    {
      LayoverBoardArea *area = layover_picture_board_get_area (self, i);

      if (!g_str_equal (area->choice->identifier, identifier))
        continue;
      area->is_chosen = is_chosen;
      area->verdict = verdict;
      g_free (area->badge);
      area->badge = g_strdup (badge != NULL ? badge : area->choice->letter);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
