/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

#include "layover-library.h"

G_BEGIN_DECLS

#define LAYOVER_TYPE_COURSE_PAGE (layover_course_page_get_type ())
G_DECLARE_FINAL_TYPE (LayoverCoursePage, layover_course_page, LAYOVER, COURSE_PAGE, AdwBin)

GtkWidget *layover_course_page_new (LayoverLibrary *library, LayoverLibraryCourse *course);

LayoverLibraryCourse *layover_course_page_get_course (LayoverCoursePage *self);

G_END_DECLS
