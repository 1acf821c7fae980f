/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-value.h"

G_BEGIN_DECLS

/* Answers that are made of pairs: one of them, or a set. */

gboolean layover_pair_value_contains (LayoverValue *value, const char *first, const char *second);
const char *layover_pair_value_get_nth (LayoverValue *value, const char *second, guint n);
LayoverValue *layover_pair_value_new (LayoverCardinality cardinality, LayoverBaseType base_type,
                                      GPtrArray *pairs);

G_END_DECLS
