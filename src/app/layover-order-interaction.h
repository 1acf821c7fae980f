/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* Rows that are put in order: picked up, moved and dropped with keys, dragged, or moved with two buttons. */

#define LAYOVER_TYPE_ORDER_INTERACTION (layover_order_interaction_get_type ())
G_DECLARE_FINAL_TYPE (LayoverOrderInteraction, layover_order_interaction, LAYOVER,
                      ORDER_INTERACTION, LayoverInteractionView)

G_END_DECLS
