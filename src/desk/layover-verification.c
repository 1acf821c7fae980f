/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-desk"

#include "config.h"

#include "layover-result.h"
#include "layover-verification.h"

void
layover_verification_free (LayoverVerification *self)
{
  g_clear_object (&self->enrolment);
  g_clear_pointer (&self->key, layover_public_key_free);
  g_free (self);
}

static gboolean
check_expired (LayoverContainer *container, gint64 now_s)
{
  const LayoverStatement *statement = layover_container_get_statement (container);

  return statement->expires_s != 0 && now_s >= statement->expires_s;
}

static gboolean
verify_by_key (LayoverVerification *self, LayoverContainer *container, const LayoverPublicKey *key,
               GError **error)
{
  self->voucher = LAYOVER_VOUCHER_KEY;
  self->key = layover_public_key_copy (key);

  return layover_container_verify (container, key, error);
}

static gboolean
verify_result (LayoverVerification *self, LayoverContainer *container, GError **error)
{
  g_autoptr (LayoverResult) result = layover_result_open_label (container, error);

  if (result == NULL)
    return FALSE;

  self->voucher = LAYOVER_VOUCHER_DEVICE;
  self->key = layover_public_key_copy (layover_result_get_device (result));

  return TRUE;
}

static gboolean
verify_enrolment (LayoverVerification *self, LayoverContainer *container, LayoverKeyring *keyring,
                  GError **error)
{
  LayoverTrustDecision decision;

  self->enrolment = layover_keyring_load_enrolment (keyring, container, &decision, error);
  if (self->enrolment == NULL)
    return FALSE;

  self->voucher = decision == LAYOVER_TRUST_NEW_ORGANISATION ? LAYOVER_VOUCHER_ITSELF
                                                             : LAYOVER_VOUCHER_ORGANISATION;
  self->role = LAYOVER_KEY_ROLE_ORGANISATION;
  self->key = layover_public_key_copy (layover_enrolment_get_org_key (self->enrolment));

  return TRUE;
}

/* Nothing is remembered between two calls, so versions are not compared with earlier ones: that is importing. */
static gboolean
verify_by_organisation (LayoverVerification *self, LayoverContainer *container,
                        LayoverKeyring *keyring, gint64 now_s, GError **error)
{
  const LayoverSeen nothing = { 0 };
  g_autoptr (LayoverVerdict) verdict = NULL;
  LayoverFileType type = layover_container_get_statement (container)->type;

  if (!layover_keyring_verify (keyring, container, type, &nothing, now_s, &verdict, error))
    return FALSE;

  self->voucher = LAYOVER_VOUCHER_ORGANISATION;
  self->enrolment = g_object_ref (verdict->enrolment);
  self->key = layover_public_key_copy (verdict->key);
  self->role = verdict->role;

  return TRUE;
}

/**
 * layover_verification_new:
 * @keyring: the organisations that are trusted; may be empty
 * @only_key: (nullable): trust this key instead, for whatever it signed
 * @now_s: seconds since 1970
 *
 * Judges @container by what it says it is: enrolments by the organisation's key, results by the device they name,
 * everything else by a trusted organisation's key of the right role. Then compares every byte.
 *
 * Returns: (transfer full): who answers for the file, or %NULL when it is refused
 */
LayoverVerification *
layover_verification_new (LayoverContainer *container, LayoverKeyring *keyring,
                          const LayoverPublicKey *only_key, gint64 now_s, GError **error)
{
  g_autoptr (LayoverVerification) self = g_new0 (LayoverVerification, 1);
  LayoverFileType type = layover_container_get_statement (container)->type;
  gboolean is_good;

  if (only_key != NULL)
    is_good = verify_by_key (self, container, only_key, error);
  else if (type == LAYOVER_FILE_TYPE_RESULT)
    is_good = verify_result (self, container, error);
  else if (type == LAYOVER_FILE_TYPE_ENROLMENT)
    is_good = verify_enrolment (self, container, keyring, error);
  else
    is_good = verify_by_organisation (self, container, keyring, now_s, error);

  if (!is_good || !layover_container_verify_entries (container, NULL, NULL, NULL, error))
    return NULL;

  self->is_expired = check_expired (container, now_s);

  return g_steal_pointer (&self);
}
