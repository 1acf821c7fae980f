/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What differs between GTK 4.8 with libadwaita 1.2 and the newest releases, behind one name each. */

void layover_confirm_async (GtkWidget *parent, const char *heading, const char *body,
                            const char *confirm_label, gboolean is_destructive,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean layover_confirm_finish (GAsyncResult *result);
void layover_tell (GtkWidget *parent, const char *heading, const char *body);

void layover_file_open_async (GtkWindow *parent, const char *title, GtkFileFilter *filter,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
GFile *layover_file_open_finish (GAsyncResult *result, GError **error);

void layover_file_save_async (GtkWindow *parent, const char *title, const char *name,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
GFile *layover_file_save_finish (GAsyncResult *result, GError **error);

void layover_show_about (GtkWindow *parent, const char *version);

void layover_names_init (void);
gboolean layover_announce (GtkWidget *widget, const char *message);

G_END_DECLS
