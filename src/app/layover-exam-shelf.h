/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-exam-question.h"

G_BEGIN_DECLS

/* The questions of an attempt as widgets, the few that were used last: going back and forth is quick, and a long exam
 * needs no more memory than a short one. A question that is taken away and asked for again is made anew from what the
 * attempt holds; one with something in it that the attempt cannot hold yet stays. */

#define LAYOVER_TYPE_EXAM_SHELF (layover_exam_shelf_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExamShelf, layover_exam_shelf, LAYOVER, EXAM_SHELF, GObject)

LayoverExamShelf *layover_exam_shelf_new (LayoverAttempt *attempt, LayoverMediaFinderFunc resolve,
                                          gpointer user_data);

LayoverExamQuestion *layover_exam_shelf_get_question (LayoverExamShelf *self, guint item);
guint layover_exam_shelf_get_n_questions (LayoverExamShelf *self);

G_END_DECLS
