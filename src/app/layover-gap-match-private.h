/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-gap-match-interaction.h"
#include "layover-picker.h"
#include "layover-picture-board.h"
#include "layover-word-bank.h"

G_BEGIN_DECLS

/**
 * LayoverGap:
 * @row: (nullable): what stands for it in a list, where it is an area of a picture; hidden while it is not needed yet
 *
 * A gap in a text, or room for one word on an area of a picture; an area may have room for several.
 */
typedef struct
{
  const LayoverChoice *choice;
  LayoverPicker *picker;
  GtkWidget *row;
  const char *filler; /* (nullable): what it was filled with last, of the interaction */
} LayoverGap;

struct _LayoverGapMatchInteraction
{
  LayoverInteractionView parent_instance;

  GArray *gaps;               /* of LayoverGap, in the order of the text */
  GPtrArray *fillers;         /* of LayoverChoice, in the order shown, borrowed */
  LayoverPictureBoard *board; /* (nullable) */
  gboolean has_spare_room;    /* an area has room for several */
  LayoverWordBank *bank;
  GtkWidget *help;
  GtkWidget *right_answers;
};

LayoverGap *layover_gap_match_get_gap (LayoverGapMatchInteraction *self, guint i);
LayoverGap *layover_gap_match_find_gap (LayoverGapMatchInteraction *self, gpointer picker);
void layover_gap_match_fill (LayoverGapMatchInteraction *self, LayoverGap *gap,
                             const char *identifier, LayoverGap *from);

LayoverPicker *layover_gap_match_add_gap (LayoverGapMatchInteraction *self,
                                          const LayoverChoice *choice, const char *empty_text);
LayoverInteractionVerdict layover_gap_match_judge (LayoverGapMatchInteraction *self,
                                                   const LayoverGap *gap);

void layover_gap_match_build_areas (LayoverGapMatchInteraction *self);
void layover_gap_match_show_areas (LayoverGapMatchInteraction *self);
void layover_gap_match_use (LayoverGapMatchInteraction *self, LayoverGap *gap,
                            LayoverBankWord *word);
gboolean layover_gap_match_take_dropped (LayoverGapMatchInteraction *self, LayoverGap *gap,
                                         GObject *dragged);

void layover_gap_match_connect (LayoverGapMatchInteraction *self);
void layover_gap_match_connect_gap (LayoverGapMatchInteraction *self, LayoverPicker *picker);

G_END_DECLS
