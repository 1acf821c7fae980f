/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <json-glib/json-glib.h>

#include "layover-question-source.h"
#include "layover-test-session.h"

G_BEGIN_DECLS

/* Walking through a test by a script: docs/qti.md says what a script and its answer look like. */

JsonNode *layover_test_run (LayoverTest *test, JsonNode *script, LayoverQuestionSource *folder,
                            guint64 seed, GPtrArray *unused, GError **error);

G_END_DECLS
