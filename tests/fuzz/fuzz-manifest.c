/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "fuzz.h"
#include "layover-content-package.h"

/* No name that a manifest gives may lead out of the package, however it is reached. */
static void
assert_inside (const char *name)
{
  g_auto (GStrv) segments = g_strsplit (name, "/", -1);

  g_assert (name[0] != '/');
  for (guint i = 0; segments[i] != NULL; i++)
    g_assert (!g_str_equal (segments[i], ".."));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (LayoverContentPackage)
      package = layover_content_package_load (bytes, LAYOVER_CONTENT_PACKAGE_ENTRY, NULL);

  for (guint i = 0; package != NULL && i < layover_content_package_get_n_resources (package); i++)
    {
      const LayoverResource *resource = layover_content_package_get_resource (package, i);
      g_autoptr (GPtrArray) files = layover_content_package_list_files (package, resource);

      g_assert (layover_content_package_find_resource (package, resource->identifier) == resource);
      g_assert (resource->entry != NULL || resource->kind == LAYOVER_RESOURCE_OTHER);
      for (guint j = 0; j < files->len; j++)
        assert_inside (files->pdata[j]);
    }

  return 0;
}
