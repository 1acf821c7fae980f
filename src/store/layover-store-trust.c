/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-store"

#include "config.h"

#include "layover-store-private.h"
#include "layover-store-trust.h"

void
layover_enrolment_row_free (LayoverEnrolmentRow *self)
{
  g_free (self->org);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

void
layover_highest_row_free (LayoverHighestRow *self)
{
  g_free (self->digest);
  g_free (self);
}

/** layover_store_add_enrolment: keeps @row; the same version again replaces nothing */
gboolean
layover_store_add_enrolment (LayoverStore *self, const LayoverEnrolmentRow *row, GError **error)
{
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  query = layover_query_new (self, "INSERT INTO enrolment"
                                   " (org, version, bytes, accepted_s, is_administrator)"
                                   " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING");
  layover_query_bind_text (query, 1, row->org);
  layover_query_bind_int64 (query, 2, row->version);
  layover_query_bind_bytes (query, 3, row->bytes);
  layover_query_bind_int64 (query, 4, row->accepted_s);
  layover_query_bind_int64 (query, 5, row->is_administrator);

  return layover_query_run (query, error);
}

/**
 * layover_store_list_enrolments:
 *
 * Returns: (transfer full) (element-type LayoverEnrolmentRow): every accepted enrolment, by organisation, oldest
 *   version first, so that feeding them to a keyring in this order retraces each rotation of a key
 */
GPtrArray *
layover_store_list_enrolments (LayoverStore *self, GError **error)
{
  g_autoptr (GPtrArray)
      rows = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_enrolment_row_free);
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), NULL);

  query = layover_query_new (self, "SELECT org, version, bytes, accepted_s, is_administrator"
                                   " FROM enrolment ORDER BY org, version");
  while (layover_query_next (query))
    {
      LayoverEnrolmentRow *row = g_new0 (LayoverEnrolmentRow, 1);

      row->org = layover_query_dup_text (query, 0);
      row->version = (int) layover_query_get_int64 (query, 1);
      row->bytes = layover_query_dup_bytes (query, 2);
      row->accepted_s = layover_query_get_int64 (query, 3);
      row->is_administrator = layover_query_get_int64 (query, 4) != 0;
      g_ptr_array_add (rows, row);
    }

  return layover_query_finish (query, error) ? g_steal_pointer (&rows) : NULL;
}

/**
 * layover_store_dup_highest:
 *
 * Returns: (transfer full): what is remembered of (@org, @id), with version 0 when nothing is; %NULL with @error set
 */
LayoverHighestRow *
layover_store_dup_highest (LayoverStore *self, const char *org, const char *id, GError **error)
{
  g_autoptr (LayoverHighestRow) row = g_new0 (LayoverHighestRow, 1);
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), NULL);

  query = layover_query_new (self, "SELECT version, digest, enrolment_version FROM highest"
                                   " WHERE org = ?1 AND id = ?2");
  layover_query_bind_text (query, 1, org);
  layover_query_bind_text (query, 2, id);
  if (layover_query_next (query))
    {
      row->version = (int) layover_query_get_int64 (query, 0);
      row->digest = layover_query_dup_text (query, 1);
      row->enrolment_version = (int) layover_query_get_int64 (query, 2);
    }

  return layover_query_finish (query, error) ? g_steal_pointer (&row) : NULL;
}

/** layover_store_set_highest: what the keyring said is to be remembered; after a reset it may be lower than before */
gboolean
layover_store_set_highest (LayoverStore *self, const char *org, const char *id,
                           const LayoverHighestRow *row, GError **error)
{
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  query = layover_query_new (self,
                             "INSERT INTO highest (org, id, version, digest, enrolment_version)"
                             " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (org, id)"
                             " DO UPDATE SET version = ?3, digest = ?4, enrolment_version = ?5");
  layover_query_bind_text (query, 1, org);
  layover_query_bind_text (query, 2, id);
  layover_query_bind_int64 (query, 3, row->version);
  layover_query_bind_text (query, 4, row->digest);
  layover_query_bind_int64 (query, 5, row->enrolment_version);

  return layover_query_run (query, error);
}

/** layover_store_add_conflict: remembers that @digest, too, claimed to be @version */
gboolean
layover_store_add_conflict (LayoverStore *self, const char *org, const char *id, int version,
                            const char *digest, gint64 seen_s, GError **error)
{
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  query = layover_query_new (self, "INSERT INTO conflict (org, id, version, digest, seen_s)"
                                   " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING");
  layover_query_bind_text (query, 1, org);
  layover_query_bind_text (query, 2, id);
  layover_query_bind_int64 (query, 3, version);
  layover_query_bind_text (query, 4, digest);
  layover_query_bind_int64 (query, 5, seen_s);

  return layover_query_run (query, error);
}

/**
 * layover_store_see_created:
 * @created_s: when an accepted file says it was made, seconds since 1970
 *
 * Keeps the largest: the true time cannot be earlier (format 1, section 5).
 */
gboolean
layover_store_see_created (LayoverStore *self, gint64 created_s, GError **error)
{
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  query = layover_query_new (self, "INSERT INTO setting (name, value)"
                                   " VALUES ('largest-created', CAST (?1 AS TEXT))"
                                   " ON CONFLICT (name) DO UPDATE SET value = CAST (?1 AS TEXT)"
                                   " WHERE CAST (value AS INTEGER) < ?1");
  layover_query_bind_int64 (query, 1, created_s);

  return layover_query_run (query, error);
}

/** layover_store_get_largest_created: Returns: seconds since 1970, 0 when nothing was ever accepted */
gint64
layover_store_get_largest_created (LayoverStore *self)
{
  g_autofree char *value = layover_store_dup_setting (self, "largest-created", NULL);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}
