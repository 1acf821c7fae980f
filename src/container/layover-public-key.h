/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define LAYOVER_KEY_ID_SIZE 8
#define LAYOVER_FINGERPRINT_TAIL 8

/**
 * LayoverPublicKey:
 * @key_id: a random label, which proves nothing
 * @bytes: the Ed25519 key
 *
 * A minisign public key.
 */
typedef struct
{
  guint8 key_id[LAYOVER_KEY_ID_SIZE];
  guint8 bytes[32];
} LayoverPublicKey;

#define LAYOVER_TYPE_PUBLIC_KEY (layover_public_key_get_type ())
GType layover_public_key_get_type (void);

LayoverPublicKey *layover_public_key_parse (const char *base64, GError **error);
LayoverPublicKey *layover_public_key_load (const char *path, GError **error);
gboolean layover_public_key_save (const LayoverPublicKey *self, const char *path, GError **error);
char *layover_public_key_format (const LayoverPublicKey *self);
char *layover_public_key_dup_fingerprint (const LayoverPublicKey *self);
gboolean layover_public_key_has_fingerprint_tail (const LayoverPublicKey *self, const char *typed);
char *layover_public_key_dup_id (const LayoverPublicKey *self);
gboolean layover_public_key_equal (const LayoverPublicKey *a, const LayoverPublicKey *b);
LayoverPublicKey *layover_public_key_copy (const LayoverPublicKey *self);
void layover_public_key_free (LayoverPublicKey *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverPublicKey, layover_public_key_free)

G_END_DECLS
