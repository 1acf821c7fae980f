/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <string.h>

#include "layover-adaptive.h"
#include "layover-wrap.h"

struct _LayoverAdaptive
{
  GtkWidget parent_instance;

  GtkWidget *child;

  guint idle_id;
  int width;
  int effective_width;
  double column_scale;
};

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_EFFECTIVE_WIDTH,
  PROP_IS_COMPACT,
  PROP_IS_NARROW,
  PROP_IS_TINY,
  N_PROPS
};

static void buildable_iface_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LayoverAdaptive, layover_adaptive, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_iface_init))

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable_iface;

/* "menu:minimize,maximize,close" becomes ":close": on whichever side the desktop has it */
static char *
dup_short_layout (const char *layout)
{
  g_auto (GStrv) sides = g_strsplit (layout != NULL ? layout : ":close", ":", 2);
  gboolean is_start = strstr (sides[0], "close") != NULL;

  return g_strdup (is_start ? "close:" : ":close");
}

static void
fit_header (LayoverAdaptive *self, AdwHeaderBar *header)
{
  g_autofree char *layout = NULL;
  g_autofree char *short_layout = NULL;

  if (!layover_adaptive_get_is_narrow (self))
    {
      adw_header_bar_set_decoration_layout (header, NULL);
      return;
    }

  g_object_get (gtk_settings_get_default (), "gtk-decoration-layout", &layout, NULL);
  short_layout = dup_short_layout (layout);
  adw_header_bar_set_decoration_layout (header, short_layout);
}

/* Where there is no room a header bar keeps Close only, so that the title can be read. */
static void
fit_headers (LayoverAdaptive *self, GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (ADW_IS_HEADER_BAR (child))
      fit_header (self, ADW_HEADER_BAR (child));
    else if (!LAYOVER_IS_ADAPTIVE (child) && !GTK_IS_SCROLLED_WINDOW (child))
      fit_headers (self, child);
}

/* Where the words of a button are wider than the screen they take two lines. */
static void
fit_buttons (GtkWidget *widget, gboolean is_tiny)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child) && GTK_IS_LABEL (gtk_button_get_child (GTK_BUTTON (child))))
      gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (child))), is_tiny);
    else if (!LAYOVER_IS_ADAPTIVE (child))
      fit_buttons (child, is_tiny);
}

/* A column holds as many words at 200 % as at 100 %, where the window has room for them. */
static void
scale_column (AdwClamp *clamp, double scale)
{
  int designed = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (clamp), "layover-designed-width"));

  if (designed == 0)
    {
      designed = adw_clamp_get_maximum_size (clamp);
      g_object_set_data (G_OBJECT (clamp), "layover-designed-width", GINT_TO_POINTER (designed));
    }

  adw_clamp_set_maximum_size (clamp, (int) (designed * scale));
}

static void
scale_columns (GtkWidget *widget, double scale)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (ADW_IS_CLAMP (child))
      scale_column (ADW_CLAMP (child), scale);
    else
      scale_columns (child, scale);
}

static void
fit_columns (LayoverAdaptive *self)
{
  double scale = layover_adaptive_get_text_scale ();

  if (self->column_scale == scale)
    return;

  self->column_scale = scale;
  scale_columns (GTK_WIDGET (self), scale);
  layover_wrap_fit (GTK_WIDGET (self));
}

static void
set_css_class (LayoverAdaptive *self, const char *name, gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
notify_if_crossed (LayoverAdaptive *self, int before, int limit, int property, const char *name)
{
  gboolean was_below = before < limit;
  gboolean is_below = self->effective_width < limit;

  if (was_below == is_below)
    return;

  set_css_class (self, name, is_below);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
update (LayoverAdaptive *self)
{
  int before = self->effective_width;
  int now = (int) (self->width / layover_adaptive_get_text_scale ());

  fit_columns (self);
  if (now == before)
    return;

  self->effective_width = now;
  notify_if_crossed (self, before, LAYOVER_ADAPTIVE_COMPACT, PROP_IS_COMPACT, "compact");
  notify_if_crossed (self, before, LAYOVER_ADAPTIVE_NARROW, PROP_IS_NARROW, "narrow");
  if ((before < LAYOVER_ADAPTIVE_NARROW) != (now < LAYOVER_ADAPTIVE_NARROW))
    fit_headers (self, GTK_WIDGET (self));
  notify_if_crossed (self, before, LAYOVER_ADAPTIVE_TINY, PROP_IS_TINY, "tiny");
  if ((before < LAYOVER_ADAPTIVE_TINY) != (now < LAYOVER_ADAPTIVE_TINY))
    fit_buttons (GTK_WIDGET (self), now < LAYOVER_ADAPTIVE_TINY);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EFFECTIVE_WIDTH]);
}

static gboolean
update_cb (gpointer user_data)
{
  LayoverAdaptive *self = LAYOVER_ADAPTIVE (user_data);

  self->idle_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* Widgets may not change while sizes are being handed out, so the news waits until that is over. */
static void
queue_update (LayoverAdaptive *self)
{
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static GtkSizeRequestMode
layover_adaptive_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* The wide form of a page must not keep the window from becoming narrow: the child is asked only what it would like. */
static void
layover_adaptive_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  LayoverAdaptive *self = LAYOVER_ADAPTIVE (widget);

  *minimum = *natural = 0;
  if (self->child == NULL || !gtk_widget_should_layout (self->child))
    return;

  gtk_widget_measure (self->child, orientation, -1, NULL, natural, NULL, NULL);
}

static void
layover_adaptive_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LayoverAdaptive *self = LAYOVER_ADAPTIVE (widget);
  int min_width = 0, min_height = 0;

  if (self->width != width)
    {
      self->width = width;
      queue_update (self);
    }

  if (self->child == NULL || !gtk_widget_should_layout (self->child))
    return;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &min_width, NULL, NULL, NULL);
  width = MAX (width, min_width);
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, width, &min_height, NULL, NULL, NULL);
  gtk_widget_allocate (self->child, width, MAX (height, min_height), baseline, NULL);
}

static gboolean
layover_adaptive_grab_focus (GtkWidget *widget)
{
  LayoverAdaptive *self = LAYOVER_ADAPTIVE (widget);

  return self->child != NULL && gtk_widget_child_focus (self->child, GTK_DIR_TAB_FORWARD);
}

static void
layover_adaptive_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (layover_adaptive_parent_class)->system_setting_changed (widget, setting);

  if (setting == GTK_SYSTEM_SETTING_DPI)
    queue_update (LAYOVER_ADAPTIVE (widget));
}

static void
layover_adaptive_dispose (GObject *object)
{
  LayoverAdaptive *self = LAYOVER_ADAPTIVE (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (layover_adaptive_parent_class)->dispose (object);
}

static void
layover_adaptive_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LayoverAdaptive *self = LAYOVER_ADAPTIVE (object);

  switch (id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_EFFECTIVE_WIDTH:
      g_value_set_int (value, self->effective_width);
      break;
    case PROP_IS_COMPACT:
      g_value_set_boolean (value, layover_adaptive_get_is_compact (self));
      break;
    case PROP_IS_NARROW:
      g_value_set_boolean (value, layover_adaptive_get_is_narrow (self));
      break;
    case PROP_IS_TINY:
      g_value_set_boolean (value, layover_adaptive_get_is_tiny (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
layover_adaptive_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHILD)
    layover_adaptive_set_child (LAYOVER_ADAPTIVE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
layover_adaptive_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child,
                            const char *type)
{
  if (GTK_IS_WIDGET (child))
    layover_adaptive_set_child (LAYOVER_ADAPTIVE (buildable), GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
buildable_iface_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = layover_adaptive_add_child;
}

static void
layover_adaptive_class_init (LayoverAdaptiveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_adaptive_dispose;
  object_class->get_property = layover_adaptive_get_property;
  object_class->set_property = layover_adaptive_set_property;

  widget_class->get_request_mode = layover_adaptive_get_request_mode;
  widget_class->measure = layover_adaptive_measure;
  widget_class->size_allocate = layover_adaptive_size_allocate;
  widget_class->grab_focus = layover_adaptive_grab_focus;
  widget_class->system_setting_changed = layover_adaptive_system_setting_changed;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  properties[PROP_EFFECTIVE_WIDTH] = g_param_spec_int (
      "effective-width", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_COMPACT] = g_param_spec_boolean ("is-compact", NULL, NULL, FALSE,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_NARROW] = g_param_spec_boolean ("is-narrow", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_TINY] = g_param_spec_boolean ("is-tiny", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_adaptive_init (LayoverAdaptive *self)
{
  self->effective_width = LAYOVER_ADAPTIVE_COMPACT;

  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
layover_adaptive_new (void)
{
  return g_object_new (LAYOVER_TYPE_ADAPTIVE, NULL);
}

GtkWidget *
layover_adaptive_get_child (LayoverAdaptive *self)
{
  g_return_val_if_fail (LAYOVER_IS_ADAPTIVE (self), NULL);

  return self->child;
}

void
layover_adaptive_set_child (LayoverAdaptive *self, GtkWidget *child)
{
  g_return_if_fail (LAYOVER_IS_ADAPTIVE (self));

  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

/**
 * layover_adaptive_fit_columns:
 * @part: what was put into a page after the page was shown
 *
 * Gives its columns the width they have at the present text size. What is there from the start needs no call.
 */
void
layover_adaptive_fit_columns (GtkWidget *part)
{
  g_return_if_fail (GTK_IS_WIDGET (part));

  scale_columns (part, layover_adaptive_get_text_scale ());
}

/**
 * layover_adaptive_get_effective_width:
 *
 * Returns: the width in pixels at 100 % text; before the first allocation that of a wide window
 */
int
layover_adaptive_get_effective_width (LayoverAdaptive *self)
{
  g_return_val_if_fail (LAYOVER_IS_ADAPTIVE (self), 0);

  return self->effective_width;
}

/**
 * layover_adaptive_get_is_compact:
 *
 * Returns: whether the view switcher belongs at the foot of the window
 */
gboolean
layover_adaptive_get_is_compact (LayoverAdaptive *self)
{
  return layover_adaptive_get_effective_width (self) < LAYOVER_ADAPTIVE_COMPACT;
}

/**
 * layover_adaptive_get_is_narrow:
 *
 * Returns: whether rows stack, sidebars become pages and tables become cards
 */
gboolean
layover_adaptive_get_is_narrow (LayoverAdaptive *self)
{
  return layover_adaptive_get_effective_width (self) < LAYOVER_ADAPTIVE_NARROW;
}

/**
 * layover_adaptive_get_is_tiny:
 *
 * Returns: whether even labels and their values stack: 360 pixels at 200 % text
 */
gboolean
layover_adaptive_get_is_tiny (LayoverAdaptive *self)
{
  return layover_adaptive_get_effective_width (self) < LAYOVER_ADAPTIVE_TINY;
}

/**
 * layover_adaptive_find:
 *
 * Returns: (transfer none) (nullable): the one around @widget
 */
LayoverAdaptive *
layover_adaptive_find (GtkWidget *widget)
{
  return (LayoverAdaptive *) gtk_widget_get_ancestor (widget, LAYOVER_TYPE_ADAPTIVE);
}

/**
 * layover_adaptive_get_text_scale:
 *
 * Returns: 1.0 at 100 %, from the desktop and the app's own text size together
 */
double
layover_adaptive_get_text_scale (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi = 0;

  if (settings != NULL)
    g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? dpi / (96.0 * PANGO_SCALE) : 1.0;
}

static gboolean
boolean_to_orientation (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_enum (to, g_value_get_boolean (from) ? GTK_ORIENTATION_VERTICAL
                                                   : GTK_ORIENTATION_HORIZONTAL);

  return TRUE;
}

/**
 * layover_adaptive_stack_when:
 * @widget: whose surroundings count; for its root
 * @property: "is-tiny", "is-narrow" or "is-compact"
 * @orientable: (type GtkOrientable): what stands in a row, and in a column where there is no room for a row
 *
 * Returns: (transfer none) (nullable): to be unbound when @widget is unrooted
 */
GBinding *
layover_adaptive_stack_when (GtkWidget *widget, const char *property, gpointer orientable)
{
  LayoverAdaptive *adaptive;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (GTK_IS_ORIENTABLE (orientable), NULL);

  adaptive = layover_adaptive_find (widget);
  if (adaptive == NULL)
    return NULL;

  return g_object_bind_property_full (adaptive, property, orientable, "orientation",
                                      G_BINDING_SYNC_CREATE, boolean_to_orientation, NULL, NULL,
                                      NULL);
}
