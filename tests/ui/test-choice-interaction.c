/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include "layover-check.h"
#include "question.h"

static void
open_two_of_three (Question *question, gconstpointer data)
{
  question_load (question,
                 "cardinality='multiple' baseType='identifier'><correctResponse><value>a</value>"
                 "<value>b</value></correctResponse>",
                 "<choiceInteraction responseIdentifier='RESPONSE' minChoices='2' maxChoices='2'>"
                 "<prompt>Which two?</prompt><simpleChoice identifier='a'>One</simpleChoice>"
                 "<simpleChoice identifier='b'>Two</simpleChoice>"
                 "<simpleChoice identifier='c'>Three</simpleChoice></choiceInteraction>");
  question_open (question);
}

static void
press (Question *question, const char *text)
{
  GtkWidget *check = screen_find (question->view, LAYOVER_TYPE_CHECK, text);

  g_assert_true (gtk_widget_activate_action (check, "choice.toggle", NULL));
  screen_settle ();
}

/* One too many takes nothing away, and the hint goes on saying so until something is taken back. */
static void
test_one_too_many_is_refused (Question *question, gconstpointer data)
{
  press (question, "One");
  press (question, "Two");
  question_assert_hint (question, "Choose two · 2 of 2 chosen");
  press (question, "Three");
  question_assert_hint (question, "Choose two · take one back first");
  question_assert_score (question, 1);
  press (question, "Two");
  question_assert_hint (question, "Choose two · 1 of 2 chosen");
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  g_test_add ("/choice-interaction/one-too-many-is-refused", Question, NULL, open_two_of_three,
              test_one_too_many_is_refused, question_free);

  return g_test_run ();
}
