/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "fuzz.h"
#include "layover-error.h"
#include "layover-signature.h"

/* What is accepted has to verify or not without a crash, and its statement has exactly one text. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (LayoverSignature) signature = layover_signature_parse (bytes, "fuzz", NULL);
  g_autofree char *again = NULL;
  LayoverPublicKey key = { .bytes = { 1 } };

  if (signature == NULL)
    return 0;

  for (gsize i = 0; i < sizeof key.key_id; i++)
    key.key_id[i] = signature->key_id[i];
  layover_signature_verify (signature, bytes, &key, NULL);

  again = layover_statement_format (signature->statement);
  g_assert_cmpstr (again, ==, signature->statement_text);
  return 0;
}
