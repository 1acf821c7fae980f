/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

#include "layover-library.h"

G_BEGIN_DECLS

#define LAYOVER_TYPE_PROFILE_PAGE (layover_profile_page_get_type ())
G_DECLARE_FINAL_TYPE (LayoverProfilePage, layover_profile_page, LAYOVER, PROFILE_PAGE, AdwBin)

GtkWidget *layover_profile_page_new (LayoverLibrary *library);

G_END_DECLS
