/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "fuzz.h"
#include "layover-container.h"

static void
try_container (GBytes *bytes, gboolean is_signed)
{
  g_autoptr (LayoverContainer)
      container = layover_container_new_from_bytes (bytes, "fuzz", is_signed, NULL);

  if (container != NULL)
    layover_container_verify_entries (container, NULL, NULL, NULL, NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);

  try_container (bytes, TRUE);
  try_container (bytes, FALSE);
  return 0;
}
