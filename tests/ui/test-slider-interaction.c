/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include "question.h"

/* A number on a scale, by keys, typed, and with the button that keeps it. */

#define INTEGER                                                                                    \
  "cardinality='single' baseType='integer'><correctResponse><value>40</value></correctResponse>"
#define FLOAT                                                                                      \
  "cardinality='single' baseType='float'><correctResponse><value>0.3</value></correctResponse>"
#define PROMPT "<prompt>How many of a hundred first calls lead to a second one?</prompt>"
#define SLIDER(attributes)                                                                         \
  "<sliderInteraction responseIdentifier='RESPONSE' " attributes ">" PROMPT "</sliderInteraction>"

static void
open_percent (Question *question, gconstpointer data)
{
  question_load (question, INTEGER,
                 SLIDER ("lowerBound='0' upperBound='100' step='10' "
                         "stepLabel='true'"));
  question_open (question);
}

static void
open_fraction (Question *question, gconstpointer data)
{
  question_load (question, FLOAT,
                 SLIDER ("lowerBound='0' upperBound='1' step='0.1' "
                         "orientation='vertical'"));
  question_open (question);
}

static GtkWidget *
scale_of (Question *question)
{
  return screen_find (question->view, GTK_TYPE_SCALE, NULL);
}

static GtkWidget *
spin_of (Question *question)
{
  return screen_find (question->view, GTK_TYPE_SPIN_BUTTON, NULL);
}

/* What a key bound to the scale does, or a screen reader that asks for more. */
static void
slide (Question *question, GtkScrollType scroll)
{
  gboolean is_handled = FALSE;

  g_signal_emit_by_name (scale_of (question), "move-slider", scroll, &is_handled);
  screen_settle ();
}

static void
test_slider_by_keys (Question *question, gconstpointer data)
{
  question_assert_hint (question, "Choose a value from 0 to 100 · not moved yet");
  screen_save (question->window, "slider-not-moved");
  question_tab_into (question);
  g_assert_true (gtk_widget_has_focus (scale_of (question)));

  slide (question, GTK_SCROLL_STEP_FORWARD);
  question_assert_answer (question, "10");
  question_assert_hint (question, "Choose a value from 0 to 100 · 10 chosen");
  question_assert_score (question, 0);
  slide (question, GTK_SCROLL_END);
  question_assert_answer (question, "100");

  for (guint i = 0; i < 6; i++)
    slide (question, GTK_SCROLL_STEP_BACKWARD);
  question_assert_answer (question, "40");
  question_assert_score (question, 1);
  screen_save (question->window, "slider-answered");
}

static void
test_slider_takes_what_is_typed (Question *question, gconstpointer data)
{
  GtkEditable *entry = GTK_EDITABLE (spin_of (question));

  /* while it is typed, and only what can be chosen */
  gtk_editable_set_text (entry, "4");
  question_assert_answer (question, "-");
  gtk_editable_set_text (entry, "40");
  question_assert_answer (question, "40");
  gtk_editable_set_text (entry, "400");
  question_assert_answer (question, "40");
  gtk_editable_set_text (entry, "50");
  gtk_spin_button_update (GTK_SPIN_BUTTON (entry));
  question_assert_answer (question, "50");
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale_of (question))), ==, 50);

  /* between two steps it is the nearest one */
  gtk_editable_set_text (entry, "38");
  gtk_spin_button_update (GTK_SPIN_BUTTON (entry));
  question_assert_answer (question, "40");
  question_assert_score (question, 1);
}

static gboolean
is_answered (gpointer user_data)
{
  return ((Question *) user_data)->n_answers == 1;
}

static void
test_slider_can_be_kept (Question *question, gconstpointer data)
{
  GtkWidget *keep = screen_find (question->view, GTK_TYPE_BUTTON, "Keep this value");

  gtk_widget_grab_focus (keep);
  g_assert_true (question_press (question, GDK_KEY_Return, 0));
  screen_wait_until (is_answered, question);
  question_assert_answer (question, "0");
  g_assert_false (gtk_widget_get_visible (keep));
  g_assert_true (gtk_widget_has_focus (scale_of (question)));
}

static void
test_slider_gives_exact_fractions (Question *question, gconstpointer data)
{
  GtkWidget *scale = scale_of (question);

  g_assert_true (gtk_range_get_inverted (GTK_RANGE (scale)));
  for (guint i = 0; i < 3; i++)
    slide (question, GTK_SCROLL_STEP_FORWARD);
  question_assert_answer (question, "0.3");
  question_assert_score (question, 1);
  screen_save (question->window, "slider-vertical");

  question_close (question);
  question_open (question);
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale_of (question))), ==, 0.3);
  question_assert_hint (question, "Choose a value from 0.0 to 1.0 · 0.3 chosen");

  layover_item_view_set_response (LAYOVER_ITEM_VIEW (question->view), QUESTION_RESPONSE, NULL);
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale_of (question))), ==, 0);
  question_assert_hint (question, "Choose a value from 0.0 to 1.0 · not moved yet");
  g_assert_cmpuint (question->n_answers, ==, 3);
}

static void
test_slider_is_judged_and_locked (Question *question, gconstpointer data)
{
  g_autofree char *text = NULL;

  slide (question, GTK_SCROLL_END);
  question_lock (question, LAYOVER_INTERACTION_VERDICT_NOT_YET);
  screen_save (question->window, "slider-judged");
  text = screen_dup_text (question->view);
  g_assert_nonnull (strstr (text, "Not yet. Right answer: 40"));
  g_assert_false (gtk_widget_is_sensitive (scale_of (question)));
  g_assert_false (gtk_widget_is_sensitive (spin_of (question)));
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale_of (question))), ==, 100);
}

/* The page scrolls under the pointer: that is no answer. */
static void
test_slider_ignores_the_wheel (Question *question, gconstpointer data)
{
  GtkWidget *widgets[] = { scale_of (question), spin_of (question) };

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widgets[i]);

      for (guint j = 0; j < g_list_model_get_n_items (controllers); j++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, j);

          if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
            g_assert_cmpint (gtk_event_controller_get_propagation_phase (controller), ==,
                             GTK_PHASE_NONE);
        }
    }
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  g_test_add ("/slider/by-keys", Question, NULL, open_percent, test_slider_by_keys, question_free);
  g_test_add ("/slider/takes-what-is-typed", Question, NULL, open_percent,
              test_slider_takes_what_is_typed, question_free);
  g_test_add ("/slider/can-be-kept", Question, NULL, open_percent, test_slider_can_be_kept,
              question_free);
  g_test_add ("/slider/gives-exact-fractions", Question, NULL, open_fraction,
              test_slider_gives_exact_fractions, question_free);
  g_test_add ("/slider/is-judged-and-locked", Question, NULL, open_percent,
              test_slider_is_judged_and_locked, question_free);
  g_test_add ("/slider/ignores-the-wheel", Question, NULL, open_percent,
              test_slider_ignores_the_wheel, question_free);

  return g_test_run ();
}
