/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-content-view.h"

G_BEGIN_DECLS

/* Finding words on a page: walks through the matches, marks the present one and brings it into view. */

typedef struct
{
  GtkLabel *label;
  int start;
  int end;
} LayoverMatch;

GArray *layover_content_find (LayoverContentView *view, const char *needle);
void layover_content_show_match (LayoverContentView *view, const LayoverMatch *match);

G_END_DECLS
