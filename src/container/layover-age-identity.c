/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-container"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "layover-age-private.h"
#include "layover-bech32-private.h"
#include "layover-error.h"
#include "layover-file.h"
#include "layover-text.h"

#define RECIPIENT_PREFIX "age"
#define IDENTITY_PREFIX "age-secret-key-"
#define MAX_FILE_SIZE 65536

struct _LayoverAgeIdentity
{
  guint8 secret[LAYOVER_AGE_KEY_SIZE];
  guint8 public_key[LAYOVER_AGE_KEY_SIZE];
};

/** layover_age_identity_free: (nullable): wipes and frees the identity */
void
layover_age_identity_free (LayoverAgeIdentity *self)
{
  if (self == NULL)
    return;

  sodium_memzero (self, sizeof *self);
  g_free (self);
}

/** layover_age_identity_generate: Returns: (transfer full): a new identity from the random source of the system */
LayoverAgeIdentity *
layover_age_identity_generate (void)
{
  LayoverAgeIdentity *self = g_new0 (LayoverAgeIdentity, 1);

  if (sodium_init () < 0)
    g_error ("libsodium does not start");

  randombytes_buf (self->secret, sizeof self->secret);
  crypto_scalarmult_base (self->public_key, self->secret);
  return self;
}

static gboolean
is_upper_case (const char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_islower (*text))
      return FALSE;

  return TRUE;
}

/** layover_age_identity_parse: Returns: (transfer full): the identity in an AGE-SECRET-KEY-1… line */
LayoverAgeIdentity *
layover_age_identity_parse (const char *text, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);
  g_autoptr (LayoverAgeIdentity) self = g_new0 (LayoverAgeIdentity, 1);
  gboolean is_good;

  is_good = is_upper_case (text) && layover_bech32_decode (IDENTITY_PREFIX, lower, self->secret);
  sodium_memzero (lower, strlen (lower));
  if (!is_good)
    {
      layover_set_error (error, LAYOVER_ERROR_AGE_IDENTITY, NULL,
                         _ ("This is not an age identity (AGE-SECRET-KEY-1…)"));
      return NULL;
    }

  crypto_scalarmult_base (self->public_key, self->secret);
  return g_steal_pointer (&self);
}

static LayoverAgeIdentity *
parse_lines (char **lines, GError **error)
{
  g_autoptr (LayoverAgeIdentity) self = NULL;

  for (; *lines != NULL; lines++)
    {
      g_strchomp (*lines);
      if (**lines == '\0' || **lines == '#')
        continue;

      if (self != NULL)
        {
          layover_set_error (error, LAYOVER_ERROR_AGE_IDENTITY, NULL,
                             _ ("The file holds more than one identity"));
          return NULL;
        }

      self = layover_age_identity_parse (*lines, error);
      if (self == NULL)
        return NULL;
    }

  if (self == NULL)
    layover_set_error (error, LAYOVER_ERROR_AGE_IDENTITY, NULL,
                       _ ("The file holds no age identity"));

  return g_steal_pointer (&self);
}

/**
 * layover_age_identity_load:
 * @path: a file as age-keygen writes it: comments and one identity
 *
 * Returns: (transfer full): the identity
 */
LayoverAgeIdentity *
layover_age_identity_load (const char *path, GError **error)
{
  g_autoptr (GBytes) file = layover_file_read (path, MAX_FILE_SIZE, error);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  LayoverAgeIdentity *self;

  if (file == NULL)
    return NULL;

  text = layover_text_from_bytes (file);
  lines = g_strsplit (text, "\n", -1);
  self = parse_lines (lines, error);
  if (self == NULL)
    layover_error_add_file (error, path);

  sodium_memzero (text, strlen (text));
  for (char **line = lines; *line != NULL; line++)
    sodium_memzero (*line, strlen (*line));
  return self;
}

/** layover_age_identity_save: writes a file that age takes as one of its own, with mode 0600; never replaces one */
gboolean
layover_age_identity_save (const LayoverAgeIdentity *self, const char *path, GError **error)
{
  g_autofree char *recipient = layover_age_identity_dup_recipient (self);
  g_autofree char *identity = layover_age_identity_format (self);
  g_autofree char *text = g_strdup_printf ("# public key: %s\n%s\n", recipient, identity);
  gboolean is_saved = layover_file_create (path, text, strlen (text), 0600, error);

  sodium_memzero (identity, strlen (identity));
  sodium_memzero (text, strlen (text));
  return is_saved;
}

/** layover_age_identity_format: Returns: (transfer full): AGE-SECRET-KEY-1… */
char *
layover_age_identity_format (const LayoverAgeIdentity *self)
{
  char *text = layover_bech32_encode (IDENTITY_PREFIX, self->secret);

  for (char *p = text; *p != '\0'; p++)
    *p = g_ascii_toupper (*p);

  return text;
}

/** layover_age_identity_dup_recipient: Returns: (transfer full): age1…, which may be given to everybody */
char *
layover_age_identity_dup_recipient (const LayoverAgeIdentity *self)
{
  return layover_bech32_encode (RECIPIENT_PREFIX, self->public_key);
}

const guint8 *
layover_age_identity_get_secret (const LayoverAgeIdentity *self)
{
  return self->secret;
}

const guint8 *
layover_age_identity_get_public (const LayoverAgeIdentity *self)
{
  return self->public_key;
}

/* Whether a recipient is one that only somebody with its identity can open: a low-order point is not. */
gboolean
layover_age_recipient_decode (const char *recipient, guint8 bytes[LAYOVER_AGE_KEY_SIZE])
{
  static const guint8 scalar[LAYOVER_AGE_KEY_SIZE] = { 1 };
  guint8 shared[LAYOVER_AGE_KEY_SIZE];

  return layover_bech32_decode (RECIPIENT_PREFIX, recipient, bytes)
         && crypto_scalarmult (shared, scalar, bytes) == 0;
}

/** layover_age_recipient_is_valid: Returns: whether @recipient is an age1… recipient of X25519 */
gboolean
layover_age_recipient_is_valid (const char *recipient)
{
  guint8 bytes[LAYOVER_AGE_KEY_SIZE];

  return layover_age_recipient_decode (recipient, bytes);
}
