/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-content-node.h"

G_BEGIN_DECLS

/* In a line's text, the place of something that is no text: U+FFFC. */
#define LAYOVER_CONTENT_OBJECT "\357\277\274"

/* Some of the text, in bytes, and the node it comes from. The node lives as long as the one the line was made of. */
typedef struct
{
  guint start;
  guint end;
  LayoverContentNode *node;
} LayoverContentSpan;

/**
 * LayoverContentLine:
 *
 * The inline nodes of one block as one text: what is drawn, searched and copied is the same text with the same offsets.
 * @spans has every inline node that has words, in the order of their ends; @objects the images, formulas and custom
 * nodes, each of which is one LAYOVER_CONTENT_OBJECT in the text.
 */
typedef struct
{
  char *text;
  GArray *spans;   /* of LayoverContentSpan */
  GArray *objects; /* of LayoverContentSpan */
} LayoverContentLine;

LayoverContentLine *layover_content_line_new (LayoverContentNode *node);
void layover_content_line_free (LayoverContentLine *self);

GPtrArray *layover_content_list_lines (LayoverContentNode *root);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverContentLine, layover_content_line_free)

G_END_DECLS
