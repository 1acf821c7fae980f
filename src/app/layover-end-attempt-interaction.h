/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* A button of the author inside the question, "Hint": it ends an attempt. What that brings up is for who owns the
 * session: see LayoverItemView::pressed. */

#define LAYOVER_TYPE_END_ATTEMPT_INTERACTION (layover_end_attempt_interaction_get_type ())
G_DECLARE_FINAL_TYPE (LayoverEndAttemptInteraction, layover_end_attempt_interaction, LAYOVER,
                      END_ATTEMPT_INTERACTION, LayoverInteractionView)

void layover_end_attempt_interaction_set_is_available (LayoverEndAttemptInteraction *self,
                                                       gboolean is_available);
void layover_end_attempt_interaction_say (LayoverEndAttemptInteraction *self, const char *words);

G_END_DECLS
