/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-link-window.h"
#include "layover-text.h"

struct _LayoverLinkWindow
{
  AdwWindow parent_instance;

  GtkLabel *address;
  GtkLabel *offline;
  GtkButton *copy_button;

  char *uri;
};

G_DEFINE_FINAL_TYPE (LayoverLinkWindow, layover_link_window, ADW_TYPE_WINDOW)

/* Files may name any address; only these are ever handed to the desktop, and only when the person presses Open. */
static gboolean
may_be_opened (const char *uri)
{
  const char *scheme = g_uri_peek_scheme (uri);

  return g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0
         || g_strcmp0 (scheme, "mailto") == 0;
}

static void
copy (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverLinkWindow *self = LAYOVER_LINK_WINDOW (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->uri);
  gtk_button_set_label (self->copy_button, _ ("Copied"));
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LayoverLinkWindow) self = LAYOVER_LINK_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  gtk_label_set_text (self->offline, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->offline), TRUE);
}

static void
open_address (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverLinkWindow *self = LAYOVER_LINK_WINDOW (widget);

  g_app_info_launch_default_for_uri_async (self->uri, NULL, NULL, launched_cb, g_object_ref (self));
}

static void
network_changed_cb (LayoverLinkWindow *self)
{
  gboolean is_online = g_network_monitor_get_network_available (g_network_monitor_get_default ());

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "link.open",
                                 is_online && may_be_opened (self->uri));
  gtk_widget_set_visible (GTK_WIDGET (self->offline), !is_online);
}

static void
layover_link_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYOVER_TYPE_LINK_WINDOW);

  G_OBJECT_CLASS (layover_link_window_parent_class)->dispose (object);
}

static void
layover_link_window_finalize (GObject *object)
{
  g_free (LAYOVER_LINK_WINDOW (object)->uri);

  G_OBJECT_CLASS (layover_link_window_parent_class)->finalize (object);
}

static void
layover_link_window_class_init (LayoverLinkWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layover_link_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = layover_link_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-link-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverLinkWindow, address);
  gtk_widget_class_bind_template_child (widget_class, LayoverLinkWindow, offline);
  gtk_widget_class_bind_template_child (widget_class, LayoverLinkWindow, copy_button);
  gtk_widget_class_install_action (widget_class, "link.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "link.open", NULL, open_address);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
layover_link_window_init (LayoverLinkWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * layover_link_window_new:
 * @uri: an address from a file: shown as it is, with what cannot be seen escaped
 */
GtkWindow *
layover_link_window_new (GtkWindow *parent, const char *uri)
{
  LayoverLinkWindow *self = g_object_new (LAYOVER_TYPE_LINK_WINDOW, "transient-for", parent,
                                          "modal", TRUE, NULL);
  g_autofree char *shown = layover_text_escape (uri);

  self->uri = g_strdup (uri);
  gtk_label_set_text (self->address, shown);
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed",
                           G_CALLBACK (network_changed_cb), self, G_CONNECT_SWAPPED);
  network_changed_cb (self);

  return GTK_WINDOW (self);
}
