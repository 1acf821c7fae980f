/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The one function of every target. libFuzzer calls it, or else replay.c. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

G_END_DECLS
