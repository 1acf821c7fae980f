/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

#include "layover-find-bar.h"
#include "layover-library.h"

G_BEGIN_DECLS

/* A knowledge check: its questions one after the other, each with the reason as soon as it is answered. Nothing is
 * graded and nothing is recorded but that it was done. Signal "done": every question was answered. */

#define LAYOVER_TYPE_CHECK_PART (layover_check_part_get_type ())
G_DECLARE_FINAL_TYPE (LayoverCheckPart, layover_check_part, LAYOVER, CHECK_PART, AdwBin)

GtkWidget *layover_check_part_new (LayoverLibrary *library, LayoverLibraryCourse *course,
                                   LayoverPart *part);

LayoverFindBar *layover_check_part_get_find_bar (LayoverCheckPart *self);
gboolean layover_check_part_is_finished (LayoverCheckPart *self);

G_END_DECLS
