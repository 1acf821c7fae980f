/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-action-row.h"
#include "layover-adaptive.h"
#include "layover-page.h"
#include "layover-welcome-page.h"

struct _LayoverWelcomePage
{
  AdwBin parent_instance;

  LayoverActionRow *open_row;
  LayoverActionRow *sample_row;

  LayoverLibrary *library;
};

enum
{
  PROP_0,
  PROP_LIBRARY,
  N_PROPS
};

static void page_iface_init (LayoverPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LayoverWelcomePage, layover_welcome_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LAYOVER_TYPE_PAGE, page_iface_init))

static GParamSpec *properties[N_PROPS];

static char *
layover_welcome_page_dup_title (LayoverPage *page)
{
  return g_strdup (_ ("Welcome to Layover"));
}

static void
layover_welcome_page_entered (LayoverPage *page, gboolean is_again)
{
  if (!is_again)
    gtk_widget_grab_focus (GTK_WIDGET (LAYOVER_WELCOME_PAGE (page)->open_row));
}

static void
page_iface_init (LayoverPageInterface *iface)
{
  iface->dup_title = layover_welcome_page_dup_title;
  iface->entered = layover_welcome_page_entered;
}

static void
layover_welcome_page_dispose (GObject *object)
{
  LayoverWelcomePage *self = LAYOVER_WELCOME_PAGE (object);

  g_clear_object (&self->library);

  G_OBJECT_CLASS (layover_welcome_page_parent_class)->dispose (object);
}

static void
layover_welcome_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LIBRARY)
    g_value_set_object (value, LAYOVER_WELCOME_PAGE (object)->library);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
layover_welcome_page_set_property (GObject *object, guint id, const GValue *value,
                                   GParamSpec *pspec)
{
  if (id == PROP_LIBRARY)
    LAYOVER_WELCOME_PAGE (object)->library = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
layover_welcome_page_class_init (LayoverWelcomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_welcome_page_dispose;
  object_class->get_property = layover_welcome_page_get_property;
  object_class->set_property = layover_welcome_page_set_property;

  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, LAYOVER_TYPE_LIBRARY,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                      | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LAYOVER_TYPE_ACTION_ROW);
  g_type_ensure (LAYOVER_TYPE_ADAPTIVE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverWelcomePage, open_row);
  gtk_widget_class_bind_template_child (widget_class, LayoverWelcomePage, sample_row);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_welcome_page_init (LayoverWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layover_welcome_page_new (LayoverLibrary *library)
{
  return g_object_new (LAYOVER_TYPE_WELCOME_PAGE, "library", library, NULL);
}
