/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-course.h"
#include "layover-progress.h"
#include "layover-standing.h"

G_BEGIN_DECLS

#define LAYOVER_TYPE_LIBRARY_COURSE (layover_library_course_get_type ())
G_DECLARE_FINAL_TYPE (LayoverLibraryCourse, layover_library_course, LAYOVER, LIBRARY_COURSE,
                      GObject)

/* A course on this computer. It stays the same object from version to version and while somebody studies; its
 * properties change and notify: id, number, title, org, org-name, fingerprint, version, created-s, size-bytes, course,
 * progress, standing, sentence, is-expired, is-revoked, problem.
 *
 * A course whose files are damaged is still listed: course and progress are NULL and problem says what to do. */

const char *layover_library_course_get_id (LayoverLibraryCourse *self);
const char *layover_library_course_get_number (LayoverLibraryCourse *self);
const char *layover_library_course_get_title (LayoverLibraryCourse *self);
const char *layover_library_course_get_org (LayoverLibraryCourse *self);
const char *layover_library_course_get_org_name (LayoverLibraryCourse *self);
const char *layover_library_course_get_fingerprint (LayoverLibraryCourse *self);
const char *layover_library_course_get_digest (LayoverLibraryCourse *self);
int layover_library_course_get_version (LayoverLibraryCourse *self);
gint64 layover_library_course_get_created_s (LayoverLibraryCourse *self);
gint64 layover_library_course_get_expires_s (LayoverLibraryCourse *self);
guint64 layover_library_course_get_size_bytes (LayoverLibraryCourse *self);
LayoverCourse *layover_library_course_get_course (LayoverLibraryCourse *self);
LayoverProgress *layover_library_course_get_progress (LayoverLibraryCourse *self);
LayoverStanding layover_library_course_get_standing (LayoverLibraryCourse *self);
const char *layover_library_course_get_sentence (LayoverLibraryCourse *self);
gboolean layover_library_course_is_expired (LayoverLibraryCourse *self);
gboolean layover_library_course_is_revoked (LayoverLibraryCourse *self);
const char *layover_library_course_get_problem (LayoverLibraryCourse *self);

gboolean layover_library_course_has_entry (LayoverLibraryCourse *self, const char *entry);
char *layover_library_course_dup_path (LayoverLibraryCourse *self, const char *entry);
GBytes *layover_library_course_read (LayoverLibraryCourse *self, const char *entry, GError **error);

G_END_DECLS
