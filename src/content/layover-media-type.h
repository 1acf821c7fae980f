/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As many bytes from the start of a file as layover_media_type_guess() ever looks at. */
#define LAYOVER_MEDIA_HEAD_BYTES (64 * 1024)

/* docs/format.md section 10 */
#define LAYOVER_MEDIA_MAX_PIXELS (40 * 1000 * 1000)

/**
 * LayoverMediaType:
 *
 * The fixed list of docs/format.md section 10: pictures, recordings and captions that are whole in themselves. No
 * playlist, no redirector, nothing that can name another file.
 */
typedef enum
{
  LAYOVER_MEDIA_NONE,
  LAYOVER_MEDIA_PNG,
  LAYOVER_MEDIA_JPEG,
  LAYOVER_MEDIA_GIF,
  LAYOVER_MEDIA_WEBP,
  LAYOVER_MEDIA_WEBM,
  LAYOVER_MEDIA_OGG_VIDEO,
  LAYOVER_MEDIA_OGG_AUDIO,
  LAYOVER_MEDIA_WEBVTT,
} LayoverMediaType;

LayoverMediaType layover_media_type_guess (const void *head, gsize length);
const char *layover_media_type_to_string (LayoverMediaType type);
gboolean layover_media_type_is_image (LayoverMediaType type);
gboolean layover_media_type_is_recording (LayoverMediaType type);
gboolean layover_media_type_fits_name (LayoverMediaType type, const char *name);
gboolean layover_media_measure_image (const void *head, gsize length, guint32 *width,
                                      guint32 *height);

G_END_DECLS
