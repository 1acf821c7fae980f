/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

#include "layover-enrolment.h"
#include "layover-public-key.h"

G_BEGIN_DECLS

/**
 * LayoverKeyFiles:
 * @secret_path: mode 0600
 * @public_path: may be shown to anybody
 * @public_text: the minisign public key or the age recipient
 * @fingerprint: (nullable): of a signing key
 *
 * A pair of files that was just made.
 */
typedef struct
{
  char *secret_path;
  char *public_path;
  char *public_text;
  char *fingerprint;
} LayoverKeyFiles;

LayoverKeyFiles *layover_key_files_create_signing (LayoverKeyRole role, const char *stem,
                                                   const char *passphrase, GError **error);
LayoverKeyFiles *layover_key_files_create_collection (const char *stem, GError **error);
void layover_key_files_free (LayoverKeyFiles *self);

LayoverPublicKey *layover_key_files_load_public (const char *path, GError **error);
char *layover_key_files_dup_recipient (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverKeyFiles, layover_key_files_free)

G_END_DECLS
