/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-text.h"

static void
test_escape_shows_what_hides (void)
{
  const struct
  {
    const char *in;
    const char *out;
  } cases[] = {
    { "plain", "plain" },
    { "Überblick", "Überblick" },
    { "a\nb", "a\\x0ab" },
    { "a\xe2\x80\xae"
      "b",
      "a\\xe2\\x80\\xaeb" },
    { "bad\xff", "bad\\xff" },
    { "<b>R&D</b>", "<b>R&D</b>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *out = layover_text_escape (cases[i].in);

      g_assert_cmpstr (out, ==, cases[i].out);
    }
}

static void
test_escape_bytes_is_ascii (void)
{
  g_autofree char *out = layover_text_escape_bytes ("../\0\\\xc3", 6);

  g_assert_cmpstr (out, ==, "../\\x00\\x5c\\xc3");
}

static void
test_strip_bidi (void)
{
  g_autofree char *out = layover_text_strip_bidi ("a\xe2\x80\xae"
                                                  "b\xe2\x81\xa6"
                                                  "c");

  g_assert_cmpstr (out, ==, "abc");
  g_assert_true (layover_text_has_controls ("a\xe2\x80\xae"));
  g_assert_true (layover_text_has_controls ("a\tb"));
  g_assert_false (layover_text_has_controls ("naïve"));
}

static void
test_ids (void)
{
  const char *good[] = { "a", "0", "sal-101", "sal-101.v2" };
  const char *bad[] = { "", "-a", ".a", "A", "a_b", "x'; DROP TABLE", "%s%n", "../../a", "é" };
  g_autofree char *longest = g_strnfill (100, 'a');
  g_autofree char *too_long = g_strnfill (101, 'a');

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (layover_id_is_valid (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (layover_id_is_valid (bad[i]));
  g_assert_true (layover_id_is_valid (longest));
  g_assert_false (layover_id_is_valid (too_long));
}

static void
test_hex (void)
{
  guint8 bytes[3];
  g_autofree char *text = NULL;

  g_assert_true (layover_hex_decode ("00ff1a", bytes, 3));
  text = layover_hex_encode (bytes, 3);
  g_assert_cmpstr (text, ==, "00ff1a");
  g_assert_false (layover_hex_decode ("00FF1a", bytes, 3));
  g_assert_false (layover_hex_decode ("00ff1", bytes, 3));
  g_assert_false (layover_hex_decode ("00ff1a00", bytes, 3));
}

static void
test_time (void)
{
  const char *bad[] = {
    "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:00:60Z",
    "2026-1-01T00:00:00Z",  "2026-01-01 00:00:00Z", "2026-01-01T00:00:00",  "0000-01-01T00:00:00Z",
  };
  gint64 unix_s = 0;
  g_autofree char *text = NULL;

  g_assert_true (layover_time_parse ("2026-11-23T12:38:42Z", &unix_s));
  g_assert_cmpint (unix_s, ==, 1795437522);
  text = layover_time_format (unix_s);
  g_assert_cmpstr (text, ==, "2026-11-23T12:38:42Z");
  g_assert_true (layover_time_parse ("2028-02-29T00:00:00Z", &unix_s));

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (layover_time_parse (bad[i], &unix_s));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/escape-shows-what-hides", test_escape_shows_what_hides);
  g_test_add_func ("/text/escape-bytes-is-ascii", test_escape_bytes_is_ascii);
  g_test_add_func ("/text/strip-bidi", test_strip_bidi);
  g_test_add_func ("/text/ids", test_ids);
  g_test_add_func ("/text/hex", test_hex);
  g_test_add_func ("/text/time", test_time);

  return g_test_run ();
}
