/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

#include "layover-library-course.h"

G_BEGIN_DECLS

/* A module of a course's outline: opens and closes, and holds its parts. "module.toggle" is exported to the
 * accessibility bus. */

#define LAYOVER_TYPE_MODULE_ROW (layover_module_row_get_type ())
G_DECLARE_FINAL_TYPE (LayoverModuleRow, layover_module_row, LAYOVER, MODULE_ROW, AdwExpanderRow)

GtkWidget *layover_module_row_new (LayoverLibraryCourse *course, LayoverModule *module);

void layover_module_row_update (LayoverModuleRow *self);
gboolean layover_module_row_holds (LayoverModuleRow *self, LayoverPart *part);

G_END_DECLS
