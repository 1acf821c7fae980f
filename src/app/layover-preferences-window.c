/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-appearance.h"
#include "layover-preferences-window.h"
#include "layover-profile-group.h"

struct _LayoverPreferencesWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwPreferencesGroup *profile_holder;
  AdwBin *profile_bin;
  GtkSpinButton *text_size;
  GtkDropDown *color_scheme;
  GtkSwitch *captions;
  AdwActionRow *folder_row;

  LayoverLibrary *library;
  LayoverProfileGroup *profile;
};

G_DEFINE_FINAL_TYPE (LayoverPreferencesWindow, layover_preferences_window, ADW_TYPE_WINDOW)

static gboolean
scheme_from_setting (GValue *value, GVariant *variant, gpointer user_data)
{
  g_value_set_uint (value,
                    (guint) g_settings_get_enum (layover_settings_get_default (), "color-scheme"));

  return TRUE;
}

static GVariant *
scheme_to_setting (const GValue *value, const GVariantType *type, gpointer user_data)
{
  static const char *const nicks[] = { "system", "light", "dark" };

  return g_variant_new_string (nicks[MIN (g_value_get_uint (value), 2)]);
}

/* Name and e-mail are kept when they are whole; otherwise the row says what is missing and the window stays. */
static gboolean
layover_preferences_window_close_request (GtkWindow *window)
{
  LayoverPreferencesWindow *self = LAYOVER_PREFERENCES_WINDOW (window);
  g_autoptr (GError) error = NULL;

  if (self->profile != NULL)
    {
      if (!layover_profile_group_check (self->profile))
        return TRUE;

      if (!layover_profile_group_save (self->profile, &error))
        {
          g_autofree char *text = g_markup_escape_text (error->message, -1);

          adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
          return TRUE;
        }
    }

  return GTK_WINDOW_CLASS (layover_preferences_window_parent_class)->close_request (window);
}

static void
layover_preferences_window_dispose (GObject *object)
{
  LayoverPreferencesWindow *self = LAYOVER_PREFERENCES_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LAYOVER_TYPE_PREFERENCES_WINDOW);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (layover_preferences_window_parent_class)->dispose (object);
}

static void
layover_preferences_window_class_init (LayoverPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layover_preferences_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = layover_preferences_window_close_request;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/layover/Layover/layover-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverPreferencesWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LayoverPreferencesWindow, profile_holder);
  gtk_widget_class_bind_template_child (widget_class, LayoverPreferencesWindow, profile_bin);
  gtk_widget_class_bind_template_child (widget_class, LayoverPreferencesWindow, text_size);
  gtk_widget_class_bind_template_child (widget_class, LayoverPreferencesWindow, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, LayoverPreferencesWindow, captions);
  gtk_widget_class_bind_template_child (widget_class, LayoverPreferencesWindow, folder_row);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
layover_preferences_window_init (LayoverPreferencesWindow *self)
{
  GSettings *settings = layover_settings_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_settings_bind (settings, "text-size", self->text_size, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "captions", self->captions, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "color-scheme", self->color_scheme, "selected",
                                G_SETTINGS_BIND_DEFAULT, scheme_from_setting, scheme_to_setting,
                                NULL, NULL);
}

/**
 * layover_preferences_window_new:
 * @library: (nullable): %NULL when it cannot be opened: then there is nobody to name
 */
GtkWindow *
layover_preferences_window_new (GtkWindow *parent, LayoverLibrary *library)
{
  LayoverPreferencesWindow *self = g_object_new (LAYOVER_TYPE_PREFERENCES_WINDOW, "transient-for",
                                                 parent, "modal", TRUE, NULL);

  if (library == NULL)
    return GTK_WINDOW (self);

  self->library = g_object_ref (library);
  adw_action_row_set_subtitle (self->folder_row, layover_library_get_folder (library));
  gtk_widget_set_visible (GTK_WIDGET (self->folder_row), TRUE);
  if (layover_library_get_profile (library) != NULL)
    {
      self->profile = LAYOVER_PROFILE_GROUP (layover_profile_group_new (library));
      adw_bin_set_child (self->profile_bin, GTK_WIDGET (self->profile));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->profile_holder), self->profile != NULL);

  return GTK_WINDOW (self);
}
