/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <adwaita.h>

#include "layover-linked-label.h"

/* One link: nothing is drawn, the words are in the label; the focus ring lies where the words are. */
struct _LayoverTextLinkWidget
{
  GtkWidget parent_instance;

  guint start;
  guint end;
  char *target;
};

G_DEFINE_FINAL_TYPE (LayoverTextLinkWidget, layover_text_link, GTK_TYPE_WIDGET)

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
activate_link (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "content.activate-link", "s",
                              LAYOVER_TEXT_LINK (widget)->target);
}

static void
layover_text_link_finalize (GObject *object)
{
  g_free (LAYOVER_TEXT_LINK (object)->target);

  G_OBJECT_CLASS (layover_text_link_parent_class)->finalize (object);
}

static void
layover_text_link_class_init (LayoverTextLinkWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = layover_text_link_finalize;

  gtk_widget_class_install_action (widget_class, "link.activate", NULL, activate_link);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "link.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "link.activate", NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LINK);
  gtk_widget_class_set_css_name (widget_class, "textlink");
}

static void
layover_text_link_init (LayoverTextLinkWidget *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  /* the pointer finds the exact words through the label */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

static void
color_links (LayoverLinkedLabel *self)
{
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  g_autoptr (PangoAttrList) attributes = pango_attr_list_copy (self->attributes);

  for (guint i = 0; i < self->links->len; i++)
    {
      LayoverTextLinkWidget *link = g_ptr_array_index (self->links, i);
      PangoAttribute *color = is_dark ? pango_attr_foreground_new (0x9999, 0xc1c1, 0xf1f1)
                                      : pango_attr_foreground_new (0x1a1a, 0x5f5f, 0xb4b4);

      color->start_index = link->start;
      color->end_index = link->end;
      pango_attr_list_insert (attributes, color);
    }
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
    {
      LayoverTextLinkWidget *link = g_ptr_array_index (self->links, i);

      if (index >= (int) link->start && index < (int) link->end)
        return link;
    }

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

/* Where the link begins: as far as it goes on that line. */
static void
get_first_line (LayoverLinkedLabel *self, LayoverTextLinkWidget *link, GtkAllocation *place)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (self->label));
  PangoRectangle first, last;
  int line, end_line, x, offset_x, offset_y;
  guint end = link->end;

  gtk_label_get_layout_offsets (GTK_LABEL (self->label), &offset_x, &offset_y);
  pango_layout_index_to_line_x (layout, (int) link->start, FALSE, &line, &x);
  pango_layout_index_to_line_x (layout, (int) end - 1, FALSE, &end_line, &x);
  while (end_line != line && end > link->start + 1)
    pango_layout_index_to_line_x (layout, (int) --end - 1, FALSE, &end_line, &x);
  pango_layout_index_to_pos (layout, (int) link->start, &first);
  pango_layout_index_to_pos (layout, (int) end - 1, &last);

  place->x = PANGO_PIXELS (MIN (MIN (first.x, first.x + first.width), last.x)) + offset_x;
  place->width = MAX (PANGO_PIXELS (ABS (last.x + last.width - first.x)), 4);
  place->y = PANGO_PIXELS (first.y) + offset_y;
  place->height = PANGO_PIXELS (first.height);
}

static void
layover_linked_label_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LayoverLinkedLabel *self = LAYOVER_LINKED_LABEL (widget);
  GtkAllocation all = { 0, 0, width, height };

  gtk_widget_size_allocate (self->label, &all, baseline);
  for (guint i = 0; i < self->links->len; i++)
    {
      GtkWidget *link = g_ptr_array_index (self->links, i);
      GtkAllocation place;

      gtk_widget_measure (link, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      get_first_line (self, LAYOVER_TEXT_LINK (link), &place);
      gtk_widget_size_allocate (link, &place, -1);
    }
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

static void
add_link (LayoverLinkedLabel *self, LayoverContentText *text, const LayoverTextLink *link)
{
  LayoverTextLinkWidget *widget = g_object_new (LAYOVER_TYPE_TEXT_LINK, NULL);
  g_autofree char *words = g_strndup (text->line->text + link->start, link->end - link->start);

  widget->start = link->start;
  widget->end = link->end;
  widget->target = g_strdup (link->target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_widget_set_parent (GTK_WIDGET (widget), GTK_WIDGET (self));
  g_ptr_array_add (self->links, widget);
}

GtkWidget *
layover_linked_label_new (LayoverContentText *text)
{
  LayoverLinkedLabel *self = g_object_new (LAYOVER_TYPE_LINKED_LABEL, NULL);

  gtk_label_set_text (GTK_LABEL (self->label), text->line->text);
  self->attributes = pango_attr_list_ref (text->attributes);
  for (guint i = 0; i < text->links->len; i++)
    add_link (self, text, &g_array_index (text->links, LayoverTextLink, i));
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
