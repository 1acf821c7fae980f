/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-canonical-json.h"

static char *
write_string (const char *text)
{
  GString *out = g_string_new (NULL);

  layover_canonical_write_string (out, text);
  return g_string_free (out, FALSE);
}

static char *
read_string (const char *json)
{
  LayoverCanonicalReader reader = { json, json + strlen (json) };
  g_autofree char *text = layover_canonical_read_string (&reader);

  return reader.p == reader.end ? g_steal_pointer (&text) : NULL;
}

static void
test_string_is_spelled_as_rfc_8785_does (void)
{
  /* The example of RFC 8785, 3.2.2.2: euro sign, $, U+000F, line feed, A, ', B, ", \, \, ", / */
  g_autofree char *json = write_string ("\u20ac$\x0f\nA'B\"\\\\\"/");
  g_autofree char *controls = write_string ("\b\t\f\r\x01\x1f\x7f");

  g_assert_cmpstr (json, ==, "\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
  g_assert_cmpstr (controls, ==, "\"\\b\\t\\f\\r\\u0001\\u001f\x7f\"");
}

static void
test_string_comes_back (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *json = NULL;
      g_autofree char *back = NULL;

      for (int n = g_test_rand_int_range (0, 20); n > 0; n--)
        {
          gunichar c = (gunichar) g_test_rand_int_range (1, g_test_rand_bit () ? 0x80 : 0x110000);

          if (g_unichar_validate (c))
            g_string_append_unichar (text, c);
        }
      json = write_string (text->str);
      back = read_string (json);
      g_assert_cmpstr (back, ==, text->str);
    }
}

static void
test_other_spellings_are_refused (void)
{
  const char *const wrong[] = {
    "",
    "\"",
    "\"a",
    "a\"",
    "\"\n\"",
    "\"\\/\"",
    "\"\\u0041\"",
    "\"\\u000A\"",
    "\"\\u000a\"",
    "\"\\u0000\"",
    "\"\\u001F\"",
    "\"\\u00\"",
    "\"\\x\"",
    "\"\\\"",
    "\"\xff\"",
    "\"\xed\xa0\x80\"",
    "\"a\"b",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_null (read_string (wrong[i]));
}

static void
test_integers (void)
{
  const char *const good[] = { "0", "7", "-7", "9007199254740991", "-9007199254740991" };
  const char *const wrong[] = { "",
                                "-",
                                "-0",
                                "00",
                                "01",
                                "+1",
                                "9007199254740992",
                                "1.0",
                                "1e3",
                                "99999999999999999999999999",
                                " 1" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      LayoverCanonicalReader reader = { good[i], good[i] + strlen (good[i]) };
      g_autoptr (GString) out = g_string_new (NULL);
      gint64 value;

      g_assert_true (layover_canonical_read_integer (&reader, &value));
      g_assert_true (reader.p == reader.end);
      layover_canonical_write_integer (out, value);
      g_assert_cmpstr (out->str, ==, good[i]);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      LayoverCanonicalReader reader = { wrong[i], wrong[i] + strlen (wrong[i]) };
      gint64 value;

      g_assert_false (layover_canonical_read_integer (&reader, &value) && reader.p == reader.end);
    }
}

static void
test_lists_of_strings (void)
{
  const char *const values[] = { "A", "", "ü", NULL };
  const char *const wrong[] = { "", "[", "[\"a\"", "[\"a\",]", "[,]", "[1]", "[\"a\" ]" };
  g_autoptr (GString) out = g_string_new (NULL);
  g_auto (GStrv) back = NULL;
  LayoverCanonicalReader reader;

  layover_canonical_write_strings (out, values);
  g_assert_cmpstr (out->str, ==, "[\"A\",\"\",\"ü\"]");
  reader = (LayoverCanonicalReader){ out->str, out->str + out->len };
  back = layover_canonical_read_strings (&reader);
  g_assert_cmpstrv (back, values);

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      reader = (LayoverCanonicalReader){ wrong[i], wrong[i] + strlen (wrong[i]) };
      g_assert_null (layover_canonical_read_strings (&reader));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/canonical-json/string-is-spelled-as-rfc-8785-does",
                   test_string_is_spelled_as_rfc_8785_does);
  g_test_add_func ("/canonical-json/string-comes-back", test_string_comes_back);
  g_test_add_func ("/canonical-json/other-spellings-are-refused", test_other_spellings_are_refused);
  g_test_add_func ("/canonical-json/integers", test_integers);
  g_test_add_func ("/canonical-json/lists-of-strings", test_lists_of_strings);

  return g_test_run ();
}
