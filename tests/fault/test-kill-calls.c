/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

/* T30, T46: a process is killed in the first call that writes, another one in the second, and so on until one comes to
 * its end. Each time the next start has to find everything whole. All that uses threads runs in processes of its own:
 * those of a parent do not live on after a fork. */

#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "disk.h"
#include "layover-container.h"
#include "layover-file.h"
#include "layover-result.h"
#include "two-versions.h"

#define FILM_BYTES 30000
#define MAX_CALLS 1000

typedef struct
{
  Fixture *fixture;
  char *first;
  char *second;
  char *exported;
  guint n_files;
  guint n_base;
  int version;
} Setting;

typedef void (*SettingFunc) (Setting *setting);

/* @kill_at: 0 for never. FALSE when it was killed. */
static gboolean
run_in_process (Setting *setting, SettingFunc func, guint kill_at)
{
  pid_t child = fork ();
  int status = 0;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      /* Or every child would draw the names of the one before. */
      g_random_set_seed ((guint32) getpid ());
      if (kill_at > 0)
        disk_kill_at (setting->fixture->folder, kill_at);
      func (setting);
      _exit (0);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (kill_at > 0 && WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL)
    return FALSE;

  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  return TRUE;
}

/* Everything as it was before anybody was killed. */
static void
restore (Setting *setting)
{
  layover_file_remove_tree (setting->fixture->data, NULL);
  layover_file_remove_tree (setting->exported, NULL);
  g_assert_true (layover_file_make_folder (setting->fixture->data, 0700, NULL));
  disk_rebuild (setting->fixture->data, setting->n_base, NULL);
}

static void
install_first (Setting *setting)
{
  two_versions_install (setting->fixture, setting->first);
}

static void
sit_exam (Setting *setting)
{
  LayoverLibrary *library = fixture_open_library (setting->fixture);
  LayoverAttempt *attempt;

  g_assert_true (
      layover_library_set_profile (library, "Amara Okafor", "amara@example.org", "sal", NULL));
  attempt = fixture_start_exam (library, "sal-101", "written");
  g_assert_cmpuint (layover_attempt_get_n_items (attempt), ==, 2);
  fixture_answer (attempt, 0, TRUE);
  fixture_answer (attempt, 1, TRUE);
  g_assert_finalize_object (attempt);
  g_assert_finalize_object (library);
}

static void
set_up (Setting *setting, gconstpointer data)
{
  SettingFunc prepare = (SettingFunc) (gsize) data;

  setting->fixture = fixture_new ();
  setting->first = two_versions_write (setting->fixture, "1.layover", 1, FILM_BYTES);
  setting->second = two_versions_write (setting->fixture, "2.layover", 2, FILM_BYTES);
  setting->exported = g_build_filename (setting->fixture->folder, "result.layover", NULL);
  run_in_process (setting, install_first, 0);
  setting->n_files = fixture_count_files (setting->fixture, "objects");
  if (prepare != NULL)
    run_in_process (setting, prepare, 0);

  disk_record (setting->fixture->data);
  disk_stop ();
  setting->n_base = disk_get_n_steps ();
}

static void
tear_down (Setting *setting, gconstpointer data)
{
  disk_forget ();
  fixture_free (setting->fixture);
  g_free (setting->first);
  g_free (setting->second);
  g_free (setting->exported);
}

/* Until nobody is killed any more. Returns how many were. */
static guint
kill_at_each_call (Setting *setting, SettingFunc act, SettingFunc look)
{
  guint n = 0;
  gboolean is_killed = TRUE;

  while (is_killed)
    {
      g_assert_cmpuint (n, <, MAX_CALLS);
      restore (setting);
      is_killed = !run_in_process (setting, act, ++n);
      look (setting);
    }

  return n - 1;
}

static void
import_second (Setting *setting)
{
  LayoverLibrary *library = fixture_open_library (setting->fixture);
  LayoverOpening *opening = fixture_open (library, setting->second);

  g_assert_nonnull (opening);
}

/* Once the new version is there, a kill at a later call does not bring the old one back. */
static void
look_at_version (Setting *setting)
{
  int version = two_versions_look (setting->fixture, FILM_BYTES, setting->n_files);

  g_assert_cmpint (version, >=, setting->version);
  g_assert_cmpint (version, <=, 2);
  setting->version = version;
}

static void
test_t30_import (Setting *setting, gconstpointer data)
{
  guint n_killed;

  setting->version = 1;
  n_killed = kill_at_each_call (setting, import_second, look_at_version);
  g_test_message ("%u calls that write", n_killed);
  g_assert_cmpuint (n_killed, >, 30);
  g_assert_cmpint (setting->version, ==, 2);
}

static char *
dup_only_attempt (LayoverLibrary *library, gboolean *is_open)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
      rows = layover_library_list_attempts (library, "sal-101", "written", &error);
  const LayoverAttemptRow *row;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  *is_open = layover_library_find_open_attempt (library) != NULL;

  return g_strdup (row->id);
}

static LayoverOutboxItem *
hand_in (LayoverLibrary *library)
{
  gboolean is_open;
  g_autofree char *id = dup_only_attempt (library, &is_open);
  g_autoptr (LayoverAttempt) attempt = fixture_load_attempt (library, id);

  g_assert_true (is_open == (layover_attempt_get_state (attempt) == LAYOVER_ATTEMPT_OPEN));
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (layover_attempt_get_item_state (attempt, i), ==, LAYOVER_ITEM_ANSWERED);

  return fixture_hand_in (library, attempt);
}

static void
hand_in_and_export (Setting *setting)
{
  LayoverLibrary *library = fixture_open_library (setting->fixture);
  LayoverOutboxItem *item = hand_in (library);
  g_autoptr (GError) error = NULL;

  layover_library_export (library, item, setting->exported, "FIELD-USB", &error);
  g_assert_no_error (error);
}

static GBytes *
export_to (LayoverLibrary *library, LayoverOutboxItem *item, const char *path)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  layover_library_export (library, item, path, "FIELD-USB", &error);
  g_assert_no_error (error);
  bytes = layover_file_read (path, G_MAXINT, &error);
  g_assert_no_error (error);

  return bytes;
}

static void
assert_sound (Setting *setting, GBytes *bytes)
{
  g_autoptr (LayoverResult) result = fixture_open_result (setting->fixture, bytes);
  double score = -1;
  double max_score = -1;

  g_assert_true (layover_result_get_score (result, &score, &max_score));
  g_assert_cmpfloat (score, ==, 2);
}

/* Handed in once, whoever was killed, and the file is the same whoever writes it; half a file has another name. */
static void
look_at_result (Setting *setting)
{
  LayoverLibrary *library = fixture_open_library (setting->fixture);
  g_autofree char *path = g_build_filename (setting->fixture->folder, "again.layover", NULL);
  g_autoptr (GBytes) exported = layover_file_read (setting->exported, G_MAXINT, NULL);
  g_autoptr (LayoverOutboxItem) item = hand_in (library);
  g_autoptr (GBytes) again = export_to (library, item, path);
  g_autoptr (GBytes) late = export_to (library, item, setting->exported);

  assert_sound (setting, again);
  g_assert_true (g_bytes_equal (again, late));
  g_assert_true (exported == NULL || g_bytes_equal (exported, again));
  g_assert_null (layover_library_find_open_attempt (library));
  layover_file_remove_tree (path, NULL);
}

static void
look_at_result_in_process (Setting *setting)
{
  run_in_process (setting, look_at_result, 0);
}

static void
test_t46_hand_in_and_export (Setting *setting, gconstpointer data)
{
  guint n_killed = kill_at_each_call (setting, hand_in_and_export, look_at_result_in_process);

  g_test_message ("%u calls that write", n_killed);
  g_assert_cmpuint (n_killed, >, 15);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/kill-calls/T30-import", Setting, NULL, set_up, test_t30_import, tear_down);
  g_test_add ("/kill-calls/T46-hand-in-and-export", Setting, (gpointer) (gsize) sit_exam, set_up,
              test_t46_hand_in_and_export, tear_down);

  return g_test_run ();
}
