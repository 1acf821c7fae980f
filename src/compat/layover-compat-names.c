/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-compat.h"

/* GTK 4.8 has no public way to ask but the one for tests. */
static gboolean
has_name (GtkAccessible *accessible)
{
  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* An icon button points at its icon, which has no words. */
static gboolean
is_wordless_button (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL
         && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                               GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_labelled_by (GtkWidget *widget, GtkWidget *other)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  other, NULL, -1);
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child);

  return found;
}

/* What can be scrolled with keys is called like all that is in it. */
static void
name_region (GtkWidget *region)
{
  GtkWidget *status = gtk_widget_get_ancestor (region, ADW_TYPE_STATUS_PAGE);
  GtkRoot *root = gtk_widget_get_root (region);
  const char *title = NULL;

  if (status != NULL)
    title = adw_status_page_get_title (ADW_STATUS_PAGE (status));
  else if (GTK_IS_WINDOW (root))
    title = gtk_window_get_title (GTK_WINDOW (root));

  /* it may have none before it is shown */
  if (title != NULL && *title != '\0')
    set_name (region, title);
}

/* A group without a title has a name of its own, and the list in it points at the empty title. */
static void
name_list (GtkWidget *list)
{
  GtkWidget *row = gtk_widget_get_ancestor (list, ADW_TYPE_EXPANDER_ROW);
  GtkWidget *group = gtk_widget_get_ancestor (list, ADW_TYPE_PREFERENCES_GROUP);
  const char *title = group != NULL
                          ? adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group))
                          : NULL;

  if (ADW_IS_ABOUT_WINDOW (gtk_widget_get_root (list)))
    name_region (list);
  else if (row != NULL && !has_name (GTK_ACCESSIBLE (list)))
    set_name (list, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  else if (row == NULL && group != NULL && *title == '\0')
    set_labelled_by (list, group);
}

/* The one inside a drop-down, an icon with a tooltip, the cross of a toast, words beside an icon */
static void
name_button (GtkWidget *button)
{
  GtkWidget *parent = gtk_widget_get_parent (button);
  const char *icon_name = GTK_IS_BUTTON (button) ? gtk_button_get_icon_name (GTK_BUTTON (button))
                                                 : NULL;
  const char *tooltip = gtk_widget_get_tooltip_text (button);
  GtkWidget *label = find_label (button);

  if (GTK_IS_DROP_DOWN (parent) || GTK_IS_SCALE_BUTTON (parent))
    set_labelled_by (button, parent);
  else if (tooltip != NULL)
    set_name (button, tooltip);
  else if (g_strcmp0 (icon_name, "window-close-symbolic") == 0)
    set_name (button, _ ("Close"));
  else if (label != NULL)
    set_labelled_by (button, label);
}

static void
name_unnamed (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  if (role == GTK_ACCESSIBLE_ROLE_BUTTON || GTK_IS_TOGGLE_BUTTON (widget))
    name_button (widget);
  else if (GTK_IS_SCROLLBAR (widget) || GTK_IS_IMAGE (widget) || GTK_IS_PICTURE (widget))
    {
      /* showing it again brings it back to the tree, then at least without a name */
      gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      if (gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON) == NULL)
        set_name (widget, "");
    }
  else if (GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_TEXT_VIEW (widget))
    name_region (widget);
  else if (role == GTK_ACCESSIBLE_ROLE_WIDGET || role == GTK_ACCESSIBLE_ROLE_TAB_LIST
           || GTK_IS_LABEL (widget))
    set_name (widget, "");
}

static void
name_one (GtkWidget *widget)
{
  if (GTK_IS_LIST_BOX (widget))
    name_list (widget);
  else if (!has_name (GTK_ACCESSIBLE (widget)) || is_wordless_button (widget))
    name_unnamed (widget);
}

static void
name_all (GtkWidget *widget)
{
  name_one (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_all (child);
}

/* What is not shown yet is in the tree all the same. */
static gboolean
realize_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  name_one (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!gtk_widget_get_visible (child) || !gtk_widget_get_child_visible (child))
      name_all (child);

  return TRUE;
}

/**
 * layover_names_init:
 *
 * GTK 4.8 calls whatever has no name by that of its class, and a screen reader says it. From here on the parts of widgets
 * that are not ours are called what they show, or nothing; icons without words and scroll bars are not there for it. A
 * picture that says something has its label before it is shown. Call it once, before the first widget.
 */
void
layover_names_init (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, realize_cb, NULL,
                              NULL);
}
