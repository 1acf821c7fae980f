/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-store"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "layover-error.h"
#include "layover-file.h"
#include "layover-store-bundles.h"
#include "layover-store-private.h"

void
layover_bundle_row_free (LayoverBundleRow *self)
{
  g_free (self->org);
  g_free (self->id);
  g_free (self->digest);
  g_free (self->key);
  g_free (self->title);
  g_free (self->language);
  g_free (self);
}

LayoverEntryRow *
layover_entry_row_new (const char *name, const char *digest, guint64 size_bytes)
{
  LayoverEntryRow *self = g_new0 (LayoverEntryRow, 1);

  self->name = g_strdup (name);
  self->digest = g_strdup (digest);
  self->size_bytes = size_bytes;

  return self;
}

void
layover_entry_row_free (LayoverEntryRow *self)
{
  g_free (self->name);
  g_free (self->digest);
  g_free (self);
}

/**
 * layover_store_try_lock_objects:
 *
 * Whoever adds files to objects/ or removes some holds this lock, so that one process does not take away what another
 * is about to name in the database.
 *
 * Returns: a descriptor to give to layover_store_unlock_objects(); -1 without an error when somebody else has the
 *   lock, -1 with @error set on a fault
 */
int
layover_store_try_lock_objects (LayoverStore *self, GError **error)
{
  g_autofree char *path = NULL;
  int fd;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), -1);

  path = g_build_filename (layover_store_get_folder (self), "objects.lock", NULL);
  fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;

  if (fd < 0 || errno != EWOULDBLOCK)
    layover_set_error_from_errno (error, errno, path, _ ("The library cannot be locked"));
  if (fd >= 0)
    close (fd);

  return -1;
}

/** layover_store_unlock_objects: @lock: what layover_store_try_lock_objects() returned; -1 is allowed */
void
layover_store_unlock_objects (int lock)
{
  if (lock >= 0)
    close (lock);
}

static gboolean
retire_former (LayoverStore *self, const LayoverBundleRow *bundle, GError **error)
{
  g_autoptr (LayoverQuery) query = layover_query_new (
      self, "UPDATE bundle SET is_current = 0 WHERE org = ?1 AND id = ?2");

  layover_query_bind_text (query, 1, bundle->org);
  layover_query_bind_text (query, 2, bundle->id);

  return layover_query_run (query, error);
}

static gboolean
insert_bundle (LayoverStore *self, LayoverBundleRow *bundle, GError **error)
{
  g_autoptr (LayoverQuery) query = layover_query_new (
      self, "INSERT INTO bundle (org, id, version, digest, key, title, language, created_s,"
            " expires_s, imported_s, size_bytes, is_current)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 1)"
            " ON CONFLICT (digest) DO UPDATE SET is_current = 1, imported_s = ?10 RETURNING row");

  layover_query_bind_text (query, 1, bundle->org);
  layover_query_bind_text (query, 2, bundle->id);
  layover_query_bind_int64 (query, 3, bundle->version);
  layover_query_bind_text (query, 4, bundle->digest);
  layover_query_bind_text (query, 5, bundle->key);
  layover_query_bind_text (query, 6, bundle->title);
  layover_query_bind_text (query, 7, bundle->language);
  layover_query_bind_int64 (query, 8, bundle->created_s);
  layover_query_bind_int64 (query, 9, bundle->expires_s);
  layover_query_bind_int64 (query, 10, bundle->imported_s);
  layover_query_bind_int64 (query, 11, (gint64) bundle->size_bytes);
  while (layover_query_next (query))
    bundle->row = layover_query_get_int64 (query, 0);

  return layover_query_finish (query, error);
}

static gboolean
insert_entry (LayoverStore *self, gint64 bundle, const LayoverEntryRow *entry, GError **error)
{
  g_autoptr (LayoverQuery) object = layover_query_new (
      self, "INSERT INTO object (digest, size_bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING");
  g_autoptr (LayoverQuery) query = layover_query_new (
      self, "INSERT INTO entry (bundle, name, digest) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");

  layover_query_bind_text (object, 1, entry->digest);
  layover_query_bind_int64 (object, 2, (gint64) entry->size_bytes);
  layover_query_bind_int64 (query, 1, bundle);
  layover_query_bind_text (query, 2, entry->name);
  layover_query_bind_text (query, 3, entry->digest);

  return layover_query_run (object, error) && layover_query_run (query, error);
}

typedef struct
{
  LayoverBundleRow *bundle;
  GPtrArray *entries;
} Installation;

static gboolean
install_func (LayoverStore *self, gpointer data, GError **error)
{
  Installation *installation = data;
  LayoverBundleRow *bundle = installation->bundle;

  if (!retire_former (self, bundle, error) || !insert_bundle (self, bundle, error))
    return FALSE;

  for (guint i = 0; i < installation->entries->len; i++)
    if (!insert_entry (self, bundle->row, g_ptr_array_index (installation->entries, i), error))
      return FALSE;

  bundle->is_current = TRUE;

  return TRUE;
}

/**
 * layover_store_install_bundle:
 * @bundle: its row number is filled in
 * @entries: (element-type LayoverEntryRow): all of them; their bytes are already in objects/ and on the disk
 *
 * Makes @bundle the version in use of its organisation and id, in one transaction. The former version stays beside
 * it until layover_store_remove_unused(). Installing the same digest again makes it current again.
 */
gboolean
layover_store_install_bundle (LayoverStore *self, LayoverBundleRow *bundle, GPtrArray *entries,
                              GError **error)
{
  Installation installation = { bundle, entries };

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  return layover_store_run (self, install_func, &installation, error);
}

/**
 * layover_store_remove_bundle:
 *
 * Takes a bundle out of use. Its bytes go with the next layover_store_remove_unused(), unless an open attempt still
 * needs them; what the person has done in the course stays.
 */
gboolean
layover_store_remove_bundle (LayoverStore *self, gint64 bundle, GError **error)
{
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  query = layover_query_new (self, "UPDATE bundle SET is_current = 0 WHERE row = ?1");
  layover_query_bind_int64 (query, 1, bundle);

  return layover_query_run (query, error);
}

static gboolean
forget_unused_func (LayoverStore *self, gpointer data, GError **error)
{
  GPtrArray *digests = data;
  g_autoptr (LayoverQuery)
      bundles = layover_query_new (self, "DELETE FROM bundle WHERE is_current = 0 AND digest NOT IN"
                                         " (SELECT bundle FROM attempt WHERE submitted_ms = 0"
                                         "  OR id NOT IN (SELECT attempt FROM outbox))");
  g_autoptr (LayoverQuery) objects = NULL;

  if (!layover_query_run (bundles, error))
    return FALSE;

  objects = layover_query_new (self, "DELETE FROM object WHERE digest NOT IN"
                                     " (SELECT digest FROM entry) RETURNING digest");
  while (layover_query_next (objects))
    g_ptr_array_add (digests, layover_query_dup_text (objects, 0));

  return layover_query_finish (objects, error);
}

/**
 * layover_store_remove_unused:
 *
 * Removes former versions that no open attempt needs, then the files no bundle names any more. The caller holds the
 * lock on the objects and is not in a transaction: a file may only go once the database has forgotten it.
 */
gboolean
layover_store_remove_unused (LayoverStore *self, GError **error)
{
  g_autoptr (GPtrArray) digests = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  if (!layover_store_run (self, forget_unused_func, digests, error))
    return FALSE;

  for (guint i = 0; i < digests->len; i++)
    {
      g_autofree char *path = layover_store_dup_object_path (self, g_ptr_array_index (digests, i));

      if (g_unlink (path) != 0 && errno != ENOENT)
        g_info ("An unused object stays for now: %s", g_strerror (errno));
    }

  return TRUE;
}

static gboolean
is_known_object (LayoverStore *self, const char *prefix, const char *rest)
{
  g_autofree char *digest = g_strconcat (prefix, rest, NULL);
  g_autoptr (LayoverQuery)
      query = layover_query_new (self, "SELECT 1 FROM object WHERE digest = ?1");

  layover_query_bind_text (query, 1, digest);

  /* When in doubt the file stays. */
  return layover_query_next (query) || !layover_query_finish (query, NULL);
}

static void
sweep_prefix (LayoverStore *self, const char *objects, const char *prefix)
{
  g_autofree char *folder = g_build_filename (objects, prefix, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *rest;

  while (dir != NULL && (rest = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, rest, NULL);

      if (!is_known_object (self, prefix, rest))
        g_unlink (path);
    }
}

static void
sweep_objects (LayoverStore *self)
{
  g_autofree char *objects = g_build_filename (layover_store_get_folder (self), "objects", NULL);
  g_autoptr (GDir) dir = g_dir_open (objects, 0, NULL);
  const char *prefix;

  while (dir != NULL && (prefix = g_dir_read_name (dir)) != NULL)
    sweep_prefix (self, objects, prefix);
}

static void
sweep_staging (LayoverStore *self)
{
  g_autofree char *staging = layover_store_dup_staging_path (self);
  g_autoptr (GDir) dir = g_dir_open (staging, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (staging, name, NULL);

      layover_file_remove_tree (path, NULL);
    }
}

/**
 * layover_store_sweep:
 *
 * Removes what an import that was cut off has left behind. Called at every start; does nothing while another process
 * imports.
 */
gboolean
layover_store_sweep (LayoverStore *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean is_done;
  int lock;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  lock = layover_store_try_lock_objects (self, &local_error);
  if (lock < 0)
    {
      if (local_error == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  sweep_staging (self);
  is_done = layover_store_remove_unused (self, error);
  if (is_done)
    sweep_objects (self);
  layover_store_unlock_objects (lock);

  return is_done;
}

#define BUNDLE_COLUMNS                                                                             \
  "row, org, id, version, digest, key, title, language, created_s, expires_s, imported_s,"         \
  " size_bytes, is_current"

static LayoverBundleRow *
read_bundle (LayoverQuery *query)
{
  LayoverBundleRow *row = g_new0 (LayoverBundleRow, 1);

  row->row = layover_query_get_int64 (query, 0);
  row->org = layover_query_dup_text (query, 1);
  row->id = layover_query_dup_text (query, 2);
  row->version = (int) layover_query_get_int64 (query, 3);
  row->digest = layover_query_dup_text (query, 4);
  row->key = layover_query_dup_text (query, 5);
  row->title = layover_query_dup_text (query, 6);
  row->language = layover_query_dup_text (query, 7);
  row->created_s = layover_query_get_int64 (query, 8);
  row->expires_s = layover_query_get_int64 (query, 9);
  row->imported_s = layover_query_get_int64 (query, 10);
  row->size_bytes = (guint64) layover_query_get_int64 (query, 11);
  row->is_current = layover_query_get_int64 (query, 12) != 0;

  return row;
}

/** layover_store_list_bundles: Returns: (transfer full) (element-type LayoverBundleRow): the versions in use, by id */
GPtrArray *
layover_store_list_bundles (LayoverStore *self, GError **error)
{
  g_autoptr (GPtrArray)
      rows = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_bundle_row_free);
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), NULL);

  query = layover_query_new (self, "SELECT " BUNDLE_COLUMNS
                                   " FROM bundle WHERE is_current ORDER BY id, org");
  while (layover_query_next (query))
    g_ptr_array_add (rows, read_bundle (query));

  return layover_query_finish (query, error) ? g_steal_pointer (&rows) : NULL;
}

/** layover_store_find_bundle: Returns: (transfer full) (nullable): in use or not; %NULL without an error when it is not here */
LayoverBundleRow *
layover_store_find_bundle (LayoverStore *self, const char *digest, GError **error)
{
  g_autoptr (LayoverBundleRow) row = NULL;
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), NULL);

  query = layover_query_new (self, "SELECT " BUNDLE_COLUMNS " FROM bundle WHERE digest = ?1");
  layover_query_bind_text (query, 1, digest);
  if (layover_query_next (query))
    row = read_bundle (query);

  return layover_query_finish (query, error) ? g_steal_pointer (&row) : NULL;
}

/** layover_store_list_entries: Returns: (transfer full) (element-type LayoverEntryRow): by name, in byte order */
GPtrArray *
layover_store_list_entries (LayoverStore *self, gint64 bundle, GError **error)
{
  g_autoptr (GPtrArray)
      rows = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_entry_row_free);
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), NULL);

  query = layover_query_new (self, "SELECT name, entry.digest, size_bytes FROM entry"
                                   " JOIN object ON object.digest = entry.digest"
                                   " WHERE bundle = ?1 ORDER BY name");
  layover_query_bind_int64 (query, 1, bundle);
  while (layover_query_next (query))
    g_ptr_array_add (rows, layover_entry_row_new (layover_query_get_text (query, 0),
                                                  layover_query_get_text (query, 1),
                                                  (guint64) layover_query_get_int64 (query, 2)));

  return layover_query_finish (query, error) ? g_steal_pointer (&rows) : NULL;
}

/** layover_store_has_object: Returns: whether these bytes are here already, so that they need not be stored again */
gboolean
layover_store_has_object (LayoverStore *self, const char *digest, guint64 size_bytes)
{
  g_autofree char *path = NULL;
  struct stat info;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  path = layover_store_dup_object_path (self, digest);

  return g_lstat (path, &info) == 0 && S_ISREG (info.st_mode)
         && (guint64) info.st_size == size_bytes && is_known_object (self, "", digest);
}
