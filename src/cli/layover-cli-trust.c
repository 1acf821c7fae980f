/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layoverctl"

#include "config.h"

#include "layover-cli-data.h"
#include "layover-cli-trust.h"
#include "layover-error.h"
#include "layover-key-files.h"

void
layover_cli_trust_clear (LayoverCliTrust *self)
{
  g_free (self->key);
  g_strfreev (self->enrolments);
  g_free (self->folder);
}

static gboolean
add_enrolment (LayoverKeyring *keyring, const char *path, GError **error)
{
  g_autoptr (LayoverContainer) container = layover_container_open (path, TRUE, error);
  g_autoptr (LayoverEnrolment) enrolment = NULL;

  if (container == NULL)
    return FALSE;

  enrolment = layover_enrolment_load (container, error);
  if (enrolment == NULL)
    {
      layover_error_add_file (error, path);
      return FALSE;
    }

  layover_keyring_add (keyring, enrolment);
  return TRUE;
}

static LayoverKeyring *
load_given (const LayoverCliTrust *self, GError **error)
{
  g_autoptr (LayoverKeyring) keyring = layover_keyring_new ();

  for (guint i = 0; self->enrolments != NULL && self->enrolments[i] != NULL; i++)
    if (!add_enrolment (keyring, self->enrolments[i], error))
      return NULL;

  return g_steal_pointer (&keyring);
}

static LayoverKeyring *
load_known (const LayoverCliTrust *self, GError **error)
{
  g_autoptr (LayoverLibrary) library = layover_cli_open_library (self->folder, error);

  return library != NULL ? g_object_ref (layover_library_get_keyring (library)) : NULL;
}

/**
 * layover_cli_trust_verify:
 *
 * Trusts what was said on the command line, and otherwise what this computer knows. A result names its own key:
 * nothing on this computer is touched to check one.
 *
 * Returns: (transfer full): who answers for @container; its file is named in the error
 */
LayoverVerification *
layover_cli_trust_verify (const LayoverCliTrust *self, LayoverContainer *container, GError **error)
{
  const LayoverStatement *statement = layover_container_get_statement (container);
  gboolean is_given = self->key != NULL || self->enrolments != NULL
                      || statement->type == LAYOVER_FILE_TYPE_RESULT;
  g_autoptr (LayoverKeyring) keyring = NULL;
  g_autoptr (LayoverPublicKey) key = NULL;
  LayoverVerification *verification;

  keyring = is_given ? load_given (self, error) : load_known (self, error);
  if (keyring == NULL)
    return NULL;

  if (self->key != NULL)
    {
      key = layover_key_files_load_public (self->key, error);
      if (key == NULL)
        return NULL;
    }

  verification = layover_verification_new (container, keyring, key,
                                           g_get_real_time () / G_USEC_PER_SEC, error);
  if (verification == NULL)
    layover_error_add_file (error, layover_container_get_name (container));

  return verification;
}
