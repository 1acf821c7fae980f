/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "crafted-zip.h"
#include "layover-container-writer.h"
#include "layover-container.h"
#include "layover-error.h"
#include "layover-file.h"

/* T13, T14 and their kin: whatever is changed in a good file, it is refused. */

typedef struct
{
  LayoverSecretKey *key;
  GBytes *bytes;
} Fixture;

static void
add (LayoverContainerWriter *writer, const char *name, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  layover_container_writer_add_bytes (writer, name, bytes, &error);
  g_assert_no_error (error);
}

/* A bundle that has another container in it, whose headers must not be taken for its own. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverStatement) statement = layover_statement_new (
      LAYOVER_FILE_TYPE_BUNDLE, "sal-101", 3, 1700000000, 1800000000);
  g_autoptr (LayoverContainerWriter) inner = layover_container_writer_new ();
  g_autoptr (LayoverContainerWriter) writer = layover_container_writer_new ();
  g_autoptr (GBytes) record = crafted_text ("title=Reference\nlanguage=en\n");
  g_autoptr (GBytes) page = crafted_text ("# Welcome\n\nText.\n");
  g_autoptr (GBytes) empty = crafted_text ("");
  g_autoptr (GBytes) nested = NULL;
  g_autoptr (GError) error = NULL;

  fixture->key = layover_secret_key_generate ();
  add (inner, "enrolment.rec", record);
  nested = layover_container_writer_write_signed_bytes (inner, statement, fixture->key, &error);
  g_assert_no_error (error);

  add (writer, "bundle.rec", record);
  add (writer, "empty", empty);
  add (writer, "enrolment.layover", nested);
  add (writer, "pages/welcome.md", page);
  fixture->bytes = layover_container_writer_write_signed_bytes (writer, statement, fixture->key,
                                                                &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  layover_secret_key_free (fixture->key);
  g_bytes_unref (fixture->bytes);
}

static gboolean
is_accepted (Fixture *fixture, const guint8 *data, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (LayoverContainer)
      container = layover_container_new_from_bytes (bytes, NULL, TRUE, error);

  return container != NULL
         && layover_container_verify (container, layover_secret_key_get_public (fixture->key),
                                      error)
         && layover_container_verify_entries (container, NULL, NULL, NULL, error);
}

/* Everything, but under a sanitizer, which is thirty times as slow, a seventh of it: 7 meets every bit of a byte. */
static gsize
get_step (void)
{
  return g_getenv ("LAYOVER_SANITIZED") != NULL ? 7 : 1;
}

static void
test_good (Fixture *fixture, gconstpointer data)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (fixture->bytes, &size);
  g_autoptr (GError) error = NULL;

  g_assert_true (is_accepted (fixture, bytes, size, &error));
  g_assert_no_error (error);
}

static void
test_truncations (Fixture *fixture, gconstpointer data)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (fixture->bytes, &size);

  for (gsize cut = 0; cut < size; cut++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (is_accepted (fixture, bytes, cut, &error));
      g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_INCOMPLETE);
    }
}

static void
test_bit_flips (Fixture *fixture, gconstpointer data)
{
  gsize size = g_bytes_get_size (fixture->bytes);
  g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (fixture->bytes, NULL), size);

  for (gsize bit = 0; bit < 8 * size; bit += get_step ())
    {
      g_autoptr (GError) error = NULL;

      bytes[bit / 8] ^= (guint8) (1 << bit % 8);
      g_assert_false (is_accepted (fixture, bytes, size, &error));
      g_assert_true (error->domain == LAYOVER_ERROR && !layover_error_is_local_fault (error));
      bytes[bit / 8] ^= (guint8) (1 << bit % 8);
    }
}

static guint32
get32 (const guint8 *p)
{
  return p[0] | (guint32) p[1] << 8 | (guint32) p[2] << 16 | (guint32) p[3] << 24;
}

static void
put32 (guint8 *p, guint32 value)
{
  for (int i = 0; i < 4; i++)
    p[i] = (guint8) (value >> 8 * i);
}

/* Makes both CRC fields of the entry right again, whose central header is at @central. */
static void
repair_crc (guint8 *bytes, const guint8 *central, guint8 *central_crc)
{
  guint32 local = get32 (central + 42);
  guint32 size = get32 (central + 24);
  gsize data = (gsize) local + 30 + (central[28] | (gsize) central[29] << 8);
  g_autoptr (GBytes) content = g_bytes_new_static (bytes + data, size);
  guint32 crc = crafted_crc32 (content);

  put32 (bytes + local + 14, crc);
  put32 (central_crc, crc);
}

static void
flip_every_bit_of_entry (Fixture *fixture, guint8 *bytes, gsize size, guint8 *central)
{
  gsize data = (gsize) get32 (central + 42) + 30 + (central[28] | (gsize) central[29] << 8);
  gsize length = get32 (central + 24);

  for (gsize bit = 8 * data; bit < 8 * (data + length); bit += get_step ())
    {
      bytes[bit / 8] ^= (guint8) (1 << bit % 8);
      repair_crc (bytes, central, central + 16);
      g_assert_false (is_accepted (fixture, bytes, size, NULL));
      bytes[bit / 8] ^= (guint8) (1 << bit % 8);
    }

  repair_crc (bytes, central, central + 16);
}

static void
test_bit_flips_with_crc_repaired (Fixture *fixture, gconstpointer data)
{
  gsize size = g_bytes_get_size (fixture->bytes);
  g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (fixture->bytes, NULL), size);
  guint8 *central = bytes + get32 (bytes + size - 6);
  guint n_entries = 0;

  for (; get32 (central) == 0x02014B50; n_entries++)
    {
      flip_every_bit_of_entry (fixture, bytes, size, central);
      central += 46 + (central[28] | (gsize) central[29] << 8);
    }

  g_assert_cmpuint (n_entries, ==, 6);
  g_assert_true (is_accepted (fixture, bytes, size, NULL));
}

static void
test_insertions (Fixture *fixture, gconstpointer data)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (fixture->bytes, &size);
  g_autofree guint8 *longer = g_malloc (size + 1);

  for (gsize i = 0; i <= size; i += get_step ())
    {
      guint8 values[] = { 0, 0xFF, i < size ? bytes[i] : '\n', i > 0 ? bytes[i - 1] : 'P' };

      memcpy (longer, bytes, i);
      memcpy (longer + i + 1, bytes + i, size - i);
      for (guint j = 0; j < G_N_ELEMENTS (values); j++)
        {
          longer[i] = values[j];
          g_assert_false (is_accepted (fixture, longer, size + 1, NULL));
        }
    }
}

static void
test_deletions (Fixture *fixture, gconstpointer data)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (fixture->bytes, &size);
  g_autofree guint8 *shorter = g_malloc (size);

  for (gsize i = 0; i < size; i += get_step ())
    {
      memcpy (shorter, bytes, i);
      memcpy (shorter + i, bytes + i + 1, size - i - 1);
      g_assert_false (is_accepted (fixture, shorter, size - 1, NULL));
    }
}

/* T29: another process writes to the file between opening and reading. */
static void
change_while_open (Fixture *fixture, gsize new_size, LayoverErrorCode code)
{
  g_autofree char *folder = g_dir_make_tmp ("layover-mutations-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bundle.layover", NULL);
  g_autoptr (LayoverContainer) container = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *bytes = g_bytes_get_data (fixture->bytes, &size);
  const char *text = memmem (bytes, size, "# Welcome", strlen ("# Welcome"));
  int fd;

  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  container = layover_container_open (path, TRUE, &error);
  g_assert_no_error (error);

  fd = g_open (path, O_WRONLY, 0);
  g_assert_cmpint (pwrite (fd, "!", 1, text - bytes), ==, 1);
  g_assert_cmpint (ftruncate (fd, (off_t) new_size), ==, 0);
  close (fd);

  g_assert_null (layover_container_read (container, "pages/welcome.md", 1000, &error));
  g_assert_error (error, LAYOVER_ERROR, (int) code);
  g_assert_cmpstr (layover_error_get_file (error), ==, path);
  g_assert_true (layover_file_remove_tree (folder, NULL));
}

static void
test_content_changes_while_open (Fixture *fixture, gconstpointer data)
{
  change_while_open (fixture, g_bytes_get_size (fixture->bytes), LAYOVER_ERROR_DIGEST);
}

static void
test_file_shrinks_while_open (Fixture *fixture, gconstpointer data)
{
  change_while_open (fixture, 100, LAYOVER_ERROR_INCOMPLETE);
}

/* What is no regular file is refused without waiting for it. */
static void
test_only_regular_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("layover-mutations-XXXXXX", NULL);
  g_autofree char *link_path = g_build_filename (folder, "link", NULL);
  g_autofree char *pipe_path = g_build_filename (folder, "pipe", NULL);
  const char *paths[] = { folder, link_path, pipe_path, "/dev/zero" };

  g_assert_cmpint (symlink ("/etc/hostname", link_path), ==, 0);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (layover_container_open (paths[i], TRUE, &error));
      g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_NOT_REGULAR);
    }

  g_assert_true (layover_file_remove_tree (folder, NULL));
}

static guint
count_descriptors (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_no_descriptor_is_left (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("layover-mutations-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bundle.layover", NULL);
  gsize size;
  const char *bytes = g_bytes_get_data (fixture->bytes, &size);
  guint n_before = count_descriptors ();

  for (gsize cut = 0; cut <= size; cut += 7)
    {
      g_autoptr (LayoverContainer) container = NULL;

      g_assert_true (g_file_set_contents (path, bytes, (gssize) cut, NULL));
      container = layover_container_open (path, TRUE, NULL);
    }

  g_assert_cmpuint (count_descriptors (), ==, n_before);
  g_assert_true (layover_file_remove_tree (folder, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/container/the-reference-is-accepted", test_good);
  ADD ("/container/T13-truncated-at-every-byte", test_truncations);
  ADD ("/container/T14-every-bit-flipped", test_bit_flips);
  ADD ("/container/T14-every-bit-flipped-with-crc-repaired", test_bit_flips_with_crc_repaired);
  ADD ("/container/T14-a-byte-inserted-everywhere", test_insertions);
  ADD ("/container/T14-every-byte-deleted", test_deletions);
  ADD ("/container/T29-content-changes-while-open", test_content_changes_while_open);
  ADD ("/container/T29-file-shrinks-while-open", test_file_shrinks_while_open);
  g_test_add_func ("/container/only-regular-files", test_only_regular_files);
  ADD ("/container/no-descriptor-is-left", test_no_descriptor_is_left);
  return g_test_run ();
}
