/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-course.h"

G_BEGIN_DECLS

#define LAYOVER_TYPE_PROGRESS (layover_progress_get_type ())
G_DECLARE_FINAL_TYPE (LayoverProgress, layover_progress, LAYOVER, PROGRESS, GObject)

/* What a person has done of one course: immutable, made anew from the rows of the store when they change. */

LayoverProgress *layover_progress_new (LayoverCourse *course, GPtrArray *rows);

guint layover_progress_get_n_parts (LayoverProgress *self);
guint layover_progress_get_n_done (LayoverProgress *self);
gboolean layover_progress_is_done (LayoverProgress *self, const char *part);
gboolean layover_progress_is_started (LayoverProgress *self);
gboolean layover_progress_is_complete (LayoverProgress *self);
double layover_progress_get_fraction (LayoverProgress *self);
guint layover_progress_get_minutes_left (LayoverProgress *self);
LayoverPart *layover_progress_get_next (LayoverProgress *self);
LayoverPart *layover_progress_get_last (LayoverProgress *self);
double layover_progress_get_position (LayoverProgress *self, const char *part);

G_END_DECLS
