/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-item.h"
#include "layover-qti-reader.h"
#include "layover-variables.h"

G_BEGIN_DECLS

/**
 * LayoverItemBody:
 *
 * What reading an item's body leaves behind: the content tree, and in it the interactions, feedback and printed
 * variables, each standing where a custom node names it. Private to this layer.
 */
typedef struct
{
  const char *entry;
  const LayoverVariables *variables;
  GPtrArray *remarks;
  LayoverContentNode *content;
  LayoverInteraction *open;  /* the one whose text is being read */
  LayoverContentNode *stage; /* (nullable): the picture of the stage that is being read */
  GPtrArray *interactions;
  GPtrArray *feedbacks;
  GPtrArray *printed; /* LayoverPrinted */
  GPtrArray *stimuli;
} LayoverItemBody;

void layover_item_body_init (LayoverItemBody *self, const char *entry,
                             const LayoverVariables *variables, GPtrArray *remarks);
void layover_item_body_clear (LayoverItemBody *self);

LayoverContentNode *layover_item_body_load_content (LayoverItemBody *self, LayoverXmlNode *parent,
                                                    GError **error);
gboolean layover_item_body_load (LayoverItemBody *self, LayoverXmlNode *item, GError **error);

G_END_DECLS
