/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* A text of some length, with the number of its words. */

#define LAYOVER_TYPE_EXTENDED_TEXT_INTERACTION (layover_extended_text_interaction_get_type ())
G_DECLARE_FINAL_TYPE (LayoverExtendedTextInteraction, layover_extended_text_interaction, LAYOVER,
                      EXTENDED_TEXT_INTERACTION, LayoverInteractionView)

G_END_DECLS
