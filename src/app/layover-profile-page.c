/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-page.h"
#include "layover-profile-group.h"
#include "layover-profile-page.h"
#include "layover-window.h"

struct _LayoverProfilePage
{
  AdwBin parent_instance;

  AdwActionRow *programme_row;
  AdwBin *group_bin;
  LayoverProfileGroup *group;
  GtkWidget *start_button;

  LayoverLibrary *library;
};

enum
{
  PROP_0,
  PROP_LIBRARY,
  N_PROPS
};

static void page_iface_init (LayoverPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LayoverProfilePage, layover_profile_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LAYOVER_TYPE_PAGE, page_iface_init))

static GParamSpec *properties[N_PROPS];

static char *
layover_profile_page_dup_title (LayoverPage *page)
{
  return g_strdup (_ ("Who is studying?"));
}

static void
layover_profile_page_entered (LayoverPage *page, gboolean is_again)
{
  if (!is_again)
    gtk_widget_child_focus (GTK_WIDGET (LAYOVER_PROFILE_PAGE (page)->group), GTK_DIR_TAB_FORWARD);
}

static void
page_iface_init (LayoverPageInterface *iface)
{
  iface->dup_title = layover_profile_page_dup_title;
  iface->entered = layover_profile_page_entered;
}

static void
start (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverProfilePage *self = LAYOVER_PROFILE_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (!layover_profile_group_check (self->group))
    return;

  if (!layover_profile_group_save (self->group, &error))
    {
      GtkRoot *root = gtk_widget_get_root (widget);

      if (LAYOVER_IS_WINDOW (root))
        layover_window_show_error (LAYOVER_WINDOW (root), error);
      return;
    }

  gtk_widget_activate_action (widget, "win.profile-done", NULL);
}

static void
programme_changed_cb (LayoverProfilePage *self)
{
  LayoverProgramme *programme = layover_library_get_programme (self->library);

  gtk_widget_set_visible (GTK_WIDGET (self->programme_row), programme != NULL);
  if (programme == NULL)
    return;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->programme_row),
                                 layover_programme_get_title (programme));
  adw_action_row_set_subtitle (self->programme_row, layover_programme_get_organisation (programme));
}

static void
layover_profile_page_constructed (GObject *object)
{
  LayoverProfilePage *self = LAYOVER_PROFILE_PAGE (object);

  G_OBJECT_CLASS (layover_profile_page_parent_class)->constructed (object);

  self->group = LAYOVER_PROFILE_GROUP (layover_profile_group_new (self->library));
  adw_bin_set_child (self->group_bin, GTK_WIDGET (self->group));

  g_signal_connect_object (self->library, "notify::programme", G_CALLBACK (programme_changed_cb),
                           self, G_CONNECT_SWAPPED);
  programme_changed_cb (self);
}

static void
layover_profile_page_dispose (GObject *object)
{
  LayoverProfilePage *self = LAYOVER_PROFILE_PAGE (object);

  g_clear_object (&self->library);

  G_OBJECT_CLASS (layover_profile_page_parent_class)->dispose (object);
}

static void
layover_profile_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LIBRARY)
    g_value_set_object (value, LAYOVER_PROFILE_PAGE (object)->library);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
layover_profile_page_set_property (GObject *object, guint id, const GValue *value,
                                   GParamSpec *pspec)
{
  if (id == PROP_LIBRARY)
    LAYOVER_PROFILE_PAGE (object)->library = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* Enter in a row is the same as Start. */
static void
set_default_widget (LayoverProfilePage *self, GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_default_widget (GTK_WINDOW (root), widget);
}

static void
layover_profile_page_map (GtkWidget *widget)
{
  LayoverProfilePage *self = LAYOVER_PROFILE_PAGE (widget);

  GTK_WIDGET_CLASS (layover_profile_page_parent_class)->map (widget);
  set_default_widget (self, self->start_button);
}

static void
layover_profile_page_unmap (GtkWidget *widget)
{
  set_default_widget (LAYOVER_PROFILE_PAGE (widget), NULL);
  GTK_WIDGET_CLASS (layover_profile_page_parent_class)->unmap (widget);
}

static void
layover_profile_page_class_init (LayoverProfilePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = layover_profile_page_constructed;
  object_class->dispose = layover_profile_page_dispose;
  object_class->get_property = layover_profile_page_get_property;
  object_class->set_property = layover_profile_page_set_property;

  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, LAYOVER_TYPE_LIBRARY,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                      | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  widget_class->map = layover_profile_page_map;
  widget_class->unmap = layover_profile_page_unmap;

  g_type_ensure (LAYOVER_TYPE_ADAPTIVE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-profile-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverProfilePage, programme_row);
  gtk_widget_class_bind_template_child (widget_class, LayoverProfilePage, group_bin);
  gtk_widget_class_bind_template_child (widget_class, LayoverProfilePage, start_button);
  gtk_widget_class_install_action (widget_class, "profile.start", NULL, start);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_profile_page_init (LayoverProfilePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layover_profile_page_new (LayoverLibrary *library)
{
  return g_object_new (LAYOVER_TYPE_PROFILE_PAGE, "library", library, NULL);
}
