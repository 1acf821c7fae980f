/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-home-page.h"
#include "layover-window.h"

G_BEGIN_DECLS

struct _LayoverWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;

  LayoverLibrary *library;
  GError *fault;
  GPtrArray *pages;
  GPtrArray *focuses;
  LayoverHomePage *home;
  GQueue waiting_files;
  GtkWindow *opening;
  char *wanted_course;
};

void layover_window_install_actions (GtkWidgetClass *widget_class);
void layover_window_install_exam_actions (GtkWidgetClass *widget_class);
gboolean layover_window_is_sitting (LayoverWindow *self);
void layover_window_show_home (LayoverWindow *self);
void layover_window_open_next (LayoverWindow *self);

G_END_DECLS
