/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <pango/pango.h>

#include "layover-content-line.h"

G_BEGIN_DECLS

/* A line of a page with what it looks like: attributes, never markup. Offsets are bytes of the line's text. */

typedef struct
{
  guint start;
  guint end;
  char *target;
} LayoverTextLink;

typedef struct
{
  LayoverContentLine *line;
  PangoAttrList *attributes;
  GArray *links;
} LayoverContentText;

LayoverContentText *layover_content_text_new (LayoverContentNode *parent);
void layover_content_text_free (LayoverContentText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverContentText, layover_content_text_free)

gboolean layover_content_text_is_ruby (const LayoverContentSpan *span);
gboolean layover_content_text_has_ruby (LayoverContentText *self);

PangoAttrList *layover_content_text_copy_attributes (LayoverContentText *self, guint start,
                                                     guint end);

G_END_DECLS
