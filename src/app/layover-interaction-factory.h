/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

LayoverInteractionView *layover_interaction_factory_build (LayoverItemSession *session,
                                                           LayoverInteraction *interaction,
                                                           LayoverMediaFinder *finder);

G_END_DECLS
