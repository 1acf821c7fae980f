/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>

#include "layover-action-row.h"
#include "layover-page-image.h"
#include "layover-transcript-view.h"
#include "question.h"

/* Recordings that are a part of a question: what counts is how often they were played. */

#define DECLARATION                                                                                \
  "cardinality='single' baseType='integer'><correctResponse><value>2</value></correctResponse>"
#define MEDIA(attributes, object)                                                                  \
  "<mediaInteraction responseIdentifier='RESPONSE' autostart='true' " attributes ">"               \
  "<prompt>Listen to what Dana says about their late pallets.</prompt>" object                     \
  "</mediaInteraction>"
#define SOUND "<object type='audio/ogg' data='tone.ogg'/>"
#define SPOKEN                                                                                     \
  "<audio><source src='tone.ogg' type='audio/ogg'/><track kind='captions' "                        \
  "src='tone.vtt'/></audio>"
#define FILM "<object type='video/webm' data='clip.webm' width='160' height='90'/>"

static void
open_with (Question *self, const char *interaction)
{
  question_load (self, DECLARATION, interaction);
  question_open (self);
}

static void
open_sound (Question *self, gconstpointer data)
{
  open_with (self, MEDIA ("minPlays='1' maxPlays='2'", SOUND));
}

static void
open_film (Question *self, gconstpointer data)
{
  open_with (self, MEDIA ("maxPlays='1'", FILM));
}

static void
open_free (Question *self, gconstpointer data)
{
  open_with (self, MEDIA ("minPlays='1'", SOUND));
}

static void
open_loop (Question *self, gconstpointer data)
{
  open_with (self, MEDIA ("maxPlays='2' loop='true'", SOUND));
}

static void
open_spoken (Question *self, gconstpointer data)
{
  open_with (self, MEDIA ("maxPlays='1'", SPOKEN));
}

static void
open_spoken_free (Question *self, gconstpointer data)
{
  open_with (self, MEDIA ("minPlays='1'", SPOKEN));
}

static void
open_missing (Question *self, gconstpointer data)
{
  open_with (self,
             MEDIA ("minPlays='1' maxPlays='2'", "<object type='audio/ogg' data='gone.ogg'/>"));
}

static void
open_picture (Question *self, gconstpointer data)
{
  open_with (self, MEDIA ("minPlays='1' maxPlays='2'",
                          "<object type='image/png' data='buyer.png'>Buyer</object>"));
}

static void
open_missing_picture (Question *self, gconstpointer data)
{
  open_with (self,
             MEDIA ("minPlays='1'", "<object type='image/png' data='gone.png'>Buyer</object>"));
}

static LayoverVideoView *
video_of (Question *self)
{
  GtkWidget *video = screen_find_nth (self->view, LAYOVER_TYPE_VIDEO_VIEW, 0);

  g_assert_nonnull (video);
  return LAYOVER_VIDEO_VIEW (video);
}

static GtkWidget *
find_play (Question *self)
{
  for (guint i = 0; i < screen_count (self->view, GTK_TYPE_BUTTON); i++)
    {
      GtkWidget *button = screen_find_nth (self->view, GTK_TYPE_BUTTON, i);
      const char *words = gtk_widget_get_tooltip_text (button);

      if (g_strcmp0 (words, "Play") == 0 || g_strcmp0 (words, "Pause") == 0)
        return button;
    }

  return NULL;
}

static gboolean
is_quiet (gpointer user_data)
{
  return !layover_video_view_get_is_playing (video_of (user_data));
}

static gboolean
is_playing (gpointer user_data)
{
  return !is_quiet (user_data);
}

/* As Enter does, and to its end. */
static void
play (Question *self)
{
  GtkWidget *button = find_play (self);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_grab_focus (button));
  g_assert_true (gtk_widget_activate (button));
  screen_wait_until (is_playing, self);
  screen_wait_until (is_quiet, self);
  screen_settle ();
}

static void
test_plays_are_counted (Question *question, gconstpointer data)
{
  question_assert_answer (question, "-");
  question_assert_text (question, "You can play this twice · 2 plays left", TRUE);
  screen_save (question->window, "media-sound");
  play (question);
  question_assert_answer (question, "1");
  question_assert_text (question, "1 play left", TRUE);
  question_assert_score (question, 0);

  play (question);
  question_assert_answer (question, "2");
  question_assert_text (question, "no play left", TRUE);
  g_assert_false (gtk_widget_is_sensitive (find_play (question)));
  question_assert_score (question, 1);
  screen_save (question->window, "media-sound-played");
}

static void
test_play_counts_from_its_beginning (Question *question, gconstpointer data)
{
  gtk_widget_activate (find_play (question));
  screen_wait_until (is_playing, question);
  question_assert_answer (question, "1");

  /* nobody gains a play by leaving in the middle */
  question_close (question);
  question_open (question);
  question_assert_text (question, "1 play left", TRUE);
  play (question);
  question_close (question);
  question_open (question);
  question_assert_answer (question, "2");
  g_assert_false (gtk_widget_is_sensitive (find_play (question)));
  gtk_widget_activate_action (GTK_WIDGET (video_of (question)), "video.play", NULL);
  screen_settle ();
  g_assert_true (is_quiet (question));
}

static void
test_limited_play_is_heard_in_one_go (Question *question, gconstpointer data)
{
  double before;

  gtk_widget_activate (find_play (question));
  screen_wait_until (is_playing, question);
  gtk_widget_activate (find_play (question));
  screen_wait_until (is_quiet, question);
  before = layover_video_view_get_position (video_of (question));
  gtk_widget_activate_action (GTK_WIDGET (video_of (question)), "video.seek", "i", -10);
  screen_settle ();
  /* the stream may tell late how far it came before the pause */
  g_assert_cmpfloat (layover_video_view_get_position (video_of (question)), >=, before);
  g_assert_false (gtk_widget_is_sensitive (
      screen_find_nth (GTK_WIDGET (video_of (question)), GTK_TYPE_SCALE, 0)));

  /* a pause is no end */
  g_assert_true (gtk_widget_is_sensitive (find_play (question)));
  gtk_widget_activate (find_play (question));
  screen_wait_until (is_playing, question);
  question_assert_answer (question, "1");
}

static void
test_free_play_is_counted (Question *question, gconstpointer data)
{
  question_assert_text (question, "Play this at least once.", TRUE);
  play (question);
  question_assert_text (question, "Play this at least once.", FALSE);
  play (question);
  play (question);
  question_assert_answer (question, "3");
}

static gboolean
has_played_twice (gpointer user_data)
{
  g_autofree char *answer = question_dup_answer (user_data);

  return g_str_equal (answer, "2") && is_quiet (user_data);
}

static void
test_loop_ends_with_the_plays (Question *question, gconstpointer data)
{
  gtk_widget_activate (find_play (question));
  screen_wait_until (has_played_twice, question);
  question_assert_text (question, "no play left", TRUE);
}

static void
test_film (Question *question, gconstpointer data)
{
  question_assert_text (question, "You can play this once · 1 play left", TRUE);
  screen_save (question->window, "media-film");
  play (question);
  question_assert_answer (question, "1");
  g_assert_false (gtk_widget_is_sensitive (find_play (question)));
}

/* The stream of a film is what is painted. */
static void
break_stream (Question *question)
{
  GtkWidget *picture = screen_find_nth (GTK_WIDGET (video_of (question)), GTK_TYPE_PICTURE, 0);
  GdkPaintable *stream = gtk_picture_get_paintable (GTK_PICTURE (picture));

  g_assert_true (GTK_IS_MEDIA_STREAM (stream));
  gtk_media_stream_error (GTK_MEDIA_STREAM (stream), G_IO_ERROR, G_IO_ERROR_FAILED, "It broke");
  question_assert_text (question, "It broke", TRUE);
  g_assert_true (is_quiet (question));
}

static gboolean
is_seen (gpointer user_data)
{
  return layover_video_view_get_position (video_of (user_data)) > 0;
}

static void
test_fault_before_anything_is_no_play (Question *question, gconstpointer data)
{
  gtk_widget_activate (find_play (question));
  screen_wait_until (is_playing, question);
  question_assert_answer (question, "1");
  g_assert_false (is_seen (question));
  break_stream (question);
  question_assert_answer (question, "-");

  question_close (question);
  question_open (question);
  question_assert_text (question, "1 play left", TRUE);
}

static void
test_fault_in_the_middle_is_a_play (Question *question, gconstpointer data)
{
  gtk_widget_activate (find_play (question));
  screen_wait_until (is_seen, question);
  break_stream (question);
  question_assert_answer (question, "1");
}

static void
test_missing_says_so (Question *question, gconstpointer data)
{
  question_assert_text (question, "Not in this bundle", TRUE);
  question_assert_text (question, "plays left", FALSE);
  question_assert_answer (question, "-");
  screen_save (question->window, "media-missing");
}

static void
test_picture_is_looked_at (Question *question, gconstpointer data)
{
  GtkWidget *image = screen_find_nth (question->view, LAYOVER_TYPE_PAGE_IMAGE, 0);

  g_assert_nonnull (image);
  g_assert_false (layover_page_image_is_missing (LAYOVER_PAGE_IMAGE (image)));
  screen_save (question->window, "media-picture");
  question_assert_text (question, "plays left", FALSE);
  g_assert_true (layover_item_session_is_valid (question->session, QUESTION_RESPONSE, NULL));
}

static void
test_missing_picture_says_so (Question *question, gconstpointer data)
{
  question_assert_text (question, "Not in this bundle", TRUE);
}

static GtkWidget *
find_sentence (Question *self, guint n)
{
  GtkWidget *transcript = screen_find_nth (self->view, LAYOVER_TYPE_TRANSCRIPT_VIEW, 0);

  g_assert_nonnull (transcript);
  return screen_find_nth (transcript, LAYOVER_TYPE_ACTION_ROW, n);
}

static gboolean
has_sentences (gpointer user_data)
{
  return find_sentence (user_data, 2) != NULL;
}

static void
test_transcript_is_in_view (Question *question, gconstpointer data)
{
  GtkWidget *sentence;

  screen_wait_until (has_sentences, question);
  question_assert_text (question, "Two of them stand in Rotterdam", TRUE);
  screen_save (question->window, "media-transcript");

  /* the key of a recording hides it, and shows it again */
  sentence = find_sentence (question, 1);
  gtk_widget_activate_action (GTK_WIDGET (video_of (question)), "video.transcript", NULL);
  g_assert_false (gtk_widget_get_mapped (sentence));
  gtk_widget_activate_action (GTK_WIDGET (video_of (question)), "video.transcript", NULL);
  g_assert_true (gtk_widget_get_mapped (sentence));

  g_assert_true (gtk_widget_activate (sentence));
  screen_wait_until (is_playing, question);
  question_assert_answer (question, "1");
}

static void
test_transcript_gains_no_play (Question *question, gconstpointer data)
{
  GtkWidget *sentence;
  double before;

  screen_wait_until (has_sentences, question);
  sentence = find_sentence (question, 0);
  gtk_widget_activate (find_play (question));
  screen_wait_until (is_playing, question);
  gtk_widget_activate (find_play (question));
  screen_wait_until (is_quiet, question);
  before = layover_video_view_get_position (video_of (question));

  /* neither as a click nor as any other way to activate a row */
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (sentence)));
  g_signal_emit_by_name (gtk_widget_get_parent (sentence), "row-activated", sentence);
  g_assert_true (is_quiet (question));
  screen_settle ();
  g_assert_true (is_quiet (question));
  g_assert_cmpfloat (layover_video_view_get_position (video_of (question)), >=, before);
  question_assert_answer (question, "1");
}

static void
test_locked (Question *question, gconstpointer data)
{
  play (question);
  question_lock (question, LAYOVER_INTERACTION_VERDICT_NOT_YET);
  g_assert_false (gtk_widget_is_sensitive (find_play (question)));
  question_assert_answer (question, "1");
}

#define ADD(name, open, func) g_test_add ("/media/" name, Question, NULL, open, func, question_free)

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  ADD ("plays-are-counted", open_sound, test_plays_are_counted);
  ADD ("play-counts-from-its-beginning", open_sound, test_play_counts_from_its_beginning);
  ADD ("limited-play-is-heard-in-one-go", open_sound, test_limited_play_is_heard_in_one_go);
  ADD ("free-play-is-counted", open_free, test_free_play_is_counted);
  ADD ("loop-ends-with-the-plays", open_loop, test_loop_ends_with_the_plays);
  ADD ("film", open_film, test_film);
  ADD ("fault-before-anything-is-no-play", open_film, test_fault_before_anything_is_no_play);
  ADD ("fault-in-the-middle-is-a-play", open_film, test_fault_in_the_middle_is_a_play);
  ADD ("missing-says-so", open_missing, test_missing_says_so);
  ADD ("picture-is-looked-at", open_picture, test_picture_is_looked_at);
  ADD ("missing-picture-says-so", open_missing_picture, test_missing_picture_says_so);
  ADD ("transcript-is-in-view", open_spoken_free, test_transcript_is_in_view);
  ADD ("transcript-gains-no-play", open_spoken, test_transcript_gains_no_play);
  ADD ("locked", open_sound, test_locked);

  return g_test_run ();
}
