/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* Areas of a picture that are numbered in order: by pointing at them one after the other, or by choosing the number of
 * each from a list. */

#define LAYOVER_TYPE_GRAPHIC_ORDER_INTERACTION (layover_graphic_order_interaction_get_type ())
G_DECLARE_FINAL_TYPE (LayoverGraphicOrderInteraction, layover_graphic_order_interaction, LAYOVER,
                      GRAPHIC_ORDER_INTERACTION, LayoverInteractionView)

G_END_DECLS
