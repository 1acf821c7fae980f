/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <sqlite3.h>

#include "layover-store.h"

G_BEGIN_DECLS

/**
 * LayoverQuery:
 *
 * One prepared statement on its way through bind, next and finish. It remembers the first failure, so that the
 * steps in between need no checks: next says "no more rows", and finish says whether that was the truth.
 */
typedef struct _LayoverQuery LayoverQuery;

LayoverQuery *layover_query_new (LayoverStore *store, const char *sql);
void layover_query_free (LayoverQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverQuery, layover_query_free)

void layover_query_bind_text (LayoverQuery *self, int number, const char *value);
void layover_query_bind_int64 (LayoverQuery *self, int number, gint64 value);
void layover_query_bind_double (LayoverQuery *self, int number, double value);
void layover_query_bind_bytes (LayoverQuery *self, int number, GBytes *value);

gboolean layover_query_next (LayoverQuery *self);
const char *layover_query_get_text (LayoverQuery *self, int column);
char *layover_query_dup_text (LayoverQuery *self, int column);
gint64 layover_query_get_int64 (LayoverQuery *self, int column);
double layover_query_get_double (LayoverQuery *self, int column);
GBytes *layover_query_dup_bytes (LayoverQuery *self, int column);

gboolean layover_query_finish (LayoverQuery *self, GError **error);
gboolean layover_query_run (LayoverQuery *self, GError **error);

sqlite3 *layover_store_get_connection (LayoverStore *self);
void layover_store_set_error (sqlite3 *connection, int status, GError **error);
gboolean layover_store_execute (sqlite3 *connection, const char *sql, GError **error);
gboolean layover_store_migrate (sqlite3 *connection, int to, GError **error);
gboolean layover_store_check (sqlite3 *connection, GError **error);
gboolean layover_store_copy_aside (const char *folder, char **aside, GError **error);
gboolean layover_store_salvage (LayoverStore *self, const char *damaged, GError **error);

G_END_DECLS
