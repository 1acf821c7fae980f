/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-assessment-result.h"
#include "layover-event-log.h"
#include "layover-test-session.h"

G_BEGIN_DECLS

/* result.xml: the QTI results report of an attempt, as a function of its events and of who sat. */

GBytes *layover_report_write (LayoverTestSession *session, LayoverEventLog *log,
                              const char *attempt_id, const char *learner);
gboolean layover_report_check_answers (LayoverAssessmentResult *report, LayoverEventLog *log,
                                       const char *attempt_id, const char *entry, GError **error);

G_END_DECLS
