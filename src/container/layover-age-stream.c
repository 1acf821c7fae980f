/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-container"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "layover-age-private.h"
#include "layover-error.h"

#define CHUNK_SIZE 65536
#define TAG_SIZE crypto_aead_chacha20poly1305_ietf_ABYTES
#define NONCE_SIZE crypto_aead_chacha20poly1305_ietf_NPUBBYTES

static void
hmac (const void *key, gsize key_length, const void *data, gsize length, const char *more,
      gsize more_length, guint8 out[LAYOVER_AGE_KEY_SIZE])
{
  crypto_auth_hmacsha256_state state;

  crypto_auth_hmacsha256_init (&state, key, key_length);
  crypto_auth_hmacsha256_update (&state, data, length);
  crypto_auth_hmacsha256_update (&state, (const guint8 *) more, more_length);
  crypto_auth_hmacsha256_final (&state, out);
  sodium_memzero (&state, sizeof state);
}

/**
 * layover_age_derive:
 * @info: what the key is for
 *
 * HKDF-SHA-256 (RFC 5869) of one block.
 */
void
layover_age_derive (const void *secret, gsize secret_length, const void *salt, gsize salt_length,
                    const char *info, guint8 key[LAYOVER_AGE_KEY_SIZE])
{
  guint8 extracted[LAYOVER_AGE_KEY_SIZE];

  hmac (salt, salt_length, secret, secret_length, NULL, 0, extracted);
  hmac (extracted, sizeof extracted, info, strlen (info), "\1", 1, key);
  sodium_memzero (extracted, sizeof extracted);
}

/** layover_age_get_mac: the code by which who has the file key knows that the header was not changed */
void
layover_age_get_mac (const guint8 file_key[LAYOVER_AGE_FILE_KEY_SIZE], const void *header,
                     gsize length, guint8 mac[LAYOVER_AGE_KEY_SIZE])
{
  guint8 key[LAYOVER_AGE_KEY_SIZE];

  layover_age_derive (file_key, LAYOVER_AGE_FILE_KEY_SIZE, "", 0, "header", key);
  hmac (key, sizeof key, header, length, NULL, 0, mac);
  sodium_memzero (key, sizeof key);
}

/* Each chunk has its own nonce: its number, big endian, and whether it is the last one. */
static void
set_nonce (guint8 nonce[NONCE_SIZE], guint64 number, gboolean is_last)
{
  memset (nonce, 0, NONCE_SIZE);
  for (guint i = 0; i < 8; i++)
    nonce[NONCE_SIZE - 2 - i] = (guint8) (number >> 8 * i);
  nonce[NONCE_SIZE - 1] = is_last ? 1 : 0;
}

/** layover_age_stream_seal: appends a fresh nonce and the sealed chunks of @plain to @out */
void
layover_age_stream_seal (const guint8 file_key[LAYOVER_AGE_FILE_KEY_SIZE], GBytes *plain,
                         GByteArray *out)
{
  gsize left;
  const guint8 *data = g_bytes_get_data (plain, &left);
  g_autofree guint8 *chunk = g_malloc (CHUNK_SIZE + TAG_SIZE);
  guint8 salt[LAYOVER_AGE_SALT_SIZE];
  guint8 key[LAYOVER_AGE_KEY_SIZE];
  guint64 number = 0;
  gboolean is_last;

  randombytes_buf (salt, sizeof salt);
  g_byte_array_append (out, salt, sizeof salt);
  layover_age_derive (file_key, LAYOVER_AGE_FILE_KEY_SIZE, salt, sizeof salt, "payload", key);

  do
    {
      gsize length = MIN (left, CHUNK_SIZE);
      guint8 nonce[NONCE_SIZE];

      is_last = length == left;
      set_nonce (nonce, number++, is_last);
      crypto_aead_chacha20poly1305_ietf_encrypt (chunk, NULL, data, length, NULL, 0, NULL, nonce,
                                                 key);
      g_byte_array_append (out, chunk, (guint) (length + TAG_SIZE));
      data = length > 0 ? data + length : data;
      left -= length;
    }
  while (!is_last);

  sodium_memzero (key, sizeof key);
}

static GByteArray *
open_chunks (const guint8 key[LAYOVER_AGE_KEY_SIZE], const guint8 *data, gsize left)
{
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  guint64 number = 0;

  do
    {
      gsize length = MIN (left, CHUNK_SIZE + TAG_SIZE);
      gboolean is_last = length == left;
      guint8 nonce[NONCE_SIZE];
      guint offset = plain->len;

      /* Only the one chunk of an empty payload may be empty. */
      if (length < TAG_SIZE || (length == TAG_SIZE && number > 0))
        return NULL;

      set_nonce (nonce, number++, is_last);
      g_byte_array_set_size (plain, offset + (guint) (length - TAG_SIZE));
      if (crypto_aead_chacha20poly1305_ietf_decrypt (plain->data != NULL ? plain->data + offset
                                                                         : NULL,
                                                     NULL, NULL, data, length, NULL, 0, nonce, key)
          != 0)
        return NULL;

      data += length;
      left -= length;
    }
  while (left > 0);

  return g_steal_pointer (&plain);
}

/**
 * layover_age_stream_open:
 * @data: what follows the header
 *
 * Returns: (transfer full): the plaintext, only once its last chunk was authenticated
 */
GBytes *
layover_age_stream_open (const guint8 file_key[LAYOVER_AGE_FILE_KEY_SIZE], const guint8 *data,
                         gsize length, const char *entry, GError **error)
{
  guint8 key[LAYOVER_AGE_KEY_SIZE];
  GByteArray *plain;

  if (length < LAYOVER_AGE_SALT_SIZE)
    {
      layover_set_error (error, LAYOVER_ERROR_SEALED, entry,
                         _ ("The header of a sealed entry is cut off or too long"));
      return NULL;
    }

  layover_age_derive (file_key, LAYOVER_AGE_FILE_KEY_SIZE, data, LAYOVER_AGE_SALT_SIZE, "payload",
                      key);
  plain = open_chunks (key, data + LAYOVER_AGE_SALT_SIZE, length - LAYOVER_AGE_SALT_SIZE);
  sodium_memzero (key, sizeof key);
  if (plain == NULL)
    {
      layover_set_error (error, LAYOVER_ERROR_SEALED_PAYLOAD, entry,
                         _ ("A sealed entry was altered or cut off"));
      return NULL;
    }

  return g_byte_array_free_to_bytes (plain);
}
