/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-opening.h"

G_BEGIN_DECLS

/**
 * LayoverRelay:
 *
 * Carries the progress of a thread to the main context: only the newest state travels, and none after it is closed.
 */
typedef struct _LayoverRelay LayoverRelay;

LayoverRelay *layover_relay_new (LayoverOpeningProgress func, gpointer data);
void layover_relay_unref (LayoverRelay *self);
void layover_relay_close (LayoverRelay *self);
void layover_relay_progress_cb (LayoverOpeningStep step, guint64 done_bytes, guint64 total_bytes,
                                gpointer relay);

G_END_DECLS
