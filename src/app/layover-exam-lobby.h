/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Three short pages before an exam: what it is, this computer, who sits it. Signals: "begin", "closed". */

#define LAYOVER_TYPE_EXAM_LOBBY (layover_exam_lobby_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExamLobby, layover_exam_lobby, LAYOVER, EXAM_LOBBY, GtkWidget)

GtkWidget *layover_exam_lobby_new (LayoverLibrary *library, LayoverLibraryCourse *course,
                                   const char *exam);

void layover_exam_lobby_set_is_busy (LayoverExamLobby *self, gboolean is_busy);
void layover_exam_lobby_show_fault (LayoverExamLobby *self, const char *message);
void layover_exam_lobby_go_back (LayoverExamLobby *self);

G_END_DECLS
