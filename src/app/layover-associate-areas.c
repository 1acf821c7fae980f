/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-associate-private.h"
#include "layover-pair-value.h"
#include "layover-widget.h"

/* Pairs of areas of a picture: pointing at one and then at another makes a pair, which the picture shows as a line. */

static const LayoverChoice *
find_area (LayoverAssociateInteraction *self, const char *identifier)
{
  return layover_interaction_find_choice (
      layover_interaction_view_get_interaction (LAYOVER_INTERACTION_VIEW (self)), identifier);
}

static void
area_activated_cb (LayoverPictureBoard *board, const char *identifier, gpointer user_data)
{
  LayoverAssociateInteraction *self = LAYOVER_ASSOCIATE_INTERACTION (user_data);
  const LayoverChoice *area = find_area (self, identifier);
  const char *first = self->held;

  /* the same one again lets it go */
  self->held = first == NULL ? area->identifier : NULL;
  if (first == NULL)
    /* Translators: %s is a place of a picture */
    layover_widget_say (GTK_WIDGET (self), _ ("%s waits for its partner"), area->label);
  else if (!g_str_equal (first, area->identifier)
           && layover_associate_make_pair (self, first, area->identifier))
    layover_widget_say (GTK_WIDGET (self), _ ("Pair: %s – %s"), find_area (self, first)->label,
                        area->label);

  layover_associate_show_areas (self);
  layover_associate_update_draft (self);
}

/** layover_associate_build_areas: Returns: (transfer floating): the picture above @list, which needs the whole width */
GtkWidget *
layover_associate_build_areas (LayoverAssociateInteraction *self, GtkWidget *list)
{
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);
  GtkWidget *board = layover_picture_board_new (layover_interaction_view_get_interaction (view),
                                                layover_interaction_view_get_media_finder (view));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);

  self->board = LAYOVER_PICTURE_BOARD (board);
  g_signal_connect (board, "area-activated", G_CALLBACK (area_activated_cb), self);

  gtk_box_append (GTK_BOX (box), board);
  gtk_box_append (GTK_BOX (box), list);

  return box;
}

static void
append_line (LayoverAssociateInteraction *self, GArray *lines, const char *first,
             const char *second, gboolean is_given)
{
  LayoverBoardLine line = { .first = find_area (self, first), .second = find_area (self, second) };

  if (line.first == NULL || line.second == NULL)
    return;

  line.is_given = is_given;
  line.verdict = layover_interaction_view_judge_pair (LAYOVER_INTERACTION_VIEW (self), first,
                                                      second);
  g_array_append_val (lines, line);
}

/* Those that were right and are not there, once that is said. */
static void
append_right_lines (LayoverAssociateInteraction *self, GArray *lines)
{
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);
  LayoverValue *correct = layover_interaction_view_get_expected (view);
  guint n_correct = correct != NULL ? layover_value_get_n_values (correct) : 0;

  if (layover_interaction_view_get_verdict (view) != LAYOVER_INTERACTION_VERDICT_NOT_YET)
    return;

  for (guint i = 0; i < n_correct; i++)
    {
      const char *first = NULL;
      const char *second = NULL;

      layover_value_get_pair (layover_value_get_value (correct, i), &first, &second);
      if (!layover_pair_value_contains (layover_interaction_view_get_value (view), first, second))
        append_line (self, lines, first, second, FALSE);
    }
}

/** layover_associate_show_areas: nothing where what is paired are no areas */
void
layover_associate_show_areas (LayoverAssociateInteraction *self)
{
  gboolean is_locked = layover_interaction_view_get_is_locked (LAYOVER_INTERACTION_VIEW (self));
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (LayoverBoardLine));

  if (self->board == NULL)
    return;

  if (is_locked)
    self->held = NULL;
  for (guint i = 0; i < self->rows->len; i++)
    {
      LayoverPairRow *row = self->rows->pdata[i];

      if (layover_pair_row_is_whole (row))
        append_line (self, lines, layover_pair_row_get_chosen (row, 0),
                     layover_pair_row_get_chosen (row, 1), TRUE);
    }
  append_right_lines (self, lines);
  layover_picture_board_show_lines (self->board, (const LayoverBoardLine *) lines->data,
                                    lines->len);

  for (guint i = 0; i < self->choices->len; i++)
    {
      const char *identifier = ((const LayoverChoice *) self->choices->pdata[i])->identifier;

      layover_picture_board_show_area (self->board, identifier,
                                       g_strcmp0 (identifier, self->held) == 0,
                                       LAYOVER_INTERACTION_VERDICT_NONE, NULL);
    }
  layover_picture_board_set_is_locked (self->board, is_locked);
}
