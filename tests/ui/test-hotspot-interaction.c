/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include "group-picture.h"
#include "layover-check.h"
#include "layover-picture-board.h"
#include "question.h"

/* Choosing areas of a picture, on it or in the list beside it. */

#define ONE                                                                                        \
  "cardinality='single' baseType='identifier'><correctResponse><value>chief</value>"               \
  "</correctResponse>"
#define TWO                                                                                        \
  "cardinality='multiple' baseType='identifier'><correctResponse><value>chief</value>"             \
  "<value>lead</value></correctResponse>"
#define QUESTION(max, picture)                                                                     \
  "<hotspotInteraction responseIdentifier='RESPONSE' maxChoices='" max "'>"                        \
  "<prompt>Who is most likely the economic buyer?</prompt>" picture GROUP_AREAS (                  \
      "hotspotChoice") "</hotspotInteraction>"

static void
open_one (Question *question, gconstpointer data)
{
  question_load (question, ONE, QUESTION ("1", GROUP_PICTURE));
  question_open (question);
}

static void
open_two (Question *question, gconstpointer data)
{
  question_load (question, TWO, QUESTION ("2", GROUP_PICTURE));
  question_open (question);
}

static void
open_without_picture (Question *question, gconstpointer data)
{
  question_load (question, ONE,
                 QUESTION ("1", "<object data='gone.png' type='image/png' width='432' height='243'>"
                                "Buying group</object>"));
  question_open (question);
}

static GtkWidget *
check_of (Question *question, const char *text)
{
  GtkWidget *check = screen_find (question->view, LAYOVER_TYPE_CHECK, text);

  g_assert_nonnull (check);

  return check;
}

static void
choose (Question *question, const char *text)
{
  g_assert_true (gtk_widget_activate_action (check_of (question, text), "choice.toggle", NULL));
  screen_settle ();
}

static gboolean
is_chosen (Question *question, const char *text)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (check_of (question, text)));
}

/* The keys go from place to place as they lie on the picture. */
static void
test_hotspot_by_keys_on_the_picture (Question *question, gconstpointer data)
{
  question_assert_hint (question, "Choose one");
  question_tab_into (question);
  g_assert_true (LAYOVER_IS_PICTURE_BOARD (gtk_window_get_focus (question->window)));

  question_press (question, GDK_KEY_Down, 0);
  question_press (question, GDK_KEY_Left, 0);
  g_assert_true (question_press (question, GDK_KEY_space, 0));
  question_assert_answer (question, "head");
  question_assert_score (question, 0);

  question_press (question, GDK_KEY_Right, 0);
  question_press (question, GDK_KEY_Return, 0);
  question_assert_answer (question, "chief");
  g_assert_true (is_chosen (question, "Chief financial officer"));
  g_assert_cmpuint (question->n_answers, ==, 2);
  question_assert_score (question, 1);
  screen_wait (100);
  screen_save (question->window, "hotspot-answered");

  /* the list is the next stop */
  g_assert_true (question_press (question, GDK_KEY_Tab, 0));
  g_assert_true (gtk_widget_has_focus (check_of (question, "Chief financial officer")));
}

static void
test_hotspot_by_the_list (Question *question, gconstpointer data)
{
  question_assert_hint (question, "Choose up to two · 0 of 2 chosen");
  choose (question, "Chief financial officer");
  choose (question, "right");
  question_assert_answer (question, "chief lead");
  question_assert_score (question, 1);

  choose (question, "Warehouse");
  question_assert_answer (question, "chief lead");
  question_assert_hint (question, "Choose up to two · take one back first");
  choose (question, "Chief financial officer");
  choose (question, "Warehouse");
  question_assert_answer (question, "lead store");
  question_assert_score (question, 0);

  question_close (question);
  question_open (question);
  g_assert_true (is_chosen (question, "Warehouse"));
  g_assert_false (is_chosen (question, "Chief financial officer"));
  question_assert_hint (question, "Choose up to two · 2 of 2 chosen");
}

/* As the pointer does, at a point of the picture. */
static void
click (Question *question, double x, double y)
{
  GtkWidget *board = screen_find (question->view, LAYOVER_TYPE_PICTURE_BOARD, NULL);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (board);
  double scale = gtk_widget_get_width (board) / 432.0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, "released", 1, x * scale, y * scale);
    }
  screen_settle ();
}

/* What is meant is the place under the pointer, or one that is very near, at any size of the picture. */
static void
test_hotspot_by_clicks (Question *question, gconstpointer data)
{
  click (question, 216, 122);
  question_assert_answer (question, "chief");
  click (question, 72, 180);
  question_assert_answer (question, "store");
  click (question, 302, 105);
  question_assert_answer (question, "lead");
  click (question, 216, 220);
  question_assert_answer (question, "lead");
}

static void
test_hotspot_is_judged_and_locked (Question *question, gconstpointer data)
{
  GtkWidget *board = screen_find (question->view, LAYOVER_TYPE_PICTURE_BOARD, NULL);

  choose (question, "Head of operations");
  choose (question, "Chief financial officer");
  question_lock (question, LAYOVER_INTERACTION_VERDICT_NOT_YET);
  screen_wait (100);
  screen_save (question->window, "hotspot-judged");

  g_assert_false (gtk_widget_is_sensitive (check_of (question, "Head of operations")));
  g_assert_false (gtk_widget_get_focusable (board));
  g_signal_emit_by_name (board, "area-activated", "store");
  question_assert_answer (question, "head chief");
}

static void
test_hotspot_without_its_picture (Question *question, gconstpointer data)
{
  g_assert_nonnull (screen_find (question->view, GTK_TYPE_LABEL, "Not in this bundle"));
  choose (question, "Chief financial officer");
  question_assert_score (question, 1);
  screen_save (question->window, "hotspot-without-picture");
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  g_test_add ("/hotspot/by-keys-on-the-picture", Question, NULL, open_one,
              test_hotspot_by_keys_on_the_picture, question_free);
  g_test_add ("/hotspot/by-the-list", Question, NULL, open_two, test_hotspot_by_the_list,
              question_free);
  g_test_add ("/hotspot/by-clicks", Question, NULL, open_one, test_hotspot_by_clicks,
              question_free);
  g_test_add ("/hotspot/is-judged-and-locked", Question, NULL, open_two,
              test_hotspot_is_judged_and_locked, question_free);
  g_test_add ("/hotspot/without-its-picture", Question, NULL, open_without_picture,
              test_hotspot_without_its_picture, question_free);

  return g_test_run ();
}
