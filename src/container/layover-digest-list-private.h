/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

#include "layover-archive-private.h"

G_BEGIN_DECLS

GByteArray *layover_digest_list_check (GBytes *list, const LayoverArchiveEntry *entries,
                                       guint n_entries, GError **error);

G_END_DECLS
