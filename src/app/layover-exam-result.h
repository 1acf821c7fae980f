/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What came of an attempt: passed or not, by section and by competency, and what happens to the file. Asks with the
 * actions "result.export", "result.later", "result.review" and "result.study" of whoever shows it. */

#define LAYOVER_TYPE_EXAM_RESULT (layover_exam_result_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExamResult, layover_exam_result, LAYOVER, EXAM_RESULT, GtkWidget)

GtkWidget *layover_exam_result_new (LayoverLibrary *library, LayoverAttempt *attempt);

void layover_exam_result_show_fault (LayoverExamResult *self, const char *message);

G_END_DECLS
