/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

#include "layover-judgement.h"
#include "layover-media-finder.h"

G_BEGIN_DECLS

/* The right answer to one interaction, to be read and not to be changed, in the notation that it is given in: a list, a
 * numbered list, the text with its gaps filled, the picture with its areas. */

GtkWidget *layover_solution_new (LayoverInteraction *interaction, const LayoverJudgement *judgement,
                                 LayoverMediaFinder *finder);
GtkWidget *layover_solution_new_board (LayoverInteraction *interaction,
                                       const LayoverJudgement *judgement,
                                       LayoverMediaFinder *finder);

G_END_DECLS
