/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-application.h"
#include "layover-shortcuts-window.h"

struct _LayoverShortcutsWindow
{
  AdwWindow parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (LayoverShortcutsWindow, layover_shortcuts_window, ADW_TYPE_WINDOW)

static char *
dup_keys (const char *accelerators)
{
  g_auto (GStrv) keys = g_strsplit (accelerators, " ", -1);
  guint keyval;
  GdkModifierType modifiers;

  /* the first is the one to learn */
  if (!gtk_accelerator_parse (keys[0], &keyval, &modifiers))
    return g_strdup (keys[0]);

  /* "Ctrl++" and "Ctrl+-" are hard to read, and harder to hear */
  if (keyval == GDK_KEY_plus)
    return g_strdup (_ ("Ctrl+Plus"));
  if (keyval == GDK_KEY_minus)
    return g_strdup (_ ("Ctrl+Minus"));

  return gtk_accelerator_get_label (keyval, modifiers);
}

static void
add_keys (LayoverShortcutsWindow *self)
{
  guint n_accelerators;
  const LayoverAccelerator *accelerators = layover_application_get_accelerators (&n_accelerators);
  AdwPreferencesGroup *group = NULL;
  const char *heading = NULL;

  for (guint i = 0; i < n_accelerators; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *keys = dup_keys (layover_accelerator_get_keys (&accelerators[i]));
      GtkWidget *label = gtk_label_new (keys);

      if (g_strcmp0 (heading, accelerators[i].group) != 0)
        {
          heading = accelerators[i].group;
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _ (heading));
          adw_preferences_page_add (self->page, group);
        }

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (accelerators[i].title));
      gtk_widget_add_css_class (label, "keycap");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      keys, -1);
      adw_preferences_group_add (group, row);
    }
}

static void
layover_shortcuts_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYOVER_TYPE_SHORTCUTS_WINDOW);

  G_OBJECT_CLASS (layover_shortcuts_window_parent_class)->dispose (object);
}

static void
layover_shortcuts_window_class_init (LayoverShortcutsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layover_shortcuts_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-shortcuts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverShortcutsWindow, page);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
layover_shortcuts_window_init (LayoverShortcutsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_keys (self);
}

GtkWindow *
layover_shortcuts_window_new (GtkWindow *parent)
{
  return g_object_new (LAYOVER_TYPE_SHORTCUTS_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
}
