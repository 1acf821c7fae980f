/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* Marking places of a picture, or putting copies of an object on it: the same answer, points of the picture. */

#define LAYOVER_TYPE_POINT_INTERACTION (layover_point_interaction_get_type ())
G_DECLARE_FINAL_TYPE (LayoverPointInteraction, layover_point_interaction, LAYOVER,
                      POINT_INTERACTION, LayoverInteractionView)

G_END_DECLS
