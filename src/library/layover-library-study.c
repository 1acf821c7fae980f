/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-library"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-content-markdown.h"
#include "layover-content-xhtml.h"
#include "layover-error.h"
#include "layover-item.h"
#include "layover-library-private.h"

/* What the thread owns: a page, or the items of a check. */
typedef struct
{
  LayoverBundleFiles *files;
  GStrv entries;
} ReadJob;

static void
read_job_free (ReadJob *job)
{
  layover_bundle_files_unref (job->files);
  g_strfreev (job->entries);
  g_free (job);
}

static LayoverContentNode *
load_page (LayoverBundleFiles *files, const char *entry, GError **error)
{
  g_autoptr (GBytes) bytes = layover_bundle_files_read (files, entry, error);

  if (bytes == NULL)
    return NULL;

  return g_str_has_suffix (entry, ".md") ? layover_content_from_markdown (bytes, entry, error)
                                         : layover_content_from_xhtml (bytes, entry, error);
}

static void
page_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ReadJob *job = data;
  GError *error = NULL;
  LayoverContentNode *page = load_page (job->files, job->entries[0], &error);

  if (page != NULL)
    g_task_return_pointer (task, page, (GDestroyNotify) layover_content_node_unref);
  else
    g_task_return_error (task, error);
}

static GBytes *
read_cb (const char *entry, gpointer data, GError **error)
{
  return layover_bundle_files_read (data, entry, error);
}

static gboolean
load_item (ReadJob *job, const char *entry, GPtrArray *items, GError **error)
{
  g_autoptr (GBytes) bytes = layover_bundle_files_read (job->files, entry, error);
  LayoverItem *item = NULL;

  if (bytes != NULL)
    item = layover_item_load (bytes, entry, error);
  if (item == NULL)
    return FALSE;

  layover_item_read_stimuli (item, read_cb, job->files);
  g_ptr_array_add (items, item);

  return TRUE;
}

static void
items_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ReadJob *job = data;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GError *error = NULL;

  for (guint i = 0; job->entries[i] != NULL; i++)
    if (!load_item (job, job->entries[i], items, &error))
      {
        g_task_return_error (task, error);
        return;
      }

  g_task_return_pointer (task, g_steal_pointer (&items), (GDestroyNotify) g_ptr_array_unref);
}

static void
page_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  LayoverContentNode *page = g_task_propagate_pointer (G_TASK (result), &error);

  if (page != NULL)
    g_task_return_pointer (task, page, (GDestroyNotify) layover_content_node_unref);
  else
    g_task_return_error (task, error);
}

static void
items_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GPtrArray *items = g_task_propagate_pointer (G_TASK (result), &error);

  if (items != NULL)
    g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static LayoverPart *
find_part (LayoverLibraryCourse *course, const char *id, LayoverPartKind kind)
{
  LayoverCourse *content = layover_library_course_get_course (course);
  LayoverPart *part = content != NULL ? layover_course_find_part (content, id) : NULL;

  return part != NULL && layover_part_get_kind (part) == kind ? part : NULL;
}

static void
run_read (GTask *task, LayoverLibraryCourse *course, GStrv entries, GTaskThreadFunc thread,
          GAsyncReadyCallback callback)
{
  ReadJob *job = g_new0 (ReadJob, 1);

  job->files = layover_bundle_files_ref (layover_library_course_get_files (course));
  job->entries = entries;
  layover_library_run_job (task, thread, job, (GDestroyNotify) read_job_free, callback);
}

static void
return_no_part (GTask *task)
{
  GError *error = NULL;

  layover_set_error (&error, LAYOVER_ERROR_NOT_FOUND, NULL,
                     _ ("The course has no such part in this version"));
  g_task_return_error (task, error);
}

/** layover_library_load_page_async: @part: the identifier of a page of @course */
void
layover_library_load_page_async (LayoverLibrary *self, LayoverLibraryCourse *course,
                                 const char *part, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GStrvBuilder) entries = g_strv_builder_new ();
  LayoverPart *page;

  g_return_if_fail (LAYOVER_IS_LIBRARY (self));
  g_return_if_fail (LAYOVER_IS_LIBRARY_COURSE (course));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, layover_library_load_page_async);

  page = find_part (course, part, LAYOVER_PART_PAGE);
  if (page == NULL)
    {
      return_no_part (task);
      return;
    }

  g_strv_builder_add (entries, layover_part_get_entry (page));
  run_read (g_steal_pointer (&task), course, g_strv_builder_end (entries), page_thread,
            page_loaded_cb);
}

/** layover_library_load_page_finish: Returns: (transfer full): the page as a tree to draw */
LayoverContentNode *
layover_library_load_page_finish (LayoverLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/** layover_library_load_items_async: @part: the identifier of a knowledge check of @course */
void
layover_library_load_items_async (LayoverLibrary *self, LayoverLibraryCourse *course,
                                  const char *part, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  LayoverPart *check;

  g_return_if_fail (LAYOVER_IS_LIBRARY (self));
  g_return_if_fail (LAYOVER_IS_LIBRARY_COURSE (course));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, layover_library_load_items_async);

  check = find_part (course, part, LAYOVER_PART_CHECK);
  if (check == NULL)
    {
      return_no_part (task);
      return;
    }

  run_read (g_steal_pointer (&task), course, g_strdupv ((char **) layover_part_get_items (check)),
            items_thread, items_loaded_cb);
}

/** layover_library_load_items_finish: Returns: (transfer full) (element-type LayoverItem): in the order of the check */
GPtrArray *
layover_library_load_items_finish (LayoverLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
