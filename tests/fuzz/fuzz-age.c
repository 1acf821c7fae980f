/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "fuzz.h"
#include "layover-age.h"

/* The identity of the published test vectors, so that seeds made from them open. */
#define IDENTITY "AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0"

/* With a low work factor only, or the fuzzer would do nothing but derive keys. */
static gboolean
is_cheap (const guint8 *data, gsize size)
{
  return memmem (data, MIN (size, 200), " 10\n", 4) != NULL;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) sealed = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray)
      identities = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_age_identity_free);
  g_autoptr (GBytes) with_identity = NULL;
  g_autoptr (GBytes) with_passphrase = NULL;

  g_ptr_array_add (identities, layover_age_identity_parse (IDENTITY, NULL));
  with_identity = layover_age_open (sealed, identities, "fuzz", NULL);
  if (is_cheap (data, size))
    with_passphrase = layover_age_open_passphrase (sealed, "password", "fuzz", NULL);

  g_assert_true (with_identity == NULL || with_passphrase == NULL);
  return 0;
}
