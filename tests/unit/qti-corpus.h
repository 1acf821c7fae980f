/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "layover-item-private.h"
#include "layover-item-run.h"
#include "layover-notation.h"
#include "layover-test-session-private.h"

G_BEGIN_DECLS

/* What the tests of other people's items share: the tables of the corpus, and giving and comparing values, which are
 * written as layover-notation.h says. The corpus is not part of the source tree; without it such tests are skipped. */

GPtrArray *corpus_read_table (const char *name, guint n_columns);
LayoverItem *corpus_load_item (const char *name, GError **error);
LayoverTest *corpus_load_test (const char *name, GError **error);

gboolean corpus_give_and_process (LayoverItemSession *session, JsonNode *responses);
void corpus_put_template_values (LayoverItemSession *session, JsonObject *values,
                                 gboolean as_correct);
gboolean corpus_values_agree (const LayoverValue *ours, const LayoverValue *theirs);
char *corpus_dup_difference (LayoverItemSession *session, JsonObject *expected);

void corpus_note (GHashTable *found, const char *table, const char *item, const char *verdict);
void corpus_check_decisions (GHashTable *found, const char *const *tables);

G_END_DECLS
