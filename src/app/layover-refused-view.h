/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Why a file was not added: what happened in one sentence, what to do, what is wrong where, and a code. A fault of this
 * computer has another face than a bad file. */

#define LAYOVER_TYPE_REFUSED_VIEW (layover_refused_view_get_type ())
G_DECLARE_FINAL_TYPE (LayoverRefusedView, layover_refused_view, LAYOVER, REFUSED_VIEW, AdwBin)

GtkWidget *layover_refused_view_new (void);

void layover_refused_view_set_error (LayoverRefusedView *self, const GError *error,
                                     const char *file_name);

G_END_DECLS
