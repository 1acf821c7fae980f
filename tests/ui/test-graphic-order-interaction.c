/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include "group-picture.h"
#include "layover-picker.h"
#include "layover-picture-board.h"
#include "question.h"

/* Areas of a picture that are numbered in order. */

#define ORDER                                                                                      \
  "cardinality='ordered' baseType='identifier'><correctResponse><value>head</value>"               \
  "<value>chief</value><value>chair</value></correctResponse>"
#define QUESTION                                                                                   \
  "<graphicOrderInteraction responseIdentifier='RESPONSE' minChoices='1' maxChoices='3'>"          \
  "<prompt>Whom do you meet, in which order?</prompt>" GROUP_PICTURE GROUP_AREAS (                 \
      "hotspotChoice") "</graphicOrderInteraction>"

static void
open_order (Question *question, gconstpointer data)
{
  question_load (question, ORDER, QUESTION);
  question_open (question);
}

static GtkWidget *
get_board (Question *question)
{
  return screen_find (question->view, LAYOVER_TYPE_PICTURE_BOARD, NULL);
}

static void
point_at (Question *question, const char *area)
{
  g_signal_emit_by_name (get_board (question), "area-activated", area);
  screen_settle ();
}

/* What a person does with a list that opens: chooses, and it says so. */
static void
pick (Question *question, guint area, const char *number)
{
  LayoverPicker *picker = LAYOVER_PICKER (
      screen_find_nth (question->view, LAYOVER_TYPE_PICKER, area));

  layover_picker_set_chosen (picker, number);
  g_signal_emit_by_name (picker, "picked");
  screen_settle ();
}

static void
assert_numbers (Question *question, const char *numbers)
{
  g_autoptr (GString) now = g_string_new (NULL);

  for (guint i = 0; i < 5; i++)
    {
      LayoverPicker *picker = LAYOVER_PICKER (
          screen_find_nth (question->view, LAYOVER_TYPE_PICKER, i));
      const char *chosen = layover_picker_get_chosen (picker);

      g_string_append (now, chosen != NULL ? chosen : "-");
    }
  g_assert_cmpstr (now->str, ==, numbers);
}

/* From the chair down and to the left: the head; to the right: the chief; up: the chair again. */
static void
test_graphic_order_by_keys (Question *question, gconstpointer data)
{
  question_assert_hint (question, "Number the places in order · 0 of 3 have a number");
  question_tab_into (question);
  g_assert_true (gtk_widget_has_focus (get_board (question)));
  question_press (question, GDK_KEY_Down, 0);
  question_press (question, GDK_KEY_Left, 0);
  question_press (question, GDK_KEY_space, 0);
  question_press (question, GDK_KEY_Right, 0);
  question_press (question, GDK_KEY_space, 0);
  question_assert_answer (question, "head chief");
  question_assert_score (question, 0);
  question_press (question, GDK_KEY_Up, 0);
  question_press (question, GDK_KEY_space, 0);
  question_assert_answer (question, "head chief chair");
  assert_numbers (question, "312--");
  question_assert_score (question, 1);
  screen_wait (100);
  screen_save (question->window, "graphic-order-numbered");

  question_close (question);
  question_open (question);
  assert_numbers (question, "312--");
  question_assert_hint (question, "Number the places in order · 3 of 3 have a number");
}

/* A number that another place has is taken over, and the others make room. */
static void
test_graphic_order_by_the_list (Question *question, gconstpointer data)
{
  pick (question, 0, "1");
  pick (question, 1, "1");
  question_assert_answer (question, "head chair");
  pick (question, 2, "2");
  question_assert_answer (question, "head chief chair");
  question_assert_score (question, 1);

  pick (question, 3, "1");
  question_assert_answer (question, "head chief chair");
  question_assert_hint (question, "Number up to 3 places in order · take one back first");
  assert_numbers (question, "312--");
  pick (question, 1, NULL);
  question_assert_answer (question, "chief chair");
  assert_numbers (question, "2-1--");
  point_at (question, "chief");
  question_assert_answer (question, "chair");
}

static void
test_graphic_order_is_judged_and_locked (Question *question, gconstpointer data)
{
  point_at (question, "head");
  point_at (question, "chair");
  question_lock (question, LAYOVER_INTERACTION_VERDICT_NOT_YET);
  screen_wait (100);
  screen_save (question->window, "graphic-order-judged");

  question_assert_text (question,
                        "Right order: B · Head of operations, C · Chief financial officer, "
                        "A · Chair of the steering group",
                        TRUE);
  point_at (question, "chief");
  pick (question, 4, "1");
  question_assert_answer (question, "head chair");
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  g_test_add ("/graphic-order/by-keys", Question, NULL, open_order, test_graphic_order_by_keys,
              question_free);
  g_test_add ("/graphic-order/by-the-list", Question, NULL, open_order,
              test_graphic_order_by_the_list, question_free);
  g_test_add ("/graphic-order/is-judged-and-locked", Question, NULL, open_order,
              test_graphic_order_is_judged_and_locked, question_free);

  return g_test_run ();
}
