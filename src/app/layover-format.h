/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Figures as people read them. All return text to free. */

char *layover_format_minutes (guint minutes);
char *layover_format_clock (gint64 seconds);
char *layover_format_date (gint64 unix_s);
char *layover_format_size (guint64 size_bytes);

G_END_DECLS
