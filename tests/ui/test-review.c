/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>

#include "kinds.h"
#include "layover-exam-answers.h"
#include "layover-item-view.h"
#include "layover-review-panel.h"
#include "question.h"
#include "screen.h"
#include "sitting.h"

/* Looking back at an answered question: what was given, what is right, and why, for each kind. */

static void
answer (LayoverItemSession *session, const char *response, const char *const *strings)
{
  g_autoptr (LayoverValue) value = kind_dup_value (session, response, strings);
  g_autoptr (GError) error = NULL;

  layover_item_session_set_response (session, response, value, &error);
  g_assert_no_error (error);
}

static LayoverItemSession *
answered_new (const Kind *kind, const char *const *strings)
{
  g_autoptr (LayoverItem) item = kind_load_item (kind);
  LayoverItemSession *session = layover_item_session_new (item, 7);
  g_autoptr (GError) error = NULL;

  answer (session, KIND_RESPONSE, strings);
  if (kind->second_declaration != NULL)
    answer (session, KIND_SECOND, kind->second);
  layover_item_session_process_responses (session, &error);
  g_assert_no_error (error);

  return session;
}

/* The question as it was answered, and its review below it. */
static GtkWindow *
show (LayoverItemSession *session, LayoverReviewParts parts)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  LayoverItemView *view = LAYOVER_ITEM_VIEW (layover_item_view_new ());

  layover_item_view_set_resolver (view, question_dup_picture, NULL, NULL);
  layover_item_view_set_is_locked (view, TRUE);
  layover_item_view_set_session (view, session);
  if (parts & LAYOVER_REVIEW_SOLUTION)
    layover_item_view_judge (view);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (view));
  gtk_box_append (GTK_BOX (box), layover_review_panel_new (
                                     session, layover_item_view_get_media_finder (view), parts));

  return screen_show (question_column_new (box), 760, 760);
}

static gboolean
says (GtkWindow *window, GType type, const char *text)
{
  g_autofree char *all = screen_dup_text (screen_find (GTK_WIDGET (window), type, NULL));

  return strstr (all, text) != NULL;
}

static gboolean
has_row (GtkWindow *window, const char *sentence)
{
  GtkWidget *row;

  for (guint i = 0; (row = screen_find_nth (GTK_WIDGET (window), GTK_TYPE_LIST_BOX_ROW, i)) != NULL;
       i++)
    {
      /* says what the name is where it is another one */
      g_autofree char *name = gtk_test_accessible_check_property (
          GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "");

      if (name != NULL && strstr (name, sentence) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
test_wrong_answer_is_reviewed (gconstpointer data)
{
  const Kind *kind = data;
  g_autoptr (LayoverItemSession) session = answered_new (kind, kind->wrong);
  GtkWindow *window = show (session, LAYOVER_REVIEW_GIVEN | LAYOVER_REVIEW_SOLUTION
                                         | LAYOVER_REVIEW_FEEDBACK);
  g_autofree char *name = g_strdup_printf ("review-%s", kind->name);

  screen_wait (100);
  screen_save (window, name);
  g_assert_true (has_row (window, kind->said));
  g_assert_true (says (window, LAYOVER_TYPE_REVIEW_PANEL, "0 of 1 point"));
  g_assert_true (says (window, LAYOVER_TYPE_REVIEW_PANEL, "Correct answer"));
  g_assert_false (says (window, LAYOVER_TYPE_REVIEW_PANEL, "does not say"));
  g_assert_true (says (window, LAYOVER_TYPE_REVIEW_PANEL, "The handbook says so."));
  screen_close (window);
}

static void
test_right_answer_is_reviewed (gconstpointer data)
{
  const Kind *kind = data;
  g_autoptr (LayoverItemSession) session = answered_new (kind, kind->right);
  GtkWindow *window = show (session, LAYOVER_REVIEW_GIVEN | LAYOVER_REVIEW_SOLUTION);

  g_assert_cmpfloat (layover_item_session_get_score (session), ==, 1);
  g_assert_true (says (window, LAYOVER_TYPE_REVIEW_PANEL, "1 of 1 point"));
  g_assert_false (says (window, LAYOVER_TYPE_REVIEW_PANEL, "Not yet"));
  g_assert_false (says (window, LAYOVER_TYPE_ITEM_VIEW, "Not yet"));
  g_assert_false (says (window, LAYOVER_TYPE_ITEM_VIEW, "ight answer"));
  screen_close (window);
}

/* Where the test shows no solutions, nothing on the screen tells what was right. */
static void
test_only_the_answer_is_shown (gconstpointer data)
{
  const Kind *kind = data;
  g_autoptr (LayoverItemSession) session = answered_new (kind, kind->wrong);
  GtkWindow *window = show (session, LAYOVER_REVIEW_GIVEN);
  g_autofree char *all = screen_dup_text (GTK_WIDGET (window));

  g_assert_null (strstr (all, "Not yet"));
  g_assert_null (strstr (all, "Right"));
  g_assert_null (strstr (all, "Correct"));
  g_assert_null (strstr (all, "point"));
  g_assert_null (strstr (all, "handbook"));
  screen_close (window);
}

static void
test_nobody_says_what_is_right (void)
{
  static const Kind survey = { .name = "survey",
                               .declaration = "cardinality='single' baseType='identifier'>",
                               .interaction = "<choiceInteraction responseIdentifier='RESPONSE' "
                                              "maxChoices='1'><simpleChoice identifier='a'>Yes"
                                              "</simpleChoice><simpleChoice identifier='b'>No"
                                              "</simpleChoice></choiceInteraction>",
                               .wrong = { "a" } };
  g_autoptr (LayoverItemSession) session = answered_new (&survey, survey.wrong);
  GtkWindow *window = show (session, LAYOVER_REVIEW_GIVEN | LAYOVER_REVIEW_SOLUTION);

  g_assert_true (says (window, LAYOVER_TYPE_REVIEW_PANEL,
                       "The question does not say which answer is correct."));
  g_assert_true (has_row (window, "Yes, chosen"));
  g_assert_false (has_row (window, "Yes, chosen,"));
  g_assert_false (says (window, LAYOVER_TYPE_ITEM_VIEW, "Not yet"));
  screen_close (window);
}

static LayoverAttempt *
start (Sitting *sitting, const char *control, guint8 paper)
{
  sitting_set_up (sitting);
  g_clear_object (&sitting->test);
  sitting->test = kinds_load_test (control);
  memset (sitting->paper, paper, sizeof sitting->paper);

  return sitting_start (sitting);
}

/* The paper of a practice exam is its bundle. */
#define PRACTICE 0xaa

static void
hand_in (LayoverAttempt *attempt)
{
  LayoverTestSession *test = layover_attempt_get_test_session (attempt);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < kinds_get_n (); i++)
    {
      const Kind *kind = kinds_get (i);
      g_autoptr (LayoverValue) value = kind_dup_value (layover_test_session_get_item (test, i),
                                                       KIND_RESPONSE, kind->wrong);

      layover_attempt_set_response (attempt, i, KIND_RESPONSE, value, &error);
      g_assert_no_error (error);
    }
  layover_attempt_submit (attempt, &error);
  g_assert_no_error (error);
}

static void
test_answers_are_leafed_through (void)
{
  Sitting sitting = { 0 };
  LayoverAttempt *attempt = start (&sitting, "showSolution='true' showFeedback='true'", PRACTICE);
  GtkWidget *page;
  GtkWindow *window;

  g_assert_false (layover_exam_answers_are_allowed (attempt));
  hand_in (attempt);
  g_assert_true (layover_exam_answers_are_allowed (attempt));
  page = layover_exam_answers_new (attempt, question_dup_picture, NULL);
  window = screen_show (page, 1000, 720);
  gtk_widget_grab_focus (page);

  for (guint i = 0; i < kinds_get_n (); i++)
    {
      g_autofree char *place = g_strdup_printf ("Question %u of %u", i + 1, kinds_get_n ());
      g_autofree char *name = g_strdup_printf ("answers-%s", kinds_get (i)->name);

      screen_wait_for_text (page, place);
      screen_wait (50);
      screen_save (window, name);
      g_assert_true (has_row (window, kinds_get (i)->said));
      g_assert_true (GTK_IS_WIDGET (gtk_window_get_focus (window)));
      g_assert_true (gtk_widget_get_mapped (gtk_window_get_focus (window)));
      gtk_widget_activate_action (page, "answers.next", NULL);
      screen_settle ();
    }
  gtk_widget_activate_action (page, "answers.previous", NULL);
  screen_settle ();
  g_assert_true (has_row (window, kinds_get (kinds_get_n () - 2)->said));

  screen_close (window);
  g_assert_finalize_object (attempt);
  sitting_tear_down (&sitting);
}

/* Neither of a proctored paper nor where the test says no. */
static void
test_answers_are_not_always_shown (void)
{
  static const struct
  {
    const char *control;
    guint8 paper;
  } cases[] = { { "showSolution='true'", 7 },
                { "showSolution='true' allowReview='false'", PRACTICE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Sitting sitting = { 0 };
      LayoverAttempt *attempt = start (&sitting, cases[i].control, cases[i].paper);

      hand_in (attempt);
      g_assert_false (layover_exam_answers_are_allowed (attempt));
      g_assert_finalize_object (attempt);
      sitting_tear_down (&sitting);
    }
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  for (guint i = 0; i < kinds_get_n (); i++)
    {
      const Kind *kind = kinds_get (i);
      g_autofree char *wrong = g_strdup_printf ("/review/wrong/%s", kind->name);
      g_autofree char *right = g_strdup_printf ("/review/right/%s", kind->name);
      g_autofree char *only = g_strdup_printf ("/review/without-solution/%s", kind->name);

      g_test_add_data_func (wrong, kind, test_wrong_answer_is_reviewed);
      g_test_add_data_func (right, kind, test_right_answer_is_reviewed);
      g_test_add_data_func (only, kind, test_only_the_answer_is_shown);
    }
  g_test_add_func ("/review/answers", test_answers_are_leafed_through);
  g_test_add_func ("/review/not-allowed", test_answers_are_not_always_shown);
  g_test_add_func ("/review/nobody-says", test_nobody_says_what_is_right);

  return g_test_run ();
}
