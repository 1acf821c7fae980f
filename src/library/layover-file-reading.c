/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-library"

#include "config.h"

#include "layover-file-reading.h"

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  LayoverAnswerFile *file = layover_answer_file_read (task_data, cancellable, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, (GDestroyNotify) layover_answer_file_unref);
  else
    g_task_return_error (task, error);
}

/** layover_answer_file_read_async: layover_answer_file_read() in a thread of its own */
void
layover_answer_file_read_async (GFile *file, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, layover_answer_file_read_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/** layover_answer_file_read_finish: Returns: (transfer full) (nullable): the file, or %NULL with @error set */
LayoverAnswerFile *
layover_answer_file_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
