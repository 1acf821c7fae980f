/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-gap-match-private.h"
#include "layover-picture-sides.h"

/* Gaps that are areas of a picture: each has a row with its list beside the picture, which shows what is in it and takes
 * what is held or dragged. */

#define MOST_ROOM 20

/* What an area has room for: rows beyond the first empty one wait until they are needed. */
static guint
get_room (const LayoverChoice *area)
{
  return area->match_max > 0 ? MIN (area->match_max, MOST_ROOM) : MOST_ROOM;
}

static LayoverGap *
find_room (LayoverGapMatchInteraction *self, const char *area)
{
  LayoverGap *last = NULL;

  for (guint i = 0; i < self->gaps->len; i++)
    {
      LayoverGap *gap = layover_gap_match_get_gap (self, i);

      if (!g_str_equal (gap->choice->identifier, area))
        continue;
      last = gap;
      if (gap->filler == NULL)
        break;
    }

  return last;
}

/* What was picked up is put there; else the list of the area opens. */
static void
area_activated_cb (LayoverPictureBoard *board, const char *area, gpointer user_data)
{
  LayoverGapMatchInteraction *self = LAYOVER_GAP_MATCH_INTERACTION (user_data);
  LayoverGap *gap = find_room (self, area);
  LayoverBankWord *word;

  if (gap == NULL)
    return;

  word = layover_word_bank_use_held (self->bank);
  if (word != NULL)
    layover_gap_match_use (self, gap, word);
  else
    gtk_widget_grab_focus (GTK_WIDGET (gap->picker));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  LayoverGapMatchInteraction *self = LAYOVER_GAP_MATCH_INTERACTION (user_data);
  const char *area = layover_picture_board_get_area_at (self->board, x, y);
  LayoverGap *gap = area != NULL ? find_room (self, area) : NULL;

  return gap != NULL && layover_gap_match_take_dropped (self, gap, g_value_get_object (value));
}

static void
add_row (LayoverGapMatchInteraction *self, GtkWidget *list, const LayoverChoice *area)
{
  LayoverPicker *picker = layover_gap_match_add_gap (self, area, _ ("Choose…"));
  GtkWidget *row = layover_picture_sides_new_row (area->label, GTK_WIDGET (picker));

  layover_picker_set_wraps (picker, TRUE);
  layover_picker_set_name (picker, area->label);
  gtk_box_append (GTK_BOX (list), row);
  layover_gap_match_get_gap (self, self->gaps->len - 1)->row = row;
}

static GtkWidget *
build_list (LayoverGapMatchInteraction *self)
{
  GPtrArray *choices = layover_interaction_get_choices (
      layover_interaction_view_get_interaction (LAYOVER_INTERACTION_VIEW (self)));
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (list, "card");
  gtk_widget_add_css_class (list, "gap-areas");
  for (guint i = 0; i < choices->len; i++)
    {
      const LayoverChoice *area = choices->pdata[i];

      for (guint n = 0; area->shape != NULL && n < get_room (area); n++)
        add_row (self, list, area);
      if (area->shape != NULL && get_room (area) > 1)
        self->has_spare_room = TRUE;
    }

  return list;
}

/** layover_gap_match_build_areas: the picture, and beside it the list of its areas */
void
layover_gap_match_build_areas (LayoverGapMatchInteraction *self)
{
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);
  GtkWidget *board = layover_picture_board_new (layover_interaction_view_get_interaction (view),
                                                layover_interaction_view_get_media_finder (view));
  GType types[] = { LAYOVER_TYPE_BANK_WORD, LAYOVER_TYPE_PICKER };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  self->board = LAYOVER_PICTURE_BOARD (board);
  g_signal_connect (board, "area-activated", G_CALLBACK (area_activated_cb), self);
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (board, GTK_EVENT_CONTROLLER (target));

  gtk_widget_set_parent (layover_picture_sides_new (board, build_list (self)), GTK_WIDGET (self));
  layover_gap_match_show_areas (self);
}

/* Every row that is filled, and one more. */
static void
show_rows (LayoverGapMatchInteraction *self)
{
  for (guint i = 0; i < self->gaps->len; i++)
    {
      LayoverGap *gap = layover_gap_match_get_gap (self, i);

      gtk_widget_set_visible (gap->row, gap->filler != NULL
                                            || find_room (self, gap->choice->identifier) == gap);
    }
}

static LayoverInteractionVerdict
judge_area (LayoverGapMatchInteraction *self, const LayoverChoice *area)
{
  LayoverInteractionVerdict verdict = LAYOVER_INTERACTION_VERDICT_NONE;

  for (guint i = 0; i < self->gaps->len; i++)
    {
      const LayoverGap *gap = layover_gap_match_get_gap (self, i);

      if (gap->choice == area && verdict != LAYOVER_INTERACTION_VERDICT_NOT_YET
          && layover_gap_match_judge (self, gap) != LAYOVER_INTERACTION_VERDICT_NONE)
        verdict = layover_gap_match_judge (self, gap);
    }

  return verdict;
}

/* Shows what is in an area; what is nowhere else does nothing. */
static void
show_area (LayoverGapMatchInteraction *self, const LayoverChoice *area)
{
  LayoverInteraction *interaction = layover_interaction_view_get_interaction (
      LAYOVER_INTERACTION_VIEW (self));
  g_autoptr (GPtrArray) fillers = g_ptr_array_new ();

  for (guint i = 0; i < self->gaps->len; i++)
    {
      const LayoverGap *gap = layover_gap_match_get_gap (self, i);

      if (gap->choice == area && gap->filler != NULL)
        g_ptr_array_add (fillers,
                         (gpointer) layover_interaction_find_choice (interaction, gap->filler));
    }

  layover_picture_board_fill_area (self->board, area->identifier, fillers);
  layover_picture_board_show_area (self->board, area->identifier, fillers->len > 0,
                                   judge_area (self, area), NULL);
}

/** layover_gap_match_show_areas: on the picture and in the list; nothing where the gaps are in a text */
void
layover_gap_match_show_areas (LayoverGapMatchInteraction *self)
{
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);
  const LayoverChoice *area = NULL;

  if (self->board == NULL)
    return;

  show_rows (self);
  layover_picture_board_set_is_locked (self->board, layover_interaction_view_get_is_locked (view));
  for (guint i = 0; i < self->gaps->len; i++)
    if (layover_gap_match_get_gap (self, i)->choice != area)
      {
        area = layover_gap_match_get_gap (self, i)->choice;
        show_area (self, area);
      }
}
