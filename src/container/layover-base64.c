/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-container"

#include "config.h"

#include <string.h>

#include <sodium.h>

#include "layover-base64.h"

static int
get_variant (LayoverBase64Form form)
{
  return form == LAYOVER_BASE64_PADDED ? sodium_base64_VARIANT_ORIGINAL
                                       : sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
}

/** layover_base64_length: Returns: how many characters @length bytes make, without a NUL */
gsize
layover_base64_length (gsize length, LayoverBase64Form form)
{
  return sodium_base64_encoded_len (length, get_variant (form)) - 1;
}

/** layover_base64_encode: Returns: (transfer full): the one text of these bytes */
char *
layover_base64_encode (const guint8 *bytes, gsize length, LayoverBase64Form form)
{
  gsize size = sodium_base64_encoded_len (length, get_variant (form));
  char *text = g_malloc (size);

  return sodium_bin2base64 (text, size, bytes, length, get_variant (form));
}

/**
 * layover_base64_decode:
 * @bytes: (out caller-allocates): room for @length bytes
 *
 * Decodes, encodes again and compares, because decoders forgive (libsodium 1.0.18 takes bytes above 0x7F).
 *
 * Returns: whether @text is the one text of exactly @length bytes
 */
gboolean
layover_base64_decode (const char *text, gsize text_length, LayoverBase64Form form, guint8 *bytes,
                       gsize length)
{
  g_autofree char *again = NULL;
  gsize n = 0;
  gboolean is_same;

  if (text_length != layover_base64_length (length, form))
    return FALSE;

  if (sodium_base642bin (bytes, length, text, text_length, NULL, &n, NULL, get_variant (form)) != 0
      || n != length)
    return FALSE;

  again = layover_base64_encode (bytes, length, form);
  is_same = memcmp (again, text, text_length) == 0;

  /* It may be the text of a secret key. */
  sodium_memzero (again, text_length);
  return is_same;
}
