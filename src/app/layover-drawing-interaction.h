/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* What is drawn on a picture; the answer is a picture of both, which can be changed later. */

#define LAYOVER_TYPE_DRAWING_INTERACTION (layover_drawing_interaction_get_type ())
G_DECLARE_FINAL_TYPE (LayoverDrawingInteraction, layover_drawing_interaction, LAYOVER,
                      DRAWING_INTERACTION, LayoverInteractionView)

G_END_DECLS
