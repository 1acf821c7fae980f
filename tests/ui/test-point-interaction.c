/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include "group-picture.h"
#include "layover-picture-board.h"
#include "layover-point-row.h"
#include "question.h"

/* Marking places of a picture, and putting objects on it. */

#define ONE                                                                                        \
  "cardinality='single' baseType='point'><correctResponse><value>206 "                             \
  "111</value></correctResponse>"
#define TWO                                                                                        \
  "cardinality='multiple' baseType='point'><correctResponse><value>226 121</value>"                \
  "<value>72 121</value></correctResponse>"
#define POINTS(max)                                                                                \
  "<selectPointInteraction responseIdentifier='RESPONSE' maxChoices='" max "'>"                    \
  "<prompt>Mark the economic buyer.</prompt>" GROUP_PICTURE "</selectPointInteraction>"
#define OBJECTS                                                                                    \
  "<positionObjectStage>" GROUP_PICTURE                                                            \
  "<positionObjectInteraction responseIdentifier='RESPONSE' maxChoices='2' centerPoint='12 23'>"   \
  "<object data='pin.png' type='image/png' width='24' height='24'>Pin</object>"                    \
  "</positionObjectInteraction></positionObjectStage>"

#define AREAS                                                                                      \
  "cardinality='multiple' baseType='point'><areaMapping defaultValue='0'>"                         \
  "<areaMapEntry shape='circle' coords='72,121,30' mappedValue='1'/>"                              \
  "<areaMapEntry shape='rect' coords='190,90,250,150' mappedValue='1'/></areaMapping>"

static void
open_areas (Question *question, gconstpointer data)
{
  question_load (question, AREAS, POINTS ("0"));
  question_open (question);
}

static void
open_one (Question *question, gconstpointer data)
{
  question_load (question, ONE, POINTS ("1"));
  question_open (question);
}

static void
open_two (Question *question, gconstpointer data)
{
  question_load (question, TWO, POINTS ("2"));
  question_open (question);
}

static void
open_objects (Question *question, gconstpointer data)
{
  question_load (question, TWO, OBJECTS);
  question_open (question);
}

static GtkWidget *
get_board (Question *question)
{
  return screen_find (question->view, LAYOVER_TYPE_PICTURE_BOARD, NULL);
}

static void
write_point (Question *question, guint n, const char *text)
{
  GtkWidget *row = screen_find_nth (question->view, LAYOVER_TYPE_POINT_ROW, n);
  GtkWidget *entry = screen_find_nth (row, GTK_TYPE_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
  screen_settle ();
}

static void
assert_row_says (Question *question, guint n, const char *text)
{
  g_autofree char *all = screen_dup_text (
      screen_find_nth (question->view, LAYOVER_TYPE_POINT_ROW, n));

  g_assert_nonnull (strstr (all, text));
}

static void
take_away (Question *question, guint n)
{
  GtkWidget *row = screen_find_nth (question->view, LAYOVER_TYPE_POINT_ROW, n);

  g_signal_emit_by_name (screen_find_nth (row, GTK_TYPE_BUTTON, 0), "clicked");
  screen_settle ();
}

static void
press_times (Question *question, guint keyval, GdkModifierType modifiers, guint n)
{
  for (guint i = 0; i < n; i++)
    g_assert_true (question_press (question, keyval, modifiers));
}

/* The cross hairs begin in the middle of the picture, at 216, 121. */
static void
test_point_by_keys (Question *question, gconstpointer data)
{
  question_assert_hint (question, "Mark one place · none marked");
  question_tab_into (question);
  g_assert_true (gtk_widget_has_focus (get_board (question)));
  press_times (question, GDK_KEY_Return, 0, 1);
  question_assert_answer (question, "216 121");
  question_assert_score (question, 0);

  press_times (question, GDK_KEY_Up, 0, 1);
  press_times (question, GDK_KEY_Left, GDK_SHIFT_MASK, 10);
  press_times (question, GDK_KEY_space, 0, 1);
  question_assert_answer (question, "206 111");
  question_assert_hint (question, "Mark one place · 1 marked");
  question_assert_score (question, 1);
  screen_wait (100);
  screen_save (question->window, "point-marked");

  press_times (question, GDK_KEY_Delete, 0, 1);
  question_assert_answer (question, "-");
  press_times (question, GDK_KEY_Right, 0, 60);
  press_times (question, GDK_KEY_Down, 0, 60);
  press_times (question, GDK_KEY_Return, 0, 1);
  question_assert_answer (question, "432 243");
}

/* Without the picture: a button marks a place, numbers are written over. */
static void
test_point_by_the_list (Question *question, gconstpointer data)
{
  screen_click (question->view, "Mark a place");
  write_point (question, 0, "72, 121");
  question_assert_hint (question, "Mark up to 2 places · 1 marked");
  screen_click (question->view, "Mark a place");
  write_point (question, 1, "226 121");
  question_assert_score (question, 1);

  screen_click (question->view, "Mark a place");
  question_assert_hint (question, "Mark up to 2 places · take one back first");
  g_assert_cmpuint (screen_count (question->view, LAYOVER_TYPE_POINT_ROW), ==, 2);
  write_point (question, 0, "nowhere");
  question_assert_answer (question, "72 121 226 121");

  question_close (question);
  question_open (question);
  question_assert_hint (question, "Mark up to 2 places · 2 marked");
  take_away (question, 0);
  question_assert_answer (question, "226 121");
  question_assert_score (question, 0);
}

static void
test_point_is_judged_and_locked (Question *question, gconstpointer data)
{
  screen_click (question->view, "Mark a place");
  question_lock (question, LAYOVER_INTERACTION_VERDICT_NOT_YET);
  screen_wait (100);
  screen_save (question->window, "point-judged");

  question_assert_text (question, "Not yet", TRUE);
  g_signal_emit_by_name (get_board (question), "point-activated", 3, 4);
  g_assert_null (screen_find_nth (screen_find_nth (question->view, LAYOVER_TYPE_POINT_ROW, 0),
                                  GTK_TYPE_BUTTON, 0));
  question_assert_answer (question, "216 121");
}

/* Each place says for itself whether it lies where points are given. */
static void
test_points_are_judged_by_areas (Question *question, gconstpointer data)
{
  LayoverInteractionView *view;

  screen_click (question->view, "Mark a place");
  write_point (question, 0, "72, 121");
  screen_click (question->view, "Mark a place");
  write_point (question, 1, "400 200");
  question_lock (question, LAYOVER_INTERACTION_VERDICT_NOT_YET);
  screen_wait (100);
  screen_save (question->window, "points-judged-by-areas");

  view = question_get_interaction_view (question);
  g_assert_cmpint (layover_interaction_view_judge_member (view, 0), ==,
                   LAYOVER_INTERACTION_VERDICT_RIGHT);
  g_assert_cmpint (layover_interaction_view_judge_member (view, 1), ==,
                   LAYOVER_INTERACTION_VERDICT_NOT_YET);
  assert_row_says (question, 0, "Right");
  assert_row_says (question, 1, "Not yet");
}

static void
test_objects_by_keys (Question *question, gconstpointer data)
{
  question_tab_into (question);
  press_times (question, GDK_KEY_Right, 0, 1);
  press_times (question, GDK_KEY_Return, 0, 1);
  g_signal_emit_by_name (get_board (question), "point-activated", 80, 30);
  question_assert_answer (question, "226 121 80 30");
  question_assert_score (question, 0);
  g_signal_emit_by_name (get_board (question), "mark-moved", 1, 72, 121);
  question_assert_answer (question, "226 121 72 121");
  question_assert_score (question, 1);
  screen_wait (100);
  screen_save (question->window, "objects-placed");
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  g_test_add ("/point/by-keys", Question, NULL, open_one, test_point_by_keys, question_free);
  g_test_add ("/point/by-the-list", Question, NULL, open_two, test_point_by_the_list,
              question_free);
  g_test_add ("/point/is-judged-and-locked", Question, NULL, open_one,
              test_point_is_judged_and_locked, question_free);
  g_test_add ("/point/are-judged-by-areas", Question, NULL, open_areas,
              test_points_are_judged_by_areas, question_free);
  g_test_add ("/point/objects-by-keys", Question, NULL, open_objects, test_objects_by_keys,
              question_free);

  return g_test_run ();
}
