/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* A recording that is a part of the question: how often it was played is its answer, and may be limited. A play counts
 * when it begins, so that nobody gains one by leaving in the middle. */

#define LAYOVER_TYPE_MEDIA_INTERACTION (layover_media_interaction_get_type ())
G_DECLARE_FINAL_TYPE (LayoverMediaInteraction, layover_media_interaction, LAYOVER,
                      MEDIA_INTERACTION, LayoverInteractionView)

G_END_DECLS
