/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

#include "layover-content-view.h"
#include "layover-interaction.h"
#include "layover-media-finder.h"

G_BEGIN_DECLS

gboolean layover_interaction_content_is_words (LayoverContentNode *content);
char *layover_interaction_content_dup_words (const LayoverChoice *choice, guint position);
GtkWidget *layover_interaction_content_new (LayoverContentNode *content,
                                            LayoverMediaFinder *finder);
GtkWidget *layover_interaction_content_new_choice (const LayoverChoice *choice,
                                                   LayoverMediaFinder *finder);
GtkWidget *layover_interaction_content_new_view (LayoverContentNode *content,
                                                 LayoverMediaFinder *finder,
                                                 LayoverContentViewFactory factory,
                                                 gpointer user_data);

G_END_DECLS
