/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where results can be carried to: drives that can be pulled out, the documents folder. Properties: name, detail. */

#define LAYOVER_TYPE_EXPORT_PLACE (layover_export_place_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExportPlace, layover_export_place, LAYOVER, EXPORT_PLACE, GObject)

LayoverExportPlace *layover_export_place_new (const char *folder, const char *name,
                                              gboolean is_removable);
GPtrArray *layover_export_place_list (void);

const char *layover_export_place_get_folder (LayoverExportPlace *self);
const char *layover_export_place_get_name (LayoverExportPlace *self);
char *layover_export_place_dup_detail (LayoverExportPlace *self);
const char *layover_export_place_get_icon_name (LayoverExportPlace *self);

G_END_DECLS
