/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-store-attempts.h"

G_BEGIN_DECLS

/* The bytes of answers that are files. They come and go with the events that name them. */

gboolean layover_store_apply_files (LayoverStore *self, const char *attempt,
                                    const LayoverEventRow *event, GError **error);
GBytes *layover_store_dup_file (LayoverStore *self, const char *attempt, const char *digest,
                                GError **error);
gboolean layover_store_has_file (LayoverStore *self, const char *attempt, const char *digest,
                                 gboolean *has_file, GError **error);

gboolean layover_store_write_file_ahead (LayoverStore *self, const char *attempt,
                                         const char *digest, GBytes *bytes,
                                         GCancellable *cancellable, GError **error);
gboolean layover_store_keep_files (LayoverStore *self, const char *attempt, GHashTable *digests,
                                   GError **error);

G_END_DECLS
