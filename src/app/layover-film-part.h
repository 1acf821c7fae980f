/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

#include "layover-library.h"

G_BEGIN_DECLS

/* A video of a course with its transcript, or, when it is only on the web, where to find it. Signal "done": it was
 * played to its end. */

#define LAYOVER_TYPE_FILM_PART (layover_film_part_get_type ())
G_DECLARE_FINAL_TYPE (LayoverFilmPart, layover_film_part, LAYOVER, FILM_PART, AdwBin)

GtkWidget *layover_film_part_new (LayoverLibrary *library, LayoverLibraryCourse *course,
                                  LayoverPart *part);

void layover_film_part_toggle_transcript (LayoverFilmPart *self);

G_END_DECLS
