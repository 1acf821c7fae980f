/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-results"

#include "config.h"

#include <string.h>

#include "layover-codes.h"
#include "layover-digest.h"
#include "layover-result-codes.h"
#include "layover-text.h"

#define ATTEMPT_CODE_SYMBOLS 6
#define END_CODE_SYMBOLS 12

/**
 * layover_attempt_code_new:
 * @attempt_id: 16 bytes as lower-case hex
 *
 * Returns: (transfer full): six symbols that tie the attempt to this installation, before anything is answered
 */
char *
layover_attempt_code_new (const char *attempt_id, const LayoverPublicKey *device)
{
  static const char label[] = "layover-attempt-1";
  g_autoptr (LayoverSha256) sha256 = layover_sha256_new ();
  guint8 id[16];
  guint8 digest[LAYOVER_SHA256_SIZE];

  g_return_val_if_fail (layover_hex_decode (attempt_id, id, sizeof id), NULL);

  layover_sha256_update (sha256, label, strlen (label));
  layover_sha256_update (sha256, id, sizeof id);
  layover_sha256_update (sha256, device->bytes, sizeof device->bytes);
  layover_sha256_finish (sha256, digest);

  return layover_crockford_encode (digest, ATTEMPT_CODE_SYMBOLS);
}

/**
 * layover_end_code_new:
 * @result_digest: SHA-256 of the SHA256SUMS of the results file, lower-case hex
 *
 * Returns: (transfer full): twelve symbols and a check symbol, which no other results file can be made to match
 */
char *
layover_end_code_new (const char *result_digest)
{
  guint8 digest[LAYOVER_SHA256_SIZE];

  g_return_val_if_fail (layover_hex_decode (result_digest, digest, sizeof digest), NULL);

  return layover_code_new (digest, END_CODE_SYMBOLS);
}
