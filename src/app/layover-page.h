/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One page of the window's stack. Pages do not know each other: they ask with win actions, and the window asks them
 * what follows. */

#define LAYOVER_TYPE_PAGE (layover_page_get_type ())
G_DECLARE_INTERFACE (LayoverPage, layover_page, LAYOVER, PAGE, GtkWidget)

/**
 * LayoverPageInterface:
 * @dup_title: what the window is called while the page is shown
 * @go_back: asked by Escape, Alt+Left and the back button; %TRUE when the page did something itself, or stays
 * @entered: the page is in front, for the first time or again after a page above it was left
 */
struct _LayoverPageInterface
{
  GTypeInterface parent_iface;

  char *(*dup_title) (LayoverPage *self);
  gboolean (*go_back) (LayoverPage *self);
  void (*entered) (LayoverPage *self, gboolean is_again);
};

char *layover_page_dup_title (LayoverPage *self);
gboolean layover_page_go_back (LayoverPage *self);
void layover_page_entered (LayoverPage *self, gboolean is_again);

G_END_DECLS
