/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* Radio buttons or check boxes, in a card. */

#define LAYOVER_TYPE_CHOICE_INTERACTION (layover_choice_interaction_get_type ())
G_DECLARE_FINAL_TYPE (LayoverChoiceInteraction, layover_choice_interaction, LAYOVER,
                      CHOICE_INTERACTION, LayoverInteractionView)

G_END_DECLS
