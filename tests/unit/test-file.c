/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "layover-error.h"
#include "layover-file.h"

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("layover-file-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_create_never_overwrites (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "result.layover", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (layover_file_create (path, "first", 5, 0600, &error));
  g_assert_no_error (error);
  g_assert_false (layover_file_create (path, "second", 6, 0600, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_EXISTS);
  g_clear_error (&error);

  bytes = layover_file_read (path, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "first", 5);
  g_assert_cmpuint (count_files (folder), ==, 1);

  g_assert_true (layover_file_remove_tree (folder, &error));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_replace_is_private_and_whole (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "key", NULL);
  g_autoptr (GError) error = NULL;
  struct stat info;
  mode_t before = umask (0);

  g_assert_true (layover_file_replace (path, "a", 1, 0600, &error));
  g_assert_true (layover_file_replace (path, "bc", 2, 0600, &error));
  umask (before);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (info.st_size, ==, 2);
  g_assert_cmpuint (count_files (folder), ==, 1);

  g_assert_true (layover_file_remove_tree (folder, &error));
}

static void
test_write_into_nowhere_is_a_local_fault (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (layover_file_replace ("/nonexistent/x", "a", 1, 0600, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_NOT_FOUND);
  g_assert_cmpstr (layover_error_get_file (error), ==, "/nonexistent/x");
}

static void
test_device_is_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  bytes = layover_file_read ("/dev/zero", 100, &error);
  g_assert_null (bytes);
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_IO);
}

static void
test_read_stops_at_the_limit (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "f", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (layover_file_create (path, "12345", 5, 0600, &error));
  bytes = layover_file_read (path, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 5);

  g_assert_null (layover_file_read (path, 4, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_TOO_LARGE);

  layover_file_remove_tree (folder, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file/create-never-overwrites", test_create_never_overwrites);
  g_test_add_func ("/file/replace-is-private-and-whole", test_replace_is_private_and_whole);
  g_test_add_func ("/file/nowhere-is-a-local-fault", test_write_into_nowhere_is_a_local_fault);
  g_test_add_func ("/file/device-is-refused", test_device_is_refused);
  g_test_add_func ("/file/read-stops-at-the-limit", test_read_stops_at_the_limit);

  return g_test_run ();
}
