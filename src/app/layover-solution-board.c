/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-answer-words.h"
#include "layover-pair-value.h"
#include "layover-picture-board.h"
#include "layover-solution.h"
#include "layover-widget.h"

/* The right answer drawn on the picture, and below it in words where it has words. */
#define SPACING 8

static void
show_choices (LayoverPictureBoard *board, LayoverValue *expected, gboolean is_ordered)
{
  for (guint i = 0; i < layover_value_get_n_values (expected); i++)
    {
      g_autofree char *number = is_ordered ? g_strdup_printf ("%u", i + 1) : NULL;

      layover_picture_board_show_area (
          board, layover_value_get_string (layover_value_get_value (expected, i)), TRUE,
          LAYOVER_INTERACTION_VERDICT_RIGHT, number);
    }
}

static void
show_pairs (LayoverPictureBoard *board, LayoverInteraction *interaction, LayoverValue *expected)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (LayoverBoardLine));

  for (guint i = 0; i < layover_value_get_n_values (expected); i++)
    {
      LayoverBoardLine line = { .is_given = TRUE, .verdict = LAYOVER_INTERACTION_VERDICT_RIGHT };
      const char *first, *second;

      layover_value_get_pair (layover_value_get_value (expected, i), &first, &second);
      line.first = layover_interaction_find_choice (interaction, first);
      line.second = layover_interaction_find_choice (interaction, second);
      if (line.first != NULL && line.second != NULL)
        g_array_append_val (lines, line);
    }

  layover_picture_board_show_lines (board, (const LayoverBoardLine *) lines->data, lines->len);
}

static void
show_fillers (LayoverPictureBoard *board, LayoverInteraction *interaction, LayoverValue *expected)
{
  GPtrArray *choices = layover_interaction_get_choices (interaction);

  for (guint i = 0; i < choices->len; i++)
    {
      const LayoverChoice *area = choices->pdata[i];
      g_autoptr (GPtrArray) fillers = g_ptr_array_new ();
      const char *identifier;

      for (guint n = 0;
           area->shape != NULL
           && (identifier = layover_pair_value_get_nth (expected, area->identifier, n)) != NULL;
           n++)
        g_ptr_array_add (fillers,
                         (gpointer) layover_interaction_find_choice (interaction, identifier));
      if (fillers->len == 0)
        continue;
      layover_picture_board_fill_area (board, area->identifier, fillers);
      layover_picture_board_show_area (board, area->identifier, TRUE,
                                       LAYOVER_INTERACTION_VERDICT_RIGHT, NULL);
    }
}

/* The areas that give points where there are some, or else the very points. */
static void
show_points (LayoverPictureBoard *board, LayoverInteraction *interaction,
             const LayoverJudgement *judgement)
{
  LayoverValue *expected = layover_judgement_get_expected (judgement);
  g_autoptr (GArray) accepted = layover_judgement_dup_accepted (judgement);
  g_autoptr (GPtrArray) targets = g_ptr_array_new ();
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (LayoverBoardMark));

  for (guint i = 0; i < accepted->len; i++)
    if (g_array_index (accepted, LayoverMapEntry, i).area != NULL)
      g_ptr_array_add (targets, (gpointer) g_array_index (accepted, LayoverMapEntry, i).area);
  layover_picture_board_show_targets (board, targets);
  if (targets->len > 0)
    return;

  for (guint i = 0; i < layover_value_get_n_values (expected); i++)
    {
      LayoverBoardMark mark = { .is_right = layover_interaction_get_object (interaction) == NULL,
                                .verdict = LAYOVER_INTERACTION_VERDICT_RIGHT };

      layover_value_get_point (layover_value_get_value (expected, i), &mark.x, &mark.y);
      g_array_append_val (marks, mark);
    }
  layover_picture_board_show_marks (board, (const LayoverBoardMark *) marks->data, marks->len);
}

static void
show_expected (LayoverPictureBoard *board, LayoverInteraction *interaction,
               const LayoverJudgement *judgement)
{
  LayoverValue *expected = layover_judgement_get_expected (judgement);

  switch (layover_interaction_get_kind (interaction))
    {
    case LAYOVER_INTERACTION_GRAPHIC_ASSOCIATE:
      show_pairs (board, interaction, expected);
      break;
    case LAYOVER_INTERACTION_GRAPHIC_GAP_MATCH:
      show_fillers (board, interaction, expected);
      break;
    case LAYOVER_INTERACTION_SELECT_POINT:
    case LAYOVER_INTERACTION_POSITION_OBJECT:
      show_points (board, interaction, judgement);
      break;
    default:
      show_choices (board, expected,
                    layover_interaction_get_kind (interaction)
                        == LAYOVER_INTERACTION_GRAPHIC_ORDER);
    }
}

/** layover_solution_new_board: as layover_solution_new(), for an interaction that has a picture */
GtkWidget *
layover_solution_new_board (LayoverInteraction *interaction, const LayoverJudgement *judgement,
                            LayoverMediaFinder *finder)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *board = layover_picture_board_new (interaction, finder);
  g_autofree char *words = layover_answer_words_dup_value (
      interaction, layover_judgement_get_expected (judgement));
  g_autofree char *name = NULL;

  layover_picture_board_set_is_locked (LAYOVER_PICTURE_BOARD (board), TRUE);
  show_expected (LAYOVER_PICTURE_BOARD (board), interaction, judgement);
  gtk_widget_set_can_target (board, FALSE);
  gtk_widget_set_focusable (board, FALSE);
  name = *words != '\0' ? g_strdup_printf (_ ("Correct answer: %s"), words)
                        : g_strdup (_ ("Correct answer: the areas that are outlined"));
  layover_widget_set_name (board, name);

  gtk_box_append (GTK_BOX (box), board);
  if (*words != '\0')
    {
      GtkWidget *note = layover_widget_new_note (words);

      gtk_label_set_wrap_mode (GTK_LABEL (note), PANGO_WRAP_WORD_CHAR);
      gtk_box_append (GTK_BOX (box), note);
    }

  return box;
}
