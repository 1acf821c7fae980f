/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* What the files of this class share. */

typedef struct
{
  LayoverItemSession *session;
  LayoverInteraction *interaction;
  LayoverMediaFinder *finder;
  LayoverValue *value;
  LayoverJudgement *judgement; /* (nullable): of the value, once it is asked for */
  char *prompt;
  LayoverInteractionVerdict verdict;
  gboolean is_locked;
  gboolean is_full;
  gboolean can_cross_out;
  gboolean has_draft;
  char *draft;
} LayoverInteractionViewPrivate;

enum
{
  LAYOVER_INTERACTION_VIEW_PROP_0,
  LAYOVER_INTERACTION_VIEW_PROP_INTERACTION,
  LAYOVER_INTERACTION_VIEW_PROP_VALUE,
  LAYOVER_INTERACTION_VIEW_PROP_SESSION,
  LAYOVER_INTERACTION_VIEW_PROP_MEDIA_FINDER,
  LAYOVER_INTERACTION_VIEW_PROP_IS_LOCKED,
  LAYOVER_INTERACTION_VIEW_PROP_CAN_CROSS_OUT,
  LAYOVER_INTERACTION_VIEW_PROP_VERDICT,
  LAYOVER_INTERACTION_VIEW_PROP_HINT,
  LAYOVER_INTERACTION_VIEW_N_PROPS
};

extern GParamSpec *layover_interaction_view_properties[LAYOVER_INTERACTION_VIEW_N_PROPS];

LayoverInteractionViewPrivate *layover_interaction_view_get_private (LayoverInteractionView *self);
void layover_interaction_view_show_state (LayoverInteractionView *self);

G_END_DECLS
