/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

#include "layover-item-session.h"
#include "layover-media-finder.h"

G_BEGIN_DECLS

/* A question and the text that belongs to it: beside each other where there is room, else the text above, with no more than
 * two fifths of the height. Each scrolls by itself, so that the text can be read while one answers. Without such a text the
 * question has all the room. Property: question (GtkWidget). */

#define LAYOVER_TYPE_QUESTION_PANES (layover_question_panes_get_type ())
G_DECLARE_FINAL_TYPE (LayoverQuestionPanes, layover_question_panes, LAYOVER, QUESTION_PANES,
                      GtkWidget)

GtkWidget *layover_question_panes_new (GtkWidget *question);
void layover_question_panes_set_session (LayoverQuestionPanes *self, LayoverItemSession *session,
                                         LayoverMediaFinder *finder);
gboolean layover_question_panes_has_text (LayoverQuestionPanes *self);

G_END_DECLS
