/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-attempt.h"

G_BEGIN_DECLS

/* Times, counts and answers in the words of the exam's screens. */

/**
 * LayoverExamCounts:
 *
 * How many questions of an attempt are in which state. The three states add up to the number of questions.
 */
typedef struct
{
  guint n_answered;
  guint n_partly;
  guint n_unanswered;
  guint n_flagged;
} LayoverExamCounts;

void layover_exam_words_count (LayoverAttempt *attempt, LayoverExamCounts *counts);

char *layover_exam_words_dup_clock (gint64 remaining_ms);
char *layover_exam_words_dup_duration (gint64 ms);
char *layover_exam_words_dup_percent (double part, double whole);
char *layover_exam_words_dup_points (double points);

const char *layover_exam_words_state_icon (LayoverItemState state);
const char *layover_exam_words_state_word (LayoverItemState state);

gboolean layover_exam_words_is_right_to_left (const char *language);

char *layover_exam_words_dup_question (LayoverItem *item);
char *layover_exam_words_dup_answer (LayoverItemSession *session);
char *layover_exam_words_dup_numbers (LayoverAttempt *attempt, LayoverItemState state);

G_END_DECLS
