/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <adwaita.h>

#include "layover-inline-flow-private.h"
#include "layover-text-link.h"

/* Some words of a flow are links, as in LayoverLinkedLabel. */

static LayoverTextLinkWidget *
get_link (LayoverInlineFlow *self, guint i)
{
  return g_ptr_array_index (self->links, i);
}

static LayoverTextLinkWidget *
find_link (LayoverInlineFlow *self, double x, double y)
{
  PangoLayout *layout = layover_inline_flow_ensure_layout (
      self, gtk_widget_get_width (GTK_WIDGET (self)));
  int index, trailing;

  if (!pango_layout_xy_to_index (layout, (int) (x * PANGO_SCALE),
                                 (int) ((y - self->top) * PANGO_SCALE), &index, &trailing))
    return NULL;

  for (guint i = 0; i < self->links->len; i++)
    if (layover_text_link_has_index (get_link (self, i), index))
      return get_link (self, i);

  return NULL;
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, LayoverInlineFlow *self)
{
  LayoverTextLinkWidget *link = find_link (self, x, y);

  /* marking words is not a click */
  if (link == NULL || self->selection_start < self->selection_end)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (link), "link.activate", NULL);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, LayoverInlineFlow *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   find_link (self, x, y) != NULL ? "pointer" : NULL);
}

static void
dark_cb (LayoverInlineFlow *self)
{
  layover_inline_flow_put_attributes (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
watch_pointer (LayoverInlineFlow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (dark_cb),
                           self, G_CONNECT_SWAPPED);
}

/** layover_inline_flow_add_link: @link: in the text that has been appended before */
void
layover_inline_flow_add_link (LayoverInlineFlow *self, const LayoverTextLink *link)
{
  GtkWidget *widget;

  g_return_if_fail (LAYOVER_IS_INLINE_FLOW (self));
  g_return_if_fail (link->start <= link->end && link->end <= self->text->len);

  if (self->links->len == 0)
    watch_pointer (self);
  widget = layover_text_link_new (self->text->str, link);
  gtk_widget_set_parent (widget, GTK_WIDGET (self));
  g_ptr_array_add (self->links, widget);
  layover_inline_flow_put_attributes (self);
}

void
layover_flow_links_add_attributes (LayoverInlineFlow *self, PangoAttrList *attributes)
{
  for (guint i = 0; i < self->links->len; i++)
    pango_attr_list_insert (attributes, layover_text_link_create_color (get_link (self, i)));
}

void
layover_flow_links_allocate (LayoverInlineFlow *self, PangoLayout *layout)
{
  for (guint i = 0; i < self->links->len; i++)
    layover_text_link_allocate (get_link (self, i), layout, 0, self->top);
}
