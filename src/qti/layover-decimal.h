/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rounding of numbers as people write them. Private to this layer. */

double layover_decimal_round_to_places (double number, guint places);
double layover_decimal_round_to_figures (double number, guint figures);

G_END_DECLS
