/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-content-node.h"

G_BEGIN_DECLS

/* Deep enough for any page; a reader that recurses is safe at this depth. */
#define LAYOVER_CONTENT_MAX_DEPTH 100

/* Only the readers of this layer write these; once a tree is handed out nobody does. */
struct _LayoverContentNode
{
  gatomicrefcount ref_count;
  LayoverContentKind kind;
  guint line;
  GPtrArray *children;

  char *text;
  char *target;
  char *label;
  char *style;
  char *captions;
  char *poster;
  char *description;
  char *custom_id;
  char *id;
  char *language;
  LayoverMath *math;
  LayoverVocabulary *vocabulary;

  LayoverContentDirection direction;
  int level;
  int start;
  int column_span;
  int row_span;
  int width;
  int height;
  gboolean is_header;
  gboolean is_inline;
};

LayoverContentNode *layover_content_node_new (LayoverContentKind kind, guint line);
LayoverContentNode *layover_content_node_add (LayoverContentNode *self, LayoverContentNode *child);
void layover_content_node_add_text (LayoverContentNode *self, const char *text, guint line);
void layover_content_node_take_label (LayoverContentNode *self, char *label);

gboolean layover_content_node_normalise (LayoverContentNode *self, const char *entry,
                                         GError **error);
char *layover_content_collapse (const char *text);

G_END_DECLS
