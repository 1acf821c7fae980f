/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

#include "layover-content-node.h"

G_BEGIN_DECLS

/* QTI 3: a text or picture that several items share, in a file of its own. layover_item_get_stimuli() says which. */
LayoverContentNode *layover_stimulus_load (GBytes *bytes, const char *entry, GError **error);

G_END_DECLS
