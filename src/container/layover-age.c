/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-container"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "layover-age-private.h"
#include "layover-base64.h"
#include "layover-error.h"

#define X25519_INFO "age-encryption.org/v1/X25519"
#define SCRYPT_SALT_PREFIX "age-encryption.org/v1/scrypt"
#define SCRYPT_LOG_N_WRITE 17
#define SCRYPT_LOG_N_MIN 10
#define SCRYPT_LOG_N_MAX 18

static const guint8 zero_nonce[crypto_aead_chacha20poly1305_ietf_NPUBBYTES];

static void
start_sodium (void)
{
  if (sodium_init () < 0)
    g_error ("libsodium does not start");
}

static gboolean
fail (GError **error, LayoverErrorCode code, const char *entry, const char *message)
{
  layover_set_error (error, code, entry, "%s", message);
  return FALSE;
}

static gboolean
is_stanza (const LayoverAgeStanza *stanza, const char *type)
{
  return strcmp (stanza->arguments[0], type) == 0;
}

static guint
count_stanzas (const LayoverAgeHeader *header, const char *type)
{
  guint n = 0;

  for (guint i = 0; i < header->stanzas->len; i++)
    if (is_stanza (g_ptr_array_index (header->stanzas, i), type))
      n++;

  return n;
}

static gboolean
decode_argument (const char *argument, guint8 *bytes, gsize length)
{
  return argument != NULL
         && layover_base64_decode (argument, strlen (argument), LAYOVER_BASE64_UNPADDED, bytes,
                                   length);
}

static gboolean
unwrap (const LayoverAgeStanza *stanza, const guint8 key[LAYOVER_AGE_KEY_SIZE],
        guint8 file_key[LAYOVER_AGE_FILE_KEY_SIZE])
{
  return crypto_aead_chacha20poly1305_ietf_decrypt (file_key, NULL, NULL, stanza->body->data,
                                                    stanza->body->len, NULL, 0, zero_nonce, key)
         == 0;
}

static void
wrap (const guint8 file_key[LAYOVER_AGE_FILE_KEY_SIZE], const guint8 key[LAYOVER_AGE_KEY_SIZE],
      guint8 wrapped[LAYOVER_AGE_WRAPPED_SIZE])
{
  crypto_aead_chacha20poly1305_ietf_encrypt (wrapped, NULL, file_key, LAYOVER_AGE_FILE_KEY_SIZE,
                                             NULL, 0, NULL, zero_nonce, key);
}

/* What age calls grease, stanzas of unknown kinds, is passed over; the post-quantum kind is known, and not ours. */
static gboolean
check_kinds (const LayoverAgeHeader *header, const char *entry, GError **error)
{
  guint n_scrypt = count_stanzas (header, "scrypt");
  guint n_x25519 = count_stanzas (header, "X25519");

  if (n_scrypt > 0 && header->stanzas->len > 1)
    return fail (error, LAYOVER_ERROR_SEALED_RECIPIENTS, entry,
                 _ ("An entry sealed with a code has another way in"));

  if (count_stanzas (header, "mlkem768x25519") > 0)
    return fail (error, LAYOVER_ERROR_SEALED_RECIPIENTS, entry,
                 _ ("An entry is sealed in a way that is not used here"));

  if (n_x25519 > LAYOVER_AGE_MAX_RECIPIENTS)
    return fail (error, LAYOVER_ERROR_SEALED_RECIPIENTS, entry,
                 _ ("An entry is sealed to more than 20 recipients"));

  return TRUE;
}

/* The wrap key of X25519 depends on the secret that both sides share, and on both public halves. */
static gboolean
derive_x25519 (const guint8 *secret, const guint8 *point, const guint8 *share,
               const guint8 *recipient, guint8 key[LAYOVER_AGE_KEY_SIZE])
{
  guint8 shared[LAYOVER_AGE_KEY_SIZE];
  guint8 salt[2 * LAYOVER_AGE_KEY_SIZE];

  if (crypto_scalarmult (shared, secret, point) != 0)
    return FALSE;

  memcpy (salt, share, LAYOVER_AGE_KEY_SIZE);
  memcpy (salt + LAYOVER_AGE_KEY_SIZE, recipient, LAYOVER_AGE_KEY_SIZE);
  layover_age_derive (shared, sizeof shared, salt, sizeof salt, X25519_INFO, key);
  sodium_memzero (shared, sizeof shared);
  return TRUE;
}

static gboolean
read_share (const LayoverAgeStanza *stanza, guint8 share[LAYOVER_AGE_KEY_SIZE], const char *entry,
            GError **error)
{
  static const guint8 scalar[LAYOVER_AGE_KEY_SIZE] = { 1 };
  guint8 shared[LAYOVER_AGE_KEY_SIZE];

  if (g_strv_length (stanza->arguments) != 2 || stanza->body->len != LAYOVER_AGE_WRAPPED_SIZE
      || !decode_argument (stanza->arguments[1], share, LAYOVER_AGE_KEY_SIZE))
    return fail (error, LAYOVER_ERROR_SEALED, entry,
                 _ ("A recipient of a sealed entry is malformed"));

  if (crypto_scalarmult (shared, scalar, share) != 0)
    return fail (error, LAYOVER_ERROR_SEALED_SHARE, entry,
                 _ ("A sealed entry was made so that anybody could open it"));

  return TRUE;
}

static gboolean
try_identities (const LayoverAgeStanza *stanza, const guint8 *share, GPtrArray *identities,
                guint8 file_key[LAYOVER_AGE_FILE_KEY_SIZE])
{
  for (guint i = 0; i < identities->len; i++)
    {
      const LayoverAgeIdentity *identity = g_ptr_array_index (identities, i);
      guint8 key[LAYOVER_AGE_KEY_SIZE];
      gboolean is_open;

      is_open = derive_x25519 (layover_age_identity_get_secret (identity), share, share,
                               layover_age_identity_get_public (identity), key)
                && unwrap (stanza, key, file_key);
      sodium_memzero (key, sizeof key);
      if (is_open)
        return TRUE;
    }

  return FALSE;
}

static gboolean
find_file_key (const LayoverAgeHeader *header, GPtrArray *identities, const char *entry,
               guint8 file_key[LAYOVER_AGE_FILE_KEY_SIZE], GError **error)
{
  gboolean is_found = FALSE;

  for (guint i = 0; i < header->stanzas->len; i++)
    {
      const LayoverAgeStanza *stanza = g_ptr_array_index (header->stanzas, i);
      guint8 share[LAYOVER_AGE_KEY_SIZE];

      if (!is_stanza (stanza, "X25519"))
        continue;
      if (!read_share (stanza, share, entry, error))
        return FALSE;
      is_found = is_found || try_identities (stanza, share, identities, file_key);
    }

  return is_found
         || fail (error, LAYOVER_ERROR_SEALED_NO_MATCH, entry,
                  _ ("The entry is sealed for somebody else"));
}

static gboolean
parse_log_n (const char *text, guint *log_n, const char *entry, GError **error)
{
  guint64 value;

  if (text[0] == '0' || !g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT64, &value, NULL))
    return fail (error, LAYOVER_ERROR_SEALED, entry,
                 _ ("The work factor of a sealed entry is not a number"));

  if (value < SCRYPT_LOG_N_MIN || value > SCRYPT_LOG_N_MAX)
    return fail (error, LAYOVER_ERROR_SEALED_WORK, entry,
                 _ ("The work factor of a sealed entry is not from 10 to 18"));

  *log_n = (guint) value;
  return TRUE;
}

static gboolean
derive_scrypt (const char *passphrase, const guint8 salt[LAYOVER_AGE_SALT_SIZE], guint log_n,
               guint8 key[LAYOVER_AGE_KEY_SIZE], GError **error)
{
  gsize prefix_length = strlen (SCRYPT_SALT_PREFIX);
  guint8 full_salt[sizeof SCRYPT_SALT_PREFIX - 1 + LAYOVER_AGE_SALT_SIZE];

  memcpy (full_salt, SCRYPT_SALT_PREFIX, prefix_length);
  memcpy (full_salt + prefix_length, salt, LAYOVER_AGE_SALT_SIZE);
  if (crypto_pwhash_scryptsalsa208sha256_ll (
          (const guint8 *) passphrase, strlen (passphrase), full_salt, sizeof full_salt,
          G_GUINT64_CONSTANT (1) << log_n, 8, 1, key, LAYOVER_AGE_KEY_SIZE)
      == 0)
    return TRUE;

  return fail (error, LAYOVER_ERROR_MEMORY, NULL,
               _ ("There is not enough memory to try the passphrase"));
}

static gboolean
unwrap_scrypt (const LayoverAgeStanza *stanza, const char *passphrase, const char *entry,
               guint8 file_key[LAYOVER_AGE_FILE_KEY_SIZE], GError **error)
{
  guint8 salt[LAYOVER_AGE_SALT_SIZE];
  guint8 key[LAYOVER_AGE_KEY_SIZE];
  gboolean is_open;
  guint log_n;

  if (g_strv_length (stanza->arguments) != 3 || stanza->body->len != LAYOVER_AGE_WRAPPED_SIZE
      || !decode_argument (stanza->arguments[1], salt, sizeof salt))
    return fail (error, LAYOVER_ERROR_SEALED, entry,
                 _ ("The way into a sealed entry is malformed"));

  if (!parse_log_n (stanza->arguments[2], &log_n, entry, error)
      || !derive_scrypt (passphrase, salt, log_n, key, error))
    return FALSE;

  is_open = unwrap (stanza, key, file_key);
  sodium_memzero (key, sizeof key);
  return is_open
         || fail (error, LAYOVER_ERROR_SEALED_PASSPHRASE, entry,
                  _ ("The passphrase or code is wrong"));
}

/* The header is verified with the file key, and then the payload opened with it. */
static GBytes *
open_payload (GBytes *sealed, const LayoverAgeHeader *header,
              const guint8 file_key[LAYOVER_AGE_FILE_KEY_SIZE], const char *entry, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (sealed, &length);
  guint8 mac[LAYOVER_AGE_KEY_SIZE];

  layover_age_get_mac (file_key, data, header->mac_length, mac);
  if (sodium_memcmp (mac, header->mac, sizeof mac) != 0)
    {
      fail (error, LAYOVER_ERROR_SEALED_HEADER, entry,
            _ ("The header of a sealed entry was altered"));
      return NULL;
    }

  return layover_age_stream_open (file_key, data + header->length, length - header->length, entry,
                                  error);
}

/**
 * layover_age_open:
 * @identities: (element-type LayoverAgeIdentity): each is tried
 * @entry: (nullable): what to name in errors
 *
 * Returns: (transfer full): what was sealed to one of the identities
 */
GBytes *
layover_age_open (GBytes *sealed, GPtrArray *identities, const char *entry, GError **error)
{
  g_autoptr (LayoverAgeHeader) header = NULL;
  guint8 file_key[LAYOVER_AGE_FILE_KEY_SIZE];
  GBytes *plain;

  start_sodium ();
  header = layover_age_header_parse (sealed, entry, error);
  if (header == NULL || !check_kinds (header, entry, error)
      || !find_file_key (header, identities, entry, file_key, error))
    return NULL;

  plain = open_payload (sealed, header, file_key, entry, error);
  sodium_memzero (file_key, sizeof file_key);
  return plain;
}

/**
 * layover_age_open_passphrase:
 *
 * Takes up to a second and 256 MiB, as the header says. %LAYOVER_ERROR_SEALED_PASSPHRASE where @passphrase is wrong.
 *
 * Returns: (transfer full): what was sealed with @passphrase
 */
GBytes *
layover_age_open_passphrase (GBytes *sealed, const char *passphrase, const char *entry,
                             GError **error)
{
  g_autoptr (LayoverAgeHeader) header = NULL;
  guint8 file_key[LAYOVER_AGE_FILE_KEY_SIZE];
  GBytes *plain;

  start_sodium ();
  header = layover_age_header_parse (sealed, entry, error);
  if (header == NULL || !check_kinds (header, entry, error))
    return NULL;

  if (count_stanzas (header, "scrypt") != 1)
    {
      fail (error, LAYOVER_ERROR_SEALED_NO_MATCH, entry,
            _ ("The entry is not sealed with a passphrase or code"));
      return NULL;
    }

  if (!unwrap_scrypt (g_ptr_array_index (header->stanzas, 0), passphrase, entry, file_key, error))
    return NULL;

  plain = open_payload (sealed, header, file_key, entry, error);
  sodium_memzero (file_key, sizeof file_key);
  return plain;
}

static GBytes *
finish (GString *header, const guint8 file_key[LAYOVER_AGE_FILE_KEY_SIZE], GBytes *plain)
{
  g_autofree char *mac_text = NULL;
  guint8 mac[LAYOVER_AGE_KEY_SIZE];
  GByteArray *sealed = g_byte_array_new ();

  g_string_append (header, "---");
  layover_age_get_mac (file_key, header->str, header->len, mac);
  mac_text = layover_base64_encode (mac, sizeof mac, LAYOVER_BASE64_UNPADDED);
  g_string_append_printf (header, " %s\n", mac_text);

  g_byte_array_append (sealed, (const guint8 *) header->str, (guint) header->len);
  layover_age_stream_seal (file_key, plain, sealed);
  return g_byte_array_free_to_bytes (sealed);
}

static gboolean
add_recipient (GString *header, const char *recipient,
               const guint8 file_key[LAYOVER_AGE_FILE_KEY_SIZE], GError **error)
{
  guint8 secret[LAYOVER_AGE_KEY_SIZE];
  guint8 share[LAYOVER_AGE_KEY_SIZE];
  guint8 point[LAYOVER_AGE_KEY_SIZE];
  guint8 key[LAYOVER_AGE_KEY_SIZE];
  guint8 wrapped[LAYOVER_AGE_WRAPPED_SIZE];
  g_autofree char *share_text = NULL;
  g_autofree char *arguments = NULL;

  randombytes_buf (secret, sizeof secret);
  if (!layover_age_recipient_decode (recipient, point)
      || crypto_scalarmult_base (share, secret) != 0
      || !derive_x25519 (secret, point, share, point, key))
    return fail (error, LAYOVER_ERROR_AGE_RECIPIENT, NULL,
                 _ ("This is not an age recipient (age1…)"));

  wrap (file_key, key, wrapped);
  sodium_memzero (secret, sizeof secret);
  sodium_memzero (key, sizeof key);

  share_text = layover_base64_encode (share, sizeof share, LAYOVER_BASE64_UNPADDED);
  arguments = g_strconcat ("X25519 ", share_text, NULL);
  layover_age_header_append_stanza (header, arguments, wrapped);
  return TRUE;
}

/**
 * layover_age_seal:
 * @recipients: (array zero-terminated=1): 1 to 20 age1… recipients, each of whom can open it alone
 *
 * Returns: (transfer full): other bytes every time
 */
GBytes *
layover_age_seal (GBytes *plain, const char *const *recipients, GError **error)
{
  g_autoptr (GString) header = g_string_new (NULL);
  guint8 file_key[LAYOVER_AGE_FILE_KEY_SIZE];
  guint n = g_strv_length ((char **) recipients);
  GBytes *sealed;

  start_sodium ();
  if (n < 1 || n > LAYOVER_AGE_MAX_RECIPIENTS)
    {
      fail (error, LAYOVER_ERROR_SEALED_RECIPIENTS, NULL,
            _ ("An entry can be sealed to at least 1 and at most 20 recipients"));
      return NULL;
    }

  randombytes_buf (file_key, sizeof file_key);
  for (guint i = 0; i < n; i++)
    if (!add_recipient (header, recipients[i], file_key, error))
      return NULL;

  sealed = finish (header, file_key, plain);
  sodium_memzero (file_key, sizeof file_key);
  return sealed;
}

/** layover_age_seal_passphrase: Returns: (transfer full): @plain under @passphrase, with a work factor of 2^17 */
GBytes *
layover_age_seal_passphrase (GBytes *plain, const char *passphrase, GError **error)
{
  g_autoptr (GString) header = g_string_new (NULL);
  g_autofree char *salt_text = NULL;
  g_autofree char *arguments = NULL;
  guint8 file_key[LAYOVER_AGE_FILE_KEY_SIZE];
  guint8 salt[LAYOVER_AGE_SALT_SIZE];
  guint8 key[LAYOVER_AGE_KEY_SIZE];
  guint8 wrapped[LAYOVER_AGE_WRAPPED_SIZE];
  GBytes *sealed;

  start_sodium ();
  randombytes_buf (salt, sizeof salt);
  if (!derive_scrypt (passphrase, salt, SCRYPT_LOG_N_WRITE, key, error))
    return NULL;

  randombytes_buf (file_key, sizeof file_key);
  wrap (file_key, key, wrapped);
  salt_text = layover_base64_encode (salt, sizeof salt, LAYOVER_BASE64_UNPADDED);
  arguments = g_strdup_printf ("scrypt %s %d", salt_text, SCRYPT_LOG_N_WRITE);
  layover_age_header_append_stanza (header, arguments, wrapped);

  sealed = finish (header, file_key, plain);
  sodium_memzero (key, sizeof key);
  sodium_memzero (file_key, sizeof file_key);
  return sealed;
}
