/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-container"

#include "config.h"

#include <openssl/evp.h>

#include "layover-digest.h"
#include "layover-text.h"

struct _LayoverSha256
{
  EVP_MD_CTX *context;
};

/** layover_sha256_new: Returns: (transfer full): a digest of no bytes yet */
LayoverSha256 *
layover_sha256_new (void)
{
  LayoverSha256 *self = g_new0 (LayoverSha256, 1);

  /* libcrypto and not libsodium: it uses the SHA instructions, which makes it three times as fast. */
  self->context = EVP_MD_CTX_new ();
  if (self->context == NULL || EVP_DigestInit_ex (self->context, EVP_sha256 (), NULL) != 1)
    g_error ("libcrypto has no SHA-256");

  return self;
}

/** layover_sha256_update: adds @length bytes */
void
layover_sha256_update (LayoverSha256 *self, const void *data, gsize length)
{
  if (EVP_DigestUpdate (self->context, data, length) != 1)
    g_error ("SHA-256 failed");
}

/**
 * layover_sha256_finish:
 * @digest: (out caller-allocates): the digest of everything added since the start or the last finish
 *
 * Leaves @self as if new.
 */
void
layover_sha256_finish (LayoverSha256 *self, guint8 digest[LAYOVER_SHA256_SIZE])
{
  if (EVP_DigestFinal_ex (self->context, digest, NULL) != 1
      || EVP_DigestInit_ex (self->context, NULL, NULL) != 1)
    g_error ("SHA-256 failed");
}

/** layover_sha256_free: (nullable): frees a digest, finished or not */
void
layover_sha256_free (LayoverSha256 *self)
{
  if (self == NULL)
    return;

  EVP_MD_CTX_free (self->context);
  g_free (self);
}

/** layover_sha256: the SHA-256 of bytes that are all there */
void
layover_sha256 (const void *data, gsize length, guint8 digest[LAYOVER_SHA256_SIZE])
{
  g_autoptr (LayoverSha256) state = layover_sha256_new ();

  layover_sha256_update (state, data, length);
  layover_sha256_finish (state, digest);
}

/** layover_sha256_hex: Returns: (transfer full): the SHA-256 of @bytes as 64 lower-case digits */
char *
layover_sha256_hex (GBytes *bytes)
{
  guint8 digest[LAYOVER_SHA256_SIZE];
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  layover_sha256 (data, length, digest);
  return layover_hex_encode (digest, sizeof digest);
}

/* Eight tables, so that eight bytes are taken in one step: a byte at a time would be slower than the SHA-256. */
static guint32 crc_tables[8][256];

static gpointer
fill_crc_tables (gpointer data)
{
  for (guint32 i = 0; i < 256; i++)
    {
      guint32 crc = i;

      for (int bit = 0; bit < 8; bit++)
        crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
      crc_tables[0][i] = crc;
    }

  for (guint32 i = 0; i < 256; i++)
    for (int table = 1; table < 8; table++)
      {
        guint32 crc = crc_tables[table - 1][i];

        crc_tables[table][i] = crc >> 8 ^ crc_tables[0][crc & 0xFF];
      }

  return NULL;
}

static guint32
take_eight_bytes (guint32 crc, const guint8 *p)
{
  guint32 low = crc ^ (p[0] | (guint32) p[1] << 8 | (guint32) p[2] << 16 | (guint32) p[3] << 24);

  return crc_tables[7][low & 0xFF] ^ crc_tables[6][low >> 8 & 0xFF]
         ^ crc_tables[5][low >> 16 & 0xFF] ^ crc_tables[4][low >> 24] ^ crc_tables[3][p[4]]
         ^ crc_tables[2][p[5]] ^ crc_tables[1][p[6]] ^ crc_tables[0][p[7]];
}

/**
 * layover_crc32:
 * @crc: 0 to begin with, then what the last call returned
 *
 * Returns: the CRC-32 of ZIP, continued over @length more bytes. It finds accidents and proves nothing; the
 *   digest does that.
 */
guint32
layover_crc32 (guint32 crc, const void *data, gsize length)
{
  static GOnce once = G_ONCE_INIT;
  const guint8 *p = data;

  g_once (&once, fill_crc_tables, NULL);

  crc = ~crc;
  for (; length >= 8; length -= 8, p += 8)
    crc = take_eight_bytes (crc, p);
  for (; length > 0; length--, p++)
    crc = crc >> 8 ^ crc_tables[0][(crc ^ *p) & 0xFF];

  return ~crc;
}
