/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-item-view.h"
#include "screen.h"

G_BEGIN_DECLS

/* One question on the screen, with one interaction. Answers go into its session at once, as in the exam room. */

#define QUESTION_RESPONSE "RESPONSE"

typedef struct
{
  LayoverItem *item;
  LayoverItemSession *session;
  GtkWidget *view;
  GtkWindow *window;
  guint n_answers;
  guint n_presses;
} Question;

void question_take_item (Question *self, LayoverItem *item);
void question_load (Question *self, const char *declaration, const char *interaction);
char *question_dup_picture (const char *entry, gpointer user_data);
GtkWidget *question_column_new (GtkWidget *view);
void question_open (Question *self);
void question_close (Question *self);
void question_free (Question *self, gconstpointer data);

LayoverInteractionView *question_get_interaction_view (Question *self);
char *question_dup_answer (Question *self);
void question_assert_answer (Question *self, const char *answer);
void question_assert_text (Question *self, const char *text, gboolean is_there);
void question_assert_hint (Question *self, const char *hint);
void question_assert_score (Question *self, double score);
void question_lock (Question *self, LayoverInteractionVerdict verdict);

void question_tab_into (Question *self);
gboolean question_press (Question *self, guint keyval, GdkModifierType modifiers);

G_END_DECLS
