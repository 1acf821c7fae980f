/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-interaction-content.h"
#include "layover-interaction-view-private.h"
#include "layover-media-interaction.h"
#include "layover-transcript-view.h"

struct _LayoverMediaInteraction
{
  LayoverInteractionView parent_instance;

  LayoverVideoView *video; /* nullable: a picture is only looked at */
  GtkLabel *limits;
  guint n_plays;
  gboolean is_in_play; /* begun and not yet at its end, perhaps paused */
};

G_DEFINE_FINAL_TYPE (LayoverMediaInteraction, layover_media_interaction,
                     LAYOVER_TYPE_INTERACTION_VIEW)

static const LayoverPlays *
get_plays (LayoverMediaInteraction *self)
{
  return layover_interaction_get_plays (
      layover_interaction_view_get_interaction (LAYOVER_INTERACTION_VIEW (self)));
}

static gboolean
may_begin (LayoverMediaInteraction *self)
{
  guint most = get_plays (self)->most;

  return most == 0 || self->n_plays < most;
}

static char *
dup_allowed (guint most)
{
  if (most == 1)
    return g_strdup (_ ("You can play this once"));
  if (most == 2)
    return g_strdup (_ ("You can play this twice"));

  return g_strdup_printf (
      ngettext ("You can play this %u time", "You can play this %u times", most), most);
}

static char *
dup_limits (LayoverMediaInteraction *self)
{
  const LayoverPlays *plays = get_plays (self);
  g_autofree char *all = NULL;
  g_autofree char *left = NULL;

  if (self->video == NULL || !layover_video_view_get_can_play (self->video)
      || (plays->most == 0 && self->n_plays >= plays->least))
    return NULL;
  if (plays->most == 0)
    return g_strdup_printf (
        ngettext ("Play this at least once.", "Play this at least %u times.", plays->least),
        plays->least);

  all = dup_allowed (plays->most);
  left = may_begin (self)
             /* Translators: how often a recording can still be played */
             ? g_strdup_printf (
                 ngettext ("%u play left", "%u plays left", plays->most - self->n_plays),
                 plays->most - self->n_plays)
             : g_strdup (_ ("no play left"));

  /* Translators: "You can play this twice · 1 play left" */
  return g_strdup_printf (_ ("%s · %s"), all, left);
}

static void
update (LayoverMediaInteraction *self)
{
  gboolean is_locked = layover_interaction_view_get_is_locked (LAYOVER_INTERACTION_VIEW (self));
  gboolean is_limited = get_plays (self)->most > 0;
  g_autofree char *limits = dup_limits (self);

  gtk_label_set_text (self->limits, limits != NULL ? limits : "");
  gtk_widget_set_visible (GTK_WIDGET (self->limits), limits != NULL);
  if (self->video == NULL)
    return;

  layover_video_view_set_limits (self->video, !is_locked && (self->is_in_play || may_begin (self)),
                                 !is_locked && !is_limited);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->video), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  limits != NULL ? limits : "", -1);
  /* the rest of a play that counts is kept with its widget */
  layover_interaction_view_set_has_draft (LAYOVER_INTERACTION_VIEW (self),
                                          is_limited && self->is_in_play);
}

static void
set_n_plays (LayoverMediaInteraction *self, guint n_plays)
{
  g_autoptr (LayoverValue) value = n_plays > 0 ? layover_value_new_integer ((gint32) n_plays)
                                               : NULL;

  self->n_plays = n_plays;
  layover_interaction_view_take_answer (LAYOVER_INTERACTION_VIEW (self), value);
}

/* What fails before anything was heard or seen was no play; what fails in the middle was one, and is over. */
static void
end_failed_play (LayoverMediaInteraction *self)
{
  self->is_in_play = FALSE;
  if (layover_video_view_get_position (self->video) <= 0)
    set_n_plays (self, self->n_plays - 1);
}

static void
playing_cb (LayoverMediaInteraction *self)
{
  if (layover_video_view_get_is_playing (self->video) && !self->is_in_play)
    {
      self->is_in_play = TRUE;
      set_n_plays (self, self->n_plays + 1);
    }
  else if (self->is_in_play && !layover_video_view_get_can_play (self->video))
    end_failed_play (self);
  update (self);
}

static void
ended_cb (LayoverMediaInteraction *self)
{
  self->is_in_play = FALSE;
  update (self);
  if (get_plays (self)->loops && may_begin (self)
      && !layover_interaction_view_get_is_locked (LAYOVER_INTERACTION_VIEW (self)))
    layover_video_view_set_playing (self->video, TRUE);
}

static GtkWidget *
recording_new (LayoverMediaInteraction *self, LayoverContentNode *media)
{
  LayoverMediaFinder *finder = layover_interaction_view_get_media_finder (
      LAYOVER_INTERACTION_VIEW (self));
  const char *captions = layover_content_node_get_captions (media);
  const char *poster = layover_content_node_get_poster (media);
  g_autofree char *path = layover_media_finder_dup_path (finder,
                                                         layover_content_node_get_target (media));
  g_autofree char *captions_path = captions != NULL
                                       ? layover_media_finder_dup_path (finder, captions)
                                       : NULL;
  g_autofree char *poster_path = poster != NULL ? layover_media_finder_dup_path (finder, poster)
                                                : NULL;
  GtkWidget *video = layover_video_view_new ();

  self->video = LAYOVER_VIDEO_VIEW (video);
  layover_video_view_set_is_sound (self->video,
                                   layover_content_node_get_kind (media) == LAYOVER_CONTENT_AUDIO);
  layover_video_view_set_media (self->video, path, captions_path, poster_path,
                                layover_content_node_get_label (media));
  g_signal_connect_object (video, "notify::is-playing", G_CALLBACK (playing_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (video, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);

  return video;
}

static void
layover_media_interaction_build (LayoverInteractionView *view)
{
  LayoverMediaInteraction *self = LAYOVER_MEDIA_INTERACTION (view);
  LayoverContentNode *media = layover_interaction_get_content (
      layover_interaction_view_get_interaction (view));
  gboolean is_picture = layover_content_node_get_kind (media) == LAYOVER_CONTENT_DOCUMENT;

  gtk_widget_set_parent (is_picture ? layover_interaction_content_new (
                             media, layover_interaction_view_get_media_finder (view))
                                    : recording_new (self, media),
                         GTK_WIDGET (self));

  self->limits = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->limits, 0);
  gtk_label_set_wrap (self->limits, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->limits), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->limits), "dim-label");
  gtk_widget_set_parent (GTK_WIDGET (self->limits), GTK_WIDGET (self));
  if (self->video != NULL)
    gtk_widget_set_parent (layover_transcript_view_new_below (self->video), GTK_WIDGET (self));
  update (self);
}

static void
layover_media_interaction_show_value (LayoverInteractionView *view, LayoverValue *value)
{
  LayoverMediaInteraction *self = LAYOVER_MEDIA_INTERACTION (view);

  self->n_plays = value != NULL ? (guint) MAX (layover_value_get_integer (value), 0) : 0;
  update (self);
}

static void
layover_media_interaction_show_state (LayoverInteractionView *view)
{
  LayoverMediaInteraction *self = LAYOVER_MEDIA_INTERACTION (view);

  if (self->video != NULL && layover_interaction_view_get_is_locked (view))
    layover_video_view_set_playing (self->video, FALSE);
  update (self);
}

static void
layover_media_interaction_class_init (LayoverMediaInteractionClass *klass)
{
  LayoverInteractionViewClass *view_class = LAYOVER_INTERACTION_VIEW_CLASS (klass);

  view_class->build = layover_media_interaction_build;
  view_class->show_value = layover_media_interaction_show_value;
  view_class->show_state = layover_media_interaction_show_state;
}

static void
layover_media_interaction_init (LayoverMediaInteraction *self)
{
}
