/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-attempt.h"
#include "layover-media-finder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The questions of an exam that was handed in, one after the other, to be read: what was answered and, as far as the test
 * lets the candidate know, what is right and why. Asks with the action "result.back" of whoever shows it. */

#define LAYOVER_TYPE_EXAM_ANSWERS (layover_exam_answers_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExamAnswers, layover_exam_answers, LAYOVER, EXAM_ANSWERS, GtkWidget)

gboolean layover_exam_answers_are_allowed (LayoverAttempt *attempt);

GtkWidget *layover_exam_answers_new (LayoverAttempt *attempt, LayoverMediaFinderFunc resolve,
                                     gpointer user_data);

G_END_DECLS
