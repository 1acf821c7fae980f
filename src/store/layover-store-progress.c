/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-store"

#include "config.h"

#include "layover-store-private.h"
#include "layover-store-progress.h"

void
layover_part_row_free (LayoverPartRow *self)
{
  g_free (self->part);
  g_free (self);
}

/** layover_store_set_part_done: marks @part read, watched or answered, or takes the mark back */
gboolean
layover_store_set_part_done (LayoverStore *self, const char *org, const char *course,
                             const char *part, gboolean is_done, gint64 now_s, GError **error)
{
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  query = layover_query_new (self, "INSERT INTO part (org, course, part, is_done, done_s)"
                                   " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (org, course, part)"
                                   " DO UPDATE SET is_done = ?4, done_s = ?5");
  layover_query_bind_text (query, 1, org);
  layover_query_bind_text (query, 2, course);
  layover_query_bind_text (query, 3, part);
  layover_query_bind_int64 (query, 4, is_done);
  layover_query_bind_int64 (query, 5, is_done ? now_s : 0);

  return layover_query_run (query, error);
}

/** layover_store_set_part_position: remembers that the person was at @position of @part last */
gboolean
layover_store_set_part_position (LayoverStore *self, const char *org, const char *course,
                                 const char *part, double position, gint64 now_s, GError **error)
{
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  query = layover_query_new (self, "INSERT INTO part (org, course, part, position, visited_s)"
                                   " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (org, course, part)"
                                   " DO UPDATE SET position = ?4, visited_s = ?5");
  layover_query_bind_text (query, 1, org);
  layover_query_bind_text (query, 2, course);
  layover_query_bind_text (query, 3, part);
  layover_query_bind_double (query, 4, position);
  layover_query_bind_int64 (query, 5, now_s);

  return layover_query_run (query, error);
}

/**
 * layover_store_list_parts:
 *
 * Returns: (transfer full) (element-type LayoverPartRow): the parts that were visited or done, the one visited last
 *   first
 */
GPtrArray *
layover_store_list_parts (LayoverStore *self, const char *org, const char *course, GError **error)
{
  g_autoptr (GPtrArray)
      rows = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_part_row_free);
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), NULL);

  query = layover_query_new (self, "SELECT part, is_done, done_s, position, visited_s FROM part"
                                   " WHERE org = ?1 AND course = ?2 ORDER BY visited_s DESC, part");
  layover_query_bind_text (query, 1, org);
  layover_query_bind_text (query, 2, course);
  while (layover_query_next (query))
    {
      LayoverPartRow *row = g_new0 (LayoverPartRow, 1);

      row->part = layover_query_dup_text (query, 0);
      row->is_done = layover_query_get_int64 (query, 1) != 0;
      row->done_s = layover_query_get_int64 (query, 2);
      row->position = layover_query_get_double (query, 3);
      row->visited_s = layover_query_get_int64 (query, 4);
      g_ptr_array_add (rows, row);
    }

  return layover_query_finish (query, error) ? g_steal_pointer (&rows) : NULL;
}
