/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-enrolment.h"
#include "layover-secret-key.h"

G_BEGIN_DECLS

/**
 * LayoverEnrolmentSigner:
 *
 * Signs the plain source of an enrolment, after making sure that readers will accept what comes out.
 */
typedef struct _LayoverEnrolmentSigner LayoverEnrolmentSigner;

LayoverEnrolmentSigner *layover_enrolment_signer_load (const char *path, GError **error);
void layover_enrolment_signer_free (LayoverEnrolmentSigner *self);

const char *layover_enrolment_signer_get_org (LayoverEnrolmentSigner *self);
LayoverEnrolment *layover_enrolment_signer_write (LayoverEnrolmentSigner *self, int version,
                                                  gint64 created_s, const LayoverSecretKey *key,
                                                  gboolean is_rotation, const char *output,
                                                  gboolean may_replace, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverEnrolmentSigner, layover_enrolment_signer_free)

G_END_DECLS
