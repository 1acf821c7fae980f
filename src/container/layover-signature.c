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
#include "layover-signature.h"

#define FIRST_LINE "untrusted comment: layover signature"
#define STATEMENT_PREFIX "trusted comment: "
#define N_LINES 4

typedef struct
{
  const char *text;
  gsize length;
} Line;

/* The first decoded line, as it stands in the file. */
typedef struct
{
  guint8 algorithm[2];
  guint8 key_id[LAYOVER_KEY_ID_SIZE];
  guint8 signature[64];
} SignatureLine;

G_STATIC_ASSERT (sizeof (SignatureLine) == 74);

/** layover_signature_free: (nullable): frees a parsed signature */
void
layover_signature_free (LayoverSignature *self)
{
  if (self == NULL)
    return;

  g_free (self->statement_text);
  layover_statement_free (self->statement);
  g_free (self);
}

static gboolean
split_lines (GBytes *bytes, Line lines[N_LINES])
{
  gsize length;
  const char *p = g_bytes_get_data (bytes, &length);
  const char *end = length > 0 ? p + length : p;

  for (int i = 0; i < N_LINES; i++)
    {
      const char *stop = p < end ? memchr (p, '\n', (gsize) (end - p)) : NULL;

      if (stop == NULL)
        return FALSE;
      lines[i] = (Line){ p, (gsize) (stop - p) };
      p = stop + 1;
    }

  return p == end;
}

static gboolean
is_printable (Line line)
{
  for (gsize i = 0; i < line.length; i++)
    if (line.text[i] < 0x20 || line.text[i] > 0x7E)
      return FALSE;

  return TRUE;
}

static gboolean
check_lines (const Line lines[N_LINES], const char *entry, GError **error)
{
  gsize prefix_length = strlen (STATEMENT_PREFIX);

  for (int i = 0; i < N_LINES; i += 2)
    if (!is_printable (lines[i]))
      {
        layover_set_error_at_line (error, LAYOVER_ERROR_SIGNATURE_SYNTAX, entry, i + 1, 0,
                                   _ ("The signature has a character that does not belong there"));
        return FALSE;
      }

  if (lines[0].length != strlen (FIRST_LINE)
      || memcmp (lines[0].text, FIRST_LINE, lines[0].length) != 0)
    {
      layover_set_error_at_line (error, LAYOVER_ERROR_SIGNATURE_COMMENT, entry, 1, 0,
                                 _ ("The first line of the signature was changed"));
      return FALSE;
    }

  if (lines[2].length < prefix_length
      || memcmp (lines[2].text, STATEMENT_PREFIX, prefix_length) != 0)
    {
      layover_set_error_at_line (error, LAYOVER_ERROR_SIGNATURE_SYNTAX, entry, 3, 0,
                                 _ ("The signature has no statement"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
decode_line (const Line lines[N_LINES], int i, void *bytes, gsize length, const char *entry,
             GError **error)
{
  if (layover_base64_decode (lines[i].text, lines[i].length, LAYOVER_BASE64_PADDED, bytes, length))
    return TRUE;

  layover_set_error_at_line (error, LAYOVER_ERROR_SIGNATURE_BASE64, entry, i + 1, 0,
                             _ ("A line of the signature is not encoded in the one right way"));
  return FALSE;
}

static gboolean
check_algorithm (const SignatureLine *line, const char *entry, GError **error)
{
  if (memcmp (line->algorithm, "ED", 2) == 0)
    return TRUE;

  if (memcmp (line->algorithm, "Ed", 2) == 0)
    layover_set_error_at_line (error, LAYOVER_ERROR_SIGNATURE_LEGACY, entry, 2, 0,
                               _ ("The signature is of minisign's older kind"));
  else
    layover_set_error_at_line (error, LAYOVER_ERROR_SIGNATURE_SYNTAX, entry, 2, 0,
                               _ ("The signature is of an unknown kind"));

  return FALSE;
}

/**
 * layover_signature_parse:
 * @bytes: a whole .minisig
 * @entry: what to name in errors
 *
 * Returns: (transfer full): the signature; its form is right, nothing is verified
 */
LayoverSignature *
layover_signature_parse (GBytes *bytes, const char *entry, GError **error)
{
  g_autoptr (LayoverSignature) self = g_new0 (LayoverSignature, 1);
  gsize prefix_length = strlen (STATEMENT_PREFIX);
  SignatureLine first;
  Line lines[N_LINES];

  if (g_bytes_get_size (bytes) > LAYOVER_SIGNATURE_MAX_SIZE || !split_lines (bytes, lines))
    {
      layover_set_error (error, LAYOVER_ERROR_SIGNATURE_SYNTAX, entry,
                         _ ("The signature does not have exactly four lines"));
      return NULL;
    }

  if (!check_lines (lines, entry, error)
      || !decode_line (lines, 1, &first, sizeof first, entry, error)
      || !check_algorithm (&first, entry, error)
      || !decode_line (lines, 3, self->statement_signature, sizeof self->statement_signature, entry,
                       error))
    return NULL;

  memcpy (self->key_id, first.key_id, sizeof self->key_id);
  memcpy (self->signature, first.signature, sizeof self->signature);
  self->statement_text = g_strndup (lines[2].text + prefix_length, lines[2].length - prefix_length);
  self->statement = layover_statement_parse (self->statement_text, error);
  if (self->statement == NULL)
    {
      layover_error_add_entry (error, entry);
      return NULL;
    }

  return g_steal_pointer (&self);
}

static void
prehash (GBytes *bytes, guint8 hash[64])
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  crypto_generichash (hash, 64, data, length, NULL, 0);
}

static GByteArray *
join_statement (const guint8 signature[64], const char *statement)
{
  GByteArray *joined = g_byte_array_new ();

  g_byte_array_append (joined, signature, 64);
  g_byte_array_append (joined, (const guint8 *) statement, (guint) strlen (statement));
  return joined;
}

/**
 * layover_signature_verify:
 * @signed_bytes: the bytes of SHA256SUMS
 *
 * Returns: whether @key signed both @signed_bytes and the statement
 */
gboolean
layover_signature_verify (const LayoverSignature *self, GBytes *signed_bytes,
                          const LayoverPublicKey *key, GError **error)
{
  g_autoptr (GByteArray) joined = join_statement (self->signature, self->statement_text);
  guint8 hash[64];

  if (sodium_init () < 0)
    g_error ("libsodium does not start");

  if (memcmp (self->key_id, key->key_id, sizeof self->key_id) != 0)
    {
      layover_set_error (error, LAYOVER_ERROR_UNKNOWN_KEY, NULL,
                         _ ("The file was signed with another key"));
      return FALSE;
    }

  prehash (signed_bytes, hash);
  if (crypto_sign_verify_detached (self->signature, hash, sizeof hash, key->bytes) != 0
      || crypto_sign_verify_detached (self->statement_signature, joined->data, joined->len,
                                      key->bytes)
             != 0)
    {
      layover_set_error (error, LAYOVER_ERROR_SIGNATURE, NULL,
                         _ ("The signature is wrong: the file was altered, or not made by who it "
                            "says"));
      return FALSE;
    }

  return TRUE;
}

/**
 * layover_signature_sign:
 * @bytes: the bytes of SHA256SUMS
 *
 * Returns: (transfer full): the bytes of the .minisig
 */
GBytes *
layover_signature_sign (GBytes *bytes, const LayoverStatement *statement,
                        const LayoverSecretKey *key)
{
  const LayoverPublicKey *public_key = layover_secret_key_get_public (key);
  g_autofree char *text = layover_statement_format (statement);
  g_autoptr (GByteArray) joined = NULL;
  g_autofree char *first_text = NULL;
  g_autofree char *second_text = NULL;
  SignatureLine first = { .algorithm = { 'E', 'D' } };
  guint8 second[64];
  guint8 hash[64];
  char *file;

  memcpy (first.key_id, public_key->key_id, sizeof first.key_id);
  prehash (bytes, hash);
  layover_secret_key_sign (key, hash, sizeof hash, first.signature);
  joined = join_statement (first.signature, text);
  layover_secret_key_sign (key, joined->data, joined->len, second);

  first_text = layover_base64_encode ((const guint8 *) &first, sizeof first, LAYOVER_BASE64_PADDED);
  second_text = layover_base64_encode (second, sizeof second, LAYOVER_BASE64_PADDED);
  file = g_strdup_printf (FIRST_LINE "\n%s\n" STATEMENT_PREFIX "%s\n%s\n", first_text, text,
                          second_text);
  return g_bytes_new_take (file, strlen (file));
}
