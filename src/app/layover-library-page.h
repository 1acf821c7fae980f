/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

#include "layover-library.h"

G_BEGIN_DECLS

#define LAYOVER_TYPE_LIBRARY_PAGE (layover_library_page_get_type ())
G_DECLARE_FINAL_TYPE (LayoverLibraryPage, layover_library_page, LAYOVER, LIBRARY_PAGE, AdwBin)

GtkWidget *layover_library_page_new (LayoverLibrary *library);

G_END_DECLS
