/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gio/gio.h>

#include "layover-container.h"
#include "layover-public-key.h"

G_BEGIN_DECLS

#define LAYOVER_ENROLMENT_NAME "enrolment.rec"
#define LAYOVER_ENROLMENT_MAX_SIZE (1024 * 1024)

/** LayoverKeyRole: what a key may sign; one key has one role */
typedef enum
{
  LAYOVER_KEY_ROLE_PUBLISHER,    /* bundles */
  LAYOVER_KEY_ROLE_EXAMINER,     /* sessions */
  LAYOVER_KEY_ROLE_PROCTOR,      /* countersignatures */
  LAYOVER_KEY_ROLE_ISSUER,       /* credentials and receipts */
  LAYOVER_KEY_ROLE_ORGANISATION, /* enrolments */
} LayoverKeyRole;

const char *layover_key_role_to_string (LayoverKeyRole role);
gboolean layover_key_role_from_string (const char *text, LayoverKeyRole *role);
const char *layover_key_role_get_label (LayoverKeyRole role);

#define LAYOVER_TYPE_ENROLMENT (layover_enrolment_get_type ())
G_DECLARE_FINAL_TYPE (LayoverEnrolment, layover_enrolment, LAYOVER, ENROLMENT, GObject)

LayoverEnrolment *layover_enrolment_load (LayoverContainer *container, GError **error);
LayoverEnrolment *layover_enrolment_load_signed_by (LayoverContainer *container,
                                                    const LayoverPublicKey *key, GError **error);
LayoverEnrolment *layover_enrolment_load_accepted (GBytes *bytes, GError **error);

const char *layover_enrolment_get_org (LayoverEnrolment *self);
const char *layover_enrolment_get_name (LayoverEnrolment *self);
const LayoverPublicKey *layover_enrolment_get_org_key (LayoverEnrolment *self);
const LayoverPublicKey *layover_enrolment_get_signer (LayoverEnrolment *self);
int layover_enrolment_get_version (LayoverEnrolment *self);
gint64 layover_enrolment_get_created_s (LayoverEnrolment *self);
const char *layover_enrolment_get_digest (LayoverEnrolment *self);
GBytes *layover_enrolment_get_bytes (LayoverEnrolment *self);
const char *const *layover_enrolment_get_submit (LayoverEnrolment *self);
const char *const *layover_enrolment_get_recipients (LayoverEnrolment *self);

guint layover_enrolment_get_n_keys (LayoverEnrolment *self);
const LayoverPublicKey *layover_enrolment_get_key (LayoverEnrolment *self, guint i,
                                                   LayoverKeyRole *role);
const LayoverPublicKey *layover_enrolment_find_key (LayoverEnrolment *self, LayoverKeyRole role,
                                                    const guint8 *key_id);
gboolean layover_enrolment_is_revoked (LayoverEnrolment *self, const LayoverPublicKey *key,
                                       gint64 *since_s);
int layover_enrolment_get_floor (LayoverEnrolment *self, const char *id);
int layover_enrolment_get_reset (LayoverEnrolment *self, const char *id);

LayoverEnrolment *layover_enrolment_new_from_record (GBytes *record, const char *file,
                                                     GError **error);

G_END_DECLS
