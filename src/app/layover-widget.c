/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-compat.h"
#include "layover-widget.h"

void
layover_widget_set_css_class (GtkWidget *widget, const char *css_class, gboolean has_it)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (has_it)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/** layover_widget_set_name: @name: what a screen reader calls it */
void
layover_widget_set_name (GtkWidget *widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/** layover_widget_unparent_children: for the dispose of a widget that holds its children itself */
void
layover_widget_unparent_children (GtkWidget *widget)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

static int
step_of (GtkWidget *widget, GtkDirectionType direction, LayoverStops layout)
{
  int forward = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? -1 : 1;

  switch (direction)
    {
    case GTK_DIR_UP:
      return -1;
    case GTK_DIR_DOWN:
      return 1;
    case GTK_DIR_LEFT:
      return layout == LAYOVER_STOPS_WRAP ? -forward : 0;
    case GTK_DIR_RIGHT:
      return layout == LAYOVER_STOPS_WRAP ? forward : 0;
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      return 0;
    }
}

/**
 * layover_widget_focus_one_of:
 * @stops: (element-type GtkWidget): in reading order
 * @entry: where the focus comes in
 *
 * For the focus of a widget whose parts are one stop for Tab; arrows move inside and do not leave.
 *
 * Returns: whether the focus stays here
 */
gboolean
layover_widget_focus_one_of (GPtrArray *stops, guint entry, GtkDirectionType direction,
                             LayoverStops layout)
{
  guint focused = 0;
  int next;

  g_return_val_if_fail (stops != NULL, FALSE);

  if (stops->len == 0)
    return FALSE;

  while (focused < stops->len && !gtk_widget_has_focus (stops->pdata[focused]))
    focused++;
  if (focused == stops->len)
    return gtk_widget_grab_focus (stops->pdata[MIN (entry, stops->len - 1)]);
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;

  next = (int) focused + step_of (stops->pdata[focused], direction, layout);

  return gtk_widget_grab_focus (stops->pdata[CLAMP (next, 0, (int) stops->len - 1)]);
}

/** layover_widget_say: a screen reader says it at once, whatever has the focus */
void
layover_widget_say (GtkWidget *widget, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  layover_announce (widget, message);
}

/** layover_widget_new_note: Returns: (transfer floating): small, quiet words that wrap */
GtkWidget *
layover_widget_new_note (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");

  return label;
}

/** layover_widget_new_right_answer: Returns: (transfer floating): what should have been answered, below what was */
GtkWidget *
layover_widget_new_right_answer (const char *text)
{
  GtkWidget *label = layover_widget_new_note (text);

  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_remove_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "right-answer");

  return label;
}
