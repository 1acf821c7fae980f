/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

#include "layover-captions.h"

G_BEGIN_DECLS

/* A video (or a sound) with its controls and captions, in its place on a page. It never plays by itself. Properties:
 * position (double, seconds), is-playing, can-seek, captions (GListModel of LayoverCue, or NULL until they are read); signals
 * "ended": it was played to its end; "toggle-transcript" and "toggle-fullscreen": keys that its holder answers. */

#define LAYOVER_TYPE_VIDEO_VIEW (layover_video_view_get_type ())
G_DECLARE_FINAL_TYPE (LayoverVideoView, layover_video_view, LAYOVER, VIDEO_VIEW, GtkWidget)

GtkWidget *layover_video_view_new (void);

void layover_video_view_set_media (LayoverVideoView *self, const char *path, const char *captions,
                                   const char *poster, const char *title);
void layover_video_view_set_is_sound (LayoverVideoView *self, gboolean is_sound);
void layover_video_view_set_can_fill_screen (LayoverVideoView *self, gboolean can_fill_screen);
gboolean layover_video_view_get_can_play (LayoverVideoView *self);
void layover_video_view_set_limits (LayoverVideoView *self, gboolean can_play, gboolean can_seek);
void layover_video_view_set_start (LayoverVideoView *self, double position_s);

GListModel *layover_video_view_get_captions (LayoverVideoView *self);
gboolean layover_video_view_get_can_seek (LayoverVideoView *self);
double layover_video_view_get_position (LayoverVideoView *self);
double layover_video_view_get_duration (LayoverVideoView *self);
gboolean layover_video_view_get_is_playing (LayoverVideoView *self);
void layover_video_view_seek (LayoverVideoView *self, double position_s);
void layover_video_view_play_from (LayoverVideoView *self, double position_s);
void layover_video_view_set_playing (LayoverVideoView *self, gboolean is_playing);

G_END_DECLS
