/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-desk"

#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-age.h"
#include "layover-container.h"
#include "layover-enrolment.h"
#include "layover-error.h"
#include "layover-file.h"
#include "layover-key-files.h"
#include "layover-secret-key.h"
#include "layover-text.h"

#define MAX_RECIPIENT_BYTES 1024

void
layover_key_files_free (LayoverKeyFiles *self)
{
  g_free (self->secret_path);
  g_free (self->public_path);
  g_free (self->public_text);
  g_free (self->fingerprint);
  g_free (self);
}

/* Both halves or neither: of a pair whose other file was there already, nobody knows what belongs to what. */
static gboolean
check_free (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    return TRUE;

  layover_set_error_from_errno (error, EEXIST, path, _ ("A key is never overwritten"));
  return FALSE;
}

static LayoverKeyFiles *
new_pair (const char *stem, const char *secret_ending, const char *public_ending, GError **error)
{
  g_autoptr (LayoverKeyFiles) self = g_new0 (LayoverKeyFiles, 1);

  self->secret_path = g_strconcat (stem, secret_ending, NULL);
  self->public_path = g_strconcat (stem, public_ending, NULL);
  if (!check_free (self->secret_path, error) || !check_free (self->public_path, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * layover_key_files_create_signing:
 * @stem: path of the files without their ending: STEM.key and STEM.pub
 * @passphrase: (nullable): protects the secret half
 *
 * Makes a key in the form of stock minisign. Nothing is overwritten.
 *
 * Returns: (transfer full): what was made
 */
LayoverKeyFiles *
layover_key_files_create_signing (LayoverKeyRole role, const char *stem, const char *passphrase,
                                  GError **error)
{
  g_autoptr (LayoverKeyFiles) self = new_pair (stem, ".key", ".pub", error);
  g_autoptr (LayoverSecretKey) key = NULL;
  g_autofree char *comment = NULL;
  g_autofree char *text = NULL;
  const LayoverPublicKey *public_key;

  if (self == NULL)
    return NULL;

  key = layover_secret_key_generate ();
  public_key = layover_secret_key_get_public (key);
  self->public_text = layover_public_key_format (public_key);
  self->fingerprint = layover_public_key_dup_fingerprint (public_key);

  comment = g_strdup_printf ("layover %s secret key", layover_key_role_to_string (role));
  text = g_strdup_printf ("untrusted comment: layover %s public key\n%s\n",
                          layover_key_role_to_string (role), self->public_text);
  if (!layover_secret_key_save (key, self->secret_path, passphrase, comment, error)
      || !layover_file_create (self->public_path, text, strlen (text), 0644, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * layover_key_files_create_collection:
 * @stem: path of the files without their ending: STEM.identity and STEM.recipient
 *
 * Makes the key for which results are sealed, in the form of stock age. Nothing is overwritten.
 *
 * Returns: (transfer full): what was made
 */
LayoverKeyFiles *
layover_key_files_create_collection (const char *stem, GError **error)
{
  g_autoptr (LayoverKeyFiles) self = new_pair (stem, ".identity", ".recipient", error);
  g_autoptr (LayoverAgeIdentity) identity = NULL;
  g_autofree char *text = NULL;

  if (self == NULL)
    return NULL;

  identity = layover_age_identity_generate ();
  self->public_text = layover_age_identity_dup_recipient (identity);
  text = g_strdup_printf ("%s\n", self->public_text);
  if (!layover_age_identity_save (identity, self->secret_path, error)
      || !layover_file_create (self->public_path, text, strlen (text), 0644, error))
    return NULL;

  return g_steal_pointer (&self);
}

static LayoverPublicKey *
load_from_enrolment (const char *path, GError **error)
{
  g_autoptr (LayoverContainer) container = layover_container_open (path, TRUE, error);
  g_autoptr (LayoverEnrolment) enrolment = NULL;

  if (container == NULL)
    return NULL;

  enrolment = layover_enrolment_load (container, error);
  if (enrolment == NULL)
    {
      layover_error_add_file (error, path);
      return NULL;
    }

  return layover_public_key_copy (layover_enrolment_get_org_key (enrolment));
}

static gboolean
begins_with (GBytes *bytes, const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length >= strlen (text) && memcmp (data, text, strlen (text)) == 0;
}

/**
 * layover_key_files_load_public:
 * @path: a public key file, a secret key file without a passphrase, or an enrolment, of which the organisation's
 *   key is taken
 *
 * Returns: (transfer full): the public key
 */
LayoverPublicKey *
layover_key_files_load_public (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LayoverSecretKey) secret = NULL;
  g_autoptr (GError) ignored = NULL;

  bytes = layover_file_read (path, LAYOVER_ENROLMENT_MAX_SIZE, error);
  if (bytes == NULL)
    return NULL;

  if (begins_with (bytes, "PK"))
    return load_from_enrolment (path, error);

  secret = layover_secret_key_load (path, NULL, &ignored);
  if (secret != NULL)
    return layover_public_key_copy (layover_secret_key_get_public (secret));

  if (g_error_matches (ignored, LAYOVER_ERROR, LAYOVER_ERROR_PASSPHRASE_NEEDED))
    {
      g_propagate_error (error, g_steal_pointer (&ignored));
      return NULL;
    }

  return layover_public_key_load (path, error);
}

/**
 * layover_key_files_dup_recipient:
 * @path: an age identity or a file with a recipient
 *
 * Returns: (transfer full) (nullable): the recipient, %NULL when it is neither
 */
char *
layover_key_files_dup_recipient (const char *path)
{
  g_autoptr (LayoverAgeIdentity) identity = layover_age_identity_load (path, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  if (identity != NULL)
    return layover_age_identity_dup_recipient (identity);

  bytes = layover_file_read (path, MAX_RECIPIENT_BYTES, NULL);
  if (bytes == NULL)
    return NULL;

  text = layover_text_from_bytes (bytes);
  g_strchomp (text);

  return layover_age_recipient_is_valid (text) ? g_steal_pointer (&text) : NULL;
}
