/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

#include "layover-bundle-check.h"

G_BEGIN_DECLS

/**
 * LayoverBundleFiles:
 *
 * The entries of one bundle on this computer: which name lies where, and what its digest has to be. Once it is
 * filled it does not change, so it can be read from any thread, and it goes on naming the same bytes while a newer
 * version is installed.
 */
typedef struct _LayoverBundleFiles LayoverBundleFiles;

LayoverBundleFiles *layover_bundle_files_new (void);
LayoverBundleFiles *layover_bundle_files_ref (LayoverBundleFiles *self);
void layover_bundle_files_unref (LayoverBundleFiles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverBundleFiles, layover_bundle_files_unref)

void layover_bundle_files_add (LayoverBundleFiles *self, const char *name, const char *digest,
                               const char *path, guint64 size_bytes);
const char *const *layover_bundle_files_get_names (LayoverBundleFiles *self);
gboolean layover_bundle_files_has (LayoverBundleFiles *self, const char *name);
const char *layover_bundle_files_get_path (LayoverBundleFiles *self, const char *name);
GBytes *layover_bundle_files_read (LayoverBundleFiles *self, const char *name, GError **error);
void layover_bundle_files_init_source (LayoverBundleFiles *self, LayoverBundleSource *source);

G_END_DECLS
