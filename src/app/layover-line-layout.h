/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LAYOVER_TYPE_LINE_LAYOUT (layover_line_layout_get_type ())
G_DECLARE_FINAL_TYPE (LayoverLineLayout, layover_line_layout, LAYOVER, LINE_LAYOUT,
                      GtkLayoutManager)

void layover_line_layout_set_spacing (LayoverLineLayout *self, int spacing);
void layover_line_layout_set_is_centred (LayoverLineLayout *self, gboolean is_centred);

G_END_DECLS
