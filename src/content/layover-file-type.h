/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a file is that a candidate hands in. Any type is taken; only layover-media-type.h says what is ever shown. */

const char *layover_file_type_guess (const char *name, GBytes *bytes);
const char *layover_file_type_get_extension (const char *type);
gboolean layover_file_type_is_known (const char *type);

G_END_DECLS
