/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-attempt.h"
#include "layover-item-view.h"

G_BEGIN_DECLS

/* One question of an attempt: hint, flag, the item itself. What the person answers goes straight into the attempt. */

#define LAYOVER_TYPE_EXAM_QUESTION (layover_exam_question_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExamQuestion, layover_exam_question, LAYOVER, EXAM_QUESTION, GtkWidget)

GtkWidget *layover_exam_question_new (LayoverAttempt *attempt, guint item,
                                      LayoverMediaFinderFunc resolve, gpointer user_data);

guint layover_exam_question_get_item (LayoverExamQuestion *self);
LayoverItemView *layover_exam_question_get_item_view (LayoverExamQuestion *self);
gboolean layover_exam_question_is_text (LayoverExamQuestion *self);
void layover_exam_question_focus_prompt (LayoverExamQuestion *self);
void layover_exam_question_focus_answer (LayoverExamQuestion *self);
void layover_exam_question_set_notice (LayoverExamQuestion *self, const char *notice);

G_END_DECLS
