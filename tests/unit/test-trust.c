/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>

#include "layover-container-writer.h"
#include "layover-file.h"
#include "layover-store-trust.h"
#include "layover-trust.h"

#define NOW_S G_GINT64_CONSTANT (1793610000)

typedef struct
{
  char *folder;
  char *enrolments;
  LayoverStore *store;
  LayoverKeyring *keyring;
  LayoverSecretKey *key;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *data_folder = NULL;

  fixture->folder = g_dir_make_tmp ("layover-trust-XXXXXX", NULL);
  fixture->enrolments = g_build_filename (fixture->folder, "enrolments", NULL);
  g_assert_true (layover_file_make_folder (fixture->enrolments, 0755, NULL));
  data_folder = g_build_filename (fixture->folder, "data", NULL);
  fixture->store = layover_store_open (data_folder, NULL);
  fixture->keyring = layover_trust_load (fixture->store, NULL);
  fixture->key = layover_secret_key_generate ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->keyring);
  g_assert_finalize_object (fixture->store);
  layover_secret_key_free (fixture->key);
  layover_file_remove_tree (fixture->folder, NULL);
  g_free (fixture->enrolments);
  g_free (fixture->folder);
}

static GBytes *
make_enrolment (const LayoverSecretKey *key, int version)
{
  g_autoptr (LayoverContainerWriter) writer = layover_container_writer_new ();
  g_autoptr (LayoverStatement) statement = layover_statement_new (LAYOVER_FILE_TYPE_ENROLMENT,
                                                                  "meridian", version, NOW_S, 0);
  g_autofree char *text = layover_public_key_format (layover_secret_key_get_public (key));
  g_autofree char *record = g_strdup_printf ("org=meridian\nname=Meridian\norg-key=%s\n", text);
  g_autoptr (GBytes) bytes = g_bytes_new (record, strlen (record));
  g_autoptr (GError) error = NULL;
  GBytes *enrolment;

  layover_container_writer_add_bytes (writer, LAYOVER_ENROLMENT_NAME, bytes, NULL);
  enrolment = layover_container_writer_write_signed_bytes (writer, statement, key, &error);
  g_assert_no_error (error);

  return enrolment;
}

static void
put_enrolment (Fixture *fixture, const char *name, const LayoverSecretKey *key, int version)
{
  g_autoptr (GBytes) bytes = make_enrolment (key, version);
  g_autofree char *path = g_build_filename (fixture->enrolments, name, NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
}

static int
get_version (LayoverKeyring *keyring)
{
  LayoverEnrolment *enrolment = layover_keyring_find (keyring, "meridian");

  return enrolment != NULL ? layover_enrolment_get_version (enrolment) : 0;
}

static void
start (Fixture *fixture)
{
  layover_trust_add_administrators (fixture->store, fixture->keyring, fixture->enrolments, NOW_S);
}

static void
test_administrator_is_trusted (Fixture *fixture, gconstpointer data)
{
  LayoverKeyring *again;

  put_enrolment (fixture, "meridian.layover", fixture->key, 1);
  start (fixture);
  g_assert_cmpint (get_version (fixture->keyring), ==, 1);

  /* An update later, and the memory of it. */
  put_enrolment (fixture, "meridian.layover", fixture->key, 2);
  start (fixture);
  start (fixture);
  g_assert_cmpint (get_version (fixture->keyring), ==, 2);

  again = layover_trust_load (fixture->store, NULL);
  g_assert_cmpint (get_version (again), ==, 2);
  g_assert_finalize_object (again);
}

/* Nothing that lies there, or does not, keeps anybody from starting. */
static void
test_useless_files_are_passed_over (Fixture *fixture, gconstpointer data)
{
  g_autofree char *broken = g_build_filename (fixture->enrolments, "a.layover", NULL);
  g_autofree char *other = g_build_filename (fixture->enrolments, "README", NULL);

  g_assert_true (g_file_set_contents (broken, "no container", -1, NULL));
  g_assert_true (g_file_set_contents (other, "no container", -1, NULL));
  put_enrolment (fixture, "b.layover", fixture->key, 1);

  start (fixture);
  g_assert_cmpint (get_version (fixture->keyring), ==, 1);

  layover_trust_add_administrators (fixture->store, fixture->keyring, "/nowhere", NOW_S);
  g_assert_cmpint (get_version (fixture->keyring), ==, 1);
}

static void
test_administrator_cannot_replace_a_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverSecretKey) other = layover_secret_key_generate ();

  put_enrolment (fixture, "a.layover", fixture->key, 1);
  put_enrolment (fixture, "b.layover", other, 2);
  start (fixture);
  g_assert_cmpint (get_version (fixture->keyring), ==, 1);
}

/* T51 for trust: bytes that were changed in the database are worth nothing. */
static void
test_changed_row_is_not_trusted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_enrolment (fixture->key, 1);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  LayoverEnrolmentRow row = { .org = (char *) "meridian", .version = 1 };
  LayoverKeyring *again;

  copy[g_bytes_get_size (bytes) / 2] ^= 1;
  row.bytes = g_bytes_new (copy, g_bytes_get_size (bytes));
  g_assert_true (layover_store_add_enrolment (fixture->store, &row, NULL));
  g_bytes_unref (row.bytes);

  again = layover_trust_load (fixture->store, NULL);
  g_assert_nonnull (again);
  g_assert_cmpint (get_version (again), ==, 0);
  g_assert_finalize_object (again);
}

#define ADD(path, func) g_test_add ("/trust/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("administrator-is-trusted", test_administrator_is_trusted);
  ADD ("useless-files-are-passed-over", test_useless_files_are_passed_over);
  ADD ("administrator-cannot-replace-a-key", test_administrator_cannot_replace_a_key);
  ADD ("changed-row-is-not-trusted", test_changed_row_is_not_trusted);

  return g_test_run ();
}
