/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <string.h>

#include "layover-pattern.h"

/* Regular expressions of XML Schema (part 2, appendix F) in the words of PCRE. They are the same for the most part; here
 * stand the differences: \i and \c, which mean the letters of XML names, and classes that leave out others, [a-z-[aeiou]].
 * "^" and "$" stay what they are elsewhere: schemas have no such thing, but authors write them, and mean just that. */

#define NAME_START "\\p{L}_:"
#define NAME "\\p{L}\\p{N}\\p{M}_:.\\-"

static const char *translate_class (const char *p, GString *out);

/* @p: at a backslash. Returns: what follows the escape */
static const char *
translate_escape (const char *p, gboolean in_class, GString *out)
{
  const char *names = NULL;

  if (p[1] == '\0')
    {
      g_string_append_c (out, '\\');
      return p + 1;
    }

  if (g_ascii_tolower (p[1]) == 'i')
    names = NAME_START;
  else if (g_ascii_tolower (p[1]) == 'c')
    names = NAME;

  if (names == NULL)
    g_string_append_len (out, p, 2);
  else if (in_class)
    g_string_append (out, names);
  else
    g_string_append_printf (out, "[%s%s]", g_ascii_isupper (p[1]) ? "^" : "", names);

  return p + 2;
}

/* @p: inside of a class, at its next character. Returns: what follows the class, or the end */
static const char *
translate_members (const char *p, GString *members, GString *without)
{
  const char *first = *p == '^' ? p + 1 : p;

  while (*p != '\0' && (*p != ']' || p == first))
    {
      if (*p == '\\')
        p = translate_escape (p, TRUE, members);
      else if (p[0] == '-' && p[1] == '[' && p > first)
        p = translate_class (p + 1, without);
      else
        g_string_append_c (members, *p++);
    }

  return *p == ']' ? p + 1 : p;
}

/* @p: at "[". What is left out is looked for first, and must not be there. */
static const char *
translate_class (const char *p, GString *out)
{
  g_autoptr (GString) members = g_string_new (NULL);
  g_autoptr (GString) without = g_string_new (NULL);
  const char *end = translate_members (p + 1, members, without);
  gboolean is_closed = end[-1] == ']';

  if (without->len > 0)
    g_string_append_printf (out, "(?:(?!%s)", without->str);
  g_string_append_printf (out, "[%s%s%s", members->str, is_closed ? "]" : "",
                          without->len > 0 ? ")" : "");

  return end;
}

static char *
translate (const char *pattern)
{
  GString *out = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0';)
    {
      if (*p == '\\')
        p = translate_escape (p, FALSE, out);
      else if (*p == '[')
        p = translate_class (p, out);
      else
        g_string_append_c (out, *p++);
    }

  return g_string_free (out, FALSE);
}

/**
 * layover_pattern_compile:
 * @pattern: a regular expression that has to match the whole of a text, as in XML Schema
 *
 * Returns: (transfer full) (nullable): %NULL when it is none; a pattern that would try for ever finds no match instead
 */
GRegex *
layover_pattern_compile (const char *pattern)
{
  g_autofree char *translated = translate (pattern);
  g_autofree char *anchored = g_strdup_printf (
      "(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=20000)^(?:%s)\\z", translated);

  return g_regex_new (anchored, 0, 0, NULL);
}
