/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include "group-picture.h"
#include "layover-pair-row.h"
#include "layover-picture-board.h"
#include "question.h"

/* Pairs of areas of a picture. */

#define PAIRS                                                                                      \
  "cardinality='multiple' baseType='pair'><correctResponse><value>head chief</value>"              \
  "<value>lead store</value></correctResponse>"
#define QUESTION                                                                                   \
  "<graphicAssociateInteraction responseIdentifier='RESPONSE' maxAssociations='2'>"                \
  "<prompt>Who talks to whom?</prompt>" GROUP_PICTURE GROUP_AREAS (                                \
      "associableHotspot") "</graphicAssociateInteraction>"

static void
open_pairs (Question *question, gconstpointer data)
{
  question_load (question, PAIRS, QUESTION);
  question_open (question);
}

static GtkWidget *
get_board (Question *question)
{
  return screen_find (question->view, LAYOVER_TYPE_PICTURE_BOARD, NULL);
}

static void
connect (Question *question, const char *first, const char *second)
{
  g_signal_emit_by_name (get_board (question), "area-activated", first);
  g_signal_emit_by_name (get_board (question), "area-activated", second);
  screen_settle ();
}

/* From the chair above down, to the left; there Enter, and at the chief Enter again. */
static void
test_graphic_associate_by_keys (Question *question, gconstpointer data)
{
  question_assert_hint (question, "Make up to 2 pairs · 0 made");
  question_tab_into (question);
  g_assert_true (gtk_widget_has_focus (get_board (question)));
  question_press (question, GDK_KEY_Down, 0);
  question_press (question, GDK_KEY_Left, 0);
  question_press (question, GDK_KEY_Return, 0);
  question_assert_answer (question, "-");
  question_press (question, GDK_KEY_Right, 0);
  question_press (question, GDK_KEY_Return, 0);
  question_assert_answer (question, "head chief");
  question_assert_score (question, 0);

  connect (question, "store", "lead");
  question_assert_hint (question, "Make up to 2 pairs · 2 made");
  question_assert_score (question, 1);
  screen_wait (100);
  screen_save (question->window, "graphic-pairs-made");

  question_close (question);
  question_open (question);
  g_assert_cmpuint (screen_count (question->view, LAYOVER_TYPE_PAIR_ROW), ==, 2);
  question_assert_hint (question, "Make up to 2 pairs · 2 made");
}

static void
keep_draft_cb (LayoverItemView *view, const char *response_id, const char *draft, char **kept)
{
  g_free (*kept);
  *kept = g_strdup (draft);
}

/* The first of two areas is no answer, and is there again all the same. */
static void
test_graphic_associate_keeps_the_first (Question *question, gconstpointer data)
{
  g_autofree char *draft = NULL;

  g_signal_connect (question->view, "drafted", G_CALLBACK (keep_draft_cb), &draft);
  g_signal_emit_by_name (get_board (question), "area-activated", "head");
  g_assert_cmpstr (draft, ==, "h:head");
  g_signal_emit_by_name (get_board (question), "area-activated", "head");
  g_assert_null (draft);

  question_close (question);
  question_open (question);
  layover_item_view_show_draft (LAYOVER_ITEM_VIEW (question->view), QUESTION_RESPONSE,
                                "h:head h:nobody x");
  question_assert_answer (question, "-");
  g_signal_emit_by_name (get_board (question), "area-activated", "chief");
  question_assert_answer (question, "head chief");
}

static void
test_graphic_associate_keeps_limits (Question *question, gconstpointer data)
{
  connect (question, "head", "head");
  question_assert_answer (question, "-");
  connect (question, "head", "chair");
  connect (question, "head", "chief");
  question_assert_answer (question, "head chair");
  question_assert_hint (question, "Make up to 2 pairs · take one back first");
  connect (question, "lead", "store");
  connect (question, "lead", "chief");
  question_assert_answer (question, "head chair lead store");
}

static void
test_graphic_associate_is_judged_and_locked (Question *question, gconstpointer data)
{
  connect (question, "head", "chair");
  connect (question, "lead", "store");
  question_lock (question, LAYOVER_INTERACTION_VERDICT_NOT_YET);
  screen_wait (100);
  screen_save (question->window, "graphic-pairs-judged");

  question_assert_text (question,
                        "Right answer: B · Head of operations – C · Chief financial officer", TRUE);
  g_assert_false (gtk_widget_get_focusable (get_board (question)));
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  g_test_add ("/graphic-associate/keeps-the-first", Question, NULL, open_pairs,
              test_graphic_associate_keeps_the_first, question_free);
  g_test_add ("/graphic-associate/by-keys", Question, NULL, open_pairs,
              test_graphic_associate_by_keys, question_free);
  g_test_add ("/graphic-associate/keeps-limits", Question, NULL, open_pairs,
              test_graphic_associate_keeps_limits, question_free);
  g_test_add ("/graphic-associate/is-judged-and-locked", Question, NULL, open_pairs,
              test_graphic_associate_is_judged_and_locked, question_free);

  return g_test_run ();
}
