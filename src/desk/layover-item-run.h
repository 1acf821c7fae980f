/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "layover-item-session.h"
#include "layover-question-source.h"

G_BEGIN_DECLS

/* Scoring one item from a script: responses in, outcomes out, in the notation of layover-notation.h. */

gboolean layover_item_run_give (LayoverItemSession *session, JsonNode *responses,
                                LayoverQuestionSource *folder, GError **error);

JsonNode *layover_item_run (LayoverItem *item, JsonNode *responses, JsonNode *template_values,
                            JsonNode *correct, LayoverQuestionSource *folder, guint64 seed,
                            GError **error);

G_END_DECLS
