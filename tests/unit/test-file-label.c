/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-file-label.h"

#define DIGEST "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"

static void
test_label_comes_back (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("hello", 5);
  g_autoptr (LayoverFileLabel) label = layover_file_label_new ("Mein  Plan\n2.txt", bytes);
  g_autoptr (LayoverValue) value = layover_file_label_to_value (label);
  g_autoptr (LayoverFileLabel) again = layover_file_label_from_value (value);

  g_assert_cmpstr (layover_value_get_string (value), ==, DIGEST " 5 text/plain Mein Plan 2.txt");
  g_assert_cmpstr (again->digest, ==, DIGEST);
  g_assert_cmpuint (again->size_bytes, ==, 5);
  g_assert_cmpstr (again->type, ==, "text/plain");
  g_assert_cmpstr (again->name, ==, "Mein Plan 2.txt");
}

static void
test_other_spellings_are_refused (void)
{
  static const char *const wrong[] = {
    "",
    DIGEST,
    DIGEST " 5 text/plain",
    DIGEST " 5 text/plain ",
    DIGEST " 05 text/plain a",
    DIGEST " +5 text/plain a",
    DIGEST " 0 text/plain a",
    DIGEST " 8000001 text/plain a",
    DIGEST " 5 text a",
    DIGEST " 5 text/plain/x a",
    DIGEST " 5 Text/plain a",
    DIGEST " 5 text/plain  a",
    DIGEST " 5 text/plain a  b",
    DIGEST " 5 text/plain a ",
    DIGEST " 5 text/plain a\nb",
    DIGEST " 5 text/plain a\xE2\x80\xAE"
           "gnp.exe",
    DIGEST "0 5 text/plain a",
    "2CF24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824 5 text/plain a",
    DIGEST " 5 text/plain \xFF",
  };
  g_autoptr (LayoverFileLabel) good = layover_file_label_parse (DIGEST " 8000000 text/plain a");

  g_assert_nonnull (good);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    if (layover_file_label_parse (wrong[i]) != NULL)
      g_error ("taken: %s", wrong[i]);
}

/* What was cleaned is clean: otherwise the label of an odd name could not be read back. */
static void
test_any_name_becomes_one_that_is_read_back (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("hello", 5);

  for (guint i = 0; i < 3000; i++)
    {
      char name[300];
      gsize length = (gsize) g_test_rand_int_range (0, sizeof name);
      g_autoptr (LayoverFileLabel) label = NULL;
      g_autoptr (LayoverFileLabel) again = NULL;
      g_autofree char *text = NULL;

      for (gsize k = 0; k < length; k++)
        name[k] = g_test_rand_bit () ? (char) g_test_rand_int_range (1, 256)
                                     : " ./a\xC3\xA4"[g_test_rand_int_range (0, 6)];
      name[length] = '\0';

      label = layover_file_label_new (name, bytes);
      text = layover_file_label_format (label);
      again = layover_file_label_parse (text);
      g_assert_nonnull (again);
      g_assert_cmpstr (again->name, ==, label->name);
      g_assert_cmpint (g_utf8_strlen (again->name, -1), <=, 100);
    }
}

static void
test_long_name_keeps_its_extension (void)
{
  g_autofree char *stem = g_strnfill (250, 'x');
  g_autofree char *name = g_strconcat (stem, ".pdf", NULL);
  g_autofree char *clean = layover_file_name_clean (name);
  g_autofree char *nameless = layover_file_name_clean (" \n ");

  g_assert_true (g_str_has_suffix (clean, "x.pdf"));
  g_assert_nonnull (strstr (clean, "…"));
  g_assert_cmpstr (nameless, ==, "file");
}

static void
test_other_values_are_no_files (void)
{
  g_autoptr (LayoverValue) text = layover_value_new_string (DIGEST " 5 text/plain a");

  g_assert_null (layover_file_label_from_value (NULL));
  g_assert_null (layover_file_label_from_value (text));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file-label/comes-back", test_label_comes_back);
  g_test_add_func ("/file-label/other-spellings-are-refused", test_other_spellings_are_refused);
  g_test_add_func ("/file-label/any-name-becomes-one-that-is-read-back",
                   test_any_name_becomes_one_that_is_read_back);
  g_test_add_func ("/file-label/long-name-keeps-its-extension", test_long_name_keeps_its_extension);
  g_test_add_func ("/file-label/other-values-are-no-files", test_other_values_are_no_files);

  return g_test_run ();
}
