/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a screen is laid out by: its width in pixels divided by the text scale, so that 720 pixels at 200 % text are as
 * narrow as 360 at 100 %. A page has one around its content and binds what changes to the three properties. Header
 * bars inside keep only Close where it is narrow. */

#define LAYOVER_ADAPTIVE_COMPACT 800
#define LAYOVER_ADAPTIVE_NARROW 680
#define LAYOVER_ADAPTIVE_TINY 240

#define LAYOVER_TYPE_ADAPTIVE (layover_adaptive_get_type ())
G_DECLARE_FINAL_TYPE (LayoverAdaptive, layover_adaptive, LAYOVER, ADAPTIVE, GtkWidget)

GtkWidget *layover_adaptive_new (void);

GtkWidget *layover_adaptive_get_child (LayoverAdaptive *self);
void layover_adaptive_set_child (LayoverAdaptive *self, GtkWidget *child);

int layover_adaptive_get_effective_width (LayoverAdaptive *self);
gboolean layover_adaptive_get_is_compact (LayoverAdaptive *self);
gboolean layover_adaptive_get_is_narrow (LayoverAdaptive *self);
gboolean layover_adaptive_get_is_tiny (LayoverAdaptive *self);

LayoverAdaptive *layover_adaptive_find (GtkWidget *widget);
GBinding *layover_adaptive_stack_when (GtkWidget *widget, const char *property,
                                       gpointer orientable);
void layover_adaptive_fit_columns (GtkWidget *part);
double layover_adaptive_get_text_scale (void);

G_END_DECLS
