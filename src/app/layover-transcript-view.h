/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

#include "layover-video-view.h"

G_BEGIN_DECLS

/* What is said in a video, sentence by sentence: the present one is tinted, a search marks words, Enter on a sentence
 * jumps there. */

#define LAYOVER_TYPE_TRANSCRIPT_VIEW (layover_transcript_view_get_type ())
G_DECLARE_FINAL_TYPE (LayoverTranscriptView, layover_transcript_view, LAYOVER, TRANSCRIPT_VIEW,
                      AdwBin)

GtkWidget *layover_transcript_view_new (void);
GtkWidget *layover_transcript_view_new_below (LayoverVideoView *video);

void layover_transcript_view_set_video (LayoverTranscriptView *self, LayoverVideoView *video);
void layover_transcript_view_focus_search (LayoverTranscriptView *self);

G_END_DECLS
