/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-test-session.h"

G_BEGIN_DECLS

/** LayoverReportVersion: of QTI results reporting; the versions differ in their namespace and in what they may hold */
typedef enum
{
  LAYOVER_REPORT_2_2,
  LAYOVER_REPORT_2_1,
  LAYOVER_REPORT_3_0,
} LayoverReportVersion;

/**
 * LayoverAssessmentContext:
 * @sourced_id: (nullable): the learner; left out when it is no identifier
 * @session_source: (nullable): a URI that says who issues the sessions' names
 * @session_identifiers: (nullable): names of this attempt, %NULL-terminated
 * @datestamp_s: when it was handed in, UTC seconds since 1970
 * @version: in which version the report is written; 2.2 unless it is said
 *
 * What a results report says about the sitting; everything else comes from the test session.
 */
typedef struct
{
  const char *sourced_id;
  const char *session_source;
  const char *const *session_identifiers;
  gint64 datestamp_s;
  LayoverReportVersion version;
} LayoverAssessmentContext;

GBytes *layover_assessment_result_write (LayoverTestSession *session,
                                         const LayoverAssessmentContext *context);

/**
 * LayoverAssessmentResult:
 *
 * A results report as read: QTI results reporting 2.1, 2.2 or 3.0. Immutable, reference counted.
 */
typedef struct _LayoverAssessmentResult LayoverAssessmentResult;

#define LAYOVER_TYPE_ASSESSMENT_RESULT (layover_assessment_result_get_type ())
GType layover_assessment_result_get_type (void);

LayoverAssessmentResult *layover_assessment_result_ref (LayoverAssessmentResult *self);
void layover_assessment_result_unref (LayoverAssessmentResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverAssessmentResult, layover_assessment_result_unref)

LayoverAssessmentResult *layover_assessment_result_parse (GBytes *bytes, const char *entry,
                                                          GError **error);

GPtrArray *layover_assessment_result_get_faults (const LayoverAssessmentResult *self);
LayoverReportVersion layover_assessment_result_get_version (const LayoverAssessmentResult *self);
const char *layover_assessment_result_get_sourced_id (const LayoverAssessmentResult *self);
const char *const *
layover_assessment_result_get_session_identifiers (const LayoverAssessmentResult *self);
const char *layover_assessment_result_get_test_identifier (const LayoverAssessmentResult *self);
const char *layover_assessment_result_get_datestamp (const LayoverAssessmentResult *self);
LayoverValue *layover_assessment_result_get_test_outcome (const LayoverAssessmentResult *self,
                                                          const char *identifier);
guint layover_assessment_result_get_n_items (const LayoverAssessmentResult *self);
const char *layover_assessment_result_get_item_identifier (const LayoverAssessmentResult *self,
                                                           guint i);
const char *layover_assessment_result_get_item_status (const LayoverAssessmentResult *self,
                                                       guint i);
const char *const *
layover_assessment_result_get_item_variables (const LayoverAssessmentResult *self, guint i);
gboolean layover_assessment_result_is_item_response (const LayoverAssessmentResult *self, guint i,
                                                     const char *identifier);
LayoverValue *layover_assessment_result_get_item_value (const LayoverAssessmentResult *self,
                                                        guint i, const char *identifier);

G_END_DECLS
