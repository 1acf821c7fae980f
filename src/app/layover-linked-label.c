/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <adwaita.h>

#include "layover-linked-label.h"
#include "layover-text-link.h"

struct _LayoverLinkedLabel
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GPtrArray *links;
  PangoAttrList *attributes;
  PangoAttrList *marks;
};

G_DEFINE_FINAL_TYPE (LayoverLinkedLabel, layover_linked_label, GTK_TYPE_WIDGET)

static void
color_links (LayoverLinkedLabel *self)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_copy (self->attributes);

  for (guint i = 0; i < self->links->len; i++)
    pango_attr_list_insert (attributes,
                            layover_text_link_create_color (g_ptr_array_index (self->links, i)));
  if (self->marks != NULL)
    pango_attr_list_splice (attributes, self->marks, 0, 0);

  gtk_label_set_attributes (GTK_LABEL (self->label), attributes);
}

static LayoverTextLinkWidget *
find_link (LayoverLinkedLabel *self, double x, double y)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (self->label));
  int offset_x, offset_y, index, trailing;

  gtk_label_get_layout_offsets (GTK_LABEL (self->label), &offset_x, &offset_y);
  if (!pango_layout_xy_to_index (layout, (int) (x - offset_x) * PANGO_SCALE,
                                 (int) (y - offset_y) * PANGO_SCALE, &index, &trailing))
    return NULL;

  for (guint i = 0; i < self->links->len; i++)
    if (layover_text_link_has_index (g_ptr_array_index (self->links, i), index))
      return g_ptr_array_index (self->links, i);

  return NULL;
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, LayoverLinkedLabel *self)
{
  LayoverTextLinkWidget *link = find_link (self, x, y);
  int start, end;

  /* marking words is not a click */
  if (link == NULL || gtk_label_get_selection_bounds (GTK_LABEL (self->label), &start, &end))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (link), "link.activate", NULL);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, LayoverLinkedLabel *self)
{
  gtk_widget_set_cursor_from_name (self->label,
                                   find_link (self, x, y) != NULL ? "pointer" : "text");
}

static GtkSizeRequestMode
layover_linked_label_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
layover_linked_label_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                              int *minimum, int *natural, int *minimum_baseline,
                              int *natural_baseline)
{
  gtk_widget_measure (LAYOVER_LINKED_LABEL (widget)->label, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
layover_linked_label_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LayoverLinkedLabel *self = LAYOVER_LINKED_LABEL (widget);
  GtkAllocation all = { 0, 0, width, height };
  PangoLayout *layout;
  int x, y;

  gtk_widget_size_allocate (self->label, &all, baseline);
  layout = gtk_label_get_layout (GTK_LABEL (self->label));
  gtk_label_get_layout_offsets (GTK_LABEL (self->label), &x, &y);
  for (guint i = 0; i < self->links->len; i++)
    layover_text_link_allocate (g_ptr_array_index (self->links, i), layout, x, y);
}

static void
layover_linked_label_dispose (GObject *object)
{
  LayoverLinkedLabel *self = LAYOVER_LINKED_LABEL (object);

  for (guint i = 0; i < self->links->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->links, i));
  g_ptr_array_set_size (self->links, 0);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_clear_pointer (&self->marks, pango_attr_list_unref);

  G_OBJECT_CLASS (layover_linked_label_parent_class)->dispose (object);
}

static void
layover_linked_label_finalize (GObject *object)
{
  g_ptr_array_unref (LAYOVER_LINKED_LABEL (object)->links);

  G_OBJECT_CLASS (layover_linked_label_parent_class)->finalize (object);
}

static void
layover_linked_label_class_init (LayoverLinkedLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_linked_label_dispose;
  object_class->finalize = layover_linked_label_finalize;

  widget_class->get_request_mode = layover_linked_label_get_request_mode;
  widget_class->measure = layover_linked_label_measure;
  widget_class->size_allocate = layover_linked_label_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_linked_label_init (LayoverLinkedLabel *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->links = g_ptr_array_new ();
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (color_links), self, G_CONNECT_SWAPPED);
}

GtkWidget *
layover_linked_label_new (LayoverContentText *text)
{
  LayoverLinkedLabel *self = g_object_new (LAYOVER_TYPE_LINKED_LABEL, NULL);

  gtk_label_set_text (GTK_LABEL (self->label), text->line->text);
  self->attributes = pango_attr_list_ref (text->attributes);
  for (guint i = 0; i < text->links->len; i++)
    {
      GtkWidget *link = layover_text_link_new (text->line->text,
                                               &g_array_index (text->links, LayoverTextLink, i));

      gtk_widget_set_parent (link, GTK_WIDGET (self));
      g_ptr_array_add (self->links, link);
    }
  color_links (self);

  return GTK_WIDGET (self);
}

GtkLabel *
layover_linked_label_get_label (LayoverLinkedLabel *self)
{
  g_return_val_if_fail (LAYOVER_IS_LINKED_LABEL (self), NULL);

  return GTK_LABEL (self->label);
}

/** layover_linked_label_set_marks: @marks: (nullable): colours for what was found, over those of links */
void
layover_linked_label_set_marks (LayoverLinkedLabel *self, PangoAttrList *marks)
{
  g_return_if_fail (LAYOVER_IS_LINKED_LABEL (self));

  g_clear_pointer (&self->marks, pango_attr_list_unref);
  self->marks = marks != NULL ? pango_attr_list_ref (marks) : NULL;
  color_links (self);
}
