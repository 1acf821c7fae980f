/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>

#include "group-picture.h"
#include "layover-answer-file.h"
#include "layover-answer-words.h"
#include "layover-drawing-board.h"
#include "layover-drawing-paper.h"
#include "layover-exam-question.h"
#include "question.h"
#include "sitting.h"

/* Drawing on a picture: the strokes and their text, and the question by keys alone. */

#define NS "xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1'"
#define MISSING_PICTURE "<object data='none.png' type='image/png'>A plan</object>"
#define OUTCOME                                                                                    \
  "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'>"                  \
  "<defaultValue><value>0</value></defaultValue></outcomeDeclaration>"
#define GIVE(score)                                                                                \
  "<setOutcomeValue identifier='SCORE'><baseValue baseType='float'>" score                         \
  "</baseValue></setOutcomeValue>"
#define ITEM(picture)                                                                              \
  "<assessmentItem " NS " identifier='i' title='t' adaptive='false' timeDependent='false'>"        \
  "<responseDeclaration identifier='RESPONSE' cardinality='single' baseType='file'/>" OUTCOME      \
  "<itemBody><drawingInteraction responseIdentifier='RESPONSE'>"                                   \
  "<prompt>Circle the economic buyer.</prompt>" picture "</drawingInteraction></itemBody>"         \
  "<responseProcessing><responseCondition><responseIf><isNull><variable identifier='RESPONSE'/>"   \
  "</isNull>" GIVE ("0") "</responseIf><responseElse>" GIVE (                                      \
      "1") "</responseElse></responseCondition></responseProcessing></assessmentItem>"

static const char test_xml[] =
    "<assessmentTest " NS " identifier='t' title='t'>" OUTCOME
    "<testPart identifier='p' navigationMode='nonlinear' submissionMode='simultaneous'>"
    "<assessmentSection identifier='s' title='s' visible='true'>"
    "<assessmentItemRef identifier='d' href='d.xml'/></assessmentSection></testPart>"
    "<outcomeProcessing><setOutcomeValue identifier='SCORE'><sum>"
    "<testVariables variableIdentifier='SCORE'/></sum></setOutcomeValue></outcomeProcessing>"
    "</assessmentTest>";

/* Strokes */

static void
draw_line (LayoverDrawing *drawing, guint pen, int x, int y, int to_x, int to_y)
{
  g_assert_true (layover_drawing_begin (drawing, pen, x, y));
  g_assert_true (layover_drawing_add (drawing, to_x, to_y));
  g_assert_true (layover_drawing_end (drawing));
}

static void
assert_strokes (const LayoverDrawing *drawing, const char *lines)
{
  g_autofree char *expected = g_strconcat ("layover-strokes 1\n", lines, NULL);
  g_autofree char *text = layover_drawing_dup_text (drawing);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_drawing_steps (void)
{
  g_autoptr (LayoverDrawing) drawing = layover_drawing_new (100, 50);

  draw_line (drawing, 0, 10, 10, 30, 10);
  draw_line (drawing, 3, -5, 20, 999, 20);
  assert_strokes (drawing, "0 10,10 30,10\n3 0,20 100,20\n");
  g_assert_cmpint (layover_drawing_find (drawing, 20, 12, 3), ==, 0);
  g_assert_cmpint (layover_drawing_find (drawing, 20, 15, 3), ==, -1);

  layover_drawing_erase (drawing, 0);
  assert_strokes (drawing, "3 0,20 100,20\n");
  layover_drawing_clear (drawing);
  assert_strokes (drawing, "");
  g_assert_true (layover_drawing_undo (drawing));
  g_assert_true (layover_drawing_undo (drawing));
  assert_strokes (drawing, "0 10,10 30,10\n3 0,20 100,20\n");
  g_assert_true (layover_drawing_redo (drawing));
  assert_strokes (drawing, "3 0,20 100,20\n");

  /* what is drawn now takes the place of what could be done again */
  draw_line (drawing, 1, 1, 1, 2, 2);
  g_assert_false (layover_drawing_can_redo (drawing));
  g_assert_true (layover_drawing_begin (drawing, 1, 5, 5));
  layover_drawing_cancel (drawing);
  assert_strokes (drawing, "3 0,20 100,20\n1 1,1 2,2\n");
}

static void
test_drawing_text (void)
{
  static const char *const hostile[] = {
    "",
    "x",
    "layover-strokes 2\n0 1,1\n",
    "layover-strokes 1\n4 1,1\n",
    "layover-strokes 1\n0\n",
    "layover-strokes 1\n0 1\n",
    "layover-strokes 1\n0 1,1",
    "layover-strokes 1\n0 1,1 \n",
    "layover-strokes 1\n0 -1,1\n",
    "layover-strokes 1\n0 1,1\n0 99999999999999999999,1\n",
    "layover-strokes 1\n0  1,1\n",
    "layover-strokes 1\n\n",
  };
  g_autoptr (LayoverDrawing) drawing = layover_drawing_new (100, 50);

  g_assert_true (layover_drawing_read_text (drawing, "layover-strokes 1\n2 7,8 200,300\n0 1,1\n"));
  assert_strokes (drawing, "2 7,8 100,50\n0 1,1\n");
  g_assert_false (layover_drawing_can_undo (drawing));

  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      layover_drawing_read_text (drawing, "layover-strokes 1\n0 1,1\n");
      g_assert_false (layover_drawing_read_text (drawing, hostile[i]));
      g_assert_cmpuint (layover_drawing_get_n_strokes (drawing), ==, 0);
    }
}

static guint
count_points (const LayoverDrawing *drawing)
{
  guint n_points = 0;

  for (guint i = 0; i < layover_drawing_get_n_strokes (drawing); i++)
    n_points += layover_drawing_get_stroke (drawing, i)->points->len;

  return n_points;
}

static void
test_drawing_text_is_bounded (void)
{
  g_autoptr (LayoverDrawing) drawing = layover_drawing_new (100, 50);
  g_autoptr (GString) many = g_string_new ("layover-strokes 1\n");
  g_autoptr (GString) lengthy = g_string_new ("layover-strokes 1\n0");

  for (guint i = 0; i < LAYOVER_DRAWING_MAX_STROKES + 5; i++)
    g_string_append (many, "0 1,1\n");
  g_assert_true (layover_drawing_read_text (drawing, many->str));
  g_assert_cmpuint (layover_drawing_get_n_strokes (drawing), ==, LAYOVER_DRAWING_MAX_STROKES);
  g_assert_false (layover_drawing_begin (drawing, 0, 1, 1));

  for (guint i = 0; i < LAYOVER_DRAWING_MAX_POINTS + 5; i++)
    g_string_append_printf (lengthy, " %u,1", i % 9);
  g_string_append (lengthy, "\n1 1,1\n");
  g_assert_true (layover_drawing_read_text (drawing, lengthy->str));
  g_assert_cmpuint (count_points (drawing), ==, LAYOVER_DRAWING_MAX_POINTS);
}

/* The question */

static void
load (Question *question, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;

  memset (question, 0, sizeof *question);
  question->item = layover_item_load (bytes, "items/i.xml", &error);
  g_assert_no_error (error);
  layover_item_check_supported (question->item, &error);
  g_assert_no_error (error);
  question->session = layover_item_session_new (question->item, 7);
}

static gboolean
is_ready (gpointer board)
{
  return layover_drawing_board_get_is_ready (board);
}

static LayoverDrawingBoard *
wait_for_board (GtkWidget *root)
{
  GtkWidget *board = screen_find (root, LAYOVER_TYPE_DRAWING_BOARD, NULL);

  screen_wait_until (is_ready, board);
  return LAYOVER_DRAWING_BOARD (board);
}

static void
open_picture (Question *question, gconstpointer data)
{
  load (question, ITEM (GROUP_PICTURE));
  question_open (question);
  wait_for_board (question->view);
}

static void
open_missing (Question *question, gconstpointer data)
{
  load (question, ITEM (MISSING_PICTURE));
  question_open (question);
  wait_for_board (question->view);
}

static void
press_times (Question *question, guint keyval, GdkModifierType modifiers, guint n)
{
  for (guint i = 0; i < n; i++)
    g_assert_true (question_press (question, keyval, modifiers));
}

/* Around the person in the middle of the picture. */
static void
draw_frame (Question *question)
{
  press_times (question, GDK_KEY_space, 0, 1);
  press_times (question, GDK_KEY_Right, 0, 7);
  press_times (question, GDK_KEY_Down, 0, 3);
  press_times (question, GDK_KEY_Left, 0, 14);
  press_times (question, GDK_KEY_Up, GDK_SHIFT_MASK, 30);
  press_times (question, GDK_KEY_space, 0, 1);
}

static LayoverDrawing *
get_drawing (Question *question)
{
  return layover_drawing_board_get_drawing (
      LAYOVER_DRAWING_BOARD (screen_find (question->view, LAYOVER_TYPE_DRAWING_BOARD, NULL)));
}

static void
choose (Question *question, guint nth)
{
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (screen_find_nth (question->view, GTK_TYPE_TOGGLE_BUTTON, nth)), TRUE);
}

static void
test_drawing_by_keys (Question *question, gconstpointer data)
{
  g_autofree char *words = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  question_assert_hint (question, "Draw on the picture · nothing drawn yet");
  question_assert_score (question, 0);
  question_tab_into (question);
  g_assert_true (GTK_IS_WIDGET (screen_find (question->view, LAYOVER_TYPE_DRAWING_BOARD, NULL)));
  draw_frame (question);
  question_assert_hint (question, "Draw on the picture · 1 stroke");
  question_assert_score (question, 1);
  words = layover_answer_words_dup_value (
      layover_item_get_interaction (question->item, 0),
      layover_item_session_get_response (question->session, QUESTION_RESPONSE));
  g_assert_cmpstr (words, ==, "drawing.png");
  before = question_dup_answer (question);

  /* one more in another colour, and it is undone: the same bytes again */
  choose (question, 1);
  press_times (question, GDK_KEY_space, 0, 1);
  press_times (question, GDK_KEY_Up, 0, 4);
  press_times (question, GDK_KEY_space, 0, 1);
  question_assert_hint (question, "Draw on the picture · 2 strokes");
  after = question_dup_answer (question);
  g_assert_cmpstr (before, !=, after);
  press_times (question, GDK_KEY_z, GDK_CONTROL_MASK, 1);
  question_assert_answer (question, before);
  press_times (question, GDK_KEY_Z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, 1);
  question_assert_answer (question, after);

  press_times (question, GDK_KEY_Delete, 0, 2);
  question_assert_answer (question, "-");
  question_assert_hint (question, "Draw on the picture · nothing drawn yet");
  question_assert_score (question, 0);
}

static void
test_drawing_eraser (Question *question, gconstpointer data)
{
  question_tab_into (question);
  draw_frame (question);
  choose (question, LAYOVER_DRAWING_N_PENS);
  press_times (question, GDK_KEY_space, 0, 1);
  question_assert_answer (question, "-");
  press_times (question, GDK_KEY_z, GDK_CONTROL_MASK, 1);
  question_assert_hint (question, "Draw on the picture · 1 stroke");
  screen_click (question->view, "Clear");
  question_assert_answer (question, "-");
}

/* A stroke that was begun is kept when the focus goes elsewhere; and leaving the question in the midst of one is safe. */
static void
test_drawing_unfinished (Question *question, gconstpointer data)
{
  question_tab_into (question);
  press_times (question, GDK_KEY_space, 0, 1);
  press_times (question, GDK_KEY_Right, 0, 3);
  question_assert_answer (question, "-");
  gtk_widget_grab_focus (screen_find_nth (question->view, GTK_TYPE_TOGGLE_BUTTON, 1));
  screen_settle ();
  question_assert_hint (question, "Draw on the picture · 1 stroke");
  question_assert_score (question, 1);

  question_tab_into (question);
  press_times (question, GDK_KEY_space, 0, 1);
  press_times (question, GDK_KEY_Down, 0, 3);
  question_close (question);
  question_assert_score (question, 1);
}

static void
draw_all_pens (Question *question)
{
  LayoverDrawing *drawing = get_drawing (question);

  for (guint i = 0; i < LAYOVER_DRAWING_N_PENS; i++)
    {
      choose (question, i);
      press_times (question, GDK_KEY_space, 0, 1);
      press_times (question, GDK_KEY_Right, 0, 8);
      press_times (question, GDK_KEY_Down, 0, 3);
      press_times (question, GDK_KEY_space, 0, 1);
      press_times (question, GDK_KEY_Left, 0, 8);
    }
  g_assert_cmpuint (layover_drawing_get_n_strokes (drawing), ==, LAYOVER_DRAWING_N_PENS);
}

/* Going away and back, with the same files, as the room does. */
static void
reopen (Question *question)
{
  LayoverItemView *view = LAYOVER_ITEM_VIEW (question->view);
  g_autoptr (LayoverAnswerFiles) files = g_object_ref (
      layover_media_finder_get_files (layover_item_view_get_media_finder (view)));
  LayoverInteractionView *interaction;
  LayoverValue *value;

  question_close (question);
  question_open (question);
  wait_for_board (question->view);
  question_assert_text (question, "What was drawn before is kept", TRUE);

  view = LAYOVER_ITEM_VIEW (question->view);
  interaction = question_get_interaction_view (question);
  value = layover_item_session_get_response (question->session, QUESTION_RESPONSE);
  layover_media_finder_set_files (layover_item_view_get_media_finder (view), files);
  layover_interaction_view_set_value (interaction, NULL);
  layover_interaction_view_set_value (interaction, value);
  question_assert_text (question, "What was drawn before is kept", FALSE);
}

static void
test_drawing_restored_and_locked (Question *question, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  question_tab_into (question);
  draw_all_pens (question);
  screen_wait_still (question->view);
  screen_save (question->window, "drawing-drawn");
  text = layover_drawing_dup_text (get_drawing (question));

  /* then it can be drawn on */
  reopen (question);
  again = layover_drawing_dup_text (get_drawing (question));
  g_assert_cmpstr (again, ==, text);
  question_tab_into (question);
  draw_frame (question);
  question_assert_hint (question, "Draw on the picture · 5 strokes");
  before = question_dup_answer (question);

  question_lock (question, LAYOVER_INTERACTION_VERDICT_RIGHT);
  g_assert_false (
      gtk_widget_get_focusable (screen_find (question->view, LAYOVER_TYPE_DRAWING_BOARD, NULL)));
  question_assert_text (question, "Clear", FALSE);
  question_assert_answer (question, before);
  screen_save (question->window, "drawing-locked");
}

static void
test_drawing_without_picture (Question *question, gconstpointer data)
{
  LayoverDrawing *drawing = get_drawing (question);

  question_assert_text (question, "Not in this bundle", TRUE);
  g_assert_cmpint (layover_drawing_get_width (drawing), ==, LAYOVER_DRAWING_PAPER_WIDTH);
  g_assert_cmpint (layover_drawing_get_height (drawing), ==, LAYOVER_DRAWING_PAPER_HEIGHT);
  question_tab_into (question);
  draw_frame (question);
  question_assert_score (question, 1);
  screen_save (question->window, "drawing-paper");
}

/* The picture that is handed in is as large as the question's, and has its strokes. */
static void
test_drawing_print (Question *question, gconstpointer data)
{
  LayoverDrawingBoard *board = wait_for_board (question->view);
  LayoverDrawing *drawing = layover_drawing_board_get_drawing (board);
  g_autoptr (LayoverDrawing) other = layover_drawing_new (40, 40);
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  draw_line (drawing, 2, 10, 10, 200, 100);
  bytes = layover_drawing_paper_print (drawing, layover_drawing_board_get_picture (board), &error);
  g_assert_no_error (error);
  g_assert_true (gdk_pixbuf_loader_write_bytes (loader, bytes, &error));
  g_assert_true (gdk_pixbuf_loader_close (loader, &error));
  g_assert_cmpint (gdk_pixbuf_get_width (gdk_pixbuf_loader_get_pixbuf (loader)), ==,
                   layover_drawing_get_width (drawing));
  g_assert_true (layover_drawing_paper_read (other, bytes));
  assert_strokes (other, "2 10,10 40,40\n");
}

static GBytes *
resolve (const char *entry, gpointer data, GError **error)
{
  static const char item_xml[] = ITEM (GROUP_PICTURE);

  return g_bytes_new_static (item_xml, strlen (item_xml));
}

static GtkWidget *
show_exam (LayoverAttempt *attempt, GtkWindow **window)
{
  GtkWidget *question = layover_exam_question_new (attempt, 0, NULL, NULL);

  *window = screen_show (question, 760, 560);
  return question;
}

/* In the exam room: on the disk, there again in a new process, and scored. */
static void
test_drawing_in_an_exam (void)
{
  Sitting sitting;
  LayoverAttempt *attempt;
  LayoverDrawingBoard *board;
  GtkWindow *window;
  g_autoptr (GBytes) bytes = g_bytes_new_static (test_xml, strlen (test_xml));
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  double score, max_score;

  sitting_set_up (&sitting);
  g_object_unref (sitting.test);
  sitting.test = layover_test_load (bytes, "exam/test.xml", resolve, NULL, &error);
  g_assert_no_error (error);
  attempt = sitting_start (&sitting);
  id = g_strdup (layover_attempt_get_id (attempt));
  board = wait_for_board (show_exam (attempt, &window));
  draw_line (layover_drawing_board_get_drawing (board), 1, 10, 10, 90, 90);
  g_signal_emit_by_name (board, "drawn");
  screen_settle ();
  g_assert_cmpint (layover_attempt_get_save_state (attempt), ==, LAYOVER_SAVE_SAVED);
  screen_close (window);
  g_assert_finalize_object (attempt);

  sitting_reopen_store (&sitting);
  attempt = sitting_resume (&sitting, id);
  board = wait_for_board (show_exam (attempt, &window));
  assert_strokes (layover_drawing_board_get_drawing (board), "1 10,10 90,90\n");
  screen_close (window);
  g_assert_true (layover_attempt_submit (attempt, NULL));
  g_assert_true (layover_attempt_get_score (attempt, &score, &max_score));
  g_assert_cmpfloat (score, ==, 1);
  g_assert_finalize_object (attempt);
  sitting_tear_down (&sitting);
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  g_test_add_func ("/drawing/steps", test_drawing_steps);
  g_test_add_func ("/drawing/text", test_drawing_text);
  g_test_add_func ("/drawing/text-is-bounded", test_drawing_text_is_bounded);
#define ADD(name, open, func)                                                                      \
  g_test_add ("/drawing-interaction/" name, Question, NULL, open, func, question_free)
  ADD ("by-keys", open_picture, test_drawing_by_keys);
  ADD ("eraser", open_picture, test_drawing_eraser);
  ADD ("unfinished", open_picture, test_drawing_unfinished);
  ADD ("restored-and-locked", open_picture, test_drawing_restored_and_locked);
  ADD ("without-picture", open_missing, test_drawing_without_picture);
  ADD ("print", open_picture, test_drawing_print);
#undef ADD
  g_test_add_func ("/drawing-interaction/in-an-exam", test_drawing_in_an_exam);

  return g_test_run ();
}
