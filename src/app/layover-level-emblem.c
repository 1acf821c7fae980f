/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-level-colors.h"
#include "layover-level-emblem.h"

#define HEIGHT_BY_WIDTH 1.24
#define PEAK 0.16
#define MAX_CHEVRONS 9

struct _LayoverLevelEmblem
{
  GtkWidget parent_instance;

  GdkRGBA fill;
  GdkRGBA chevron;
  guint ordinal;
  int width;
  gboolean is_filled;
};

enum
{
  PROP_0,
  PROP_WIDTH,
  PROP_IS_FILLED,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (LayoverLevelEmblem, layover_level_emblem, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* grows with the text, half as fast */
static double
scaled_width (LayoverLevelEmblem *self)
{
  return self->width * (1.0 + (layover_adaptive_get_text_scale () - 1.0) / 2.0);
}

static void
trace_pennant (cairo_t *cr, double width, double height, double inset)
{
  double peak = height * PEAK;
  double left = inset;
  double right = width - inset;
  double top = inset;
  double bottom = height - inset;

  cairo_move_to (cr, left, top + peak);
  cairo_line_to (cr, width / 2, top);
  cairo_line_to (cr, right, top + peak);
  cairo_line_to (cr, right, bottom);
  cairo_line_to (cr, width / 2, bottom - peak);
  cairo_line_to (cr, left, bottom);
  cairo_close_path (cr);
}

static void
trace_chevrons (cairo_t *cr, double width, double height, guint n_chevrons)
{
  double half = width * 0.23;
  double rise = half * 0.46;
  double gap = MIN (width * 0.17, height * 0.56 / n_chevrons);
  double y = height / 2 + rise / 2 + gap * (n_chevrons - 1) / 2 - height * PEAK * 0.1;

  for (guint i = 0; i < n_chevrons; i++)
    {
      cairo_move_to (cr, width / 2 - half, y);
      cairo_line_to (cr, width / 2, y - rise);
      cairo_line_to (cr, width / 2 + half, y);
      y -= gap;
    }
}

static void
draw (LayoverLevelEmblem *self, cairo_t *cr, double width, double height)
{
  double line = MAX (width * 0.065, 1.2);
  guint n_chevrons = CLAMP (self->ordinal, 1, MAX_CHEVRONS);
  GdkRGBA stroke = self->chevron;

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, line);

  if (self->is_filled)
    {
      gdk_cairo_set_source_rgba (cr, &self->fill);
      trace_pennant (cr, width, height, line / 2);
      cairo_fill_preserve (cr);
      cairo_stroke (cr);
    }
  else
    {
      LayoverLevelColors colors;

      layover_level_colors_init (&colors, &self->fill,
                                 adw_style_manager_get_dark (adw_style_manager_get_default ()));
      stroke = colors.graphic;
      gdk_cairo_set_source_rgba (cr, &stroke);
      trace_pennant (cr, width, height, line / 2);
      cairo_stroke (cr);
    }

  gdk_cairo_set_source_rgba (cr, &stroke);
  cairo_set_line_width (cr, line * (n_chevrons > 4 ? 0.8 : 1.15));
  trace_chevrons (cr, width, height, n_chevrons);
  cairo_stroke (cr);
}

static void
layover_level_emblem_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LayoverLevelEmblem *self = LAYOVER_LEVEL_EMBLEM (widget);
  double width = scaled_width (self);
  double height = width * HEIGHT_BY_WIDTH;
  double x = (gtk_widget_get_width (widget) - width) / 2;
  double y = (gtk_widget_get_height (widget) - height) / 2;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);
  cairo_t *cr;

  if (self->ordinal == 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_translate (cr, x, y);
  draw (self, cr, width, height);
  cairo_destroy (cr);
}

static void
layover_level_emblem_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                              int *minimum, int *natural, int *minimum_baseline,
                              int *natural_baseline)
{
  double size = scaled_width (LAYOVER_LEVEL_EMBLEM (widget));

  if (orientation == GTK_ORIENTATION_VERTICAL)
    size *= HEIGHT_BY_WIDTH;

  *minimum = *natural = (int) (size + 0.5);
}

static void
layover_level_emblem_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (layover_level_emblem_parent_class)->system_setting_changed (widget, setting);

  gtk_widget_queue_resize (widget);
}

static void
layover_level_emblem_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LayoverLevelEmblem *self = LAYOVER_LEVEL_EMBLEM (object);

  switch (id)
    {
    case PROP_WIDTH:
      g_value_set_int (value, self->width);
      break;
    case PROP_IS_FILLED:
      g_value_set_boolean (value, self->is_filled);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
layover_level_emblem_set_property (GObject *object, guint id, const GValue *value,
                                   GParamSpec *pspec)
{
  LayoverLevelEmblem *self = LAYOVER_LEVEL_EMBLEM (object);

  switch (id)
    {
    case PROP_WIDTH:
      layover_level_emblem_set_width (self, g_value_get_int (value));
      break;
    case PROP_IS_FILLED:
      layover_level_emblem_set_is_filled (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
layover_level_emblem_class_init (LayoverLevelEmblemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = layover_level_emblem_get_property;
  object_class->set_property = layover_level_emblem_set_property;

  widget_class->measure = layover_level_emblem_measure;
  widget_class->snapshot = layover_level_emblem_snapshot;
  widget_class->system_setting_changed = layover_level_emblem_system_setting_changed;

  properties[PROP_WIDTH] = g_param_spec_int ("width", NULL, NULL, 8, 512, LAYOVER_EMBLEM_ROW,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                 | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_FILLED] = g_param_spec_boolean ("is-filled", NULL, NULL, TRUE,
                                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                         | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
layover_level_emblem_init (LayoverLevelEmblem *self)
{
  self->width = LAYOVER_EMBLEM_ROW;
  self->is_filled = TRUE;

  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
layover_level_emblem_new (int width)
{
  return g_object_new (LAYOVER_TYPE_LEVEL_EMBLEM, "width", width, NULL);
}

/**
 * layover_level_emblem_set_level:
 * @ordinal: the level, from 1; 0 draws nothing
 * @name: (nullable): "Learning"
 * @fill: (nullable): "#rrggbb"; grey if it cannot be read
 * @chevron: (nullable): "#rrggbb"; replaced when it cannot be seen on @fill
 */
void
layover_level_emblem_set_level (LayoverLevelEmblem *self, guint ordinal, guint n_levels,
                                const char *name, const char *fill, const char *chevron)
{
  g_autofree char *label = NULL;

  g_return_if_fail (LAYOVER_IS_LEVEL_EMBLEM (self));

  self->ordinal = ordinal;
  if (fill == NULL || !gdk_rgba_parse (&self->fill, fill))
    gdk_rgba_parse (&self->fill, "#77767b");
  self->fill.alpha = 1.0f;
  layover_chevron_color (&self->fill, chevron, &self->chevron);

  /* Translators: the name of a picture for a screen reader, "Level 1 of 4, Learning" */
  label = g_strdup_printf (_ ("Level %u of %u, %s"), ordinal, MAX (n_levels, ordinal),
                           name != NULL ? name : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * layover_level_emblem_set_width:
 * @width: pixels at 100 % text
 */
void
layover_level_emblem_set_width (LayoverLevelEmblem *self, int width)
{
  g_return_if_fail (LAYOVER_IS_LEVEL_EMBLEM (self));

  if (self->width == width)
    return;

  self->width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTH]);
}

/**
 * layover_level_emblem_set_is_filled:
 * @is_filled: open or held; outlined is locked, on the way or expired
 */
void
layover_level_emblem_set_is_filled (LayoverLevelEmblem *self, gboolean is_filled)
{
  g_return_if_fail (LAYOVER_IS_LEVEL_EMBLEM (self));

  if (self->is_filled == is_filled)
    return;

  self->is_filled = is_filled;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_FILLED]);
}
