/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LayoverZipPackage:
 *
 * A content package of another system, which zips and compresses as it likes. Nothing that Layover itself exchanges is
 * read by this: bundles and results are for LayoverContainer alone. Names that lead outside, and two files of one name,
 * refuse the package.
 */
typedef struct _LayoverZipPackage LayoverZipPackage;

LayoverZipPackage *layover_zip_package_new (GBytes *bytes, GError **error);
void layover_zip_package_free (LayoverZipPackage *self);

gboolean layover_zip_package_has (LayoverZipPackage *self, const char *name);
GBytes *layover_zip_package_read (LayoverZipPackage *self, const char *name, gsize max_size_bytes,
                                  GError **error);

gboolean layover_package_name_is_inside (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverZipPackage, layover_zip_package_free)

G_END_DECLS
