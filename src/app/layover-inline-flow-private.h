/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-content-line.h"
#include "layover-inline-flow.h"

G_BEGIN_DECLS

/* A widget in the text. */
typedef struct
{
  GtkWidget *widget;
  char *words; /* what is said in its place, or NULL */
  guint index;
  int margin;
  int width;
  int ascent;
  int descent;
} LayoverFlowChild;

/* Words with their reading above them. */
typedef struct
{
  guint start;
  guint end;
  char *reading;
  PangoLayout *layout; /* of the reading; NULL until it is drawn */
} LayoverFlowRuby;

struct _LayoverInlineFlow
{
  GtkWidget parent_instance;

  GString *text;
  PangoAttrList *attributes;
  PangoAttrList *marks; /* of what was found in it, or NULL */
  GArray *children;     /* of LayoverFlowChild */
  GArray *rubies;       /* of LayoverFlowRuby */
  GPtrArray *links;     /* of LayoverTextLinkWidget, which are children of the widget */
  PangoLayout *layout;
  int natural_width; /* of the whole text in one line, in pixels; -1 when it has to be measured */
  int word_width;    /* of the widest word; the same */
  int top;           /* what the readings take above the first line, in pixels */
  LayoverAlign align;
  guint anchor; /* where marking words began */
  guint selection_start;
  guint selection_end;
};

PangoLayout *layover_inline_flow_ensure_layout (LayoverInlineFlow *self, int width);
void layover_inline_flow_put_attributes (LayoverInlineFlow *self);
void layover_inline_flow_forget_layout (LayoverInlineFlow *self);
int layover_inline_flow_get_baseline (PangoLayout *layout, guint index);
void layover_inline_flow_text_changed (LayoverInlineFlow *self);

void layover_flow_ruby_clear (gpointer data);
int layover_flow_ruby_get_height (LayoverInlineFlow *self);
void layover_flow_ruby_add_attributes (LayoverInlineFlow *self, PangoAttrList *attributes);
void layover_flow_ruby_snapshot (LayoverInlineFlow *self, GtkSnapshot *snapshot);
void layover_flow_ruby_forget_layouts (LayoverInlineFlow *self);

void layover_flow_links_add_attributes (LayoverInlineFlow *self, PangoAttrList *attributes);
void layover_flow_links_allocate (LayoverInlineFlow *self, PangoLayout *layout);

void layover_flow_selection_init (LayoverInlineFlow *self);
void layover_flow_selection_add_attributes (LayoverInlineFlow *self, PangoAttrList *attributes);

G_END_DECLS
