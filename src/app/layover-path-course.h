/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

#include "layover-library.h"

G_BEGIN_DECLS

/* A course on the path: one sentence of where the person stands, what is done, and the next step as a button. */

#define LAYOVER_TYPE_PATH_COURSE (layover_path_course_get_type ())
G_DECLARE_FINAL_TYPE (LayoverPathCourse, layover_path_course, LAYOVER, PATH_COURSE, AdwBin)

GtkWidget *layover_path_course_new (LayoverLibrary *library, LayoverLibraryCourse *course);

LayoverLibraryCourse *layover_path_course_get_course (LayoverPathCourse *self);
void layover_path_course_set_is_only (LayoverPathCourse *self, gboolean is_only);
void layover_path_course_set_is_next (LayoverPathCourse *self, gboolean is_next);

G_END_DECLS
