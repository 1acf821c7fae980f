/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-container"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "layover-base64.h"
#include "layover-error.h"
#include "layover-file.h"
#include "layover-secret-key.h"

#define MAX_FILE_SIZE 4096
#define COMMENT_PREFIX "untrusted comment: "

struct _LayoverSecretKey
{
  LayoverPublicKey public_key;
  guint8 bytes[crypto_sign_SECRETKEYBYTES];
};

/* A minisign secret key file, decoded. Only bytes, so that no compiler pads it. */
typedef struct
{
  guint8 algorithm[2];
  guint8 kdf[2];
  guint8 checksum_algorithm[2];
  guint8 salt[32];
  guint8 operations[8];
  guint8 memory[8];
  struct
  {
    guint8 key_id[LAYOVER_KEY_ID_SIZE];
    guint8 secret[crypto_sign_SECRETKEYBYTES];
    guint8 checksum[32];
  } sealed;
} SecretKeyFile;

G_STATIC_ASSERT (sizeof (SecretKeyFile) == 158);

static const guint8 kdf_none[2] = { 0, 0 };
static const guint8 kdf_scrypt[2] = { 'S', 'c' };

/** layover_secret_key_free: (nullable): wipes and frees the key */
void
layover_secret_key_free (LayoverSecretKey *self)
{
  if (self == NULL)
    return;

  sodium_memzero (self, sizeof *self);
  g_free (self);
}

/** layover_secret_key_generate: Returns: (transfer full): a new key from the random source of the system */
LayoverSecretKey *
layover_secret_key_generate (void)
{
  LayoverSecretKey *self = g_new0 (LayoverSecretKey, 1);

  if (sodium_init () < 0)
    g_error ("libsodium does not start");

  randombytes_buf (self->public_key.key_id, sizeof self->public_key.key_id);
  crypto_sign_keypair (self->public_key.bytes, self->bytes);
  return self;
}

/** layover_secret_key_get_public: Returns: (transfer none): its public half */
const LayoverPublicKey *
layover_secret_key_get_public (const LayoverSecretKey *self)
{
  return &self->public_key;
}

/** layover_secret_key_sign: the Ed25519 signature of @data; the same bytes for the same input every time */
void
layover_secret_key_sign (const LayoverSecretKey *self, const void *data, gsize length,
                         guint8 signature[64])
{
  crypto_sign_detached (signature, NULL, data, length, self->bytes);
}

static guint64
read_le64 (const guint8 bytes[8])
{
  guint64 value = 0;

  for (int i = 7; i >= 0; i--)
    value = value << 8 | bytes[i];

  return value;
}

static void
compute_checksum (const SecretKeyFile *file, guint8 checksum[32])
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, 32);
  crypto_generichash_update (&state, file->algorithm, sizeof file->algorithm);
  crypto_generichash_update (&state, file->sealed.key_id, sizeof file->sealed.key_id);
  crypto_generichash_update (&state, file->sealed.secret, sizeof file->sealed.secret);
  crypto_generichash_final (&state, checksum, 32);
}

static void
write_le64 (guint8 bytes[8], guint64 value)
{
  for (int i = 0; i < 8; i++, value >>= 8)
    bytes[i] = (guint8) value;
}

/* Encrypts or decrypts: the stream that the passphrase gives is laid over the sealed part. */
static gboolean
apply_passphrase (SecretKeyFile *file, const char *passphrase, GError **error)
{
  guint8 stream[sizeof file->sealed];
  guint8 *sealed = (guint8 *) &file->sealed;

  if (crypto_pwhash_scryptsalsa208sha256 (stream, sizeof stream, passphrase, strlen (passphrase),
                                          file->salt, read_le64 (file->operations),
                                          read_le64 (file->memory))
      != 0)
    {
      layover_set_error (error, LAYOVER_ERROR_MEMORY, NULL,
                         _ ("There is not enough memory to open this key"));
      return FALSE;
    }

  for (gsize i = 0; i < sizeof stream; i++)
    sealed[i] ^= stream[i];
  sodium_memzero (stream, sizeof stream);

  return TRUE;
}

static gboolean
decrypt (SecretKeyFile *file, const char *passphrase, GError **error)
{
  guint64 operations = read_le64 (file->operations);
  guint64 memory = read_le64 (file->memory);
  guint8 checksum[32];

  if (passphrase == NULL)
    {
      layover_set_error (error, LAYOVER_ERROR_PASSPHRASE_NEEDED, NULL,
                         _ ("This key is protected by a passphrase"));
      return FALSE;
    }

  if (operations > crypto_pwhash_scryptsalsa208sha256_opslimit_sensitive ()
      || memory > crypto_pwhash_scryptsalsa208sha256_memlimit_sensitive ())
    {
      layover_set_error (error, LAYOVER_ERROR_SECRET_KEY_SYNTAX, NULL,
                         _ ("This key asks for more work than minisign ever sets"));
      return FALSE;
    }

  if (!apply_passphrase (file, passphrase, error))
    return FALSE;

  compute_checksum (file, checksum);
  if (sodium_memcmp (checksum, file->sealed.checksum, sizeof checksum) != 0)
    {
      layover_set_error (error, LAYOVER_ERROR_PASSPHRASE_WRONG, NULL,
                         _ ("The passphrase does not open this key"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
open_file (SecretKeyFile *file, const char *passphrase, GError **error)
{
  if (memcmp (file->algorithm, "Ed", 2) == 0 && memcmp (file->checksum_algorithm, "B2", 2) == 0)
    {
      if (memcmp (file->kdf, kdf_none, sizeof kdf_none) == 0)
        return TRUE;
      if (memcmp (file->kdf, kdf_scrypt, sizeof kdf_scrypt) == 0)
        return decrypt (file, passphrase, error);
    }

  layover_set_error (error, LAYOVER_ERROR_SECRET_KEY_SYNTAX, NULL,
                     _ ("This is not a minisign secret key"));
  return FALSE;
}

static LayoverSecretKey *
take_key (const SecretKeyFile *file, GError **error)
{
  g_autoptr (LayoverSecretKey) self = g_new0 (LayoverSecretKey, 1);

  memcpy (self->public_key.key_id, file->sealed.key_id, sizeof self->public_key.key_id);
  crypto_sign_seed_keypair (self->public_key.bytes, self->bytes, file->sealed.secret);

  /* A public half that is not its own would leak the secret one with the first signature. */
  if (sodium_memcmp (self->bytes, file->sealed.secret, sizeof self->bytes) != 0)
    {
      layover_set_error (error, LAYOVER_ERROR_SECRET_KEY_SYNTAX, NULL,
                         _ ("The two halves of this secret key do not belong together"));
      return NULL;
    }

  return g_steal_pointer (&self);
}

static gboolean
decode_file (GBytes *bytes, SecretKeyFile *file, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *end = length > 0 ? memchr (text, '\n', length) : NULL;
  const char *key = end != NULL ? end + 1 : text;
  gsize key_length = end != NULL ? length - (gsize) (key - text) : 0;

  if (key_length > 0 && key[key_length - 1] == '\n')
    key_length--;

  if (end != NULL && g_str_has_prefix (text, COMMENT_PREFIX)
      && layover_base64_decode (key, key_length, LAYOVER_BASE64_PADDED, (guint8 *) file,
                                sizeof *file))
    return TRUE;

  layover_set_error (error, LAYOVER_ERROR_SECRET_KEY_SYNTAX, NULL,
                     _ ("This is not a minisign secret key"));
  return FALSE;
}

/**
 * layover_secret_key_load:
 * @path: a secret key file of minisign, with or without a passphrase
 * @passphrase: (nullable): needed for an encrypted file, which takes a second and as much memory as the file says
 *
 * Returns: (transfer full): the key; %LAYOVER_ERROR_PASSPHRASE_NEEDED where the caller has to ask for one
 */
LayoverSecretKey *
layover_secret_key_load (const char *path, const char *passphrase, GError **error)
{
  g_autoptr (GBytes) bytes = layover_file_read (path, MAX_FILE_SIZE, error);
  SecretKeyFile file = { 0 };
  LayoverSecretKey *self = NULL;

  if (bytes == NULL)
    return NULL;

  if (sodium_init () < 0)
    g_error ("libsodium does not start");

  if (decode_file (bytes, &file, error) && open_file (&file, passphrase, error))
    self = take_key (&file, error);
  if (self == NULL)
    layover_error_add_file (error, path);

  sodium_memzero (&file, sizeof file);
  return self;
}

static gboolean
encrypt (SecretKeyFile *file, const char *passphrase, GError **error)
{
  memcpy (file->kdf, kdf_scrypt, sizeof kdf_scrypt);
  randombytes_buf (file->salt, sizeof file->salt);
  write_le64 (file->operations, crypto_pwhash_scryptsalsa208sha256_opslimit_sensitive ());
  write_le64 (file->memory, crypto_pwhash_scryptsalsa208sha256_memlimit_sensitive ());

  return apply_passphrase (file, passphrase, error);
}

static gboolean
write_file (const SecretKeyFile *file, const char *path, const char *comment, GError **error)
{
  g_autofree char *key = layover_base64_encode ((const guint8 *) file, sizeof *file,
                                                LAYOVER_BASE64_PADDED);
  g_autofree char *text = g_strdup_printf (COMMENT_PREFIX "%s\n%s\n", comment, key);
  gboolean is_written = layover_file_create (path, text, strlen (text), 0600, error);

  sodium_memzero (key, strlen (key));
  sodium_memzero (text, strlen (text));
  return is_written;
}

/**
 * layover_secret_key_save:
 * @passphrase: (nullable): encrypts the key as minisign does, which takes seconds and a gigabyte; %NULL leaves it open
 * @comment: one line for a person, for instance the role of the key
 *
 * Writes a file that minisign takes as one of its own, with mode 0600. An existing file is never replaced.
 */
gboolean
layover_secret_key_save (const LayoverSecretKey *self, const char *path, const char *passphrase,
                         const char *comment, GError **error)
{
  SecretKeyFile file = { .algorithm = { 'E', 'd' }, .checksum_algorithm = { 'B', '2' } };
  gboolean is_saved;

  g_return_val_if_fail (strchr (comment, '\n') == NULL, FALSE);
  g_return_val_if_fail (passphrase == NULL || passphrase[0] != '\0', FALSE);

  memcpy (file.sealed.key_id, self->public_key.key_id, sizeof file.sealed.key_id);
  memcpy (file.sealed.secret, self->bytes, sizeof file.sealed.secret);
  compute_checksum (&file, file.sealed.checksum);

  is_saved = (passphrase == NULL || encrypt (&file, passphrase, error))
             && write_file (&file, path, comment, error);

  sodium_memzero (&file, sizeof file);
  return is_saved;
}
