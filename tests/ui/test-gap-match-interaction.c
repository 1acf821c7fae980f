/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include "layover-bank-word.h"
#include "layover-check.h"
#include "layover-content-view.h"
#include "layover-picker.h"
#include "layover-word-bank.h"
#include "question.h"

/* Gaps in a text: by their lists, by words that are picked up, and by what the pointer drags. */

#define CORRECT                                                                                    \
  "cardinality='multiple' baseType='directedPair'><correctResponse><value>champion one</value>"    \
  "<value>metric two</value><value>buyer three</value></correctResponse>"

#define WORDS                                                                                      \
  "<gapText identifier='champion' matchMax='1'>champion</gapText>"                                 \
  "<gapText identifier='metric' matchMax='1'>metric</gapText>"                                     \
  "<gapText identifier='buyer' matchMax='1'>economic buyer</gapText>"                              \
  "<gapText identifier='date' matchMax='0'>decision date</gapText>"                                \
  "<gapText identifier='plan' matchMax='2'>champion plan</gapText>"

#define TEXT                                                                                       \
  "<p>The warehouse lead shows our pilot around and speaks for us in meetings: he is our "         \
  "<gap identifier='one'/>. Lost pallets cost them 2.4 million a year, which is the "              \
  "<gap identifier='two'/> to open with.</p><p>We have not met the <gap identifier='three'/> "     \
  "yet.</p>"

#define INTERACTION(attributes)                                                                    \
  "<gapMatchInteraction responseIdentifier='RESPONSE' shuffle='false' " attributes                 \
  "><prompt>Complete the note about Calder Freight.</prompt>" WORDS TEXT "</gapMatchInteraction>"

static void
set_up (Question *question, gconstpointer data)
{
  question_load (question, CORRECT, data != NULL ? data : INTERACTION (""));
  question_open (question);
}

static GtkWidget *
gap (Question *question, guint i)
{
  GtkWidget *picker = screen_find_nth (question->view, LAYOVER_TYPE_PICKER, i);

  g_assert_nonnull (picker);

  return picker;
}

static gboolean
has_focus (Question *question, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (question->window);

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static GtkWidget *
word (Question *question, const char *text)
{
  GtkWidget *found = screen_find (question->view, LAYOVER_TYPE_BANK_WORD, text);

  g_assert_nonnull (found);

  return found;
}

static void
press_gap (Question *question, guint i)
{
  g_signal_emit_by_name (screen_find (gap (question, i), GTK_TYPE_TOGGLE_BUTTON, NULL), "clicked");
  screen_settle ();
}

/* Opens the list of a gap and presses one of its words, as a screen reader does. */
static void
pick (Question *question, guint i, const char *text)
{
  GtkWidget *check;

  press_gap (question, i);
  check = screen_find (gap (question, i), LAYOVER_TYPE_CHECK, text);
  g_assert_nonnull (check);
  g_assert_true (gtk_widget_activate_action (check, "choice.toggle", NULL));
  screen_settle ();
}

#define IN_TABLE                                                                                   \
  "<gapMatchInteraction responseIdentifier='RESPONSE' shuffle='false'>" WORDS                      \
  "<table><thead><tr><th>First</th><th>Second</th></tr></thead><tbody><tr>"                        \
  "<td><gap identifier='one'/></td><td><gap identifier='two'/></td></tr><tr>"                      \
  "<td><gap identifier='three'/></td><td>yet</td></tr></tbody></table></gapMatchInteraction>"

/* Where the window becomes narrow the rows of a table become cards; what is filled in stays where it is. */
static void
test_gaps_in_table (Question *question, gconstpointer data)
{
  GtkWidget *content;

  pick (question, 1, "metric");
  content = gtk_widget_get_ancestor (gap (question, 0), LAYOVER_TYPE_CONTENT_VIEW);
  layover_content_view_set_is_narrow (LAYOVER_CONTENT_VIEW (content), TRUE);
  screen_wait (50);

  question_assert_answer (question, "metric two");
  question_assert_hint (question, "Fill in 3 gaps · 1 filled");
  g_assert_null (screen_find_nth (question->view, LAYOVER_TYPE_PICKER, 3));
  question_assert_text (question, "Gap 1", TRUE);
  question_assert_text (question, "Gap 4", FALSE);
  pick (question, 0, "champion");
  pick (question, 2, "economic buyer");
  question_assert_answer (question, "champion one metric two buyer three");
  layover_content_view_set_is_narrow (LAYOVER_CONTENT_VIEW (content), FALSE);
  screen_wait (50);
  question_assert_answer (question, "champion one metric two buyer three");
  question_assert_score (question, 1);
}

static void
test_gaps_by_their_lists (Question *question, gconstpointer data)
{
  question_assert_hint (question, "Fill in 3 gaps · 0 filled");
  screen_save (question->window, "gaps-empty");
  question_tab_into (question);
  g_assert_true (has_focus (question, gap (question, 0)));
  pick (question, 2, "economic buyer");
  pick (question, 0, "metric");
  pick (question, 1, "champion");
  /* in the order of the text */
  question_assert_answer (question, "metric one champion two buyer three");
  question_assert_hint (question, "Fill in 3 gaps · 3 filled");
  question_assert_score (question, 0);

  /* what is used up says where, and cannot be taken */
  press_gap (question, 2);
  question_assert_text (question, "used in gap 1", TRUE);
  g_assert_false (
      gtk_widget_is_sensitive (screen_find (gap (question, 2), LAYOVER_TYPE_CHECK, "metric")));
  g_assert_true (gtk_widget_activate_action (
      screen_find (gap (question, 2), LAYOVER_TYPE_CHECK, "decision date"), "choice.toggle", NULL));
  screen_settle ();

  g_assert_true (gtk_widget_grab_focus (gap (question, 0)));
  g_assert_true (question_press (question, GDK_KEY_Delete, 0));
  question_assert_answer (question, "champion two date three");
  pick (question, 1, "metric");
  pick (question, 0, "champion");
  pick (question, 2, "economic buyer");
  question_assert_score (question, 1);
}

static void
test_gaps_by_picking_up (Question *question, gconstpointer data)
{
  gtk_widget_grab_focus (word (question, "champion"));
  g_assert_true (question_press (question, GDK_KEY_Down, 0));
  g_assert_true (has_focus (question, word (question, "metric")));

  /* put back, it fills nothing, and the focus returns */
  g_assert_true (question_press (question, GDK_KEY_space, 0));
  g_assert_true (has_focus (question, gap (question, 0)));
  screen_save (question->window, "gaps-holding");
  g_assert_true (question_press (question, GDK_KEY_Escape, 0));
  g_assert_true (has_focus (question, word (question, "metric")));
  g_assert_false (question_press (question, GDK_KEY_Escape, 0));
  g_assert_cmpuint (question->n_answers, ==, 0);

  g_assert_true (question_press (question, GDK_KEY_space, 0));
  g_assert_true (question_press (question, GDK_KEY_Tab, 0));
  g_assert_true (has_focus (question, gap (question, 1)));
  press_gap (question, 1);
  question_assert_answer (question, "metric two");
  g_assert_true (has_focus (question, gap (question, 1)));
  g_assert_null (screen_find (question->view, LAYOVER_TYPE_CHECK, NULL));
  g_assert_false (gtk_widget_get_focusable (word (question, "metric")));

  /* the way of a screen reader */
  g_assert_true (
      gtk_widget_activate_action (word (question, "economic buyer"), "word.pick-up", NULL));
  press_gap (question, 2);
  g_assert_true (gtk_widget_activate_action (
      screen_find_nth (question->view, LAYOVER_TYPE_BANK_WORD, 0), "word.pick-up", NULL));
  press_gap (question, 0);
  question_assert_answer (question, "champion one metric two buyer three");
  screen_save (question->window, "gaps-filled");
  question_assert_score (question, 1);
}

/* What is picked up and left for something else is put back. */
static void
test_gaps_forget_what_is_left (Question *question, gconstpointer data)
{
  gtk_widget_grab_focus (word (question, "metric"));
  g_assert_true (question_press (question, GDK_KEY_space, 0));
  gtk_window_set_focus (question->window, NULL);
  screen_settle ();
  press_gap (question, 0);
  g_assert_nonnull (screen_find (question->view, LAYOVER_TYPE_CHECK, "metric"));
  g_assert_cmpuint (question->n_answers, ==, 0);

  /* GTK asks a list that goes with its window where the pointer is */
  press_gap (question, 0);
}

static GtkDropTarget *
drop_target_of (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }

  g_error ("Nothing can be dropped here");
}

static gboolean
drop (GtkWidget *dragged, GtkWidget *on)
{
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean is_taken = FALSE;

  g_value_init (&value, G_OBJECT_TYPE (dragged));
  g_value_set_object (&value, dragged);
  g_signal_emit_by_name (drop_target_of (on), "drop", &value, 0.0, 0.0, &is_taken);
  screen_settle ();

  return is_taken;
}

static void
test_gaps_by_dragging (Question *question, gconstpointer data)
{
  GtkWidget *bank = screen_find (question->view, LAYOVER_TYPE_WORD_BANK, NULL);

  g_assert_true (drop (word (question, "metric"), gap (question, 0)));
  question_assert_answer (question, "metric one");
  g_assert_true (drop (gap (question, 0), gap (question, 1)));
  question_assert_answer (question, "metric two");
  g_assert_true (drop (word (question, "economic buyer"), gap (question, 1)));
  question_assert_answer (question, "buyer two");
  g_assert_true (drop (gap (question, 1), bank));
  question_assert_answer (question, "-");
  g_assert_false (drop (gap (question, 1), gap (question, 1)));
}

static void
test_gaps_count_uses (Question *question, gconstpointer data)
{
  pick (question, 0, "champion plan");
  question_assert_text (question, "1 of 2", TRUE);
  pick (question, 1, "champion plan");
  g_assert_false (gtk_widget_get_focusable (word (question, "champion plan")));
  pick (question, 0, "decision date");
  pick (question, 1, "decision date");
  pick (question, 2, "decision date");
  g_assert_true (gtk_widget_get_focusable (word (question, "decision date")));
  question_assert_text (question, "3 ×", TRUE);
  question_assert_answer (question, "date one date two date three");
}

static void
test_gaps_beyond_the_limit (Question *question, gconstpointer data)
{
  question_assert_hint (question, "Fill in up to 2 of 3 gaps · 0 filled");
  pick (question, 0, "champion");
  pick (question, 1, "metric");
  pick (question, 2, "economic buyer");
  question_assert_answer (question, "champion one metric two");
  question_assert_hint (question, "Fill in up to 2 of 3 gaps · take one back first");
  pick (question, 1, "economic buyer");
  question_assert_hint (question, "Fill in up to 2 of 3 gaps · 2 filled");
}

static void
test_gaps_come_back (Question *question, gconstpointer data)
{
  pick (question, 1, "metric");
  pick (question, 2, "champion");
  question_close (question);
  question_open (question);
  question_assert_answer (question, "metric two champion three");
  g_assert_null (layover_picker_get_chosen (LAYOVER_PICKER (gap (question, 0))));
  g_assert_cmpstr (layover_picker_get_chosen (LAYOVER_PICKER (gap (question, 1))), ==, "metric");
  g_assert_false (gtk_widget_get_focusable (word (question, "metric")));

  layover_item_view_set_response (LAYOVER_ITEM_VIEW (question->view), QUESTION_RESPONSE, NULL);
  g_assert_null (layover_picker_get_chosen (LAYOVER_PICKER (gap (question, 1))));
  g_assert_true (gtk_widget_get_focusable (word (question, "metric")));
  question_assert_hint (question, "Fill in 3 gaps · 0 filled");
}

static void
test_gaps_are_judged_and_locked (Question *question, gconstpointer data)
{
  pick (question, 0, "champion");
  pick (question, 1, "economic buyer");
  question_lock (question, LAYOVER_INTERACTION_VERDICT_NOT_YET);
  screen_save (question->window, "gaps-judged");
  question_assert_text (question, "Gap 1, right answer", FALSE);
  question_assert_text (question, "Gap 2, right answer: metric", TRUE);
  question_assert_text (question, "Gap 3, right answer: economic buyer", TRUE);

  gtk_widget_activate_action (word (question, "metric"), "word.pick-up", NULL);
  g_assert_null (layover_word_bank_get_held (
      LAYOVER_WORD_BANK (screen_find (question->view, LAYOVER_TYPE_WORD_BANK, NULL))));
  g_assert_false (gtk_widget_is_sensitive (gap (question, 0)));
  drop (word (question, "metric"), gap (question, 2));
  g_assert_cmpuint (question->n_answers, ==, 2);
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (question_get_interaction_view (question)),
                                          GTK_DIR_TAB_FORWARD));

  layover_item_view_set_verdict (LAYOVER_ITEM_VIEW (question->view), NULL,
                                 LAYOVER_INTERACTION_VERDICT_NONE);
  question_assert_text (question, "right answer", FALSE);
}

static void
add (const char *name, const char *interaction, void (*func) (Question *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/gap-match/%s", name);

  g_test_add (path, Question, interaction, set_up, func, question_free);
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  add ("by-their-lists", NULL, test_gaps_by_their_lists);
  add ("in-table", IN_TABLE, test_gaps_in_table);
  add ("by-picking-up", NULL, test_gaps_by_picking_up);
  add ("forget-what-is-left", NULL, test_gaps_forget_what_is_left);
  add ("by-dragging", NULL, test_gaps_by_dragging);
  add ("count-uses", NULL, test_gaps_count_uses);
  add ("beyond-the-limit", INTERACTION ("maxAssociations='2'"), test_gaps_beyond_the_limit);
  add ("come-back", NULL, test_gaps_come_back);
  add ("are-judged-and-locked", NULL, test_gaps_are_judged_and_locked);

  return g_test_run ();
}
