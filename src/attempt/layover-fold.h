/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-event-log.h"
#include "layover-test-session.h"

G_BEGIN_DECLS

/* What a log comes to: the form it was sat on, with the answers it ends in. */

LayoverTestSession *layover_fold_answers (LayoverEventLog *log, LayoverTest *test,
                                          const char *entry, GError **error);
void layover_fold_durations (LayoverTestSession *session, LayoverEventLog *log, gint64 boot_ms);
gboolean layover_score_reaches (double score, double max_score, int pass_percent);

G_END_DECLS
