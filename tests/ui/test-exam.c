/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <glib/gstdio.h>

#include "fixture.h"
#include "layover-check.h"
#include "layover-exam-checks.h"
#include "layover-exam-flow.h"
#include "layover-exam-room.h"
#include "layover-export-page.h"
#include "layover-home-page.h"
#include "layover-item-view.h"
#include "layover-outbox-view.h"
#include "layover-score-row.h"
#include "layover-window.h"
#include "screen.h"

/* The exam of the sample course on the screen: lobby, room, review, hand in, result, export, outbox; and coming back.
 * With LAYOVER_TEST_PICTURES it leaves a picture of each screen. */

#define COURSE "sal-101"
#define EXAM "sal-101-written"

typedef struct
{
  Fixture *fixture;
  LayoverLibrary *library;
  LayoverExamFlow *flow;
  GtkWindow *window;
} Test;

static void
set_up (Test *test, gconstpointer data)
{
  g_autofree char *source = g_build_filename (g_getenv ("LAYOVER_SOURCE_ROOT"), "data", "sample",
                                              COURSE, NULL);
  g_autofree char *path = NULL;
  g_autoptr (LayoverOpening) opening = NULL;
  g_autoptr (GError) error = NULL;

  test->fixture = fixture_new ();
  test->library = fixture_open_library (test->fixture);
  fixture_trust (test->fixture, test->library);
  path = fixture_write_folder (test->fixture, "sal-101.layover", source);
  opening = fixture_open (test->library, path);
  layover_library_set_profile (test->library, "Amara Okafor", "amara@example.org", "sal", &error);
  g_assert_no_error (error);
}

static void
show_flow (Test *test)
{
  test->flow = LAYOVER_EXAM_FLOW (layover_exam_flow_new (test->library));
  test->window = screen_show (GTK_WIDGET (test->flow), 1000, 720);
}

static void
close_flow (Test *test)
{
  g_autoptr (LayoverExamFlow) flow = g_object_ref (test->flow);

  screen_close (test->window);
  test->window = NULL;
  test->flow = NULL;
  g_assert_finalize_object (g_steal_pointer (&flow));
}

static void
tear_down (Test *test, gconstpointer data)
{
  if (test->flow != NULL)
    close_flow (test);
  screen_settle ();
  g_assert_finalize_object (test->library);
  fixture_free (test->fixture);
}

static GtkWidget *
flow_of (Test *test)
{
  return GTK_WIDGET (test->flow);
}

static gboolean
has_text (Test *test, const char *wanted)
{
  g_autofree char *text = screen_dup_text (flow_of (test));

  return strstr (text, wanted) != NULL;
}

typedef struct
{
  Test *test;
  const char *text;
} Wanted;

static gboolean
is_there (gpointer user_data)
{
  Wanted *wanted = user_data;

  return has_text (wanted->test, wanted->text);
}

static void
wait_for (Test *test, const char *text)
{
  Wanted wanted = { test, text };

  screen_wait_until (is_there, &wanted);
}

static void
open_lobby (Test *test)
{
  show_flow (test);
  g_assert_true (layover_exam_flow_open_lobby (test->flow, COURSE, EXAM));
  wait_for (test, "12");
}

static void
enter_room (Test *test)
{
  open_lobby (test);
  screen_click (flow_of (test), "Continue");
  screen_click (flow_of (test), "Continue");
  screen_click (flow_of (test), "Begin");
  wait_for (test, "1 of 12");
}

static LayoverAttempt *
attempt_of (Test *test)
{
  return layover_exam_flow_get_attempt (test->flow);
}

static void
act (Test *test, const char *action)
{
  gtk_widget_activate_action (layover_exam_flow_get_page (test->flow), action, NULL);
  screen_settle ();
}

static void
answer_all (Test *test, guint n_right)
{
  guint n_items = layover_attempt_get_n_items (attempt_of (test));

  for (guint i = 0; i < n_items; i++)
    fixture_answer (attempt_of (test), i, i < n_right);
  screen_settle ();
}

static void
hand_in (Test *test)
{
  act (test, "exam.review");
  screen_click (flow_of (test), "Hand in…");
  screen_click (flow_of (test), "Hand in now");
}

static gboolean
is_file_made (gpointer user_data)
{
  Test *test = user_data;
  LayoverOutboxItem *item = layover_library_find_outbox_item (
      test->library, layover_attempt_get_id (attempt_of (test)));

  return item != NULL && layover_outbox_item_get_state (item) != LAYOVER_OUTBOX_NOT_MADE;
}

static void
test_lobby_says_what_will_happen (Test *test, gconstpointer data)
{
  open_lobby (test);
  screen_save (test->window, "lobby-about");
  g_assert_true (has_text (test, "Pipeline Generation & Qualification"));
  g_assert_true (has_text (test, "20\302\240min"));
  g_assert_true (has_text (test, "80\302\240%"));
  g_assert_true (has_text (test, "attempts left"));
  g_assert_true (has_text (test, "Nothing else: no camera"));

  screen_click (flow_of (test), "Continue");
  screen_save (test->window, "lobby-check");
  g_assert_true (has_text (test, "Exam paper"));
  g_assert_true (has_text (test, "Version 1, complete."));

  screen_click (flow_of (test), "Continue");
  screen_save (test->window, "lobby-ready");
  g_assert_true (has_text (test, "Ready when you are"));
  g_assert_true (has_text (test, "Amara Okafor"));
  g_assert_false (layover_exam_flow_is_sitting (test->flow));

  g_assert_true (layover_exam_flow_go_back (test->flow));
  g_assert_true (has_text (test, "Exam paper"));
  g_assert_true (layover_exam_flow_go_back (test->flow));
  g_assert_false (layover_exam_flow_go_back (test->flow));
}

static void
test_lobby_stops_what_cannot_be_handed_in (Test *test, gconstpointer data)
{
  G_GNUC_UNUSED g_autoptr (LayoverAttempt) open = fixture_start_exam (test->library, COURSE, EXAM);
  GtkWidget *button;

  open_lobby (test);
  screen_click (flow_of (test), "Continue");
  g_assert_true (has_text (test, "One thing stops the exam"));
  g_assert_true (has_text (test, "Another exam is still open"));
  screen_save (test->window, "lobby-check-stopped");
  button = screen_find (flow_of (test), GTK_TYPE_BUTTON, "Continue");
  g_assert_false (gtk_widget_is_sensitive (button));
}

static void
test_checks_tell_what_helps (Test *test, gconstpointer data)
{
  g_autoptr (LayoverExamCheck) full = layover_exam_check_disk (9 * 1000 * 1000);
  g_autoptr (LayoverExamCheck) good = layover_exam_check_disk (G_GUINT64_CONSTANT (41000000000));
  g_autoptr (LayoverExamCheck) slow = layover_exam_check_clock (7 * 60);
  g_autofree char *supply = g_build_filename (test->fixture->folder, "power", "BAT0", NULL);
  g_autofree char *power = g_path_get_dirname (supply);
  g_autofree char *type = g_build_filename (supply, "type", NULL);
  g_autofree char *capacity = g_build_filename (supply, "capacity", NULL);
  g_autofree char *status = g_build_filename (supply, "status", NULL);
  g_autoptr (LayoverExamCheck) battery = NULL;

  g_assert_cmpint (full->finding, ==, LAYOVER_EXAM_FINDING_STOP);
  g_assert_nonnull (strstr (full->text, "Empty the trash"));
  g_assert_cmpint (good->finding, ==, LAYOVER_EXAM_FINDING_GOOD);
  g_assert_cmpint (slow->finding, ==, LAYOVER_EXAM_FINDING_LOOK);
  g_assert_nonnull (strstr (slow->text, "At least 7 minutes slow"));

  g_assert_null (layover_exam_check_battery (power));
  g_mkdir_with_parents (supply, 0700);
  g_file_set_contents (type, "Battery\n", -1, NULL);
  g_file_set_contents (capacity, "31\n", -1, NULL);
  g_file_set_contents (status, "Discharging\n", -1, NULL);
  battery = layover_exam_check_battery (power);
  g_assert_cmpint (battery->finding, ==, LAYOVER_EXAM_FINDING_LOOK);
  g_assert_nonnull (strstr (battery->text, "Plug in the charger"));
}

static void
assert_every_interaction (LayoverItemView *view, LayoverItem *item)
{
  for (guint i = 0; i < layover_item_get_n_interactions (item); i++)
    {
      const char *id = layover_interaction_get_response_identifier (
          layover_item_get_interaction (item, i));

      if (layover_item_view_find_interaction (view, id) == NULL)
        g_error ("%s has nothing to answer %s with", layover_item_get_identifier (item), id);
    }
}

static gboolean
is_paper_here (gpointer user_data)
{
  return *(GAsyncResult **) user_data != NULL;
}

/* The paper has 24 items, of which an attempt draws 12. */
static void
test_every_item_of_the_paper_can_be_shown (Test *test, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverTest) paper = NULL;

  layover_library_load_test_async (test->library,
                                   layover_library_find_course (test->library, COURSE), EXAM, NULL,
                                   fixture_keep_result_cb, &result);
  screen_wait_until (is_paper_here, &result);
  paper = layover_library_load_test_finish (test->library, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (layover_test_get_n_items (paper), ==, 24);

  for (guint i = 0; i < layover_test_get_n_items (paper); i++)
    {
      LayoverItem *item = layover_test_get_item (paper, i);
      g_autoptr (LayoverItemSession) session = layover_item_session_new (item, i);
      g_autoptr (GtkWidget) view = g_object_ref_sink (layover_item_view_new ());

      layover_item_view_set_session (LAYOVER_ITEM_VIEW (view), session);
      assert_every_interaction (LAYOVER_ITEM_VIEW (view), item);
      g_assert_finalize_object (g_steal_pointer (&view));
    }
}

/* one picture of each kind of question that was drawn */
static const char *
name_of_kind (LayoverItem *item)
{
  LayoverInteraction *interaction = layover_item_get_interaction (item, 0);

  switch (layover_interaction_get_kind (interaction))
    {
    case LAYOVER_INTERACTION_INLINE_CHOICE:
      return "room-inline-choice";
    case LAYOVER_INTERACTION_TEXT_ENTRY:
      return "room-text-entry";
    default:
      return layover_interaction_get_max_choices (interaction) == 1 ? "room-choice-one"
                                                                    : "room-choice-many";
    }
}

static void
answer_on_screen (Test *test, guint i)
{
  GtkWidget *check = screen_find (flow_of (test), LAYOVER_TYPE_CHECK, NULL);
  GtkWidget *entry = screen_find (flow_of (test), GTK_TYPE_ENTRY, NULL);

  if (check != NULL && i % 3 != 2)
    gtk_widget_activate_action (check, "choice.toggle", NULL);
  if (entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), "5");
}

/* Every question of the paper can be shown and has a way to answer it. */
static void
test_every_question_can_be_answered (Test *test, gconstpointer data)
{
  enter_room (test);
  g_assert_true (layover_exam_flow_is_sitting (test->flow));
  g_assert_true (layover_exam_flow_go_back (test->flow));
  gtk_widget_activate_action (layover_exam_flow_get_page (test->flow), "exam.go-to", "u", 0);

  for (guint i = 0; i < layover_attempt_get_n_items (attempt_of (test)); i++)
    {
      LayoverItemSession *session = layover_test_session_get_item (
          layover_attempt_get_test_session (attempt_of (test)), i);
      LayoverItem *item = layover_item_session_get_item (session);
      GtkWidget *view = screen_find (flow_of (test), LAYOVER_TYPE_ITEM_VIEW, NULL);

      assert_every_interaction (LAYOVER_ITEM_VIEW (view), item);
      answer_on_screen (test, i);
      if (i == 3)
        act (test, "exam.flag");
      screen_save (test->window, name_of_kind (item));
      act (test, "exam.next");
    }

  g_assert_cmpstr (
      layover_exam_room_get_page_name (LAYOVER_EXAM_ROOM (layover_exam_flow_get_page (test->flow))),
      ==, "review");
  screen_save (test->window, "review");
  act (test, "exam.hand-in-page");
  screen_save (test->window, "hand-in");
  act (test, "exam.back");
  act (test, "exam.keys");
  screen_save (test->window, "keys");
  act (test, "exam.back");
}

static void
test_time_runs_out (Test *test, gconstpointer data)
{
  enter_room (test);
  answer_all (test, 3);
  layover_clock_advance (test->fixture->clock, 15 * 60 * 1000);
  layover_attempt_tick (attempt_of (test));
  screen_save (test->window, "room-warning");
  layover_clock_advance (test->fixture->clock, 6 * 60 * 1000);
  layover_attempt_tick (attempt_of (test));
  screen_settle ();
  screen_save (test->window, "time-up");
  g_assert_true (has_text (test, "Time is up"));
  g_assert_false (layover_exam_flow_is_sitting (test->flow));

  screen_click (flow_of (test), "See the result");
  g_assert_true (has_text (test, "Not passed this time"));
  g_assert_true (has_text (test, "3 of 12 points"));
  screen_wait_until (is_file_made, test);
  screen_save (test->window, "result-not-passed");
}

static gboolean
can_export (gpointer user_data)
{
  Test *test = user_data;
  GtkWidget *button = screen_find (flow_of (test), GTK_TYPE_BUTTON, "Export results…");

  return button != NULL && gtk_widget_is_sensitive (button);
}

static void
export_to_documents (Test *test)
{
  g_autofree char *documents = g_build_filename (g_get_home_dir (), "Documents", NULL);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  LayoverOutboxItem *item;

  g_mkdir_with_parents (documents, 0700);
  screen_wait_until (can_export, test);
  screen_click (flow_of (test), "Export results…");
  screen_save (test->window, "export");
  screen_click (flow_of (test), "Export to Documents");
  wait_for (test, "Exported to Documents, read back and compared.");
  screen_save (test->window, "exported");

  item = layover_library_find_outbox_item (test->library,
                                           layover_attempt_get_id (attempt_of (test)));
  g_assert_cmpint (layover_outbox_item_get_state (item), ==, LAYOVER_OUTBOX_EXPORTED);
  g_assert_cmpstr (layover_outbox_item_get_exported_to (item), ==, "Documents");
  name = layover_outbox_item_dup_file_name (item);
  path = g_build_filename (documents, name, NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* To the answers and back again, which the window's own way back does too. */
static void
review_answers (Test *test)
{
  screen_click (flow_of (test), "Review your answers");
  wait_for (test, "Question 1 of 12");
  g_assert_true (has_text (test, "Your answer"));
  g_assert_true (has_text (test, "Correct answer"));
  screen_save (test->window, "result-answers");
  screen_click (flow_of (test), "Next");
  wait_for (test, "Question 2 of 12");

  g_assert_true (layover_exam_flow_go_back (LAYOVER_EXAM_FLOW (flow_of (test))));
  wait_for (test, "Passed");
}

static void
test_passed_result_is_exported (Test *test, gconstpointer data)
{
  enter_room (test);
  answer_all (test, 11);
  hand_in (test);
  g_assert_true (has_text (test, "Passed"));
  g_assert_true (has_text (test, "11 of 12 points, 91\302\240%. You needed 80\302\240%."));
  g_assert_true (has_text (test, "By section"));
  g_assert_true (has_text (test, "By competency"));
  g_assert_cmpuint (screen_count (flow_of (test), LAYOVER_TYPE_SCORE_ROW), >=, 5);
  screen_wait_until (is_file_made, test);
  screen_save (test->window, "result-passed");
  review_answers (test);

  export_to_documents (test);
  screen_click (flow_of (test), "Done");
  g_assert_true (has_text (test, "Passed"));
}

static void
test_an_open_exam_is_resumed (Test *test, gconstpointer data)
{
  g_autofree char *id = NULL;

  enter_room (test);
  act (test, "exam.next");
  answer_all (test, 2);
  id = g_strdup (layover_attempt_get_id (attempt_of (test)));
  close_flow (test);
  g_assert_finalize_object (test->library);
  layover_clock_advance (test->fixture->clock, 100 * 1000);
  test->library = fixture_open_library (test->fixture);

  show_flow (test);
  layover_exam_flow_resume (test->flow);
  wait_for (test, "Your exam is still open");
  screen_save (test->window, "resume");
  g_assert_true (has_text (test, "1\302\240minute 40\302\240seconds"));
  g_assert_true (has_text (test, "18\302\240minutes 20\302\240seconds"));
  g_assert_true (layover_exam_flow_is_sitting (test->flow));
  g_assert_true (layover_exam_flow_go_back (test->flow));

  screen_click (flow_of (test), "Continue with question 2");
  wait_for (test, "2 of 12");
  g_assert_cmpstr (layover_attempt_get_id (attempt_of (test)), ==, id);
  g_assert_cmpint (layover_attempt_get_item_state (attempt_of (test), 1), ==,
                   LAYOVER_ITEM_ANSWERED);
  g_assert_cmpint (layover_attempt_get_item_state (attempt_of (test), 2), ==,
                   LAYOVER_ITEM_UNANSWERED);
}

static void
test_time_that_ran_out_while_away (Test *test, gconstpointer data)
{
  enter_room (test);
  answer_all (test, 12);
  close_flow (test);
  g_assert_finalize_object (test->library);
  layover_clock_advance (test->fixture->clock, 60 * 60 * 1000);
  test->library = fixture_open_library (test->fixture);

  show_flow (test);
  layover_exam_flow_resume (test->flow);
  wait_for (test, "Time is up");
  screen_click (flow_of (test), "See the result");
  g_assert_true (has_text (test, "12 of 12 points"));
  screen_wait_until (is_file_made, test);
}

static void
show_outbox (Test *test)
{
  test->window = screen_show (layover_outbox_view_new (test->library), 1000, 720);
}

static void
test_outbox_follows_the_files (Test *test, gconstpointer data)
{
  g_autofree char *path = g_build_filename (test->fixture->folder, "out.layover", NULL);
  g_autoptr (LayoverAttempt) attempt = NULL;
  g_autoptr (LayoverOutboxItem) item = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *full = NULL;
  g_autofree char *exported = NULL;

  show_outbox (test);
  empty = screen_dup_text (GTK_WIDGET (test->window));
  g_assert_nonnull (strstr (empty, "Nothing to hand in"));
  screen_save (test->window, "outbox-empty");

  attempt = fixture_start_exam (test->library, COURSE, EXAM);
  item = fixture_hand_in (test->library, attempt);
  screen_settle ();
  full = screen_dup_text (GTK_WIDGET (test->window));
  g_assert_null (strstr (full, "Nothing to hand in"));
  g_assert_nonnull (strstr (full, "Not exported"));
  screen_save (test->window, "outbox");

  g_assert_true (layover_library_export (test->library, item, path, "FIELD-USB", NULL));
  screen_settle ();
  exported = screen_dup_text (GTK_WIDGET (test->window));
  g_assert_nonnull (strstr (exported, "Exported to “FIELD-USB”"));
  g_assert_nonnull (strstr (exported, "waiting for a receipt"));
  screen_save (test->window, "outbox-exported");
  screen_close (test->window);
}

static gboolean
is_home (gpointer user_data)
{
  Test *test = user_data;
  GtkWidget *page = GTK_WIDGET (layover_window_get_page (LAYOVER_WINDOW (test->window)));

  return LAYOVER_IS_HOME_PAGE (page) && gtk_widget_get_mapped (page);
}

/* A learner who has passed: what the path, the library and the outbox say then, in the window of the app. */
static void
test_home_knows_who_has_passed (Test *test, gconstpointer data)
{
  static const struct
  {
    const char *tab;
    const char *text;
  } tabs[] = { { "path", "1 of 1" }, { "library", "Signed by" }, { "outbox", "Not exported" } };
  const char *width = g_getenv ("LAYOVER_TEST_WIDTH");
  g_autoptr (LayoverAttempt) attempt = fixture_start_exam (test->library, COURSE, EXAM);
  g_autoptr (LayoverOutboxItem) item = NULL;

  for (guint i = 0; i < layover_attempt_get_n_items (attempt); i++)
    fixture_answer (attempt, i, i != 3);
  item = fixture_hand_in (test->library, attempt);

  test->window = GTK_WINDOW (layover_window_new (NULL, test->library, NULL));
  gtk_window_set_default_size (test->window, width != NULL ? atoi (width) : 1000, 720);
  layover_window_start (LAYOVER_WINDOW (test->window));
  gtk_window_present (test->window);
  screen_wait_until (is_home, test);

  for (gsize i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      g_autofree char *name = g_strconcat (tabs[i].tab, "-passed", NULL);

      gtk_widget_activate_action (GTK_WIDGET (test->window), "win.tab", "s", tabs[i].tab);
      screen_wait (100);
      g_assert_nonnull (screen_find (GTK_WIDGET (test->window), GTK_TYPE_LABEL, tabs[i].text));
      screen_save (test->window, name);
    }
  screen_close (test->window);
}

static void
add (const char *name, void (*func) (Test *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/exam/%s", name);

  g_test_add (path, Test, NULL, set_up, func, tear_down);
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  add ("lobby-says-what-will-happen", test_lobby_says_what_will_happen);
  add ("lobby-stops-what-cannot-be-handed-in", test_lobby_stops_what_cannot_be_handed_in);
  add ("checks-tell-what-helps", test_checks_tell_what_helps);
  add ("every-item-of-the-paper-can-be-shown", test_every_item_of_the_paper_can_be_shown);
  add ("every-question-can-be-answered", test_every_question_can_be_answered);
  add ("time-runs-out", test_time_runs_out);
  add ("passed-result-is-exported", test_passed_result_is_exported);
  add ("an-open-exam-is-resumed", test_an_open_exam_is_resumed);
  add ("time-that-ran-out-while-away", test_time_that_ran_out_while_away);
  add ("outbox-follows-the-files", test_outbox_follows_the_files);
  add ("home-knows-who-has-passed", test_home_knows_who_has_passed);

  return g_test_run ();
}
