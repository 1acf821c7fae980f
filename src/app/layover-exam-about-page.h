/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The first page of the lobby: what the exam is, how it works, what is recorded. */

#define LAYOVER_TYPE_EXAM_ABOUT_PAGE (layover_exam_about_page_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExamAboutPage, layover_exam_about_page, LAYOVER, EXAM_ABOUT_PAGE,
                      GtkWidget)

GtkWidget *layover_exam_about_page_new (LayoverLibrary *library, LayoverLibraryCourse *course,
                                        LayoverExam *exam);

G_END_DECLS
