/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

#include "layover-library.h"

G_BEGIN_DECLS

#define LAYOVER_TYPE_PREFERENCES_WINDOW (layover_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (LayoverPreferencesWindow, layover_preferences_window, LAYOVER,
                      PREFERENCES_WINDOW, AdwWindow)

GtkWindow *layover_preferences_window_new (GtkWindow *parent, LayoverLibrary *library);

G_END_DECLS
