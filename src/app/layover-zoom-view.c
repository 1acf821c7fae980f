/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-widget.h"
#include "layover-zoom-view.h"

/* Of a picture with the buttons on it, measured in buttons. */
#define LEAST_SHARE 2
#define MAX_ZOOM 4.0
#define STEP 1.5

struct _LayoverZoomView
{
  GtkWidget parent_instance;

  GtkWidget *overlay;
  GtkWidget *scrolled; /* only while the picture is larger than its frame */
  LayoverPageImage *image;

  double zoom;
  int fitted_width; /* of the picture at zoom 1 */
  int fitted_height;
};

enum
{
  PROP_0,
  PROP_ZOOM,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (LayoverZoomView, layover_zoom_view, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static void
zoom_in (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverZoomView *self = LAYOVER_ZOOM_VIEW (widget);

  layover_zoom_view_set_zoom (self, self->zoom * STEP);
}

static void
zoom_out (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverZoomView *self = LAYOVER_ZOOM_VIEW (widget);

  layover_zoom_view_set_zoom (self, self->zoom / STEP);
}

static void
zoom_fit (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  layover_zoom_view_set_zoom (LAYOVER_ZOOM_VIEW (widget), 1);
}

/* Without Ctrl the wheel scrolls the page, as everywhere. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, LayoverZoomView *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  layover_zoom_view_set_zoom (self, dy < 0 ? self->zoom * STEP : self->zoom / STEP);

  return GDK_EVENT_STOP;
}

static void
layover_zoom_view_dispose (GObject *object)
{
  g_clear_pointer (&LAYOVER_ZOOM_VIEW (object)->overlay, gtk_widget_unparent);

  G_OBJECT_CLASS (layover_zoom_view_parent_class)->dispose (object);
}

static void
layover_zoom_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ZOOM)
    g_value_set_double (value, LAYOVER_ZOOM_VIEW (object)->zoom);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
layover_zoom_view_set_property (GObject *object, guint prop_id, const GValue *value,
                                GParamSpec *pspec)
{
  if (prop_id == PROP_ZOOM)
    layover_zoom_view_set_zoom (LAYOVER_ZOOM_VIEW (object), g_value_get_double (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keyval;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, "zoom.in" },         { GDK_KEY_equal, "zoom.in" },
    { GDK_KEY_KP_Add, "zoom.in" },       { GDK_KEY_minus, "zoom.out" },
    { GDK_KEY_KP_Subtract, "zoom.out" }, { GDK_KEY_0, "zoom.fit" },
    { GDK_KEY_KP_0, "zoom.fit" },
  };

  gtk_widget_class_install_action (widget_class, "zoom.in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "zoom.out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "zoom.fit", NULL, zoom_fit);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].keyval, 0, keys[i].action, NULL);
}

static void
layover_zoom_view_class_init (LayoverZoomViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_zoom_view_dispose;
  object_class->get_property = layover_zoom_view_get_property;
  object_class->set_property = layover_zoom_view_set_property;

  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 1, MAX_ZOOM, 1,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                   | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
button_new (const char *icon_name, const char *action, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, name);
  layover_widget_set_name (button, name);

  return button;
}

static void
show_zoom (LayoverZoomView *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "zoom.in", self->zoom < MAX_ZOOM);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "zoom.out", self->zoom > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "zoom.fit", self->zoom > 1);
}

/* On a picture that is hardly larger than the buttons they would hide what they are for. */
static gboolean
buttons_place_cb (GtkOverlay *overlay, GtkWidget *buttons, GdkRectangle *place, gpointer user_data)
{
  LayoverZoomView *self = LAYOVER_ZOOM_VIEW (user_data);
  int width, height;

  gtk_widget_measure (buttons, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (buttons, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_set_child_visible (
      buttons, self->zoom > 1
                   || (gtk_widget_get_width (GTK_WIDGET (overlay)) >= LEAST_SHARE * width
                       && gtk_widget_get_height (GTK_WIDGET (overlay)) >= LEAST_SHARE * height));

  return FALSE;
}

static void
layover_zoom_view_init (LayoverZoomView *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->zoom = 1;
  self->overlay = gtk_overlay_new ();
  gtk_box_append (GTK_BOX (buttons),
                  button_new ("zoom-out-symbolic", "zoom.out", _ ("Make the picture smaller")));
  gtk_box_append (GTK_BOX (buttons),
                  button_new ("zoom-in-symbolic", "zoom.in", _ ("Make the picture larger")));
  gtk_widget_add_css_class (buttons, "linked");
  gtk_widget_add_css_class (buttons, "zoom-buttons");
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_widget_set_valign (buttons, GTK_ALIGN_START);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), buttons);
  g_signal_connect (self->overlay, "get-child-position", G_CALLBACK (buttons_place_cb), self);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  show_zoom (self);
}

/** layover_zoom_view_new: @image: (transfer floating): one that is there */
GtkWidget *
layover_zoom_view_new (LayoverPageImage *image)
{
  LayoverZoomView *self = g_object_new (LAYOVER_TYPE_ZOOM_VIEW, NULL);

  self->image = image;
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (image));

  return GTK_WIDGET (self);
}

double
layover_zoom_view_get_zoom (LayoverZoomView *self)
{
  g_return_val_if_fail (LAYOVER_IS_ZOOM_VIEW (self), 1);

  return self->zoom;
}

/* The frame keeps the size it has with the whole picture in it. */
static void
put_into_frame (LayoverZoomView *self)
{
  g_autoptr (GtkWidget) image = g_object_ref (GTK_WIDGET (self->image));

  self->fitted_width = gtk_widget_get_width (image);
  self->fitted_height = gtk_widget_get_height (image);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_widget_set_size_request (self->scrolled, -1, self->fitted_height);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->scrolled);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), image);
}

static void
take_out_of_frame (LayoverZoomView *self)
{
  g_autoptr (GtkWidget) image = g_object_ref (GTK_WIDGET (self->image));

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), NULL);
  self->scrolled = NULL;
  gtk_widget_set_size_request (image, -1, -1);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), image);
}

/** layover_zoom_view_set_zoom: @zoom: what is outside of 1 to 4 becomes the nearest of them */
void
layover_zoom_view_set_zoom (LayoverZoomView *self, double zoom)
{
  g_return_if_fail (LAYOVER_IS_ZOOM_VIEW (self));

  zoom = CLAMP (zoom, 1, MAX_ZOOM);
  if (zoom == self->zoom)
    return;

  if (self->zoom == 1)
    put_into_frame (self);
  self->zoom = zoom;
  if (zoom == 1)
    take_out_of_frame (self);
  else
    gtk_widget_set_size_request (GTK_WIDGET (self->image), (int) (self->fitted_width * zoom),
                                 (int) (self->fitted_height * zoom));
  layover_page_image_set_fills (self->image, zoom > 1);
  show_zoom (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}
