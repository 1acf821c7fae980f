/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-library"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "layover-bundle-files.h"
#include "layover-digest.h"
#include "layover-error.h"
#include "layover-file.h"

/* docs/format.md section 10: the longest text that is read whole. */
#define MAX_TEXT_BYTES (4 * 1024 * 1024)

typedef struct
{
  char *name;
  char *digest;
  char *path;
  guint64 size_bytes;
} File;

struct _LayoverBundleFiles
{
  gatomicrefcount count;
  GHashTable *files;
  GPtrArray *names;
};

static void
file_free (File *file)
{
  g_free (file->name);
  g_free (file->digest);
  g_free (file->path);
  g_free (file);
}

LayoverBundleFiles *
layover_bundle_files_new (void)
{
  LayoverBundleFiles *self = g_new0 (LayoverBundleFiles, 1);

  g_atomic_ref_count_init (&self->count);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) file_free);
  self->names = g_ptr_array_new ();
  g_ptr_array_add (self->names, NULL);

  return self;
}

LayoverBundleFiles *
layover_bundle_files_ref (LayoverBundleFiles *self)
{
  g_atomic_ref_count_inc (&self->count);

  return self;
}

void
layover_bundle_files_unref (LayoverBundleFiles *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;

  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->files);
  g_free (self);
}

/** layover_bundle_files_add: names come in ascending order of their bytes, as they stand in a container */
void
layover_bundle_files_add (LayoverBundleFiles *self, const char *name, const char *digest,
                          const char *path, guint64 size_bytes)
{
  File *file = g_new0 (File, 1);

  file->name = g_strdup (name);
  file->digest = g_strdup (digest);
  file->path = g_strdup (path);
  file->size_bytes = size_bytes;

  g_hash_table_insert (self->files, file->name, file);
  g_ptr_array_insert (self->names, (int) self->names->len - 1, file->name);
}

/** layover_bundle_files_get_names: Returns: (array zero-terminated=1) (transfer none): ascending by byte */
const char *const *
layover_bundle_files_get_names (LayoverBundleFiles *self)
{
  return (const char *const *) self->names->pdata;
}

gboolean
layover_bundle_files_has (LayoverBundleFiles *self, const char *name)
{
  return g_hash_table_contains (self->files, name);
}

/** layover_bundle_files_get_path: Returns: (nullable) (transfer none): where the bytes lie, for a media player */
const char *
layover_bundle_files_get_path (LayoverBundleFiles *self, const char *name)
{
  const File *file = g_hash_table_lookup (self->files, name);

  return file != NULL ? file->path : NULL;
}

static const File *
find_file (LayoverBundleFiles *self, const char *name, GError **error)
{
  const File *file = g_hash_table_lookup (self->files, name);

  if (file == NULL)
    layover_set_error (error, LAYOVER_ERROR_COURSE_DAMAGED, name, _ ("This is not in the bundle"));

  return file;
}

/* A file that is gone, cut short or changed is damage to the course; a disk that does not answer is a local fault. */
static GBytes *
read_whole (const File *file, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *digest = NULL;

  if (file->size_bytes > MAX_TEXT_BYTES)
    {
      layover_set_error (error, LAYOVER_ERROR_BUNDLE_TEXT_SIZE, file->name,
                         _ ("The text is longer than the %d MiB allowed here"),
                         MAX_TEXT_BYTES / (1024 * 1024));
      return NULL;
    }

  bytes = layover_file_read (file->path, MAX_TEXT_BYTES, &local_error);
  if (bytes == NULL && !g_error_matches (local_error, LAYOVER_ERROR, LAYOVER_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  if (bytes != NULL)
    digest = layover_sha256_hex (bytes);

  if (g_strcmp0 (digest, file->digest) == 0)
    return g_steal_pointer (&bytes);

  layover_set_error (
      error, LAYOVER_ERROR_COURSE_DAMAGED, file->name,
      _ ("A file of this course is damaged; open the course’s file again to repair it"));

  return NULL;
}

/**
 * layover_bundle_files_read:
 *
 * Reads a text entry of at most 4 MiB and compares it with the digest that was signed. Any thread.
 *
 * Returns: (transfer full): the bytes; %LAYOVER_ERROR_COURSE_DAMAGED when they are not what was installed
 */
GBytes *
layover_bundle_files_read (LayoverBundleFiles *self, const char *name, GError **error)
{
  const File *file = find_file (self, name, error);

  return file != NULL ? read_whole (file, error) : NULL;
}

static GBytes *
read_head (const File *file, gsize n_bytes, GError **error)
{
  g_autofree guint8 *head = g_malloc (n_bytes);
  int fd = open (file->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  gssize n_read = fd >= 0 ? pread (fd, head, n_bytes, 0) : -1;
  int saved_errno = errno;

  if (fd >= 0)
    close (fd);

  if (n_read < 0)
    {
      layover_set_error_from_errno (error, saved_errno, file->path,
                                    _ ("A file of the bundle cannot be read"));
      return NULL;
    }

  return g_bytes_new (head, (gsize) n_read);
}

static GBytes *
source_read (gpointer data, const char *entry, gsize max_bytes, GError **error)
{
  const File *file = find_file (data, entry, error);

  if (file == NULL)
    return NULL;

  return file->size_bytes <= max_bytes ? read_whole (file, error)
                                       : read_head (file, max_bytes, error);
}

static guint64
source_get_size (gpointer data, const char *entry)
{
  const File *file = find_file (data, entry, NULL);

  return file != NULL ? file->size_bytes : 0;
}

/** layover_bundle_files_init_source: for layover_bundle_check_new(); borrows @self */
void
layover_bundle_files_init_source (LayoverBundleFiles *self, LayoverBundleSource *source)
{
  source->entries = layover_bundle_files_get_names (self);
  source->read = source_read;
  source->get_size = source_get_size;
  source->data = self;
}
