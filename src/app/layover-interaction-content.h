/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

#include "layover-content-node.h"

G_BEGIN_DECLS

gboolean layover_interaction_content_is_words (LayoverContentNode *content);
GtkWidget *layover_interaction_content_new (LayoverContentNode *content);

G_END_DECLS
