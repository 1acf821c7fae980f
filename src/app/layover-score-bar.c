/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-score-bar.h"

#define BAR_HEIGHT 10
#define MARK_WIDTH 2
#define MARK_OVERHANG 4
#define MIN_WIDTH 60
#define NATURAL_WIDTH 120

struct _LayoverScoreBar
{
  GtkWidget parent_instance;

  GtkWidget *trough;
  GtkWidget *fill;
  GtkWidget *mark_line;
  double fraction;
  double mark;
};

G_DEFINE_FINAL_TYPE (LayoverScoreBar, layover_score_bar, GTK_TYPE_WIDGET)

static void
layover_score_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    *minimum = *natural = BAR_HEIGHT + 2 * MARK_OVERHANG;
}

static void
place (GtkWidget *child, int bar_width, GtkAllocation allocation, gboolean is_mirrored)
{
  int minimum = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  allocation.width = MAX (allocation.width, minimum);
  if (is_mirrored)
    allocation.x = bar_width - allocation.x - allocation.width;

  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
layover_score_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LayoverScoreBar *self = LAYOVER_SCORE_BAR (widget);
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int top = (height - BAR_HEIGHT) / 2;
  int mark_x = CLAMP ((int) (width * self->mark) - MARK_WIDTH / 2, 0, width - MARK_WIDTH);

  place (self->trough, width, (GtkAllocation){ 0, top, width, BAR_HEIGHT }, is_mirrored);
  gtk_widget_set_child_visible (self->fill, self->fraction > 0);
  place (self->fill, width, (GtkAllocation){ 0, top, (int) (width * self->fraction), BAR_HEIGHT },
         is_mirrored);
  place (self->mark_line, width,
         (GtkAllocation){ mark_x, top - MARK_OVERHANG, MARK_WIDTH, BAR_HEIGHT + 2 * MARK_OVERHANG },
         is_mirrored);
}

static void
layover_score_bar_dispose (GObject *object)
{
  LayoverScoreBar *self = LAYOVER_SCORE_BAR (object);

  g_clear_pointer (&self->trough, gtk_widget_unparent);
  g_clear_pointer (&self->fill, gtk_widget_unparent);
  g_clear_pointer (&self->mark_line, gtk_widget_unparent);

  G_OBJECT_CLASS (layover_score_bar_parent_class)->dispose (object);
}

static void
layover_score_bar_class_init (LayoverScoreBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layover_score_bar_dispose;

  widget_class->measure = layover_score_bar_measure;
  widget_class->size_allocate = layover_score_bar_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "scorebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static GtkWidget *
node_new (LayoverScoreBar *self, const char *name)
{
  GtkWidget *node = g_object_new (GTK_TYPE_BOX, "css-name", name, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_set_parent (node, GTK_WIDGET (self));

  return node;
}

static void
layover_score_bar_init (LayoverScoreBar *self)
{
  self->trough = node_new (self, "trough");
  self->fill = node_new (self, "fill");
  self->mark_line = node_new (self, "mark");
}

/** layover_score_bar_new: @fraction, @mark: from 0 to 1 */
GtkWidget *
layover_score_bar_new (double fraction, double mark)
{
  LayoverScoreBar *self = g_object_new (LAYOVER_TYPE_SCORE_BAR, NULL);

  self->fraction = CLAMP (fraction, 0, 1);
  self->mark = CLAMP (mark, 0, 1);

  return GTK_WIDGET (self);
}
