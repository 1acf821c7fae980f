/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-container"

#include "config.h"

#include <string.h>

#include "layover-bech32-private.h"

/* Bech32 (BIP 173) of exactly 32 bytes in lower case, which is all that age needs. */

static const char alphabet[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

#define N_DATA 52 /* 5-bit symbols of 32 bytes */
#define N_CHECKSUM 6

static guint32
step (guint32 checksum, guint value)
{
  static const guint32 generator[] = { 0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3 };
  guint32 top = checksum >> 25;

  checksum = (checksum & 0x1FFFFFF) << 5 ^ value;
  for (guint i = 0; i < G_N_ELEMENTS (generator); i++)
    if ((top >> i & 1) != 0)
      checksum ^= generator[i];

  return checksum;
}

static guint32
start (const char *prefix)
{
  guint32 checksum = 1;

  for (const char *p = prefix; *p != '\0'; p++)
    checksum = step (checksum, (guint) *p >> 5);
  checksum = step (checksum, 0);
  for (const char *p = prefix; *p != '\0'; p++)
    checksum = step (checksum, (guint) *p & 31);

  return checksum;
}

static guint
get_symbol (const guint8 *bytes, guint i)
{
  guint value = 0;

  for (guint bit = 5 * i; bit < 5 * i + 5; bit++)
    value = value << 1 | (bit < 8 * LAYOVER_BECH32_SIZE ? bytes[bit / 8] >> (7 - bit % 8) & 1u : 0);

  return value;
}

/** layover_bech32_encode: Returns: (transfer full): @prefix, "1", the bytes and a checksum */
char *
layover_bech32_encode (const char *prefix, const guint8 bytes[LAYOVER_BECH32_SIZE])
{
  GString *text = g_string_new (prefix);
  guint32 checksum = start (prefix);

  g_string_append_c (text, '1');
  for (guint i = 0; i < N_DATA; i++)
    {
      checksum = step (checksum, get_symbol (bytes, i));
      g_string_append_c (text, alphabet[get_symbol (bytes, i)]);
    }

  for (guint i = 0; i < N_CHECKSUM; i++)
    checksum = step (checksum, 0);
  for (guint i = 0; i < N_CHECKSUM; i++)
    g_string_append_c (text, alphabet[(checksum ^ 1) >> 5 * (N_CHECKSUM - 1 - i) & 31]);

  return g_string_free (text, FALSE);
}

/**
 * layover_bech32_decode:
 * @bytes: (out caller-allocates): 32 bytes
 *
 * Returns: whether @text is what layover_bech32_encode() writes for some bytes
 */
gboolean
layover_bech32_decode (const char *prefix, const char *text, guint8 bytes[LAYOVER_BECH32_SIZE])
{
  gsize prefix_length = strlen (prefix);
  g_autofree char *again = NULL;

  if (strlen (text) != prefix_length + 1 + N_DATA + N_CHECKSUM)
    return FALSE;

  memset (bytes, 0, LAYOVER_BECH32_SIZE);
  for (guint i = 0; i < N_DATA; i++)
    {
      const char *found = strchr (alphabet, text[prefix_length + 1 + i]);
      guint value = found != NULL ? (guint) (found - alphabet) : 0;

      for (guint bit = 5 * i; bit < 5 * i + 5 && bit < 8 * LAYOVER_BECH32_SIZE; bit++)
        if ((value >> (4 - (bit - 5 * i)) & 1) != 0)
          bytes[bit / 8] |= (guint8) (0x80 >> bit % 8);
    }

  /* Prefix, alphabet, padding and checksum are right exactly when the way back leads to the same text. */
  again = layover_bech32_encode (prefix, bytes);
  return strcmp (again, text) == 0;
}
