/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

#include "layover-item-session.h"
#include "layover-media-finder.h"

G_BEGIN_DECLS

/** LayoverReviewParts: what may be told of an answered question */
typedef enum
{
  LAYOVER_REVIEW_GIVEN = 1 << 0,
  LAYOVER_REVIEW_SOLUTION = 1 << 1,
  LAYOVER_REVIEW_FEEDBACK = 1 << 2,
} LayoverReviewParts;

/* What was answered, what would have been right and what the author says to it, for each interaction of a question; a list
 * of short sentences that can be read with the keys. */

#define LAYOVER_TYPE_REVIEW_PANEL (layover_review_panel_get_type ())
G_DECLARE_FINAL_TYPE (LayoverReviewPanel, layover_review_panel, LAYOVER, REVIEW_PANEL, GtkWidget)

GtkWidget *layover_review_panel_new (LayoverItemSession *session, LayoverMediaFinder *finder,
                                     LayoverReviewParts parts);

G_END_DECLS
