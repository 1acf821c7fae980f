/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-action-row.h"
#include "layover-library.h"

G_BEGIN_DECLS

/* A course in the library: whose it is, how far one is, how large it is. Its menu is on the menu key and Shift+F10. */

#define LAYOVER_TYPE_LIBRARY_ROW (layover_library_row_get_type ())
G_DECLARE_FINAL_TYPE (LayoverLibraryRow, layover_library_row, LAYOVER, LIBRARY_ROW,
                      LayoverActionRow)

GtkWidget *layover_library_row_new (LayoverLibrary *library, LayoverLibraryCourse *course);

LayoverLibraryCourse *layover_library_row_get_course (LayoverLibraryRow *self);
gboolean layover_library_row_matches (LayoverLibraryRow *self, const char *needle);

G_END_DECLS
