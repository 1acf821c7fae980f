/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-container-writer.h"
#include "layover-container.h"
#include "layover-error.h"
#include "layover-file.h"

typedef struct
{
  char *folder;
  char *path;
  LayoverSecretKey *key;
  LayoverContainerWriter *writer;
} Fixture;

static void
add (LayoverContainerWriter *writer, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_true (layover_container_writer_add_bytes (writer, name, bytes, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("layover-container-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "bundle.layover", NULL);
  fixture->key = layover_secret_key_generate ();
  fixture->writer = layover_container_writer_new ();
  add (fixture->writer, "pages/welcome.md", "# Welcome\n");
  add (fixture->writer, "bundle.rec", "title=Reference\n");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->writer);
  layover_secret_key_free (fixture->key);
  g_assert_true (layover_file_remove_tree (fixture->folder, NULL));
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
test_what_is_written_can_be_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverStatement)
      statement = layover_statement_new (LAYOVER_FILE_TYPE_BUNDLE, "sal-101", 3, 1700000000, 0);
  g_autoptr (LayoverContainer) container = NULL;
  g_autoptr (GBytes) page = NULL;
  g_autoptr (GError) error = NULL;
  guint index = 99;

  g_assert_true (layover_container_writer_write (fixture->writer, fixture->path, statement,
                                                 fixture->key, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (layover_container_writer_write (fixture->writer, fixture->path, statement,
                                                  fixture->key, FALSE, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_EXISTS);
  g_clear_error (&error);

  container = layover_container_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (layover_container_get_n_entries (container), ==, 2);
  g_assert_cmpstr (layover_container_get_entry_name (container, 0), ==, "bundle.rec");
  g_assert_true (layover_container_find (container, "pages/welcome.md", &index));
  g_assert_cmpuint (index, ==, 1);
  g_assert_cmpint (layover_container_get_statement (container)->version, ==, 3);

  g_assert_true (
      layover_container_verify (container, layover_secret_key_get_public (fixture->key), &error));
  g_assert_no_error (error);
  g_assert_true (layover_container_verify_entries (container, NULL, NULL, NULL, &error));
  g_assert_no_error (error);

  page = layover_container_read (container, "pages/welcome.md", 100, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (page, NULL), g_bytes_get_size (page), "# Welcome\n", 10);

  g_clear_pointer (&page, g_bytes_unref);
  page = layover_container_read (container, "pages/welcome.md", 9, &error);
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_ENTRY_TOO_LARGE);
  g_assert_null (page);
}

static void
test_the_same_input_makes_the_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverStatement) statement = layover_statement_new (
      LAYOVER_FILE_TYPE_BUNDLE, "sal-101", 3, 1700000000, 1800000000);
  g_autoptr (LayoverContainerWriter) other = layover_container_writer_new ();
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  add (other, "bundle.rec", "title=Reference\n");
  add (other, "pages/welcome.md", "# Welcome\n");
  first = layover_container_writer_write_signed_bytes (fixture->writer, statement, fixture->key,
                                                       NULL);
  second = layover_container_writer_write_signed_bytes (other, statement, fixture->key, NULL);
  g_assert_true (g_bytes_equal (first, second));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/container/what-is-written-can-be-read", Fixture, NULL, set_up,
              test_what_is_written_can_be_read, tear_down);
  g_test_add ("/container/the-same-input-makes-the-same-bytes", Fixture, NULL, set_up,
              test_the_same_input_makes_the_same_bytes, tear_down);
  return g_test_run ();
}
