/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-container"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-base64.h"
#include "layover-codes.h"
#include "layover-digest.h"
#include "layover-error.h"
#include "layover-file.h"
#include "layover-public-key.h"
#include "layover-text.h"

#define ENCODED_SIZE (2 + LAYOVER_KEY_ID_SIZE + 32)
#define MAX_FILE_SIZE 4096

G_DEFINE_BOXED_TYPE (LayoverPublicKey, layover_public_key, layover_public_key_copy,
                     layover_public_key_free)

LayoverPublicKey *
layover_public_key_copy (const LayoverPublicKey *self)
{
  return g_memdup2 (self, sizeof *self);
}

void
layover_public_key_free (LayoverPublicKey *self)
{
  g_free (self);
}

static LayoverPublicKey *
parse (const char *text, gsize length, GError **error)
{
  guint8 bytes[ENCODED_SIZE];
  LayoverPublicKey *self;

  if (!layover_base64_decode (text, length, LAYOVER_BASE64_PADDED, bytes, sizeof bytes)
      || memcmp (bytes, "Ed", 2) != 0)
    {
      layover_set_error (error, LAYOVER_ERROR_PUBLIC_KEY, NULL,
                         _ ("This is not a minisign public key"));
      return NULL;
    }

  self = g_new0 (LayoverPublicKey, 1);
  memcpy (self->key_id, bytes + 2, sizeof self->key_id);
  memcpy (self->bytes, bytes + 2 + sizeof self->key_id, sizeof self->bytes);
  return self;
}

/** layover_public_key_parse: Returns: (transfer full): the key in a minisign public key string (56 characters) */
LayoverPublicKey *
layover_public_key_parse (const char *base64, GError **error)
{
  g_return_val_if_fail (base64 != NULL, NULL);

  return parse (base64, strlen (base64), error);
}

/** layover_public_key_format: Returns: (transfer full): the minisign public key string */
char *
layover_public_key_format (const LayoverPublicKey *self)
{
  guint8 bytes[ENCODED_SIZE];

  memcpy (bytes, "Ed", 2);
  memcpy (bytes + 2, self->key_id, sizeof self->key_id);
  memcpy (bytes + 2 + sizeof self->key_id, self->bytes, sizeof self->bytes);
  return layover_base64_encode (bytes, sizeof bytes, LAYOVER_BASE64_PADDED);
}

/**
 * layover_public_key_load:
 * @path: a public key file as minisign writes it: a comment, then the key
 *
 * Returns: (transfer full): the key
 */
LayoverPublicKey *
layover_public_key_load (const char *path, GError **error)
{
  g_autoptr (GBytes) file = layover_file_read (path, MAX_FILE_SIZE, error);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  LayoverPublicKey *self;

  if (file == NULL)
    return NULL;

  text = layover_text_from_bytes (file);
  lines = g_strsplit (text, "\n", 3);
  self = layover_public_key_parse (lines[0] != NULL && lines[1] != NULL ? lines[1] : "", error);
  if (self == NULL)
    layover_error_add_file (error, path);

  return self;
}

/** layover_public_key_save: writes a public key file that minisign reads; an existing file is never replaced */
gboolean
layover_public_key_save (const LayoverPublicKey *self, const char *path, GError **error)
{
  g_autofree char *id = layover_public_key_dup_id (self);
  g_autofree char *key = layover_public_key_format (self);
  g_autofree char *text = g_strdup_printf ("untrusted comment: minisign public key %s\n%s\n", id,
                                           key);

  return layover_file_create (path, text, strlen (text), 0644, error);
}

/** layover_public_key_dup_id: Returns: (transfer full): the key id as minisign shows it, 16 hexadecimal digits */
char *
layover_public_key_dup_id (const LayoverPublicKey *self)
{
  const guint8 *id = self->key_id;

  return g_strdup_printf ("%02X%02X%02X%02X%02X%02X%02X%02X", id[7], id[6], id[5], id[4], id[3],
                          id[2], id[1], id[0]);
}

static char *
dup_fingerprint_symbols (const LayoverPublicKey *self)
{
  static const char context[] = "layover-key-1";
  g_autoptr (LayoverSha256) state = layover_sha256_new ();
  guint8 digest[LAYOVER_SHA256_SIZE];

  layover_sha256_update (state, context, strlen (context));
  layover_sha256_update (state, self->bytes, sizeof self->bytes);
  layover_sha256_finish (state, digest);
  return layover_crockford_encode (digest, 24);
}

/**
 * layover_public_key_dup_fingerprint:
 *
 * Returns: (transfer full): what people compare: 24 symbols in groups of four (docs/format.md section 5)
 */
char *
layover_public_key_dup_fingerprint (const LayoverPublicKey *self)
{
  g_autofree char *symbols = dup_fingerprint_symbols (self);

  return layover_code_group (symbols, 4);
}

/**
 * layover_public_key_has_fingerprint_tail:
 * @typed: by a person, who may use small letters, spaces and hyphens, I or L for 1, and O for 0
 *
 * Returns: whether @typed is the last 8 symbols of the fingerprint
 */
gboolean
layover_public_key_has_fingerprint_tail (const LayoverPublicKey *self, const char *typed)
{
  g_autofree char *symbols = dup_fingerprint_symbols (self);
  g_autofree char *tail = layover_crockford_normalise (typed);

  return tail != NULL && strcmp (tail, symbols + 24 - LAYOVER_FINGERPRINT_TAIL) == 0;
}

/** layover_public_key_equal: Returns: whether both are the same key; the label does not count */
gboolean
layover_public_key_equal (const LayoverPublicKey *a, const LayoverPublicKey *b)
{
  return memcmp (a->bytes, b->bytes, sizeof a->bytes) == 0;
}
