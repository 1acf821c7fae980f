/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

#include "layover-level-emblem.h"
#include "layover-library.h"

G_BEGIN_DECLS

/* What several screens say about a course and its parts, in the same words. */

LayoverLevel *layover_words_find_level (LayoverLibrary *library, LayoverCourse *course);
const char *layover_words_get_fill (LayoverLibrary *library, LayoverCourse *course);
void layover_words_show_emblem (LayoverLevelEmblem *emblem, LayoverLibrary *library,
                                LayoverCourse *course);
char *layover_words_dup_overline (LayoverLibrary *library, LayoverCourse *course);

gboolean layover_words_is_written_passed (LayoverStanding standing);
const char *layover_words_get_part_icon (LayoverPart *part);
gboolean layover_words_is_online_only (LayoverPart *part);
char *layover_words_dup_part_kind (LayoverPart *part);
char *layover_words_dup_parts_done (LayoverProgress *progress);
char *layover_words_dup_progress (LayoverProgress *progress);

G_END_DECLS
