/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-text-pattern.h"

/* Finds @needle in @text. Returns: (transfer full): @text with what was found in brackets */
static char *
dup_marked (const char *needle, const char *text)
{
  g_autoptr (LayoverTextPattern) pattern = layover_text_pattern_new (needle);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (LayoverTextRange));
  GString *marked = g_string_new (NULL);
  guint at = 0;

  layover_text_pattern_find (pattern, text, G_MAXUINT, ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      LayoverTextRange range = g_array_index (ranges, LayoverTextRange, i);

      /* in order, not overlapping, inside the text, never within a character */
      g_assert_cmpuint (range.start, >=, at);
      g_assert_cmpuint (range.end, >, range.start);
      g_assert_cmpuint (range.end, <=, strlen (text));
      g_assert_true (g_utf8_validate (text + range.start, range.end - range.start, NULL));
      g_string_append_len (marked, text + at, (gssize) (range.start - at));
      g_string_append_printf (marked, "[%.*s]", (int) (range.end - range.start),
                              text + range.start);
      at = range.end;
    }
  g_string_append (marked, text + at);

  return g_string_free (marked, FALSE);
}

static void
assert_marked (const char *needle, const char *text, const char *expected)
{
  g_autofree char *marked = dup_marked (needle, text);

  g_assert_cmpstr (marked, ==, expected);
}

static void
test_plain (void)
{
  assert_marked ("o", "one two", "[o]ne tw[o]");
  assert_marked ("aa", "aaaaa", "[aa][aa]a");
  assert_marked ("three", "one two", "one two");
  assert_marked ("one two", "one two", "[one two]");
  assert_marked ("one twos", "one two", "one two");
  assert_marked ("a", "", "");
}

static void
test_case_and_accents (void)
{
  assert_marked ("ÉTÉ", "un été, un e\314\201te\314\201.", "un [été], un [e\314\201te\314\201].");
  assert_marked ("ete", "été", "[été]");
  assert_marked ("straße", "STRASSE straße", "[STRASSE] [straße]");
  assert_marked ("STRASSE", "straße", "[straße]");
  assert_marked ("s", "weiß", "wei[ß]");
  assert_marked ("ss", "aßs", "a[ß]s");
  assert_marked ("σοφοσ", "Σοφός", "[Σοφός]");
  assert_marked ("istanbul", "İstanbul", "[İstanbul]");
  assert_marked ("viet", "Việt Nam", "[Việt] Nam");
  assert_marked ("ё", "Е ёлка", "[Е] [ё]лка");
  assert_marked ("한", "\341\204\222\341\205\241\341\206\253글",
                 "[\341\204\222\341\205\241\341\206\253]글");
}

static void
test_compatibility (void)
{
  assert_marked ("office", "o\357\254\203ce", "[o\357\254\203ce]");
  assert_marked ("f", "\357\254\203", "[\357\254\203]");
  assert_marked ("ABC", "ＡＢＣ", "[ＡＢＣ]");
  assert_marked ("don't", "don’t", "[don’t]");
  assert_marked ("a-b", "a\342\200\221b a–b", "[a\342\200\221b] [a–b]");
  assert_marked ("m2", "5 m²", "5 [m²]");
}

static void
test_white_space (void)
{
  assert_marked ("a b", "a\302\240b a \n\t b a\342\200\250b",
                 "[a\302\240b] [a \n\t b] [a\342\200\250b]");
  assert_marked ("a   b", "a b", "[a b]");
  assert_marked (" ", "a b", "a b");
  assert_marked ("   ", "a b", "a b");
  assert_marked ("", "a b", "a b");
}

static void
test_what_is_not_seen (void)
{
  assert_marked ("silben", "Sil\302\255ben", "[Sil\302\255ben]");
  assert_marked ("שלום", "ש\326\270לום", "[ש\326\270לום]");
  assert_marked ("ab", "a\342\200\217b", "[a\342\200\217b]");
  assert_marked ("\342\200\213", "ab", "ab");
  assert_marked ("\314\201", "e\314\201", "e\314\201");
  /* vowel signs are letters, not accents */
  assert_marked ("कि", "की कि", "की [कि]");
  /* a picture or a field between two letters parts them */
  assert_marked ("ab", "a\357\277\274b", "a\357\277\274b");
}

static void
test_a_limit (void)
{
  g_autoptr (LayoverTextPattern) pattern = layover_text_pattern_new ("a");
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (LayoverTextRange));

  layover_text_pattern_find (pattern, "aaaa", 3, ranges);
  g_assert_cmpuint (ranges->len, ==, 3);
  layover_text_pattern_find (pattern, "aa", 2, ranges);
  g_assert_cmpuint (ranges->len, ==, 5);
  g_assert_cmpuint (g_array_index (ranges, LayoverTextRange, 3).start, ==, 0);
}

static gboolean
is_nothing (const char *needle)
{
  g_autoptr (LayoverTextPattern) pattern = layover_text_pattern_new (needle);

  return layover_text_pattern_is_empty (pattern);
}

/* Every character of Unicode: each is found in itself, alone and among others, unless it cannot be seen. */
static void
test_every_character (void)
{
  guint n_found = 0;

  for (gunichar c = 1; c <= 0x10ffff; c++)
    {
      char utf8[7] = "";
      g_autofree char *text = NULL;
      g_autofree char *marked = NULL;

      if (!g_unichar_validate (c))
        continue;
      g_unichar_to_utf8 (c, utf8);
      text = g_strdup_printf ("x%sy%s%s", utf8, utf8, utf8);
      marked = dup_marked (utf8, text);
      n_found += !g_str_equal (marked, text);
      if (!is_nothing (utf8))
        g_assert_cmpstr (marked, !=, text);
    }
  g_assert_cmpuint (n_found, >, 130000);
}

static void
test_hostile_needles (void)
{
  g_autofree char *text = g_strnfill (20000, 'a');
  g_autofree char *needle = g_strnfill (5000, 'a');
  g_autofree char *marked = NULL;
  GString *accents = g_string_new ("e");

  needle[4999] = 'b';
  marked = dup_marked (needle, text);
  /* only the beginning of a needle counts */
  g_assert_cmpuint (strlen (marked), >, 20000);

  /* a letter under a thousand accents is one character */
  for (guint i = 0; i < 1000; i++)
    g_string_append (accents, "\314\201");
  g_free (marked);
  marked = dup_marked ("e", accents->str);
  g_assert_cmpuint (strlen (marked), ==, accents->len + 2);
  g_string_free (accents, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-pattern/plain", test_plain);
  g_test_add_func ("/text-pattern/case-and-accents", test_case_and_accents);
  g_test_add_func ("/text-pattern/compatibility", test_compatibility);
  g_test_add_func ("/text-pattern/white-space", test_white_space);
  g_test_add_func ("/text-pattern/what-is-not-seen", test_what_is_not_seen);
  g_test_add_func ("/text-pattern/a-limit", test_a_limit);
  g_test_add_func ("/text-pattern/every-character", test_every_character);
  g_test_add_func ("/text-pattern/hostile-needles", test_hostile_needles);

  return g_test_run ();
}
