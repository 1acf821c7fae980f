/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* One whole question: its body, drawn as any page is, with the interactions in their places. Used in the exam room and
 * for the knowledge checks of a course. */

#define LAYOVER_TYPE_ITEM_VIEW (layover_item_view_get_type ())
G_DECLARE_FINAL_TYPE (LayoverItemView, layover_item_view, LAYOVER, ITEM_VIEW, GtkWidget)

GtkWidget *layover_item_view_new (void);

void layover_item_view_set_resolver (LayoverItemView *self, LayoverMediaFinderFunc resolve,
                                     gpointer user_data, GDestroyNotify destroy);
void layover_item_view_set_rubrics (LayoverItemView *self, GPtrArray *rubrics);
LayoverMediaFinder *layover_item_view_get_media_finder (LayoverItemView *self);
void layover_item_view_set_session (LayoverItemView *self, LayoverItemSession *session);
LayoverItemSession *layover_item_view_get_session (LayoverItemView *self);
void layover_item_view_refresh (LayoverItemView *self);
void layover_item_view_show_attempt (LayoverItemView *self, const char *pressed);
void layover_item_view_set_hides_feedback (LayoverItemView *self, gboolean hides_feedback);
void layover_item_view_set_can_press (LayoverItemView *self, gboolean can_press);

LayoverValue *layover_item_view_get_response (LayoverItemView *self, const char *response_id);
void layover_item_view_set_response (LayoverItemView *self, const char *response_id,
                                     LayoverValue *value);
LayoverInteractionView *layover_item_view_find_interaction (LayoverItemView *self,
                                                            const char *response_id);

void layover_item_view_show_crossed_out (LayoverItemView *self, const char *response_id,
                                         const char *const *choices);

void layover_item_view_show_draft (LayoverItemView *self, const char *response_id,
                                   const char *draft);
gboolean layover_item_view_get_has_draft (LayoverItemView *self);
char *layover_item_view_dup_hint (LayoverItemView *self);
void layover_item_view_set_is_locked (LayoverItemView *self, gboolean is_locked);
void layover_item_view_set_can_cross_out (LayoverItemView *self, gboolean can_cross_out);
void layover_item_view_judge (LayoverItemView *self);
void layover_item_view_set_verdict (LayoverItemView *self, const char *response_id,
                                    LayoverInteractionVerdict verdict);

G_END_DECLS
