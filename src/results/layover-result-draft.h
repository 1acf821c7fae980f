/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-attempt.h"
#include "layover-secret-key.h"

G_BEGIN_DECLS

/**
 * LayoverResultDraft:
 *
 * Everything a results file will say about an attempt, frozen: it can be sealed and signed in another thread.
 */
typedef struct _LayoverResultDraft LayoverResultDraft;

gboolean layover_result_check_recipients (const char *const *recipients, GError **error);

LayoverResultDraft *layover_result_draft_new (LayoverAttempt *attempt, GError **error);
void layover_result_draft_free (LayoverResultDraft *self);
GBytes *layover_result_draft_seal (const LayoverResultDraft *self, const LayoverSecretKey *device,
                                   const char *const *recipients, GError **error);

GBytes *layover_result_build (LayoverAttempt *attempt, const LayoverSecretKey *device,
                              const char *const *recipients, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverResultDraft, layover_result_draft_free)

G_END_DECLS
