/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"

G_BEGIN_DECLS

/* A file that is handed in: picked, dropped or pasted. */

#define LAYOVER_TYPE_UPLOAD_INTERACTION (layover_upload_interaction_get_type ())
G_DECLARE_FINAL_TYPE (LayoverUploadInteraction, layover_upload_interaction, LAYOVER,
                      UPLOAD_INTERACTION, LayoverInteractionView)

void layover_upload_interaction_take_file (LayoverUploadInteraction *self, GFile *file);

G_END_DECLS
