/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "layover-math-layout.h"
#include "layover-math-view.h"

/* A formula of more parts is no formula; its letters are laid out one by one. */

#define MIN_WIDTH 48

struct _LayoverMathView
{
  GtkWidget parent_instance;

  LayoverMath *math;
  LayoverMathLayout *layout;
  char *speech;
};

G_DEFINE_FINAL_TYPE (LayoverMathView, layover_math_view, GTK_TYPE_WIDGET)

static LayoverMathLayout *
ensure_layout (LayoverMathView *self)
{
  PangoContext *context;

  if (self->layout != NULL)
    return self->layout;

  context = gtk_widget_create_pango_context (GTK_WIDGET (self));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  self->layout = layover_math_layout_new (self->math, context);
  g_object_unref (context);

  return self->layout;
}

/* How much smaller it is drawn to be no wider than @width. */
static double
get_scale (LayoverMathLayout *layout, int width)
{
  return width > 0 && layout->width > width ? width / layout->width : 1;
}

static GtkSizeRequestMode
layover_math_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
layover_math_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  LayoverMathLayout *layout = ensure_layout (LAYOVER_MATH_VIEW (widget));
  double scale;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = (int) ceil (layout->width);
      *minimum = MIN (*natural, MIN_WIDTH);
      return;
    }

  scale = get_scale (layout, for_size);
  *minimum_baseline = *natural_baseline = (int) ceil (layout->ascent * scale);
  *minimum = *natural = *natural_baseline + (int) ceil (layout->descent * scale);
}

/* Of text in Adwaita, whose value no call of both generations of GTK tells: lines and letters are of one colour. */
static void
get_color (GdkRGBA *color)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  float shade = adw_style_manager_get_dark (manager) ? 1.0f : 0.0f;
  gboolean is_full = shade > 0 || adw_style_manager_get_high_contrast (manager);

  *color = (GdkRGBA){ shade, shade, shade, is_full ? 1.0f : 0.8f };
}

static void
layover_math_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LayoverMathLayout *layout = ensure_layout (LAYOVER_MATH_VIEW (widget));
  double scale = get_scale (layout, gtk_widget_get_width (widget));
  double baseline = ceil (layout->ascent * scale);
  GdkRGBA color;

  get_color (&color);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) baseline));
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  layover_math_layout_draw (layout, snapshot, &color);
}

static void
forget_layout (LayoverMathView *self)
{
  g_clear_pointer (&self->layout, layover_math_layout_free);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
layover_math_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (layover_math_view_parent_class)->css_changed (widget, change);

  forget_layout (LAYOVER_MATH_VIEW (widget));
}

static void
layover_math_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (layover_math_view_parent_class)->system_setting_changed (widget, setting);

  forget_layout (LAYOVER_MATH_VIEW (widget));
}

static void
layover_math_view_finalize (GObject *object)
{
  LayoverMathView *self = LAYOVER_MATH_VIEW (object);

  g_clear_pointer (&self->layout, layover_math_layout_free);
  g_clear_pointer (&self->math, layover_math_unref);
  g_free (self->speech);

  G_OBJECT_CLASS (layover_math_view_parent_class)->finalize (object);
}

static void
layover_math_view_class_init (LayoverMathViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = layover_math_view_finalize;

  widget_class->get_request_mode = layover_math_view_get_request_mode;
  widget_class->measure = layover_math_view_measure;
  widget_class->snapshot = layover_math_view_snapshot;
  widget_class->css_changed = layover_math_view_css_changed;
  widget_class->system_setting_changed = layover_math_view_system_setting_changed;

  gtk_widget_class_set_css_name (widget_class, "math");
  /* GTK has a role for formulas and does nothing with it */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
layover_math_view_init (LayoverMathView *self)
{
}

/** layover_math_view_new: @math: one for which layover_math_can_be_drawn() is true */
GtkWidget *
layover_math_view_new (LayoverMath *math)
{
  LayoverMathView *self = g_object_new (LAYOVER_TYPE_MATH_VIEW, NULL);

  self->math = layover_math_ref (math);
  self->speech = layover_math_dup_speech (math);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->speech, -1);

  return GTK_WIDGET (self);
}

/** layover_math_view_get_speech: Returns: (transfer none): what a screen reader says */
const char *
layover_math_view_get_speech (LayoverMathView *self)
{
  g_return_val_if_fail (LAYOVER_IS_MATH_VIEW (self), NULL);

  return self->speech;
}
