/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-library"

#include "config.h"

#include "layover-file-reading.h"
#include "layover-library-private.h"
#include "layover-store-files.h"

/* What is smaller is written with its answer as fast as any answer. */
#define SMALL_BYTES (64 * 1024)

/* What the thread owns: a file, or what one would be called and would hold, and where it is to lie. */
typedef struct
{
  GFile *file;
  char *name;
  GBytes *bytes;
  char *folder;
  char *attempt_id;
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->file);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job->name);
  g_free (job->folder);
  g_free (job->attempt_id);
  g_free (job);
}

/* That it fails is no fault: the answer brings its bytes, and says why the disk refuses them. */
static void
write_ahead (const Job *job, LayoverAnswerFile *file, GCancellable *cancellable)
{
  const LayoverFileLabel *label = layover_answer_file_get_label (file);
  g_autoptr (LayoverStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (job->folder == NULL || label->size_bytes < SMALL_BYTES)
    return;

  store = layover_store_open_beside (job->folder, &error);
  if (store == NULL
      || !layover_store_write_file_ahead (store, job->attempt_id, label->digest,
                                          layover_answer_file_get_bytes (file), cancellable,
                                          &error))
    g_debug ("The file is not on the disk yet: %s", error->message);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  LayoverAnswerFile *file = job->file != NULL
                                ? layover_answer_file_read (job->file, cancellable, &error)
                                : layover_answer_file_new (job->name, job->bytes, &error);

  if (file != NULL)
    {
      write_ahead (job, file, cancellable);
      g_task_return_pointer (task, file, (GDestroyNotify) layover_answer_file_unref);
    }
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LayoverAnswerFiles *self = g_task_get_source_object (task);
  GError *error = NULL;
  LayoverAnswerFile *file = g_task_propagate_pointer (G_TASK (result), &error);

  layover_answer_files_end_reading (self);
  if (file == NULL)
    g_task_return_error (task, error);
  else
    {
      if (!g_cancellable_is_cancelled (g_task_get_cancellable (task)))
        layover_answer_files_put (self, file);
      g_task_return_pointer (task, file, (GDestroyNotify) layover_answer_file_unref);
    }
}

static void
run (LayoverAnswerFiles *self, Job *job, GCancellable *cancellable, GAsyncReadyCallback callback,
     gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, layover_answer_files_read_async);
  job->folder = layover_answer_files_dup_folder (self);
  job->attempt_id = g_strdup (layover_answer_files_get_attempt_id (self));
  layover_answer_files_begin_reading (self);
  layover_library_run_job (task, read_thread, job, (GDestroyNotify) job_free, read_cb);
}

/**
 * layover_answer_files_read_async:
 *
 * layover_answer_file_read() in a thread of its own, which also brings a file that is not small to the disk. When it is
 * done its bytes are given to @self, for the answer that is about to name them.
 */
void
layover_answer_files_read_async (LayoverAnswerFiles *self, GFile *file, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (LAYOVER_IS_ANSWER_FILES (self));

  job->file = g_object_ref (file);
  run (self, job, cancellable, callback, user_data);
}

/** layover_answer_files_take_async: as layover_answer_files_read_async(), of what is in memory already */
void
layover_answer_files_take_async (LayoverAnswerFiles *self, const char *name, GBytes *bytes,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (LAYOVER_IS_ANSWER_FILES (self));

  job->name = g_strdup (name);
  job->bytes = g_bytes_ref (bytes);
  run (self, job, cancellable, callback, user_data);
}

/** layover_answer_files_read_finish: Returns: (transfer full) (nullable): the file, or %NULL with @error set */
LayoverAnswerFile *
layover_answer_files_read_finish (LayoverAnswerFiles *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
