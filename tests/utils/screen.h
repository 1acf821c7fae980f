/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What tests of screens need: a display with our styles, waiting, finding widgets by what they are, and pictures. */

void screen_init (int *argc, char ***argv);
void screen_start_table_of_names (void);
GtkWindow *screen_show (GtkWidget *content, int width, int height);
void screen_close (GtkWindow *window);

void screen_settle (void);
void screen_wait (guint ms);
void screen_wait_for_frame (GtkWindow *window);

typedef gboolean (*ScreenCondition) (gpointer user_data);
void screen_wait_for_text (GtkWidget *root, const char *text);
void screen_wait_still (GtkWidget *root);
void screen_wait_until (ScreenCondition condition, gpointer user_data);

GtkWidget *screen_find (GtkWidget *root, GType type, const char *text);
GtkWidget *screen_find_nth (GtkWidget *root, GType type, guint n);
guint screen_count (GtkWidget *root, GType type);
char *screen_dup_text (GtkWidget *root);
void screen_click (GtkWidget *root, const char *label);

void screen_set_text_scale (guint per_cent);
double screen_wait_for_measure (GtkWidget *label, GtkWidget *column, double least);

GskRenderNode *screen_draw (GtkWidget *widget);
gboolean screen_is_taking_pictures (void);
void screen_save_widget (GtkWidget *widget, const char *name);
void screen_save (GtkWindow *window, const char *name);

G_END_DECLS
