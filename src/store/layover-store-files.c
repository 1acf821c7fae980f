/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-store-files.h"
#include "layover-store-private.h"

static gboolean
insert_file (LayoverStore *self, const char *attempt, const char *digest, GBytes *bytes,
             GError **error)
{
  g_autoptr (LayoverQuery)
      query = layover_query_new (self, "INSERT OR IGNORE INTO file VALUES (?1, ?2, ?3)");

  layover_query_bind_text (query, 1, attempt);
  layover_query_bind_text (query, 2, digest);
  layover_query_bind_bytes (query, 3, bytes);

  return layover_query_run (query, error);
}

static gboolean
delete_file (LayoverStore *self, const char *attempt, const char *digest, GError **error)
{
  g_autoptr (LayoverQuery)
      query = layover_query_new (self, "DELETE FROM file WHERE attempt = ?1 AND digest = ?2");

  layover_query_bind_text (query, 1, attempt);
  layover_query_bind_text (query, 2, digest);

  return layover_query_run (query, error);
}

/** layover_store_apply_files: what @event says about files, inside the transaction that stores it */
gboolean
layover_store_apply_files (LayoverStore *self, const char *attempt, const LayoverEventRow *event,
                           GError **error)
{
  if (event->dropped_file != NULL && !delete_file (self, attempt, event->dropped_file, error))
    return FALSE;

  return event->file_bytes == NULL
         || insert_file (self, attempt, event->file, event->file_bytes, error);
}

/**
 * layover_store_dup_file:
 *
 * Returns: (transfer full) (nullable): the bytes, which are not compared with @digest here; %NULL with
 *   LAYOVER_ERROR_NOT_FOUND when there are none
 */
GBytes *
layover_store_dup_file (LayoverStore *self, const char *attempt, const char *digest, GError **error)
{
  g_autoptr (LayoverQuery) query = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), NULL);

  query = layover_query_new (self, "SELECT bytes FROM file WHERE attempt = ?1 AND digest = ?2");
  layover_query_bind_text (query, 1, attempt);
  layover_query_bind_text (query, 2, digest);
  if (layover_query_next (query))
    bytes = layover_query_dup_bytes (query, 0);

  if (!layover_query_finish (query, error))
    return NULL;

  if (bytes == NULL)
    layover_set_error (error, LAYOVER_ERROR_NOT_FOUND, NULL,
                       _ ("This file is not on this computer any more"));

  return g_steal_pointer (&bytes);
}

/** layover_store_has_file: @has_file: (out): whether there are bytes under @digest */
gboolean
layover_store_has_file (LayoverStore *self, const char *attempt, const char *digest,
                        gboolean *has_file, GError **error)
{
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  query = layover_query_new (self, "SELECT 1 FROM file WHERE attempt = ?1 AND digest = ?2");
  layover_query_bind_text (query, 1, attempt);
  layover_query_bind_text (query, 2, digest);

  *has_file = layover_query_next (query);

  return layover_query_finish (query, error);
}

typedef struct
{
  const char *attempt;
  const char *digest;
  GBytes *bytes;
  GCancellable *cancellable;
} Ahead;

/* Of an attempt that is handed in, nothing changes any more. */
static gboolean
write_ahead_func (LayoverStore *self, gpointer data, GError **error)
{
  const Ahead *ahead = data;
  g_autoptr (LayoverQuery)
      query = layover_query_new (self, "INSERT OR IGNORE INTO file SELECT id, ?2, ?3 FROM attempt"
                                       " WHERE id = ?1 AND submitted_ms = 0");

  layover_query_bind_text (query, 1, ahead->attempt);
  layover_query_bind_text (query, 2, ahead->digest);
  layover_query_bind_bytes (query, 3, ahead->bytes);

  return layover_query_run (query, error)
         && !g_cancellable_set_error_if_cancelled (ahead->cancellable, error);
}

/**
 * layover_store_write_file_ahead:
 * @cancellable: (nullable): looked at last before the bytes are kept
 *
 * For a thread with a connection of its own: has the bytes on the disk before the event that names them, which then has
 * little to write. Until there is such an event nobody may rely on them.
 */
gboolean
layover_store_write_file_ahead (LayoverStore *self, const char *attempt, const char *digest,
                                GBytes *bytes, GCancellable *cancellable, GError **error)
{
  Ahead ahead = {
    .attempt = attempt, .digest = digest, .bytes = bytes, .cancellable = cancellable
  };

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  return layover_store_run (self, write_ahead_func, &ahead, error);
}

static GPtrArray *
list_digests (LayoverStore *self, const char *attempt, GError **error)
{
  g_autoptr (GPtrArray) digests = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LayoverQuery)
      query = layover_query_new (self, "SELECT digest FROM file WHERE attempt = ?1");

  layover_query_bind_text (query, 1, attempt);
  while (layover_query_next (query))
    g_ptr_array_add (digests, g_strdup (layover_query_get_text (query, 0)));

  return layover_query_finish (query, error) ? g_steal_pointer (&digests) : NULL;
}

/** layover_store_keep_files: erases the files of @attempt but those in @digests (element-type utf8 utf8) */
gboolean
layover_store_keep_files (LayoverStore *self, const char *attempt, GHashTable *digests,
                          GError **error)
{
  g_autoptr (GPtrArray) stored = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  stored = list_digests (self, attempt, error);
  for (guint i = 0; stored != NULL && i < stored->len; i++)
    if (!g_hash_table_contains (digests, stored->pdata[i])
        && !delete_file (self, attempt, stored->pdata[i], error))
      return FALSE;

  return stored != NULL;
}
