/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib-object.h>

#include "layover-public-key.h"

G_BEGIN_DECLS

/**
 * LayoverSecretKey:
 *
 * A minisign secret key, wiped from memory when freed.
 */
typedef struct _LayoverSecretKey LayoverSecretKey;

LayoverSecretKey *layover_secret_key_generate (void);
LayoverSecretKey *layover_secret_key_load (const char *path, const char *passphrase,
                                           GError **error);
gboolean layover_secret_key_save (const LayoverSecretKey *self, const char *path,
                                  const char *passphrase, const char *comment, GError **error);
const LayoverPublicKey *layover_secret_key_get_public (const LayoverSecretKey *self);
void layover_secret_key_sign (const LayoverSecretKey *self, const void *data, gsize length,
                              guint8 signature[64]);
void layover_secret_key_free (LayoverSecretKey *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverSecretKey, layover_secret_key_free)

G_END_DECLS
