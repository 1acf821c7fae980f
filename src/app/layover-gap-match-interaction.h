/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* A text with gaps, and the words or pictures that fill them. Each gap is a list that opens; words can also be picked up
 * and put into a gap, with keys, clicks or by dragging. */

#define LAYOVER_TYPE_GAP_MATCH_INTERACTION (layover_gap_match_interaction_get_type ())
G_DECLARE_FINAL_TYPE (LayoverGapMatchInteraction, layover_gap_match_interaction, LAYOVER,
                      GAP_MATCH_INTERACTION, LayoverInteractionView)

G_END_DECLS
