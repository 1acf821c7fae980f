/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "layover-error.h"
#include "two-versions.h"

#define DEFAULT_RUNS 40
#define FILM_BYTES (2 * 1024 * 1024)

static guint
get_n_runs (void)
{
  const char *text = g_getenv ("LAYOVER_KILL_RUNS");

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : DEFAULT_RUNS;
}

static void G_GNUC_NORETURN
import_and_exit (Fixture *fixture, const char *path)
{
  LayoverLibrary *library = layover_library_new (fixture->data, fixture->clock, NULL);
  LayoverOpening *opening = layover_library_open (library, path, NULL, NULL, NULL, NULL);

  _exit (opening != NULL ? 0 : 1);
}

/* Imports in a process of its own, which is killed after @delay_us, or not when that is negative. Returns how long it
 * lived. */
static gint64
import_and_kill (Fixture *fixture, const char *path, gint64 delay_us)
{
  gint64 started_us = g_get_monotonic_time ();
  pid_t child = fork ();
  int status = 0;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    import_and_exit (fixture, path);

  if (delay_us >= 0)
    {
      g_usleep ((gulong) delay_us);
      kill (child, SIGKILL);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (delay_us < 0)
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);

  return g_get_monotonic_time () - started_us;
}

typedef struct
{
  Fixture *fixture;
  char *first;
  char *second;
  guint n_files;
} Setting;

static void
set_up (Setting *setting, gconstpointer data)
{
  setting->fixture = fixture_new ();
  setting->first = two_versions_write (setting->fixture, "1.layover", 1, FILM_BYTES);
  setting->second = two_versions_write (setting->fixture, "2.layover", 2, FILM_BYTES);
  setting->n_files = two_versions_install (setting->fixture, setting->first);
}

static void
tear_down (Setting *setting, gconstpointer data)
{
  fixture_free (setting->fixture);
  g_free (setting->first);
  g_free (setting->second);
}

static int
look (Setting *setting)
{
  return two_versions_look (setting->fixture, FILM_BYTES, setting->n_files);
}

/* T30: whenever the import of a new version is killed, the old or the new one is there, whole, and nothing else. */
static void
test_t30_killed_import (Setting *setting, gconstpointer data)
{
  guint n_runs = get_n_runs ();
  guint n_old = 0;
  guint n_new = 0;
  gint64 usual_us = 0;
  int version = 1;

  for (guint i = 0; i < n_runs; i++)
    {
      int next = version + 1;
      g_autofree char *path = two_versions_write (setting->fixture, "next.layover", next,
                                                  FILM_BYTES);
      gint64 delay_us = i == 0 ? -1 : g_random_int_range (0, (gint32) (usual_us * 11 / 10) + 1);
      gint64 lived_us = import_and_kill (setting->fixture, path, delay_us);
      int found = look (setting);

      if (i == 0)
        usual_us = lived_us;
      g_assert_true (found == version || found == next);
      n_old += found == version;
      n_new += found == next;
      version = found;
    }

  g_test_message ("%u kills: %u times the old version, %u times the new one", n_runs, n_old, n_new);
  g_assert_cmpuint (n_old, >, 0);
}

static void
set_limit (rlim_t limit_bytes)
{
  struct rlimit limit = { 0 };

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = limit_bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* T31: a file that cannot be written to its end is a fault of this computer, and leaves the former version. */
static void
test_t31_write_fails (Setting *setting, gconstpointer data)
{
  static const rlim_t limits[] = { 0, 100, 4096, 100000, 1000000, FILM_BYTES - 1 };

  signal (SIGXFSZ, SIG_IGN);
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      LayoverLibrary *library = fixture_open_library (setting->fixture);
      g_autoptr (GError) error = NULL;

      set_limit (limits[i]);
      g_assert_null (layover_library_open (library, setting->second, NULL, NULL, NULL, &error));
      set_limit (RLIM_INFINITY);

      g_assert_nonnull (error);
      g_assert_true (layover_error_is_local_fault (error));
      g_assert_finalize_object (library);
      g_assert_cmpint (look (setting), ==, 1);
    }

  /* Once there is room again it works. */
  import_and_kill (setting->fixture, setting->second, -1);
  g_assert_cmpint (look (setting), ==, 2);
}

typedef struct
{
  const char *path;
  gboolean is_done;
} Sabotage;

/* Writes over the middle of the file, or cuts it short, while it is being copied. */
static void
sabotage_cb (LayoverOpeningStep step, guint64 done_bytes, guint64 total_bytes, gpointer data)
{
  Sabotage *sabotage = data;

  if (step != LAYOVER_STEP_COPY || sabotage->is_done)
    return;

  sabotage->is_done = TRUE;
  g_assert_cmpint (truncate (sabotage->path, FILM_BYTES / 2), ==, 0);
}

/* T29: the source changes while it is read. */
static void
test_t29_source_changes (Setting *setting, gconstpointer data)
{
  LayoverLibrary *library = fixture_open_library (setting->fixture);
  Sabotage sabotage = { .path = setting->second };
  g_autoptr (GError) error = NULL;

  g_assert_null (
      layover_library_open (library, setting->second, NULL, sabotage_cb, &sabotage, &error));
  g_test_message ("%s", error->message);
  g_assert_true (sabotage.is_done);
  g_assert_finalize_object (library);
  g_assert_cmpint (look (setting), ==, 1);
}

#define ADD(path, func) g_test_add ("/kill-import/" path, Setting, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("T29-source-changes", test_t29_source_changes);
  ADD ("T30-killed-import", test_t30_killed_import);
  ADD ("T31-write-fails", test_t31_write_fails);

  return g_test_run ();
}
