/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <glib/gstdio.h>

#include "layover-error.h"
#include "layover-file.h"
#include "layover-store-attempts.h"
#include "layover-store-bundles.h"
#include "layover-store-trust.h"

typedef struct
{
  char *folder;
  LayoverStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("layover-bundles-XXXXXX", NULL);
  fixture->store = layover_store_open (fixture->folder, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  layover_file_remove_tree (fixture->folder, NULL);
  g_free (fixture->folder);
}

static char *
make_digest (const char *seed)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);
}

static char *
put_object (LayoverStore *store, const char *text)
{
  g_autofree char *digest = make_digest (text);
  g_autofree char *path = layover_store_dup_object_path (store, digest);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_true (layover_file_make_folder (folder, 0700, NULL));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return g_steal_pointer (&digest);
}

static gboolean
has_file (LayoverStore *store, const char *text)
{
  g_autofree char *digest = make_digest (text);
  g_autofree char *path = layover_store_dup_object_path (store, digest);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A bundle of two entries: one that every version shares, and one of its own. */
static LayoverBundleRow *
install (LayoverStore *store, const char *id, int version)
{
  g_autoptr (GPtrArray)
      entries = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_entry_row_free);
  g_autoptr (LayoverBundleRow) bundle = g_new0 (LayoverBundleRow, 1);
  g_autofree char *own = g_strdup_printf ("%s %d", id, version);
  g_autofree char *shared_digest = put_object (store, "film");
  g_autofree char *own_digest = put_object (store, own);
  g_autoptr (GError) error = NULL;

  bundle->org = g_strdup ("meridian");
  bundle->id = g_strdup (id);
  bundle->version = version;
  bundle->digest = make_digest (own);
  bundle->key = g_strdup ("key");
  bundle->title = g_strdup ("title");
  bundle->language = g_strdup ("en");

  g_ptr_array_add (entries, layover_entry_row_new ("course.xml", own_digest, strlen (own)));
  g_ptr_array_add (entries, layover_entry_row_new ("media/film.webm", shared_digest, 4));
  layover_store_install_bundle (store, bundle, entries, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&bundle);
}

static void
test_objects_are_shared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverBundleRow) first = install (fixture->store, "sal-101", 1);
  g_autoptr (LayoverBundleRow) other = install (fixture->store, "ae-101", 1);
  g_autofree char *film = make_digest ("film");

  g_assert_true (layover_store_has_object (fixture->store, film, 4));
  g_assert_false (layover_store_has_object (fixture->store, film, 5));

  g_assert_true (layover_store_remove_bundle (fixture->store, first->row, NULL));
  g_assert_true (layover_store_remove_unused (fixture->store, NULL));
  g_assert_false (has_file (fixture->store, "sal-101 1"));
  g_assert_true (has_file (fixture->store, "film"));

  g_assert_true (layover_store_remove_bundle (fixture->store, other->row, NULL));
  g_assert_true (layover_store_remove_unused (fixture->store, NULL));
  g_assert_false (has_file (fixture->store, "film"));
  g_assert_false (layover_store_has_object (fixture->store, film, 4));
}

static void
test_new_version_replaces_the_old (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverBundleRow) first = install (fixture->store, "sal-101", 1);
  g_autoptr (LayoverBundleRow) second = install (fixture->store, "sal-101", 2);
  g_autoptr (GPtrArray) bundles = layover_store_list_bundles (fixture->store, NULL);
  const LayoverBundleRow *current = g_ptr_array_index (bundles, 0);

  g_assert_cmpuint (bundles->len, ==, 1);
  g_assert_cmpint (current->version, ==, 2);
  g_assert_cmpint (current->row, ==, second->row);

  g_assert_true (layover_store_remove_unused (fixture->store, NULL));
  g_assert_false (has_file (fixture->store, "sal-101 1"));
  g_assert_true (has_file (fixture->store, "sal-101 2"));
  g_assert_null (layover_store_find_bundle (fixture->store, first->digest, NULL));
}

static void
start_attempt (LayoverStore *store, const char *id, const char *bundle)
{
  LayoverEventRow start = { 0, "{}", "00" };
  LayoverAttemptRow row = {
    .id = (char *) id,
    .org = (char *) "meridian",
    .course = (char *) "sal-101",
    .exam = (char *) "written",
    .title = (char *) "Written",
    .bundle = (char *) bundle,
    .paper = (char *) "",
    .device = (char *) "",
    .learner = (char *) "",
    .name = (char *) "",
    .boot_id = (char *) "boot",
    .head = (char *) "00",
  };
  g_autoptr (GError) error = NULL;

  layover_store_create_attempt (store, &row, &start, &error);
  g_assert_no_error (error);
}

static void
test_open_attempt_keeps_its_paper (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverBundleRow) first = install (fixture->store, "sal-101", 1);
  g_autoptr (LayoverBundleRow) second = NULL;
  g_autoptr (LayoverBundleRow) kept = NULL;

  start_attempt (fixture->store, "a1", first->digest);
  second = install (fixture->store, "sal-101", 2);
  g_assert_true (layover_store_remove_unused (fixture->store, NULL));

  kept = layover_store_find_bundle (fixture->store, first->digest, NULL);
  g_assert_nonnull (kept);
  g_assert_false (kept->is_current);
  g_assert_true (has_file (fixture->store, "sal-101 1"));
}

static void
test_sweep_removes_leftovers_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverBundleRow) bundle = install (fixture->store, "sal-101", 1);
  g_autofree char *orphan = put_object (fixture->store, "orphan");
  g_autofree char *staging = layover_store_dup_staging_path (fixture->store);
  g_autofree char *half = g_build_filename (staging, "import-1", NULL);
  g_autofree char *file = g_build_filename (half, "0", NULL);
  g_autofree char *kept = layover_store_dup_object_path (fixture->store, orphan);

  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));

  g_assert_cmpint (g_mkdir (half, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "half", -1, NULL));

  g_assert_true (layover_store_sweep (fixture->store, NULL));

  g_assert_false (has_file (fixture->store, "orphan"));
  g_assert_false (g_file_test (half, G_FILE_TEST_EXISTS));
  g_assert_true (has_file (fixture->store, "sal-101 1"));
  g_assert_true (has_file (fixture->store, "film"));
  g_assert_true (bundle->is_current);
}

static void
test_sweep_waits_for_an_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *orphan = put_object (fixture->store, "orphan");
  LayoverStore *other = layover_store_open_beside (fixture->folder, NULL);
  int lock = layover_store_try_lock_objects (other, NULL);

  g_assert_cmpint (lock, >=, 0);
  g_assert_false (layover_store_has_object (fixture->store, orphan, strlen ("orphan")));
  g_assert_cmpint (layover_store_try_lock_objects (fixture->store, NULL), ==, -1);
  g_assert_true (layover_store_sweep (fixture->store, NULL));
  g_assert_true (has_file (fixture->store, "orphan"));

  layover_store_unlock_objects (lock);
  g_assert_true (layover_store_sweep (fixture->store, NULL));
  g_assert_false (has_file (fixture->store, "orphan"));
  g_assert_finalize_object (other);
}

static void
test_highest_version_is_remembered (Fixture *fixture, gconstpointer data)
{
  LayoverHighestRow seven = { 7, (char *) "seven", 2 };
  LayoverHighestRow reset = { 5, (char *) "five", 3 };
  g_autoptr (LayoverHighestRow) none = NULL;
  g_autoptr (LayoverHighestRow) first = NULL;
  g_autoptr (LayoverHighestRow) second = NULL;

  none = layover_store_dup_highest (fixture->store, "meridian", "sal-101", NULL);
  g_assert_cmpint (none->version, ==, 0);
  g_assert_null (none->digest);

  g_assert_true (layover_store_set_highest (fixture->store, "meridian", "sal-101", &seven, NULL));
  first = layover_store_dup_highest (fixture->store, "meridian", "sal-101", NULL);
  g_assert_cmpint (first->version, ==, 7);
  g_assert_cmpstr (first->digest, ==, "seven");

  g_assert_true (layover_store_set_highest (fixture->store, "meridian", "sal-101", &reset, NULL));
  second = layover_store_dup_highest (fixture->store, "meridian", "sal-101", NULL);
  g_assert_cmpint (second->version, ==, 5);
  g_assert_cmpint (second->enrolment_version, ==, 3);
}

static void
test_largest_created_never_falls (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (layover_store_get_largest_created (fixture->store), ==, 0);
  g_assert_true (layover_store_see_created (fixture->store, 2000000000, NULL));
  g_assert_true (layover_store_see_created (fixture->store, 999999999, NULL));
  g_assert_cmpint (layover_store_get_largest_created (fixture->store), ==, 2000000000);
}

#define ADD(path, func) g_test_add ("/store-bundles/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("objects-are-shared", test_objects_are_shared);
  ADD ("new-version-replaces-the-old", test_new_version_replaces_the_old);
  ADD ("open-attempt-keeps-its-paper", test_open_attempt_keeps_its_paper);
  ADD ("sweep-removes-leftovers-only", test_sweep_removes_leftovers_only);
  ADD ("sweep-waits-for-an-import", test_sweep_waits_for_an_import);
  ADD ("highest-version-is-remembered", test_highest_version_is_remembered);
  ADD ("largest-created-never-falls", test_largest_created_never_falls);

  return g_test_run ();
}
