/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include "layover-order-row.h"
#include "question.h"

/* Putting in order with keys, with the actions a screen reader has, and with the buttons. */

#define CORRECT                                                                                    \
  "cardinality='ordered' baseType='identifier'><correctResponse><value>agree</value>"              \
  "<value>ask</value><value>repeat</value><value>next</value></correctResponse>"

#define CHOICES                                                                                    \
  "<simpleChoice identifier='repeat'>Repeat back what you have heard</simpleChoice>"               \
  "<simpleChoice identifier='agree'>Agree what both want from the call</simpleChoice>"             \
  "<simpleChoice identifier='next'>Agree the next step, with a date that both of you write down "  \
  "before the call ends</simpleChoice>"                                                            \
  "<simpleChoice identifier='ask'>Ask how the work is done today</simpleChoice>"

#define PROMPT "<prompt>Put the steps of a first discovery call in order.</prompt>"

static void
set_up (Question *question, gconstpointer data)
{
  question_load (question, CORRECT,
                 "<orderInteraction responseIdentifier='RESPONSE'>" PROMPT CHOICES
                 "</orderInteraction>");
  question_open (question);
}

/* What stands on the screen, from top to bottom. */
static void
assert_rows (Question *question, const char *expected)
{
  GtkWidget *list = gtk_widget_get_parent (
      screen_find (question->view, LAYOVER_TYPE_ORDER_ROW, NULL));
  g_autoptr (GString) rows = g_string_new (NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    g_string_append_printf (rows, "%s%s", rows->len > 0 ? " " : "",
                            layover_order_row_get_identifier (LAYOVER_ORDER_ROW (row)));
  g_assert_cmpstr (rows->str, ==, expected);
}

static GtkWidget *
row_of (Question *question, const char *text)
{
  GtkWidget *row = screen_find (question->view, LAYOVER_TYPE_ORDER_ROW, text);

  g_assert_nonnull (row);

  return row;
}

static void
test_order_by_keys (Question *question, gconstpointer data)
{
  question_assert_hint (question, "Put in order · not moved yet");
  question_tab_into (question);
  g_assert_true (question_press (question, GDK_KEY_Down, 0));
  g_assert_true (gtk_widget_has_focus (row_of (question, "Agree what both")));

  /* one answer for a whole way, and none for what is put back */
  g_assert_true (question_press (question, GDK_KEY_space, 0));
  g_assert_true (question_press (question, GDK_KEY_End, 0));
  assert_rows (question, "repeat next ask agree");
  screen_save (question->window, "order-moving");
  g_assert_true (question_press (question, GDK_KEY_Escape, 0));
  assert_rows (question, "repeat agree next ask");
  g_assert_false (question_press (question, GDK_KEY_Escape, 0));
  g_assert_cmpuint (question->n_answers, ==, 0);
  question_assert_hint (question, "Put in order · not moved yet");

  g_assert_true (question_press (question, GDK_KEY_space, 0));
  g_assert_true (question_press (question, GDK_KEY_Home, 0));
  g_assert_true (question_press (question, GDK_KEY_Return, 0));
  g_assert_true (gtk_widget_has_focus (row_of (question, "Agree what both")));
  g_assert_cmpuint (question->n_answers, ==, 1);
  question_assert_answer (question, "agree repeat next ask");
  question_assert_score (question, 0);

  /* with Ctrl at once */
  g_assert_true (question_press (question, GDK_KEY_Down, 0));
  g_assert_true (question_press (question, GDK_KEY_Down, 0));
  g_assert_true (question_press (question, GDK_KEY_Down, 0));
  g_assert_true (question_press (question, GDK_KEY_Up, GDK_CONTROL_MASK));
  g_assert_true (question_press (question, GDK_KEY_Up, GDK_CONTROL_MASK));
  g_assert_true (question_press (question, GDK_KEY_Tab, 0) == FALSE);
  question_assert_answer (question, "agree ask repeat next");
  question_assert_hint (question, "Put in order");
  question_assert_score (question, 1);
}

static void
test_order_by_actions (Question *question, gconstpointer data)
{
  GtkWidget *ask = row_of (question, "Ask how");

  g_assert_true (gtk_widget_activate_action (ask, "order.pick-up", NULL));
  g_assert_true (gtk_widget_activate_action (ask, "order.move-up", NULL));
  g_assert_cmpuint (question->n_answers, ==, 0);
  g_assert_true (gtk_widget_activate_action (ask, "order.pick-up", NULL));
  g_assert_cmpuint (question->n_answers, ==, 1);
  question_assert_answer (question, "repeat agree ask next");
  question_assert_score (question, 0);

  g_assert_true (
      gtk_widget_activate_action (row_of (question, "Agree what"), "order.move-first", NULL));
  g_assert_true (gtk_widget_activate_action (ask, "order.move-up", NULL));
  question_assert_answer (question, "agree ask repeat next");
  question_assert_score (question, 1);
  screen_settle ();
  screen_save (question->window, "order-answered");

  /* picked up and left for something else: it is dropped where it is */
  gtk_widget_grab_focus (ask);
  gtk_widget_activate_action (ask, "order.pick-up", NULL);
  gtk_widget_activate_action (ask, "order.move-last", NULL);
  gtk_window_set_focus (question->window, NULL);
  screen_settle ();
  question_assert_answer (question, "agree repeat next ask");
}

static gboolean
is_answered (gpointer user_data)
{
  return ((Question *) user_data)->n_answers == 1;
}

static void
test_order_can_be_kept (Question *question, gconstpointer data)
{
  GtkWidget *keep = screen_find (question->view, GTK_TYPE_BUTTON, "Keep this order");

  question_tab_into (question);
  g_assert_true (question_press (question, GDK_KEY_Tab, 0));
  g_assert_true (gtk_widget_has_focus (keep));
  g_assert_true (question_press (question, GDK_KEY_Return, 0));
  screen_wait_until (is_answered, question);
  question_assert_answer (question, "repeat agree next ask");
  question_assert_hint (question, "Put in order");
  g_assert_false (gtk_widget_get_visible (keep));
  g_assert_true (gtk_widget_has_focus (row_of (question, "Repeat back")));
}

static void
test_order_comes_back (Question *question, gconstpointer data)
{
  gtk_widget_activate_action (row_of (question, "Ask how"), "order.move-first", NULL);
  question_close (question);
  question_open (question);
  assert_rows (question, "ask repeat agree next");
  question_assert_hint (question, "Put in order");

  layover_item_view_set_response (LAYOVER_ITEM_VIEW (question->view), QUESTION_RESPONSE, NULL);
  assert_rows (question, "repeat agree next ask");
  question_assert_hint (question, "Put in order · not moved yet");
  g_assert_cmpuint (question->n_answers, ==, 1);
}

static void
test_order_is_judged_and_locked (Question *question, gconstpointer data)
{
  GtkWidget *ask = row_of (question, "Ask how");
  g_autofree char *text = NULL;

  gtk_widget_activate_action (row_of (question, "Agree what"), "order.move-first", NULL);
  gtk_widget_activate_action (ask, "order.pick-up", NULL);
  gtk_widget_activate_action (ask, "order.move-up", NULL);
  question_lock (question, LAYOVER_INTERACTION_VERDICT_NOT_YET);
  screen_save (question->window, "order-judged");

  /* what was in the hand is put back, not answered */
  assert_rows (question, "agree repeat next ask");
  question_assert_answer (question, "agree repeat next ask");
  text = screen_dup_text (question->view);
  g_assert_nonnull (strstr (text, "Right"));
  g_assert_nonnull (strstr (text, "Belongs at 2"));
  g_assert_nonnull (strstr (text, "Belongs at 4"));

  gtk_widget_activate_action (ask, "order.move-up", NULL);
  gtk_widget_activate_action (ask, "order.pick-up", NULL);
  assert_rows (question, "agree repeat next ask");
  g_assert_cmpuint (question->n_answers, ==, 1);
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (question_get_interaction_view (question)),
                                          GTK_DIR_TAB_FORWARD));
}

static void
test_order_of_a_part_is_not_supported (void)
{
  const char *text =
      "<assessmentItem xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1' "
      "identifier='i' title='t' adaptive='false' timeDependent='false'>"
      "<responseDeclaration identifier='RESPONSE' " CORRECT "</responseDeclaration>"
      "<itemBody><orderInteraction responseIdentifier='RESPONSE' maxChoices='3'>" CHOICES
      "</orderInteraction></itemBody></assessmentItem>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverItem) item = layover_item_load (bytes, "items/i.xml", &error);

  g_assert_no_error (error);
  g_assert_false (layover_item_check_supported (item, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  g_test_add ("/order/by-keys", Question, NULL, set_up, test_order_by_keys, question_free);
  g_test_add ("/order/by-actions", Question, NULL, set_up, test_order_by_actions, question_free);
  g_test_add ("/order/can-be-kept", Question, NULL, set_up, test_order_can_be_kept, question_free);
  g_test_add ("/order/comes-back", Question, NULL, set_up, test_order_comes_back, question_free);
  g_test_add ("/order/is-judged-and-locked", Question, NULL, set_up,
              test_order_is_judged_and_locked, question_free);
  g_test_add_func ("/order/of-a-part-is-not-supported", test_order_of_a_part_is_not_supported);

  return g_test_run ();
}
