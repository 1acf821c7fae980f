/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-opening.h"
#include "layover-store.h"

G_BEGIN_DECLS

/**
 * LayoverOpener:
 * @store: of the calling thread
 * @now_s: wall clock, seconds since 1970
 * @trusts_embedded: the file came with the program itself, which vouches for the enrolment inside
 *
 * What it takes to open one file, on any thread.
 */
typedef struct
{
  LayoverStore *store;
  const char *path;
  gint64 now_s;
  gboolean trusts_embedded;
  GCancellable *cancellable;
  LayoverOpeningProgress progress;
  gpointer progress_data;
} LayoverOpener;

LayoverOpening *layover_opener_run (const LayoverOpener *self, GError **error);

G_END_DECLS
