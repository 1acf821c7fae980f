/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include "group-picture.h"
#include "layover-bank-word.h"
#include "layover-picker.h"
#include "layover-picture-board.h"
#include "question.h"

/* Pictures and words that are put on the areas of a picture. */

#define PAIRS                                                                                      \
  "cardinality='multiple' baseType='directedPair'><correctResponse><value>buyer chief</value>"     \
  "<value>user store</value><value>guide lead</value></correctResponse>"
#define FILLERS                                                                                    \
  "<gapImg identifier='buyer' matchMax='1'><object data='buyer.png' type='image/png' width='70' "  \
  "height='24'>Buyer</object></gapImg>"                                                            \
  "<gapImg identifier='guide' matchMax='1'><object data='guide.png' type='image/png' width='70' "  \
  "height='24'>Guide</object></gapImg>"                                                            \
  "<gapText identifier='user' matchMax='2'>User</gapText>"
#define QUESTION                                                                                   \
  "<graphicGapMatchInteraction responseIdentifier='RESPONSE'><prompt>Who is "                      \
  "who?</prompt>" GROUP_PICTURE FILLERS GROUP_AREAS (                                              \
      "associableHotspot") "</graphicGapMatchInteraction>"

static void
open_roles (Question *question, gconstpointer data)
{
  question_load (question, PAIRS, QUESTION);
  question_open (question);
}

static GtkWidget *
get_board (Question *question)
{
  return screen_find (question->view, LAYOVER_TYPE_PICTURE_BOARD, NULL);
}

static GtkWidget *
find_word (Question *question, const char *text)
{
  GtkWidget *word = NULL;

  for (guint i = 0; (word = screen_find_nth (question->view, LAYOVER_TYPE_BANK_WORD, i)) != NULL;
       i++)
    if (g_str_equal (layover_bank_word_get_text (LAYOVER_BANK_WORD (word)), text))
      return word;

  g_assert_not_reached ();
}

/* A word is picked up in the bank and put where the keys are on the picture. */
static void
put (Question *question, const char *word, const char *area)
{
  gtk_widget_activate_action (find_word (question, word), "word.pick-up", NULL);
  screen_settle ();
  g_signal_emit_by_name (get_board (question), "area-activated", area);
  screen_settle ();
}

static void
test_gap_areas_take_what_is_held (Question *question, gconstpointer data)
{
  put (question, "User", "store");
  question_assert_answer (question, "user store");
  question_assert_score (question, 0);
  put (question, "Buyer", "chief");
  put (question, "Guide", "lead");
  question_assert_score (question, 1);
  screen_wait (100);
  screen_save (question->window, "graphic-gaps-filled");

  put (question, "User", "chief");
  question_assert_score (question, 0);
  question_close (question);
  question_open (question);
  question_assert_text (question, "User", TRUE);
  layover_item_view_set_response (LAYOVER_ITEM_VIEW (question->view), QUESTION_RESPONSE, NULL);
  put (question, "Guide", "lead");
  question_assert_answer (question, "guide lead");
}

/* With nothing held an area leads to its list, where Delete empties it. */
static void
test_gap_areas_by_keys (Question *question, gconstpointer data)
{
  put (question, "User", "chair");
  /* the words come first */
  question_tab_into (question);
  g_assert_true (question_press (question, GDK_KEY_Tab, 0));
  g_assert_true (gtk_widget_has_focus (get_board (question)));
  question_press (question, GDK_KEY_Return, 0);
  g_assert_nonnull (
      gtk_widget_get_ancestor (gtk_window_get_focus (question->window), LAYOVER_TYPE_PICKER));
  g_assert_true (question_press (question, GDK_KEY_Delete, 0));
  question_assert_answer (question, "-");
}

static void
test_gap_areas_are_judged_and_locked (Question *question, gconstpointer data)
{
  put (question, "Buyer", "head");
  put (question, "User", "store");
  question_lock (question, LAYOVER_INTERACTION_VERDICT_NOT_YET);
  screen_wait (100);
  screen_save (question->window, "graphic-gaps-judged");

  question_assert_text (question, "C · Chief financial officer, right answer: Buyer", TRUE);
  put (question, "Guide", "lead");
  question_assert_answer (question, "buyer head user store");
}

/* An area with room for two shows one more list as soon as the first is filled. */
static void
test_gap_areas_have_room_for_several (Question *question, gconstpointer data)
{
  put (question, "User", "lead");
  put (question, "Guide", "lead");
  question_assert_answer (question, "user lead guide lead");
  question_assert_hint (question, "Fill the places of the picture · 2 put there");
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  g_test_add ("/gap-areas/take-what-is-held", Question, NULL, open_roles,
              test_gap_areas_take_what_is_held, question_free);
  g_test_add ("/gap-areas/by-keys", Question, NULL, open_roles, test_gap_areas_by_keys,
              question_free);
  g_test_add ("/gap-areas/are-judged-and-locked", Question, NULL, open_roles,
              test_gap_areas_are_judged_and_locked, question_free);
  g_test_add ("/gap-areas/have-room-for-several", Question, NULL, open_roles,
              test_gap_areas_have_room_for_several, question_free);

  return g_test_run ();
}
