/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-public-key.h"

G_BEGIN_DECLS

/**
 * LayoverResultField:
 * @LAYOVER_RESULT_ORG: the organisation
 * @LAYOVER_RESULT_EXAM: the identifier of the exam
 * @LAYOVER_RESULT_FORM: the form; "drawn" when each attempt draws its own
 * @LAYOVER_RESULT_PAPER: SHA-256 of the paper, hex
 * @LAYOVER_RESULT_SESSION: the session; "none" for an exam of mode practice
 * @LAYOVER_RESULT_ATTEMPT: 16 random bytes, hex
 * @LAYOVER_RESULT_DEVICE: the public key of the installation
 * @LAYOVER_RESULT_EVENTS: how many events there are
 * @LAYOVER_RESULT_HEAD: the end of their chain, hex
 * @LAYOVER_RESULT_LEARNER: who sat: an identifier; only in the sealed part
 * @LAYOVER_RESULT_NAME: who sat, as people write it; only in the sealed part
 * @LAYOVER_RESULT_COURSE: (nullable): x-course: the course the exam belongs to
 * @LAYOVER_RESULT_BUNDLE: (nullable): x-bundle: the digest of the bundle it was sat from
 * @LAYOVER_RESULT_PASS_PERCENT: (nullable): x-pass-percent: the pass mark that was shown; only in the sealed part
 * @LAYOVER_RESULT_SCORE: (nullable): x-score: the points that were shown; only in the sealed part
 * @LAYOVER_RESULT_MAX_SCORE: (nullable): x-max-score: of how many; only in the sealed part
 *
 * The fields of result.rec and attempt.rec (docs/format.md section 9).
 */
typedef enum
{
  LAYOVER_RESULT_ORG,
  LAYOVER_RESULT_EXAM,
  LAYOVER_RESULT_FORM,
  LAYOVER_RESULT_PAPER,
  LAYOVER_RESULT_SESSION,
  LAYOVER_RESULT_ATTEMPT,
  LAYOVER_RESULT_DEVICE,
  LAYOVER_RESULT_EVENTS,
  LAYOVER_RESULT_HEAD,
  LAYOVER_RESULT_LEARNER,
  LAYOVER_RESULT_NAME,
  LAYOVER_RESULT_COURSE,
  LAYOVER_RESULT_BUNDLE,
  LAYOVER_RESULT_PASS_PERCENT,
  LAYOVER_RESULT_SCORE,
  LAYOVER_RESULT_MAX_SCORE,
  LAYOVER_RESULT_N_FIELDS,
} LayoverResultField;

/**
 * LayoverResultRecord:
 * @values: (nullable): each field as it is written
 * @device: LAYOVER_RESULT_DEVICE, parsed
 * @n_events: LAYOVER_RESULT_EVENTS, parsed
 */
typedef struct
{
  char *values[LAYOVER_RESULT_N_FIELDS];
  LayoverPublicKey *device;
  guint n_events;
} LayoverResultRecord;

LayoverResultRecord *layover_result_record_new (void);
void layover_result_record_free (LayoverResultRecord *self);
void layover_result_record_set (LayoverResultRecord *self, LayoverResultField field,
                                const char *value);
void layover_result_record_set_number (LayoverResultRecord *self, LayoverResultField field,
                                       double number);
gboolean layover_result_record_get_number (const LayoverResultRecord *self,
                                           LayoverResultField field, double *number);

const char *layover_result_field_to_string (LayoverResultField field);

GBytes *layover_result_record_format (const LayoverResultRecord *self, gboolean is_sealed,
                                      GError **error);
LayoverResultRecord *layover_result_record_parse (GBytes *bytes, const char *entry,
                                                  gboolean is_sealed, GError **error);
gboolean layover_result_record_check_same (const LayoverResultRecord *outer,
                                           const LayoverResultRecord *inner, const char *entry,
                                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverResultRecord, layover_result_record_free)

G_END_DECLS
