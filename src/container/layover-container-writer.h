/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gio/gio.h>

#include "layover-secret-key.h"
#include "layover-statement.h"

G_BEGIN_DECLS

#define LAYOVER_TYPE_CONTAINER_WRITER (layover_container_writer_get_type ())
G_DECLARE_FINAL_TYPE (LayoverContainerWriter, layover_container_writer, LAYOVER, CONTAINER_WRITER,
                      GObject)

LayoverContainerWriter *layover_container_writer_new (void);

gboolean layover_container_writer_add_bytes (LayoverContainerWriter *self, const char *name,
                                             GBytes *bytes, GError **error);
gboolean layover_container_writer_add_file (LayoverContainerWriter *self, const char *name,
                                            const char *path, GError **error);

gboolean layover_container_writer_write (LayoverContainerWriter *self, const char *path,
                                         const LayoverStatement *statement,
                                         const LayoverSecretKey *key, gboolean may_replace,
                                         GError **error);
GBytes *layover_container_writer_write_signed_bytes (LayoverContainerWriter *self,
                                                     const LayoverStatement *statement,
                                                     const LayoverSecretKey *key, GError **error);
GBytes *layover_container_writer_write_inner (LayoverContainerWriter *self, GError **error);

G_END_DECLS
