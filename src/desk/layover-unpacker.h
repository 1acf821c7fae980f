/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-container.h"

G_BEGIN_DECLS

gboolean layover_unpack (LayoverContainer *container, const char *folder, GError **error);

G_END_DECLS
