/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-item.h"

G_BEGIN_DECLS

/**
 * LayoverItemSession:
 *
 * One candidate's dealings with one item: template values, responses, outcomes. The same seed, responses and
 * processing give the same outcomes everywhere.
 */
#define LAYOVER_TYPE_ITEM_SESSION (layover_item_session_get_type ())
G_DECLARE_FINAL_TYPE (LayoverItemSession, layover_item_session, LAYOVER, ITEM_SESSION, GObject)

LayoverItemSession *layover_item_session_new (LayoverItem *item, guint64 seed);
LayoverItemSession *layover_item_session_new_with_draw (LayoverItem *item, guint64 seed,
                                                        GHashTable *values, GHashTable *correct);

LayoverItem *layover_item_session_get_item (LayoverItemSession *self);
guint64 layover_item_session_get_seed (LayoverItemSession *self);
GArray *layover_item_session_dup_choice_order (LayoverItemSession *self,
                                               LayoverInteraction *interaction);

gboolean layover_item_session_set_response (LayoverItemSession *self, const char *identifier,
                                            LayoverValue *response, GError **error);
gboolean layover_item_session_put_response (LayoverItemSession *self, const char *identifier,
                                            LayoverValue *response, GError **error);
LayoverValue *layover_item_session_get_response (LayoverItemSession *self, const char *identifier);
void layover_item_session_set_duration (LayoverItemSession *self, double seconds);
gboolean layover_item_session_is_responded (LayoverItemSession *self, const char *identifier);
guint layover_item_session_count_responded (LayoverItemSession *self);
gboolean layover_item_session_is_valid (LayoverItemSession *self, const char *identifier,
                                        char **why);

gboolean layover_item_session_process_responses (LayoverItemSession *self, GError **error);
gboolean layover_item_session_is_attempted (LayoverItemSession *self);
gboolean layover_item_session_is_completed (LayoverItemSession *self);
gboolean layover_item_session_end_attempt (LayoverItemSession *self, GError **error);
gboolean layover_item_session_press (LayoverItemSession *self, const char *response_id,
                                     GError **error);
void layover_item_session_clear_buttons (LayoverItemSession *self, GPtrArray *buttons);
LayoverValue *layover_item_session_get_value (LayoverItemSession *self, const char *identifier);
LayoverValue *layover_item_session_get_outcome (LayoverItemSession *self, const char *identifier);
LayoverValue *layover_item_session_get_correct (LayoverItemSession *self, const char *identifier);
double layover_item_session_get_score (LayoverItemSession *self);
double layover_item_session_get_max_score (LayoverItemSession *self);
gboolean layover_item_session_is_correct (LayoverItemSession *self);

gboolean layover_item_session_is_feedback_visible (LayoverItemSession *self,
                                                   const LayoverFeedback *feedback);
GPtrArray *layover_item_session_list_modal_feedback (LayoverItemSession *self);
char *layover_item_session_dup_printed (LayoverItemSession *self, const char *custom_id);
char *layover_item_session_dup_math_value (LayoverItemSession *self, const char *identifier);

G_END_DECLS
