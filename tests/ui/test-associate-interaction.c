/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include "layover-check.h"
#include "layover-pair-row.h"
#include "layover-picker.h"
#include "question.h"

/* Pairs that are made of lists: rows come and go, and only whole pairs are answers. */

#define CORRECT                                                                                    \
  "cardinality='multiple' baseType='pair'><correctResponse><value>champion seller</value>"         \
  "<value>buyer budget</value></correctResponse>"

#define CHOICES                                                                                    \
  "<simpleAssociableChoice identifier='champion' matchMax='1'>Champion</simpleAssociableChoice>"   \
  "<simpleAssociableChoice identifier='buyer' matchMax='2'>Economic buyer"                         \
  "</simpleAssociableChoice>"                                                                      \
  "<simpleAssociableChoice identifier='seller' matchMax='1'>Sells for us when we are not there"    \
  "</simpleAssociableChoice>"                                                                      \
  "<simpleAssociableChoice identifier='budget' matchMax='0'>Signs</simpleAssociableChoice>"

#define INTERACTION(attributes)                                                                    \
  "<associateInteraction responseIdentifier='RESPONSE' shuffle='false' " attributes                \
  "><prompt>Which of these belong together?</prompt>" CHOICES "</associateInteraction>"

static void
set_up (Question *question, gconstpointer data)
{
  question_load (question, CORRECT, data);
  question_open (question);
}

static GtkWidget *
row (Question *question, guint i)
{
  GtkWidget *found = screen_find_nth (question->view, LAYOVER_TYPE_PAIR_ROW, i);

  g_assert_nonnull (found);

  return found;
}

/* Opens the list on one side of a pair and presses one of its choices, as a screen reader does. */
static void
pick (Question *question, guint i, guint side, const char *text)
{
  GtkWidget *picker = screen_find_nth (row (question, i), LAYOVER_TYPE_PICKER, side);
  GtkWidget *check;

  g_assert_true (gtk_widget_grab_focus (picker));
  g_signal_emit_by_name (screen_find (picker, GTK_TYPE_TOGGLE_BUTTON, NULL), "clicked");
  screen_settle ();
  check = screen_find (picker, LAYOVER_TYPE_CHECK, text);
  g_assert_nonnull (check);
  g_assert_true (gtk_widget_activate_action (check, "choice.toggle", NULL));
  screen_settle ();
}

static void
pair (Question *question, guint i, const char *first, const char *second)
{
  pick (question, i, 0, first);
  pick (question, i, 1, second);
}

static gboolean
has_focus (Question *question, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (question->window);

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static void
remove_pair (Question *question, guint i)
{
  GtkWidget *button = screen_find_nth (row (question, i), GTK_TYPE_BUTTON, 2);

  g_signal_emit_by_name (button, "clicked");
  screen_settle ();
}

static void
test_pairs_to_full_score (Question *question, gconstpointer data)
{
  question_assert_hint (question, "Make up to 3 pairs · 0 made");
  question_tab_into (question);
  g_assert_true (has_focus (question, row (question, 0)));
  pick (question, 0, 0, "Sells");
  g_assert_cmpuint (question->n_answers, ==, 0);
  pick (question, 0, 1, "Champion");
  question_assert_answer (question, "seller champion");
  question_assert_hint (question, "Make up to 3 pairs · 1 made");
  question_assert_score (question, 0);

  screen_click (question->view, "Add a pair");
  g_assert_true (has_focus (question, row (question, 1)));
  pair (question, 1, "Economic", "Signs");
  screen_save (question->window, "pairs-made");
  question_assert_answer (question, "seller champion buyer budget");
  question_assert_score (question, 1);
}

static void
test_pairs_to_a_wrong_answer (Question *question, gconstpointer data)
{
  pair (question, 0, "Champion", "Signs");
  screen_click (question->view, "Add a pair");
  pair (question, 1, "Economic", "Signs");
  question_assert_score (question, 0);

  question_lock (question, LAYOVER_INTERACTION_VERDICT_NOT_YET);
  screen_save (question->window, "pairs-judged");
  question_assert_text (question, "Right answer: Champion – Sells for us", TRUE);
  question_assert_text (question, "Right answer: Economic buyer", FALSE);
  question_assert_text (question, "Add a pair", FALSE);
  g_assert_false (
      gtk_widget_is_sensitive (screen_find (row (question, 0), LAYOVER_TYPE_PICKER, NULL)));
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (question_get_interaction_view (question)),
                                          GTK_DIR_TAB_FORWARD));
}

static void
test_pairs_come_and_go (Question *question, gconstpointer data)
{
  pair (question, 0, "Champion", "Sells");
  screen_click (question->view, "Add a pair");
  pair (question, 1, "Economic", "Signs");
  screen_click (question->view, "Add a pair");
  question_assert_text (question, "Add a pair", FALSE);

  remove_pair (question, 0);
  question_assert_answer (question, "buyer budget");
  g_assert_true (has_focus (question, row (question, 0)));
  g_assert_cmpuint (screen_count (question->view, LAYOVER_TYPE_PAIR_ROW), ==, 2);
  question_assert_text (question, "Add a pair", TRUE);

  remove_pair (question, 1);
  g_assert_true (has_focus (question, row (question, 0)));
  pick (question, 0, 0, "Choose");
  question_assert_answer (question, "-");
}

static void
test_pairs_that_cannot_be (Question *question, gconstpointer data)
{
  pair (question, 0, "Economic", "Signs");
  screen_click (question->view, "Add a pair");
  pair (question, 1, "Signs", "Economic");
  question_assert_hint (question, "Make pairs · this pair is there already");
  question_assert_answer (question, "buyer budget");
  pick (question, 1, 1, "Champion");
  question_assert_hint (question, "Make pairs · 2 made");

  /* what is used up cannot be taken once more */
  screen_click (question->view, "Add a pair");
  g_signal_emit_by_name (screen_find (row (question, 2), GTK_TYPE_TOGGLE_BUTTON, NULL), "clicked");
  screen_settle ();
  g_assert_false (
      gtk_widget_is_sensitive (screen_find (row (question, 2), LAYOVER_TYPE_CHECK, "Champion")));
  question_assert_text (question, "used 1 time", TRUE);

  /* GTK asks a list that goes with its window where the pointer is */
  g_signal_emit_by_name (screen_find (row (question, 2), GTK_TYPE_TOGGLE_BUTTON, NULL), "clicked");
  screen_settle ();
}

static void
test_pairs_come_back (Question *question, gconstpointer data)
{
  pair (question, 0, "Champion", "Signs");
  screen_click (question->view, "Add a pair");
  pair (question, 1, "Economic", "Signs");
  question_close (question);
  question_open (question);
  question_assert_answer (question, "champion budget buyer budget");
  g_assert_cmpuint (screen_count (question->view, LAYOVER_TYPE_PAIR_ROW), ==, 2);
  g_assert_cmpstr (layover_pair_row_get_chosen (LAYOVER_PAIR_ROW (row (question, 1)), 0), ==,
                   "buyer");
  question_assert_hint (question, "Make up to 3 pairs · 2 made");

  layover_item_view_set_response (LAYOVER_ITEM_VIEW (question->view), QUESTION_RESPONSE, NULL);
  g_assert_cmpuint (screen_count (question->view, LAYOVER_TYPE_PAIR_ROW), ==, 1);
  g_assert_null (layover_pair_row_get_chosen (LAYOVER_PAIR_ROW (row (question, 0)), 0));
}

/* Half a pair is no answer, so the question says that it has to be kept. */
static void
test_half_a_pair_is_a_draft (Question *question, gconstpointer data)
{
  LayoverItemView *view = LAYOVER_ITEM_VIEW (question->view);

  g_assert_false (layover_item_view_get_has_draft (view));
  pick (question, 0, 0, "Champion");
  g_assert_true (layover_item_view_get_has_draft (view));
  pick (question, 0, 1, "Signs");
  g_assert_false (layover_item_view_get_has_draft (view));
}

static void
test_one_pair (Question *question, gconstpointer data)
{
  question_assert_hint (question, "Make one pair · 0 made");
  question_assert_text (question, "Add a pair", FALSE);
  pair (question, 0, "Champion", "Sells");
  question_assert_answer (question, "champion seller");
}

static void
add (const char *name, const char *interaction, void (*func) (Question *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/associate/%s", name);

  g_test_add (path, Question, interaction, set_up, func, question_free);
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  add ("to-full-score", INTERACTION ("maxAssociations='3'"), test_pairs_to_full_score);
  add ("to-a-wrong-answer", INTERACTION ("maxAssociations='3'"), test_pairs_to_a_wrong_answer);
  add ("come-and-go", INTERACTION ("maxAssociations='3'"), test_pairs_come_and_go);
  add ("that-cannot-be", INTERACTION ("maxAssociations='0'"), test_pairs_that_cannot_be);
  add ("come-back", INTERACTION ("maxAssociations='3'"), test_pairs_come_back);
  add ("one-pair", INTERACTION ("maxAssociations='1'"), test_one_pair);
  add ("half-a-pair-is-a-draft", INTERACTION ("maxAssociations='1'"), test_half_a_pair_is_a_draft);

  return g_test_run ();
}
