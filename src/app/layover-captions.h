/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The captions of a video: sentences with their times, as WebVTT writes them. Styles, positions and everything else
 * that is not words is left out. */

#define LAYOVER_CAPTIONS_MAX_BYTES (1024 * 1024)
#define LAYOVER_CAPTIONS_MAX_CUES 10000

#define LAYOVER_TYPE_CUE (layover_cue_get_type ())
G_DECLARE_FINAL_TYPE (LayoverCue, layover_cue, LAYOVER, CUE, GObject)

double layover_cue_get_start_s (LayoverCue *self);
double layover_cue_get_end_s (LayoverCue *self);
const char *layover_cue_get_text (LayoverCue *self);

GListModel *layover_captions_parse (GBytes *bytes, GError **error);
LayoverCue *layover_captions_find (GListModel *captions, double position_s, guint *index);

G_END_DECLS
