/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>

#include <adwaita.h>

#include "layover-check.h"
#include "layover-exam-room.h"
#include "screen.h"
#include "sitting.h"

/* Buttons of an author that end an attempt, in the room of an exam. */

#define NS "xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0'"
#define ITEM                                                                                       \
  "<qti-assessment-item " NS " identifier='h' title='Pallets' adaptive='%s' "                      \
  "time-dependent='false'>"                                                                        \
  "<qti-response-declaration identifier='RESPONSE' cardinality='single' base-type='identifier'>"   \
  "<qti-correct-response><qti-value>B</qti-value></qti-correct-response>"                          \
  "</qti-response-declaration>"                                                                    \
  "<qti-response-declaration identifier='HINT' cardinality='single' base-type='boolean'/>"         \
  "<qti-response-declaration identifier='SOLUTION' cardinality='single' base-type='boolean'/>"     \
  "<qti-outcome-declaration identifier='SCORE' cardinality='single' base-type='float' "            \
  "normal-maximum='2'/>"                                                                           \
  "<qti-outcome-declaration identifier='SEEN' cardinality='multiple' base-type='identifier'/>"     \
  "<qti-item-body>"                                                                                \
  "<p>They moved 4,100 pallets last month; 61 arrived late, and each late one costs 120.</p>"      \
  "<qti-choice-interaction response-identifier='RESPONSE' max-choices='1'>"                        \
  "<qti-prompt>What did doing nothing cost them?</qti-prompt>"                                     \
  "<qti-simple-choice identifier='A'>492,000</qti-simple-choice>"                                  \
  "<qti-simple-choice identifier='B'>7,320</qti-simple-choice>"                                    \
  "</qti-choice-interaction>"                                                                      \
  "<p>A hint costs one of the two points: "                                                        \
  "<qti-end-attempt-interaction response-identifier='HINT' title='Hint' %s/> "                     \
  "<qti-end-attempt-interaction response-identifier='SOLUTION' title='Solution'/></p>"             \
  "<qti-feedback-block outcome-identifier='SEEN' identifier='hint' show-hide='show'>"              \
  "<qti-content-body><p>Only the late ones cost them anything.</p></qti-content-body>"             \
  "</qti-feedback-block>"                                                                          \
  "</qti-item-body><qti-response-processing>"                                                      \
  "<qti-response-condition><qti-response-if><qti-variable identifier='HINT'/>"                     \
  "<qti-set-outcome-value identifier='SEEN'><qti-multiple>"                                        \
  "<qti-base-value base-type='identifier'>hint</qti-base-value></qti-multiple>"                    \
  "</qti-set-outcome-value></qti-response-if>"                                                     \
  "<qti-response-else-if><qti-variable identifier='SOLUTION'/>"                                    \
  "<qti-set-outcome-value identifier='SEEN'><qti-multiple>"                                        \
  "<qti-base-value base-type='identifier'>solution</qti-base-value></qti-multiple>"                \
  "</qti-set-outcome-value><qti-set-outcome-value identifier='completionStatus'>"                  \
  "<qti-base-value base-type='identifier'>completed</qti-base-value></qti-set-outcome-value>"      \
  "</qti-response-else-if>"                                                                        \
  "<qti-response-else-if><qti-match><qti-variable identifier='RESPONSE'/>"                         \
  "<qti-correct identifier='RESPONSE'/></qti-match>"                                               \
  "<qti-set-outcome-value identifier='SCORE'><qti-subtract>"                                       \
  "<qti-base-value base-type='float'>2</qti-base-value><qti-container-size>"                       \
  "<qti-variable identifier='SEEN'/></qti-container-size></qti-subtract>"                          \
  "</qti-set-outcome-value></qti-response-else-if></qti-response-condition>"                       \
  "</qti-response-processing>"                                                                     \
  "<qti-modal-feedback outcome-identifier='SEEN' identifier='solution' show-hide='show' "          \
  "title='Solution'><qti-content-body><p>61 times 120 is 7,320.</p></qti-content-body>"            \
  "</qti-modal-feedback></qti-assessment-item>"

#define HINT "Only the late ones cost them anything."
#define SOLUTION "61 times 120 is 7,320."

typedef struct
{
  Sitting sitting;
  LayoverAttempt *attempt;
  GtkWindow *window;
  GtkWidget *room;
} Fixture;

/* Question 1 says itself when it is over, question 2 has as many attempts as the test gives it. */
static GBytes *
find_item (const char *entry, gpointer data, GError **error)
{
  gboolean is_adaptive = g_str_has_suffix (entry, "adaptive");
  char *text = g_strdup_printf (ITEM, is_adaptive ? "true" : "false", "");

  return g_bytes_new_take (text, strlen (text));
}

static LayoverTest *
load_test (const char *submission, const char *control)
{
  g_autofree char *text = g_strdup_printf (
      "<qti-assessment-test " NS " identifier='t' title='T'><qti-test-part identifier='P' "
      "navigation-mode='nonlinear' submission-mode='%s'><qti-item-session-control %s/>"
      "<qti-assessment-section identifier='S' title='Case' visible='true'>"
      "<qti-assessment-item-ref identifier='q1' href='adaptive'/>"
      "<qti-assessment-item-ref identifier='q2' href='simple'/>"
      "</qti-assessment-section></qti-test-part></qti-assessment-test>",
      submission, control);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  LayoverTest *test = layover_test_load (bytes, "exam/test.xml", find_item, NULL, &error);

  g_assert_no_error (error);
  layover_test_check_supported (test, &error);
  g_assert_no_error (error);

  return test;
}

static void
open_room (Fixture *fixture)
{
  fixture->room = layover_exam_room_new (fixture->attempt, "A small exam", NULL, NULL);
  fixture->window = screen_show (fixture->room, 1000, 700);
  gtk_widget_grab_focus (fixture->room);
  screen_settle ();
}

static void
close_room (Fixture *fixture)
{
  g_autoptr (GtkWidget) room = g_object_ref (fixture->room);

  screen_close (fixture->window);
  g_assert_finalize_object (g_steal_pointer (&room));
}

static void
begin (Fixture *fixture, const char *submission, const char *control)
{
  sitting_set_up (&fixture->sitting);
  g_assert_finalize_object (fixture->sitting.test);
  fixture->sitting.test = load_test (submission, control);
  fixture->attempt = sitting_start (&fixture->sitting);
  open_room (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  begin (fixture, "individual", "max-attempts='1' show-feedback='true'");
}

static void
set_up_together (Fixture *fixture, gconstpointer data)
{
  begin (fixture, "simultaneous", "max-attempts='1'");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_room (fixture);
  g_assert_finalize_object (fixture->attempt);
  sitting_tear_down (&fixture->sitting);
}

static void
kill_and_resume (Fixture *fixture)
{
  g_autofree char *id = g_strdup (layover_attempt_get_id (fixture->attempt));

  close_room (fixture);
  g_assert_finalize_object (fixture->attempt);
  sitting_reopen_store (&fixture->sitting);
  fixture->attempt = sitting_resume (&fixture->sitting, id);
  open_room (fixture);
}

static gboolean
is_to_be_read (Fixture *fixture, const char *text)
{
  g_autofree char *all = screen_dup_text (fixture->room);

  return strstr (all, text) != NULL;
}

static GtkWidget *
find_button (Fixture *fixture, const char *label)
{
  GtkWidget *button = screen_find (fixture->room, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  return button;
}

/* As Enter does. */
static void
press (Fixture *fixture, const char *label)
{
  GtkWidget *button = find_button (fixture, label);

  g_assert_true (gtk_widget_grab_focus (button));
  g_assert_true (gtk_widget_activate (button));
  screen_settle ();
}

static gboolean
has_come (gpointer user_data)
{
  gpointer *wanted = user_data;

  return is_to_be_read (wanted[0], wanted[1]);
}

static void
wait_for (Fixture *fixture, const char *text)
{
  gpointer wanted[] = { fixture, (gpointer) text };

  screen_wait_until (has_come, wanted);
}

static void
choose (Fixture *fixture, const char *choice)
{
  GtkWidget *check = screen_find (fixture->room, LAYOVER_TYPE_CHECK, choice);

  g_assert_nonnull (check);
  g_assert_true (gtk_widget_grab_focus (check));
  g_assert_true (gtk_widget_activate (check));
  screen_settle ();
}

static void
go_to_second (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (fixture->room, "exam.next", NULL));
  screen_settle ();
}

static void
assert_score (Fixture *fixture, double expected)
{
  g_autoptr (GError) error = NULL;
  double score = -1, max_score = -1;

  g_assert_true (layover_attempt_submit (fixture->attempt, &error));
  g_assert_true (layover_attempt_get_score (fixture->attempt, &score, &max_score));
  g_assert_cmpfloat (score, ==, expected);
}

static gboolean
has_focus_within (Fixture *fixture, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
test_without_a_hint (Fixture *fixture, gconstpointer data)
{
  screen_save (fixture->window, "end-attempt");
  choose (fixture, "7,320");
  assert_score (fixture, 2);
}

static void
test_hint_stands_in_its_place (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button;

  g_assert_false (is_to_be_read (fixture, HINT));
  press (fixture, "Hint");
  wait_for (fixture, HINT);
  button = find_button (fixture, "Hint");
  g_assert_true (gtk_widget_is_sensitive (button));
  g_assert_true (has_focus_within (fixture, button));
  choose (fixture, "7,320");
  g_assert_true (is_to_be_read (fixture, HINT));
  screen_save (fixture->window, "end-attempt-hint");

  kill_and_resume (fixture);
  g_assert_true (is_to_be_read (fixture, HINT));
  g_assert_true (gtk_check_button_get_active (
      GTK_CHECK_BUTTON (screen_find (fixture->room, LAYOVER_TYPE_CHECK, "7,320"))));
  assert_score (fixture, 1);
}

static void
test_wrong_after_a_hint (Fixture *fixture, gconstpointer data)
{
  press (fixture, "Hint");
  choose (fixture, "492,000");
  assert_score (fixture, 0);
}

static void
test_solution_finishes_the_question (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "492,000");
  press (fixture, "Solution");
  wait_for (fixture, SOLUTION);
  g_assert_true (is_to_be_read (fixture, "This question is finished."));
  g_assert_false (gtk_widget_is_sensitive (find_button (fixture, "Hint")));
  g_assert_nonnull (gtk_window_get_focus (fixture->window));
  g_assert_true (gtk_widget_is_sensitive (gtk_window_get_focus (fixture->window)));
  screen_save (fixture->window, "end-attempt-solution");

  kill_and_resume (fixture);
  g_assert_true (is_to_be_read (fixture, SOLUTION));
  g_assert_false (gtk_widget_is_sensitive (find_button (fixture, "Solution")));
  assert_score (fixture, 0);
}

static GtkWidget *
find_dialog (Fixture *fixture)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (link->data != fixture->window && gtk_widget_get_mapped (link->data))
      return link->data;

  return NULL;
}

static gboolean
has_dialog (gpointer user_data)
{
  return find_dialog (user_data) != NULL;
}

static gboolean
has_no_dialog (gpointer user_data)
{
  return find_dialog (user_data) == NULL;
}

static void
answer_dialog (Fixture *fixture, const char *label)
{
  screen_wait_until (has_dialog, fixture);
  screen_click (find_dialog (fixture), label);
  screen_wait_until (has_no_dialog, fixture);
  screen_settle ();
}

static void
test_only_attempt_is_not_lost_by_mistake (Fixture *fixture, gconstpointer data)
{
  go_to_second (fixture);
  choose (fixture, "7,320");
  press (fixture, "Hint");
  answer_dialog (fixture, "Cancel");
  g_assert_false (is_to_be_read (fixture, HINT));
  g_assert_false (is_to_be_read (fixture, "This question is finished."));

  press (fixture, "Hint");
  answer_dialog (fixture, "Finish question");
  wait_for (fixture, HINT);
  g_assert_true (is_to_be_read (fixture, "This question is finished."));
  g_assert_false (gtk_widget_is_sensitive (find_button (fixture, "Hint")));
}

static void
test_together_it_says_why (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = find_button (fixture, "Hint (not in this exam)");

  g_assert_false (gtk_widget_is_sensitive (button));
  screen_save (fixture->window, "end-attempt-together");
  choose (fixture, "7,320");
  assert_score (fixture, 2);
}

#define ADD(name, set_up_func, func)                                                               \
  g_test_add ("/end-attempt/" name, Fixture, NULL, set_up_func, func, tear_down)

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  ADD ("without-a-hint", set_up, test_without_a_hint);
  ADD ("hint-stands-in-its-place", set_up, test_hint_stands_in_its_place);
  ADD ("wrong-after-a-hint", set_up, test_wrong_after_a_hint);
  ADD ("solution-finishes-the-question", set_up, test_solution_finishes_the_question);
  ADD ("only-attempt-is-not-lost-by-mistake", set_up, test_only_attempt_is_not_lost_by_mistake);
  ADD ("together-it-says-why", set_up_together, test_together_it_says_why);

  return g_test_run ();
}
