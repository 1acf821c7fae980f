/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-adaptive.h"
#include "layover-columns.h"

/* What a column needs to be read, at a text size of 100 %. */
#define COLUMN_WIDTH 120

typedef struct
{
  GtkWidget *widget;
  guint share;
  guint offset;
  guint row;
  guint start; /* in shares */
} Cell;

struct _LayoverColumns
{
  GtkWidget parent_instance;

  GArray *cells;
  int spacing;
  int least_width;
  gboolean is_down;
  gboolean is_collapsed;
};

enum
{
  PROP_0,
  PROP_IS_COLLAPSED,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (LayoverColumns, layover_columns, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static Cell *
get_cell (LayoverColumns *self, guint i)
{
  return &g_array_index (self->cells, Cell, i);
}

/* From left to right, and on in the next row when the whole is used up. */
static void
place_across (LayoverColumns *self)
{
  guint row = 0;
  guint used = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = get_cell (self, i);

      if (used > 0 && used + cell->offset + cell->share > LAYOVER_COLUMNS_WHOLE)
        {
          row++;
          used = 0;
        }
      cell->row = row;
      cell->start = MIN (used + cell->offset, LAYOVER_COLUMNS_WHOLE - cell->share);
      used = cell->start + cell->share;
    }
}

/* From top to bottom, and on in the next column; for cells of the same share. */
static void
place_down (LayoverColumns *self)
{
  guint share = get_cell (self, 0)->share;
  guint n_columns = LAYOVER_COLUMNS_WHOLE / share;
  guint n_rows = (self->cells->len + n_columns - 1) / n_columns;

  for (guint i = 0; i < self->cells->len; i++)
    {
      get_cell (self, i)->row = i % n_rows;
      get_cell (self, i)->start = i / n_rows * share;
    }
}

static void
place_below (LayoverColumns *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      get_cell (self, i)->row = i;
      get_cell (self, i)->start = 0;
    }
}

static void
place (LayoverColumns *self, gboolean is_collapsed)
{
  if (is_collapsed)
    place_below (self);
  else if (self->is_down && self->cells->len > 0)
    place_down (self);
  else
    place_across (self);
}

static int
get_minimum (const Cell *cell)
{
  int minimum;

  gtk_widget_measure (cell->widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static int
get_width (LayoverColumns *self, const Cell *cell, int width, gboolean is_collapsed)
{
  guint end = cell->start + cell->share;
  int whole = width + self->spacing;

  if (is_collapsed)
    return width;

  return (int) (end * (guint) whole / LAYOVER_COLUMNS_WHOLE)
         - (int) (cell->start * (guint) whole / LAYOVER_COLUMNS_WHOLE) - self->spacing;
}

static gboolean
is_too_narrow (LayoverColumns *self, int width)
{
  double scale = layover_adaptive_get_text_scale ();
  double least = COLUMN_WIDTH * scale;
  gboolean is_short = width < self->least_width * scale;

  place (self, FALSE);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = get_cell (self, i);
      int cell_width = get_width (self, cell, width, FALSE);

      if (cell->share < LAYOVER_COLUMNS_WHOLE
          && (is_short || cell_width < get_minimum (cell) || cell_width < MIN (least, width)))
        return TRUE;
    }

  return FALSE;
}

static GtkSizeRequestMode
layover_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (LayoverColumns *self, int *minimum, int *natural)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = get_cell (self, i);
      int cell_minimum, cell_natural;

      gtk_widget_measure (cell->widget, GTK_ORIENTATION_HORIZONTAL, -1, &cell_minimum,
                          &cell_natural, NULL, NULL);
      *minimum = MAX (*minimum, cell_minimum);
      *natural = MAX (*natural,
                      (cell_natural + self->spacing) * (LAYOVER_COLUMNS_WHOLE / (int) cell->share)
                          - self->spacing);
    }
  *natural = MAX (*minimum, *natural);
}

static int
get_height (const Cell *cell, int width)
{
  int minimum, natural;

  gtk_widget_measure (cell->widget, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL,
                      NULL);

  return MAX (minimum, natural);
}

/* Returns: (transfer full) (element-type int): how high each row is, when placed in @width */
static GArray *
measure_rows (LayoverColumns *self, int width, gboolean is_collapsed)
{
  GArray *heights = g_array_new (FALSE, TRUE, sizeof (int));

  place (self, is_collapsed);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = get_cell (self, i);
      int height = get_height (cell, get_width (self, cell, width, is_collapsed));

      if (cell->row >= heights->len)
        g_array_set_size (heights, cell->row + 1);
      g_array_index (heights, int, cell->row) = MAX (g_array_index (heights, int, cell->row),
                                                     height);
    }

  return heights;
}

static void
layover_columns_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  LayoverColumns *self = LAYOVER_COLUMNS (widget);
  g_autoptr (GArray) heights = NULL;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL || for_size < 0)
    measure_width (self, minimum, natural);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;

  if (for_size < 0)
    for_size = *minimum;
  heights = measure_rows (self, for_size, is_too_narrow (self, for_size));
  *natural = heights->len > 0 ? self->spacing * ((int) heights->len - 1) : 0;
  for (guint i = 0; i < heights->len; i++)
    *natural += g_array_index (heights, int, i);
  *minimum = *natural;
}

static int
get_top (LayoverColumns *self, GArray *heights, guint row)
{
  int y = 0;

  for (guint i = 0; i < row; i++)
    y += g_array_index (heights, int, i) + self->spacing;

  return y;
}

static void
layover_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LayoverColumns *self = LAYOVER_COLUMNS (widget);
  gboolean is_right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean is_collapsed = is_too_narrow (self, width);
  g_autoptr (GArray) heights = measure_rows (self, width, is_collapsed);

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = get_cell (self, i);
      int cell_width = get_width (self, cell, width, is_collapsed);
      int x = (int) cell->start * (width + self->spacing) / LAYOVER_COLUMNS_WHOLE;
      GtkAllocation allocation = { is_right_to_left ? width - x - cell_width : x,
                                   get_top (self, heights, cell->row), cell_width,
                                   g_array_index (heights, int, cell->row) };

      gtk_widget_size_allocate (cell->widget, &allocation, -1);
    }

  if (is_collapsed == self->is_collapsed)
    return;

  self->is_collapsed = is_collapsed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_COLLAPSED]);
}

static void
layover_columns_dispose (GObject *object)
{
  LayoverColumns *self = LAYOVER_COLUMNS (object);
  GtkWidget *child;

  g_array_set_size (self->cells, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (layover_columns_parent_class)->dispose (object);
}

static void
layover_columns_finalize (GObject *object)
{
  g_array_unref (LAYOVER_COLUMNS (object)->cells);

  G_OBJECT_CLASS (layover_columns_parent_class)->finalize (object);
}

static void
layover_columns_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_IS_COLLAPSED)
    g_value_set_boolean (value, LAYOVER_COLUMNS (object)->is_collapsed);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
layover_columns_class_init (LayoverColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_columns_dispose;
  object_class->finalize = layover_columns_finalize;
  object_class->get_property = layover_columns_get_property;

  widget_class->get_request_mode = layover_columns_get_request_mode;
  widget_class->measure = layover_columns_measure;
  widget_class->size_allocate = layover_columns_size_allocate;

  properties[PROP_IS_COLLAPSED] = g_param_spec_boolean ("is-collapsed", NULL, NULL, FALSE,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "columns");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_columns_init (LayoverColumns *self)
{
  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
}

/**
 * layover_columns_new:
 * @spacing: between columns and between rows, in pixels
 * @least_width: of the whole, in pixels at a text size of 100 %; below, one stands under the other
 */
GtkWidget *
layover_columns_new (int spacing, int least_width)
{
  LayoverColumns *self = g_object_new (LAYOVER_TYPE_COLUMNS, NULL);

  self->spacing = spacing;
  self->least_width = least_width;

  return GTK_WIDGET (self);
}

/**
 * layover_columns_append:
 * @child: (transfer floating)
 * @share: of LAYOVER_COLUMNS_WHOLE that it is wide, at least 1
 * @offset: the share that stays empty before it
 */
void
layover_columns_append (LayoverColumns *self, GtkWidget *child, guint share, guint offset)
{
  Cell cell = { .widget = child };

  g_return_if_fail (LAYOVER_IS_COLUMNS (self));
  g_return_if_fail (GTK_IS_WIDGET (child));
  g_return_if_fail (share > 0);

  cell.share = MIN (share, LAYOVER_COLUMNS_WHOLE);
  cell.offset = MIN (offset, LAYOVER_COLUMNS_WHOLE - cell.share);
  g_array_append_val (self->cells, cell);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/** layover_columns_set_is_down: whether one reads down the columns, and not along the rows; for equal shares */
void
layover_columns_set_is_down (LayoverColumns *self, gboolean is_down)
{
  g_return_if_fail (LAYOVER_IS_COLUMNS (self));

  self->is_down = is_down;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** layover_columns_get_is_collapsed: whether all stand one below the other now */
gboolean
layover_columns_get_is_collapsed (LayoverColumns *self)
{
  g_return_val_if_fail (LAYOVER_IS_COLUMNS (self), FALSE);

  return self->is_collapsed;
}
