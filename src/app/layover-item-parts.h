/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

#include "layover-item-session.h"
#include "layover-media-finder.h"

G_BEGIN_DECLS

/**
 * LayoverItemParts:
 *
 * What can stand anywhere in the text of a question and changes with its variables: feedback, template parts and printed
 * variables. It makes their widgets and keeps them up to date as long as they live.
 */
typedef struct _LayoverItemParts LayoverItemParts;

LayoverItemParts *layover_item_parts_new (LayoverItemSession *session, LayoverMediaFinder *finder);
void layover_item_parts_free (LayoverItemParts *self);

GtkWidget *layover_item_parts_build (LayoverItemParts *self, LayoverContentNode *custom);
void layover_item_parts_set_hides_feedback (LayoverItemParts *self, gboolean hides_feedback);
void layover_item_parts_refresh (LayoverItemParts *self, GString *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverItemParts, layover_item_parts_free)

G_END_DECLS
