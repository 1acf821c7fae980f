/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

#include "layover-interaction.h"
#include "layover-media-finder.h"

G_BEGIN_DECLS

GtkWidget *layover_interaction_notice_new (LayoverInteraction *interaction,
                                           LayoverMediaFinder *finder);

G_END_DECLS
