/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "layover-adaptive.h"
#include "layover-level-colors.h"
#include "layover-ring.h"

#define FILL_MS 400
#define BAR_HEIGHT 8

struct _LayoverRing
{
  GtkWidget parent_instance;

  GtkWidget *label;
  AdwAnimation *animation;

  GdkRGBA fill;
  gboolean has_fill;
  LayoverRingShape shape;
  int size;
  double fraction;
  double shown_fraction;
};

enum
{
  PROP_0,
  PROP_SHAPE,
  PROP_SIZE,
  PROP_FRACTION,
  N_PROPS
};

G_DEFINE_ENUM_TYPE (LayoverRingShape, layover_ring_shape,
                    G_DEFINE_ENUM_VALUE (LAYOVER_RING_SHAPE_RING, "ring"),
                    G_DEFINE_ENUM_VALUE (LAYOVER_RING_SHAPE_BAR, "bar"))

G_DEFINE_FINAL_TYPE (LayoverRing, layover_ring, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static void
get_color (LayoverRing *self, GdkRGBA *color)
{
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  LayoverLevelColors colors;

  if (!self->has_fill)
    {
      gdk_rgba_parse (color, is_dark ? "#99c1f1" : "#1c71d8");
      return;
    }

  layover_level_colors_init (&colors, &self->fill, is_dark);
  *color = colors.graphic;
}

static void
snapshot_ring (LayoverRing *self, GtkSnapshot *snapshot, const GdkRGBA *color, const GdkRGBA *track)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double size = MIN (width, height);
  double line = size >= 40 ? size * 0.095 : size * 0.13;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double sweep = self->shown_fraction * 2 * G_PI;

  cairo_translate (cr, width / 2, height / 2);
  cairo_set_line_width (cr, line);
  gdk_cairo_set_source_rgba (cr, track);
  cairo_arc (cr, 0, 0, (size - line) / 2, 0, 2 * G_PI);
  cairo_stroke (cr);

  if (self->shown_fraction > 0)
    {
      if (is_rtl)
        cairo_scale (cr, -1, 1);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      gdk_cairo_set_source_rgba (cr, color);
      cairo_arc (cr, 0, 0, (size - line) / 2, -G_PI / 2, -G_PI / 2 + sweep);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
}

static void
snapshot_bar (LayoverRing *self, GtkSnapshot *snapshot, const GdkRGBA *color, const GdkRGBA *track)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float height = MIN ((float) gtk_widget_get_height (GTK_WIDGET (self)), BAR_HEIGHT);
  float y = ((float) gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2;
  float filled = width * (float) self->shown_fraction;
  graphene_rect_t rectangle = GRAPHENE_RECT_INIT (0, y, width, height);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &rectangle, height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, track, &rectangle);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    rectangle.origin.x = width - filled;
  rectangle.size.width = filled;
  gsk_rounded_rect_init_from_rect (&outline, &rectangle, height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, &rectangle);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
layover_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LayoverRing *self = LAYOVER_RING (widget);
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  float shade = is_dark ? 1.0f : 0.0f;
  GdkRGBA track = { shade, shade, shade, 0.15f };
  GdkRGBA color;

  get_color (self, &color);

  if (self->shape == LAYOVER_RING_SHAPE_RING)
    snapshot_ring (self, snapshot, &color, &track);
  else
    snapshot_bar (self, snapshot, &color, &track);

  if (self->label != NULL)
    gtk_widget_snapshot_child (widget, self->label, snapshot);
}

static void
layover_ring_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  LayoverRing *self = LAYOVER_RING (widget);
  int size = (int) (self->size * layover_adaptive_get_text_scale () + 0.5);

  if (self->shape == LAYOVER_RING_SHAPE_BAR)
    size = orientation == GTK_ORIENTATION_VERTICAL ? BAR_HEIGHT : self->size;

  if (self->label != NULL)
    gtk_widget_measure (self->label, orientation, -1, NULL, NULL, NULL, NULL);

  *minimum = *natural = size;
}

static void
layover_ring_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LayoverRing *self = LAYOVER_RING (widget);
  int natural_width = 0, natural_height = 0;
  GtkAllocation allocation;

  if (self->label == NULL)
    return;

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural_width, NULL,
                      NULL);
  gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural_height, NULL, NULL);
  allocation.x = (width - natural_width) / 2;
  allocation.y = (height - natural_height) / 2;
  allocation.width = natural_width;
  allocation.height = natural_height;
  gtk_widget_size_allocate (self->label, &allocation, -1);
}

static void
show_fraction (double fraction, gpointer user_data)
{
  LayoverRing *self = LAYOVER_RING (user_data);

  self->shown_fraction = fraction;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
layover_ring_dispose (GObject *object)
{
  LayoverRing *self = LAYOVER_RING (object);

  if (self->animation != NULL)
    adw_animation_reset (self->animation);
  g_clear_object (&self->animation);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (layover_ring_parent_class)->dispose (object);
}

static void
layover_ring_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LayoverRing *self = LAYOVER_RING (object);

  switch (id)
    {
    case PROP_SHAPE:
      g_value_set_enum (value, self->shape);
      break;
    case PROP_SIZE:
      g_value_set_int (value, self->size);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
layover_ring_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LayoverRing *self = LAYOVER_RING (object);

  switch (id)
    {
    case PROP_SHAPE:
      self->shape = g_value_get_enum (value);
      break;
    case PROP_SIZE:
      self->size = g_value_get_int (value);
      break;
    case PROP_FRACTION:
      layover_ring_set_fraction (self, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
layover_ring_class_init (LayoverRingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_ring_dispose;
  object_class->get_property = layover_ring_get_property;
  object_class->set_property = layover_ring_set_property;

  widget_class->measure = layover_ring_measure;
  widget_class->size_allocate = layover_ring_size_allocate;
  widget_class->snapshot = layover_ring_snapshot;

  properties[PROP_SHAPE] = g_param_spec_enum (
      "shape", NULL, NULL, LAYOVER_TYPE_RING_SHAPE, LAYOVER_RING_SHAPE_RING,
      G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIZE] = g_param_spec_int ("size", NULL, NULL, 8, 1024, 24,
                                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                | G_PARAM_STATIC_STRINGS);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                       | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
  gtk_widget_class_set_css_name (widget_class, "ring");
}

static void
layover_ring_init (LayoverRing *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 1.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 0.0, -1);
}

GtkWidget *
layover_ring_new (LayoverRingShape shape, int size)
{
  return g_object_new (LAYOVER_TYPE_RING, "shape", shape, "size", size, NULL);
}

double
layover_ring_get_fraction (LayoverRing *self)
{
  g_return_val_if_fail (LAYOVER_IS_RING (self), 0);

  return self->fraction;
}

/**
 * layover_ring_set_fraction:
 * @fraction: 0 to 1; filled in 400 ms, or at once when animations are off
 */
void
layover_ring_set_fraction (LayoverRing *self, double fraction)
{
  g_return_if_fail (LAYOVER_IS_RING (self));

  fraction = CLAMP (fraction, 0.0, 1.0);
  if (G_APPROX_VALUE (self->fraction, fraction, 1e-9))
    return;

  if (self->animation != NULL)
    adw_animation_skip (self->animation);
  g_clear_object (&self->animation);

  self->animation = adw_timed_animation_new (
      GTK_WIDGET (self), self->shown_fraction, fraction, FILL_MS,
      adw_callback_animation_target_new (show_fraction, self, NULL));
  self->fraction = fraction;
  adw_animation_play (self->animation);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  fraction, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

/**
 * layover_ring_set_text:
 * @text: (nullable): stands inside the ring
 */
void
layover_ring_set_text (LayoverRing *self, const char *text)
{
  g_return_if_fail (LAYOVER_IS_RING (self));

  g_clear_pointer (&self->label, gtk_widget_unparent);
  if (text == NULL)
    return;

  self->label = gtk_label_new (text);
  gtk_widget_add_css_class (self->label, "ring-text");
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  layover_ring_set_description (self, text);
}

/**
 * layover_ring_set_fill:
 * @fill: (nullable): the colour of a level; %NULL for that of the app
 */
void
layover_ring_set_fill (LayoverRing *self, const char *fill)
{
  g_return_if_fail (LAYOVER_IS_RING (self));

  self->has_fill = fill != NULL && gdk_rgba_parse (&self->fill, fill);
  self->fill.alpha = 1.0f;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * layover_ring_set_description:
 * @description: the figures as words: "5 of 12 parts done"
 */
void
layover_ring_set_description (LayoverRing *self, const char *description)
{
  g_return_if_fail (LAYOVER_IS_RING (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, description, -1);
}
