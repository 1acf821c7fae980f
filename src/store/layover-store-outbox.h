/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-store.h"

G_BEGIN_DECLS

/**
 * LayoverOutboxRow:
 * @digest: lower-case hex SHA-256 of the SHA256SUMS of the results file, of which the end code is made
 * @exported_s: when it was last exported, 0 when never
 * @exported_to: (nullable): where to
 */
typedef struct
{
  char *attempt;
  char *digest;
  gint64 made_s;
  guint64 size_bytes;
  gint64 exported_s;
  char *exported_to;
} LayoverOutboxRow;

void layover_outbox_row_free (LayoverOutboxRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverOutboxRow, layover_outbox_row_free)

gboolean layover_store_add_result (LayoverStore *self, const char *attempt, const char *digest,
                                   GBytes *bytes, gint64 made_s, GError **error);
gboolean layover_store_set_exported (LayoverStore *self, const char *attempt, const char *where,
                                     gint64 when_s, GError **error);
GBytes *layover_store_read_result (LayoverStore *self, const char *attempt, GError **error);
GPtrArray *layover_store_list_outbox (LayoverStore *self, GError **error);

G_END_DECLS
