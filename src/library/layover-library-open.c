/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-library"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-library-private.h"
#include "layover-opener.h"
#include "layover-relay.h"
#include "layover-trust.h"

#define N_TRIES 3

/* What the thread owns. */
typedef struct
{
  char *folder;
  char *path;
  gint64 now_s;
  gboolean trusts_embedded;
  LayoverRelay *relay;
} OpenJob;

static void
open_job_free (OpenJob *job)
{
  g_free (job->folder);
  g_free (job->path);
  layover_relay_close (job->relay);
  layover_relay_unref (job->relay);
  g_free (job);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  OpenJob *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverStore) store = layover_store_open_beside (job->folder, &error);
  LayoverOpening *opening = NULL;

  if (store != NULL)
    {
      LayoverOpener opener = {
        .store = store,
        .path = job->path,
        .now_s = job->now_s,
        .trusts_embedded = job->trusts_embedded,
        .cancellable = cancellable,
        .progress = layover_relay_progress_cb,
        .progress_data = job->relay,
      };

      opening = layover_opener_run (&opener, &error);
    }

  if (opening != NULL)
    g_task_return_pointer (task, opening, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Whoever opens the file again begins again with three tries. */
static void
forget_tries (LayoverLibrary *self, LayoverOpening *opening)
{
  LayoverEnrolment *enrolment = layover_opening_get_enrolment (opening);

  if (enrolment != NULL)
    {
      g_autofree char *key = layover_public_key_format (layover_enrolment_get_org_key (enrolment));

      g_hash_table_remove (self->tries_left, key);
    }
}

/* Even a refused file can have brought an enrolment up to date, so everything is read again whatever came of it. */
static gboolean
take_opening (LayoverLibrary *self, LayoverOpening *opening, GError **error)
{
  if (!layover_library_load_trust (self, error) || !layover_library_refresh_courses (self, error))
    return FALSE;

  if (opening != NULL)
    forget_tries (self, opening);

  return TRUE;
}

static void
open_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  LayoverLibrary *self = g_task_get_source_object (task);
  OpenJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverOpening) opening = g_task_propagate_pointer (G_TASK (result), &error);

  layover_relay_close (job->relay);

  if (take_opening (self, opening, error == NULL ? &error : NULL) && opening != NULL)
    g_task_return_pointer (task, g_steal_pointer (&opening), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
start_opening (LayoverLibrary *self, const char *path, gboolean trusts_embedded,
               LayoverOpeningProgress progress, gpointer progress_data, GTask *task)
{
  OpenJob *job = g_new0 (OpenJob, 1);

  job->folder = g_strdup (layover_store_get_folder (self->store));
  job->path = g_strdup (path);
  job->now_s = layover_library_get_now_s (self);
  job->trusts_embedded = trusts_embedded;
  job->relay = layover_relay_new (progress, progress_data);

  /* The thread decides until when it can be cancelled; what is installed is reported as installed. */
  g_task_set_check_cancellable (task, FALSE);
  layover_library_run_job (task, open_thread, job, (GDestroyNotify) open_job_free, open_done_cb);
}

/**
 * layover_library_open_async:
 * @progress: (nullable) (scope call): called on the main context until @callback, never after it
 *
 * Opens whatever file arrived: a bundle or an enrolment. Cancelling keeps nothing.
 */
void
layover_library_open_async (LayoverLibrary *self, const char *path, GCancellable *cancellable,
                            LayoverOpeningProgress progress, gpointer progress_data,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (LAYOVER_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, layover_library_open_async);
  start_opening (self, path, FALSE, progress, progress_data, task);
}

/** layover_library_open_finish: Returns: (transfer full): what came of it; %NULL with @error set when it was refused */
LayoverOpening *
layover_library_open_finish (LayoverLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/** layover_library_open: as layover_library_open_async(), and waits; @progress is called on this thread */
LayoverOpening *
layover_library_open (LayoverLibrary *self, const char *path, GCancellable *cancellable,
                      LayoverOpeningProgress progress, gpointer progress_data, GError **error)
{
  g_autoptr (LayoverOpening) opening = NULL;
  g_autoptr (GError) local_error = NULL;
  LayoverOpener opener = { 0 };

  g_return_val_if_fail (LAYOVER_IS_LIBRARY (self), NULL);

  opener.store = self->store;
  opener.path = path;
  opener.now_s = layover_library_get_now_s (self);
  opener.cancellable = cancellable;
  opener.progress = progress;
  opener.progress_data = progress_data;
  opening = layover_opener_run (&opener, &local_error);

  if (take_opening (self, opening, local_error == NULL ? &local_error : NULL) && opening != NULL)
    return g_steal_pointer (&opening);

  g_propagate_error (error, g_steal_pointer (&local_error));

  return NULL;
}

static char *
dup_sample_path (void)
{
  const char *path = g_getenv ("LAYOVER_SAMPLE");

  return path != NULL ? g_strdup (path)
                      : g_build_filename (LAYOVER_DATADIR, "sample", "sal-101.layover", NULL);
}

/**
 * layover_library_open_sample_async:
 *
 * Opens the sample that is installed with the program. Its organisation is trusted without a fingerprint: whoever
 * installed the program has got the sample over the same channel. $LAYOVER_SAMPLE names another file.
 */
void
layover_library_open_sample_async (LayoverLibrary *self, GCancellable *cancellable,
                                   LayoverOpeningProgress progress, gpointer progress_data,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *path = dup_sample_path ();
  GTask *task;

  g_return_if_fail (LAYOVER_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, layover_library_open_sample_async);
  start_opening (self, path, TRUE, progress, progress_data, task);
}

LayoverOpening *
layover_library_open_sample_finish (LayoverLibrary *self, GAsyncResult *result, GError **error)
{
  return layover_library_open_finish (self, result, error);
}

/** layover_library_get_tries_left: Returns: how often the fingerprint may still be typed, from 3 down to 0 */
guint
layover_library_get_tries_left (LayoverLibrary *self, LayoverEnrolment *enrolment)
{
  g_autofree char *key = NULL;
  gpointer value;

  g_return_val_if_fail (LAYOVER_IS_LIBRARY (self), 0);

  key = layover_public_key_format (layover_enrolment_get_org_key (enrolment));

  return g_hash_table_lookup_extended (self->tries_left, key, NULL, &value)
             ? GPOINTER_TO_UINT (value)
             : N_TRIES;
}

static gboolean
use_try (LayoverLibrary *self, LayoverEnrolment *enrolment, const char *typed, GError **error)
{
  guint n_tries = layover_library_get_tries_left (self, enrolment);

  if (n_tries == 0)
    {
      layover_set_error (error, LAYOVER_ERROR_FINGERPRINT_TRIES, NULL,
                         _ ("The end of the fingerprint was wrong three times; ask the "
                            "organisation for its fingerprint and open the file again"));
      return FALSE;
    }

  if (layover_keyring_check_fingerprint_tail (enrolment, typed, error))
    return TRUE;

  g_hash_table_insert (self->tries_left,
                       layover_public_key_format (layover_enrolment_get_org_key (enrolment)),
                       GUINT_TO_POINTER (n_tries - 1));

  return FALSE;
}

/**
 * layover_library_trust:
 * @enrolment: from a %LAYOVER_OPENING_TRUST_NEEDED
 * @typed: what the person typed as the last 8 symbols of the fingerprint
 *
 * Trusts a new organisation. After three wrong tries nothing is stored and the file has to be opened again.
 */
gboolean
layover_library_trust (LayoverLibrary *self, LayoverEnrolment *enrolment, const char *typed,
                       GError **error)
{
  LayoverTrustDecision decision;

  g_return_val_if_fail (LAYOVER_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (LAYOVER_IS_ENROLMENT (enrolment), FALSE);

  if (!use_try (self, enrolment, typed, error)
      || !layover_keyring_check_enrolment (self->keyring, enrolment, &decision, error)
      || !layover_trust_accept (self->store, self->keyring, enrolment,
                                layover_library_get_now_s (self), FALSE, error))
    return FALSE;

  return layover_library_refresh_courses (self, error);
}
