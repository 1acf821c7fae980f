/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <pango/pango.h>

#include "layover-content-node.h"

G_BEGIN_DECLS

/* The inline nodes of one paragraph as one text with attributes; never markup. Offsets are bytes. */

typedef struct
{
  guint start;
  guint end;
  char *target;
} LayoverTextLink;

typedef struct
{
  guint offset;
  LayoverContentNode *node;
} LayoverTextWidget;

typedef struct
{
  GString *text;
  PangoAttrList *attributes;
  GArray *links;
  GArray *widgets;
} LayoverContentText;

LayoverContentText *layover_content_text_new (LayoverContentNode *parent);
void layover_content_text_free (LayoverContentText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverContentText, layover_content_text_free)

PangoAttrList *layover_content_text_copy_attributes (LayoverContentText *self, guint start,
                                                     guint end);

G_END_DECLS
