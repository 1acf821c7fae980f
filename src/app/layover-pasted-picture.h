/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A picture that was copied, a part of the screen or of another program, as the bytes of a PNG file. */

void layover_pasted_picture_read_async (GdkClipboard *clipboard, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
GBytes *layover_pasted_picture_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
