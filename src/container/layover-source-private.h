/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LayoverSource:
 *
 * The bytes a container is read from: one open descriptor, always read at a position, or a block of memory. Never
 * mapped: a stick pulled out in mid-read must be an error and not a signal.
 */
typedef struct _LayoverSource LayoverSource;

LayoverSource *layover_source_open (const char *path, GError **error);
LayoverSource *layover_source_new_from_bytes (GBytes *bytes);
guint64 layover_source_get_size (LayoverSource *self);
gboolean layover_source_read (LayoverSource *self, guint64 offset, void *buffer, gsize length,
                              GError **error);
void layover_source_free (LayoverSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverSource, layover_source_free)

G_END_DECLS
