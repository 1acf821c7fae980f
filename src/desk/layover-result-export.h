/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-result.h"

G_BEGIN_DECLS

gboolean layover_result_export_files (LayoverResult *result, const char *folder, GError **error);

G_END_DECLS
