/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

#include "layover-content-node.h"

G_BEGIN_DECLS

/* Draws a page, or the body of a question, with widgets of the desktop: no web view, no script, no network.
 *
 * It is a column that takes the width it is given; whoever holds it puts it into a GtkScrolledWindow (with a viewport
 * whose vscroll-policy is natural) and an AdwClamp. A long page is built in slices, so that its beginning is there in
 * the first frame.
 *
 * Properties: node (LayoverContentNode), is-narrow (tables become cards; follows the LayoverAdaptive around it, if
 * there is one), links-are-text (in an exam), is-built (read-only). Signal "link-activated" (const char *target): the person
 * asked for a link; nothing is ever opened by the view itself. */

#define LAYOVER_TYPE_CONTENT_VIEW (layover_content_view_get_type ())
G_DECLARE_FINAL_TYPE (LayoverContentView, layover_content_view, LAYOVER, CONTENT_VIEW, GtkWidget)

/**
 * LayoverContentViewFactory:
 * @custom: a node of kind CUSTOM; its custom id says what for
 * @is_inline: whether it stands inside a paragraph
 *
 * Returns: (transfer floating) (nullable): the widget for it; %NULL leaves it out
 */
typedef GtkWidget *(*LayoverContentViewFactory) (LayoverContentNode *custom, gboolean is_inline,
                                                 gpointer user_data);

/**
 * LayoverContentViewResolver:
 * @entry: the name of a picture, sound or video of the bundle
 *
 * Returns: (transfer full) (nullable): where it lies on this computer; %NULL when it is not there
 */
typedef char *(*LayoverContentViewResolver) (const char *entry, gpointer user_data);

GtkWidget *layover_content_view_new (void);

void layover_content_view_set_factory (LayoverContentView *self, LayoverContentViewFactory factory,
                                       gpointer user_data, GDestroyNotify destroy);
void layover_content_view_set_resolver (LayoverContentView *self,
                                        LayoverContentViewResolver resolver, gpointer user_data,
                                        GDestroyNotify destroy);

void layover_content_view_set_math_lookup (LayoverContentView *self, LayoverMathLookup lookup,
                                           gpointer user_data);

LayoverContentNode *layover_content_view_get_node (LayoverContentView *self);
void layover_content_view_set_node (LayoverContentView *self, LayoverContentNode *node);

gboolean layover_content_view_get_is_narrow (LayoverContentView *self);
void layover_content_view_set_is_narrow (LayoverContentView *self, gboolean is_narrow);
gboolean layover_content_view_get_links_are_text (LayoverContentView *self);
void layover_content_view_set_links_are_text (LayoverContentView *self, gboolean links_are_text);

gboolean layover_content_view_is_built (LayoverContentView *self);
void layover_content_view_build_more (LayoverContentView *self);
void layover_content_view_build_all (LayoverContentView *self);
GtkWidget *layover_content_view_find_place (LayoverContentView *self, const char *place);

gboolean layover_content_view_is_page (LayoverContentView *self);
GtkWidget *layover_content_view_get_text (LayoverContentView *self, LayoverContentNode *line);

void layover_content_view_select_all (LayoverContentView *self);
char *layover_content_view_dup_selected (LayoverContentView *self);

G_END_DECLS
