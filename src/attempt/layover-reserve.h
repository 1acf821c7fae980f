/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Room on the disk for the rest of an exam, held by a file nobody needs (docs/format.md section 8). */

#define LAYOVER_RESERVE_BYTES (32 * 1024 * 1024)

gboolean layover_reserve_hold (const char *folder, GError **error);
gboolean layover_reserve_release (const char *folder);

G_END_DECLS
