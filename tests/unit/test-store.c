/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <sys/stat.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "layover-error.h"
#include "layover-file.h"
#include "layover-store.h"

typedef struct
{
  char *parent;
  char *folder;
  char *database;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->parent = g_dir_make_tmp ("layover-store-XXXXXX", NULL);
  fixture->folder = g_build_filename (fixture->parent, "data", NULL);
  fixture->database = g_build_filename (fixture->folder, "layover.db", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  layover_file_remove_tree (fixture->parent, NULL);
  g_free (fixture->parent);
  g_free (fixture->folder);
  g_free (fixture->database);
}

static LayoverStore *
open_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  LayoverStore *store = layover_store_open (fixture->folder, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);

  return store;
}

static void
run_sql (Fixture *fixture, const char *sql)
{
  sqlite3 *connection = NULL;

  g_assert_cmpint (sqlite3_open (fixture->database, &connection), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (connection, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (connection);
}

static int
get_mode (const char *path)
{
  struct stat info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);

  return (int) (info.st_mode & 07777);
}

static void
test_files_are_private (Fixture *fixture, gconstpointer data)
{
  mode_t former = umask (0);
  LayoverStore *store = open_store (fixture);
  g_autofree char *wal = g_strconcat (fixture->database, "-wal", NULL);

  umask (former);

  g_assert_true (layover_store_set_setting (store, "a", "b", NULL));
  g_assert_cmpint (get_mode (fixture->folder), ==, 0700);
  g_assert_cmpint (get_mode (fixture->database), ==, 0600);
  g_assert_cmpint (get_mode (wal), ==, 0600);

  g_assert_finalize_object (store);
}

static void
test_settings_last (Fixture *fixture, gconstpointer data)
{
  LayoverStore *store = open_store (fixture);
  g_autofree char *value = NULL;

  g_assert_true (layover_store_set_setting (store, "name", "x'; DROP TABLE setting; --", NULL));
  g_assert_finalize_object (store);

  store = open_store (fixture);
  value = layover_store_dup_setting (store, "name", NULL);
  g_assert_cmpstr (value, ==, "x'; DROP TABLE setting; --");
  g_assert_true (layover_store_set_setting (store, "name", NULL, NULL));
  g_assert_null (layover_store_dup_setting (store, "name", NULL));

  g_assert_finalize_object (store);
}

static gboolean
set_and_fail_func (LayoverStore *store, gpointer data, GError **error)
{
  g_assert_true (layover_store_set_setting (store, "half", "done", error));
  layover_set_error (error, LAYOVER_ERROR_LIBRARY, NULL, "on purpose");

  return FALSE;
}

static void
test_failed_work_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  LayoverStore *store = open_store (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (layover_store_run (store, set_and_fail_func, NULL, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_LIBRARY);
  g_assert_null (layover_store_dup_setting (store, "half", NULL));
  g_assert_true (layover_store_set_setting (store, "whole", "done", NULL));

  g_assert_finalize_object (store);
}

static void
assert_refused (Fixture *fixture, LayoverErrorCode code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (layover_store_open (fixture->folder, &error));
  g_assert_error (error, LAYOVER_ERROR, (int) code);
}

static void
test_newer_database_is_left_alone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version=%d", LAYOVER_STORE_SCHEMA + 1);

  g_assert_finalize_object (open_store (fixture));
  run_sql (fixture, sql);

  assert_refused (fixture, LAYOVER_ERROR_DATABASE_NEWER);
}

static void
test_foreign_database_is_left_alone (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  run_sql (fixture, "PRAGMA application_id=7; PRAGMA user_version=1; CREATE TABLE theirs (a)");

  assert_refused (fixture, LAYOVER_ERROR_DATABASE_FOREIGN);
}

static void
test_additions_to_the_schema_are_damage (Fixture *fixture, gconstpointer data)
{
  static const char *const additions[] = {
    "CREATE TABLE extra (a)",
    "CREATE VIEW extra AS SELECT 1",
    "CREATE TRIGGER extra AFTER INSERT ON setting BEGIN DELETE FROM setting; END",
    "DROP TABLE event",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (additions); i++)
    {
      g_assert_finalize_object (open_store (fixture));
      run_sql (fixture, additions[i]);
      assert_refused (fixture, LAYOVER_ERROR_DATABASE_DAMAGED);
      g_assert_true (layover_file_remove_tree (fixture->folder, NULL));
    }
}

/* Overwrites the pages behind the first with noise. */
static void
damage (Fixture *fixture)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (fixture->database, &text, &length, NULL));
  for (gsize i = 6 * 4096; i < length; i++)
    text[i] = (char) (i * 31);
  g_assert_true (g_file_set_contents (fixture->database, text, (gssize) length, NULL));
}

static guint
count_copies (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, "layover-damaged-") && g_str_has_suffix (name, ".db");

  return n;
}

static void
test_damaged_database_is_copied_aside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  LayoverStore *store = open_store (fixture);
  g_autofree char *value = NULL;

  g_assert_true (layover_store_set_setting (store, "kept", "yes", NULL));
  g_assert_finalize_object (store);
  damage (fixture);

  g_assert_null (layover_store_open (fixture->folder, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_DATABASE_DAMAGED);
  g_assert_true (g_file_test (layover_error_get_file (error), G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  /* Looking a second time does not fill the disk with copies. */
  g_assert_null (layover_store_open (fixture->folder, NULL));
  g_assert_cmpuint (count_copies (fixture), ==, 1);

  aside = layover_store_start_over (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));

  store = open_store (fixture);
  value = layover_store_dup_setting (store, "kept", NULL);
  g_assert_cmpstr (value, ==, "yes");
  g_assert_finalize_object (store);
}

static void
test_two_stores_share_a_folder (Fixture *fixture, gconstpointer data)
{
  LayoverStore *first = open_store (fixture);
  LayoverStore *second = layover_store_open_beside (fixture->folder, NULL);
  g_autofree char *value = NULL;

  g_assert_true (layover_store_set_setting (first, "a", "1", NULL));
  value = layover_store_dup_setting (second, "a", NULL);
  g_assert_cmpstr (value, ==, "1");

  g_assert_finalize_object (second);
  g_assert_finalize_object (first);
}

#define ADD(path, func) g_test_add ("/store/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("files-are-private", test_files_are_private);
  ADD ("settings-last", test_settings_last);
  ADD ("failed-work-leaves-nothing", test_failed_work_leaves_nothing);
  ADD ("newer-database-is-left-alone", test_newer_database_is_left_alone);
  ADD ("foreign-database-is-left-alone", test_foreign_database_is_left_alone);
  ADD ("additions-to-the-schema-are-damage", test_additions_to_the_schema_are_damage);
  ADD ("damaged-database-is-copied-aside", test_damaged_database_is_copied_aside);
  ADD ("two-stores-share-a-folder", test_two_stores_share_a_folder);

  return g_test_run ();
}
