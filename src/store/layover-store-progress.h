/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-store.h"

G_BEGIN_DECLS

/* What a person has done in a course. It hangs on organisation and course, not on a bundle: a new version, or a
 * course that was removed and comes back, finds it again. */

/**
 * LayoverPartRow:
 * @position: where in the part the person was: 0 start, 1 end of a page; seconds of a video
 */
typedef struct
{
  char *part;
  gboolean is_done;
  gint64 done_s;
  double position;
  gint64 visited_s;
} LayoverPartRow;

void layover_part_row_free (LayoverPartRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverPartRow, layover_part_row_free)

gboolean layover_store_set_part_done (LayoverStore *self, const char *org, const char *course,
                                      const char *part, gboolean is_done, gint64 now_s,
                                      GError **error);
gboolean layover_store_set_part_position (LayoverStore *self, const char *org, const char *course,
                                          const char *part, double position, gint64 now_s,
                                          GError **error);
GPtrArray *layover_store_list_parts (LayoverStore *self, const char *org, const char *course,
                                     GError **error);

G_END_DECLS
