/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-gap-match-interaction.h"
#include "layover-picker.h"
#include "layover-word-bank.h"

G_BEGIN_DECLS

typedef struct
{
  const LayoverChoice *choice;
  LayoverPicker *picker;
  const char *filler; /* (nullable): what it was filled with last, of the interaction */
} LayoverGap;

struct _LayoverGapMatchInteraction
{
  LayoverInteractionView parent_instance;

  GArray *gaps;       /* of LayoverGap, in the order of the text */
  GPtrArray *fillers; /* of LayoverChoice, in the order shown, borrowed */
  LayoverWordBank *bank;
  GtkWidget *help;
  GtkWidget *right_answers;
};

LayoverGap *layover_gap_match_get_gap (LayoverGapMatchInteraction *self, guint i);
LayoverGap *layover_gap_match_find_gap (LayoverGapMatchInteraction *self, gpointer picker);
void layover_gap_match_fill (LayoverGapMatchInteraction *self, LayoverGap *gap,
                             const char *identifier, LayoverGap *from);

void layover_gap_match_connect (LayoverGapMatchInteraction *self);
void layover_gap_match_connect_gap (LayoverGapMatchInteraction *self, LayoverPicker *picker);

G_END_DECLS
