/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-pasted-picture.h"

static void
encode_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, gdk_texture_save_to_png_bytes (data),
                         (GDestroyNotify) g_bytes_unref);
}

static void
texture_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GdkTexture *texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, &error);

  if (texture == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_set_task_data (task, texture, g_object_unref);
  g_task_run_in_thread (task, encode_thread);
}

/** layover_pasted_picture_read_async: the picture is made a file away from the main thread */
void
layover_pasted_picture_read_async (GdkClipboard *clipboard, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, layover_pasted_picture_read_async);
  gdk_clipboard_read_texture_async (clipboard, cancellable, texture_cb, task);
}

/** layover_pasted_picture_read_finish: Returns: (transfer full) (nullable): a PNG file, or %NULL with @error set */
GBytes *
layover_pasted_picture_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
