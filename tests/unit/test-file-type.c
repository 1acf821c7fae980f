/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "layover-file-type.h"

static void
assert_type (const char *name, const char *data, gsize length, const char *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  g_assert_cmpstr (layover_file_type_guess (name, bytes), ==, expected);
}

#define BYTES(text) text, sizeof (text) - 1

static void
test_type_is_what_the_bytes_show (void)
{
  assert_type ("a.txt", BYTES ("\x89PNG\r\n\x1a\n...."), "image/png");
  assert_type (NULL, BYTES ("\xFF\xD8\xFF\xE0"), "image/jpeg");
  assert_type ("picture.png", BYTES ("%PDF-1.7\n"), "application/pdf");
  assert_type ("a.png", BYTES ("not a picture"), "text/plain");
  assert_type ("a.csv", BYTES ("a;b\n1;ü\n"), "text/csv");
  assert_type ("a.txt", BYTES ("a\0b"), "application/octet-stream");
  assert_type ("a.txt", BYTES ("\xFF\xFE\x41"), "application/octet-stream");
}

static void
test_name_decides_only_among_the_same_bytes (void)
{
  static const char odt[] = "PK\x03\x04--------------------------mimetypeapplication/"
                            "vnd.oasis.opendocument.textPK";

  assert_type ("a.zip", BYTES ("PK\x03\x04..."), "application/zip");
  assert_type ("a.DOCX", BYTES ("PK\x03\x04..."),
               "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  assert_type ("a.docx", BYTES ("%PDF-"), "application/pdf");
  assert_type ("a.docx", BYTES (odt), "application/vnd.oasis.opendocument.text");
}

static void
test_extension_is_ours (void)
{
  g_assert_cmpstr (layover_file_type_get_extension ("image/jpeg"), ==, ".jpg");
  g_assert_cmpstr (layover_file_type_get_extension ("application/x-sh"), ==, ".bin");
  g_assert_true (layover_file_type_is_known ("application/pdf"));
  g_assert_false (layover_file_type_is_known ("application/octet-stream"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file-type/is-what-the-bytes-show", test_type_is_what_the_bytes_show);
  g_test_add_func ("/file-type/name-decides-only-among-the-same-bytes",
                   test_name_decides_only_among_the_same_bytes);
  g_test_add_func ("/file-type/extension-is-ours", test_extension_is_ours);

  return g_test_run ();
}
