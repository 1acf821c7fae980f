/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <adwaita.h>

#include "layover-text-link.h"

struct _LayoverTextLinkWidget
{
  GtkWidget parent_instance;

  guint start;
  guint end;
  char *target;
};

G_DEFINE_FINAL_TYPE (LayoverTextLinkWidget, layover_text_link, GTK_TYPE_WIDGET)

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
  /* the pointer finds the exact words through the text */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/** layover_text_link_new: @text: all of the text that @link is a part of */
GtkWidget *
layover_text_link_new (const char *text, const LayoverTextLink *link)
{
  LayoverTextLinkWidget *self = g_object_new (LAYOVER_TYPE_TEXT_LINK, NULL);
  g_autofree char *words = g_strndup (text + link->start, link->end - link->start);

  self->start = link->start;
  self->end = link->end;
  self->target = g_strdup (link->target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  return GTK_WIDGET (self);
}

/** layover_text_link_has_index: @index: a byte of the text */
gboolean
layover_text_link_has_index (LayoverTextLinkWidget *self, int index)
{
  g_return_val_if_fail (LAYOVER_IS_TEXT_LINK (self), FALSE);

  return index >= (int) self->start && index < (int) self->end;
}

/** layover_text_link_create_color: Returns: (transfer full): that of links, for its words, in the theme of now */
PangoAttribute *
layover_text_link_create_color (LayoverTextLinkWidget *self)
{
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  PangoAttribute *color = is_dark ? pango_attr_foreground_new (0x9999, 0xc1c1, 0xf1f1)
                                  : pango_attr_foreground_new (0x1a1a, 0x5f5f, 0xb4b4);

  color->start_index = self->start;
  color->end_index = self->end;

  return color;
}

/* Where the link begins: as far as it goes on that line. */
static void
get_first_line (LayoverTextLinkWidget *self, PangoLayout *layout, GtkAllocation *place)
{
  PangoRectangle first, last;
  int line, end_line, x;
  guint end = self->end;

  pango_layout_index_to_line_x (layout, (int) self->start, FALSE, &line, &x);
  pango_layout_index_to_line_x (layout, (int) end - 1, FALSE, &end_line, &x);
  while (end_line != line && end > self->start + 1)
    pango_layout_index_to_line_x (layout, (int) --end - 1, FALSE, &end_line, &x);
  pango_layout_index_to_pos (layout, (int) self->start, &first);
  pango_layout_index_to_pos (layout, (int) end - 1, &last);

  place->x = PANGO_PIXELS (MIN (MIN (first.x, first.x + first.width), last.x));
  place->width = MAX (PANGO_PIXELS (ABS (last.x + last.width - first.x)), 4);
  place->y = PANGO_PIXELS (first.y);
  place->height = PANGO_PIXELS (first.height);
}

/**
 * layover_text_link_allocate:
 * @layout: of the text
 * @x: where @layout begins in the parent of the link, in pixels
 * @y: the same
 */
void
layover_text_link_allocate (LayoverTextLinkWidget *self, PangoLayout *layout, int x, int y)
{
  GtkAllocation place;

  g_return_if_fail (LAYOVER_IS_TEXT_LINK (self));

  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  get_first_line (self, layout, &place);
  place.x += x;
  place.y += y;
  gtk_widget_size_allocate (GTK_WIDGET (self), &place, -1);
}
