/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-exam-question.h"

G_BEGIN_DECLS

/* Where one works on a question: the palette beside it, the question, and the bar with previous, the saved state and
 * next. Questions once seen are kept, with their place and what was crossed out in them. */

#define LAYOVER_TYPE_EXAM_WORK_PAGE (layover_exam_work_page_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExamWorkPage, layover_exam_work_page, LAYOVER, EXAM_WORK_PAGE,
                      GtkWidget)

GtkWidget *layover_exam_work_page_new (LayoverAttempt *attempt, LayoverMediaFinderFunc resolve,
                                       gpointer user_data);

LayoverExamQuestion *layover_exam_work_page_get_question (LayoverExamWorkPage *self);
void layover_exam_work_page_show_item (LayoverExamWorkPage *self, guint item);
gboolean layover_exam_work_page_get_has_palette (LayoverExamWorkPage *self);
void layover_exam_work_page_set_has_palette (LayoverExamWorkPage *self, gboolean has_palette);
void layover_exam_work_page_set_notice (LayoverExamWorkPage *self, const char *notice);
void layover_exam_work_page_ask_number (LayoverExamWorkPage *self);
void layover_exam_work_page_find (LayoverExamWorkPage *self);

G_END_DECLS
