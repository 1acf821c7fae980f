/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

#include "layover-bundle-check.h"

G_BEGIN_DECLS

/**
 * LayoverFolder:
 *
 * An author's folder, looked through once: which files it holds and whether their names can be entries of a
 * container. Hidden files and editors' backups ("name~") are passed over; links and special files are problems.
 */
typedef struct _LayoverFolder LayoverFolder;

LayoverFolder *layover_folder_scan (const char *path, GPtrArray *problems, GError **error);
void layover_folder_free (LayoverFolder *self);

const LayoverBundleSource *layover_folder_get_source (LayoverFolder *self);
const char *layover_folder_get_path (LayoverFolder *self);
char *layover_folder_dup_file (LayoverFolder *self, const char *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverFolder, layover_folder_free)

G_END_DECLS
