/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-base64.h"
#include "layover-digest.h"
#include "layover-text.h"

static void
test_sha256 (void)
{
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) abc = g_bytes_new ("abc", 3);
  g_autofree char *empty_hex = layover_sha256_hex (empty);
  g_autofree char *abc_hex = layover_sha256_hex (abc);

  g_assert_cmpstr (empty_hex, ==,
                   "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  g_assert_cmpstr (abc_hex, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void
test_sha256_in_pieces (void)
{
  g_autoptr (LayoverSha256) state = layover_sha256_new ();
  guint8 digest[LAYOVER_SHA256_SIZE];
  guint8 expected[LAYOVER_SHA256_SIZE];

  /* Twice, because finishing leaves it as if new. */
  for (int i = 0; i < 2; i++)
    {
      layover_sha256_update (state, "a", 1);
      layover_sha256_update (state, "", 0);
      layover_sha256_update (state, "bc", 2);
      layover_sha256_finish (state, digest);
      layover_sha256 ("abc", 3, expected);
      g_assert_cmpmem (digest, sizeof digest, expected, sizeof expected);
    }
}

static void
test_crc32 (void)
{
  static const char text[] = "The quick brown fox jumps over the lazy dog";

  g_assert_cmphex (layover_crc32 (0, "", 0), ==, 0);
  g_assert_cmphex (layover_crc32 (0, "123456789", 9), ==, 0xCBF43926);
  g_assert_cmphex (layover_crc32 (0, text, strlen (text)), ==, 0x414FA339);
  for (gsize cut = 0; cut <= strlen (text); cut++)
    g_assert_cmphex (layover_crc32 (layover_crc32 (0, text, cut), text + cut, strlen (text) - cut),
                     ==, 0x414FA339);
}

/* Every text of four characters that differs in one of them, bytes above 0x7F included: only one is right. */
static void
test_base64_has_one_text (void)
{
  static const guint8 bytes[] = { 0xFB, 0xFF };
  char text[] = "+/8=";

  for (guint i = 0; i < 4; i++)
    for (int c = 1; c < 256; c++)
      {
        char former = text[i];
        guint8 decoded[2];
        gboolean is_same = (char) c == former;

        text[i] = (char) c;
        g_assert_cmpint (layover_base64_decode (text, 4, LAYOVER_BASE64_PADDED, decoded, 2)
                             && memcmp (decoded, bytes, 2) == 0,
                         ==, is_same);
        text[i] = former;
      }
}

static void
test_base64_lengths (void)
{
  guint8 decoded[8];

  g_assert_true (layover_base64_decode ("", 0, LAYOVER_BASE64_UNPADDED, decoded, 0));
  g_assert_true (layover_base64_decode ("+/8", 3, LAYOVER_BASE64_UNPADDED, decoded, 2));
  g_assert_false (layover_base64_decode ("+/8=", 4, LAYOVER_BASE64_UNPADDED, decoded, 2));
  g_assert_false (layover_base64_decode ("+/8", 3, LAYOVER_BASE64_PADDED, decoded, 2));
  g_assert_false (layover_base64_decode ("+/8=", 4, LAYOVER_BASE64_PADDED, decoded, 3));
  g_assert_false (layover_base64_decode ("AAAAA", 5, LAYOVER_BASE64_UNPADDED, decoded, 3));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digest/sha256", test_sha256);
  g_test_add_func ("/digest/sha256-in-pieces", test_sha256_in_pieces);
  g_test_add_func ("/digest/crc32", test_crc32);
  g_test_add_func ("/base64/has-one-text", test_base64_has_one_text);
  g_test_add_func ("/base64/lengths", test_base64_lengths);
  return g_test_run ();
}
