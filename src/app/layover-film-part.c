/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-course-words.h"
#include "layover-film-part.h"
#include "layover-format.h"
#include "layover-quiet-stack.h"
#include "layover-transcript-view.h"

#define TRANSCRIPT_WIDTH 320
#define SAVE_EVERY_S 5.0

struct _LayoverFilmPart
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkBox *box;
  LayoverVideoView *video;
  LayoverTranscriptView *transcript;
  GtkLabel *title;
  GtkLabel *hint;
  AdwStatusPage *online_page;
  GtkButton *online_button;

  LayoverLibrary *library;
  LayoverLibraryCourse *course;
  LayoverPart *part;
  double saved_s;
  gboolean is_transcript_wanted;
};

enum
{
  DONE,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (LayoverFilmPart, layover_film_part, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static void
save_place (LayoverFilmPart *self, double position_s)
{
  g_autoptr (GError) error = NULL;

  self->saved_s = position_s;
  if (!layover_library_set_place (self->library, self->course, layover_part_get_id (self->part),
                                  position_s, &error))
    g_message ("The place was not kept: %s", error->message);
}

static void
position_changed_cb (LayoverFilmPart *self)
{
  double position_s = layover_video_view_get_position (self->video);

  if (position_s > 0 && ABS (position_s - self->saved_s) >= SAVE_EVERY_S)
    save_place (self, position_s);
}

static void
ended_cb (LayoverFilmPart *self)
{
  save_place (self, 0);
  g_signal_emit (self, signals[DONE], 0);
}

static void
update_transcript (LayoverFilmPart *self)
{
  gboolean has_captions = layover_video_view_get_captions (self->video) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->transcript),
                          has_captions && self->is_transcript_wanted);
}

static void
fullscreen_cb (LayoverFilmPart *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "reader.fullscreen", NULL);
}

static void
narrow_changed_cb (LayoverFilmPart *self)
{
  LayoverAdaptive *adaptive = layover_adaptive_find (GTK_WIDGET (self));
  gboolean is_narrow = adaptive != NULL && layover_adaptive_get_is_narrow (adaptive);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), is_narrow
                                                                  ? GTK_ORIENTATION_VERTICAL
                                                                  : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (GTK_WIDGET (self->transcript), is_narrow ? -1 : TRANSCRIPT_WIDTH,
                               -1);
}

static void
layover_film_part_root (GtkWidget *widget)
{
  LayoverFilmPart *self = LAYOVER_FILM_PART (widget);
  LayoverAdaptive *adaptive;

  GTK_WIDGET_CLASS (layover_film_part_parent_class)->root (widget);

  adaptive = layover_adaptive_find (widget);
  if (adaptive != NULL)
    g_signal_connect_object (adaptive, "notify::is-narrow", G_CALLBACK (narrow_changed_cb), self,
                             G_CONNECT_SWAPPED);
  narrow_changed_cb (self);
}

static gboolean
layover_film_part_grab_focus (GtkWidget *widget)
{
  LayoverFilmPart *self = LAYOVER_FILM_PART (widget);

  if (layover_words_is_online_only (self->part))
    return gtk_widget_grab_focus (GTK_WIDGET (self->online_button));

  return gtk_widget_child_focus (GTK_WIDGET (self->video), GTK_DIR_TAB_FORWARD);
}

static void
layover_film_part_unmap (GtkWidget *widget)
{
  LayoverFilmPart *self = LAYOVER_FILM_PART (widget);
  double position_s = layover_video_view_get_position (self->video);

  if (position_s > 0)
    save_place (self, position_s);

  GTK_WIDGET_CLASS (layover_film_part_parent_class)->unmap (widget);
}

static void
layover_film_part_dispose (GObject *object)
{
  LayoverFilmPart *self = LAYOVER_FILM_PART (object);

  g_clear_object (&self->part);
  g_clear_object (&self->course);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (layover_film_part_parent_class)->dispose (object);
}

static void
layover_film_part_class_init (LayoverFilmPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layover_film_part_dispose;
  widget_class->root = layover_film_part_root;
  widget_class->unmap = layover_film_part_unmap;
  widget_class->grab_focus = layover_film_part_grab_focus;

  signals[DONE] = g_signal_new ("done", LAYOVER_TYPE_FILM_PART, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  g_type_ensure (LAYOVER_TYPE_TRANSCRIPT_VIEW);
  g_type_ensure (LAYOVER_TYPE_VIDEO_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-film-part.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverFilmPart, stack);
  gtk_widget_class_bind_template_child (widget_class, LayoverFilmPart, box);
  gtk_widget_class_bind_template_child (widget_class, LayoverFilmPart, video);
  gtk_widget_class_bind_template_child (widget_class, LayoverFilmPart, transcript);
  gtk_widget_class_bind_template_child (widget_class, LayoverFilmPart, title);
  gtk_widget_class_bind_template_child (widget_class, LayoverFilmPart, hint);
  gtk_widget_class_bind_template_child (widget_class, LayoverFilmPart, online_page);
  gtk_widget_class_bind_template_child (widget_class, LayoverFilmPart, online_button);
  gtk_widget_class_bind_template_callback (widget_class, ended_cb);
  gtk_widget_class_bind_template_callback (widget_class, fullscreen_cb);
  gtk_widget_class_bind_template_callback (widget_class, layover_film_part_toggle_transcript);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_film_part_init (LayoverFilmPart *self)
{
  self->is_transcript_wanted = TRUE;

  gtk_widget_init_template (GTK_WIDGET (self));
  layover_stack_keep_quiet (self->stack);
  layover_transcript_view_set_video (self->transcript, self->video);
  layover_video_view_set_can_fill_screen (self->video, TRUE);
  g_signal_connect_object (self->video, "notify::captions", G_CALLBACK (update_transcript), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->video, "notify::position", G_CALLBACK (position_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
show_online (LayoverFilmPart *self)
{
  g_autofree char *title = g_markup_escape_text (layover_part_get_title (self->part), -1);
  const char *href = layover_part_get_href (self->part);

  adw_status_page_set_title (self->online_page, title);
  gtk_widget_set_visible (GTK_WIDGET (self->online_button), href != NULL);
  if (href != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->online_button), "s", href);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->online_button), "win.open-link");
    }
  gtk_stack_set_visible_child_name (self->stack, "online");
}

static char *
dup_path (LayoverFilmPart *self, const char *entry)
{
  return entry != NULL ? layover_library_course_dup_path (self->course, entry) : NULL;
}

static void
show_video (LayoverFilmPart *self)
{
  LayoverProgress *progress = layover_library_course_get_progress (self->course);
  g_autofree char *path = dup_path (self, layover_part_get_entry (self->part));
  g_autofree char *captions = dup_path (self, layover_part_get_captions (self->part));
  g_autofree char *poster = dup_path (self, layover_part_get_poster (self->part));
  g_autofree char *hint = NULL;
  double position_s = 0;

  layover_video_view_set_media (self->video, path, captions, poster,
                                layover_part_get_title (self->part));
  gtk_label_set_text (self->title, layover_part_get_title (self->part));
  if (progress != NULL)
    position_s = layover_progress_get_position (progress, layover_part_get_id (self->part));
  if (position_s > 1)
    {
      g_autofree char *time = layover_format_clock ((gint64) position_s);

      /* Translators: a place in a film: "2:08" */
      hint = g_strdup_printf (_ ("You stopped at %s; it plays on from there."), time);
      layover_video_view_set_start (self->video, position_s);
      self->saved_s = position_s;
    }
  gtk_label_set_text (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
}

GtkWidget *
layover_film_part_new (LayoverLibrary *library, LayoverLibraryCourse *course, LayoverPart *part)
{
  LayoverFilmPart *self = g_object_new (LAYOVER_TYPE_FILM_PART, NULL);

  self->library = g_object_ref (library);
  self->course = g_object_ref (course);
  self->part = g_object_ref (part);
  if (layover_words_is_online_only (part))
    show_online (self);
  else
    show_video (self);

  return GTK_WIDGET (self);
}

void
layover_film_part_toggle_transcript (LayoverFilmPart *self)
{
  g_return_if_fail (LAYOVER_IS_FILM_PART (self));

  self->is_transcript_wanted = !gtk_widget_get_visible (GTK_WIDGET (self->transcript));
  update_transcript (self);
}
