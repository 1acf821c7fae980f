/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-store.h"

G_BEGIN_DECLS

/**
 * LayoverBundleRow:
 * @row: the number of the row, 0 before it is stored
 * @digest: lower-case hex SHA-256 of its SHA256SUMS, which names these exact contents
 * @key: the minisign public key that signed it
 * @size_bytes: of all entries together
 * @is_current: the version in use; an older one stays only while an attempt needs it
 */
typedef struct
{
  gint64 row;
  char *org;
  char *id;
  int version;
  char *digest;
  char *key;
  char *title;
  char *language;
  gint64 created_s;
  gint64 expires_s;
  gint64 imported_s;
  guint64 size_bytes;
  gboolean is_current;
} LayoverBundleRow;

/**
 * LayoverEntryRow:
 * @digest: lower-case hex SHA-256 of the bytes, which is also where they lie: objects/ab/cdef…
 */
typedef struct
{
  char *name;
  char *digest;
  guint64 size_bytes;
} LayoverEntryRow;

void layover_bundle_row_free (LayoverBundleRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverBundleRow, layover_bundle_row_free)

LayoverEntryRow *layover_entry_row_new (const char *name, const char *digest, guint64 size_bytes);
void layover_entry_row_free (LayoverEntryRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverEntryRow, layover_entry_row_free)

int layover_store_try_lock_objects (LayoverStore *self, GError **error);
void layover_store_unlock_objects (int lock);

gboolean layover_store_install_bundle (LayoverStore *self, LayoverBundleRow *bundle,
                                       GPtrArray *entries, GError **error);
gboolean layover_store_remove_bundle (LayoverStore *self, gint64 bundle, GError **error);
gboolean layover_store_remove_unused (LayoverStore *self, GError **error);
gboolean layover_store_sweep (LayoverStore *self, GError **error);

GPtrArray *layover_store_list_bundles (LayoverStore *self, GError **error);
LayoverBundleRow *layover_store_find_bundle (LayoverStore *self, const char *digest,
                                             GError **error);
GPtrArray *layover_store_list_entries (LayoverStore *self, gint64 bundle, GError **error);
gboolean layover_store_has_object (LayoverStore *self, const char *digest, guint64 size_bytes);

G_END_DECLS
