/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-public-key.h"

G_BEGIN_DECLS

/* What a proctor copies to paper at the start and at the end of an exam (docs/format.md section 9). */

char *layover_attempt_code_new (const char *attempt_id, const LayoverPublicKey *device);
char *layover_end_code_new (const char *result_digest);

G_END_DECLS
