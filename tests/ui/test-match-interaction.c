/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include "layover-check.h"
#include "layover-item-view.h"
#include "layover-value.h"
#include "screen.h"

/* Pairs that are made without dragging: lists that open, and check boxes. */

#define RULE "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"
#define ITEM(correct, body)                                                                        \
  "<assessmentItem xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1' identifier='i' title='t' "     \
  "adaptive='false' timeDependent='false'><responseDeclaration identifier='RESPONSE' "             \
  "cardinality='multiple' baseType='directedPair'><correctResponse>" correct                       \
  "</correctResponse></responseDeclaration><outcomeDeclaration identifier='SCORE' "                \
  "cardinality='single' baseType='float'/><itemBody>" body                                         \
  "</itemBody><responseProcessing template='" RULE "'/></assessmentItem>"

static const char one_each[] = ITEM (
    "<value>a metric</value><value>b buyer</value><value>c process</value>",
    "<matchInteraction responseIdentifier='RESPONSE' shuffle='true' maxAssociations='0'>"
    "<prompt>Which part of the qualification does each sentence give evidence for?</prompt>"
    "<simpleMatchSet>"
    "<simpleAssociableChoice identifier='a' matchMax='1'>Every late delivery costs us about "
    "400 in penalties.</simpleAssociableChoice>"
    "<simpleAssociableChoice identifier='b' matchMax='1'>Our finance chief signs anything above "
    "fifty thousand.</simpleAssociableChoice>"
    "<simpleAssociableChoice identifier='c' matchMax='1'>Legal reads it first, then the steering "
    "group meets on Tuesdays.</simpleAssociableChoice></simpleMatchSet>"
    "<simpleMatchSet>"
    "<simpleAssociableChoice identifier='metric' matchMax='1'>Metric</simpleAssociableChoice>"
    "<simpleAssociableChoice identifier='buyer' matchMax='1'>Economic buyer"
    "</simpleAssociableChoice>"
    "<simpleAssociableChoice identifier='process' matchMax='1'>Decision process"
    "</simpleAssociableChoice>"
    "<simpleAssociableChoice identifier='champion' matchMax='1'>Champion</simpleAssociableChoice>"
    "</simpleMatchSet></matchInteraction>");

static const char many_each[] = ITEM (
    "<value>x one</value><value>x two</value><value>y two</value>",
    "<matchInteraction responseIdentifier='RESPONSE' shuffle='false' maxAssociations='3'>"
    "<prompt>Who is asked in which stage?</prompt>"
    "<simpleMatchSet>"
    "<simpleAssociableChoice identifier='x' matchMax='2'>The champion</simpleAssociableChoice>"
    "<simpleAssociableChoice identifier='y' matchMax='0'>The buyer</simpleAssociableChoice>"
    "</simpleMatchSet><simpleMatchSet>"
    "<simpleAssociableChoice identifier='one' matchMax='0'>Stage one</simpleAssociableChoice>"
    "<simpleAssociableChoice identifier='two' matchMax='0'>Stage two</simpleAssociableChoice>"
    "<simpleAssociableChoice identifier='three' matchMax='1'>Stage three</simpleAssociableChoice>"
    "</simpleMatchSet></matchInteraction>");

static const char second_takes_one[] = ITEM (
    "<value>hot a</value><value>hot b</value>",
    "<matchInteraction responseIdentifier='RESPONSE' shuffle='false' maxAssociations='0'>"
    "<simpleMatchSet>"
    "<simpleAssociableChoice identifier='hot' matchMax='0'>Hot</simpleAssociableChoice>"
    "<simpleAssociableChoice identifier='cold' matchMax='0'>Cold</simpleAssociableChoice>"
    "</simpleMatchSet><simpleMatchSet>"
    "<simpleAssociableChoice identifier='a' matchMax='1'>Tea</simpleAssociableChoice>"
    "<simpleAssociableChoice identifier='b' matchMax='1'>Soup</simpleAssociableChoice>"
    "</simpleMatchSet></matchInteraction>");

typedef struct
{
  LayoverItemSession *session;
  LayoverItemView *view;
  GtkWindow *window;
  guint n_changes;
} Fixture;

static void
changed_cb (LayoverItemView *view, const char *id, LayoverValue *value, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_changes++;
  g_assert_true (layover_item_session_set_response (fixture->session, id, value, NULL));
}

static void
show (Fixture *fixture, GtkWidget *view)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_margin_start (view, 18);
  gtk_widget_set_margin_end (view, 18);
  gtk_widget_set_margin_top (view, 18);
  gtk_widget_set_valign (view, GTK_ALIGN_START);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  fixture->view = LAYOVER_ITEM_VIEW (view);
  layover_item_view_set_session (fixture->view, fixture->session);
  g_signal_connect (view, "response-changed", G_CALLBACK (changed_cb), fixture);
  fixture->window = screen_show (scroller, 660, 560);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *xml = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverItem) item = layover_item_load (bytes, "item.xml", &error);

  g_assert_no_error (error);
  g_assert_true (layover_item_check_supported (item, &error));
  fixture->session = layover_item_session_new (item, 7);
  show (fixture, layover_item_view_new ());
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverItemView) view = g_object_ref (fixture->view);

  screen_close (fixture->window);
  g_assert_finalize_object (g_steal_pointer (&view));
  g_object_unref (fixture->session);
}

static GtkWidget *
root_of (Fixture *fixture)
{
  return GTK_WIDGET (fixture->view);
}

static void
press (Fixture *fixture, GtkWidget *root, const char *text)
{
  GtkWidget *check = screen_find (root, LAYOVER_TYPE_CHECK, text);

  g_assert_nonnull (check);
  g_assert_true (gtk_widget_activate_action (check, "choice.toggle", NULL));
  screen_settle ();
}

static GtkWidget *
row_of (Fixture *fixture, const char *text)
{
  GType type = g_type_from_name ("LayoverMatchRow");
  GtkWidget *row;

  for (guint i = 0; (row = screen_find_nth (root_of (fixture), type, i)) != NULL; i++)
    if (strstr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (row))), text) != NULL)
      return row;

  g_error ("There is no row “%s”", text);
}

/* Opens the list of a row and presses one of its choices, as a screen reader does. */
static void
pick (Fixture *fixture, const char *row, const char *option)
{
  GtkWidget *button = screen_find (row_of (fixture, row), GTK_TYPE_TOGGLE_BUTTON, NULL);

  g_assert_true (gtk_widget_grab_focus (button));
  g_signal_emit_by_name (button, "clicked");
  screen_settle ();
  press (fixture, row_of (fixture, row), option);
}

static double
score (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (layover_item_session_process_responses (fixture->session, &error));
  g_assert_no_error (error);

  return layover_item_session_get_score (fixture->session);
}

static void
assert_hint (Fixture *fixture, const char *part)
{
  g_autofree char *hint = layover_item_view_dup_hint (fixture->view);

  if (strstr (hint, part) == NULL)
    g_error ("“%s” is not in the hint “%s”", part, hint);
}

static void
assert_text (Fixture *fixture, const char *text, gboolean is_there)
{
  g_autofree char *all = screen_dup_text (root_of (fixture));

  if ((strstr (all, text) != NULL) != is_there)
    g_error ("“%s” in:\n%s", text, all);
}

static void
assert_response (Fixture *fixture, const char *expected)
{
  LayoverValue *value = layover_item_view_get_response (fixture->view, "RESPONSE");
  g_auto (GStrv) strings = value != NULL ? layover_value_to_strings (value) : NULL;
  g_autofree char *all = strings != NULL ? g_strjoinv ("; ", strings) : g_strdup ("");

  g_assert_cmpstr (all, ==, expected);
}

static void
match_all_right (Fixture *fixture)
{
  pick (fixture, "Legal", "Decision process");
  pick (fixture, "Every late", "Metric");
  pick (fixture, "Our finance", "Economic buyer");
}

static void
test_lists_to_full_score (Fixture *fixture, gconstpointer data)
{
  assert_hint (fixture, "0 of 3 matched");
  assert_text (fixture, "1 choice is not needed.", TRUE);
  match_all_right (fixture);
  assert_hint (fixture, "3 of 3 matched");
  g_assert_cmpuint (fixture->n_changes, ==, 3);
  /* as the author ordered them, not as they were shown or chosen */
  assert_response (fixture, "a metric; b buyer; c process");
  g_assert_cmpfloat (score (fixture), ==, 1);
}

static void
test_lists_to_a_wrong_answer (Fixture *fixture, gconstpointer data)
{
  pick (fixture, "Every late", "Champion");
  pick (fixture, "Our finance", "Metric");
  assert_hint (fixture, "2 of 3 matched");
  g_assert_cmpfloat (score (fixture), ==, 0);

  layover_item_view_set_is_locked (fixture->view, TRUE);
  layover_item_view_set_verdict (fixture->view, NULL, LAYOVER_INTERACTION_VERDICT_NOT_YET);
  assert_text (fixture, "Right answer: Economic buyer", TRUE);
  assert_text (fixture, "Right answer: Decision process", TRUE);
  screen_save (fixture->window, "match-verdict");
  layover_item_view_set_verdict (fixture->view, NULL, LAYOVER_INTERACTION_VERDICT_NONE);
  assert_text (fixture, "Right answer: Metric", FALSE);
}

static void
test_a_used_choice_says_for_what (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = screen_find (row_of (fixture, "Our finance"), GTK_TYPE_TOGGLE_BUTTON, NULL);
  GtkWidget *check;

  pick (fixture, "Every late", "Metric");
  screen_save (fixture->window, "match-lists");
  g_signal_emit_by_name (button, "clicked");
  screen_settle ();
  assert_text (fixture, "used for “Every late delivery", TRUE);
  check = screen_find (row_of (fixture, "Our finance"), LAYOVER_TYPE_CHECK, "Metric");
  g_assert_false (gtk_widget_is_sensitive (check));
  press (fixture, row_of (fixture, "Our finance"), "Champion");

  /* taken back, it can be used again */
  pick (fixture, "Every late", "Choose");
  pick (fixture, "Our finance", "Metric");
  assert_response (fixture, "b metric");
}

static void
test_shows_what_was_given (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverItemView) old = g_object_ref (fixture->view);

  match_all_right (fixture);
  pick (fixture, "Legal", "Champion");
  screen_close (fixture->window);
  g_assert_finalize_object (g_steal_pointer (&old));

  /* another view of the same session, as when coming back to the question */
  show (fixture, layover_item_view_new ());
  assert_response (fixture, "a metric; b buyer; c champion");
  assert_hint (fixture, "3 of 3 matched");
  g_assert_nonnull (screen_find (row_of (fixture, "Legal"), GTK_TYPE_TOGGLE_BUTTON, "Champion"));
  g_assert_nonnull (screen_find (row_of (fixture, "Every"), GTK_TYPE_TOGGLE_BUTTON, "Metric"));

  layover_item_view_set_response (fixture->view, "RESPONSE", NULL);
  assert_hint (fixture, "0 of 3 matched");
  g_assert_null (screen_find (row_of (fixture, "Every"), GTK_TYPE_TOGGLE_BUTTON, "Metric"));
}

static void
test_locked_cannot_be_changed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = screen_find (row_of (fixture, "Legal"), GTK_TYPE_TOGGLE_BUTTON, NULL);

  layover_item_view_set_is_locked (fixture->view, TRUE);
  g_assert_false (gtk_widget_is_sensitive (button));
  layover_item_view_set_is_locked (fixture->view, FALSE);
  g_assert_true (gtk_widget_is_sensitive (button));
}

/* Tab goes from row to row. */
static void
test_tab_goes_from_row_to_row (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  gtk_window_set_focus (fixture->window, NULL);
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *row = screen_find_nth (root_of (fixture), g_type_from_name ("LayoverMatchRow"), i);

      g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), row));
    }
}

static void
test_boxes_to_full_score (Fixture *fixture, gconstpointer data)
{
  assert_hint (fixture, "0 of 2 matched");
  press (fixture, row_of (fixture, "The champion"), "Stage two");
  press (fixture, row_of (fixture, "The champion"), "Stage one");
  press (fixture, row_of (fixture, "The buyer"), "Stage two");
  assert_response (fixture, "x one; x two; y two");
  g_assert_cmpfloat (score (fixture), ==, 1);

  layover_item_view_set_verdict (fixture->view, NULL, LAYOVER_INTERACTION_VERDICT_RIGHT);
  assert_text (fixture, "Right", TRUE);
  screen_save (fixture->window, "match-boxes");
}

/* One too many takes nothing away, and says so. */
static void
test_boxes_beyond_the_limit (Fixture *fixture, gconstpointer data)
{
  press (fixture, row_of (fixture, "The champion"), "Stage three");
  press (fixture, row_of (fixture, "The champion"), "Stage one");
  press (fixture, row_of (fixture, "The champion"), "Stage two");
  assert_hint (fixture, "take one back first");
  press (fixture, row_of (fixture, "The buyer"), "Stage three");
  assert_hint (fixture, "take one back first");
  assert_response (fixture, "x one; x three");
  press (fixture, row_of (fixture, "The champion"), "Stage three");
  assert_hint (fixture, "1 of 2 matched");
  g_assert_cmpfloat (score (fixture), ==, 0);
}

static void
test_rows_are_what_takes_one (Fixture *fixture, gconstpointer data)
{
  pick (fixture, "Tea", "Hot");
  pick (fixture, "Soup", "Hot");
  assert_response (fixture, "hot a; hot b");
  g_assert_cmpfloat (score (fixture), ==, 1);
  pick (fixture, "Soup", "Cold");
  g_assert_cmpfloat (score (fixture), ==, 0);
}

static void
add (const char *name, const char *item, void (*func) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/match-interaction/%s", name);

  g_test_add (path, Fixture, item, set_up, func, tear_down);
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  add ("lists-to-full-score", one_each, test_lists_to_full_score);
  add ("lists-to-a-wrong-answer", one_each, test_lists_to_a_wrong_answer);
  add ("a-used-choice-says-for-what", one_each, test_a_used_choice_says_for_what);
  add ("shows-what-was-given", one_each, test_shows_what_was_given);
  add ("locked-cannot-be-changed", one_each, test_locked_cannot_be_changed);
  add ("tab-goes-from-row-to-row", one_each, test_tab_goes_from_row_to_row);
  add ("boxes-to-full-score", many_each, test_boxes_to_full_score);
  add ("boxes-beyond-the-limit", many_each, test_boxes_beyond_the_limit);
  add ("rows-are-what-takes-one", second_takes_one, test_rows_are_what_takes_one);

  return g_test_run ();
}
