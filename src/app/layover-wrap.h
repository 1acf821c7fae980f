/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void layover_wrap_label (GtkLabel *label);
void layover_wrap_fit (GtkWidget *tree);

G_END_DECLS
