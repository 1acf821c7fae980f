/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where to carry a results file, what it holds and who can read it. Signal: "closed". */

#define LAYOVER_TYPE_EXPORT_PAGE (layover_export_page_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExportPage, layover_export_page, LAYOVER, EXPORT_PAGE, GtkWidget)

GtkWidget *layover_export_page_new (LayoverLibrary *library, LayoverOutboxItem *item);

gboolean layover_export_page_is_busy (LayoverExportPage *self);

G_END_DECLS
