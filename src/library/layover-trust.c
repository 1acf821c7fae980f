/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-library"

#include "config.h"

#include <string.h>

#include "layover-error.h"
#include "layover-store-trust.h"
#include "layover-trust.h"

/**
 * layover_trust_load:
 *
 * Returns: (transfer full): a keyring of every enrolment this computer has accepted, each checked again; one that does
 *   not stand the check is left out, so that its organisation is simply not trusted any more
 */
LayoverKeyring *
layover_trust_load (LayoverStore *store, GError **error)
{
  g_autoptr (GPtrArray) rows = layover_store_list_enrolments (store, error);
  g_autoptr (LayoverKeyring) keyring = NULL;

  if (rows == NULL)
    return NULL;

  keyring = layover_keyring_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      const LayoverEnrolmentRow *row = g_ptr_array_index (rows, i);
      g_autoptr (GError) local_error = NULL;
      g_autoptr (LayoverEnrolment)
          enrolment = layover_enrolment_load_accepted (row->bytes, &local_error);

      if (enrolment != NULL)
        layover_keyring_add (keyring, enrolment);
      else
        g_message ("An accepted enrolment of %s is damaged: %s", row->org, local_error->message);
    }

  return g_steal_pointer (&keyring);
}

typedef struct
{
  LayoverEnrolmentRow row;
  gint64 created_s;
} Acceptance;

static gboolean
accept_func (LayoverStore *store, gpointer data, GError **error)
{
  Acceptance *acceptance = data;

  return layover_store_add_enrolment (store, &acceptance->row, error)
         && layover_store_see_created (store, acceptance->created_s, error);
}

/**
 * layover_trust_accept:
 * @now_s: seconds since 1970
 *
 * From now on @enrolment is in force. That it may be was decided before: by the keyring for an update, by a person
 * who compared the fingerprint for a new organisation.
 */
gboolean
layover_trust_accept (LayoverStore *store, LayoverKeyring *keyring, LayoverEnrolment *enrolment,
                      gint64 now_s, gboolean is_administrator, GError **error)
{
  Acceptance acceptance = {
    .row = {
      .org = (char *) layover_enrolment_get_org (enrolment),
      .version = layover_enrolment_get_version (enrolment),
      .bytes = layover_enrolment_get_bytes (enrolment),
      .accepted_s = now_s,
      .is_administrator = is_administrator,
    },
    .created_s = layover_enrolment_get_created_s (enrolment),
  };

  if (!layover_store_run (store, accept_func, &acceptance, error))
    return FALSE;

  layover_keyring_add (keyring, enrolment);

  return TRUE;
}

static gboolean
add_administrator (LayoverStore *store, LayoverKeyring *keyring, const char *path, gint64 now_s,
                   GError **error)
{
  g_autoptr (LayoverContainer) container = layover_container_open (path, TRUE, error);
  g_autoptr (LayoverEnrolment) enrolment = NULL;
  LayoverTrustDecision decision;

  if (container == NULL)
    return FALSE;

  enrolment = layover_keyring_load_enrolment (keyring, container, &decision, error);
  if (enrolment == NULL)
    return FALSE;

  return decision == LAYOVER_TRUST_KNOWN
         || layover_trust_accept (store, keyring, enrolment, now_s, TRUE, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * layover_trust_add_administrators:
 * @folder: usually /etc/layover/enrolments; it need not exist
 *
 * What an administrator has put there is trusted without a question (format 1, section 5). A file that cannot be used
 * is told to the log and keeps nobody from starting.
 */
void
layover_trust_add_administrators (LayoverStore *store, LayoverKeyring *keyring, const char *folder,
                                  gint64 now_s)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".layover"))
      g_ptr_array_add (names, g_build_filename (folder, name, NULL));

  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!add_administrator (store, keyring, g_ptr_array_index (names, i), now_s, &error))
        {
          g_autofree char *text = layover_error_describe (error);

          g_message ("Not trusted: %s", text);
        }
    }
}
