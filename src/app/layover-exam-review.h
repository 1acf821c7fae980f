/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-attempt.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* All answers of an attempt before they are handed in. Made anew each time it is shown. */

#define LAYOVER_TYPE_EXAM_REVIEW (layover_exam_review_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExamReview, layover_exam_review, LAYOVER, EXAM_REVIEW, GtkWidget)

GtkWidget *layover_exam_review_new (LayoverAttempt *attempt);

void layover_exam_review_focus_item (LayoverExamReview *self, guint item);

G_END_DECLS
