/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-appearance.h"
#include "layover-format.h"
#include "layover-video-view.h"

#define CONTROLS_SHOWN_S 3
#define MIN_HEIGHT 135

struct _LayoverVideoView
{
  GtkWidget parent_instance;

  GtkWidget *frame;
  GtkPicture *picture;
  GtkLabel *message;
  GtkLabel *caption;
  GtkWidget *controls;
  GtkButton *play_button;
  GtkButton *big_button;
  GtkLabel *time_label;
  GtkScale *scale;
  GtkLabel *length_label;
  GtkToggleButton *captions_button;
  GtkScaleButton *volume_button;
  GtkWidget *fullscreen_button;

  GtkMediaStream *stream;
  GListModel *captions;
  GCancellable *cancellable;
  GSettings *settings;
  double start_s;
  guint hide_id;
  gboolean is_scale_moving;
  gboolean is_sound;
  gboolean can_play;
  gboolean can_seek;
};

enum
{
  PROP_0,
  PROP_POSITION,
  PROP_IS_PLAYING,
  PROP_CAPTIONS,
  PROP_CAN_SEEK,
  N_PROPS
};

enum
{
  ENDED,
  TOGGLE_TRANSCRIPT,
  TOGGLE_FULLSCREEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (LayoverVideoView, layover_video_view, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
hide_controls_cb (gpointer user_data)
{
  LayoverVideoView *self = LAYOVER_VIDEO_VIEW (user_data);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean is_keyboard = focus != NULL && gtk_widget_is_ancestor (focus, self->controls)
                         && GTK_IS_WINDOW (root)
                         && gtk_window_get_focus_visible (GTK_WINDOW (root));

  self->hide_id = 0;
  if (!self->is_sound && layover_video_view_get_is_playing (self) && !is_keyboard)
    gtk_widget_set_opacity (self->controls, 0);

  return G_SOURCE_REMOVE;
}

/* Over the picture for three seconds after the pointer moved; all the time while it stands still or has the keyboard. */
static void
show_controls (LayoverVideoView *self)
{
  g_clear_handle_id (&self->hide_id, g_source_remove);
  gtk_widget_set_opacity (self->controls, 1);
  self->hide_id = g_timeout_add_seconds (CONTROLS_SHOWN_S, hide_controls_cb, self);
}

static void
show_caption (LayoverVideoView *self, double position_s)
{
  gboolean is_wanted = g_settings_get_boolean (self->settings, "captions");
  LayoverCue *cue = NULL;

  if (self->captions != NULL && is_wanted && gtk_widget_get_visible (self->controls))
    cue = layover_captions_find (self->captions, position_s, NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->caption), cue != NULL);
  gtk_label_set_text (self->caption, cue != NULL ? layover_cue_get_text (cue) : "");
}

static void
position_changed_cb (LayoverVideoView *self)
{
  double position_s = layover_video_view_get_position (self);
  g_autofree char *time = layover_format_clock ((gint64) position_s);

  gtk_label_set_text (self->time_label, time);
  self->is_scale_moving = TRUE;
  gtk_range_set_value (GTK_RANGE (self->scale), position_s);
  self->is_scale_moving = FALSE;
  show_caption (self, position_s);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
}

static void
duration_changed_cb (LayoverVideoView *self)
{
  double duration_s = layover_video_view_get_duration (self);
  g_autofree char *length = layover_format_clock ((gint64) (duration_s + 0.5));

  gtk_range_set_range (GTK_RANGE (self->scale), 0, MAX (duration_s, 0.1));
  gtk_label_set_text (self->length_label, length);
}

static void
playing_changed_cb (LayoverVideoView *self)
{
  gboolean is_playing = layover_video_view_get_is_playing (self);
  const char *word = is_playing ? _ ("Pause") : _ ("Play");

  gtk_button_set_icon_name (self->play_button, is_playing ? "media-playback-pause-symbolic"
                                                          : "media-playback-start-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  word, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play_button), word);
  gtk_widget_set_visible (GTK_WIDGET (self->big_button),
                          !is_playing && !self->is_sound && self->can_play);
  if (is_playing)
    gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (self->stream));
  show_controls (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_PLAYING]);
}

static void
ended_cb (LayoverVideoView *self)
{
  if (gtk_media_stream_get_ended (self->stream))
    g_signal_emit (self, signals[ENDED], 0);
}

static void
say (LayoverVideoView *self, const char *text)
{
  gtk_label_set_text (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  gtk_widget_set_visible (self->controls, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->big_button), FALSE);
}

static void
error_cb (LayoverVideoView *self)
{
  const GError *error = gtk_media_stream_get_error (self->stream);
  g_autofree char *text = NULL;

  if (error == NULL)
    return;

  text = g_strdup_printf (self->is_sound ? _ ("Sound cannot be played on this computer: %s")
                                         : _ ("Video cannot be played on this computer: %s"),
                          error->message);
  say (self, text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_PLAYING]);
}

static void
prepared_cb (LayoverVideoView *self)
{
  duration_changed_cb (self);
  if (gtk_media_stream_is_prepared (self->stream) && self->start_s > 0)
    layover_video_view_seek (self, self->start_s);
}

static gboolean
scale_moved_cb (GtkRange *range, GtkScrollType scroll, double value, LayoverVideoView *self)
{
  if (!self->is_scale_moving && self->can_seek)
    layover_video_view_seek (self, value);

  return FALSE;
}

static void
toggle_play (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverVideoView *self = LAYOVER_VIDEO_VIEW (widget);

  layover_video_view_set_playing (self, !layover_video_view_get_is_playing (self));
}

static void
seek_by (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverVideoView *self = LAYOVER_VIDEO_VIEW (widget);

  layover_video_view_seek (self, layover_video_view_get_position (self)
                                     + g_variant_get_int32 (parameter));
  show_controls (self);
}

static void
toggle_captions (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverVideoView *self = LAYOVER_VIDEO_VIEW (widget);

  gtk_toggle_button_set_active (self->captions_button,
                                !gtk_toggle_button_get_active (self->captions_button));
}

static void
ask_transcript (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[TOGGLE_TRANSCRIPT], 0);
}

static void
ask_fullscreen (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[TOGGLE_FULLSCREEN], 0);
}

static void
captions_setting_cb (LayoverVideoView *self)
{
  show_caption (self, layover_video_view_get_position (self));
}

static void
volume_changed_cb (LayoverVideoView *self)
{
  if (self->stream != NULL)
    gtk_media_stream_set_volume (self->stream, g_settings_get_double (self->settings, "volume"));
}

static void
motion_cb (LayoverVideoView *self)
{
  show_controls (self);
}

static void
clear_stream (LayoverVideoView *self)
{
  if (self->stream == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->stream, self);
  gtk_media_stream_pause (self->stream);
  gtk_picture_set_paintable (self->picture, NULL);
  g_clear_object (&self->stream);
}

static void
layover_video_view_unmap (GtkWidget *widget)
{
  /* nobody sees it any more */
  layover_video_view_set_playing (LAYOVER_VIDEO_VIEW (widget), FALSE);

  GTK_WIDGET_CLASS (layover_video_view_parent_class)->unmap (widget);
}

static GtkSizeRequestMode
layover_video_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A sound is as high as its controls, or what is said in their place, and its captions. */
static void
measure_sound (LayoverVideoView *self, int width, int *minimum, int *natural)
{
  GtkWidget *const parts[] = { self->controls, GTK_WIDGET (self->message),
                               GTK_WIDGET (self->caption) };

  *minimum = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      int height = 0;

      if (gtk_widget_get_visible (parts[i]))
        gtk_widget_measure (parts[i], GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
      *minimum += height;
    }
  *natural = *minimum;
}

static void
layover_video_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  LayoverVideoView *self = LAYOVER_VIDEO_VIEW (widget);
  int frame_minimum = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->frame, orientation, -1, &frame_minimum, NULL, NULL, NULL);
      *minimum = MIN (frame_minimum, 240);
      *natural = 640;
      return;
    }

  if (self->is_sound)
    {
      measure_sound (self, for_size, minimum, natural);
      return;
    }

  /* 16 : 9, whatever the video is: the page does not move when it is there. In a low window it shrinks. */
  *minimum = MIN_HEIGHT;
  *natural = MAX ((for_size > 0 ? for_size : 640) * 9 / 16, MIN_HEIGHT);
}

static void
layover_video_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LayoverVideoView *self = LAYOVER_VIDEO_VIEW (widget);
  int minimum = 0;

  gtk_widget_measure (self->frame, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (self->frame, GTK_ORIENTATION_VERTICAL, MAX (width, minimum), NULL, NULL, NULL,
                      NULL);
  gtk_widget_allocate (self->frame, MAX (width, minimum), height, baseline, NULL);
}

static void
layover_video_view_dispose (GObject *object)
{
  LayoverVideoView *self = LAYOVER_VIDEO_VIEW (object);

  g_clear_handle_id (&self->hide_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->frame != NULL)
    clear_stream (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), LAYOVER_TYPE_VIDEO_VIEW);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_object (&self->captions);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (layover_video_view_parent_class)->dispose (object);
}

static void
layover_video_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LayoverVideoView *self = LAYOVER_VIDEO_VIEW (object);

  switch (id)
    {
    case PROP_POSITION:
      g_value_set_double (value, layover_video_view_get_position (self));
      break;
    case PROP_IS_PLAYING:
      g_value_set_boolean (value, layover_video_view_get_is_playing (self));
      break;
    case PROP_CAPTIONS:
      g_value_set_object (value, self->captions);
      break;
    case PROP_CAN_SEEK:
      g_value_set_boolean (value, self->can_seek);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "video.play", NULL, toggle_play);
  gtk_widget_class_install_action (widget_class, "video.seek", "i", seek_by);
  gtk_widget_class_install_action (widget_class, "video.captions", NULL, toggle_captions);
  gtk_widget_class_install_action (widget_class, "video.transcript", NULL, ask_transcript);
  gtk_widget_class_install_action (widget_class, "video.fullscreen", NULL, ask_fullscreen);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "video.play", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, 0, "video.play", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, 0, "video.seek", "i", 5);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, 0, "video.seek", "i", -5);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, 0, "video.seek", "i", 10);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_j, 0, "video.seek", "i", -10);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, 0, "video.captions", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "video.transcript", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "video.fullscreen", NULL);
}

static void
layover_video_view_class_init (LayoverVideoViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = layover_video_view_dispose;
  object_class->get_property = layover_video_view_get_property;

  widget_class->unmap = layover_video_view_unmap;
  widget_class->get_request_mode = layover_video_view_get_request_mode;
  widget_class->measure = layover_video_view_measure;
  widget_class->size_allocate = layover_video_view_size_allocate;

  properties[PROP_POSITION] = g_param_spec_double ("position", NULL, NULL, 0, G_MAXDOUBLE, 0,
                                                   flags);
  properties[PROP_IS_PLAYING] = g_param_spec_boolean ("is-playing", NULL, NULL, FALSE, flags);
  properties[PROP_CAPTIONS] = g_param_spec_object ("captions", NULL, NULL, G_TYPE_LIST_MODEL,
                                                   flags);
  properties[PROP_CAN_SEEK] = g_param_spec_boolean ("can-seek", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ENDED] = g_signal_new ("ended", LAYOVER_TYPE_VIDEO_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[TOGGLE_TRANSCRIPT] = g_signal_new ("toggle-transcript", LAYOVER_TYPE_VIDEO_VIEW,
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                             0);
  signals[TOGGLE_FULLSCREEN] = g_signal_new ("toggle-fullscreen", LAYOVER_TYPE_VIDEO_VIEW,
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                             0);

  install_keys (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-video-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverVideoView, frame);
  gtk_widget_class_bind_template_child (widget_class, LayoverVideoView, picture);
  gtk_widget_class_bind_template_child (widget_class, LayoverVideoView, message);
  gtk_widget_class_bind_template_child (widget_class, LayoverVideoView, caption);
  gtk_widget_class_bind_template_child (widget_class, LayoverVideoView, controls);
  gtk_widget_class_bind_template_child (widget_class, LayoverVideoView, play_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverVideoView, big_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverVideoView, time_label);
  gtk_widget_class_bind_template_child (widget_class, LayoverVideoView, scale);
  gtk_widget_class_bind_template_child (widget_class, LayoverVideoView, length_label);
  gtk_widget_class_bind_template_child (widget_class, LayoverVideoView, captions_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverVideoView, volume_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverVideoView, fullscreen_button);
  gtk_widget_class_bind_template_callback (widget_class, scale_moved_cb);
  gtk_widget_class_set_css_name (widget_class, "video-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_video_view_init (LayoverVideoView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->can_play = TRUE;
  self->can_seek = TRUE;
  self->settings = layover_settings_get_default ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  g_settings_bind (self->settings, "captions", self->captions_button, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "volume", self->volume_button, "value", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->settings, "changed::captions", G_CALLBACK (captions_setting_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::volume", G_CALLBACK (volume_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (show_controls), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
layover_video_view_new (void)
{
  return g_object_new (LAYOVER_TYPE_VIDEO_VIEW, NULL);
}

static void
captions_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LayoverVideoView) self = LAYOVER_VIDEO_VIEW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (bytes != NULL)
    self->captions = layover_captions_parse (bytes, &error);
  if (self->captions == NULL)
    {
      g_message ("Captions: %s", error->message);
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->captions_button), TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAPTIONS]);
}

static void
load_captions (LayoverVideoView *self, const char *path)
{
  g_autoptr (GFile) file = NULL;

  g_clear_object (&self->captions);
  gtk_widget_set_visible (GTK_WIDGET (self->captions_button), FALSE);
  if (path == NULL)
    return;

  file = g_file_new_for_path (path);
  g_file_load_bytes_async (file, self->cancellable, captions_loaded_cb, g_object_ref (self));
}

static void
set_stream (LayoverVideoView *self, const char *path)
{
  self->stream = gtk_media_file_new_for_filename (path);
  g_signal_connect_swapped (self->stream, "notify::timestamp", G_CALLBACK (position_changed_cb),
                            self);
  g_signal_connect_swapped (self->stream, "notify::duration", G_CALLBACK (duration_changed_cb),
                            self);
  g_signal_connect_swapped (self->stream, "notify::playing", G_CALLBACK (playing_changed_cb), self);
  g_signal_connect_swapped (self->stream, "notify::prepared", G_CALLBACK (prepared_cb), self);
  g_signal_connect_swapped (self->stream, "notify::ended", G_CALLBACK (ended_cb), self);
  g_signal_connect_swapped (self->stream, "notify::error", G_CALLBACK (error_cb), self);
  volume_changed_cb (self);
  error_cb (self);
}

/**
 * layover_video_view_set_media:
 * @path: (nullable): %NULL when the bundle has no such file
 * @captions: (nullable): a WebVTT file
 * @poster: (nullable): a picture that is shown before it plays
 * @title: (nullable): its name
 *
 * Takes another video. It does not play until the person asks.
 */
void
layover_video_view_set_media (LayoverVideoView *self, const char *path, const char *captions,
                              const char *poster, const char *title)
{
  g_return_if_fail (LAYOVER_IS_VIDEO_VIEW (self));

  clear_stream (self);
  self->start_s = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_widget_set_visible (self->controls, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL    ? title
                                  : self->is_sound ? _ ("Sound")
                                                   : _ ("Video"),
                                  -1);
  if (path != NULL)
    set_stream (self, path);
  else
    say (self, _ ("Not in this bundle"));

  gtk_picture_set_filename (self->picture, poster);
  if (poster == NULL && self->stream != NULL)
    gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (self->stream));
  load_captions (self, captions);
  if (self->stream != NULL)
    playing_changed_cb (self);
}

/** layover_video_view_set_is_sound: there is nothing to see, so that it is a bar of controls; set it before the media */
void
layover_video_view_set_is_sound (LayoverVideoView *self, gboolean is_sound)
{
  g_return_if_fail (LAYOVER_IS_VIDEO_VIEW (self));

  self->is_sound = !!is_sound;
  gtk_widget_set_visible (GTK_WIDGET (self->picture), !is_sound);
  gtk_widget_set_visible (GTK_WIDGET (self->big_button), !is_sound);
  if (is_sound)
    gtk_widget_add_css_class (GTK_WIDGET (self), "sound");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "sound");
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** layover_video_view_set_can_fill_screen: for a holder that answers "toggle-fullscreen": there is a button for it */
void
layover_video_view_set_can_fill_screen (LayoverVideoView *self, gboolean can_fill_screen)
{
  g_return_if_fail (LAYOVER_IS_VIDEO_VIEW (self));

  gtk_widget_set_visible (self->fullscreen_button, can_fill_screen);
}

/** layover_video_view_get_can_play: Returns: %FALSE when the recording is not there or nothing here can play it */
gboolean
layover_video_view_get_can_play (LayoverVideoView *self)
{
  g_return_val_if_fail (LAYOVER_IS_VIDEO_VIEW (self), FALSE);

  return self->stream != NULL && gtk_media_stream_get_error (self->stream) == NULL;
}

/**
 * layover_video_view_set_limits:
 * @can_play: whether the person may play it; pausing is always possible
 * @can_seek: whether the person may go to another place in it
 */
void
layover_video_view_set_limits (LayoverVideoView *self, gboolean can_play, gboolean can_seek)
{
  gboolean is_playing;

  g_return_if_fail (LAYOVER_IS_VIDEO_VIEW (self));

  is_playing = layover_video_view_get_is_playing (self);
  self->can_play = !!can_play;
  if (self->can_seek != !!can_seek)
    {
      self->can_seek = !!can_seek;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_SEEK]);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "video.play", can_play || is_playing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "video.seek", can_seek);
  gtk_widget_set_sensitive (GTK_WIDGET (self->scale), can_seek);
  gtk_widget_set_visible (GTK_WIDGET (self->big_button),
                          can_play && !is_playing && !self->is_sound
                              && gtk_widget_get_visible (self->controls));
}

/**
 * layover_video_view_set_start:
 * @position_s: where it goes on when the person plays it
 */
void
layover_video_view_set_start (LayoverVideoView *self, double position_s)
{
  g_return_if_fail (LAYOVER_IS_VIDEO_VIEW (self));

  self->start_s = position_s;
  if (self->stream != NULL)
    prepared_cb (self);
}

GListModel *
layover_video_view_get_captions (LayoverVideoView *self)
{
  g_return_val_if_fail (LAYOVER_IS_VIDEO_VIEW (self), NULL);

  return self->captions;
}

double
layover_video_view_get_position (LayoverVideoView *self)
{
  g_return_val_if_fail (LAYOVER_IS_VIDEO_VIEW (self), 0);

  return self->stream != NULL
             ? (double) gtk_media_stream_get_timestamp (self->stream) / G_USEC_PER_SEC
             : 0;
}

double
layover_video_view_get_duration (LayoverVideoView *self)
{
  g_return_val_if_fail (LAYOVER_IS_VIDEO_VIEW (self), 0);

  return self->stream != NULL
             ? (double) gtk_media_stream_get_duration (self->stream) / G_USEC_PER_SEC
             : 0;
}

gboolean
layover_video_view_get_is_playing (LayoverVideoView *self)
{
  g_return_val_if_fail (LAYOVER_IS_VIDEO_VIEW (self), FALSE);

  return self->stream != NULL && gtk_media_stream_get_playing (self->stream);
}

void
layover_video_view_seek (LayoverVideoView *self, double position_s)
{
  double duration_s;

  g_return_if_fail (LAYOVER_IS_VIDEO_VIEW (self));

  if (self->stream == NULL)
    return;

  duration_s = layover_video_view_get_duration (self);
  if (duration_s > 0)
    position_s = MIN (position_s, duration_s);
  gtk_media_stream_seek (self->stream, (gint64) (MAX (position_s, 0) * G_USEC_PER_SEC));
}

void
layover_video_view_set_playing (LayoverVideoView *self, gboolean is_playing)
{
  g_return_if_fail (LAYOVER_IS_VIDEO_VIEW (self));

  if (self->stream != NULL && gtk_media_stream_get_error (self->stream) == NULL)
    gtk_media_stream_set_playing (self->stream, is_playing);
}

/** layover_video_view_get_can_seek: Returns: whether the person may go to another place in it */
gboolean
layover_video_view_get_can_seek (LayoverVideoView *self)
{
  g_return_val_if_fail (LAYOVER_IS_VIDEO_VIEW (self), FALSE);

  return self->can_seek;
}

/** layover_video_view_play_from: as the person asks for it, so that what its limits forbid does not happen */
void
layover_video_view_play_from (LayoverVideoView *self, double position_s)
{
  g_return_if_fail (LAYOVER_IS_VIDEO_VIEW (self));

  if (!self->can_seek)
    return;

  layover_video_view_seek (self, position_s);
  if (self->can_play)
    layover_video_view_set_playing (self, TRUE);
}
