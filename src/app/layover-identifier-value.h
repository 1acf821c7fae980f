/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-value.h"

G_BEGIN_DECLS

/* Answers that are the identifiers of choices. */

gboolean layover_identifier_value_contains (LayoverValue *value, const char *identifier);
LayoverValue *layover_identifier_value_new (LayoverCardinality cardinality,
                                            const char *const *identifiers);

G_END_DECLS
