/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Everything around one exam as one page of the window: lobby, room, result, export; or coming back to an exam that is
 * still open. The window only shows it and takes it away.
 *
 * Property: is-sitting (from Begin until handed in). The page leaves by the action win.back, see
 * layover_exam_flow_go_back(). */

#define LAYOVER_TYPE_EXAM_FLOW (layover_exam_flow_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExamFlow, layover_exam_flow, LAYOVER, EXAM_FLOW, GtkWidget)

GtkWidget *layover_exam_flow_new (LayoverLibrary *library);

gboolean layover_exam_flow_open_lobby (LayoverExamFlow *self, const char *course, const char *exam);
void layover_exam_flow_resume (LayoverExamFlow *self);
void layover_exam_flow_show_result (LayoverExamFlow *self, const char *attempt);
void layover_exam_flow_show_export (LayoverExamFlow *self, const char *attempt);

gboolean layover_exam_flow_is_sitting (LayoverExamFlow *self);
gboolean layover_exam_flow_go_back (LayoverExamFlow *self);
LayoverAttempt *layover_exam_flow_get_attempt (LayoverExamFlow *self);
GtkWidget *layover_exam_flow_get_page (LayoverExamFlow *self);

G_END_DECLS
