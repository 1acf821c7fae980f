/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-store"

#include "config.h"

#include "layover-store-private.h"

struct _LayoverQuery
{
  sqlite3 *connection;
  sqlite3_stmt *statement;
  int status;
};

/**
 * layover_query_new: (skip)
 * @sql: a literal of this layer, never composed; its values are numbered parameters ?1, ?2…
 */
LayoverQuery *
layover_query_new (LayoverStore *store, const char *sql)
{
  LayoverQuery *self = g_new0 (LayoverQuery, 1);

  self->connection = layover_store_get_connection (store);
  self->status = sqlite3_prepare_v2 (self->connection, sql, -1, &self->statement, NULL);

  return self;
}

void
layover_query_free (LayoverQuery *self)
{
  sqlite3_finalize (self->statement);
  g_free (self);
}

static void
keep_status (LayoverQuery *self, int status)
{
  if (self->status == SQLITE_OK)
    self->status = status;
}

void
layover_query_bind_text (LayoverQuery *self, int number, const char *value)
{
  keep_status (self, sqlite3_bind_text (self->statement, number, value, -1, SQLITE_TRANSIENT));
}

void
layover_query_bind_int64 (LayoverQuery *self, int number, gint64 value)
{
  keep_status (self, sqlite3_bind_int64 (self->statement, number, value));
}

void
layover_query_bind_double (LayoverQuery *self, int number, double value)
{
  keep_status (self, sqlite3_bind_double (self->statement, number, value));
}

/* @value has to live until the query is freed. */
void
layover_query_bind_bytes (LayoverQuery *self, int number, GBytes *value)
{
  gsize size = 0;
  const void *data = g_bytes_get_data (value, &size);

  keep_status (self, sqlite3_bind_blob64 (self->statement, number, data != NULL ? data : "", size,
                                          SQLITE_STATIC));
}

/* Returns: whether there is a row to read; FALSE at the end and after a failure, which finish tells apart */
gboolean
layover_query_next (LayoverQuery *self)
{
  int status;

  if (self->status != SQLITE_OK)
    return FALSE;

  status = sqlite3_step (self->statement);
  if (status == SQLITE_ROW)
    return TRUE;

  self->status = status;

  return FALSE;
}

/* Valid until the next step. */
const char *
layover_query_get_text (LayoverQuery *self, int column)
{
  return (const char *) sqlite3_column_text (self->statement, column);
}

char *
layover_query_dup_text (LayoverQuery *self, int column)
{
  return g_strdup (layover_query_get_text (self, column));
}

gint64
layover_query_get_int64 (LayoverQuery *self, int column)
{
  return sqlite3_column_int64 (self->statement, column);
}

double
layover_query_get_double (LayoverQuery *self, int column)
{
  return sqlite3_column_double (self->statement, column);
}

GBytes *
layover_query_dup_bytes (LayoverQuery *self, int column)
{
  const void *data = sqlite3_column_blob (self->statement, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->statement, column));
}

gboolean
layover_query_finish (LayoverQuery *self, GError **error)
{
  if (self->status == SQLITE_OK || self->status == SQLITE_DONE)
    return TRUE;

  layover_store_set_error (self->connection, self->status, error);

  return FALSE;
}

/* For a statement that returns no rows. */
gboolean
layover_query_run (LayoverQuery *self, GError **error)
{
  while (layover_query_next (self))
    ;

  return layover_query_finish (self, error);
}
