/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

#include "layover-item-session.h"
#include "layover-media-finder.h"
#include "layover-verdict.h"

G_BEGIN_DECLS

/* The answerable part of a question: a column with its prompt on top. It shows a value and says when the person changed
 * it; it neither keeps nor scores answers. */

#define LAYOVER_TYPE_INTERACTION_VIEW (layover_interaction_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (LayoverInteractionView, layover_interaction_view, LAYOVER,
                          INTERACTION_VIEW, GtkWidget)

/**
 * LayoverInteractionViewClass:
 * @build: makes the widgets below the prompt, once, when the interaction is known
 * @show_value: shows a value that did not come from the person
 * @show_state: the lock, the verdict or what tools are allowed has changed
 * @show_crossed_out: (nullable): shows what was crossed out before; for interactions that have choices
 * @show_draft: (nullable): shows what was begun before and is no answer yet; for those that set one
 * @dup_hint: (nullable): "Choose two · 1 of 2 chosen"
 * @set_context: the words around an interaction inside a paragraph, for its name
 */
struct _LayoverInteractionViewClass
{
  GtkWidgetClass parent_class;

  void (*build) (LayoverInteractionView *self);
  void (*show_value) (LayoverInteractionView *self, LayoverValue *value);
  void (*show_state) (LayoverInteractionView *self);
  void (*show_crossed_out) (LayoverInteractionView *self, const char *const *choices);
  void (*show_draft) (LayoverInteractionView *self, const char *draft);
  char *(*dup_hint) (LayoverInteractionView *self);
  void (*set_context) (LayoverInteractionView *self, const char *context);
};

LayoverInteraction *layover_interaction_view_get_interaction (LayoverInteractionView *self);
LayoverItemSession *layover_interaction_view_get_session (LayoverInteractionView *self);
LayoverMediaFinder *layover_interaction_view_get_media_finder (LayoverInteractionView *self);
const char *layover_interaction_view_get_prompt (LayoverInteractionView *self);
LayoverValue *layover_interaction_view_get_expected (LayoverInteractionView *self);
LayoverCardinality layover_interaction_view_get_cardinality (LayoverInteractionView *self);
LayoverBaseType layover_interaction_view_get_base_type (LayoverInteractionView *self);
LayoverValue *layover_interaction_view_get_value (LayoverInteractionView *self);
void layover_interaction_view_set_value (LayoverInteractionView *self, LayoverValue *value);
void layover_interaction_view_take_answer (LayoverInteractionView *self, LayoverValue *value);
void layover_interaction_view_refuse_more (LayoverInteractionView *self);
gboolean layover_interaction_view_get_has_draft (LayoverInteractionView *self);
void layover_interaction_view_set_has_draft (LayoverInteractionView *self, gboolean has_draft);
void layover_interaction_view_set_draft (LayoverInteractionView *self, const char *draft);
void layover_interaction_view_show_draft (LayoverInteractionView *self, const char *draft);
gboolean layover_interaction_view_get_is_full (LayoverInteractionView *self);
void layover_interaction_view_show_crossed_out (LayoverInteractionView *self,
                                                const char *const *choices);
void layover_interaction_view_take_crossed_out (LayoverInteractionView *self,
                                                const char *const *choices);
char *layover_interaction_view_dup_hint (LayoverInteractionView *self);
char *layover_interaction_view_dup_form_hint (LayoverInteractionView *self);
void layover_interaction_view_hint_changed (LayoverInteractionView *self);

gboolean layover_interaction_view_get_is_locked (LayoverInteractionView *self);
void layover_interaction_view_set_is_locked (LayoverInteractionView *self, gboolean is_locked);
gboolean layover_interaction_view_get_can_cross_out (LayoverInteractionView *self);
void layover_interaction_view_set_can_cross_out (LayoverInteractionView *self, gboolean can);
LayoverInteractionVerdict layover_interaction_view_get_verdict (LayoverInteractionView *self);
void layover_interaction_view_set_verdict (LayoverInteractionView *self,
                                           LayoverInteractionVerdict verdict);
void layover_interaction_view_judge (LayoverInteractionView *self,
                                     LayoverInteractionVerdict otherwise);
const LayoverJudgement *layover_interaction_view_get_judgement (LayoverInteractionView *self);
LayoverInteractionVerdict layover_interaction_view_judge_choice (LayoverInteractionView *self,
                                                                 const char *identifier);
LayoverInteractionVerdict layover_interaction_view_judge_pair (LayoverInteractionView *self,
                                                               const char *first,
                                                               const char *second);
LayoverInteractionVerdict layover_interaction_view_judge_place (LayoverInteractionView *self,
                                                                guint place);
LayoverInteractionVerdict layover_interaction_view_judge_member (LayoverInteractionView *self,
                                                                 guint i);
void layover_interaction_view_set_context (LayoverInteractionView *self, const char *context);

G_END_DECLS
