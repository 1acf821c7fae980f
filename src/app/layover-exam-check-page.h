/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The second page of the lobby: what was found on this computer. Findings come first when the page opens; after that the
 * rows stay where they are, and the checks repeat by themselves. Property: is-stopped. */

#define LAYOVER_TYPE_EXAM_CHECK_PAGE (layover_exam_check_page_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExamCheckPage, layover_exam_check_page, LAYOVER, EXAM_CHECK_PAGE,
                      GtkWidget)

GtkWidget *layover_exam_check_page_new (LayoverLibrary *library, LayoverLibraryCourse *course,
                                        const char *exam);

void layover_exam_check_page_check (LayoverExamCheckPage *self);
gboolean layover_exam_check_page_is_stopped (LayoverExamCheckPage *self);

G_END_DECLS
