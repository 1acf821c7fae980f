/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "layover-answer-file.h"
#include "layover-error.h"
#include "layover-file.h"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("layover-answer-XXXXXX", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  layover_file_remove_tree (fixture->folder, NULL);
  g_free (fixture->folder);
}

static GFile *
write_file (Fixture *fixture, const char *name, gsize size_bytes)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *data = g_strnfill (size_bytes, 'x');

  g_assert_true (g_file_set_contents (path, data, (gssize) size_bytes, NULL));
  return g_file_new_for_path (path);
}

static void
assert_not_read (GFile *file, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (layover_answer_file_read (file, NULL, &error));
  g_assert_error (error, LAYOVER_ERROR, code);
}

static void
test_file_is_read_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "Grüße.txt", LAYOVER_ANSWER_FILE_MAX_BYTES);
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverAnswerFile) read = layover_answer_file_read (file, NULL, &error);
  const LayoverFileLabel *label;

  g_assert_no_error (error);
  label = layover_answer_file_get_label (read);
  g_assert_cmpuint (label->size_bytes, ==, LAYOVER_ANSWER_FILE_MAX_BYTES);
  g_assert_cmpstr (label->name, ==, "Grüße.txt");
  g_assert_cmpuint (g_bytes_get_size (layover_answer_file_get_bytes (read)), ==,
                    LAYOVER_ANSWER_FILE_MAX_BYTES);
}

static void
test_too_much_and_nothing_are_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) large = write_file (fixture, "large", LAYOVER_ANSWER_FILE_MAX_BYTES + 1);
  g_autoptr (GFile) empty = write_file (fixture, "empty", 0);
  g_autoptr (GFile) gone = g_file_get_child (empty, "gone");

  assert_not_read (large, LAYOVER_ERROR_ANSWER_FILE_TOO_LARGE);
  assert_not_read (empty, LAYOVER_ERROR_ANSWER_FILE_EMPTY);
  assert_not_read (gone, LAYOVER_ERROR_IO);
}

static void
test_what_is_no_file_is_refused_at_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "pipe", NULL);
  g_autoptr (GFile) pipe = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GFile) device = g_file_new_for_path ("/dev/zero");
  g_autoptr (GFile) elsewhere = g_file_new_for_uri ("sftp://example.org/plan.pdf");

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_not_read (pipe, LAYOVER_ERROR_ANSWER_NOT_A_FILE);
  assert_not_read (folder, LAYOVER_ERROR_ANSWER_NOT_A_FILE);
  assert_not_read (device, LAYOVER_ERROR_ANSWER_NOT_A_FILE);
  assert_not_read (elsewhere, LAYOVER_ERROR_ANSWER_NOT_A_FILE);
}

/* Files of /proc say that they have no bytes, and have some: what was read counts, not what was said. */
static void
test_size_is_what_was_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/proc/self/status");
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverAnswerFile) read = layover_answer_file_read (file, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (layover_answer_file_get_label (read)->size_bytes, ==,
                    g_bytes_get_size (layover_answer_file_get_bytes (read)));
}

static void
test_reading_can_be_stopped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (fixture, "plan", 1000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (layover_answer_file_read (file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/answer-file/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("is-read-whole", test_file_is_read_whole);
  ADD ("too-much-and-nothing-are-refused", test_too_much_and_nothing_are_refused);
  ADD ("what-is-no-file-is-refused-at-once", test_what_is_no_file_is_refused_at_once);
  ADD ("size-is-what-was-read", test_size_is_what_was_read);
  ADD ("reading-can-be-stopped", test_reading_can_be_stopped);
#undef ADD

  return g_test_run ();
}
