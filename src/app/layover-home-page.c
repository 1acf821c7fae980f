/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-home-page.h"
#include "layover-library-page.h"
#include "layover-outbox-view.h"
#include "layover-path-page.h"
#include "layover-quiet-stack.h"

struct _LayoverHomePage
{
  AdwBin parent_instance;

  LayoverAdaptive *adaptive;
  AdwHeaderBar *header;
  GtkMenuButton *menu_button;
  GtkButton *open_button;
  AdwViewSwitcher *switcher;
  AdwWindowTitle *title;
  GtkStack *title_stack;
  AdwViewStack *stack;
  AdwViewSwitcherBar *switcher_bar;

  LayoverLibrary *library;
};

enum
{
  PROP_0,
  PROP_LIBRARY,
  N_PROPS
};

static void page_iface_init (LayoverPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LayoverHomePage, layover_home_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LAYOVER_TYPE_PAGE, page_iface_init))

static GParamSpec *properties[N_PROPS];

static AdwViewStackPage *
get_tab_page (LayoverHomePage *self)
{
  GtkWidget *child = adw_view_stack_get_visible_child (self->stack);

  return child != NULL ? adw_view_stack_get_page (self->stack, child) : NULL;
}

static char *
layover_home_page_dup_title (LayoverPage *page)
{
  AdwViewStackPage *tab = get_tab_page (LAYOVER_HOME_PAGE (page));

  return tab != NULL ? g_strdup (adw_view_stack_page_get_title (tab)) : NULL;
}

static void
layover_home_page_entered (LayoverPage *page, gboolean is_again)
{
  LayoverHomePage *self = LAYOVER_HOME_PAGE (page);
  GtkWidget *child = adw_view_stack_get_visible_child (self->stack);

  if (!is_again && child != NULL)
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static void
page_iface_init (LayoverPageInterface *iface)
{
  iface->dup_title = layover_home_page_dup_title;
  iface->entered = layover_home_page_entered;
}

/* Only the tab in front is there for a screen reader, and the window is named after it. */
static void
tab_changed_cb (LayoverHomePage *self)
{
  GtkWidget *visible = adw_view_stack_get_visible_child (self->stack);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *title = layover_home_page_dup_title (LAYOVER_PAGE (self));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN,
                                 child != visible, -1);

  adw_window_title_set_title (self->title, title != NULL ? title : "");
  if (GTK_IS_WINDOW (root) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_window_set_title (GTK_WINDOW (root), title);
}

static void
add_tab (LayoverHomePage *self, GtkWidget *view, const char *name, const char *title,
         const char *icon_name)
{
  AdwViewStackPage *page = adw_view_stack_add_titled (self->stack, view, name, title);

  adw_view_stack_page_set_icon_name (page, icon_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
layover_home_page_constructed (GObject *object)
{
  LayoverHomePage *self = LAYOVER_HOME_PAGE (object);

  G_OBJECT_CLASS (layover_home_page_parent_class)->constructed (object);

  add_tab (self, layover_path_page_new (self->library), "path", _ ("My path"), "starred-symbolic");
  add_tab (self, layover_library_page_new (self->library), "library", _ ("Library"),
           "folder-documents-symbolic");
  add_tab (self, layover_outbox_view_new (self->library), "outbox", _ ("Outbox"),
           "mail-send-symbolic");
  tab_changed_cb (self);
}

static void
layover_home_page_dispose (GObject *object)
{
  LayoverHomePage *self = LAYOVER_HOME_PAGE (object);

  /* libadwaita 1.2 may let the switchers outlive what they switch */
  if (self->library != NULL)
    {
      adw_view_switcher_set_stack (self->switcher, NULL);
      adw_view_switcher_bar_set_stack (self->switcher_bar, NULL);
    }
  g_clear_object (&self->library);

  G_OBJECT_CLASS (layover_home_page_parent_class)->dispose (object);
}

static void
layover_home_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LIBRARY)
    g_value_set_object (value, LAYOVER_HOME_PAGE (object)->library);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
layover_home_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LIBRARY)
    LAYOVER_HOME_PAGE (object)->library = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
layover_home_page_class_init (LayoverHomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = layover_home_page_constructed;
  object_class->dispose = layover_home_page_dispose;
  object_class->get_property = layover_home_page_get_property;
  object_class->set_property = layover_home_page_set_property;

  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, LAYOVER_TYPE_LIBRARY,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                      | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LAYOVER_TYPE_ADAPTIVE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverHomePage, adaptive);
  gtk_widget_class_bind_template_child (widget_class, LayoverHomePage, header);
  gtk_widget_class_bind_template_child (widget_class, LayoverHomePage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverHomePage, open_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverHomePage, switcher);
  gtk_widget_class_bind_template_child (widget_class, LayoverHomePage, title);
  gtk_widget_class_bind_template_child (widget_class, LayoverHomePage, title_stack);
  gtk_widget_class_bind_template_child (widget_class, LayoverHomePage, stack);
  gtk_widget_class_bind_template_child (widget_class, LayoverHomePage, switcher_bar);
  gtk_widget_class_bind_template_callback (widget_class, tab_changed_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
compact_changed_cb (LayoverHomePage *self)
{
  gboolean is_compact = layover_adaptive_get_is_compact (self->adaptive);

  gtk_stack_set_visible_child (self->title_stack,
                               is_compact ? GTK_WIDGET (self->title) : GTK_WIDGET (self->switcher));
  gtk_widget_set_visible (GTK_WIDGET (self->switcher), !is_compact);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher_bar), is_compact);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, is_compact);
}

static void
layover_home_page_init (LayoverHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  layover_stack_keep_quiet (self->title_stack);

  g_signal_connect_object (self->adaptive, "notify::is-compact", G_CALLBACK (compact_changed_cb),
                           self, G_CONNECT_SWAPPED);
  compact_changed_cb (self);
}

GtkWidget *
layover_home_page_new (LayoverLibrary *library)
{
  return g_object_new (LAYOVER_TYPE_HOME_PAGE, "library", library, NULL);
}

/**
 * layover_home_page_show_tab:
 * @name: "path", "library" or "outbox"
 */
void
layover_home_page_show_tab (LayoverHomePage *self, const char *name)
{
  g_return_if_fail (LAYOVER_IS_HOME_PAGE (self));

  if (adw_view_stack_get_child_by_name (self->stack, name) == NULL)
    return;

  adw_view_stack_set_visible_child_name (self->stack, name);
}

const char *
layover_home_page_get_tab (LayoverHomePage *self)
{
  g_return_val_if_fail (LAYOVER_IS_HOME_PAGE (self), NULL);

  return adw_view_stack_get_visible_child_name (self->stack);
}
