/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-attempt.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a person reads in place of the exam room before they can go on: that the exam is still open, or that it cannot
 * be read. The facts under a header bar; its buttons wish for exam.enter and result.later. */

#define LAYOVER_TYPE_EXAM_NOTICE (layover_exam_notice_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExamNotice, layover_exam_notice, LAYOVER, EXAM_NOTICE, GtkWidget)

GtkWidget *layover_exam_notice_new_open (const char *exam_title, LayoverAttempt *attempt);
GtkWidget *layover_exam_notice_new_fault (const char *exam_title, const char *title,
                                          const GError *error);

G_END_DECLS
