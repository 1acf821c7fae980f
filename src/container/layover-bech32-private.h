/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LAYOVER_BECH32_SIZE 32

char *layover_bech32_encode (const char *prefix, const guint8 bytes[LAYOVER_BECH32_SIZE]);
gboolean layover_bech32_decode (const char *prefix, const char *text,
                                guint8 bytes[LAYOVER_BECH32_SIZE]);

G_END_DECLS
