/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-line-layout.h"

/* Children side by side, like those of a horizontal GtkBox, for lines of words that wrap. A GtkBox asks each child how
 * narrow it could be at the height it would like, and a label finds that out by wrapping its words at some twenty
 * widths; boxes in boxes multiply this. Here each child says how wide it can and would like to be, and then how high
 * it is at the width that it gets. */

struct _LayoverLineLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  gboolean is_centred;
};

G_DEFINE_FINAL_TYPE (LayoverLineLayout, layover_line_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *widget;
  gboolean expands;
} Place;

/* Returns: (transfer full): the children that are seen, as Place */
static GArray *
list_places (GtkWidget *line)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (GtkWidget *child = gtk_widget_get_first_child (line); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        Place place = { child, gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL) };

        g_array_append_val (places, place);
      }

  return places;
}

static int
get_total_spacing (LayoverLineLayout *self, GArray *places)
{
  return places->len > 1 ? self->spacing * (int) (places->len - 1) : 0;
}

static void
share_among_expanding (GArray *places, GtkRequestedSize *sizes, int extra)
{
  int n_expanding = 0;

  for (guint i = 0; i < places->len; i++)
    n_expanding += g_array_index (places, Place, i).expands ? 1 : 0;

  for (guint i = 0; i < places->len && n_expanding > 0; i++)
    if (g_array_index (places, Place, i).expands)
      {
        int share = extra / n_expanding;

        sizes[i].minimum_size += share;
        extra -= share;
        n_expanding--;
      }
}

/* Returns: (transfer full): the width of each of @places, as minimum_size, when the line is @width wide */
static GtkRequestedSize *
share_width (LayoverLineLayout *self, GArray *places, int width)
{
  GtkRequestedSize *sizes = g_new0 (GtkRequestedSize, places->len + 1);
  int extra = width - get_total_spacing (self, places);

  for (guint i = 0; i < places->len; i++)
    {
      gtk_widget_measure (g_array_index (places, Place, i).widget, GTK_ORIENTATION_HORIZONTAL, -1,
                          &sizes[i].minimum_size, &sizes[i].natural_size, NULL, NULL);
      extra -= sizes[i].minimum_size;
    }
  extra = gtk_distribute_natural_allocation (MAX (extra, 0), places->len, sizes);
  share_among_expanding (places, sizes, extra);

  return sizes;
}

static GtkSizeRequestMode
layover_line_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (LayoverLineLayout *self, GArray *places, int *minimum, int *natural)
{
  *minimum = *natural = get_total_spacing (self, places);
  for (guint i = 0; i < places->len; i++)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (g_array_index (places, Place, i).widget, GTK_ORIENTATION_HORIZONTAL, -1,
                          &child_minimum, &child_natural, NULL, NULL);
      *minimum += child_minimum;
      *natural += child_natural;
    }
}

static void
measure_height (LayoverLineLayout *self, GArray *places, int width, int *minimum, int *natural)
{
  g_autofree GtkRequestedSize *sizes = width < 0 ? NULL : share_width (self, places, width);

  *minimum = *natural = 0;
  for (guint i = 0; i < places->len; i++)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (g_array_index (places, Place, i).widget, GTK_ORIENTATION_VERTICAL,
                          sizes == NULL ? -1 : sizes[i].minimum_size, &child_minimum,
                          &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
layover_line_layout_measure (GtkLayoutManager *manager, GtkWidget *widget,
                             GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  LayoverLineLayout *self = LAYOVER_LINE_LAYOUT (manager);
  g_autoptr (GArray) places = list_places (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, places, minimum, natural);
  else
    measure_height (self, places, for_size, minimum, natural);
}

static void
centre (GtkWidget *child, GtkAllocation *place)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place->width, NULL, &natural, NULL, NULL);
  natural = MIN (natural, place->height);
  place->y = (place->height - natural) / 2;
  place->height = natural;
}

static void
layover_line_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                              int baseline)
{
  LayoverLineLayout *self = LAYOVER_LINE_LAYOUT (manager);
  gboolean is_right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  g_autoptr (GArray) places = list_places (widget);
  g_autofree GtkRequestedSize *sizes = share_width (self, places, width);
  int x = 0;

  for (guint i = 0; i < places->len; i++)
    {
      GtkWidget *child = g_array_index (places, Place, i).widget;
      int child_width = sizes[i].minimum_size;
      GtkAllocation place = { is_right_to_left ? width - x - child_width : x, 0, child_width,
                              height };

      if (self->is_centred)
        centre (child, &place);
      gtk_widget_size_allocate (child, &place, -1);
      x += child_width + self->spacing;
    }
}

static void
layover_line_layout_class_init (LayoverLineLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = layover_line_layout_get_request_mode;
  layout_class->measure = layover_line_layout_measure;
  layout_class->allocate = layover_line_layout_allocate;
}

static void
layover_line_layout_init (LayoverLineLayout *self)
{
}

/** layover_line_layout_set_spacing: @spacing: pixels between two children */
void
layover_line_layout_set_spacing (LayoverLineLayout *self, int spacing)
{
  g_return_if_fail (LAYOVER_IS_LINE_LAYOUT (self));

  self->spacing = spacing;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

/**
 * layover_line_layout_set_is_centred:
 *
 * Each child is as high as it likes and stands in the middle. An alignment of the child would look the same, and have it
 * asked for its width at that height.
 */
void
layover_line_layout_set_is_centred (LayoverLineLayout *self, gboolean is_centred)
{
  g_return_if_fail (LAYOVER_IS_LINE_LAYOUT (self));

  self->is_centred = is_centred;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}
