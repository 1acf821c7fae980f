/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

#include "layover-library.h"
#include "layover-page.h"

G_BEGIN_DECLS

#define LAYOVER_TYPE_HOME_PAGE (layover_home_page_get_type ())
G_DECLARE_FINAL_TYPE (LayoverHomePage, layover_home_page, LAYOVER, HOME_PAGE, AdwBin)

GtkWidget *layover_home_page_new (LayoverLibrary *library);

void layover_home_page_show_tab (LayoverHomePage *self, const char *name);
const char *layover_home_page_get_tab (LayoverHomePage *self);

G_END_DECLS
