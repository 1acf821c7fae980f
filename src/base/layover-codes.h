/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What people copy by hand: Crockford base32 symbols, and the check symbol that notices a slip of the pen. */

char *layover_crockford_encode (const guint8 *bytes, guint n_symbols);
char *layover_crockford_normalise (const char *typed);

char layover_code_get_check_symbol (const char *symbols);
char *layover_code_new (const guint8 *bytes, guint n_symbols);
gboolean layover_code_is_valid (const char *symbols);
char *layover_code_group (const char *symbols, guint group_size);

G_END_DECLS
