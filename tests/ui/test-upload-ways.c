/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "layover-exam-room.h"
#include "layover-file.h"
#include "layover-upload-card.h"
#include "layover-upload-interaction.h"
#include "question.h"
#include "sitting.h"

/* The ways in which a file comes into a question, and what keeps one from coming. */

#define LARGE_BYTES (4 * 1000 * 1000)

typedef struct
{
  Question question;
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("layover-upload-XXXXXX", NULL);
  question_load (&fixture->question, "cardinality='single' baseType='file'>",
                 "<uploadInteraction responseIdentifier='RESPONSE'>"
                 "<prompt>Hand in your plan.</prompt></uploadInteraction>");
  question_open (&fixture->question);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  question_free (&fixture->question, data);
  layover_file_remove_tree (fixture->folder, NULL);
  g_free (fixture->folder);
}

static GtkWidget *
find_card (GtkWidget *root)
{
  GtkWidget *card = screen_find (root, LAYOVER_TYPE_UPLOAD_CARD, NULL);

  g_assert_nonnull (card);

  return card;
}

/* Returns: (transfer full): a file in the folder of the test, with @size_bytes */
static GFile *
write_file (Fixture *fixture, const char *name, gsize size_bytes)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *text = g_strnfill (size_bytes, 'x');

  g_assert_true (g_file_set_contents (path, text, (gssize) size_bytes, NULL));

  return g_file_new_for_path (path);
}

static void
hand_in (Fixture *fixture, GFile *file)
{
  layover_upload_interaction_take_file (
      LAYOVER_UPLOAD_INTERACTION (question_get_interaction_view (&fixture->question)), file);
}

static void
assert_refused (Fixture *fixture, GFile *file, const char *words)
{
  hand_in (fixture, file);
  screen_wait_for_text (fixture->question.view, words);
  question_assert_text (&fixture->question, "Reading the file…", FALSE);
  question_assert_answer (&fixture->question, "-");
}

static void
drop (Fixture *fixture, GSList *files)
{
  g_autoptr (GListModel)
      controllers = gtk_widget_observe_controllers (find_card (fixture->question.view));
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean is_taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 10.0, 10.0, &is_taken);
    }
  g_assert_true (is_taken);
}

static void
test_upload_by_dropping (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) first = write_file (fixture, "first.txt", 10);
  g_autoptr (GFile) second = write_file (fixture, "second.txt", 10);
  g_autoptr (GSList) files = g_slist_append (NULL, first);

  drop (fixture, files);
  screen_wait_for_text (fixture->question.view, "first.txt");
  question_assert_hint (&fixture->question, "Hand in one file · 1 chosen");

  files = g_slist_append (files, second);
  drop (fixture, files);
  question_assert_text (&fixture->question, "One file can be handed in here.", TRUE);
  question_assert_text (&fixture->question, "first.txt", TRUE);
}

/* Whether @widget itself does something about Ctrl+V. */
static gboolean
offer_paste (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr (GtkShortcutTrigger) wanted = gtk_keyval_trigger_new (GDK_KEY_v, GDK_CONTROL_MASK);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      GListModel *shortcuts = GTK_IS_SHORTCUT_CONTROLLER (controller) ? G_LIST_MODEL (controller)
                                                                      : NULL;

      for (guint k = 0; shortcuts != NULL && k < g_list_model_get_n_items (shortcuts); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, k);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 NULL);
        }
    }

  return FALSE;
}

/* Ctrl+V with the focus on the button. */
static void
paste (Fixture *fixture)
{
  GtkWidget *at;

  gtk_widget_child_focus (find_card (fixture->question.view), GTK_DIR_TAB_FORWARD);
  at = gtk_window_get_focus (fixture->question.window);
  while (at != NULL && !offer_paste (at))
    at = gtk_widget_get_parent (at);
  g_assert_nonnull (at);
}

static GdkClipboard *
get_clipboard (Fixture *fixture)
{
  return gtk_widget_get_clipboard (fixture->question.view);
}

static void
test_upload_by_pasting_a_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "plan.txt", 10);
  g_autoptr (GSList) files = g_slist_append (NULL, file);
  GdkFileList *list = gdk_file_list_new_from_list (files);

  gdk_clipboard_set (get_clipboard (fixture), GDK_TYPE_FILE_LIST, list);
  g_boxed_free (GDK_TYPE_FILE_LIST, list);
  paste (fixture);
  screen_wait_for_text (fixture->question.view, "plan.txt");

  gdk_clipboard_set_text (get_clipboard (fixture), "a plan");
  paste (fixture);
  screen_wait_for_text (fixture->question.view, "There is no file to paste.");
  question_assert_text (&fixture->question, "plan.txt", TRUE);
}

static void
test_upload_by_pasting_a_picture (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "pictures", "buyer.png",
                                                 NULL);
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_filename (path, NULL);
  g_autoptr (GBytes) bytes = gdk_texture_save_to_png_bytes (texture);
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_for_bytes ("image/png", bytes);
  g_autofree char *answer = NULL;

  /* as another program offers it */
  gdk_clipboard_set_content (get_clipboard (fixture), provider);
  paste (fixture);
  screen_wait_for_text (fixture->question.view, "Pasted picture.png");
  answer = question_dup_answer (&fixture->question);
  g_assert_nonnull (strstr (answer, "image/png"));
  screen_wait_still (fixture->question.view);
  screen_save (fixture->question.window, "upload-pasted");
}

static GtkWidget *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window))
        return window;
    }

  return NULL;
}

static gboolean
has_chooser (gpointer data)
{
  return find_chooser () != NULL;
}

static gboolean
chooser_has_file (gpointer data)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (find_chooser ()));

  return file != NULL && g_file_equal (file, data);
}

/* GTK's own, since no portal is here. It asks others over the bus and does not wait for them at the end, which leaks. */
static void
test_upload_by_choosing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "plan.txt", 10);

  if (g_getenv ("LAYOVER_SANITIZED") != NULL)
    {
      g_test_skip ("What the chooser still waits for is lost when the test ends");
      return;
    }

  screen_click (fixture->question.view, "Choose a file…");
  screen_wait_until (has_chooser, NULL);
  gtk_dialog_response (GTK_DIALOG (find_chooser ()), GTK_RESPONSE_CANCEL);
  screen_settle ();
  question_assert_answer (&fixture->question, "-");
  question_assert_text (&fixture->question, "No file chosen yet", TRUE);

  screen_click (fixture->question.view, "Choose a file…");
  screen_wait_until (has_chooser, NULL);
  g_assert_true (gtk_file_chooser_set_file (GTK_FILE_CHOOSER (find_chooser ()), file, NULL));
  screen_wait_until (chooser_has_file, file);
  gtk_dialog_response (GTK_DIALOG (find_chooser ()), GTK_RESPONSE_ACCEPT);
  screen_wait_for_text (fixture->question.view, "plan.txt");
  question_assert_hint (&fixture->question, "Hand in one file · 1 chosen");
}

static void
test_upload_of_what_is_no_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe", NULL);
  g_autofree char *gone = g_build_filename (fixture->folder, "gone.txt", NULL);
  g_autoptr (GFile) pipe_file = g_file_new_for_path (pipe);
  g_autoptr (GFile) gone_file = g_file_new_for_path (gone);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GFile) remote = g_file_new_for_uri ("https://example.org/plan.pdf");
  g_autoptr (GFile) empty = write_file (fixture, "empty.txt", 0);
  g_autoptr (GFile) large = write_file (fixture, "large", LAYOVER_ANSWER_FILE_MAX_BYTES + 1);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_refused (fixture, pipe_file, "This is not a file on this computer.");
  assert_refused (fixture, gone_file, "No such file");
  assert_refused (fixture, folder, "This is not a file on this computer.");
  assert_refused (fixture, empty, "This file is empty.");
  assert_refused (fixture, remote, "This is not a file on this computer.");
  assert_refused (fixture, large, "This file has 8.0");
}

static void
test_upload_without_permission (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "closed.txt", 10);

  if (geteuid () == 0)
    {
      g_test_skip ("Whoever is root may read everything");
      return;
    }

  g_assert_cmpint (g_chmod (g_file_peek_path (file), 0), ==, 0);
  assert_refused (fixture, file, "Permission denied");
}

static gboolean
is_quiet (gpointer data)
{
  return !layover_answer_files_is_reading (
      layover_media_finder_get_files (layover_interaction_view_get_media_finder (data)));
}

/* The person stops it; what was handed in before stays. */
static void
test_upload_is_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "plan.txt", 10);
  g_autoptr (GFile) large = write_file (fixture, "large.txt", LARGE_BYTES);
  g_autofree char *before = NULL;

  layover_upload_card_set_state (LAYOVER_UPLOAD_CARD (find_card (fixture->question.view)), TRUE,
                                 FALSE);
  screen_save (fixture->question.window, "upload-reading");

  hand_in (fixture, large);
  question_assert_text (&fixture->question, "Reading the file…", TRUE);
  hand_in (fixture, file);
  screen_wait_for_text (fixture->question.view, "plan.txt");
  before = question_dup_answer (&fixture->question);

  hand_in (fixture, large);
  screen_click (fixture->question.view, "Cancel");
  question_assert_text (&fixture->question, "plan.txt", TRUE);
  question_assert_text (&fixture->question, "Cancel", FALSE);

  screen_wait_until (is_quiet, question_get_interaction_view (&fixture->question));
  question_assert_answer (&fixture->question, before);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->question.window)),
                                         fixture->question.view));
}

static gboolean
has_answer (gpointer data)
{
  return layover_attempt_get_item_state (data, 0) == LAYOVER_ITEM_ANSWERED;
}

/* In the exam room somebody goes on, or wants to hand in, before the file is there. */
static void
test_upload_while_one_goes_on (Fixture *fixture, gconstpointer data)
{
  Sitting sitting;
  LayoverAttempt *attempt;
  GtkWindow *window;
  GtkWidget *room, *view;
  g_autoptr (GFile) file = write_file (fixture, "plan.txt", LARGE_BYTES);

  sitting_set_up_files (&sitting);
  attempt = sitting_start (&sitting);
  room = layover_exam_room_new (attempt, "A small exam", NULL, NULL);
  window = screen_show (room, 1000, 700);
  screen_settle ();
  view = screen_find (room, LAYOVER_TYPE_UPLOAD_INTERACTION, NULL);
  layover_upload_interaction_take_file (LAYOVER_UPLOAD_INTERACTION (view), file);
  for (guint i = 1; i < SITTING_N_FILES; i++)
    gtk_widget_activate_action (room, "exam.next", NULL);
  gtk_widget_activate_action (room, "exam.review", NULL);
  gtk_widget_activate_action (room, "exam.hand-in-page", NULL);
  gtk_widget_activate_action (room, "exam.hand-in", NULL);
  g_assert_cmpint (layover_attempt_get_state (attempt), ==, LAYOVER_ATTEMPT_OPEN);
  g_assert_nonnull (screen_find (room, GTK_TYPE_LABEL, "A file is still being read."));

  screen_wait_until (has_answer, attempt);
  g_assert_cmpint (layover_attempt_get_save_state (attempt), ==, LAYOVER_SAVE_SAVED);
  gtk_widget_activate_action (room, "exam.hand-in", NULL);
  g_assert_cmpint (layover_attempt_get_state (attempt), ==, LAYOVER_ATTEMPT_SUBMITTED);

  screen_close (window);
  g_assert_finalize_object (attempt);
  sitting_tear_down (&sitting);
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/upload/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("by-choosing", test_upload_by_choosing);
  ADD ("by-dropping", test_upload_by_dropping);
  ADD ("by-pasting-a-file", test_upload_by_pasting_a_file);
  ADD ("by-pasting-a-picture", test_upload_by_pasting_a_picture);
  ADD ("of-what-is-no-file", test_upload_of_what_is_no_file);
  ADD ("without-permission", test_upload_without_permission);
  ADD ("is-cancelled", test_upload_is_cancelled);
  ADD ("while-one-goes-on", test_upload_while_one_goes_on);
#undef ADD

  return g_test_run ();
}
