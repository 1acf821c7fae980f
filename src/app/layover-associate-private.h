/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-associate-interaction.h"
#include "layover-pair-row.h"
#include "layover-picture-board.h"

G_BEGIN_DECLS

struct _LayoverAssociateInteraction
{
  LayoverInteractionView parent_instance;

  GPtrArray *choices; /* of LayoverChoice, in the order shown, borrowed */
  GPtrArray *rows;    /* of LayoverPairRow, in the order shown */
  GtkWidget *list;
  GtkWidget *add_button;
  GtkWidget *right_answers;
  LayoverPictureBoard *board; /* (nullable): what is paired are its areas */
  const char *held;           /* (nullable): the area that waits for its partner */
  gboolean is_double;         /* what was refused is a pair that is there already */
};

gboolean layover_associate_make_pair (LayoverAssociateInteraction *self, const char *first,
                                      const char *second);

void layover_associate_update_draft (LayoverAssociateInteraction *self);

GtkWidget *layover_associate_build_areas (LayoverAssociateInteraction *self, GtkWidget *list);
void layover_associate_show_areas (LayoverAssociateInteraction *self);

G_END_DECLS
