/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "hands.h"
#include "kinds.h"
#include "question.h"

/*
 * What is dragged or pointed at is answered once rightly by the pointer of the display. The gestures of the toolkit that
 * take it (click, drag, drag source) take fingers as well, since none of ours asks what it is that points.
 */

/* The size in which places are told, that of the picture of the questions. */
#define ALL_WIDTH 432.
#define ALL_HEIGHT 243.
#define MOST_STEPS 10

/**
 * Way:
 * @steps: "A>B" drags from one place to another, "A" clicks there; a minus before it where no answer comes of it
 *
 * A place is a type without its prefix, then "#n", or ":" and words in it, then "@x,y" unless it is the middle.
 */
typedef struct
{
  const char *kind;
  const char *steps[MOST_STEPS];
} Way;

#define BOARD "LayoverPictureBoard@"
#define PAPER "LayoverDrawingBoard@"
#define TOP "LayoverOrderRow#0@40,20"

#define PICK(nth, words) "-LayoverPicker#" nth, "LayoverCheck:" words
#define BEGIN(nth, words) "-LayoverPicker#" nth, "-LayoverCheck:" words

static const Way ways[] = {
  { "choice", { "LayoverChoiceRow:Paris" } },
  { "inline-choice", { PICK ("0", "champion") } },
  { "associate",
    { BEGIN ("0", "Antonio"), PICK ("1", "Bassanio"), "-GtkButton:Add a pair",
      BEGIN ("2", "Capulet"), PICK ("3", "Demetrius") } },
  { "match", { PICK ("0", "Ask"), PICK ("1", "Prove") } },
  { "order",
    { "LayoverOrderRow:Repeat@40,121>" TOP, "LayoverOrderRow:Listen@40,121>" TOP,
      "LayoverOrderRow:Ask@40,121>" TOP } },
  { "gap-match",
    { "LayoverBankWord:winter>LayoverPicker#0", "LayoverBankWord:summer>LayoverPicker#1" } },
  { "hotspot", { BOARD "216,121", BOARD "72,121" } },
  { "select-point", { BOARD "72,121", BOARD "216,121" } },
  { "graphic-order", { BOARD "72,121", BOARD "216,121", BOARD "216,40" } },
  { "graphic-associate",
    { "-" BOARD "72,121", BOARD "216,121", "-" BOARD "360,122", BOARD "72,205" } },
  { "graphic-gap-match",
    { "LayoverBankWord#0>" BOARD "216,121", "LayoverBankWord:User>" BOARD "72,205" } },
  { "position-object", { BOARD "72,121" } },
  { "slider", { "GtkScale@174,121" } },
  { "drawing", { PAPER "100,60>" PAPER "300,180" } },
};

static GtkWidget *
find_widget (Question *question, char *what)
{
  char *words = strchr (what, ':');
  char *nth = strchr (what, '#');
  GtkWidget *found;

  if (words != NULL)
    *words++ = '\0';
  if (nth != NULL)
    *nth++ = '\0';
  found = words != NULL ? screen_find (question->view, g_type_from_name (what), words)
                        : screen_find_nth (question->view, g_type_from_name (what),
                                           nth != NULL ? (guint) atoi (nth) : 0);
  if (found == NULL)
    g_error ("There is no %s %s%s", what, words != NULL ? words : "", nth != NULL ? nth : "");

  return found;
}

static GtkWidget *
find_place (Question *question, const char *place, double *x, double *y)
{
  g_auto (GStrv) parts = g_strsplit (place, "@", 2);
  GtkWidget *widget = find_widget (question, parts[0]);
  const char *comma = parts[1] != NULL ? strchr (parts[1], ',') : NULL;

  *x = gtk_widget_get_width (widget) * (comma != NULL ? atoi (parts[1]) / ALL_WIDTH : 0.5);
  *y = gtk_widget_get_height (widget) * (comma != NULL ? atoi (comma + 1) / ALL_HEIGHT : 0.5);

  return widget;
}

typedef struct
{
  Question *question;
  guint n_answers;
} Before;

static gboolean
is_answered (gpointer data)
{
  const Before *before = data;

  return before->question->n_answers > before->n_answers;
}

static void
do_step (Question *question, const char *step)
{
  gboolean answers = *step != '-';
  g_auto (GStrv) places = g_strsplit (answers ? step : step + 1, ">", 2);
  Before before = { question, question->n_answers };
  double x, y, to_x, to_y;
  GtkWidget *from = find_place (question, places[0], &x, &y);
  GtkWidget *to = places[1] != NULL ? find_place (question, places[1], &to_x, &to_y) : NULL;

  g_test_message ("%s", step);
  /* the row is there already */
  if (to == from && g_str_has_prefix (step, "LayoverOrderRow"))
    return;

  if (to != NULL)
    hands_drag (from, x, y, to, to_x, to_y);
  else
    hands_click (from, x, y);
  if (answers)
    screen_wait_until (is_answered, &before);
  screen_wait_still (question->view);
  screen_wait_for_frame (question->window);
}

static gboolean
is_loaded (gpointer view)
{
  return !GTK_IS_WIDGET (screen_find (view, GTK_TYPE_SPINNER, NULL));
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static void
test_right (Question *question, gconstpointer data)
{
  const Way *way = data;

  question_take_item (question, kind_load_item (kinds_find (way->kind)));
  question_open (question);
  screen_wait_until (is_active, question->window);
  screen_wait_until (is_loaded, question->view);
  screen_wait_still (question->view);
  screen_wait_for_frame (question->window);

  for (guint i = 0; i < MOST_STEPS && way->steps[i] != NULL; i++)
    do_step (question, way->steps[i]);
  question_assert_score (question, 1);
  hands_use ("mousemove", "9999", "9999", NULL);
}

int
main (int argc, char *argv[])
{
  if (!hands_are_there ())
    return 0;

  screen_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *path = g_strdup_printf ("/by-pointer/%s", ways[i].kind);

      g_test_add (path, Question, &ways[i], NULL, test_right, question_free);
    }

  return g_test_run ();
}
