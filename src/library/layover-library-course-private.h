/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-bundle-files.h"
#include "layover-enrolment.h"
#include "layover-library-course.h"
#include "layover-store-bundles.h"

G_BEGIN_DECLS

/**
 * LayoverCourseState:
 * @row: the installed version; its strings are copied
 * @files: its entries
 * @course: (nullable): %NULL when it cannot be read, and then @problem says why
 * @enrolment: (nullable): of its organisation; %NULL when it is not trusted any more
 */
typedef struct
{
  const LayoverBundleRow *row;
  LayoverBundleFiles *files;
  LayoverCourse *course;
  const char *problem;
  LayoverEnrolment *enrolment;
  gboolean is_expired;
  gboolean is_revoked;
} LayoverCourseState;

LayoverLibraryCourse *layover_library_course_new (const char *org, const char *id);
void layover_library_course_update (LayoverLibraryCourse *self, const LayoverCourseState *state);
void layover_library_course_set_progress (LayoverLibraryCourse *self, LayoverProgress *progress);
void layover_library_course_set_standing (LayoverLibraryCourse *self, LayoverStanding standing,
                                          const char *sentence);

gint64 layover_library_course_get_row (LayoverLibraryCourse *self);
LayoverBundleFiles *layover_library_course_get_files (LayoverLibraryCourse *self);

G_END_DECLS
