/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writing that survives a power cut, and reading that ends. */

gboolean layover_file_replace (const char *path, const void *data, gsize length, int mode,
                               GError **error);
gboolean layover_file_create (const char *path, const void *data, gsize length, int mode,
                              GError **error);
char *layover_file_dup_temporary_path (const char *path);
gboolean layover_file_publish (const char *temporary, const char *path, gboolean may_replace,
                               GError **error);
GBytes *layover_file_read (const char *path, gsize max_size_bytes, GError **error);
gboolean layover_file_sync_folder (const char *folder, GError **error);
gboolean layover_file_make_folder (const char *path, int mode, GError **error);
gboolean layover_file_remove_tree (const char *path, GError **error);

G_END_DECLS
