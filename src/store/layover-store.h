/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The number in user_version of a database made by this program; docs/format.md section 8 lists the rules it keeps. */
#define LAYOVER_STORE_SCHEMA 6

#define LAYOVER_TYPE_STORE (layover_store_get_type ())
G_DECLARE_FINAL_TYPE (LayoverStore, layover_store, LAYOVER, STORE, GObject)

/**
 * LayoverStoreFunc:
 *
 * Work that is done whole or not at all.
 *
 * Returns: %TRUE to commit, %FALSE with @error set to leave everything as it was
 */
typedef gboolean (*LayoverStoreFunc) (LayoverStore *self, gpointer data, GError **error);

LayoverStore *layover_store_open (const char *folder, GError **error);
LayoverStore *layover_store_open_beside (const char *folder, GError **error);
char *layover_store_start_over (const char *folder, GError **error);

const char *layover_store_get_folder (LayoverStore *self);
char *layover_store_dup_object_path (LayoverStore *self, const char *digest);
char *layover_store_dup_staging_path (LayoverStore *self);

gboolean layover_store_run (LayoverStore *self, LayoverStoreFunc func, gpointer data,
                            GError **error);

gboolean layover_store_set_setting (LayoverStore *self, const char *name, const char *value,
                                    GError **error);
char *layover_store_dup_setting (LayoverStore *self, const char *name, GError **error);

G_END_DECLS
