/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* What a check says about an answer, or about a part of it, by shape and word. There is nothing to see before. */

#define LAYOVER_TYPE_VERDICT_LINE (layover_verdict_line_get_type ())
G_DECLARE_FINAL_TYPE (LayoverVerdictLine, layover_verdict_line, LAYOVER, VERDICT_LINE, GtkWidget)

GtkWidget *layover_verdict_line_new (gboolean wraps);

void layover_verdict_line_set_verdict (LayoverVerdictLine *self, LayoverInteractionVerdict verdict,
                                       const char *words);
const char *layover_verdict_line_get_words (LayoverVerdictLine *self);

G_END_DECLS
