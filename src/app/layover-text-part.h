/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

#include "layover-find-bar.h"
#include "layover-library.h"

G_BEGIN_DECLS

/* A page of a course, with where it comes from at its foot. Signals: "done": its end was on the screen for a moment;
 * "follow" (const char *target): a link inside the bundle. Ctrl+C copies what is marked, Ctrl+A marks all of it. */

#define LAYOVER_TYPE_TEXT_PART (layover_text_part_get_type ())
G_DECLARE_FINAL_TYPE (LayoverTextPart, layover_text_part, LAYOVER, TEXT_PART, AdwBin)

GtkWidget *layover_text_part_new (LayoverLibrary *library, LayoverLibraryCourse *course,
                                  LayoverPart *part, const char *overline);

void layover_text_part_show_place (LayoverTextPart *self, const char *place);
void layover_text_part_save_place (LayoverTextPart *self);
LayoverFindBar *layover_text_part_get_find_bar (LayoverTextPart *self);

G_END_DECLS
