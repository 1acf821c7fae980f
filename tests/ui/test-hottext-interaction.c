/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include "layover-check.h"
#include "question.h"

/* Choosing words where they stand in a text. */

#define MANY                                                                                       \
  "cardinality='multiple' baseType='identifier'><correctResponse><value>a</value>"                 \
  "<value>c</value></correctResponse>"
#define ONE                                                                                        \
  "cardinality='single' baseType='identifier'><correctResponse><value>b</value></correctResponse>"
#define TEXT(attributes)                                                                           \
  "<hottextInteraction responseIdentifier='RESPONSE' " attributes                                  \
  "><prompt>Which words promise too much?</prompt>"                                                \
  "<p>Our product <hottext identifier='a'>always</hottext> saves time, and customers "             \
  "<hottext identifier='b'>often tell us how much of it they win back in the first three "         \
  "months</hottext>.</p><p>It <hottext identifier='c'>never</hottext> fails and is "               \
  "<hottext identifier='d'>easy</hottext> to learn.</p></hottextInteraction>"

static void
open_many (Question *question, gconstpointer data)
{
  question_load (question, MANY, TEXT ("maxChoices='2'"));
  question_open (question);
}

static void
open_one (Question *question, gconstpointer data)
{
  question_load (question, ONE, TEXT ("maxChoices='1'"));
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

static void
test_hottext_by_keys (Question *question, gconstpointer data)
{
  question_assert_hint (question, "Choose up to 2 places in the text · 0 chosen");
  question_tab_into (question);
  g_assert_true (gtk_widget_has_focus (check_of (question, "always")));
  g_assert_true (question_press (question, GDK_KEY_space, 0));
  question_assert_answer (question, "a");
  question_assert_score (question, 0);

  g_assert_true (question_press (question, GDK_KEY_Tab, 0));
  g_assert_true (question_press (question, GDK_KEY_Tab, 0));
  g_assert_true (gtk_widget_has_focus (check_of (question, "never")));
  g_assert_true (question_press (question, GDK_KEY_space, 0));
  question_assert_answer (question, "a c");
  question_assert_hint (question, "Choose up to 2 places in the text · 2 chosen");
  question_assert_score (question, 1);
  screen_save (question->window, "hottext-answered");

  /* nothing is lost by one too many */
  choose (question, "easy");
  question_assert_answer (question, "a c");
  question_assert_hint (question, "Choose up to 2 places in the text · take one back first");
  choose (question, "never");
  choose (question, "easy");
  question_assert_answer (question, "a d");
  question_assert_score (question, 0);
}

static void
test_hottext_takes_one (Question *question, gconstpointer data)
{
  question_assert_hint (question, "Choose one place in the text · none chosen");
  choose (question, "easy");
  question_assert_answer (question, "d");
  question_assert_score (question, 0);
  choose (question, "often tell");
  question_assert_answer (question, "b");
  g_assert_cmpuint (question->n_answers, ==, 2);
  question_assert_score (question, 1);

  question_close (question);
  question_open (question);
  g_assert_true (
      gtk_check_button_get_active (GTK_CHECK_BUTTON (check_of (question, "often tell"))));
  question_assert_hint (question, "Choose one place in the text · 1 chosen");
  layover_item_view_set_response (LAYOVER_ITEM_VIEW (question->view), QUESTION_RESPONSE, NULL);
  question_assert_hint (question, "Choose one place in the text · none chosen");
  g_assert_cmpuint (question->n_answers, ==, 2);
}

static void
test_hottext_is_judged_and_locked (Question *question, gconstpointer data)
{
  choose (question, "always");
  choose (question, "easy");
  question_lock (question, LAYOVER_INTERACTION_VERDICT_NOT_YET);
  screen_save (question->window, "hottext-judged");

  g_assert_true (gtk_widget_has_css_class (check_of (question, "always"), "right"));
  g_assert_true (gtk_widget_has_css_class (check_of (question, "never"), "missed"));
  g_assert_true (gtk_widget_has_css_class (check_of (question, "easy"), "not-yet"));
  g_assert_false (gtk_widget_has_css_class (check_of (question, "often"), "not-yet"));
  g_assert_false (gtk_widget_is_sensitive (check_of (question, "never")));
}

static void
test_hottext_says_how_many (Question *question, gconstpointer data)
{
  question_load (question, MANY, TEXT ("minChoices='1' maxChoices='3'"));
  question_open (question);
  question_assert_hint (question, "Choose 1 to 3 places in the text · 0 chosen");
  question_free (question, NULL);

  question_load (question, MANY, TEXT ("minChoices='2' maxChoices='2'"));
  question_open (question);
  question_assert_hint (question, "Choose 2 places in the text · 0 chosen");
  choose (question, "always");
  question_assert_hint (question, "Choose 2 places in the text · 1 chosen");
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  g_test_add ("/hottext/by-keys", Question, NULL, open_many, test_hottext_by_keys, question_free);
  g_test_add ("/hottext/takes-one", Question, NULL, open_one, test_hottext_takes_one,
              question_free);
  g_test_add ("/hottext/is-judged-and-locked", Question, NULL, open_many,
              test_hottext_is_judged_and_locked, question_free);
  g_test_add ("/hottext/says-how-many", Question, NULL, NULL, test_hottext_says_how_many,
              question_free);

  return g_test_run ();
}
