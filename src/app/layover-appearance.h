/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Text size and colours, as the person set them for this app. */

#define LAYOVER_TEXT_SIZE_STEP 10

GSettings *layover_settings_get_default (void);
void layover_appearance_follow (GSettings *settings);
void layover_appearance_change_text_size (GSettings *settings, int steps);

G_END_DECLS
