/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

#include "layover-math.h"

G_BEGIN_DECLS

/* A formula, in a line of text or on one of its own. It becomes smaller where it does not fit, and its name is what a
 * person would read aloud. */

#define LAYOVER_TYPE_MATH_VIEW (layover_math_view_get_type ())
G_DECLARE_FINAL_TYPE (LayoverMathView, layover_math_view, LAYOVER, MATH_VIEW, GtkWidget)

GtkWidget *layover_math_view_new (LayoverMath *math);
const char *layover_math_view_get_speech (LayoverMathView *self);

G_END_DECLS
