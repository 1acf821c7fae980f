/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* Words of a text that can be chosen where they stand. */

#define LAYOVER_TYPE_HOTTEXT_INTERACTION (layover_hottext_interaction_get_type ())
G_DECLARE_FINAL_TYPE (LayoverHottextInteraction, layover_hottext_interaction, LAYOVER,
                      HOTTEXT_INTERACTION, LayoverInteractionView)

G_END_DECLS
