/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib-object.h>

#include "layover-public-key.h"
#include "layover-secret-key.h"
#include "layover-statement.h"

G_BEGIN_DECLS

#define LAYOVER_SIGNATURE_MAX_SIZE 2048

/**
 * LayoverSignature:
 * @key_id: selects a candidate key only
 * @statement: what the signer says, true only once layover_signature_verify() has said yes
 *
 * A minisign signature in the one form of docs/format.md section 2.2.
 */
typedef struct
{
  guint8 key_id[LAYOVER_KEY_ID_SIZE];
  guint8 signature[64];
  guint8 statement_signature[64];
  char *statement_text;
  LayoverStatement *statement;
} LayoverSignature;

LayoverSignature *layover_signature_parse (GBytes *bytes, const char *entry, GError **error);
gboolean layover_signature_verify (const LayoverSignature *self, GBytes *signed_bytes,
                                   const LayoverPublicKey *key, GError **error);
GBytes *layover_signature_sign (GBytes *bytes, const LayoverStatement *statement,
                                const LayoverSecretKey *key);
void layover_signature_free (LayoverSignature *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverSignature, layover_signature_free)

G_END_DECLS
