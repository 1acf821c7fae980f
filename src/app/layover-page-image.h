/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A picture of a page. It is read and decoded away from the main thread; one that is missing, too large or of a kind
 * we do not show says so in its frame, with the words its author gave it. */

#define LAYOVER_TYPE_PAGE_IMAGE (layover_page_image_get_type ())
G_DECLARE_FINAL_TYPE (LayoverPageImage, layover_page_image, LAYOVER, PAGE_IMAGE, GtkWidget)

GtkWidget *layover_page_image_new (const char *path, const char *label);
GtkWidget *layover_page_image_new_from_data (const char *data_uri, const char *label);

gboolean layover_page_image_is_missing (LayoverPageImage *self);
void layover_page_image_set_fills (LayoverPageImage *self, gboolean fills);
void layover_page_image_set_description (LayoverPageImage *self, const char *description);
void layover_page_image_set_width (LayoverPageImage *self, int width);

G_END_DECLS
