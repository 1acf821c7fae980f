/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

#include "layover-path-course.h"

G_BEGIN_DECLS

/* One level of the path: its pennant, a sentence of where the person stands, its courses. A later level is closed and
 * says what opens it; Enter shows its courses all the same. */

#define LAYOVER_TYPE_LEVEL_CARD (layover_level_card_get_type ())
G_DECLARE_FINAL_TYPE (LayoverLevelCard, layover_level_card, LAYOVER, LEVEL_CARD, AdwBin)

GtkWidget *layover_level_card_new (LayoverLibrary *library, LayoverLevel *level);

void layover_level_card_add_course (LayoverLevelCard *self, LayoverLibraryCourse *course);
guint layover_level_card_get_n_courses (LayoverLevelCard *self);
LayoverPathCourse *layover_level_card_get_course (LayoverLevelCard *self, guint i);
gboolean layover_level_card_is_held (LayoverLevelCard *self);
void layover_level_card_set_state (LayoverLevelCard *self, gboolean is_current,
                                   const char *lock_reason);

G_END_DECLS
