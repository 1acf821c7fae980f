/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-error.h"
#include "layover-zip-package.h"

/* Made by Python's zipfile: "a/b.txt" deflated, the folder "a/", "c" stored, and a comment behind the end record. */
static const guint8 sample[] = {
  0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00, 0x08, 0x00, 0x00, 0x40, 0x77, 0x5d, 0x96, 0x41,
  0xe8, 0x90, 0x0d, 0x00, 0x00, 0x00, 0x40, 0x00, 0x00, 0x00, 0x07, 0x00, 0x00, 0x00, 0x61, 0x2f,
  0x62, 0x2e, 0x74, 0x78, 0x74, 0xcb, 0x49, 0xac, 0xcc, 0x2f, 0x4b, 0x2d, 0x52, 0xc8, 0x21, 0x93,
  0x06, 0x00, 0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x40, 0x77, 0x5d,
  0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00,
  0x61, 0x2f, 0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x40, 0x77, 0x5d,
  0xc2, 0x41, 0x24, 0x35, 0x03, 0x00, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00,
  0x63, 0x61, 0x62, 0x63, 0x50, 0x4b, 0x01, 0x02, 0x14, 0x03, 0x14, 0x00, 0x00, 0x00, 0x08, 0x00,
  0x00, 0x40, 0x77, 0x5d, 0x96, 0x41, 0xe8, 0x90, 0x0d, 0x00, 0x00, 0x00, 0x40, 0x00, 0x00, 0x00,
  0x07, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x80, 0x01, 0x00, 0x00,
  0x00, 0x00, 0x61, 0x2f, 0x62, 0x2e, 0x74, 0x78, 0x74, 0x50, 0x4b, 0x01, 0x02, 0x14, 0x03, 0x14,
  0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x40, 0x77, 0x5d, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
  0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
  0x00, 0x80, 0x01, 0x32, 0x00, 0x00, 0x00, 0x61, 0x2f, 0x50, 0x4b, 0x01, 0x02, 0x14, 0x03, 0x14,
  0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x40, 0x77, 0x5d, 0xc2, 0x41, 0x24, 0x35, 0x03, 0x00, 0x00,
  0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
  0x00, 0x80, 0x01, 0x52, 0x00, 0x00, 0x00, 0x63, 0x50, 0x4b, 0x05, 0x06, 0x00, 0x00, 0x00, 0x00,
  0x03, 0x00, 0x03, 0x00, 0x94, 0x00, 0x00, 0x00, 0x74, 0x00, 0x00, 0x00, 0x09, 0x00, 0x61, 0x20,
  0x63, 0x6f, 0x6d, 0x6d, 0x65, 0x6e, 0x74,
};

static const char long_text[] = "layover layover layover layover layover layover layover layover ";

static GBytes *
sample_new (void)
{
  return g_bytes_new_static (sample, sizeof sample);
}

static void
assert_refused (const guint8 *data, gsize size, LayoverErrorCode code)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  LayoverZipPackage *package = layover_zip_package_new (bytes, &error);

  g_assert_null (package);
  g_assert_error (error, LAYOVER_ERROR, (int) code);
}

static void
assert_text (LayoverZipPackage *package, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = layover_zip_package_read (package, name, 1000, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
}

static void
test_zip_package_is_read (void)
{
  g_autoptr (GBytes) bytes = sample_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverZipPackage) package = layover_zip_package_new (bytes, &error);

  g_assert_no_error (error);
  assert_text (package, "a/b.txt", long_text);
  assert_text (package, "c", "abc");
  g_assert_true (layover_zip_package_has (package, "c"));
  g_assert_false (layover_zip_package_has (package, "a/"));

  g_assert_null (layover_zip_package_read (package, "a", 1000, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_SOURCE_MISSING);
  g_clear_error (&error);
  g_assert_null (layover_zip_package_read (package, "c", 2, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_TOO_LARGE);
}

static void
test_zip_package_cut_short_is_refused (void)
{
  for (gsize length = 0; length < sizeof sample; length++)
    assert_refused (sample, length, LAYOVER_ERROR_PACKAGE);
}

/* Whatever byte is wrong: what is still read is what was packed. */
static void
test_zip_package_never_gives_other_bytes (void)
{
  guint n_noticed = 0;

  for (gsize i = 0; i < sizeof sample * 8; i++)
    {
      g_autofree guint8 *spoiled = g_memdup2 (sample, sizeof sample);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (LayoverZipPackage) package = NULL;
      g_autoptr (GBytes) text = NULL;
      g_autoptr (GBytes) letters = NULL;

      spoiled[i / 8] ^= (guint8) (1u << i % 8);
      bytes = g_bytes_new_take (g_steal_pointer (&spoiled), sizeof sample);
      package = layover_zip_package_new (bytes, NULL);
      if (package != NULL)
        text = layover_zip_package_read (package, "a/b.txt", 1000, NULL);
      if (package != NULL)
        letters = layover_zip_package_read (package, "c", 1000, NULL);

      n_noticed += text == NULL || letters == NULL ? 1 : 0;
      if (text != NULL)
        g_assert_cmpmem (g_bytes_get_data (text, NULL), g_bytes_get_size (text), long_text,
                         strlen (long_text));
      if (letters != NULL)
        g_assert_cmpmem (g_bytes_get_data (letters, NULL), g_bytes_get_size (letters), "abc", 3);
    }

  g_assert_cmpuint (n_noticed, >, 500);
}

static void
set_name (guint8 *zip, const char *name)
{
  gsize n_found = 0;

  for (gsize i = 0; i + strlen ("a/b.txt") <= sizeof sample; i++)
    if (memcmp (sample + i, "a/b.txt", strlen ("a/b.txt")) == 0)
      {
        memcpy (zip + i, name, strlen ("a/b.txt"));
        n_found++;
      }

  g_assert_cmpuint (n_found, ==, 2);
}

static void
test_zip_package_refuses_names_outside (void)
{
  static const char *const names[] = { "../.txt",  "/b.text", "a//.txt",    "a/./txt",
                                       "a\\b.txt", "./b.txt", "\xff......", "..\\.txt" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree guint8 *spoiled = g_memdup2 (sample, sizeof sample);

      set_name (spoiled, names[i]);
      assert_refused (spoiled, sizeof sample, LAYOVER_ERROR_SOURCE_NAME);
    }
}

static void
test_zip_package_knows_names_inside (void)
{
  g_assert_true (layover_package_name_is_inside ("a"));
  g_assert_true (layover_package_name_is_inside ("Items/Item 1/q-ü.xml"));
  g_assert_true (layover_package_name_is_inside ("a..b/...c"));
  g_assert_false (layover_package_name_is_inside (""));
  g_assert_false (layover_package_name_is_inside ("."));
  g_assert_false (layover_package_name_is_inside ("a/.."));
  g_assert_false (layover_package_name_is_inside ("/a"));
  g_assert_false (layover_package_name_is_inside ("a/"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/zip-package/is-read", test_zip_package_is_read);
  g_test_add_func ("/zip-package/cut-short-is-refused", test_zip_package_cut_short_is_refused);
  g_test_add_func ("/zip-package/never-gives-other-bytes",
                   test_zip_package_never_gives_other_bytes);
  g_test_add_func ("/zip-package/refuses-names-outside", test_zip_package_refuses_names_outside);
  g_test_add_func ("/zip-package/knows-names-inside", test_zip_package_knows_names_inside);

  return g_test_run ();
}
