/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A quiet page in the middle of the window: what happened, a few facts, what to do. For handing in, the end of the time
 * and coming back. */

#define LAYOVER_TYPE_EXAM_FACTS (layover_exam_facts_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExamFacts, layover_exam_facts, LAYOVER, EXAM_FACTS, GtkWidget)

GtkWidget *layover_exam_facts_new (const char *title);

void layover_exam_facts_set_icon (LayoverExamFacts *self, const char *icon_name);
void layover_exam_facts_set_body (LayoverExamFacts *self, const char *body);
void layover_exam_facts_set_note (LayoverExamFacts *self, const char *note);
void layover_exam_facts_set_fact (LayoverExamFacts *self, const char *label, const char *value);
void layover_exam_facts_set_main_button (LayoverExamFacts *self, const char *label,
                                         const char *action_name);
void layover_exam_facts_set_other_button (LayoverExamFacts *self, const char *label,
                                          const char *action_name);
void layover_exam_facts_set_is_busy (LayoverExamFacts *self, gboolean is_busy);
void layover_exam_facts_focus_main (LayoverExamFacts *self);
void layover_exam_facts_focus_other (LayoverExamFacts *self);

G_END_DECLS
