/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <stdio.h>

#include "fuzz.h"

/* An answer has to come before anybody would wonder; docs/format.md promises it for hostile files. */
#define LIMIT_S 2.0

static gboolean
replay (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimer) timer = NULL;
  g_autofree char *data = NULL;
  gsize size = 0;

  if (!g_file_get_contents (path, &data, &size, &error))
    {
      printf ("# %s\n", error->message);
      return FALSE;
    }

  timer = g_timer_new ();
  LLVMFuzzerTestOneInput ((const guint8 *) data, size);
  return g_timer_elapsed (timer, NULL) < LIMIT_S;
}

/* replay FOLDER: gives every file of the folder to the target and says so in TAP. */
int
main (int argc, char **argv)
{
  g_autoptr (GDir) folder = g_dir_open (argc > 1 ? argv[1] : ".", 0, NULL);
  const char *name;
  guint n = 0;
  gboolean is_good = TRUE;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);
      gboolean is_ok = replay (path);

      printf ("%s %u - %s\n", is_ok ? "ok" : "not ok", ++n, name);
      fflush (stdout);
      is_good = is_good && is_ok;
    }

  printf ("1..%u\n", n);
  return is_good && n > 0 ? 0 : 1;
}
