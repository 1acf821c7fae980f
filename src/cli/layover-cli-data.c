/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layoverctl"

#include "config.h"

#include "layover-cli-data.h"

/** layover_cli_open_library: @folder: (nullable): as given with --data, %NULL for the usual place */
LayoverLibrary *
layover_cli_open_library (const char *folder, GError **error)
{
  g_autoptr (LayoverClock) clock = layover_clock_new ();

  return layover_library_new (folder, clock, error);
}
