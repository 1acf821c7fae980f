/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-library"

#include "config.h"

#include "layover-library-private.h"
#include "layover-store-attempts.h"

static const LayoverAttemptRow *
find_pass (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const LayoverAttemptRow *row = g_ptr_array_index (rows, i);

      if (row->submitted_ms > 0 && row->is_passed)
        return row;
    }

  return NULL;
}

/* @rows: the attempts of one exam, newest first */
static LayoverAssessed
judge_attempts (GPtrArray *rows)
{
  const LayoverAttemptRow *last;

  if (rows->len == 0)
    return LAYOVER_ASSESSED_OPEN;

  if (find_pass (rows) != NULL)
    return LAYOVER_ASSESSED_PASSED;

  last = g_ptr_array_index (rows, 0);
  if (last->submitted_ms == 0)
    return LAYOVER_ASSESSED_UNDER_WAY;

  return last->score < 0 ? LAYOVER_ASSESSED_WAITING : LAYOVER_ASSESSED_NOT_PASSED;
}

/* 0: without end */
static gint64
get_end_s (LayoverExam *exam, const LayoverAttemptRow *pass)
{
  int months = layover_exam_get_validity_months (exam);
  g_autoptr (GDateTime) passed = NULL;
  g_autoptr (GDateTime) end = NULL;

  if (months <= 0)
    return 0;

  passed = g_date_time_new_from_unix_utc (pass->submitted_ms / 1000);
  end = passed != NULL ? g_date_time_add_months (passed, months) : NULL;

  return end != NULL ? g_date_time_to_unix (end) : 0;
}

/* Of several exams the one that is furthest from passed decides, and of several ends the earliest. */
static void
add_exam (LayoverLibrary *self, LayoverStandingFacts *facts, const char *course, LayoverExam *exam)
{
  g_autoptr (GPtrArray)
      rows = layover_library_list_attempts (self, course, layover_exam_get_id (exam), NULL);
  LayoverAssessed assessed;
  gint64 end_s;

  if (rows == NULL)
    return;

  assessed = judge_attempts (rows);
  if (facts->written == LAYOVER_ASSESSED_NONE || facts->written == LAYOVER_ASSESSED_PASSED)
    facts->written = assessed;

  if (assessed != LAYOVER_ASSESSED_PASSED)
    return;

  end_s = get_end_s (exam, find_pass (rows));
  if (facts->certified_until_s == 0 || (end_s > 0 && end_s < facts->certified_until_s))
    facts->certified_until_s = end_s;
}

/* Where the person stands in @item, from what was read and what was sat. */
void
layover_library_refresh_standing (LayoverLibrary *self, LayoverLibraryCourse *item)
{
  LayoverCourse *course = layover_library_course_get_course (item);
  LayoverProgress *progress = layover_library_course_get_progress (item);
  LayoverStandingFacts facts = { .now_s = layover_library_get_now_s (self) };
  g_autofree char *sentence = NULL;

  if (progress != NULL)
    {
      facts.n_parts = layover_progress_get_n_parts (progress);
      facts.n_done = layover_progress_get_n_done (progress);
    }

  if (course != NULL)
    for (guint i = 0; i < layover_course_get_n_exams (course); i++)
      add_exam (self, &facts, layover_library_course_get_id (item),
                layover_course_get_exam (course, i));

  if (facts.written != LAYOVER_ASSESSED_PASSED)
    facts.certified_until_s = 0;

  sentence = layover_standing_dup_sentence (&facts);
  layover_library_course_set_standing (item, layover_standing_judge (&facts), sentence);
}
