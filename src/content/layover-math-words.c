/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-content"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-content-node-private.h"
#include "layover-math-private.h"

/* A formula in words: as one line the way one would type it, and as a person would read it to another. */

/* One line */

static void append_line (const LayoverMath *self, GString *out);

static gboolean
is_one_thing (const char *text)
{
  return g_utf8_strlen (text, -1) <= 1
         || (strpbrk (text, " +-*/^_=<>") == NULL && strstr (text, "−") == NULL
             && strstr (text, "·") == NULL);
}

/* @before: what leads to the part, which is left out with it when the part is empty */
static void
append_line_part (const LayoverMath *part, const char *before, GString *out)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (layover_math_is_empty (part))
    return;

  append_line (part, line);
  g_strstrip (line->str);
  g_string_append_printf (out, is_one_thing (line->str) ? "%s%s" : "%s(%s)", before, line->str);
}

static void
append_line_between (const LayoverMath *self, const char *between, GString *out)
{
  for (guint i = 0; i < layover_math_get_n_children (self); i++)
    {
      if (i > 0)
        g_string_append (out, between);
      append_line (layover_math_get_child (self, i), out);
    }
}

/* Signs that join get air around them, names and numbers do not; invisible ones vanish. */
static void
append_line_sign (const LayoverMath *sign, GString *out)
{
  switch (sign->role)
    {
    case LAYOVER_MATH_ROLE_INVISIBLE:
      return;
    case LAYOVER_MATH_ROLE_BINARY:
    case LAYOVER_MATH_ROLE_RELATION:
      g_string_append_printf (out, " %s ", sign->text);
      return;
    case LAYOVER_MATH_ROLE_PUNCTUATION:
      g_string_append_printf (out, "%s ", sign->text);
      return;
    default:
      g_string_append (out, sign->text);
    }
}

static void
append_line_root (const LayoverMath *root, GString *out)
{
  gboolean has_index = layover_math_get_n_children (root) > 1;

  g_string_append (out, has_index ? "root(" : "√(");
  append_line_between (root, ", ", out);
  g_string_append_c (out, ')');
}

static void
append_line (const LayoverMath *self, GString *out)
{
  switch (self->kind)
    {
    case LAYOVER_MATH_SIGN:
      append_line_sign (self, out);
      return;
    case LAYOVER_MATH_SPACE:
      g_string_append_c (out, ' ');
      return;
    case LAYOVER_MATH_FRACTION:
      append_line_part (layover_math_get_child (self, 0), "", out);
      append_line_part (layover_math_get_child (self, 1), "/", out);
      return;
    case LAYOVER_MATH_ROOT:
      append_line_root (self, out);
      return;
    case LAYOVER_MATH_SCRIPTS:
    case LAYOVER_MATH_LIMITS:
      append_line_part (layover_math_get_child (self, 0), "", out);
      append_line_part (layover_math_get_child (self, 1), "_", out);
      append_line_part (layover_math_get_child (self, 2), "^", out);
      return;
    case LAYOVER_MATH_TABLE:
      g_string_append_c (out, '[');
      append_line_between (self, "; ", out);
      g_string_append_c (out, ']');
      return;
    case LAYOVER_MATH_TABLE_ROW:
      append_line_between (self, ", ", out);
      return;
    case LAYOVER_MATH_PHANTOM:
      return;
    case LAYOVER_MATH_ENCLOSED:
      append_line_between (self, "", out);
      return;
    default:
      if (self->text != NULL)
        g_string_append (out, self->text);
      append_line_between (self, "", out);
    }
}

/**
 * layover_math_dup_line:
 *
 * Returns: (transfer full): the author's own words for the formula, or the usual way to type it: (a + b)/2, x^2, √(y)
 */
char *
layover_math_dup_line (const LayoverMath *self)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  if (self->words != NULL)
    return g_strdup (self->words);

  append_line (self, out);
  return layover_content_collapse (out->str);
}

/* Spoken */

static char *dup_spoken (const LayoverMath *self);

/* Whether it is heard where it ends: a name, a number, or one of them with a script. */
static gboolean
is_short (const LayoverMath *self)
{
  if (self->kind == LAYOVER_MATH_ROW || self->kind == LAYOVER_MATH_SCRIPTS)
    {
      guint n_parts = 0;

      for (guint i = 0; i < layover_math_get_n_children (self); i++)
        {
          LayoverMath *child = layover_math_get_child (self, i);

          if (layover_math_is_empty (child))
            continue;
          if (!is_short (child))
            return FALSE;
          n_parts++;
        }
      return self->kind == LAYOVER_MATH_SCRIPTS || n_parts <= 1;
    }

  return layover_math_get_n_children (self) == 0;
}

static char *
dup_spoken_child (const LayoverMath *self, guint i)
{
  return i < layover_math_get_n_children (self) ? dup_spoken (layover_math_get_child (self, i))
                                                : g_strdup ("");
}

static void
append_spoken (GString *out, const char *words)
{
  if (*words == '\0')
    return;

  if (out->len > 0 && *words != ',' && *words != ';')
    g_string_append_c (out, ' ');
  g_string_append (out, words);
}

static char *
dup_spoken_row (const LayoverMath *row)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < layover_math_get_n_children (row); i++)
    {
      g_autofree char *words = dup_spoken (layover_math_get_child (row, i));

      append_spoken (out, words);
    }

  return g_string_free (out, FALSE);
}

static char *
dup_spoken_sign (const LayoverMath *sign)
{
  const LayoverMathSign *known = layover_math_sign_find (sign->text);

  if (known != NULL && known->spoken != NULL)
    return g_strdup (layover_math_sign_get_spoken (known));

  return g_strdup (sign->role == LAYOVER_MATH_ROLE_INVISIBLE ? "" : sign->text);
}

static char *
dup_spoken_fraction (const LayoverMath *fraction)
{
  const LayoverMath *above = layover_math_get_child (fraction, 0);
  const LayoverMath *below = layover_math_get_child (fraction, 1);
  g_autofree char *a = dup_spoken (above);
  g_autofree char *b = dup_spoken (below);

  if (!fraction->has_bar)
    /* Translators: two parts of a formula one above the other: a binomial coefficient */
    return g_strdup_printf (_ ("%s above %s"), a, b);
  if (is_short (above) && is_short (below))
    /* Translators: a fraction read aloud: "x over 2" */
    return g_strdup_printf (_ ("%s over %s"), a, b);

  /* Translators: a long fraction read aloud, whose end must be heard */
  return g_strdup_printf (_ ("the fraction %s over %s, end of fraction"), a, b);
}

static char *
dup_spoken_root (const LayoverMath *root)
{
  const LayoverMath *radicand = layover_math_get_child (root, 0);
  g_autofree char *words = dup_spoken (radicand);
  g_autofree char *index = dup_spoken_child (root, 1);

  if (g_str_equal (index, "3"))
    return g_strdup_printf (is_short (radicand) ? _ ("the cube root of %s")
                                                : _ ("the cube root of %s, end of root"),
                            words);
  if (*index == '\0' || g_str_equal (index, "2"))
    return g_strdup_printf (is_short (radicand) ? _ ("the square root of %s")
                                                : _ ("the square root of %s, end of root"),
                            words);

  /* Translators: the first %s is the number above the sign of the root */
  return g_strdup_printf (is_short (radicand) ? _ ("the root with index %s of %s")
                                              : _ ("the root with index %s of %s, end of root"),
                          index, words);
}

/* Returns: (nullable): powers that have names, and primes */
static const char *
find_power_name (const LayoverMath *above)
{
  const LayoverMathSign *sign;

  if (above->text == NULL)
    return NULL;

  sign = layover_math_sign_find (above->text);
  if (g_str_equal (above->text, "2"))
    /* Translators: a power read aloud: "x squared" */
    return _ ("squared");
  if (g_str_equal (above->text, "3"))
    return _ ("cubed");

  return above->kind == LAYOVER_MATH_SIGN && sign != NULL ? layover_math_sign_get_spoken (sign)
                                                          : NULL;
}

static void
append_power (GString *out, const LayoverMath *above)
{
  const char *name = find_power_name (above);
  g_autofree char *words = dup_spoken (above);
  g_autofree char *power = NULL;

  if (layover_math_is_empty (above))
    return;

  power = name != NULL ? g_strdup (name)
                       /* Translators: a power read aloud: "x to the power of n" */
                       : g_strdup_printf (is_short (above) ? _ ("to the power of %s")
                                                           : _ ("to the power of %s, end of power"),
                                          words);
  append_spoken (out, power);
}

static char *
dup_spoken_scripts (const LayoverMath *scripts)
{
  const LayoverMath *below = layover_math_get_child (scripts, 1);
  g_autofree char *base = dup_spoken_child (scripts, 0);
  g_autofree char *words = dup_spoken (below);
  GString *out = g_string_new (base);

  if (!layover_math_is_empty (below))
    {
      /* Translators: an index read aloud: "x sub 1" */
      g_autofree char *index = g_strdup_printf (
          is_short (below) ? _ ("sub %s") : _ ("sub %s, end of index"), words);

      append_spoken (out, index);
    }
  append_power (out, layover_math_get_child (scripts, 2));

  return g_string_free (out, FALSE);
}

/* "the sum from i equals 1 to n of", "the limit as x goes to 0 of" */
static char *
dup_spoken_large (const char *base, const char *below, const char *above)
{
  if (*below != '\0' && *above != '\0')
    /* Translators: "the sum from i equals 1 to n of" what follows */
    return g_strdup_printf (_ ("%s from %s to %s of"), base, below, above);
  if (*below != '\0')
    /* Translators: "the limit for x goes to 0 of" what follows */
    return g_strdup_printf (_ ("%s for %s of"), base, below);

  /* Translators: "the sum up to n of" what follows */
  return g_strdup_printf (_ ("%s up to %s of"), base, above);
}

static gboolean
is_large (const LayoverMath *base)
{
  return base->kind == LAYOVER_MATH_SIGN && base->role == LAYOVER_MATH_ROLE_LARGE;
}

/* Translators: letters with a sign above them, read aloud: "x bar" (a mean), "vector v", "p hat" (an estimate) */
static const struct
{
  const char *signs[5];
  const char *spoken;
} accents[] = {
  { { "¯", "‾", "ˉ", "_" }, N_ ("%s bar") },   { { "→", "⃗" }, N_ ("vector %s") },
  { { "^", "ˆ", "\314\202" }, N_ ("%s hat") }, { { "~", "˜", "\314\203" }, N_ ("%s tilde") },
  { { "˙", ".", "\314\207" }, N_ ("%s dot") }, { { "¨", "\314\210" }, N_ ("%s double dot") },
};

/* Returns: (nullable) (transfer full) */
static char *
dup_spoken_accent (const char *base, const LayoverMath *above)
{
  for (gsize i = 0; i < G_N_ELEMENTS (accents); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (accents[i].signs) && accents[i].signs[j] != NULL; j++)
      if (g_strcmp0 (above->text, accents[i].signs[j]) == 0)
        {
          g_auto (GStrv) parts = g_strsplit (_ (accents[i].spoken), "%s", 2);

          return g_strjoinv (base, parts);
        }

  return NULL;
}

static char *
dup_spoken_limits (const LayoverMath *limits)
{
  const LayoverMath *base = layover_math_get_child (limits, 0);
  g_autofree char *words = dup_spoken (base);
  g_autofree char *below = dup_spoken_child (limits, 1);
  g_autofree char *above = dup_spoken_child (limits, 2);
  g_autofree char *accented = NULL;

  if (is_large (base) && (*below != '\0' || *above != '\0'))
    return dup_spoken_large (words, below, above);
  if (limits->is_accent && *below == '\0')
    accented = dup_spoken_accent (words, layover_math_get_child (limits, 2));
  if (accented != NULL)
    return g_steal_pointer (&accented);
  if (*above == '\0')
    return g_strdup_printf (_ ("%s, below it %s"), words, below);
  if (*below == '\0')
    return g_strdup_printf (_ ("%s, above it %s"), words, above);

  return g_strdup_printf (_ ("%s, below it %s, above it %s"), words, below, above);
}

static char *
dup_spoken_table (const LayoverMath *table)
{
  guint n_rows = layover_math_get_n_children (table);
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, ngettext ("table with %u row", "table with %u rows", n_rows),
                          n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      const LayoverMath *row = layover_math_get_child (table, i);

      /* Translators: the number of a row, before what stands in it */
      g_string_append_printf (out, _ (", row %u: "), i + 1);
      for (guint j = 0; j < layover_math_get_n_children (row); j++)
        {
          g_autofree char *cell = dup_spoken_child (row, j);

          g_string_append_printf (out, "%s%s", j > 0 ? ", " : "", cell);
        }
    }
  g_string_append (out, _ (", end of table"));

  return g_string_free (out, FALSE);
}

static char *
dup_spoken_enclosed (const LayoverMath *enclosed)
{
  g_autofree char *words = dup_spoken_child (enclosed, 0);

  if (strstr (enclosed->text, "strike") != NULL)
    /* Translators: a part of a formula that is struck through */
    return g_strdup_printf (_ ("crossed out %s, end of crossed out"), words);

  return g_steal_pointer (&words);
}

static char *
dup_spoken (const LayoverMath *self)
{
  switch (self->kind)
    {
    case LAYOVER_MATH_ROW:
    case LAYOVER_MATH_TABLE_ROW:
      return dup_spoken_row (self);
    case LAYOVER_MATH_SIGN:
      return dup_spoken_sign (self);
    case LAYOVER_MATH_FRACTION:
      return dup_spoken_fraction (self);
    case LAYOVER_MATH_ROOT:
      return dup_spoken_root (self);
    case LAYOVER_MATH_SCRIPTS:
      return dup_spoken_scripts (self);
    case LAYOVER_MATH_LIMITS:
      return dup_spoken_limits (self);
    case LAYOVER_MATH_TABLE:
      return dup_spoken_table (self);
    case LAYOVER_MATH_ENCLOSED:
      return dup_spoken_enclosed (self);
    case LAYOVER_MATH_SPACE:
    case LAYOVER_MATH_PHANTOM:
      return g_strdup ("");
    default:
      return g_strdup (self->text);
    }
}

/**
 * layover_math_dup_speech:
 *
 * Returns: (transfer full): the author's own words for the formula, or what a person would read aloud, in the language of
 *   the interface: "x squared over 2"
 */
char *
layover_math_dup_speech (const LayoverMath *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->words != NULL ? g_strdup (self->words) : dup_spoken (self);
}
