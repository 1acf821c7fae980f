/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-exam-cells.h"
#include "layover-widget.h"

#define N_COLUMNS 5
#define SPACING 8

/* The cells of one section of the palette, in rows of five. Those that are scrolled out of sight are not drawn: the
 * cairo renderer goes through all that is in a window whenever a part of it is drawn anew, and a step from one question
 * to another would take the longer the more questions there are. */
struct _LayoverExamCells
{
  GtkWidget parent_instance;

  GtkWidget *viewport; /* weak */
  GtkAdjustment *adjustment;
};

G_DEFINE_FINAL_TYPE (LayoverExamCells, layover_exam_cells, GTK_TYPE_WIDGET)

static void
set_viewport (LayoverExamCells *self, GtkWidget *viewport)
{
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
  g_set_weak_pointer (&self->viewport, viewport);
  if (viewport == NULL)
    return;

  self->adjustment = g_object_ref (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)));
  g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw),
                            self);
  g_signal_connect_swapped (self->adjustment, "changed", G_CALLBACK (gtk_widget_queue_draw), self);
}

static void
layover_exam_cells_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (layover_exam_cells_parent_class)->root (widget);

  set_viewport (LAYOVER_EXAM_CELLS (widget), gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT));
}

static void
layover_exam_cells_unroot (GtkWidget *widget)
{
  set_viewport (LAYOVER_EXAM_CELLS (widget), NULL);

  GTK_WIDGET_CLASS (layover_exam_cells_parent_class)->unroot (widget);
}

static int
get_n_rows (GtkWidget *widget)
{
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;

  return (n + N_COLUMNS - 1) / N_COLUMNS;
}

/* All cells have the size of the largest, also in a row that is not full. */
static void
measure_largest (GtkWidget *widget, GtkOrientation orientation, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static GtkSizeRequestMode
layover_exam_cells_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
layover_exam_cells_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  int n = orientation == GTK_ORIENTATION_HORIZONTAL ? N_COLUMNS : get_n_rows (widget);
  int spaces = MAX (n - 1, 0) * SPACING;

  measure_largest (widget, orientation, minimum, natural);
  *minimum = *minimum * n + spaces;
  *natural = *natural * n + spaces;
}

static void
layover_exam_cells_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation place = { .width = (width - (N_COLUMNS - 1) * SPACING) / N_COLUMNS };
  int minimum;
  int i = 0;

  measure_largest (widget, GTK_ORIENTATION_VERTICAL, &minimum, &place.height);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    {
      int column = is_rtl ? N_COLUMNS - 1 - i % N_COLUMNS : i % N_COLUMNS;

      place.x = column * (place.width + SPACING);
      place.y = i / N_COLUMNS * (place.height + SPACING);
      gtk_widget_size_allocate (child, &place, -1);
    }
}

/* Everything, as far as it does not scroll. What stands out of a cell, such as the line around the focus, is less than
 * the space between two. */
static void
get_visible_range (LayoverExamCells *self, float *top, float *bottom)
{
  graphene_rect_t view;

  *top = -G_MAXFLOAT;
  *bottom = G_MAXFLOAT;
  if (self->viewport == NULL
      || !gtk_widget_compute_bounds (self->viewport, GTK_WIDGET (self), &view))
    return;

  *top = view.origin.y - SPACING;
  *bottom = view.origin.y + view.size.height + SPACING;
}

static void
layover_exam_cells_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  float top, bottom;

  get_visible_range (LAYOVER_EXAM_CELLS (widget), &top, &bottom);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (child, widget, &bounds) && bounds.origin.y < bottom
          && bounds.origin.y + bounds.size.height > top)
        gtk_widget_snapshot_child (widget, child, snapshot);
    }
}

static void
layover_exam_cells_dispose (GObject *object)
{
  set_viewport (LAYOVER_EXAM_CELLS (object), NULL);
  layover_widget_unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (layover_exam_cells_parent_class)->dispose (object);
}

static void
layover_exam_cells_class_init (LayoverExamCellsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layover_exam_cells_dispose;
  widget_class->root = layover_exam_cells_root;
  widget_class->unroot = layover_exam_cells_unroot;
  widget_class->get_request_mode = layover_exam_cells_get_request_mode;
  widget_class->measure = layover_exam_cells_measure;
  widget_class->size_allocate = layover_exam_cells_size_allocate;
  widget_class->snapshot = layover_exam_cells_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_exam_cells_init (LayoverExamCells *self)
{
}

GtkWidget *
layover_exam_cells_new (void)
{
  return g_object_new (LAYOVER_TYPE_EXAM_CELLS, NULL);
}

void
layover_exam_cells_append (LayoverExamCells *self, GtkWidget *cell)
{
  g_return_if_fail (LAYOVER_IS_EXAM_CELLS (self));

  gtk_widget_insert_before (cell, GTK_WIDGET (self), NULL);
}
