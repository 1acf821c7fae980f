/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-event-log.h"
#include "layover-test-session.h"

G_BEGIN_DECLS

/* What a log comes to: the form it was sat on, with the answers it ends in and the attempts that were ended. */

LayoverTestSession *layover_fold_answers (LayoverEventLog *log, LayoverTest *test,
                                          const char *entry, GError **error);
gboolean layover_fold_check_is_open (LayoverTestSession *session, guint i, GError **error);
gboolean layover_fold_press (LayoverTestSession *session, guint i, const char *response_id,
                             LayoverEventLog *log, guint n_events, gint64 boot_ms, GError **error);
gboolean layover_fold_submit (LayoverTestSession *session, LayoverEventLog *log, gint64 boot_ms,
                              GError **error);
gboolean layover_fold_submit_all (LayoverTestSession *session, LayoverEventLog *log,
                                  GError **error);
gboolean layover_score_reaches (double score, double max_score, int pass_percent);

G_END_DECLS
