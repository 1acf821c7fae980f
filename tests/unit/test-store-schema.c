/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "layover-file.h"
#include "layover-store-attempts.h"
#include "layover-store-bundles.h"
#include "layover-store-files.h"
#include "layover-store-progress.h"
#include "layover-store-trust.h"

static char *
make_old_database (int number)
{
  g_autofree char *folder = g_dir_make_tmp ("layover-schema-XXXXXX", NULL);
  g_autofree char *database = g_build_filename (folder, "layover.db", NULL);
  g_autofree char *name = g_strdup_printf ("schema-%d.sql", number);
  g_autofree char *dump = g_test_build_filename (G_TEST_DIST, "data", "store", name, NULL);
  g_autofree char *sql = NULL;
  sqlite3 *connection = NULL;

  g_assert_true (g_file_get_contents (dump, &sql, NULL, NULL));
  g_assert_cmpint (sqlite3_open (database, &connection), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (connection, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (connection);

  return g_steal_pointer (&folder);
}

static void
assert_schema_1_is_kept (LayoverStore *store)
{
  g_autoptr (GPtrArray) enrolments = layover_store_list_enrolments (store, NULL);
  g_autoptr (GPtrArray) bundles = layover_store_list_bundles (store, NULL);
  g_autoptr (GPtrArray) entries = NULL;
  const LayoverEnrolmentRow *enrolment = g_ptr_array_index (enrolments, 0);
  const LayoverBundleRow *bundle = g_ptr_array_index (bundles, 0);
  const LayoverEntryRow *entry;
  g_autoptr (LayoverHighestRow)
      highest = layover_store_dup_highest (store, "meridian", "sal-101", NULL);

  g_assert_cmpuint (enrolments->len, ==, 1);
  g_assert_cmpint (enrolment->version, ==, 4);
  g_assert_cmpuint (g_bytes_get_size (enrolment->bytes), ==, 4);
  g_assert_cmpint (layover_store_get_largest_created (store), ==, 1793520000);

  g_assert_cmpint (highest->version, ==, 3);

  g_assert_cmpuint (bundles->len, ==, 1);
  g_assert_cmpstr (bundle->title, ==, "Pipeline");
  entries = layover_store_list_entries (store, bundle->row, NULL);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->name, ==, "course.xml");
  g_assert_cmpuint (entry->size_bytes, ==, 17);
}

static void
assert_schema_2_is_kept (LayoverStore *store)
{
  g_autoptr (GPtrArray) parts = layover_store_list_parts (store, "meridian", "sal-101", NULL);
  const LayoverPartRow *part = g_ptr_array_index (parts, 0);

  g_assert_cmpuint (parts->len, ==, 1);
  g_assert_cmpstr (part->part, ==, "why");
  g_assert_true (part->is_done);
  g_assert_cmpfloat (part->position, ==, 0.5);
}

static void
assert_schema_3_is_kept (LayoverStore *store)
{
  g_autoptr (GPtrArray) attempts = layover_store_list_attempts (store, NULL);
  const LayoverAttemptRow *attempt = g_ptr_array_index (attempts, 0);
  g_autoptr (GPtrArray) events = layover_store_list_events (store, attempt->id, NULL);
  g_autoptr (GPtrArray) crossed_out = NULL;

  g_assert_cmpuint (attempts->len, ==, 1);
  g_assert_cmpstr (attempt->name, ==, "Amara Okafor");
  g_assert_cmpint (attempt->charged_ms, ==, 4000);
  g_assert_cmpuint (events->len, ==, 1);
  g_assert_true (layover_store_set_aside (store, LAYOVER_ASIDE_CROSSED_OUT, attempt->id, "c1",
                                          "RESPONSE", "A C", NULL));
  crossed_out = layover_store_list_asides (store, LAYOVER_ASIDE_CROSSED_OUT, attempt->id, NULL);
  g_assert_cmpuint (crossed_out->len, ==, 1);
}

static void
assert_schema_4_is_kept (LayoverStore *store)
{
  g_autoptr (GPtrArray) attempts = layover_store_list_attempts (store, NULL);
  const LayoverAttemptRow *attempt = g_ptr_array_index (attempts, 0);
  g_autoptr (GPtrArray)
      crossed_out = layover_store_list_asides (store, LAYOVER_ASIDE_CROSSED_OUT, attempt->id, NULL);

  g_assert_cmpuint (crossed_out->len, ==, 1);
  g_assert_cmpstr (((LayoverAsideRow *) crossed_out->pdata[0])->words, ==, "A B");
}

static void
assert_schema_5_is_kept (LayoverStore *store)
{
  g_autoptr (GPtrArray) attempts = layover_store_list_attempts (store, NULL);
  const LayoverAttemptRow *attempt = g_ptr_array_index (attempts, 0);
  gboolean has_file = FALSE;

  g_assert_true (layover_store_has_file (
      store, attempt->id, "1212121212121212121212121212121212121212121212121212121212121212",
      &has_file, NULL));
  g_assert_true (has_file);
}

static void
assert_new_tables_work (LayoverStore *store, int number)
{
  g_autoptr (GPtrArray) drafts = layover_store_list_asides (store, LAYOVER_ASIDE_DRAFT, "a", NULL);
  g_autoptr (GPtrArray) attempts = layover_store_list_attempts (store, NULL);

  gboolean has_file = TRUE;

  g_assert_nonnull (drafts);
  g_assert_nonnull (attempts);
  g_assert_cmpuint (attempts->len, ==, number >= 3 ? 1 : 0);
  g_assert_true (layover_store_set_part_done (store, "meridian", "other", "new", TRUE, 1, NULL));
  g_assert_true (layover_store_has_file (store, "a", "b", &has_file, NULL));
  g_assert_false (has_file);
}

static void
test_schema_opens (gconstpointer data)
{
  int number = GPOINTER_TO_INT (data);
  g_autofree char *folder = make_old_database (number);
  g_autoptr (GError) error = NULL;

  /* Twice: what the migration wrote has to be what the next start expects. */
  for (int i = 0; i < 2; i++)
    {
      LayoverStore *store = layover_store_open (folder, &error);

      g_assert_no_error (error);
      assert_schema_1_is_kept (store);
      if (number >= 4 && i == 0)
        assert_schema_4_is_kept (store);
      if (number >= 5)
        assert_schema_5_is_kept (store);
      if (number >= 2)
        assert_schema_2_is_kept (store);
      if (number >= 3)
        assert_schema_3_is_kept (store);
      assert_new_tables_work (store, number);
      g_assert_finalize_object (store);
    }

  layover_file_remove_tree (folder, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (int number = 1; number < LAYOVER_STORE_SCHEMA; number++)
    {
      g_autofree char *path = g_strdup_printf ("/store-schema/opens-schema-%d", number);

      g_test_add_data_func (path, GINT_TO_POINTER (number), test_schema_opens);
    }

  return g_test_run ();
}
