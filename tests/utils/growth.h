/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Does the work under test on an input of @n parts. */
typedef void (*GrowthFunc) (gconstpointer data, guint n);

/* Fails when eight times the input takes far more than eight times the work, as all that compares each part with each
 * other does. Measures the processor's time and asks thrice, so that neither a slow computer nor a busy one matters. */
void assert_grows_with_its_input (GrowthFunc work, gconstpointer data, guint n);

G_END_DECLS
