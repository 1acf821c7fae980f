/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-container.h"
#include "layover-result.h"

G_BEGIN_DECLS

gboolean layover_rescore (LayoverResult *result, LayoverContainer *bundle, GError **error);

G_END_DECLS
