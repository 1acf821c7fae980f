/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-library"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-container.h"
#include "layover-device-key.h"
#include "layover-error.h"
#include "layover-file.h"
#include "layover-library-private.h"
#include "layover-result-draft.h"
#include "layover-store-outbox.h"

/* What the thread owns: everything frozen that a results file is made of, and what comes of it. */
typedef struct
{
  char *attempt;
  LayoverResultDraft *draft;
  LayoverSecretKey *device;
  GStrv recipients;
  GBytes *bytes;
  char *digest;
} SealJob;

static void
seal_job_free (SealJob *job)
{
  g_free (job->attempt);
  g_clear_pointer (&job->draft, layover_result_draft_free);
  g_clear_pointer (&job->device, layover_secret_key_free);
  g_strfreev (job->recipients);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job->digest);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SealJob, seal_job_free)

static void
seal_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SealJob *job = data;
  GError *error = NULL;
  g_autoptr (LayoverContainer) container = NULL;

  job->bytes = layover_result_draft_seal (job->draft, job->device,
                                          (const char *const *) job->recipients, &error);
  if (job->bytes != NULL)
    container = layover_container_new_from_bytes (job->bytes, "result", TRUE, &error);

  if (container != NULL)
    {
      job->digest = g_strdup (layover_container_get_digest (container));
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      g_task_return_error (task, error);
    }
}

static void
sealed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  LayoverLibrary *self = g_task_get_source_object (task);
  const SealJob *job = g_task_get_task_data (G_TASK (result));
  LayoverOutboxItem *item;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)
      || !layover_store_add_result (self->store, job->attempt, job->digest, job->bytes,
                                    layover_clock_get_utc_ms (self->clock) / 1000, &error)
      || !layover_library_refresh_attempts (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  item = layover_library_find_outbox_item (self, job->attempt);
  g_task_return_pointer (task, g_object_ref (item), g_object_unref);
}

static SealJob *
prepare_seal (LayoverLibrary *self, LayoverAttempt *attempt, GError **error)
{
  const LayoverAttemptRow *row = layover_attempt_get_row (attempt);
  LayoverEnrolment *enrolment = layover_keyring_find (self->keyring, row->org);
  g_autoptr (SealJob) job = g_new0 (SealJob, 1);

  if (enrolment == NULL)
    {
      layover_set_error (error, LAYOVER_ERROR_EXAM_NOT_TRUSTED, NULL,
                         _ ("The organisation of this course is not trusted on this computer"));
      return NULL;
    }

  job->attempt = g_strdup (layover_attempt_get_id (attempt));
  job->recipients = g_strdupv ((char **) layover_enrolment_get_recipients (enrolment));
  job->device = layover_device_key_load (self->store, error);
  if (job->device == NULL)
    return NULL;

  job->draft = layover_result_draft_new (attempt, error);

  return job->draft != NULL ? g_steal_pointer (&job) : NULL;
}

static void
refresh_course_of (LayoverLibrary *self, LayoverAttempt *attempt)
{
  const LayoverAttemptRow *row = layover_attempt_get_row (attempt);
  LayoverLibraryCourse *course = layover_library_find_course (self, row->course);

  if (course != NULL)
    layover_library_refresh_standing (self, course);
}

/**
 * layover_library_hand_in_async:
 * @attempt: open or already submitted, as when its time ran out
 *
 * Submits the attempt, seals its results file and puts it in the outbox. The first file stays: doing this again gives
 * the same item. If the file cannot be made now (a key that cannot be read) the attempt is handed in all the same,
 * its item says %LAYOVER_OUTBOX_NOT_MADE, and it is tried again at the next start.
 */
void
layover_library_hand_in_async (LayoverLibrary *self, LayoverAttempt *attempt,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  SealJob *job = NULL;

  g_return_if_fail (LAYOVER_IS_LIBRARY (self));
  g_return_if_fail (LAYOVER_IS_ATTEMPT (attempt));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, layover_library_hand_in_async);
  g_task_set_check_cancellable (task, FALSE);

  if (layover_attempt_get_state (attempt) == LAYOVER_ATTEMPT_SUBMITTED
      || layover_attempt_submit (attempt, &error))
    {
      layover_library_refresh_attempts (self, NULL);
      refresh_course_of (self, attempt);
      job = prepare_seal (self, attempt, &error);
    }

  if (job == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  layover_library_run_job (g_steal_pointer (&task), seal_thread, job,
                           (GDestroyNotify) seal_job_free, sealed_cb);
}

/** layover_library_hand_in_finish: Returns: (transfer full): the item of the outbox */
LayoverOutboxItem *
layover_library_hand_in_finish (LayoverLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
pending_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverOutboxItem)
      item = layover_library_hand_in_finish (LAYOVER_LIBRARY (source), result, &error);

  if (item == NULL)
    g_message ("A results file cannot be made yet: %s", error->message);
}

static void
pending_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LayoverLibrary *self = LAYOVER_LIBRARY (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverAttempt) attempt = layover_library_load_attempt_finish (self, result, &error);

  if (attempt != NULL)
    layover_library_hand_in_async (self, attempt, NULL, pending_made_cb, NULL);
  else
    g_message ("A results file cannot be made yet: %s", error->message);
}

/* Attempts that were submitted and whose results file was not made: a crash in between, or a fault now repaired. */
void
layover_library_make_pending (LayoverLibrary *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->outbox));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (LayoverOutboxItem) item = g_list_model_get_item (G_LIST_MODEL (self->outbox), i);

      if (layover_outbox_item_get_state (item) == LAYOVER_OUTBOX_NOT_MADE)
        layover_library_load_attempt_async (self, layover_outbox_item_get_attempt (item), NULL,
                                            pending_loaded_cb, NULL);
    }
}

typedef struct
{
  char *attempt;
  char *path;
  char *place;
  GBytes *bytes;
} ExportJob;

static void
export_job_free (ExportJob *job)
{
  g_free (job->attempt);
  g_free (job->path);
  g_free (job->place);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExportJob, export_job_free)

static gboolean
has_same_bytes (const char *path, GBytes *bytes)
{
  g_autoptr (GBytes) there = layover_file_read (path, g_bytes_get_size (bytes), NULL);

  return there != NULL && g_bytes_equal (there, bytes);
}

/* A file that is there already is this very file, or somebody else's and left alone. */
static gboolean
write_export (const ExportJob *job, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gsize size = 0;
  const void *data = g_bytes_get_data (job->bytes, &size);

  if (layover_file_create (job->path, data, size, 0644, &local_error))
    return TRUE;

  if (g_error_matches (local_error, LAYOVER_ERROR, LAYOVER_ERROR_EXISTS)
      && has_same_bytes (job->path, job->bytes))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static ExportJob *
prepare_export (LayoverLibrary *self, LayoverOutboxItem *item, const char *path, const char *place,
                GError **error)
{
  g_autoptr (ExportJob) job = g_new0 (ExportJob, 1);

  job->attempt = g_strdup (layover_outbox_item_get_attempt (item));
  job->path = g_strdup (path);
  job->place = g_strdup (place);
  job->bytes = layover_store_read_result (self->store, job->attempt, error);

  return job->bytes != NULL ? g_steal_pointer (&job) : NULL;
}

static gboolean
finish_export (LayoverLibrary *self, const ExportJob *job, GError **error)
{
  return layover_store_set_exported (self->store, job->attempt, job->place,
                                     layover_clock_get_utc_ms (self->clock) / 1000, error)
         && layover_library_refresh_attempts (self, error);
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_export (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error)
      && finish_export (g_task_get_source_object (task), g_task_get_task_data (G_TASK (result)),
                        &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * layover_library_export_async:
 * @path: of the new file, usually with layover_outbox_item_dup_file_name()
 * @place: as a person knows it: "FIELD-USB", "Documents"
 *
 * Writes the results file, reads it back and compares. The bytes are the same every time. A file that is there with
 * other bytes is left alone, with %LAYOVER_ERROR_EXISTS.
 */
void
layover_library_export_async (LayoverLibrary *self, LayoverOutboxItem *item, const char *path,
                              const char *place, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  ExportJob *job;

  g_return_if_fail (LAYOVER_IS_LIBRARY (self));
  g_return_if_fail (LAYOVER_IS_OUTBOX_ITEM (item));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, layover_library_export_async);
  g_task_set_check_cancellable (task, FALSE);

  job = prepare_export (self, item, path, place, &error);
  if (job == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  layover_library_run_job (g_steal_pointer (&task), export_thread, job,
                           (GDestroyNotify) export_job_free, exported_cb);
}

gboolean
layover_library_export_finish (LayoverLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/** layover_library_export: as layover_library_export_async(), and waits */
gboolean
layover_library_export (LayoverLibrary *self, LayoverOutboxItem *item, const char *path,
                        const char *place, GError **error)
{
  g_autoptr (ExportJob) job = NULL;

  g_return_val_if_fail (LAYOVER_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (LAYOVER_IS_OUTBOX_ITEM (item), FALSE);

  job = prepare_export (self, item, path, place, error);

  return job != NULL && write_export (job, error) && finish_export (self, job, error);
}
