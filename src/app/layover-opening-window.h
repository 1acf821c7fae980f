/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

#include "layover-library.h"

G_BEGIN_DECLS

/* A file on its way in: one small window that changes its page, from importing to trusting to refusing, and that is
 * never seen when all is done within 300 ms. Signals: "opened" (LayoverOpening), "toast" (text), and "done" once, at
 * the end, however it ended. */

#define LAYOVER_TYPE_OPENING_WINDOW (layover_opening_window_get_type ())
G_DECLARE_FINAL_TYPE (LayoverOpeningWindow, layover_opening_window, LAYOVER, OPENING_WINDOW,
                      AdwWindow)

GtkWindow *layover_opening_window_new (GtkWindow *parent, LayoverLibrary *library);

void layover_opening_window_start (LayoverOpeningWindow *self, const char *path);

G_END_DECLS
