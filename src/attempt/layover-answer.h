/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-value.h"

G_BEGIN_DECLS

#define LAYOVER_ANSWER_MAX_BYTES 65536

gboolean layover_answer_clean (LayoverValue *given, LayoverValue **clean, GError **error);

G_END_DECLS
