/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-attempt.h"
#include "layover-item-view.h"

G_BEGIN_DECLS

/* The exam room: from Begin until handed in. Everything happens on pages of it; it opens no second window. Signals:
 * "submitted" (the attempt was handed in by the person), "finished" (after the end of the time the person asked for the
 * result). */

#define LAYOVER_TYPE_EXAM_ROOM (layover_exam_room_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExamRoom, layover_exam_room, LAYOVER, EXAM_ROOM, GtkWidget)

GtkWidget *layover_exam_room_new (LayoverAttempt *attempt, const char *title,
                                  LayoverMediaFinderFunc resolve, gpointer user_data);

LayoverAttempt *layover_exam_room_get_attempt (LayoverExamRoom *self);
void layover_exam_room_go_back (LayoverExamRoom *self);
const char *layover_exam_room_get_page_name (LayoverExamRoom *self);

G_END_DECLS
