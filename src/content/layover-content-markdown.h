/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-content-node.h"

G_BEGIN_DECLS

#define LAYOVER_CONTENT_MAX_MARKDOWN_BYTES (1024 * 1024)

LayoverContentNode *layover_content_from_markdown (GBytes *bytes, const char *entry,
                                                   GError **error);

G_END_DECLS
