/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-bundle-files.h"
#include "layover-container.h"
#include "layover-opening.h"
#include "layover-store-bundles.h"

G_BEGIN_DECLS

/**
 * LayoverInstaller:
 *
 * Brings one verified bundle from its file into the store: copy and compare, read and judge, put in place. Worker
 * threads use it; it sees the store of its own thread and nothing of the library.
 */
typedef struct _LayoverInstaller LayoverInstaller;

LayoverInstaller *layover_installer_new (LayoverStore *store, LayoverContainer *container,
                                         LayoverOpeningProgress progress, gpointer progress_data,
                                         GCancellable *cancellable);
void layover_installer_free (LayoverInstaller *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverInstaller, layover_installer_free)

gboolean layover_installer_copy (LayoverInstaller *self, gboolean is_repair, GError **error);
gboolean layover_installer_check (LayoverInstaller *self, LayoverBundleRow *bundle, char **course,
                                  GError **error);
gboolean layover_installer_publish (LayoverInstaller *self, LayoverBundleRow *bundle,
                                    int enrolment_version, GError **error);

G_END_DECLS
