/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* A few words or a number inside a line of text. */

#define LAYOVER_TYPE_TEXT_ENTRY_INTERACTION (layover_text_entry_interaction_get_type ())
G_DECLARE_FINAL_TYPE (LayoverTextEntryInteraction, layover_text_entry_interaction, LAYOVER,
                      TEXT_ENTRY_INTERACTION, LayoverInteractionView)

G_END_DECLS
