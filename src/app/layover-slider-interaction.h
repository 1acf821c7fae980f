/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* A number on a scale: a slider, and beside it the same number to type. */

#define LAYOVER_TYPE_SLIDER_INTERACTION (layover_slider_interaction_get_type ())
G_DECLARE_FINAL_TYPE (LayoverSliderInteraction, layover_slider_interaction, LAYOVER,
                      SLIDER_INTERACTION, LayoverInteractionView)

G_END_DECLS
