/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

#include "layover-library-course.h"

G_BEGIN_DECLS

/* The parts of a course by module, with marks, beside the page or as a page of its own. */

#define LAYOVER_TYPE_CONTENTS_VIEW (layover_contents_view_get_type ())
G_DECLARE_FINAL_TYPE (LayoverContentsView, layover_contents_view, LAYOVER, CONTENTS_VIEW, AdwBin)

GtkWidget *layover_contents_view_new (void);

void layover_contents_view_set_course (LayoverContentsView *self, LayoverLibraryCourse *course);
void layover_contents_view_set_part (LayoverContentsView *self, LayoverPart *part);

G_END_DECLS
