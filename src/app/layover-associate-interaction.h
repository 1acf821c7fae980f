/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* Pairs of equal choices: each pair is a row with two lists; rows are added and taken away. A pair counts once both sides
 * are chosen. */

#define LAYOVER_TYPE_ASSOCIATE_INTERACTION (layover_associate_interaction_get_type ())
G_DECLARE_FINAL_TYPE (LayoverAssociateInteraction, layover_associate_interaction, LAYOVER,
                      ASSOCIATE_INTERACTION, LayoverInteractionView)

G_END_DECLS
