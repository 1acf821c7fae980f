/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-store-outbox.h"
#include "layover-store-private.h"

void
layover_outbox_row_free (LayoverOutboxRow *self)
{
  g_free (self->attempt);
  g_free (self->digest);
  g_free (self->exported_to);
  g_free (self);
}

/**
 * layover_store_add_result:
 * @bytes: the whole results file
 *
 * Keeps the results file of an attempt. The first one stays: sealing the same answers again makes other bytes, and
 * two results of one attempt are what a collection desk has to refuse.
 */
gboolean
layover_store_add_result (LayoverStore *self, const char *attempt, const char *digest,
                          GBytes *bytes, gint64 made_s, GError **error)
{
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  query = layover_query_new (self, "INSERT INTO outbox (attempt, digest, bytes, made_s, exported_s)"
                                   " VALUES (?1, ?2, ?3, ?4, 0) ON CONFLICT DO NOTHING");
  layover_query_bind_text (query, 1, attempt);
  layover_query_bind_text (query, 2, digest);
  layover_query_bind_bytes (query, 3, bytes);
  layover_query_bind_int64 (query, 4, made_s);

  return layover_query_run (query, error);
}

/** layover_store_set_exported: remembers the last place the file was written to, as a person knows it */
gboolean
layover_store_set_exported (LayoverStore *self, const char *attempt, const char *where,
                            gint64 when_s, GError **error)
{
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  query = layover_query_new (self, "UPDATE outbox SET exported_to = ?2, exported_s = ?3"
                                   " WHERE attempt = ?1");
  layover_query_bind_text (query, 1, attempt);
  layover_query_bind_text (query, 2, where);
  layover_query_bind_int64 (query, 3, when_s);

  return layover_query_run (query, error);
}

/** layover_store_read_result: Returns: (transfer full): the bytes of the first export, the same for ever */
GBytes *
layover_store_read_result (LayoverStore *self, const char *attempt, GError **error)
{
  g_autoptr (LayoverQuery) query = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), NULL);

  query = layover_query_new (self, "SELECT bytes FROM outbox WHERE attempt = ?1");
  layover_query_bind_text (query, 1, attempt);
  if (layover_query_next (query))
    bytes = layover_query_dup_bytes (query, 0);

  if (!layover_query_finish (query, error))
    return NULL;

  if (bytes == NULL)
    layover_set_error (error, LAYOVER_ERROR_NOT_FOUND, NULL,
                       _ ("There is no results file of this attempt"));

  return g_steal_pointer (&bytes);
}

/** layover_store_list_outbox: Returns: (transfer full) (element-type LayoverOutboxRow): newest first */
GPtrArray *
layover_store_list_outbox (LayoverStore *self, GError **error)
{
  g_autoptr (GPtrArray)
      rows = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_outbox_row_free);
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), NULL);

  query = layover_query_new (self, "SELECT attempt, digest, made_s, length (bytes), exported_s,"
                                   " exported_to FROM outbox ORDER BY made_s DESC, attempt");
  while (layover_query_next (query))
    {
      LayoverOutboxRow *row = g_new0 (LayoverOutboxRow, 1);

      row->attempt = layover_query_dup_text (query, 0);
      row->digest = layover_query_dup_text (query, 1);
      row->made_s = layover_query_get_int64 (query, 2);
      row->size_bytes = (guint64) layover_query_get_int64 (query, 3);
      row->exported_s = layover_query_get_int64 (query, 4);
      row->exported_to = layover_query_dup_text (query, 5);
      g_ptr_array_add (rows, row);
    }

  return layover_query_finish (query, error) ? g_steal_pointer (&rows) : NULL;
}
