/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-assessment-result.h"
#include "layover-container.h"
#include "layover-event-log.h"
#include "layover-result-record.h"
#include "layover-test.h"

G_BEGIN_DECLS

#define LAYOVER_RESULT_OUTER_RECORD "result.rec"
#define LAYOVER_RESULT_PAYLOAD "payload.age"
#define LAYOVER_RESULT_INNER_RECORD "attempt.rec"
#define LAYOVER_RESULT_EVENTS_LIST "events.jsonl"
#define LAYOVER_RESULT_REPORT "result.xml"

/* A sealed part is held in memory whole. */
#define LAYOVER_RESULT_MAX_PAYLOAD_BYTES (64 * 1024 * 1024)

#define LAYOVER_TYPE_RESULT (layover_result_get_type ())
G_DECLARE_FINAL_TYPE (LayoverResult, layover_result, LAYOVER, RESULT, GObject)

LayoverResult *layover_result_open_label (LayoverContainer *container, GError **error);
LayoverResult *layover_result_open (LayoverContainer *container, GPtrArray *identities,
                                    GError **error);
gboolean layover_result_check_test (LayoverResult *self, LayoverTest *test, const guint8 *paper,
                                    GError **error);

const char *layover_result_get_value (LayoverResult *self, LayoverResultField field);
const LayoverPublicKey *layover_result_get_device (LayoverResult *self);
const LayoverStatement *layover_result_get_statement (LayoverResult *self);
const char *layover_result_get_digest (LayoverResult *self);
char *layover_result_dup_attempt_code (LayoverResult *self);
char *layover_result_dup_end_code (LayoverResult *self);

gboolean layover_result_is_opened (LayoverResult *self);
LayoverEventLog *layover_result_get_log (LayoverResult *self);
GBytes *layover_result_get_report_bytes (LayoverResult *self);
LayoverAssessmentResult *layover_result_get_report (LayoverResult *self);
LayoverContainer *layover_result_get_payload (LayoverResult *self);
GPtrArray *layover_result_get_files (LayoverResult *self);
gboolean layover_result_get_score (LayoverResult *self, double *score, double *max_score);
gboolean layover_result_is_passed (LayoverResult *self);

G_END_DECLS
