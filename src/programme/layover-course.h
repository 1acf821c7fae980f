/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib-object.h>

#include "layover-exam.h"
#include "layover-part.h"

G_BEGIN_DECLS

/** LayoverModule: a stretch of a course; it belongs to the course and lives as long as that does */
typedef struct _LayoverModule LayoverModule;

const char *layover_module_get_id (const LayoverModule *self);
const char *layover_module_get_title (const LayoverModule *self);
guint layover_module_get_n_parts (const LayoverModule *self);
LayoverPart *layover_module_get_part (const LayoverModule *self, guint index);

#define LAYOVER_TYPE_COURSE (layover_course_get_type ())
G_DECLARE_FINAL_TYPE (LayoverCourse, layover_course, LAYOVER, COURSE, GObject)

LayoverCourse *layover_course_load (GBytes *bytes, const char *entry, GError **error);

const char *layover_course_get_id (LayoverCourse *self);
const char *layover_course_get_number (LayoverCourse *self);
const char *layover_course_get_title (LayoverCourse *self);
const char *layover_course_get_summary (LayoverCourse *self);
const char *layover_course_get_language (LayoverCourse *self);
const char *layover_course_get_role (LayoverCourse *self);
int layover_course_get_level (LayoverCourse *self);
int layover_course_get_revision (LayoverCourse *self);
gint64 layover_course_get_date (LayoverCourse *self);
const char *layover_course_get_source_uri (LayoverCourse *self);
const char *layover_course_get_source_name (LayoverCourse *self);
const char *const *layover_course_get_competencies (LayoverCourse *self);
const char *const *layover_course_get_moments (LayoverCourse *self);

guint layover_course_get_n_modules (LayoverCourse *self);
LayoverModule *layover_course_get_module (LayoverCourse *self, guint index);
guint layover_course_get_n_parts (LayoverCourse *self);
LayoverPart *layover_course_get_part (LayoverCourse *self, guint index);
LayoverPart *layover_course_find_part (LayoverCourse *self, const char *id);
guint layover_course_get_n_exams (LayoverCourse *self);
LayoverExam *layover_course_get_exam (LayoverCourse *self, guint index);
LayoverExam *layover_course_find_exam (LayoverCourse *self, const char *id);

G_END_DECLS
