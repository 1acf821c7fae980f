/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* All there is when the library cannot be opened: why, where the data are, and what can be done. */

#define LAYOVER_TYPE_FAULT_PAGE (layover_fault_page_get_type ())
G_DECLARE_FINAL_TYPE (LayoverFaultPage, layover_fault_page, LAYOVER, FAULT_PAGE, AdwBin)

GtkWidget *layover_fault_page_new (const GError *fault);
void layover_fault_page_focus_remedy (LayoverFaultPage *self);

G_END_DECLS
