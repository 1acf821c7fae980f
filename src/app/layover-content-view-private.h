/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-content-view.h"

G_BEGIN_DECLS

/* The direction a block of its own has: a GtkTextDirection. */
#define LAYOVER_CONTENT_DIRECTION_KEY "layover-direction"

/* A block that is still to be built, and where it belongs. */
typedef void (*LayoverBlockFunc) (LayoverContentView *view, GtkWidget *parent,
                                  LayoverContentNode *node, guint position);

struct _LayoverContentView
{
  GtkWidget parent_instance;

  GtkWidget *box;

  LayoverContentNode *node;
  LayoverContentViewFactory factory;
  gpointer factory_data;
  LayoverMathLookup math_lookup;
  gpointer math_lookup_data;
  GDestroyNotify factory_destroy;
  LayoverContentViewResolver resolver;
  gpointer resolver_data;
  GDestroyNotify resolver_destroy;

  GQueue tasks;
  GHashTable *places;
  GHashTable *texts;   /* of nodes that are lines, to weak references to their widgets */
  GtkWidget *selected; /* the text in which words were marked last; weak */
  GPtrArray *tables;
  GHashTable *parts; /* what the factory made of nodes: they outlive the widgets around them */
  GtkAdjustment *adjustment;
  GBinding *narrow_binding;
  guint idle_id;
  guint n_built;
  gboolean is_narrow;
  gboolean links_are_text;
  gboolean has_directions;
  gboolean has_aligned;
};

void layover_content_view_queue_children (LayoverContentView *self, GtkWidget *parent,
                                          LayoverContentNode *node, LayoverBlockFunc func);
GtkWidget *layover_content_view_get_part (LayoverContentView *self, LayoverContentNode *node,
                                          gboolean is_inline);
void layover_content_view_drop_orphans (LayoverContentView *self);
void layover_content_view_add_text (LayoverContentView *self, LayoverContentNode *node,
                                    GtkWidget *widget);
void layover_content_view_init_texts (LayoverContentView *self);
void layover_content_view_clear_texts (LayoverContentView *self);
void layover_content_view_forget_texts (LayoverContentView *self, GtkWidget *parent);
void layover_content_view_free_texts (LayoverContentView *self);
void layover_content_view_add_place (LayoverContentView *self, LayoverContentNode *node,
                                     GtkWidget *widget);
char *layover_content_view_resolve (LayoverContentView *self, const char *entry);

void layover_content_align (LayoverContentView *view, GtkWidget *widget, LayoverAlign align);
void layover_content_style_block (LayoverContentView *view, GtkWidget *block, GtkWidget *parent,
                                  LayoverContentNode *node);
void layover_content_block_build (LayoverContentView *view, GtkWidget *parent,
                                  LayoverContentNode *node, guint position);
GtkWidget *layover_content_paragraph_new (LayoverContentView *view, LayoverContentNode *node);
GtkWidget *layover_content_code_new (LayoverContentView *view, LayoverContentNode *node);
GtkWidget *layover_content_table_new (LayoverContentView *view, LayoverContentNode *node);
void layover_content_table_rebuild (LayoverContentView *view, GtkWidget *table);

G_END_DECLS
