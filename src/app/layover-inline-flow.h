/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

#include "layover-content-text.h"
#include "layover-vocabulary.h"

G_BEGIN_DECLS

/* One paragraph of text with widgets in it. It wraps, scales and mirrors as text does. */

#define LAYOVER_TYPE_INLINE_FLOW (layover_inline_flow_get_type ())
G_DECLARE_FINAL_TYPE (LayoverInlineFlow, layover_inline_flow, LAYOVER, INLINE_FLOW, GtkWidget)

GtkWidget *layover_inline_flow_new (void);

void layover_inline_flow_append_text (LayoverInlineFlow *self, const char *text,
                                      PangoAttrList *attributes);
void layover_inline_flow_append_widget (LayoverInlineFlow *self, GtkWidget *child);
void layover_inline_flow_append_words (LayoverInlineFlow *self, GtkWidget *child,
                                       const char *words);

void layover_inline_flow_add_ruby (LayoverInlineFlow *self, guint start, guint end,
                                   const char *reading);

void layover_inline_flow_add_link (LayoverInlineFlow *self, const LayoverTextLink *link);

void layover_inline_flow_set_align (LayoverInlineFlow *self, LayoverAlign align);

const char *layover_inline_flow_get_text (LayoverInlineFlow *self);
PangoLayout *layover_inline_flow_get_layout (LayoverInlineFlow *self, int *y);
void layover_inline_flow_set_marks (LayoverInlineFlow *self, PangoAttrList *marks);
void layover_inline_flow_select (LayoverInlineFlow *self, guint start, guint end);
char *layover_inline_flow_dup_selected (LayoverInlineFlow *self);

char *layover_inline_flow_dup_text_before (LayoverInlineFlow *self, GtkWidget *child);

G_END_DECLS
