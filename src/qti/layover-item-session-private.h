/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-item-private.h"

G_BEGIN_DECLS

struct _LayoverItemSession
{
  GObject parent_instance;

  LayoverItem *item;
  guint64 seed;
  GHashTable *template_defaults;
  GHashTable *drawn_values;
  GHashTable *drawn_correct;
  LayoverVariables *variables;
  gboolean is_guess; /* the template variables depend on what only another program knows */
  double max_score;
  gboolean has_max_score;
};

/* layover-item-session.c */
LayoverItemSession *layover_item_session_dup_unanswered (LayoverItemSession *self);
void layover_item_session_note_attempt (LayoverItemSession *self, guint n, const char *status);

/* layover-item-session-scores.c */
double layover_item_session_rate_response (LayoverItemSession *self, const char *identifier,
                                           LayoverValue *response);
guint layover_item_session_get_n_attempts (LayoverItemSession *self);
gboolean layover_item_session_check_is_open (LayoverItemSession *self, GError **error);

/* layover-item-session-presses.c */
GPtrArray *layover_item_session_leave_buttons (LayoverItemSession *self);

G_END_DECLS
