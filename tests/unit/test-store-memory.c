/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <sqlite3.h>

#include "layover-error.h"
#include "layover-file.h"
#include "layover-store-attempts.h"
#include "layover-store.h"

/* T63: the allocations of SQLite fail one after the other. What is refused is refused as a fault of this computer, nothing
 * is half written, and the next try succeeds. */

/* Opening allocates a few thousand times, in loops: beyond the first this many, some are as good as all. */
#define N_EVERY_ONE 120
#define STEP 61

static sqlite3_mem_methods real_memory;
static guint n_allocations;
static guint failing; /* this one does; 0 for none */

static void *
malloc_or_fail (int size)
{
  return ++n_allocations == failing ? NULL : real_memory.xMalloc (size);
}

static void *
realloc_or_fail (void *former, int size)
{
  return ++n_allocations == failing ? NULL : real_memory.xRealloc (former, size);
}

static void
fail_at (guint nth)
{
  n_allocations = 0;
  failing = nth;
}

static void
assert_local_fault (GError *error)
{
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_MEMORY);
}

static void
test_t63_opening (void)
{
  g_autofree char *folder = g_dir_make_tmp ("layover-memory-XXXXXX", NULL);
  LayoverStore *store;
  guint n;

  fail_at (0);
  store = layover_store_open (folder, NULL);
  g_assert_finalize_object (store);
  fail_at (0);
  store = layover_store_open (folder, NULL);
  n = n_allocations;
  g_assert_finalize_object (store);
  g_assert_cmpuint (n, >, 50);

  for (guint i = 1; i <= n; i += i < N_EVERY_ONE ? 1 : STEP)
    {
      g_autoptr (GError) error = NULL;

      fail_at (i);
      store = layover_store_open (folder, &error);
      fail_at (0);
      if (store != NULL)
        g_assert_finalize_object (store);
      else
        assert_local_fault (error);
    }

  store = layover_store_open (folder, NULL);
  g_assert_nonnull (store);
  g_assert_finalize_object (store);
  layover_file_remove_tree (folder, NULL);
}

static LayoverStore *
open_with_attempt (const char *folder)
{
  LayoverEventRow start = { 0, "{\"n\":0}", "h0" };
  LayoverAttemptRow row = {
    .id = (char *) "a1",
    .org = (char *) "meridian",
    .course = (char *) "sal-101",
    .exam = (char *) "written",
    .title = (char *) "Written exam",
    .bundle = (char *) "b1",
    .paper = (char *) "p1",
    .device = (char *) "d1",
    .learner = (char *) "amara@example.org",
    .name = (char *) "Amara Okafor",
    .minutes = 20,
    .boot_id = (char *) "boot",
  };
  LayoverStore *store = layover_store_open (folder, NULL);

  g_assert_true (layover_store_create_attempt (store, &row, &start, NULL));
  return store;
}

static guint
count_events (const char *folder)
{
  LayoverStore *other = layover_store_open_beside (folder, NULL);
  g_autoptr (GPtrArray) lines = layover_store_list_events (other, "a1", NULL);
  guint n = lines->len;

  g_assert_finalize_object (other);
  return n;
}

static gboolean
append (LayoverStore *store, guint n, GError **error)
{
  g_autofree char *line = g_strdup_printf ("{\"n\":%u}", n);
  LayoverEventRow event = { n, line, "h" };
  LayoverTimeRow time = { n, "boot", n, n };

  return layover_store_append_event (store, "a1", &event, &time, error);
}

static void
test_t63_answering (void)
{
  g_autofree char *folder = g_dir_make_tmp ("layover-memory-XXXXXX", NULL);
  LayoverStore *store = open_with_attempt (folder);
  guint n_refused = 0;
  guint n_events = 1;
  guint n;

  fail_at (0);
  g_assert_true (append (store, n_events++, NULL));
  n = n_allocations;
  g_assert_cmpuint (n, >, 10);

  for (guint i = 1; i <= n; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_kept;

      fail_at (i);
      is_kept = append (store, n_events, &error);
      fail_at (0);

      g_assert_cmpuint (count_events (folder), ==, n_events + is_kept);
      if (!is_kept)
        {
          assert_local_fault (error);
          g_assert_true (append (store, n_events, NULL));
          n_refused++;
        }
      n_events++;
    }

  g_test_message ("%u of %u allocations were needed", n_refused, n);
  g_assert_cmpuint (n_refused, >, 0);
  g_assert_finalize_object (store);
  layover_file_remove_tree (folder, NULL);
}

int
main (int argc, char **argv)
{
  sqlite3_mem_methods memory;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real_memory), ==, SQLITE_OK);
  memory = real_memory;
  memory.xMalloc = malloc_or_fail;
  memory.xRealloc = realloc_or_fail;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &memory), ==, SQLITE_OK);
  /* Without its pool for small pieces, every allocation comes past here. */
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0), ==, SQLITE_OK);

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store-memory/T63-opening", test_t63_opening);
  g_test_add_func ("/store-memory/T63-answering", test_t63_answering);
  return g_test_run ();
}
