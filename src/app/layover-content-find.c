/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <string.h>

#include "layover-content-find.h"

/* The length in characters of @needle at @text, whatever the case; 0 when it is not there. */
static int
match_at (const char *text, const char *needle)
{
  int n_chars = 0;

  while (*needle != '\0')
    {
      if (*text == '\0'
          || g_unichar_tolower (g_utf8_get_char (text))
                 != g_unichar_tolower (g_utf8_get_char (needle)))
        return 0;
      text = g_utf8_next_char (text);
      needle = g_utf8_next_char (needle);
      n_chars++;
    }

  return n_chars;
}

static void
find_in_label (GtkLabel *label, const char *needle, GArray *matches)
{
  int position = 0;

  for (const char *p = gtk_label_get_text (label); *p != '\0'; p = g_utf8_next_char (p), position++)
    {
      int n_chars = match_at (p, needle);
      LayoverMatch match = { .label = label, .start = position, .end = position + n_chars };

      if (n_chars > 0)
        g_array_append_val (matches, match);
    }
}

static void
walk (GtkWidget *widget, const char *needle, GArray *matches)
{
  if (GTK_IS_LABEL (widget))
    {
      gtk_label_select_region (GTK_LABEL (widget), 0, 0);
      if (*needle != '\0')
        find_in_label (GTK_LABEL (widget), needle, matches);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    walk (child, needle, matches);
}

/**
 * layover_content_find:
 * @needle: what to look for; "" takes the marks away
 *
 * Returns: (transfer full): an array of #LayoverMatch in reading order, good until the page changes
 */
GArray *
layover_content_find (LayoverContentView *view, const char *needle)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (LayoverMatch));

  g_return_val_if_fail (LAYOVER_IS_CONTENT_VIEW (view), matches);

  layover_content_view_build_all (view);
  walk (GTK_WIDGET (view), needle, matches);

  return matches;
}

static double
get_match_y (LayoverContentView *view, const LayoverMatch *match)
{
  const char *text = gtk_label_get_text (match->label);
  const char *at = g_utf8_offset_to_pointer (text, match->start);
  PangoRectangle place;
  double x, y;

  pango_layout_index_to_pos (gtk_label_get_layout (match->label), (int) (at - text), &place);
  gtk_widget_translate_coordinates (GTK_WIDGET (match->label), GTK_WIDGET (view), 0,
                                    PANGO_PIXELS (place.y), &x, &y);

  return y;
}

/**
 * layover_content_show_match:
 *
 * Marks it as selected words and scrolls until it stands in the upper third.
 */
void
layover_content_show_match (LayoverContentView *view, const LayoverMatch *match)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;

  gtk_label_select_region (match->label, match->start, match->end);
  if (scrolled == NULL)
    return;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_adjustment_set_value (adjustment, get_match_y (view, match)
                                            - gtk_adjustment_get_page_size (adjustment) / 3);
}
