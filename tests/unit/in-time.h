/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

/* Hostile input is refused at once. The limit is far above what that takes, since a machine may be busy; under
 * sanitizers, which make some of it thirty times slower, only the timeout of the whole test counts. */
static inline void
assert_in_time (gint64 before_us)
{
  if (g_getenv ("LAYOVER_SANITIZED") == NULL)
    g_assert_cmpint (g_get_monotonic_time () - before_us, <, 20 * G_USEC_PER_SEC);
}
