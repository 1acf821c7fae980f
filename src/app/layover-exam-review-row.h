/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-attempt.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One question on the review page: the answer as a grader will read it, and its state. */

#define LAYOVER_TYPE_EXAM_REVIEW_ROW (layover_exam_review_row_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExamReviewRow, layover_exam_review_row, LAYOVER, EXAM_REVIEW_ROW,
                      GtkListBoxRow)

GtkWidget *layover_exam_review_row_new (LayoverAttempt *attempt, guint item);

guint layover_exam_review_row_get_item (LayoverExamReviewRow *self);
void layover_exam_review_row_set_is_narrow (LayoverExamReviewRow *self, gboolean is_narrow);

G_END_DECLS
