/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-library"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "layover-bundle.h"
#include "layover-error.h"
#include "layover-file.h"
#include "layover-installer.h"
#include "layover-store-trust.h"
#include "layover-text.h"

#define RECORD_MAX_BYTES (64 * 1024)

/* Room that an import leaves on the disk for the answers of an exam. */
#define SPARE_BYTES (64 * 1024 * 1024)

/* How often somebody who waits for the lock looks again. */
#define LOCK_WAIT_US (50 * 1000)

struct _LayoverInstaller
{
  LayoverStore *store;
  LayoverContainer *container;
  LayoverOpeningProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;

  int lock;
  char *staging;
  LayoverBundleFiles *files;
  GPtrArray *entries;
  GHashTable *staged;

  guint64 done_bytes;
  guint64 total_bytes;
  int current_fd;
  guint64 current_flushed;
};

LayoverInstaller *
layover_installer_new (LayoverStore *store, LayoverContainer *container,
                       LayoverOpeningProgress progress, gpointer progress_data,
                       GCancellable *cancellable)
{
  LayoverInstaller *self = g_new0 (LayoverInstaller, 1);

  self->store = g_object_ref (store);
  self->container = g_object_ref (container);
  self->progress = progress;
  self->progress_data = progress_data;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->lock = -1;
  self->current_fd = -1;
  self->files = layover_bundle_files_new ();
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_entry_row_free);
  self->staged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

/* Whatever was not published is gone with it. */
void
layover_installer_free (LayoverInstaller *self)
{
  if (self->staging != NULL)
    layover_file_remove_tree (self->staging, NULL);
  layover_store_unlock_objects (self->lock);

  g_hash_table_unref (self->staged);
  g_ptr_array_unref (self->entries);
  layover_bundle_files_unref (self->files);
  g_free (self->staging);
  g_clear_object (&self->cancellable);
  g_object_unref (self->container);
  g_object_unref (self->store);
  g_free (self);
}

static void
report (LayoverInstaller *self, LayoverOpeningStep step)
{
  if (self->progress != NULL)
    self->progress (step, self->done_bytes, self->total_bytes, self->progress_data);
}

static gboolean
take_lock (LayoverInstaller *self, GError **error)
{
  for (;;)
    {
      g_autoptr (GError) local_error = NULL;

      self->lock = layover_store_try_lock_objects (self->store, &local_error);
      if (self->lock >= 0)
        return TRUE;

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;

      g_usleep (LOCK_WAIT_US);
    }
}

static gboolean
make_staging (LayoverInstaller *self, GError **error)
{
  g_autofree char *folder = layover_store_dup_staging_path (self->store);
  g_autofree char *pattern = g_build_filename (folder, "import-XXXXXX", NULL);

  if (g_mkdtemp_full (pattern, 0700) == NULL)
    {
      layover_set_error_from_errno (error, errno, folder,
                                    _ ("No place for the import can be made on the disk"));
      return FALSE;
    }

  self->staging = g_steal_pointer (&pattern);

  return TRUE;
}

/* What has to be stored: bytes that are here already need no room. */
static guint64
count_new_bytes (LayoverInstaller *self, gboolean is_repair)
{
  guint n_entries = layover_container_get_n_entries (self->container);
  guint64 new_bytes = 0;

  for (guint i = 0; i < n_entries; i++)
    {
      guint64 size_bytes = layover_container_get_entry_size (self->container, i);
      g_autofree char *digest = layover_hex_encode (
          layover_container_get_entry_digest (self->container, i), 32);

      if (is_repair || !layover_store_has_object (self->store, digest, size_bytes))
        new_bytes += size_bytes;
    }

  return new_bytes;
}

/* Told before the first byte is copied: a disk that would be full in the middle, and full for everybody else. */
static gboolean
has_room (LayoverInstaller *self, guint64 needed_bytes, GError **error)
{
  struct statvfs info;
  g_autofree char *needed = NULL;
  g_autofree char *available = NULL;
  guint64 free_bytes;

  if (statvfs (self->staging, &info) != 0)
    return TRUE;

  free_bytes = (guint64) info.f_bavail * info.f_frsize;
  if (free_bytes >= needed_bytes + SPARE_BYTES)
    return TRUE;

  needed = g_format_size (needed_bytes + SPARE_BYTES);
  available = g_format_size (free_bytes);
  layover_set_error (error, LAYOVER_ERROR_NO_SPACE, NULL,
                     _ ("The disk is too full: %s are needed and %s are free"), needed, available);

  return FALSE;
}

/* The disk begins to write while we go on hashing, so that the flush at the end finds little left to do. */
static void
copy_progress_cb (guint64 bytes_done, gpointer data)
{
  LayoverInstaller *self = data;

  if (self->current_fd >= 0 && bytes_done > self->current_flushed)
    {
      sync_file_range (self->current_fd, (off64_t) self->current_flushed,
                       (off64_t) (bytes_done - self->current_flushed), SYNC_FILE_RANGE_WRITE);
      self->current_flushed = bytes_done;
    }

  if (self->progress != NULL)
    self->progress (LAYOVER_STEP_COPY, self->done_bytes + bytes_done, self->total_bytes,
                    self->progress_data);
}

/* @path: NULL when the bytes are here already and only have to be compared */
static gboolean
copy_entry (LayoverInstaller *self, guint index, const char *path, GError **error)
{
  int fd = path != NULL ? open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600)
                        : open ("/dev/null", O_WRONLY | O_CLOEXEC);
  gboolean is_copied;

  if (fd < 0)
    {
      layover_set_error_from_errno (error, errno, path,
                                    _ ("A file of the bundle cannot be created"));
      return FALSE;
    }

  self->current_fd = path != NULL ? fd : -1;
  self->current_flushed = 0;
  is_copied = layover_container_copy_entry (self->container, index, fd, copy_progress_cb, self,
                                            self->cancellable, error);
  self->current_fd = -1;

  if (close (fd) != 0 && is_copied)
    {
      layover_set_error_from_errno (error, errno, path,
                                    _ ("A file of the bundle cannot be written"));
      return FALSE;
    }

  self->done_bytes += layover_container_get_entry_size (self->container, index);

  return is_copied;
}

static gboolean
take_entry (LayoverInstaller *self, guint index, gboolean is_repair, GError **error)
{
  const char *name = layover_container_get_entry_name (self->container, index);
  guint64 size_bytes = layover_container_get_entry_size (self->container, index);
  g_autofree char *digest = layover_hex_encode (
      layover_container_get_entry_digest (self->container, index), 32);
  g_autofree char *path = NULL;

  if (g_hash_table_contains (self->staged, digest))
    {
      path = g_strdup (g_hash_table_lookup (self->staged, digest));
      if (!copy_entry (self, index, NULL, error))
        return FALSE;
    }
  else if (!is_repair && layover_store_has_object (self->store, digest, size_bytes))
    {
      path = layover_store_dup_object_path (self->store, digest);
      if (!copy_entry (self, index, NULL, error))
        return FALSE;
    }
  else
    {
      path = g_strdup_printf ("%s/%u", self->staging, index);
      if (!copy_entry (self, index, path, error))
        return FALSE;
      g_hash_table_insert (self->staged, g_strdup (digest), g_strdup (path));
    }

  layover_bundle_files_add (self->files, name, digest, path, size_bytes);
  g_ptr_array_add (self->entries, layover_entry_row_new (name, digest, size_bytes));

  return TRUE;
}

static gboolean
flush_file (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  gboolean is_flushed = fd >= 0 && fsync (fd) == 0;
  int saved_errno = errno;

  if (fd >= 0)
    close (fd);
  if (!is_flushed)
    layover_set_error_from_errno (error, saved_errno, path,
                                  _ ("A file of the bundle cannot be written to the disk"));

  return is_flushed;
}

/* All files first and one after the other then: the first flush makes the disk write for all of them. */
static gboolean
flush_staging (LayoverInstaller *self, GError **error)
{
  GHashTableIter iter;
  gpointer path;

  g_hash_table_iter_init (&iter, self->staged);
  while (g_hash_table_iter_next (&iter, NULL, &path))
    if (!flush_file (path, error))
      return FALSE;

  return layover_file_sync_folder (self->staging, error);
}

/**
 * layover_installer_copy:
 * @is_repair: the bundle is installed already: store every file anew, whatever lies there
 *
 * Copies every entry into a private folder on the file system of the store, reading each byte of the source once and
 * comparing it with the signed digest, and flushes it. Bytes that the store holds already are compared, not stored.
 */
gboolean
layover_installer_copy (LayoverInstaller *self, gboolean is_repair, GError **error)
{
  guint n_entries = layover_container_get_n_entries (self->container);

  if (!take_lock (self, error) || !make_staging (self, error))
    return FALSE;

  for (guint i = 0; i < n_entries; i++)
    self->total_bytes += layover_container_get_entry_size (self->container, i);

  if (!has_room (self, count_new_bytes (self, is_repair), error))
    return FALSE;

  report (self, LAYOVER_STEP_COPY);
  for (guint i = 0; i < n_entries; i++)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
          || !take_entry (self, i, is_repair, error))
        return FALSE;
    }

  return flush_staging (self, error);
}

static gboolean
check_record (LayoverInstaller *self, LayoverBundleRow *row, GError **error)
{
  g_autoptr (GBytes) bytes = layover_bundle_files_read (self->files, LAYOVER_BUNDLE_RECORD, error);
  g_autoptr (LayoverBundle) bundle = NULL;

  if (bytes == NULL)
    return FALSE;

  bundle = layover_bundle_load (bytes, LAYOVER_BUNDLE_RECORD, error);
  if (bundle == NULL)
    return FALSE;

  if (!g_str_equal (layover_bundle_get_org (bundle), row->org))
    {
      layover_set_error (error, LAYOVER_ERROR_BUNDLE_ORG, LAYOVER_BUNDLE_RECORD,
                         _ ("The bundle says it is of another organisation than the one that "
                            "signed it"));
      return FALSE;
    }

  row->title = g_strdup (layover_bundle_get_title (bundle));
  row->language = g_strdup (layover_bundle_get_language (bundle));

  return TRUE;
}

static gboolean
check_identity (LayoverBundleCheck *check, const LayoverBundleRow *row, GError **error)
{
  LayoverCourse *course = layover_bundle_check_get_course (check);

  if (course == NULL && layover_bundle_check_get_programme (check) == NULL)
    {
      layover_set_error (error, LAYOVER_ERROR_BUNDLE_EMPTY, NULL,
                         _ ("The bundle holds neither a course nor a programme"));
      return FALSE;
    }

  if (course != NULL && !g_str_equal (layover_course_get_id (course), row->id))
    {
      layover_set_error (error, LAYOVER_ERROR_BUNDLE_ID, LAYOVER_BUNDLE_COURSE,
                         _ ("The course has another identifier than the bundle was signed for"));
      return FALSE;
    }

  return TRUE;
}

/**
 * layover_installer_check:
 * @bundle: title and language are filled in
 * @course: (out) (transfer full) (nullable): the identifier of the course, %NULL in a bundle without one
 *
 * Reads everything inside, as pack does, and refuses on the first problem.
 */
gboolean
layover_installer_check (LayoverInstaller *self, LayoverBundleRow *bundle, char **course,
                         GError **error)
{
  g_autoptr (LayoverBundleCheck) check = NULL;
  LayoverBundleSource source;
  GPtrArray *problems;

  report (self, LAYOVER_STEP_CONTENT);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
      || !check_record (self, bundle, error))
    return FALSE;

  layover_bundle_files_init_source (self->files, &source);
  check = layover_bundle_check_new (&source);
  problems = layover_bundle_check_get_problems (check);
  if (problems->len > 0)
    {
      g_propagate_error (error, g_error_copy (g_ptr_array_index (problems, 0)));
      return FALSE;
    }

  if (!check_identity (check, bundle, error))
    return FALSE;

  bundle->size_bytes = self->total_bytes;
  *course = layover_bundle_check_get_course (check) != NULL ? g_strdup (bundle->id) : NULL;

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
place_object (LayoverInstaller *self, const char *digest, const char *staged, GHashTable *folders,
              GError **error)
{
  g_autofree char *path = layover_store_dup_object_path (self->store, digest);
  g_autofree char *folder = g_path_get_dirname (path);

  if (!layover_file_make_folder (folder, 0700, error))
    return FALSE;

  if (g_rename (staged, path) != 0)
    {
      layover_set_error_from_errno (error, errno, path,
                                    _ ("A file of the bundle cannot be put in place"));
      return FALSE;
    }

  g_hash_table_add (folders, g_steal_pointer (&folder));

  return TRUE;
}

static gboolean
place_objects (LayoverInstaller *self, GError **error)
{
  g_autoptr (GHashTable) folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *objects = g_build_filename (layover_store_get_folder (self->store), "objects",
                                               NULL);
  GHashTableIter iter;
  gpointer digest;
  gpointer path;

  g_hash_table_iter_init (&iter, self->staged);
  while (g_hash_table_iter_next (&iter, &digest, &path))
    if (!place_object (self, digest, path, folders, error))
      return FALSE;

  g_hash_table_iter_init (&iter, folders);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (!layover_file_sync_folder (path, error))
      return FALSE;

  return layover_file_sync_folder (objects, error);
}

typedef struct
{
  LayoverBundleRow *bundle;
  GPtrArray *entries;
  int enrolment_version;
} Publication;

static gboolean
publish_func (LayoverStore *store, gpointer data, GError **error)
{
  Publication *publication = data;
  LayoverBundleRow *bundle = publication->bundle;
  LayoverHighestRow highest = { bundle->version, bundle->digest, publication->enrolment_version };

  return layover_store_install_bundle (store, bundle, publication->entries, error)
         && layover_store_set_highest (store, bundle->org, bundle->id, &highest, error)
         && layover_store_see_created (store, bundle->created_s, error);
}

/**
 * layover_installer_publish:
 * @enrolment_version: of the enrolment by which the bundle was judged
 *
 * Puts the files in place, then makes the bundle visible in one transaction, then removes what it replaces. From here
 * on nothing is cancelled.
 */
gboolean
layover_installer_publish (LayoverInstaller *self, LayoverBundleRow *bundle, int enrolment_version,
                           GError **error)
{
  Publication publication = { bundle, self->entries, enrolment_version };

  report (self, LAYOVER_STEP_INSTALL);

  if (!place_objects (self, error)
      || !layover_store_run (self->store, publish_func, &publication, error))
    return FALSE;

  /* It is installed; what could not be removed now goes at the next start. */
  layover_store_remove_unused (self->store, NULL);

  return TRUE;
}
