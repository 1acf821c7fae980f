/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Every results file on this computer, by what is needed next. Without a header bar: it is a tab of home. Asks with
 * "win.export-result" and "win.show-result" (the attempt). */

#define LAYOVER_TYPE_OUTBOX_VIEW (layover_outbox_view_get_type ())
G_DECLARE_FINAL_TYPE (LayoverOutboxView, layover_outbox_view, LAYOVER, OUTBOX_VIEW, GtkWidget)

GtkWidget *layover_outbox_view_new (LayoverLibrary *library);

G_END_DECLS
