/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void spoken_check (const char *screen);
void spoken_check_content (const char *screen);

G_END_DECLS
