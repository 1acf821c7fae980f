/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-library"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-installer.h"
#include "layover-opener.h"
#include "layover-opening-private.h"
#include "layover-store-bundles.h"
#include "layover-store-trust.h"
#include "layover-trust.h"

/* One file on its way, with what is found out about it. */
typedef struct
{
  const LayoverOpener *opener;
  LayoverContainer *container;
  LayoverKeyring *keyring;
  LayoverEnrolment *candidate; /* to be accepted by a person first */
  LayoverEnrolment *update;    /* to be stored together with the bundle that brings it */
  LayoverVerdict *verdict;
  gboolean is_here;
} Work;

static void
work_clear (Work *work)
{
  g_clear_object (&work->container);
  g_clear_object (&work->keyring);
  g_clear_object (&work->candidate);
  g_clear_object (&work->update);
  g_clear_pointer (&work->verdict, layover_verdict_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static gboolean
accept_enrolment (Work *work, LayoverEnrolment *enrolment, GError **error)
{
  return layover_trust_accept (work->opener->store, work->keyring, enrolment, work->opener->now_s,
                               FALSE, error);
}

static LayoverOpening *
open_enrolment (Work *work, GError **error)
{
  LayoverTrustDecision decision;
  g_autoptr (LayoverEnrolment)
      enrolment = layover_keyring_load_enrolment (work->keyring, work->container, &decision, error);

  if (enrolment == NULL)
    return NULL;

  if (decision == LAYOVER_TRUST_NEW_ORGANISATION)
    return layover_opening_new_for_enrolment (LAYOVER_OPENING_TRUST_NEEDED, enrolment);

  if (decision != LAYOVER_TRUST_KNOWN && !accept_enrolment (work, enrolment, error))
    return NULL;

  return layover_opening_new_for_enrolment (LAYOVER_OPENING_ENROLMENT, enrolment);
}

static LayoverEnrolment *
load_embedded (Work *work, LayoverTrustDecision *decision)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LayoverContainer) inner = NULL;

  if (!layover_container_find (work->container, LAYOVER_BUNDLE_ENROLMENT, NULL))
    return NULL;

  bytes = layover_container_read (work->container, LAYOVER_BUNDLE_ENROLMENT,
                                  LAYOVER_ENROLMENT_MAX_SIZE, NULL);
  if (bytes != NULL)
    inner = layover_container_new_from_bytes (bytes, LAYOVER_BUNDLE_ENROLMENT, TRUE, NULL);

  return inner != NULL ? layover_keyring_load_enrolment (work->keyring, inner, decision, NULL)
                       : NULL;
}

/*
 * The enrolment a bundle may carry is judged as if it had been opened alone: it brings a known organisation up to date
 * and introduces an unknown one, no more. The bundle is judged by it; when the bundle is refused, nothing of it stays, and
 * this neither. One that is refused itself is as good as not there; the bundle has to stand without.
 */
static void
consider_embedded (Work *work)
{
  LayoverTrustDecision decision = LAYOVER_TRUST_KNOWN;
  g_autoptr (LayoverEnrolment) enrolment = load_embedded (work, &decision);

  if (enrolment == NULL || decision == LAYOVER_TRUST_KNOWN)
    return;

  if (decision == LAYOVER_TRUST_NEW_ORGANISATION && !work->opener->trusts_embedded)
    {
      work->candidate = g_steal_pointer (&enrolment);
      return;
    }

  layover_keyring_add (work->keyring, enrolment);
  work->update = g_steal_pointer (&enrolment);
}

/*
 * Nobody is asked to trust an organisation that did not sign the file, or whose own enrolment refuses it. @error holds
 * what was found without the candidate, and may be replaced by what is found with it.
 */
static gboolean
is_good_with_candidate (Work *work, GError **error)
{
  g_autoptr (LayoverKeyring) keyring = NULL;
  g_autoptr (LayoverVerdict) verdict = NULL;
  g_autoptr (GError) local_error = NULL;

  if (work->candidate == NULL
      || !g_error_matches (*error, LAYOVER_ERROR, LAYOVER_ERROR_UNKNOWN_KEY))
    return FALSE;

  keyring = layover_keyring_new ();
  layover_keyring_add (keyring, work->candidate);
  if (layover_keyring_verify (keyring, work->container, LAYOVER_FILE_TYPE_BUNDLE, NULL,
                              work->opener->now_s, &verdict, &local_error))
    return TRUE;

  g_clear_error (error);
  *error = g_steal_pointer (&local_error);

  return FALSE;
}

static void
remember_clash (Work *work, LayoverEnrolment *enrolment)
{
  const LayoverStatement *statement = layover_container_get_statement (work->container);

  layover_store_add_conflict (
      work->opener->store, layover_enrolment_get_org (enrolment), statement->id, statement->version,
      layover_container_get_digest (work->container), work->opener->now_s, NULL);
}

static gboolean
verify_bundle (Work *work, LayoverEnrolment *enrolment, GError **error)
{
  LayoverStore *store = work->opener->store;
  const LayoverStatement *statement = layover_container_get_statement (work->container);
  g_autoptr (LayoverHighestRow) highest = NULL;
  g_autoptr (LayoverBundleRow) installed = NULL;
  g_autoptr (GError) local_error = NULL;
  LayoverSeen seen = { 0 };

  highest = layover_store_dup_highest (store, layover_enrolment_get_org (enrolment), statement->id,
                                       error);
  if (highest == NULL)
    return FALSE;

  installed = layover_store_find_bundle (store, layover_container_get_digest (work->container),
                                         &local_error);
  seen.highest_version = highest->version;
  seen.digest_of_highest = highest->digest;
  seen.enrolment_version = highest->enrolment_version;
  seen.is_known = installed != NULL;
  work->is_here = installed != NULL && installed->is_current;

  if (local_error == NULL)
    layover_keyring_verify (work->keyring, work->container, LAYOVER_FILE_TYPE_BUNDLE, &seen,
                            work->opener->now_s, &work->verdict, &local_error);
  if (g_error_matches (local_error, LAYOVER_ERROR, LAYOVER_ERROR_VERSION_CLASH))
    remember_clash (work, enrolment);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return work->verdict != NULL;
}

static LayoverBundleRow *
make_row (Work *work)
{
  const LayoverVerdict *verdict = work->verdict;
  LayoverBundleRow *row = g_new0 (LayoverBundleRow, 1);

  row->org = g_strdup (layover_enrolment_get_org (verdict->enrolment));
  row->id = g_strdup (verdict->statement->id);
  row->version = verdict->statement->version;
  row->digest = g_strdup (layover_container_get_digest (work->container));
  row->key = layover_public_key_format (verdict->key);
  row->created_s = verdict->statement->created_s;
  row->expires_s = verdict->statement->expires_s;
  row->imported_s = work->opener->now_s;

  return row;
}

static LayoverOpening *
install (Work *work, GError **error)
{
  const LayoverOpener *opener = work->opener;
  g_autoptr (LayoverInstaller) installer = layover_installer_new (
      opener->store, work->container, opener->progress, opener->progress_data, opener->cancellable);
  g_autoptr (LayoverBundleRow) row = make_row (work);
  g_autofree char *course = NULL;
  LayoverOpeningOutcome outcome;

  if (!layover_installer_copy (installer, work->is_here, error)
      || !layover_installer_check (installer, row, &course, error)
      || (work->update != NULL && !accept_enrolment (work, work->update, error))
      || !layover_installer_publish (
          installer, row, layover_enrolment_get_version (work->verdict->enrolment), error))
    return NULL;

  if (work->is_here)
    outcome = LAYOVER_OPENING_ALREADY_HERE;
  else
    outcome = course != NULL ? LAYOVER_OPENING_COURSE : LAYOVER_OPENING_PROGRAMME;

  return layover_opening_new (outcome, row->org, course, row->title, row->version);
}

static LayoverOpening *
open_bundle (Work *work, GError **error)
{
  LayoverEnrolment *enrolment = NULL;
  g_autoptr (GError) local_error = NULL;

  consider_embedded (work);

  if (layover_keyring_find_signer (work->keyring, work->container, &enrolment, &local_error))
    return verify_bundle (work, enrolment, error) ? install (work, error) : NULL;

  if (is_good_with_candidate (work, &local_error))
    return layover_opening_new_for_enrolment (LAYOVER_OPENING_TRUST_NEEDED, work->candidate);

  g_propagate_error (error, g_steal_pointer (&local_error));

  return NULL;
}

static LayoverOpening *
open_container (Work *work, GError **error)
{
  LayoverFileType type = layover_container_get_statement (work->container)->type;

  if (type == LAYOVER_FILE_TYPE_BUNDLE)
    return open_bundle (work, error);

  if (type == LAYOVER_FILE_TYPE_ENROLMENT)
    return open_enrolment (work, error);

  layover_set_error (error, LAYOVER_ERROR_NOT_OPENABLE, NULL,
                     _ ("This is a file of another kind (%s), not a course"),
                     layover_file_type_get_label (type));

  return NULL;
}

/**
 * layover_opener_run:
 *
 * Opens a file as format 1, section 2.4 orders it: structure, signature and version, then every byte, then what is
 * inside, then one transaction. Whatever fails leaves the store as it was.
 *
 * Returns: (transfer full): what came of it, or %NULL with @error set, which names the file
 */
LayoverOpening *
layover_opener_run (const LayoverOpener *self, GError **error)
{
  g_auto (Work) work = { .opener = self };
  LayoverOpening *opening = NULL;

  if (self->progress != NULL)
    self->progress (LAYOVER_STEP_SIGNATURE, 0, 0, self->progress_data);

  work.keyring = layover_trust_load (self->store, error);
  if (work.keyring == NULL)
    return NULL;

  work.container = layover_container_open (self->path, TRUE, error);
  if (work.container != NULL)
    opening = open_container (&work, error);
  if (opening == NULL)
    layover_error_add_file (error, self->path);

  return opening;
}
