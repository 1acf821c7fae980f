/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* A choice inside a line of text: a button that names what is chosen, over a short list. */

#define LAYOVER_TYPE_INLINE_CHOICE_INTERACTION (layover_inline_choice_interaction_get_type ())
G_DECLARE_FINAL_TYPE (LayoverInlineChoiceInteraction, layover_inline_choice_interaction, LAYOVER,
                      INLINE_CHOICE_INTERACTION, LayoverInteractionView)

G_END_DECLS
