/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-application.h"
#include "layover-page.h"

G_BEGIN_DECLS

#define LAYOVER_TYPE_WINDOW (layover_window_get_type ())
G_DECLARE_FINAL_TYPE (LayoverWindow, layover_window, LAYOVER, WINDOW, AdwApplicationWindow)

/* The one window: a stack of pages, of which the last one is shown. Its win actions are the wishes that pages have. */

LayoverWindow *layover_window_new (LayoverApplication *application, LayoverLibrary *library,
                                   const GError *fault);
void layover_window_start (LayoverWindow *self);

void layover_window_push (LayoverWindow *self, LayoverPage *page);
void layover_window_pop (LayoverWindow *self);
void layover_window_replace (LayoverWindow *self, LayoverPage *page);
LayoverPage *layover_window_get_page (LayoverWindow *self);
guint layover_window_get_n_pages (LayoverWindow *self);

LayoverLibrary *layover_window_get_library (LayoverWindow *self);
void layover_window_open_file (LayoverWindow *self, GFile *file);
void layover_window_show_toast (LayoverWindow *self, const char *text);
void layover_window_show_error (LayoverWindow *self, const GError *error);

G_END_DECLS
