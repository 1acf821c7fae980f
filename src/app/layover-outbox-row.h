/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One results file in the outbox: its state as shape and sentence, and what can be done with it. */

#define LAYOVER_TYPE_OUTBOX_ROW (layover_outbox_row_get_type ())
G_DECLARE_FINAL_TYPE (LayoverOutboxRow, layover_outbox_row, LAYOVER, OUTBOX_ROW, GtkListBoxRow)

GtkWidget *layover_outbox_row_new (LayoverLibrary *library, LayoverOutboxItem *item);

void layover_outbox_row_arrange (LayoverOutboxRow *self, gboolean is_narrow, gboolean is_tiny);

G_END_DECLS
