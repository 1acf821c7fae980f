/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <glib/gstdio.h>

#include "layover-answer-words.h"
#include "layover-exam-question.h"
#include "layover-file.h"
#include "layover-upload-interaction.h"
#include "question.h"
#include "sitting.h"

/* A file that is handed in, from the moment it was picked or dropped; the chooser itself is the desktop's. */

#define FILE_RESPONSE "cardinality='single' baseType='file'>"
#define UPLOAD(attributes)                                                                         \
  "<uploadInteraction responseIdentifier='RESPONSE' " attributes                                   \
  "><prompt>Hand in a photograph of your plan.</prompt></uploadInteraction>"

static void
open_any (Question *question, gconstpointer data)
{
  question_load (question, FILE_RESPONSE, UPLOAD (""));
  question_open (question);
}

static void
open_pictures (Question *question, gconstpointer data)
{
  question_load (question, FILE_RESPONSE, UPLOAD ("type='image/png image/jpeg'"));
  question_open (question);
}

static GFile *
file_of (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "pictures", name, NULL);

  return g_file_new_for_path (path);
}

static void
hand_in (Question *question, GFile *file)
{
  layover_upload_interaction_take_file (
      LAYOVER_UPLOAD_INTERACTION (question_get_interaction_view (question)), file);
}

static void
test_upload_is_answered (Question *question, gconstpointer data)
{
  g_autoptr (GFile) file = file_of ("buyer.png");
  g_autofree char *words = NULL;

  question_assert_hint (question, "Hand in one file · none chosen yet");
  question_assert_text (question, "No file chosen yet", TRUE);
  question_assert_text (question, "Remove", FALSE);
  screen_save (question->window, "upload-empty");

  hand_in (question, file);
  question_assert_text (question, "Reading the file…", TRUE);
  screen_wait_for_text (question->view, "buyer.png");
  question_assert_hint (question, "Hand in one file · 1 chosen");
  screen_wait_still (question->view);
  screen_save (question->window, "upload-picture");

  /* going away and back, as the room does */
  question_close (question);
  question_open (question);
  question_assert_text (question, "buyer.png", TRUE);

  words = layover_answer_words_dup_value (
      layover_item_get_interaction (question->item, 0),
      layover_item_session_get_response (question->session, "RESPONSE"));
  g_assert_cmpstr (words, ==, "buyer.png");
}

static void
test_upload_is_taken_back_by_keys (Question *question, gconstpointer data)
{
  g_autoptr (GFile) file = file_of ("buyer.png");

  hand_in (question, file);
  screen_wait_for_text (question->view, "buyer.png");
  screen_click (question->view, "Remove");
  screen_settle ();
  question_assert_answer (question, "-");
  question_assert_text (question, "No file chosen yet", TRUE);
  g_assert_true (
      gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (question->window)), question->view));
}

static void
test_upload_says_what_is_wrong (Question *question, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("layover-upload-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.txt", NULL);
  g_autofree char *large = g_strnfill (LAYOVER_ANSWER_FILE_MAX_BYTES + 4400000, 'x');
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) directory = g_file_new_for_path (folder);

  hand_in (question, directory);
  screen_wait_for_text (question->view, "This is not a file on this computer.");
  question_assert_answer (question, "-");

  g_file_set_contents (path, large, -1, NULL);
  hand_in (question, file);
  screen_wait_for_text (question->view, "This file has 12.4");
  question_assert_answer (question, "-");
  screen_save (question->window, "upload-too-large");

  /* another kind than the author wanted is an answer all the same */
  g_file_set_contents (path, "a plan", -1, NULL);
  hand_in (question, file);
  screen_wait_for_text (question->view, "This is another kind of file");
  question_assert_text (question, "plan.txt", TRUE);
  question_assert_hint (question, "Hand in one file · 1 chosen");
  layover_file_remove_tree (folder, NULL);
}

static void
test_upload_locked (Question *question, gconstpointer data)
{
  g_autoptr (GFile) file = file_of ("buyer.png");
  g_autofree char *before = NULL;

  hand_in (question, file);
  screen_wait_for_text (question->view, "buyer.png");
  question_lock (question, LAYOVER_INTERACTION_VERDICT_RIGHT);
  question_assert_text (question, "Remove", FALSE);
  question_assert_text (question, "Choose another file…", FALSE);
  question_assert_text (question, "Save a copy…", TRUE);
  before = question_dup_answer (question);
  hand_in (question, file);
  question_assert_answer (question, before);
  screen_save (question->window, "upload-locked");
}

/* In the exam room: on the disk, scored, and there again in a new process. */
static void
test_upload_in_an_exam (void)
{
  Sitting sitting;
  LayoverAttempt *attempt;
  GtkWindow *window;
  GtkWidget *question;
  LayoverInteractionView *view;
  g_autoptr (GFile) file = file_of ("buyer.png");
  g_autofree char *id = NULL;
  double score, max_score;

  sitting_set_up_files (&sitting);
  attempt = sitting_start (&sitting);
  id = g_strdup (layover_attempt_get_id (attempt));
  question = layover_exam_question_new (attempt, 0, NULL, NULL);
  window = screen_show (question, 760, 560);
  view = layover_item_view_find_interaction (
      layover_exam_question_get_item_view (LAYOVER_EXAM_QUESTION (question)), "RESPONSE");
  layover_upload_interaction_take_file (LAYOVER_UPLOAD_INTERACTION (view), file);
  screen_wait_for_text (question, "buyer.png");
  g_assert_cmpint (layover_attempt_get_save_state (attempt), ==, LAYOVER_SAVE_SAVED);
  screen_close (window);
  g_assert_finalize_object (attempt);

  sitting_reopen_store (&sitting);
  attempt = sitting_resume (&sitting, id);
  question = layover_exam_question_new (attempt, 0, NULL, NULL);
  window = screen_show (question, 760, 560);
  screen_wait_for_text (question, "buyer.png");
  screen_close (window);
  g_assert_true (layover_attempt_submit (attempt, NULL));
  g_assert_true (layover_attempt_get_score (attempt, &score, &max_score));
  g_assert_cmpfloat (score, ==, 1);
  g_assert_finalize_object (attempt);
  sitting_tear_down (&sitting);
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

#define ADD(name, open, func)                                                                      \
  g_test_add ("/upload-interaction/" name, Question, NULL, open, func, question_free)
  ADD ("is-answered", open_any, test_upload_is_answered);
  ADD ("is-taken-back-by-keys", open_any, test_upload_is_taken_back_by_keys);
  ADD ("says-what-is-wrong", open_pictures, test_upload_says_what_is_wrong);
  ADD ("locked", open_any, test_upload_locked);
#undef ADD
  g_test_add_func ("/upload-interaction/in-an-exam", test_upload_in_an_exam);

  return g_test_run ();
}
