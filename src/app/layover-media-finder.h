/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-answer-files.h"
#include "layover-content-view.h"

G_BEGIN_DECLS

/* Where the pictures, sounds and videos of a question lie on this computer, and what makes the widgets for the parts of it
 * that can stand anywhere in its text, also in a choice or in feedback: printed variables, feedback, template parts. One is shared by all widgets of a question,
 * so that none of them need outlive another. */

/**
 * LayoverMediaFinderFunc:
 * @entry: the name of a picture, sound or video of the bundle
 *
 * Returns: (transfer full) (nullable): a path on this computer; %NULL when it is not there
 */
typedef char *(*LayoverMediaFinderFunc) (const char *entry, gpointer user_data);

#define LAYOVER_TYPE_MEDIA_FINDER (layover_media_finder_get_type ())
G_DECLARE_FINAL_TYPE (LayoverMediaFinder, layover_media_finder, LAYOVER, MEDIA_FINDER, GObject)

LayoverMediaFinder *layover_media_finder_new (LayoverMediaFinderFunc func, gpointer user_data,
                                              GDestroyNotify destroy);

void layover_media_finder_set_factory (LayoverMediaFinder *self, LayoverContentViewFactory factory,
                                       LayoverMathLookup math_lookup, gpointer user_data);
char *layover_media_finder_dup_math_value (LayoverMediaFinder *self, const char *identifier);
GtkWidget *layover_media_finder_build (LayoverMediaFinder *self, LayoverContentNode *custom,
                                       gboolean is_inline);
void layover_media_finder_set_files (LayoverMediaFinder *self, LayoverAnswerFiles *files);
LayoverAnswerFiles *layover_media_finder_get_files (LayoverMediaFinder *self);
char *layover_media_finder_dup_path (LayoverMediaFinder *self, const char *entry);

G_END_DECLS
