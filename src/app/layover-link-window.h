/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Where a link leads, before anybody goes there: its whole address, with Copy, and Open when there is a network. */

#define LAYOVER_TYPE_LINK_WINDOW (layover_link_window_get_type ())
G_DECLARE_FINAL_TYPE (LayoverLinkWindow, layover_link_window, LAYOVER, LINK_WINDOW, AdwWindow)

GtkWindow *layover_link_window_new (GtkWindow *parent, const char *uri);

G_END_DECLS
