/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <errno.h>

#include <gio/gio.h>

#include "layover-error.h"

static void
test_describe_names_everything (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 line = 0;
  gint64 column = 0;

  layover_set_error_at_line (&error, LAYOVER_ERROR_XML, "course/a\nb.xml", 12, 5, "No %s here",
                             "end");
  layover_error_add_file (&error, "sal.layover");
  layover_error_add_file (&error, "later.layover");

  text = layover_error_describe (error);
  g_assert_cmpstr (text, ==, "sal.layover: course/a\\x0ab.xml: line 12:5: No end here (LV1501)");
  g_assert_cmpint (layover_error_get_place (error, &line, &column), ==, LAYOVER_PLACE_LINE);
  g_assert_cmpint (line, ==, 12);
  g_assert_cmpint (column, ==, 5);
  g_assert_false (layover_error_is_local_fault (error));
}

static void
test_copy_keeps_place (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;
  gint64 offset = 0;

  layover_set_error_at_offset (&error, LAYOVER_ERROR_INCOMPLETE, "x", 77, "Cut");
  copy = g_error_copy (error);
  g_assert_cmpint (layover_error_get_place (copy, &offset, NULL), ==, LAYOVER_PLACE_OFFSET);
  g_assert_cmpint (offset, ==, 77);
  g_assert_cmpstr (layover_error_get_entry (copy), ==, "x");
}

/* What a hostile file says about itself is quoted, and neither reorders the sentence nor adds a line to it. */
static void
test_quoted_text_is_safe (void)
{
  g_autoptr (GError) error = NULL;

  layover_set_error (&error, LAYOVER_ERROR_XML, NULL, "“%s” is not here", "R&D\n\u202e\u2066x");
  g_assert_cmpstr (error->message, ==, "“R&D\\x0a\\xe2\\x80\\xae\\xe2\\x81\\xa6x” is not here");
}

static void
test_errno_is_a_local_fault (void)
{
  const struct
  {
    int number;
    int code;
  } cases[] = {
    { ENOSPC, LAYOVER_ERROR_NO_SPACE },
    { EDQUOT, LAYOVER_ERROR_NO_SPACE },
    { EACCES, LAYOVER_ERROR_PERMISSION },
    { EROFS, LAYOVER_ERROR_PERMISSION },
    { EIO, LAYOVER_ERROR_IO },
    { EEXIST, LAYOVER_ERROR_EXISTS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      layover_set_error_from_errno (&error, cases[i].number, "f", "Doing");
      g_assert_error (error, LAYOVER_ERROR, cases[i].code);
      g_assert_true (layover_error_is_local_fault (error));
    }
}

static void
test_foreign_errors_are_described (void)
{
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "Broken");
  g_autofree char *text = layover_error_describe (error);

  g_assert_cmpstr (text, ==, "Broken");
  g_assert_null (layover_error_get_file (error));
  g_assert_true (layover_error_is_local_fault (error));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/error/describe-names-everything", test_describe_names_everything);
  g_test_add_func ("/error/copy-keeps-place", test_copy_keeps_place);
  g_test_add_func ("/error/T38-quoted-text-is-safe", test_quoted_text_is_safe);
  g_test_add_func ("/error/errno-is-a-local-fault", test_errno_is_a_local_fault);
  g_test_add_func ("/error/foreign-errors-are-described", test_foreign_errors_are_described);

  return g_test_run ();
}
