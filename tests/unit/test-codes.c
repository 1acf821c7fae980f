/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-codes.h"

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static void
test_encode_takes_the_first_bits (void)
{
  const guint8 bytes[] = { 0x00, 0x44, 0x32, 0x14, 0xC7, 0x42, 0x54, 0xB6, 0x35, 0xCF,
                           0x84, 0x65, 0x3A, 0x56, 0xD7, 0xC6, 0x75, 0xBE, 0x77, 0xDF };
  g_autofree char *all = layover_crockford_encode (bytes, 32);
  g_autofree char *six = layover_crockford_encode ((const guint8 *) "\xff\xff\xff\xfc", 6);

  /* The bytes of RFC 4648's alphabet in order. */
  g_assert_cmpstr (all, ==, alphabet);
  g_assert_cmpstr (six, ==, "ZZZZZZ");
}

static void
test_normalise_forgives_spelling (void)
{
  g_autofree char *good = layover_crockford_normalise ("o1il-7kq m");
  g_autofree char *empty = layover_crockford_normalise (" - ");

  g_assert_cmpstr (good, ==, "01117KQM");
  g_assert_cmpstr (empty, ==, "");
  g_assert_null (layover_crockford_normalise ("ABU"));
  g_assert_null (layover_crockford_normalise ("AB\nC"));
  g_assert_null (layover_crockford_normalise ("Ä"));
}

static void
test_check_symbol_notices_slips (void)
{
  const guint8 bytes[] = { 0x8f, 0x13, 0x5a, 0x00, 0xff, 0x27, 0x91, 0xe0 };
  g_autofree char *code = layover_code_new (bytes, 12);
  gsize length = strlen (code);

  g_assert_cmpuint (length, ==, 13);
  g_assert_true (layover_code_is_valid (code));

  for (gsize i = 0; i < length; i++)
    for (const char *s = alphabet; *s != '\0'; s++)
      {
        g_autofree char *wrong = g_strdup (code);

        wrong[i] = *s;
        g_assert_cmpint (layover_code_is_valid (wrong), ==, *s == code[i]);
      }

  for (gsize i = 0; i + 1 < length; i++)
    {
      g_autofree char *swapped = g_strdup (code);

      swapped[i] = code[i + 1];
      swapped[i + 1] = code[i];
      if (code[i] != code[i + 1])
        g_assert_false (layover_code_is_valid (swapped));
    }

  g_assert_false (layover_code_is_valid (""));
  g_assert_false (layover_code_is_valid ("0"));
}

static void
test_check_symbol_is_luhn_mod_32 (void)
{
  /* By hand: 3 counts double, 2 once, 1 double: 6 + 2 + 2 = 10, and 10 + 22 = 32; 22 is written P. */
  g_assert_cmpint (layover_code_get_check_symbol ("123"), ==, 'P');
  /* Z is 31: doubled 62 = 1 × 32 + 30, so 31 counts 31. */
  g_assert_cmpint (layover_code_get_check_symbol ("Z"), ==, '1');
}

static void
test_group_for_reading_aloud (void)
{
  g_autofree char *four = layover_code_group ("ABCDEFGH9", 4);
  g_autofree char *none = layover_code_group ("", 4);

  g_assert_cmpstr (four, ==, "ABCD-EFGH-9");
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/codes/encode-takes-the-first-bits", test_encode_takes_the_first_bits);
  g_test_add_func ("/codes/normalise-forgives-spelling", test_normalise_forgives_spelling);
  g_test_add_func ("/codes/check-symbol-notices-slips", test_check_symbol_notices_slips);
  g_test_add_func ("/codes/check-symbol-is-luhn-mod-32", test_check_symbol_is_luhn_mod_32);
  g_test_add_func ("/codes/group-for-reading-aloud", test_group_for_reading_aloud);

  return g_test_run ();
}
