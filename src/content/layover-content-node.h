/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-math.h"
#include "layover-vocabulary.h"

G_BEGIN_DECLS

/**
 * LayoverContentKind:
 *
 * What a node is. Two groups matter to whoever draws them (layover_content_node_is_inline()): blocks stand below one
 * another, inline nodes flow. The tree is regular, whatever the file looked like:
 *
 * - DOCUMENT, LIST_ITEM, DEFINITION, CELL, QUOTE, CALLOUT and DIVISION hold only blocks;
 * - HEADING, PARAGRAPH, TERM, CAPTION and all inline nodes hold only inline nodes;
 * - LIST holds LIST_ITEMs; DEFINITIONS hold TERMs and DEFINITIONs; TABLE holds a CAPTION (at most one, first) and
 *   ROWs, ROW holds CELLs; FIGURE holds blocks or an IMAGE, and at most one CAPTION, last;
 * - TEXT, CODE, BREAK, IMAGE, MATH, CODE_BLOCK, RULE, VIDEO and AUDIO hold nothing.
 *
 * White space is as HTML shows it: single spaces, none at the edges of a block, except in a CODE_BLOCK and in a
 * PARAGRAPH of the style "preformatted".
 */
typedef enum
{
  LAYOVER_CONTENT_DOCUMENT,
  LAYOVER_CONTENT_HEADING,
  LAYOVER_CONTENT_PARAGRAPH,
  LAYOVER_CONTENT_TEXT,
  LAYOVER_CONTENT_EMPHASIS,
  LAYOVER_CONTENT_STRONG,
  LAYOVER_CONTENT_UNDERLINE,
  LAYOVER_CONTENT_STRIKE,
  LAYOVER_CONTENT_CODE,
  LAYOVER_CONTENT_KEYBOARD,
  LAYOVER_CONTENT_SUBSCRIPT,
  LAYOVER_CONTENT_SUPERSCRIPT,
  LAYOVER_CONTENT_SPAN,
  LAYOVER_CONTENT_LINK,
  LAYOVER_CONTENT_IMAGE,
  LAYOVER_CONTENT_BREAK,
  LAYOVER_CONTENT_MATH,
  LAYOVER_CONTENT_RUBY,
  LAYOVER_CONTENT_LIST,
  LAYOVER_CONTENT_LIST_ITEM,
  LAYOVER_CONTENT_DEFINITIONS,
  LAYOVER_CONTENT_TERM,
  LAYOVER_CONTENT_DEFINITION,
  LAYOVER_CONTENT_TABLE,
  LAYOVER_CONTENT_ROW,
  LAYOVER_CONTENT_CELL,
  LAYOVER_CONTENT_QUOTE,
  LAYOVER_CONTENT_CODE_BLOCK,
  LAYOVER_CONTENT_CALLOUT,
  LAYOVER_CONTENT_RULE,
  LAYOVER_CONTENT_FIGURE,
  LAYOVER_CONTENT_CAPTION,
  LAYOVER_CONTENT_VIDEO,
  LAYOVER_CONTENT_AUDIO,
  LAYOVER_CONTENT_DIVISION,
  LAYOVER_CONTENT_CUSTOM,
} LayoverContentKind;

/** LayoverContentDirection: as the file says it; UNSET takes the direction of what is around */
typedef enum
{
  LAYOVER_CONTENT_DIRECTION_UNSET,
  LAYOVER_CONTENT_DIRECTION_LEFT_TO_RIGHT,
  LAYOVER_CONTENT_DIRECTION_RIGHT_TO_LEFT,
  LAYOVER_CONTENT_DIRECTION_AUTOMATIC,
} LayoverContentDirection;

/**
 * LayoverContentNode:
 *
 * A piece of a page or of an item's body, free of any toolkit. Immutable and safe to share between threads. A node
 * does not know its parent. Strings it gives out live as long as the node.
 */
typedef struct _LayoverContentNode LayoverContentNode;

/**
 * LayoverContentNodeFunc:
 *
 * Returns: whether to go on
 */
typedef gboolean (*LayoverContentNodeFunc) (LayoverContentNode *node, gpointer data);

#define LAYOVER_TYPE_CONTENT_NODE (layover_content_node_get_type ())
GType layover_content_node_get_type (void) G_GNUC_CONST;

LayoverContentNode *layover_content_node_new_custom (const char *custom_id, gboolean is_inline);
LayoverContentNode *layover_content_node_ref (LayoverContentNode *self);
void layover_content_node_unref (LayoverContentNode *self);

LayoverContentKind layover_content_node_get_kind (const LayoverContentNode *self);
gboolean layover_content_node_is_inline (const LayoverContentNode *self);
guint layover_content_node_get_line (const LayoverContentNode *self);
guint layover_content_node_get_n_children (const LayoverContentNode *self);
LayoverContentNode *layover_content_node_get_child (const LayoverContentNode *self, guint i);

const char *layover_content_node_get_text (const LayoverContentNode *self);
const char *layover_content_node_get_target (const LayoverContentNode *self);
const char *layover_content_node_get_label (const LayoverContentNode *self);
const char *layover_content_node_get_style (const LayoverContentNode *self);
const char *layover_content_node_get_captions (const LayoverContentNode *self);
const char *layover_content_node_get_poster (const LayoverContentNode *self);
const char *layover_content_node_get_description (const LayoverContentNode *self);
LayoverMath *layover_content_node_get_math (const LayoverContentNode *self);
const LayoverVocabulary *layover_content_node_get_vocabulary (const LayoverContentNode *self);
const char *layover_content_node_get_custom_id (const LayoverContentNode *self);
const char *layover_content_node_get_id (const LayoverContentNode *self);
const char *layover_content_node_get_language (const LayoverContentNode *self);
LayoverContentDirection layover_content_node_get_direction (const LayoverContentNode *self);

int layover_content_node_get_level (const LayoverContentNode *self);
int layover_content_node_get_start (const LayoverContentNode *self);
int layover_content_node_get_column_span (const LayoverContentNode *self);
int layover_content_node_get_row_span (const LayoverContentNode *self);
int layover_content_node_get_width (const LayoverContentNode *self);
int layover_content_node_get_height (const LayoverContentNode *self);
gboolean layover_content_node_is_header (const LayoverContentNode *self);

gboolean layover_content_node_foreach (LayoverContentNode *self, LayoverContentNodeFunc func,
                                       gpointer data);
LayoverContentNode *layover_content_node_find_id (LayoverContentNode *self, const char *id);
char *layover_content_node_dup_plain_text (const LayoverContentNode *self);
char *layover_content_node_dup_title (LayoverContentNode *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverContentNode, layover_content_node_unref)

G_END_DECLS
