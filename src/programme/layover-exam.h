/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  LAYOVER_EXAM_MODE_PRACTICE,
  LAYOVER_EXAM_MODE_PROCTORED,
} LayoverExamMode;

typedef enum
{
  LAYOVER_EXAM_SCORING_LOCAL,
  LAYOVER_EXAM_SCORING_CENTRAL,
} LayoverExamScoring;

#define LAYOVER_TYPE_EXAM (layover_exam_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExam, layover_exam, LAYOVER, EXAM, GObject)

const char *layover_exam_get_id (LayoverExam *self);
const char *layover_exam_get_title (LayoverExam *self);
const char *layover_exam_get_path (LayoverExam *self);
LayoverExamMode layover_exam_get_mode (LayoverExam *self);
const char *layover_exam_mode_to_string (LayoverExam *self);
LayoverExamScoring layover_exam_get_scoring (LayoverExam *self);
const char *layover_exam_scoring_to_string (LayoverExam *self);
int layover_exam_get_minutes (LayoverExam *self);
int layover_exam_get_pass_percent (LayoverExam *self);
int layover_exam_get_attempts (LayoverExam *self);
int layover_exam_get_wait_hours (LayoverExam *self);
int layover_exam_get_validity_months (LayoverExam *self);
guint layover_exam_get_line (LayoverExam *self);

G_END_DECLS
