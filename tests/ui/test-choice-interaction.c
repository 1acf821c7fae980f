/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include "layover-check.h"
#include "layover-choice-row.h"
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

static void
open_in_words_of_author (Question *question, gconstpointer data)
{
  question_load (question,
                 "cardinality='multiple' baseType='identifier'><correctResponse><value>a</value>"
                 "<value>b</value></correctResponse>",
                 "<choiceInteraction responseIdentifier='RESPONSE' minChoices='2' maxChoices='2' "
                 "data-min-selections-message='A &lt;b>pair&lt;/b> &amp; no less' "
                 "data-max-selections-message='The crate holds two'>"
                 "<prompt>Which two?</prompt><simpleChoice identifier='a'>One</simpleChoice>"
                 "<simpleChoice identifier='b'>Two</simpleChoice>"
                 "<simpleChoice identifier='c'>Three</simpleChoice></choiceInteraction>");
  question_open (question);
}

/* What the author says of a limit stands where the limit is not kept, as it is written. */
static void
test_author_tells_limits (Question *question, gconstpointer data)
{
  question_assert_hint (question, "Choose two · 0 of 2 chosen");
  press (question, "One");
  question_assert_hint (question, "A <b>pair</b> & no less");
  press (question, "Two");
  question_assert_hint (question, "Choose two · 2 of 2 chosen");
  press (question, "Three");
  question_assert_hint (question, "The crate holds two");
  question_assert_score (question, 1);
}

static void
open_without_words (Question *question, gconstpointer data)
{
  question_load (question, "cardinality='single' baseType='identifier'>",
                 "<choiceInteraction responseIdentifier='RESPONSE' maxChoices='1'>"
                 "<prompt>Which stage?</prompt><simpleChoice identifier='a'>One</simpleChoice>"
                 "<simpleChoice identifier='b'><feedbackInline outcomeIdentifier='SCORE' "
                 "identifier='x' showHide='show'>Not yet</feedbackInline></simpleChoice>"
                 "<simpleChoice identifier='c'><img src='buyer.png' alt=''/></simpleChoice>"
                 "</choiceInteraction>");
  question_open (question);
}

static void
assert_name (Question *question, guint i, const char *name)
{
  gtk_test_accessible_assert_property (screen_find_nth (question->view, LAYOVER_TYPE_CHECK, i),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

/* A screen reader has a name for each, and a true one. */
static void
test_what_has_no_words_is_called_by_its_place (Question *question, gconstpointer data)
{
  assert_name (question, 0, "One");
  assert_name (question, 1, "Answer 2");
  assert_name (question, 2, "Picture 3");
}

static void
open_across (Question *question, gconstpointer data)
{
  question_load (question,
                 "cardinality='single' baseType='identifier'><correctResponse><value>b</value>"
                 "</correctResponse>",
                 "<choiceInteraction responseIdentifier='RESPONSE' maxChoices='1' "
                 "orientation='horizontal'><prompt>Which stage?</prompt>"
                 "<simpleChoice identifier='a'>One</simpleChoice>"
                 "<simpleChoice identifier='b'>Two</simpleChoice>"
                 "<simpleChoice identifier='c'>Three</simpleChoice></choiceInteraction>");
  question_open (question);
}

static int
edge_of (Question *question, const char *text, GtkOrientation orientation)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (screen_find (question->view, LAYOVER_TYPE_CHECK, text),
                                            question->view, &bounds));

  return (int) (orientation == GTK_ORIENTATION_HORIZONTAL ? bounds.origin.x : bounds.origin.y);
}

/* Side by side where there is room for it, and the arrows go both ways. */
static void
test_choices_stand_side_by_side (Question *question, gconstpointer data)
{
  const GtkOrientation across = GTK_ORIENTATION_HORIZONTAL;
  const GtkOrientation down = GTK_ORIENTATION_VERTICAL;
  gboolean is_forced = g_getenv ("LAYOVER_TEST_WIDTH") != NULL
                       || g_getenv ("LAYOVER_TEST_SCALE") != NULL;
  gboolean is_mirrored = g_getenv ("LAYOVER_TEST_RTL") != NULL;

  screen_save (question->window, "choice-side-by-side");
  if (!is_forced)
    {
      g_assert_cmpint (edge_of (question, "One", down), ==, edge_of (question, "Two", down));
      g_assert_cmpint (edge_of (question, "One", across), !=, edge_of (question, "Two", across));
      question_tab_into (question);
      g_assert_true (question_press (question, is_mirrored ? GDK_KEY_Left : GDK_KEY_Right, 0));
      g_assert_true (
          gtk_widget_has_focus (screen_find (question->view, LAYOVER_TYPE_CHECK, "Two")));
    }

  press (question, "Two");
  question_assert_answer (question, "b");
  question_assert_score (question, 1);
  press (question, "Three");
  question_assert_score (question, 0);
}

#define SIX                                                                                        \
  "<prompt>Which stage?</prompt><simpleChoice identifier='a'>One</simpleChoice>"                   \
  "<simpleChoice identifier='b'>Two</simpleChoice><simpleChoice identifier='c'>Three"              \
  "</simpleChoice><simpleChoice identifier='d'>Four</simpleChoice><simpleChoice identifier='e'>"   \
  "Five</simpleChoice></choiceInteraction>"

static void
open_with_classes (Question *question, const char *classes)
{
  g_autofree char *interaction = g_strdup_printf (
      "<choiceInteraction responseIdentifier='RESPONSE' maxChoices='1' class='%s'>" SIX, classes);

  question_load (question,
                 "cardinality='single' baseType='identifier'><correctResponse><value>b</value>"
                 "</correctResponse>",
                 interaction);
  question_open (question);
  screen_settle ();
}

static GtkWidget *
find_row (Question *question, guint n)
{
  return screen_find_nth (question->view, LAYOVER_TYPE_CHOICE_ROW, n);
}

static gboolean
is_beside (Question *question, guint first, guint second)
{
  graphene_rect_t a, b;

  g_assert_true (gtk_widget_compute_bounds (find_row (question, first), question->view, &a));
  g_assert_true (gtk_widget_compute_bounds (find_row (question, second), question->view, &b));

  return a.origin.x != b.origin.x && a.origin.y == b.origin.y;
}

/* Five choices in two columns: read down, or along. Where there is no room they stand one below the other. */
static void
test_columns (Question *question, gconstpointer data)
{
  gboolean is_down = data != NULL;
  g_autofree char *classes = g_strdup_printf ("qti-choices-stacking-2 %s",
                                              is_down ? "" : "qti-orientation-horizontal");
  gboolean is_narrow = g_getenv ("LAYOVER_TEST_WIDTH") != NULL;

  open_with_classes (question, classes);
  if (!is_narrow)
    {
      g_assert_true (is_beside (question, 0, is_down ? 3 : 1));
      g_assert_false (is_beside (question, 0, is_down ? 1 : 2));
    }
  screen_save (question->window, is_down ? "choice-columns-down" : "choice-columns-along");
  question_close (question);
}

static void
test_labels (Question *question, gconstpointer data)
{
  open_with_classes (question, "qti-labels-upper-alpha qti-labels-suffix-parenthesis");
  question_assert_text (question, "A)", TRUE);
  question_assert_text (question, "E)", TRUE);
  gtk_test_accessible_assert_property (screen_find_nth (question->view, LAYOVER_TYPE_CHECK, 1),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "B) Two");
  screen_save (question->window, "choice-labels");
  question_close (question);
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  g_test_add ("/choice-interaction/one-too-many-is-refused", Question, NULL, open_two_of_three,
              test_one_too_many_is_refused, question_free);
  g_test_add ("/choice-interaction/author-tells-limits", Question, NULL, open_in_words_of_author,
              test_author_tells_limits, question_free);
  g_test_add ("/choice-interaction/what-has-no-words-is-called-by-its-place", Question, NULL,
              open_without_words, test_what_has_no_words_is_called_by_its_place, question_free);
  g_test_add ("/choice-interaction/stand-side-by-side", Question, NULL, open_across,
              test_choices_stand_side_by_side, question_free);
  g_test_add ("/choice-interaction/columns-read-down", Question, "down", NULL, test_columns,
              question_free);
  g_test_add ("/choice-interaction/columns-read-along", Question, NULL, NULL, test_columns,
              question_free);
  g_test_add ("/choice-interaction/labels", Question, NULL, NULL, test_labels, question_free);

  return g_test_run ();
}
