/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "layover-cli.h"

G_BEGIN_DECLS

/**
 * LayoverCliTable:
 *
 * A table of questions or tests and what is answered to them, one case a row: columns are separated by tabs, the first
 * line may name them. The answer to each row is one line of JSON, written out before the next row is read.
 */
typedef struct _LayoverCliTable LayoverCliTable;

/**
 * LayoverCliRowFunc:
 *
 * Returns: (transfer full) (nullable): the answer to the row at hand; %NULL with @error set
 */
typedef JsonNode *(*LayoverCliRowFunc) (LayoverCliTable *table, gpointer data, GError **error);

LayoverCliTable *layover_cli_table_open (const char *path, const char *const *columns,
                                         GError **error);
void layover_cli_table_free (LayoverCliTable *self);

gboolean layover_cli_table_answer (LayoverCliTable *self, LayoverCliRowFunc func, gpointer data,
                                   GError **error);
const char *layover_cli_table_get (LayoverCliTable *self, const char *column, GError **error);
const char *layover_cli_table_peek (LayoverCliTable *self, const char *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverCliTable, layover_cli_table_free)

G_END_DECLS
