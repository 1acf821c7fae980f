/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-content-view.h"
#include "layover-finder.h"
#include "layover-text-pattern.h"

G_BEGIN_DECLS

/* A text that is searched: either a line of a page, whose widget may not have been built, or a widget. The lines of pages
 * live as long as the pages, which the finder holds. */
typedef struct
{
  LayoverContentView *view;
  LayoverContentNode *node;
  GtkWidget *widget;
} LayoverFinderLine;

/* Where something was found. */
typedef struct
{
  guint line;
  LayoverTextRange range;
} LayoverFinderPlace;

GArray *layover_finder_list_lines (GtkWidget *root, GPtrArray *held);
GtkWidget *layover_finder_line_get_widget (const LayoverFinderLine *line);
void layover_finder_line_find (const LayoverFinderLine *line, LayoverTextPattern *pattern,
                               guint max_ranges, GArray *ranges);
gboolean layover_finder_line_is_above (const LayoverFinderLine *line, GtkWidget *scrolled);

gboolean layover_scroll_to_bounds (GtkWidget *widget, const graphene_rect_t *bounds);

G_END_DECLS
