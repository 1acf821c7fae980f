/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* Each of one set is matched with choices of another: a row for each, never lines to draw. */

#define LAYOVER_TYPE_MATCH_INTERACTION (layover_match_interaction_get_type ())
G_DECLARE_FINAL_TYPE (LayoverMatchInteraction, layover_match_interaction, LAYOVER,
                      MATCH_INTERACTION, LayoverInteractionView)

G_END_DECLS
