/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The two forms of base64 in format 1, each with exactly one text for the same bytes. */

typedef enum
{
  LAYOVER_BASE64_PADDED,   /* minisign */
  LAYOVER_BASE64_UNPADDED, /* age */
} LayoverBase64Form;

gboolean layover_base64_decode (const char *text, gsize text_length, LayoverBase64Form form,
                                guint8 *bytes, gsize length);
char *layover_base64_encode (const guint8 *bytes, gsize length, LayoverBase64Form form);
gsize layover_base64_length (gsize length, LayoverBase64Form form);

G_END_DECLS
