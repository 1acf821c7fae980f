/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-content-line.h"
#include "layover-finder-private.h"
#include "layover-text-widget.h"

/* The texts that a widget shows, in the order of reading, and bringing one of them into view. */

#define MARGIN 24
#define UPPER_PART 3 /* what was far away comes to stand a third below the top */

static void
add_page (LayoverContentView *view, GArray *lines, GPtrArray *held)
{
  LayoverContentNode *node = layover_content_view_get_node (view);
  g_autoptr (GPtrArray) nodes = NULL;

  if (node == NULL)
    return;

  nodes = layover_content_list_lines (node);
  g_ptr_array_add (held, layover_content_node_ref (node));
  for (guint i = 0; i < nodes->len; i++)
    {
      LayoverFinderLine line = { view, nodes->pdata[i], NULL };

      g_array_append_val (lines, line);
    }
}

static void
add_widget (GtkWidget *widget, GArray *lines, GPtrArray *held)
{
  if (!gtk_widget_get_visible (widget))
    return;

  if (LAYOVER_IS_CONTENT_VIEW (widget)
      && layover_content_view_is_page (LAYOVER_CONTENT_VIEW (widget)))
    {
      add_page (LAYOVER_CONTENT_VIEW (widget), lines, held);
      return;
    }
  if (layover_text_widget_is_text (widget))
    {
      LayoverFinderLine line = { NULL, NULL, widget };

      g_array_append_val (lines, line);
    }

  /* a text may hold widgets that hold texts */
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child))
      add_widget (child, lines, held);
}

static void
clear_line (gpointer data)
{
  LayoverFinderLine *line = data;

  g_clear_object (&line->view);
  g_clear_object (&line->widget);
}

/* @held: (element-type LayoverContentNode): gets the pages. Returns: (transfer full) (element-type LayoverFinderLine) */
GArray *
layover_finder_list_lines (GtkWidget *root, GPtrArray *held)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (LayoverFinderLine));

  if (root != NULL)
    add_widget (root, lines, held);
  g_array_set_clear_func (lines, clear_line);
  for (guint i = 0; i < lines->len; i++)
    {
      LayoverFinderLine *line = &g_array_index (lines, LayoverFinderLine, i);

      if (line->view != NULL)
        g_object_ref (line->view);
      if (line->widget != NULL)
        g_object_ref (line->widget);
    }

  return lines;
}

/* Returns: (transfer none) (nullable): what shows @line; %NULL while it has not been built */
GtkWidget *
layover_finder_line_get_widget (const LayoverFinderLine *line)
{
  return line->view != NULL ? layover_content_view_get_text (line->view, line->node) : line->widget;
}

void
layover_finder_line_find (const LayoverFinderLine *line, LayoverTextPattern *pattern,
                          guint max_ranges, GArray *ranges)
{
  g_autoptr (LayoverContentLine) text = NULL;

  if (line->widget != NULL)
    {
      layover_text_pattern_find (pattern, layover_text_widget_get_text (line->widget), max_ranges,
                                 ranges);
      return;
    }

  text = layover_content_line_new (line->node);
  layover_text_pattern_find (pattern, text->text, max_ranges, ranges);
}

/* Whether it has been scrolled past. What has not been built is below everything. */
gboolean
layover_finder_line_is_above (const LayoverFinderLine *line, GtkWidget *scrolled)
{
  GtkWidget *widget = layover_finder_line_get_widget (line);
  graphene_rect_t bounds;

  return widget != NULL && gtk_widget_get_height (widget) > 0
         && gtk_widget_compute_bounds (widget, scrolled, &bounds)
         && bounds.origin.y + bounds.size.height <= 0;
}

/* Returns: whether there was anything to scroll */
static gboolean
scroll (GtkAdjustment *adjustment, double position, double size)
{
  double page = gtk_adjustment_get_page_size (adjustment);
  double margin = MIN (MARGIN, page / 4);
  double former;

  if (position >= margin && position + size <= page - margin)
    return FALSE;

  former = gtk_adjustment_get_value (adjustment);
  gtk_adjustment_set_value (adjustment, former + position - page / UPPER_PART);

  return gtk_adjustment_get_value (adjustment) != former;
}

/* Scrolls all that @widget scrolls in: the page, and a table or code that is wider than it. @bounds are of @widget.
 * Returns: whether there was anything to scroll */
gboolean
layover_scroll_to_bounds (GtkWidget *widget, const graphene_rect_t *bounds)
{
  gboolean is_scrolled = FALSE;

  for (GtkWidget *parent = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
       parent != NULL;
       parent = gtk_widget_get_ancestor (gtk_widget_get_parent (parent), GTK_TYPE_SCROLLED_WINDOW))
    {
      GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (parent);
      double x, y;

      if (gtk_widget_translate_coordinates (widget, parent, bounds->origin.x, bounds->origin.y, &x,
                                            &y))
        {
          is_scrolled |= scroll (gtk_scrolled_window_get_hadjustment (scrolled), x,
                                 bounds->size.width);
          is_scrolled |= scroll (gtk_scrolled_window_get_vadjustment (scrolled), y,
                                 bounds->size.height);
        }
    }

  return is_scrolled;
}
