/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include "layover-banner.h"
#include "layover-check.h"
#include "layover-choice-row.h"
#include "layover-exam-cell.h"
#include "layover-exam-cells.h"
#include "layover-exam-clock.h"
#include "layover-exam-palette.h"
#include "layover-exam-review-row.h"
#include "layover-exam-room.h"
#include "layover-exam-shelf.h"
#include "layover-item-view.h"
#include "screen.h"
#include "sitting.h"

typedef struct
{
  Sitting sitting;
  LayoverAttempt *attempt;
  GtkWindow *window;
  LayoverExamRoom *room;
  guint n_submitted;
  guint n_finished;
} Fixture;

static void
count_cb (LayoverExamRoom *room, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
open_room_of_width (Fixture *fixture, int width)
{
  GtkWidget *room = layover_exam_room_new (fixture->attempt, "A small exam", NULL, NULL);

  fixture->room = LAYOVER_EXAM_ROOM (room);
  g_signal_connect (room, "submitted", G_CALLBACK (count_cb), &fixture->n_submitted);
  g_signal_connect (room, "finished", G_CALLBACK (count_cb), &fixture->n_finished);
  fixture->window = screen_show (room, width, 700);
  gtk_widget_grab_focus (room);
  screen_settle ();
}

static void
open_room (Fixture *fixture)
{
  open_room_of_width (fixture, 1000);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  sitting_set_up (&fixture->sitting);
  fixture->attempt = sitting_start (&fixture->sitting);
  open_room (fixture);
}

static void
close_room (Fixture *fixture)
{
  g_autoptr (LayoverExamRoom) room = g_object_ref (fixture->room);

  screen_close (fixture->window);
  g_assert_finalize_object (g_steal_pointer (&room));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_room (fixture);
  g_assert_finalize_object (fixture->attempt);
  sitting_tear_down (&fixture->sitting);
}

static GtkWidget *
room_of (Fixture *fixture)
{
  return GTK_WIDGET (fixture->room);
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (room_of (fixture), action, NULL));
  screen_settle ();
}

static LayoverCheck *
find_choice (Fixture *fixture, const char *text)
{
  GtkWidget *check = screen_find (room_of (fixture), LAYOVER_TYPE_CHECK, text);

  g_assert_nonnull (check);

  return LAYOVER_CHECK (check);
}

static void
choose (Fixture *fixture, const char *text)
{
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (find_choice (fixture, text)), "choice.toggle", NULL));
  screen_settle ();
}

static void
cross_out (Fixture *fixture, const char *text)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (find_choice (fixture, text)),
                                             "choice.cross-out", NULL));
  screen_settle ();
}

static guint
count_crossed_out (Fixture *fixture)
{
  guint n = 0;
  GtkWidget *row;

  for (guint i = 0; (row = screen_find_nth (room_of (fixture), LAYOVER_TYPE_CHOICE_ROW, i)) != NULL;
       i++)
    n += layover_choice_row_get_is_crossed_out (LAYOVER_CHOICE_ROW (row)) ? 1 : 0;

  return n;
}

static gboolean
is_chosen (Fixture *fixture, const char *text)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (find_choice (fixture, text)));
}

static void
assert_text (Fixture *fixture, const char *text)
{
  g_autofree char *all = screen_dup_text (room_of (fixture));

  if (strstr (all, text) == NULL)
    g_error ("“%s” is not on the screen:\n%s", text, all);
}

static void
assert_no_text (Fixture *fixture, const char *text)
{
  g_autofree char *all = screen_dup_text (room_of (fixture));

  g_assert_null (strstr (all, text));
}

static void
test_answer_is_saved_before_the_screen_says_so (Fixture *fixture, gconstpointer data)
{
  g_autofree char *answer = NULL;
  g_autoptr (LayoverAttempt) again = NULL;

  assert_no_text (fixture, "Saved");
  choose (fixture, "two");
  assert_text (fixture, "Saved");

  again = sitting_resume (&fixture->sitting, layover_attempt_get_id (fixture->attempt));
  answer = sitting_dup_answer (again, 0);
  g_assert_cmpstr (answer, ==, "B");
}

/* With nothing focused no key of the room would be heard. */
static void
test_the_prompt_has_the_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, room_of (fixture)));

  /* and Tab goes on from there instead of staying */
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (fixture->window) != focus);
}

static void
test_one_choice_replaces_the_other (Fixture *fixture, gconstpointer data)
{
  g_autofree char *answer = NULL;

  choose (fixture, "one");
  choose (fixture, "three");
  g_assert_false (is_chosen (fixture, "one"));
  g_assert_true (is_chosen (fixture, "three"));

  answer = sitting_dup_answer (fixture->attempt, 0);
  g_assert_cmpstr (answer, ==, "C");
}

static void
test_crossing_out_takes_the_answer_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  choose (fixture, "two");
  before = sitting_dup_answer (fixture->attempt, 0);
  g_assert_cmpstr (before, ==, "B");

  cross_out (fixture, "two");
  assert_text (fixture, "Crossed out");
  after = sitting_dup_answer (fixture->attempt, 0);
  g_assert_null (after);

  choose (fixture, "two");
  assert_no_text (fixture, "Crossed out");
}

static void
test_crossed_out_stays_from_question_to_question (Fixture *fixture, gconstpointer data)
{
  cross_out (fixture, "one");
  act (fixture, "exam.next");
  assert_no_text (fixture, "Crossed out");
  act (fixture, "exam.previous");
  assert_text (fixture, "Crossed out");
}

static void
test_next_previous_and_go_to (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cell;

  assert_text (fixture, "Question 1 of 6");
  screen_click (room_of (fixture), "Next");
  assert_text (fixture, "Question 2 of 6");
  screen_click (room_of (fixture), "Previous");
  assert_text (fixture, "Question 1 of 6");

  cell = screen_find_nth (room_of (fixture), LAYOVER_TYPE_EXAM_CELL, 4);
  g_signal_emit_by_name (cell, "clicked");
  screen_settle ();
  assert_text (fixture, "Question 5 of 6");
  g_assert_cmpuint (layover_attempt_get_current_item (fixture->attempt), ==, 4);
}

static void
test_only_the_shown_question_is_in_the_tree (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (screen_count (room_of (fixture), LAYOVER_TYPE_CHECK), ==, 3);
  act (fixture, "exam.next");
  g_assert_cmpuint (screen_count (room_of (fixture), LAYOVER_TYPE_CHECK), ==, 3);
  act (fixture, "exam.review");
  g_assert_cmpuint (screen_count (room_of (fixture), LAYOVER_TYPE_CHECK), ==, 0);
}

static void
test_flag_and_palette (Fixture *fixture, gconstpointer data)
{
  act (fixture, "exam.flag");
  g_assert_true (layover_attempt_is_flagged (fixture->attempt, 0));
  assert_text (fixture, "Flagged");
  assert_text (fixture, "1 flagged");
  choose (fixture, "two");
  assert_text (fixture, "1 answered");
  assert_text (fixture, "5 not answered");

  screen_click (room_of (fixture), "Flagged");
  g_assert_false (layover_attempt_is_flagged (fixture->attempt, 0));
}

static void
test_typed_text_is_written_on_leaving (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;
  g_autofree char *answer = NULL;
  g_autoptr (LayoverAttempt) again = NULL;

  gtk_widget_activate_action (room_of (fixture), "exam.go-to", "u", 4);
  screen_settle ();
  entry = screen_find (room_of (fixture), GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "pipeline");
  act (fixture, "exam.next");

  again = sitting_resume (&fixture->sitting, layover_attempt_get_id (fixture->attempt));
  answer = sitting_dup_answer (again, 4);
  g_assert_cmpstr (answer, ==, "pipeline");
}

static void
test_warnings_bring_the_clock_back (Fixture *fixture, gconstpointer data)
{
  GtkWidget *clock = screen_find (room_of (fixture), LAYOVER_TYPE_EXAM_CLOCK, NULL);
  GtkWidget *banner = screen_find (room_of (fixture), LAYOVER_TYPE_BANNER, NULL);

  assert_text (fixture, "20:00");
  act (fixture, "exam.toggle-clock");
  assert_no_text (fixture, "20:00");

  layover_clock_advance (fixture->sitting.clock, 10 * 60 * 1000);
  layover_attempt_tick (fixture->attempt);
  screen_settle ();
  assert_text (fixture, "10:00");
  assert_text (fixture, "Ten minutes left");
  g_assert_true (layover_banner_get_revealed (LAYOVER_BANNER (banner)));
  g_assert_false (gtk_widget_has_css_class (clock, "care"));

  layover_clock_advance (fixture->sitting.clock, 5 * 60 * 1000);
  layover_attempt_tick (fixture->attempt);
  screen_settle ();
  assert_text (fixture, "Five minutes left");
  g_assert_true (gtk_widget_has_css_class (clock, "care"));
}

static void
test_time_up_hands_in_what_was_saved (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "two");
  act (fixture, "exam.review");
  layover_clock_advance (fixture->sitting.clock, 20 * 60 * 1000 + 1);
  layover_attempt_tick (fixture->attempt);
  screen_settle ();

  g_assert_cmpint (layover_attempt_get_state (fixture->attempt), ==, LAYOVER_ATTEMPT_SUBMITTED);
  g_assert_cmpstr (layover_exam_room_get_page_name (fixture->room), ==, "time-up");
  assert_text (fixture, "Time is up");
  g_assert_cmpuint (fixture->n_submitted, ==, 0);

  screen_click (room_of (fixture), "See the result");
  g_assert_cmpuint (fixture->n_finished, ==, 1);
}

static void
test_review_shows_what_a_grader_reads (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  choose (fixture, "two");
  act (fixture, "exam.review");
  assert_text (fixture, "5 questions have no answer");
  assert_text (fixture, "Not answered: questions 2, 3, 4, 5, 6.");
  g_assert_cmpuint (screen_count (room_of (fixture), LAYOVER_TYPE_EXAM_REVIEW_ROW), ==, 6);

  screen_click (room_of (fixture), "Open 5");
  row = screen_find (room_of (fixture), GTK_TYPE_TOGGLE_BUTTON, "Open 5");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (row), TRUE);
  screen_settle ();
  g_assert_cmpuint (screen_count (room_of (fixture), LAYOVER_TYPE_EXAM_REVIEW_ROW), ==, 5);

  row = screen_find_nth (room_of (fixture), LAYOVER_TYPE_EXAM_REVIEW_ROW, 1);
  gtk_widget_activate_action (row, "row.activate", NULL);
  screen_settle ();
  assert_text (fixture, "Question 3 of 6");
}

static void
test_handing_in_takes_two_steps (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "two");
  act (fixture, "exam.review");
  screen_click (room_of (fixture), "Hand in…");
  assert_text (fixture, "Hand in your exam?");
  assert_text (fixture, "20\302\240minutes");
  screen_click (room_of (fixture), "Keep working");
  g_assert_cmpint (layover_attempt_get_state (fixture->attempt), ==, LAYOVER_ATTEMPT_OPEN);
  assert_text (fixture, "Question 1 of 6");

  /* the action exists only on the page that asks for it */
  gtk_widget_activate_action (room_of (fixture), "exam.hand-in", NULL);
  g_assert_cmpint (layover_attempt_get_state (fixture->attempt), ==, LAYOVER_ATTEMPT_OPEN);

  act (fixture, "exam.hand-in-page");
  screen_click (room_of (fixture), "Hand in now");
  g_assert_cmpint (layover_attempt_get_state (fixture->attempt), ==, LAYOVER_ATTEMPT_SUBMITTED);
  g_assert_cmpuint (fixture->n_submitted, ==, 1);
}

static void
test_killed_it_comes_back_as_it_was (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = g_strdup (layover_attempt_get_id (fixture->attempt));

  act (fixture, "exam.next");
  cross_out (fixture, "one");
  choose (fixture, "three");
  cross_out (fixture, "two");
  act (fixture, "exam.flag");
  act (fixture, "exam.next");
  cross_out (fixture, "three");
  choose (fixture, "three");
  act (fixture, "exam.previous");

  /* as after kill -9: a new store, a new attempt, a new room */
  close_room (fixture);
  g_assert_finalize_object (fixture->attempt);
  sitting_reopen_store (&fixture->sitting);
  layover_clock_advance (fixture->sitting.clock, 100 * 1000);
  fixture->attempt = sitting_resume (&fixture->sitting, id);
  open_room (fixture);

  assert_text (fixture, "Question 2 of 6");
  g_assert_true (is_chosen (fixture, "three"));
  assert_text (fixture, "Flagged");
  assert_text (fixture, "18:20");
  g_assert_cmpuint (count_crossed_out (fixture), ==, 2);

  /* choosing restored this one */
  act (fixture, "exam.next");
  g_assert_cmpuint (count_crossed_out (fixture), ==, 0);
  g_assert_true (is_chosen (fixture, "three"));
}

/* Ten rooms on one attempt, every page of each seen: close_room() proves that each is gone, tear_down() that none
 * holds the attempt. */
static void
test_rooms_are_freed_when_left (Fixture *fixture, gconstpointer data)
{
  static const char *const pages[] = { "exam.next",         "exam.review", "exam.hand-in-page",
                                       "exam.back",         "exam.keys",   "exam.back",
                                       "exam.toggle-clock", "exam.flag",   "exam.next" };

  for (guint i = 0; i < 10; i++)
    {
      for (gsize k = 0; k < G_N_ELEMENTS (pages); k++)
        gtk_widget_activate_action (room_of (fixture), pages[k], NULL);
      close_room (fixture);
      open_room (fixture);
    }
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
}

static void
test_keys_are_a_page (Fixture *fixture, gconstpointer data)
{
  act (fixture, "exam.keys");
  assert_text (fixture, "Ctrl+T");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
  act (fixture, "exam.back");
  assert_text (fixture, "Question 1 of 6");
}

static gboolean
is_narrow (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *text = screen_dup_text (room_of (fixture));

  return strstr (text, "Question 1 of 6") == NULL;
}

static void
test_narrow_the_palette_is_a_page (Fixture *fixture, gconstpointer data)
{
  g_assert_nonnull (screen_find (room_of (fixture), LAYOVER_TYPE_EXAM_PALETTE, NULL));
  close_room (fixture);

  fixture->room = LAYOVER_EXAM_ROOM (layover_exam_room_new (fixture->attempt, "", NULL, NULL));
  fixture->window = screen_show (room_of (fixture), 360, 720);
  screen_wait_until (is_narrow, fixture);
  g_assert_null (screen_find (room_of (fixture), LAYOVER_TYPE_EXAM_CELL, NULL));

  act (fixture, "exam.toggle-questions");
  g_assert_cmpstr (layover_exam_room_get_page_name (fixture->room), ==, "questions");
  g_assert_cmpuint (screen_count (room_of (fixture), LAYOVER_TYPE_EXAM_CELL), ==, 6);
  act (fixture, "exam.back");
  g_assert_cmpstr (layover_exam_room_get_page_name (fixture->room), ==, "work");
}

/* The other tests expect a wide window; these pictures are taken in any. */
static void
test_pictures (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (room_of (fixture), "exam.go-to", "u", 5);
  screen_save (fixture->window, "room-extended-text");
  act (fixture, "exam.toggle-questions");
  screen_save (fixture->window, "room-questions");
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  GtkWidget *check = screen_find (room_of (fixture), LAYOVER_TYPE_CHECK, NULL);
  GtkWidget *entry;

  g_assert_true (gtk_widget_grab_focus (check));
  act (fixture, "exam.find");
  entry = screen_find (room_of (fixture), GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "e");
  screen_wait_for_text (room_of (fixture), "1 of ");
  screen_save (fixture->window, "exam-find");

  gtk_widget_activate_action (entry, "find.close", NULL);
  g_assert_true (gtk_widget_has_focus (check));

  /* the bar stays for the next question, and searches that */
  act (fixture, "exam.find");
  gtk_editable_set_text (GTK_EDITABLE (entry), "nowhere to be found");
  screen_wait_for_text (room_of (fixture), "Not found");
  gtk_editable_set_text (GTK_EDITABLE (entry), "e");
  screen_wait_for_text (room_of (fixture), "1 of ");
  act (fixture, "exam.next");
  screen_wait_for_text (room_of (fixture), "1 of ");
}

static void
add (const char *name, void (*func) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/exam-room/%s", name);

  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

/* What comes next is made ready; until it is shown the keyboard does not reach it. */
static void
test_the_keyboard_stays_in_the_question_shown (Fixture *fixture, gconstpointer data)
{
  screen_wait (400);
  for (guint i = 0; i < 60; i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (fixture->window);
      g_assert_true (focus == NULL || gtk_widget_get_mapped (focus));
    }

  for (guint i = 1; i < SITTING_N_ITEMS; i++)
    {
      screen_wait (i % 2 == 0 ? 400 : 0);
      act (fixture, "exam.next");
      g_assert_cmpuint (layover_attempt_get_current_item (fixture->attempt), ==, i);
    }
}

/* What is taken away comes back with its answer; what is no answer yet is not taken away. */
static void
test_few_questions_are_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverExamShelf) shelf = layover_exam_shelf_new (fixture->attempt, NULL, NULL);
  LayoverExamQuestion *draft;
  LayoverInteractionView *view;
  g_autoptr (LayoverValue) expected = layover_value_new_identifier ("B");
  LayoverItemView *again;
  guint n_most;

  for (guint i = 0; i < SITTING_N_ITEMS; i++)
    layover_exam_shelf_get_question (shelf, i);
  n_most = layover_exam_shelf_get_n_questions (shelf);
  g_assert_cmpuint (n_most, <, SITTING_N_ITEMS);

  draft = layover_exam_shelf_get_question (shelf, 0);
  view = layover_item_view_find_interaction (layover_exam_question_get_item_view (draft),
                                             "RESPONSE");
  layover_interaction_view_set_has_draft (view, TRUE);
  sitting_choose (fixture->attempt, 1, "B");
  for (guint round = 0; round < 2; round++)
    for (guint i = 1; i < SITTING_N_ITEMS; i++)
      {
        layover_exam_shelf_get_question (shelf, i);
        g_assert_cmpuint (layover_exam_shelf_get_n_questions (shelf), <=, n_most);
      }
  g_assert_true (layover_exam_shelf_get_question (shelf, 0) == draft);

  again = layover_exam_question_get_item_view (layover_exam_shelf_get_question (shelf, 1));
  g_assert_true (
      layover_value_equal (layover_item_view_get_response (again, "RESPONSE"), expected));
}

/* In a box so low that a row of cells has to scroll. */
static gboolean
is_current_in_view (gpointer palette)
{
  LayoverAttempt *attempt = layover_exam_palette_get_attempt (palette);
  GtkWidget *cell = screen_find_nth (palette, LAYOVER_TYPE_EXAM_CELL,
                                     layover_attempt_get_current_item (attempt));
  GtkWidget *viewport = gtk_widget_get_ancestor (cell, GTK_TYPE_VIEWPORT);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (cell, viewport, &bounds) && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (viewport);
}

static void
test_the_palette_shows_where_one_is (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *palette = layover_exam_palette_new ();
  GtkWindow *window;

  layover_exam_palette_set_attempt (LAYOVER_EXAM_PALETTE (palette), fixture->attempt);
  window = screen_show (palette, 300, 160);
  screen_wait_until (is_current_in_view, palette);
  g_assert_true (layover_attempt_show (fixture->attempt, SITTING_N_ITEMS - 1, &error));
  g_assert_false (is_current_in_view (palette));
  screen_wait_until (is_current_in_view, palette);
  g_assert_true (layover_attempt_show (fixture->attempt, 0, &error));
  screen_wait_until (is_current_in_view, palette);
  screen_close (window);
}

static gboolean
draws (GtkWidget *widget, const char *text)
{
  g_autofree char *glyphs = g_strdup_printf ("glyphs: \"%s\"", text);
  g_autofree char *written = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GBytes) bytes = NULL;

  screen_wait_still (widget);
  screen_wait_for_frame (GTK_WINDOW (gtk_widget_get_root (widget)));
  node = screen_draw (widget);
  g_assert_nonnull (node);
  bytes = gsk_render_node_serialize (node);
  written = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return strstr (written, glyphs) != NULL;
}

/* A long exam costs no more to draw than what one sees of its palette. */
static void
test_cells_out_of_sight_are_not_drawn (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cells = layover_exam_cells_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWindow *window;
  GtkAdjustment *adjustment;

  for (guint i = 0; i < 200; i++)
    layover_exam_cells_append (LAYOVER_EXAM_CELLS (cells), layover_exam_cell_new (i));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), cells);
  window = screen_show (scrolled, 300, 200);
  g_assert_true (draws (scrolled, "1"));
  g_assert_false (draws (scrolled, "100"));
  g_assert_false (draws (scrolled, "200"));

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  screen_settle ();
  g_assert_false (draws (scrolled, "1"));
  g_assert_false (draws (scrolled, "100"));
  g_assert_true (draws (scrolled, "200"));
  screen_close (window);
}

/* As in the reader, tests/ui/test-learner.c. */
static void
test_lines_are_short (Fixture *fixture, gconstpointer data)
{
  static const guint per_cent[] = { 100, 150, 300 };

  if (g_getenv ("LAYOVER_TEST_WIDTH") != NULL || g_getenv ("LAYOVER_TEST_SCALE") != NULL)
    {
      g_test_skip ("This test chooses its sizes itself");
      return;
    }

  close_room (fixture);
  open_room_of_width (fixture, 1600);
  for (gsize i = 0; i < G_N_ELEMENTS (per_cent); i++)
    {
      GtkWidget *view;
      double measure;

      screen_set_text_scale (per_cent[i]);
      view = screen_find (room_of (fixture), LAYOVER_TYPE_ITEM_VIEW, NULL);
      measure = screen_wait_for_measure (screen_find (view, GTK_TYPE_LABEL, NULL), view,
                                         per_cent[i] < 300 ? 55 : 35);
      g_test_message ("%u %%: %.0f characters", per_cent[i], measure);
      g_assert_cmpfloat (measure, <, 90);
    }
  screen_set_text_scale (100);
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);
  if (screen_is_taking_pictures ())
    {
      add ("pictures", test_pictures);
      return g_test_run ();
    }

  add ("answer-is-saved-before-the-screen-says-so", test_answer_is_saved_before_the_screen_says_so);
  add ("lines-are-short", test_lines_are_short);
  add ("the-prompt-has-the-focus", test_the_prompt_has_the_focus);
  add ("find", test_find);
  add ("one-choice-replaces-the-other", test_one_choice_replaces_the_other);
  add ("crossing-out-takes-the-answer-back", test_crossing_out_takes_the_answer_back);
  add ("crossed-out-stays-from-question-to-question",
       test_crossed_out_stays_from_question_to_question);
  add ("next-previous-and-go-to", test_next_previous_and_go_to);
  add ("only-the-shown-question-is-in-the-tree", test_only_the_shown_question_is_in_the_tree);
  add ("the-keyboard-stays-in-the-question-shown", test_the_keyboard_stays_in_the_question_shown);
  add ("few-questions-are-kept", test_few_questions_are_kept);
  add ("flag-and-palette", test_flag_and_palette);
  add ("the-palette-shows-where-one-is", test_the_palette_shows_where_one_is);
  add ("cells-out-of-sight-are-not-drawn", test_cells_out_of_sight_are_not_drawn);
  add ("typed-text-is-written-on-leaving", test_typed_text_is_written_on_leaving);
  add ("warnings-bring-the-clock-back", test_warnings_bring_the_clock_back);
  add ("time-up-hands-in-what-was-saved", test_time_up_hands_in_what_was_saved);
  add ("review-shows-what-a-grader-reads", test_review_shows_what_a_grader_reads);
  add ("handing-in-takes-two-steps", test_handing_in_takes_two_steps);
  add ("killed-it-comes-back-as-it-was", test_killed_it_comes_back_as_it_was);
  add ("rooms-are-freed-when-left", test_rooms_are_freed_when_left);
  add ("keys-are-a-page", test_keys_are_a_page);
  add ("narrow-the-palette-is-a-page", test_narrow_the_palette_is_a_page);

  return g_test_run ();
}
