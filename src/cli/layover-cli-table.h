/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "layover-cli-question.h"
#include "layover-cli.h"

G_BEGIN_DECLS

/**
 * LayoverCliTable:
 *
 * A table of questions or tests and what is answered to them, one case a row: columns are separated by tabs, the first
 * line may name them. The answer to each row is one line of JSON, written out before the next row is read.
 */
typedef struct _LayoverCliTable LayoverCliTable;

/** LayoverCliBatch: what rows are answered with: where their files lie, and what decides about chance */
typedef struct
{
  LayoverCliQuestions questions;
  guint64 seed;
} LayoverCliBatch;

/**
 * LayoverCliRowFunc:
 *
 * Returns: (transfer full) (nullable): the answer to the row at hand; %NULL with @error set
 */
typedef JsonNode *(*LayoverCliRowFunc) (LayoverCliTable *table, LayoverCliBatch *batch,
                                        GError **error);

LayoverExit layover_cli_answer_table (LayoverCli *cli, const char *path, const char *const *columns,
                                      const char *root, guint64 seed, LayoverCliRowFunc func);
const char *layover_cli_table_get (LayoverCliTable *self, const char *column, GError **error);
const char *layover_cli_table_peek (LayoverCliTable *self, const char *column);

G_END_DECLS
