/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The part of RFC 8785 that events need: objects of strings, integers and lists of strings. One value has one
 * spelling, so a reader that accepts nothing else needs no second look at what it read. */

#define LAYOVER_CANONICAL_MAX_INTEGER G_GINT64_CONSTANT (9007199254740991)

void layover_canonical_write_string (GString *out, const char *text);
void layover_canonical_write_integer (GString *out, gint64 value);
void layover_canonical_write_strings (GString *out, const char *const *strings);

typedef struct
{
  const char *p;
  const char *end;
} LayoverCanonicalReader;

gboolean layover_canonical_read_char (LayoverCanonicalReader *self, char c);
char *layover_canonical_read_string (LayoverCanonicalReader *self);
gboolean layover_canonical_read_integer (LayoverCanonicalReader *self, gint64 *value);
GStrv layover_canonical_read_strings (LayoverCanonicalReader *self);

G_END_DECLS
