/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gio/gio.h>

#include "layover-entry-name.h"
#include "layover-public-key.h"
#include "layover-statement.h"

G_BEGIN_DECLS

#define LAYOVER_TYPE_CONTAINER (layover_container_get_type ())
G_DECLARE_FINAL_TYPE (LayoverContainer, layover_container, LAYOVER, CONTAINER, GObject)

/**
 * LayoverContainerProgress:
 * @bytes_done: of the operation at hand, growing to the sum of the sizes of its entries
 *
 * Called on the thread that does the work, about once a megabyte.
 */
typedef void (*LayoverContainerProgress) (guint64 bytes_done, gpointer data);

LayoverContainer *layover_container_open (const char *path, gboolean is_signed, GError **error);
LayoverContainer *layover_container_new_from_bytes (GBytes *bytes, const char *name,
                                                    gboolean is_signed, GError **error);

const char *layover_container_get_name (LayoverContainer *self);
guint64 layover_container_get_size_bytes (LayoverContainer *self);
guint layover_container_get_n_entries (LayoverContainer *self);
const char *layover_container_get_entry_name (LayoverContainer *self, guint index);
guint64 layover_container_get_entry_size (LayoverContainer *self, guint index);
const guint8 *layover_container_get_entry_digest (LayoverContainer *self, guint index);
gboolean layover_container_find (LayoverContainer *self, const char *name, guint *index);

gboolean layover_container_is_signed (LayoverContainer *self);
const LayoverStatement *layover_container_get_statement (LayoverContainer *self);
const guint8 *layover_container_get_key_id (LayoverContainer *self);
const char *layover_container_get_digest (LayoverContainer *self);
gboolean layover_container_verify (LayoverContainer *self, const LayoverPublicKey *key,
                                   GError **error);

GBytes *layover_container_read (LayoverContainer *self, const char *name, gsize max_size_bytes,
                                GError **error);
GBytes *layover_container_dup_bytes (LayoverContainer *self, gsize max_size_bytes, GError **error);
gboolean layover_container_copy_entry (LayoverContainer *self, guint index, int fd,
                                       LayoverContainerProgress progress, gpointer data,
                                       GCancellable *cancellable, GError **error);
gboolean layover_container_verify_entries (LayoverContainer *self,
                                           LayoverContainerProgress progress, gpointer data,
                                           GCancellable *cancellable, GError **error);

G_END_DECLS
