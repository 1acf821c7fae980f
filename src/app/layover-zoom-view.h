/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-page-image.h"

G_BEGIN_DECLS

/* A picture that can be looked at more closely, in its place on the page: it grows inside its frame, which then scrolls. By
 * two buttons, by plus, minus and 0, and by the wheel with Ctrl. Property: zoom (double, 1 to 4; 1 is as wide as the page
 * lets it be). */

#define LAYOVER_TYPE_ZOOM_VIEW (layover_zoom_view_get_type ())
G_DECLARE_FINAL_TYPE (LayoverZoomView, layover_zoom_view, LAYOVER, ZOOM_VIEW, GtkWidget)

GtkWidget *layover_zoom_view_new (LayoverPageImage *image);
double layover_zoom_view_get_zoom (LayoverZoomView *self);
void layover_zoom_view_set_zoom (LayoverZoomView *self, double zoom);

G_END_DECLS
