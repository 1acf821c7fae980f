/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows one page at a time. What is not shown is not in the tree, so that a screen reader cannot wander into pages that
 * are not there; but for pages that are likely to come next, which are laid out unseen and unheard. Whoever wants a page
 * back keeps a reference to it. */

#define LAYOVER_TYPE_EXAM_STAGE (layover_exam_stage_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExamStage, layover_exam_stage, LAYOVER, EXAM_STAGE, GtkWidget)

GtkWidget *layover_exam_stage_new (void);

GtkWidget *layover_exam_stage_get_page (LayoverExamStage *self);
void layover_exam_stage_show_page (LayoverExamStage *self, GtkWidget *page);
void layover_exam_stage_prepare_page (LayoverExamStage *self, GtkWidget *page);

G_END_DECLS
