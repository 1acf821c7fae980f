/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* An extended text whose answer is several texts: one entry for each, with more of them where more may be written. */

#define LAYOVER_TYPE_STRING_LIST_INTERACTION (layover_string_list_interaction_get_type ())
G_DECLARE_FINAL_TYPE (LayoverStringListInteraction, layover_string_list_interaction, LAYOVER,
                      STRING_LIST_INTERACTION, LayoverInteractionView)

G_END_DECLS
