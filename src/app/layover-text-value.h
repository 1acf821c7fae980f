/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-value.h"

G_BEGIN_DECLS

/* Answers that are written. */

LayoverValue *layover_text_value_parse (LayoverCardinality cardinality, LayoverBaseType base_type,
                                        const char *const *texts, gboolean *is_understood);

G_END_DECLS
