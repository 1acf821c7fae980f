/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

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

static LayoverStatement *
new_statement (void)
{
  return layover_statement_new (LAYOVER_FILE_TYPE_BUNDLE, "sal-101", 3, 1700000000, 0);
}

static LayoverContainer *
write_and_open (Fixture *fixture)
{
  g_autoptr (LayoverStatement) statement = new_statement ();
  g_autoptr (GError) error = NULL;
  LayoverContainer *container;

  layover_container_writer_write (fixture->writer, fixture->path, statement, fixture->key, TRUE,
                                  &error);
  g_assert_no_error (error);
  container = layover_container_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  return container;
}

static void
refuse_name (Fixture *fixture, const char *name, LayoverErrorCode code)
{
  g_autoptr (GBytes) bytes = g_bytes_new ("x", 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (layover_container_writer_add_bytes (fixture->writer, name, bytes, &error));
  g_assert_error (error, LAYOVER_ERROR, (int) code);
  g_clear_error (&error);
  g_assert_false (layover_container_writer_add_file (fixture->writer, name, "/dev/null", &error));
  g_assert_error (error, LAYOVER_ERROR, (int) code);
}

static void
test_writer_refuses_names (Fixture *fixture, gconstpointer data)
{
  refuse_name (fixture, "bundle.rec", LAYOVER_ERROR_NOT_ASCENDING);
  refuse_name (fixture, "Bundle.rec", LAYOVER_ERROR_NAME_CASE);
  refuse_name (fixture, "pages", LAYOVER_ERROR_NAME_FOLDER);
  refuse_name (fixture, "bundle.rec/more", LAYOVER_ERROR_NAME_FOLDER);
  refuse_name (fixture, "../bundle.rec", LAYOVER_ERROR_NAME_SEGMENT);
  refuse_name (fixture, "a b", LAYOVER_ERROR_NAME_CHARACTER);
  refuse_name (fixture, "META-INF/SHA256SUMS", LAYOVER_ERROR_META_INF);
  refuse_name (fixture, "meta-inf/more", LAYOVER_ERROR_META_INF);
  refuse_name (fixture, "META-INF", LAYOVER_ERROR_META_INF);

  /* What was refused has left nothing behind. */
  g_clear_object (&fixture->writer);
  fixture->writer = layover_container_writer_new ();
  refuse_name (fixture, "a/../b", LAYOVER_ERROR_NAME_SEGMENT);
  add (fixture->writer, "a", "x");
}

static void
refuse_write (Fixture *fixture, const char *path, LayoverErrorCode code)
{
  g_autoptr (LayoverStatement) statement = new_statement ();
  g_autoptr (GError) error = NULL;

  g_assert_false (layover_container_writer_write (fixture->writer, path, statement, fixture->key,
                                                  TRUE, &error));
  g_assert_error (error, LAYOVER_ERROR, (int) code);
  g_assert_nonnull (layover_error_get_file (error));
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
test_writer_refuses_sources (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);
  g_autofree char *link_path = g_build_filename (fixture->folder, "link", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", "a.layover", NULL);

  refuse_write (fixture, nowhere, LAYOVER_ERROR_NOT_FOUND);

  g_assert_true (layover_container_writer_add_file (fixture->writer, "z", link_path, NULL));
  g_assert_cmpint (symlink ("/etc/hostname", link_path), ==, 0);
  refuse_write (fixture, fixture->path, LAYOVER_ERROR_NOT_REGULAR);

  g_clear_object (&fixture->writer);
  fixture->writer = layover_container_writer_new ();
  refuse_write (fixture, fixture->path, LAYOVER_ERROR_LIST_EMPTY);
  g_assert_true (layover_container_writer_add_file (fixture->writer, "z", missing, NULL));
  refuse_write (fixture, fixture->path, LAYOVER_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_writer_refuses_too_many (Fixture *fixture, gconstpointer data)
{
  g_autofree char *tail = g_strnfill (90, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new ("x", 1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 19996; i++)
    {
      g_autofree char *name = g_strdup_printf ("%05u%s/%s", i, tail, tail);

      g_assert_true (layover_container_writer_add_bytes (fixture->writer, name, bytes, NULL));
    }

  g_assert_false (layover_container_writer_add_bytes (fixture->writer, "more", bytes, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_TOO_MANY_ENTRIES);
  refuse_write (fixture, fixture->path, LAYOVER_ERROR_LIST_TOO_LARGE);
}

/* A limit on the size of files stands for a disk that is full; the half-written file is gone afterwards. */
static void
test_writer_leaves_nothing_behind (Fixture *fixture, gconstpointer data)
{
  struct rlimit former;
  struct rlimit small;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &former), ==, 0);
  small = former;
  small.rlim_cur = 300;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  refuse_write (fixture, fixture->path, LAYOVER_ERROR_IO);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &former), ==, 0);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_files_are_packed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = g_build_filename (fixture->folder, "source", NULL);
  g_autoptr (LayoverContainer) container = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (source, "from a file", -1, NULL));
  g_assert_true (layover_container_writer_add_file (fixture->writer, "media/a", source, NULL));
  container = write_and_open (fixture);
  bytes = layover_container_read (container, "media/a", 100, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "from a file", 11);
}

static void
test_inner (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = layover_container_writer_write_inner (fixture->writer, &error);
  g_autoptr (LayoverContainer) container = NULL;
  g_autoptr (GBytes) record = NULL;

  g_assert_no_error (error);
  container = layover_container_new_from_bytes (bytes, "inner", FALSE, &error);
  g_assert_no_error (error);
  g_assert_false (layover_container_is_signed (container));
  g_assert_null (layover_container_get_statement (container));
  g_assert_null (layover_container_get_key_id (container));
  g_assert_null (layover_container_get_digest (container));
  g_assert_null (layover_container_get_entry_digest (container, 0));
  g_assert_cmpuint (layover_container_get_n_entries (container), ==, 2);
  g_assert_true (layover_container_verify_entries (container, NULL, NULL, NULL, NULL));
  record = layover_container_read (container, "bundle.rec", 100, &error);
  g_assert_no_error (error);

  g_assert_null (layover_container_new_from_bytes (bytes, "inner", TRUE, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_NOT_SIGNED);
}

static void
test_signed_is_no_inner (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainer) container = write_and_open (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (layover_container_is_signed (container));
  g_assert_null (layover_container_open (fixture->path, FALSE, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_META_INF);
}

static void
test_what_it_says_about_itself (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainer) container = write_and_open (fixture);
  g_autoptr (GBytes) all = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  g_assert_cmpstr (layover_container_get_name (container), ==, fixture->path);
  g_assert_cmpuint (layover_container_get_size_bytes (container), ==, size);
  g_assert_cmpuint (layover_container_get_entry_size (container, 1), ==, 10);
  g_assert_cmpuint (strlen (layover_container_get_digest (container)), ==, 64);
  g_assert_cmpmem (layover_container_get_key_id (container), 8,
                   layover_secret_key_get_public (fixture->key)->key_id, 8);

  all = layover_container_dup_bytes (container, size, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (all, NULL), g_bytes_get_size (all), contents, size);
  g_assert_null (layover_container_dup_bytes (container, size - 1, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_TOO_LARGE);
  g_clear_error (&error);

  g_assert_null (layover_container_read (container, "META-INF/SHA256SUMS", 1000, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_NO_ENTRY);
  g_assert_cmpstr (layover_error_get_entry (error), ==, "META-INF/SHA256SUMS");
}

static void
progress_cb (guint64 bytes_done, gpointer data)
{
  guint64 *last = data;

  g_assert_cmpuint (bytes_done, >, *last);
  *last = bytes_done;
}

static void
cancel_cb (guint64 bytes_done, gpointer data)
{
  g_cancellable_cancel (data);
}

/* A bundle of one entry of 3 MiB and a bit. */
static LayoverContainer *
write_large (Fixture *fixture)
{
  g_autofree char *text = g_strnfill (3 * 1024 * 1024 + 5, 'v');

  add (fixture->writer, "media/video", text);
  return write_and_open (fixture);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainer) container = write_large (fixture);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  guint64 done = 0;
  gsize size = 0;
  int fd = g_open (copy, O_WRONLY | O_CREAT, 0600);

  g_assert_true (layover_container_copy_entry (container, 1, fd, progress_cb, &done, NULL, &error));
  g_assert_no_error (error);
  g_close (fd, NULL);
  g_assert_cmpuint (done, ==, 3 * 1024 * 1024 + 5);
  g_assert_true (g_file_get_contents (copy, &text, &size, NULL));
  g_assert_cmpuint (size, ==, done);

  done = 0;
  g_assert_true (layover_container_verify_entries (container, progress_cb, &done, NULL, &error));
  g_assert_cmpuint (done, ==, 3 * 1024 * 1024 + 5 + 10 + 16);
}

static void
test_copy_can_be_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainer) container = write_large (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  int fd = g_open ("/dev/null", O_WRONLY, 0);

  g_assert_false (
      layover_container_copy_entry (container, 1, fd, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_close (fd, NULL);
}

/* A full disk is this computer's fault and says nothing about the file. */
static void
test_copy_onto_a_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainer) container = write_and_open (fixture);
  g_autoptr (GError) error = NULL;
  int fd = g_open ("/dev/full", O_WRONLY, 0);

  if (fd < 0)
    {
      g_test_skip ("/dev/full is not here");
      return;
    }

  g_assert_false (layover_container_copy_entry (container, 0, fd, NULL, NULL, NULL, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_NO_SPACE);
  g_assert_true (layover_error_is_local_fault (error));
  g_close (fd, NULL);
}

static void
test_missing_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (layover_container_open (fixture->path, TRUE, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_NOT_FOUND);
  g_assert_cmpstr (layover_error_get_file (error), ==, fixture->path);
  g_assert_true (layover_error_is_local_fault (error));
}

static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int fd = g_open (fixture->path, O_WRONLY | O_CREAT, 0600);

  if (ftruncate (fd, (off_t) 4294967295) != 0)
    {
      g_close (fd, NULL);
      g_test_skip ("this file system has no files of 4 GiB");
      return;
    }

  g_close (fd, NULL);
  g_assert_null (layover_container_open (fixture->path, TRUE, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_TOO_LARGE);
}

static void
test_other_files (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "%PDF-1.7 and more than twenty-two bytes of it", "PK",
                                       "<html></html>", "PK\003\004" };
  static const int codes[] = { LAYOVER_ERROR_NOT_CONTAINER, LAYOVER_ERROR_INCOMPLETE,
                               LAYOVER_ERROR_NOT_CONTAINER, LAYOVER_ERROR_INCOMPLETE };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (fixture->path, texts[i], -1, NULL));
      g_assert_null (layover_container_open (fixture->path, TRUE, &error));
      g_assert_error (error, LAYOVER_ERROR, codes[i]);
    }
}

/* None of these is waited for, followed or read. */
static void
test_special_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pipe_path = g_build_filename (fixture->folder, "pipe", NULL);
  g_autofree char *link_path = g_build_filename (fixture->folder, "link", NULL);
  g_autofree char *socket_path = g_build_filename (fixture->folder, "socket", NULL);
  const char *const paths[] = { pipe_path, link_path, socket_path, fixture->folder, "/dev/null" };

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_cmpint (symlink ("/dev/null", link_path), ==, 0);
  g_assert_cmpint (mknod (socket_path, S_IFSOCK | 0600, 0), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (layover_container_open (paths[i], TRUE, &error));
      g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_NOT_REGULAR);
      g_assert_cmpstr (layover_error_get_file (error), ==, paths[i]);
    }
}

static char *
dup_reference_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", "container", name, NULL);
}

/*
 * tests/data/container/reference.layover was written once and is compared byte by byte: what makes this test fail is
 * a change of the format, which everybody's files are in. LAYOVER_WRITE_REFERENCE=1 writes it anew.
 */
static void
test_reference (void)
{
  g_autofree char *key_path = dup_reference_path ("reference.key");
  g_autofree char *public_path = dup_reference_path ("reference.pub");
  g_autofree char *path = dup_reference_path ("reference.layover");
  g_autoptr (LayoverStatement) statement = layover_statement_new (
      LAYOVER_FILE_TYPE_BUNDLE, "reference", 1, 1767323045, 1798859045);
  g_autoptr (LayoverContainerWriter) writer = layover_container_writer_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverSecretKey) key = layover_secret_key_load (key_path, NULL, &error);
  g_autoptr (LayoverPublicKey) public_key = NULL;
  g_autoptr (LayoverContainer) container = NULL;
  g_autoptr (GBytes) expected = NULL;
  g_autoptr (GBytes) written = NULL;

  g_assert_no_error (error);
  add (writer, "bundle.rec", "title=Reference\nlanguage=en\norg=reference\n");
  add (writer, "media/empty", "");
  add (writer, "pages/Page_1.md", "# A page\n");
  add (writer, "pages/a/b/c/d/e/f.md", "# A page far down\n");
  written = layover_container_writer_write_signed_bytes (writer, statement, key, &error);
  g_assert_no_error (error);
  if (g_getenv ("LAYOVER_WRITE_REFERENCE") != NULL)
    layover_container_writer_write (writer, path, statement, key, TRUE, NULL);

  expected = layover_file_read (path, 100000, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (written, expected));

  public_key = layover_public_key_load (public_path, &error);
  g_assert_no_error (error);
  container = layover_container_open (path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (layover_container_verify (container, public_key, &error));
  g_assert_true (layover_container_verify_entries (container, NULL, NULL, NULL, &error));
}

/* T64 */
static void
test_umask_does_not_matter (Fixture *fixture, gconstpointer data)
{
  mode_t former = umask (0);
  g_autoptr (LayoverContainer) container = write_and_open (fixture);
  struct stat info;

  umask (former);
  g_assert_nonnull (container);
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0644);
}

/* T64: small letters, digits and dates follow the locale in many functions; in ours they must not. */
static void
test_locale_does_not_matter (Fixture *fixture, gconstpointer data)
{
  static const char *const locales[] = { "C", "C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8", "fa_IR" };
  g_autoptr (LayoverStatement) statement = new_statement ();
  g_autoptr (GBytes) expected = NULL;

  add (fixture->writer, "INDEX.md", "I");
  expected = layover_container_writer_write_signed_bytes (fixture->writer, statement, fixture->key,
                                                          NULL);
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autoptr (LayoverContainer) container = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      if (setlocale (LC_ALL, locales[i]) == NULL)
        {
          g_test_message ("%s is not installed", locales[i]);
          continue;
        }

      g_setenv ("TZ", i % 2 == 0 ? "Asia/Tehran" : "America/New_York", TRUE);
      bytes = layover_container_writer_write_signed_bytes (fixture->writer, statement, fixture->key,
                                                           &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (bytes, expected));
      container = layover_container_new_from_bytes (bytes, NULL, TRUE, &error);
      g_assert_no_error (error);
      g_assert_cmpint (layover_container_get_statement (container)->created_s, ==, 1700000000);
    }

  setlocale (LC_ALL, "C");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/container/what-is-written-can-be-read", test_what_is_written_can_be_read);
  ADD ("/container/the-same-input-makes-the-same-bytes", test_the_same_input_makes_the_same_bytes);
  g_test_add_func ("/container/the-reference-is-byte-for-byte-the-same", test_reference);
  ADD ("/container/files-are-packed", test_files_are_packed);
  ADD ("/container/inner", test_inner);
  ADD ("/container/signed-is-no-inner", test_signed_is_no_inner);
  ADD ("/container/what-it-says-about-itself", test_what_it_says_about_itself);
  ADD ("/container/copy", test_copy);
  ADD ("/container/copy-can-be-cancelled", test_copy_can_be_cancelled);
  ADD ("/container/copy-onto-a-full-disk", test_copy_onto_a_full_disk);
  ADD ("/container/missing-file", test_missing_file);
  ADD ("/container/too-large", test_too_large);
  ADD ("/container/other-files", test_other_files);
  ADD ("/container/special-files-are-refused", test_special_files);
  ADD ("/container/T64-umask-does-not-matter", test_umask_does_not_matter);
  ADD ("/container/T64-locale-does-not-matter", test_locale_does_not_matter);
  ADD ("/container-writer/refuses-names", test_writer_refuses_names);
  ADD ("/container-writer/refuses-sources", test_writer_refuses_sources);
  ADD ("/container-writer/refuses-too-many", test_writer_refuses_too_many);
  ADD ("/container-writer/leaves-nothing-behind", test_writer_leaves_nothing_behind);
  return g_test_run ();
}
