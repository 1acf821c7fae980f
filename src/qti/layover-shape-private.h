/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-qti-reader.h"
#include "layover-shape.h"

G_BEGIN_DECLS

LayoverShape *layover_shape_load (LayoverXmlNode *node, const char *entry, GError **error);

G_END_DECLS
