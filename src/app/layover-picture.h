/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The pixels of a picture of a bundle: a paintable that has its size at once, so that nothing moves while somebody
 * reads, and its content when it has been read and decoded away from the main thread.
 *
 * Property "problem" (string, nullable): why there is nothing to see, as a sentence for a person. */

/* docs/format.md section 10 */
#define LAYOVER_IMAGE_MAX_PIXELS (40 * 1000 * 1000)

#define LAYOVER_TYPE_PICTURE (layover_picture_get_type ())
G_DECLARE_FINAL_TYPE (LayoverPicture, layover_picture, LAYOVER, PICTURE, GObject)

LayoverPicture *layover_picture_new (const char *path);
LayoverPicture *layover_picture_new_from_bytes (GBytes *bytes);
LayoverPicture *layover_picture_new_from_data (const char *data_uri);

const char *layover_picture_get_problem (LayoverPicture *self);
GdkTexture *layover_picture_get_texture (LayoverPicture *self);

G_END_DECLS
