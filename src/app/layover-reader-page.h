/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

#include "layover-library.h"

G_BEGIN_DECLS

/* Where a course is studied: one part at a time, with the contents beside it and the way on below it. */

#define LAYOVER_TYPE_READER_PAGE (layover_reader_page_get_type ())
G_DECLARE_FINAL_TYPE (LayoverReaderPage, layover_reader_page, LAYOVER, READER_PAGE, AdwBin)

GtkWidget *layover_reader_page_new (LayoverLibrary *library, LayoverLibraryCourse *course);

LayoverLibraryCourse *layover_reader_page_get_course (LayoverReaderPage *self);
LayoverPart *layover_reader_page_get_part (LayoverReaderPage *self);
void layover_reader_page_show_part (LayoverReaderPage *self, const char *part);

G_END_DECLS
