/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Every key, from the one table they are installed from. */

#define LAYOVER_TYPE_SHORTCUTS_WINDOW (layover_shortcuts_window_get_type ())
G_DECLARE_FINAL_TYPE (LayoverShortcutsWindow, layover_shortcuts_window, LAYOVER, SHORTCUTS_WINDOW,
                      AdwWindow)

GtkWindow *layover_shortcuts_window_new (GtkWindow *parent);

G_END_DECLS
