/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

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

char *layover_inline_flow_dup_text_before (LayoverInlineFlow *self, GtkWidget *child);

G_END_DECLS
