/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text that came from a file, made safe to look at, and the two small notations every file of format 1 shares. */

char *layover_text_from_bytes (GBytes *bytes);
char *layover_text_escape (const char *text);
char *layover_text_escape_bytes (const void *bytes, gsize length);
char *layover_text_strip_bidi (const char *text);
gboolean layover_text_has_controls (const char *text);

gboolean layover_id_is_valid (const char *id);

char *layover_hex_encode (const guint8 *bytes, gsize length);
gboolean layover_hex_decode (const char *text, guint8 *bytes, gsize length);

char *layover_time_format (gint64 unix_s);
gboolean layover_time_parse (const char *text, gint64 *unix_s);

G_END_DECLS
