/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gio/gio.h>

#include "layover-container.h"
#include "layover-keyring.h"

G_BEGIN_DECLS

/**
 * LayoverVoucher:
 * @LAYOVER_VOUCHER_ORGANISATION: a trusted organisation, by one of its keys
 * @LAYOVER_VOUCHER_KEY: the key that was given, whose role nobody states
 * @LAYOVER_VOUCHER_DEVICE: the device the result itself names: unchanged since then, and no more
 * @LAYOVER_VOUCHER_ITSELF: an enrolment of an organisation that is not known here
 *
 * Who answers for a file whose signature is good.
 */
typedef enum
{
  LAYOVER_VOUCHER_ORGANISATION,
  LAYOVER_VOUCHER_KEY,
  LAYOVER_VOUCHER_DEVICE,
  LAYOVER_VOUCHER_ITSELF,
} LayoverVoucher;

/**
 * LayoverVerification:
 * @enrolment: (nullable): of the organisation that answers, or the enrolment in the file
 * @role: of @key, for %LAYOVER_VOUCHER_ORGANISATION
 * @is_expired: at the time that was asked about
 *
 * A file that was accepted: its structure, its signature and every byte.
 */
typedef struct
{
  LayoverVoucher voucher;
  LayoverEnrolment *enrolment;
  LayoverPublicKey *key;
  LayoverKeyRole role;
  gboolean is_expired;
} LayoverVerification;

LayoverVerification *layover_verification_new (LayoverContainer *container, LayoverKeyring *keyring,
                                               const LayoverPublicKey *only_key, gint64 now_s,
                                               GError **error);
void layover_verification_free (LayoverVerification *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverVerification, layover_verification_free)

G_END_DECLS
