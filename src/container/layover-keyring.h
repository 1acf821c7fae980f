/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gio/gio.h>

#include "layover-container.h"
#include "layover-enrolment.h"

G_BEGIN_DECLS

/**
 * LayoverTrustDecision: what accepting an enrolment would mean
 * @LAYOVER_TRUST_KNOWN: this very file is in force already
 * @LAYOVER_TRUST_UPDATE: a higher version under the same key: may be accepted without asking
 * @LAYOVER_TRUST_ROTATION: a higher version, signed by the key in force, that names a new one: likewise
 * @LAYOVER_TRUST_NEW_ORGANISATION: somebody has to compare the fingerprint
 */
typedef enum
{
  LAYOVER_TRUST_KNOWN,
  LAYOVER_TRUST_UPDATE,
  LAYOVER_TRUST_ROTATION,
  LAYOVER_TRUST_NEW_ORGANISATION,
} LayoverTrustDecision;

/**
 * LayoverSeen:
 * @highest_version: the highest version ever accepted of the file's (org, id); 0 for none
 * @digest_of_highest: (nullable): its digest
 * @enrolment_version: the version of the enrolment in force when that was accepted; a later one may reset it
 * @is_known: whether this very file, by digest, was accepted here before
 *
 * What this computer remembers of the file that is to be judged.
 */
typedef struct
{
  int highest_version;
  const char *digest_of_highest;
  int enrolment_version;
  gboolean is_known;
} LayoverSeen;

/**
 * LayoverVerdict:
 * @enrolment: of the organisation that answers for the file
 * @key: who signed
 * @is_expired: at the time that was asked about; content may still be studied
 * @is_key_revoked: signed before its key was withdrawn, and known here since before that
 *
 * A container that was verified. @statement->version is the highest version to remember from now on, together with
 * the version of @enrolment.
 */
typedef struct
{
  LayoverEnrolment *enrolment;
  LayoverPublicKey *key;
  LayoverKeyRole role;
  LayoverStatement *statement;
  gboolean is_expired;
  gboolean is_key_revoked;
} LayoverVerdict;

void layover_verdict_free (LayoverVerdict *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverVerdict, layover_verdict_free)

#define LAYOVER_TYPE_KEYRING (layover_keyring_get_type ())
G_DECLARE_FINAL_TYPE (LayoverKeyring, layover_keyring, LAYOVER, KEYRING, GObject)

LayoverKeyring *layover_keyring_new (void);
void layover_keyring_add (LayoverKeyring *self, LayoverEnrolment *enrolment);
LayoverEnrolment *layover_keyring_find (LayoverKeyring *self, const char *org);
guint layover_keyring_get_n_enrolments (LayoverKeyring *self);
LayoverEnrolment *layover_keyring_get_enrolment (LayoverKeyring *self, guint i);

LayoverEnrolment *layover_keyring_load_enrolment (LayoverKeyring *self, LayoverContainer *container,
                                                  LayoverTrustDecision *decision, GError **error);
gboolean layover_keyring_check_enrolment (LayoverKeyring *self, LayoverEnrolment *candidate,
                                          LayoverTrustDecision *decision, GError **error);
gboolean layover_keyring_check_fingerprint_tail (LayoverEnrolment *enrolment, const char *typed,
                                                 GError **error);

gboolean layover_keyring_find_signer (LayoverKeyring *self, LayoverContainer *container,
                                      LayoverEnrolment **enrolment, GError **error);
gboolean layover_keyring_verify (LayoverKeyring *self, LayoverContainer *container,
                                 LayoverFileType expected, const LayoverSeen *seen, gint64 now_s,
                                 LayoverVerdict **verdict, GError **error);

G_END_DECLS
