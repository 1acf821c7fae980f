/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-content"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-math-private.h"

#define ORDINARY LAYOVER_MATH_ROLE_ORDINARY
#define BINARY LAYOVER_MATH_ROLE_BINARY
#define RELATION LAYOVER_MATH_ROLE_RELATION
#define PUNCTUATION LAYOVER_MATH_ROLE_PUNCTUATION
#define OPEN LAYOVER_MATH_ROLE_OPEN
#define CLOSE LAYOVER_MATH_ROLE_CLOSE
#define LARGE LAYOVER_MATH_ROLE_LARGE
#define INVISIBLE LAYOVER_MATH_ROLE_INVISIBLE

/* Translators: the signs of formulas, read aloud: "x equals 2 times y".
 * After MathML 3, appendix C "Operator Dictionary". What is not here is ordinary and said as it is written. */
static const LayoverMathSign signs[] = {
  { "+", BINARY, FALSE, NC_ ("formula", "plus") },
  { "-", BINARY, FALSE, NC_ ("formula", "minus") },
  { "−", BINARY, FALSE, NC_ ("formula", "minus") },
  { "±", BINARY, FALSE, NC_ ("formula", "plus or minus") },
  { "∓", BINARY, FALSE, NC_ ("formula", "minus or plus") },
  { "×", BINARY, FALSE, NC_ ("formula", "times") },
  { "·", BINARY, FALSE, NC_ ("formula", "times") },
  { "⋅", BINARY, FALSE, NC_ ("formula", "times") },
  { "∗", BINARY, FALSE, NC_ ("formula", "times") },
  { "*", BINARY, FALSE, NC_ ("formula", "times") },
  { "÷", BINARY, FALSE, NC_ ("formula", "divided by") },
  { "/", BINARY, FALSE, NC_ ("formula", "over") },
  { "∪", BINARY, FALSE, NC_ ("formula", "union") },
  { "∩", BINARY, FALSE, NC_ ("formula", "intersection") },
  { "∧", BINARY, FALSE, NC_ ("formula", "and") },
  { "∨", BINARY, FALSE, NC_ ("formula", "or") },
  { "∘", BINARY, FALSE, NC_ ("formula", "composed with") },
  { "⊕", BINARY, FALSE, NC_ ("formula", "circled plus") },
  { "⊗", BINARY, FALSE, NC_ ("formula", "circled times") },
  { "=", RELATION, FALSE, NC_ ("formula", "equals") },
  { "≠", RELATION, FALSE, NC_ ("formula", "is not equal to") },
  { "<", RELATION, FALSE, NC_ ("formula", "is less than") },
  { ">", RELATION, FALSE, NC_ ("formula", "is greater than") },
  { "≤", RELATION, FALSE, NC_ ("formula", "is less than or equal to") },
  { "≥", RELATION, FALSE, NC_ ("formula", "is greater than or equal to") },
  { "≪", RELATION, FALSE, NC_ ("formula", "is much less than") },
  { "≫", RELATION, FALSE, NC_ ("formula", "is much greater than") },
  { "≈", RELATION, FALSE, NC_ ("formula", "is about") },
  { "≡", RELATION, FALSE, NC_ ("formula", "is identical to") },
  { "∼", RELATION, FALSE, NC_ ("formula", "is similar to") },
  { "≅", RELATION, FALSE, NC_ ("formula", "is congruent to") },
  { "∝", RELATION, FALSE, NC_ ("formula", "is proportional to") },
  { ":=", RELATION, FALSE, NC_ ("formula", "is defined as") },
  { "∈", RELATION, FALSE, NC_ ("formula", "is in") },
  { "∉", RELATION, FALSE, NC_ ("formula", "is not in") },
  { "⊂", RELATION, FALSE, NC_ ("formula", "is a proper subset of") },
  { "⊆", RELATION, FALSE, NC_ ("formula", "is a subset of") },
  { "⊃", RELATION, FALSE, NC_ ("formula", "is a proper superset of") },
  { "⊇", RELATION, FALSE, NC_ ("formula", "is a superset of") },
  { "→", RELATION, FALSE, NC_ ("formula", "goes to") },
  { "←", RELATION, FALSE, NC_ ("formula", "comes from") },
  { "↔", RELATION, FALSE, NC_ ("formula", "goes both ways with") },
  { "⇒", RELATION, FALSE, NC_ ("formula", "implies") },
  { "⇔", RELATION, FALSE, NC_ ("formula", "if and only if") },
  { "⟂", RELATION, FALSE, NC_ ("formula", "is perpendicular to") },
  { "⊥", RELATION, FALSE, NC_ ("formula", "is perpendicular to") },
  { "∥", RELATION, FALSE, NC_ ("formula", "is parallel to") },
  { "∣", RELATION, FALSE, NC_ ("formula", "divides") },
  { ",", PUNCTUATION, FALSE, NULL },
  { ";", PUNCTUATION, FALSE, NULL },
  { ":", RELATION, FALSE, NULL },
  { "(", OPEN, TRUE, NC_ ("formula", "open bracket") },
  { ")", CLOSE, TRUE, NC_ ("formula", "close bracket") },
  { "[", OPEN, TRUE, NC_ ("formula", "open square bracket") },
  { "]", CLOSE, TRUE, NC_ ("formula", "close square bracket") },
  { "{", OPEN, TRUE, NC_ ("formula", "open brace") },
  { "}", CLOSE, TRUE, NC_ ("formula", "close brace") },
  { "⟨", OPEN, TRUE, NC_ ("formula", "open angle bracket") },
  { "⟩", CLOSE, TRUE, NC_ ("formula", "close angle bracket") },
  { "⌊", OPEN, TRUE, NC_ ("formula", "floor of") },
  { "⌋", CLOSE, TRUE, NC_ ("formula", "end of floor") },
  { "⌈", OPEN, TRUE, NC_ ("formula", "ceiling of") },
  { "⌉", CLOSE, TRUE, NC_ ("formula", "end of ceiling") },
  { "|", ORDINARY, TRUE, NC_ ("formula", "vertical bar") },
  { "‖", ORDINARY, TRUE, NC_ ("formula", "double bar") },
  { "∑", LARGE, FALSE, NC_ ("formula", "the sum") },
  { "Σ", LARGE, FALSE, NC_ ("formula", "the sum") },
  { "∏", LARGE, FALSE, NC_ ("formula", "the product") },
  { "∫", LARGE, FALSE, NC_ ("formula", "the integral") },
  { "∬", LARGE, FALSE, NC_ ("formula", "the double integral") },
  { "∭", LARGE, FALSE, NC_ ("formula", "the triple integral") },
  { "∮", LARGE, FALSE, NC_ ("formula", "the contour integral") },
  { "⋃", LARGE, FALSE, NC_ ("formula", "the union") },
  { "⋂", LARGE, FALSE, NC_ ("formula", "the intersection") },
  { "lim", LARGE, FALSE, NC_ ("formula", "the limit") },
  { "max", LARGE, FALSE, NC_ ("formula", "the maximum") },
  { "min", LARGE, FALSE, NC_ ("formula", "the minimum") },
  { "¬", ORDINARY, FALSE, NC_ ("formula", "not") },
  { "∀", ORDINARY, FALSE, NC_ ("formula", "for all") },
  { "∃", ORDINARY, FALSE, NC_ ("formula", "there is") },
  { "∂", ORDINARY, FALSE, NC_ ("formula", "partial") },
  { "∇", ORDINARY, FALSE, NC_ ("formula", "nabla") },
  { "∞", ORDINARY, FALSE, NC_ ("formula", "infinity") },
  { "∅", ORDINARY, FALSE, NC_ ("formula", "the empty set") },
  { "∠", ORDINARY, FALSE, NC_ ("formula", "angle") },
  { "∆", ORDINARY, FALSE, NC_ ("formula", "delta") },
  { "!", ORDINARY, FALSE, NC_ ("formula", "factorial") },
  { "%", ORDINARY, FALSE, NC_ ("formula", "percent") },
  { "°", ORDINARY, FALSE, NC_ ("formula", "degrees") },
  { "′", ORDINARY, FALSE, NC_ ("formula", "prime") },
  { "″", ORDINARY, FALSE, NC_ ("formula", "double prime") },
  { "…", ORDINARY, FALSE, NC_ ("formula", "and so on") },
  { "⋯", ORDINARY, FALSE, NC_ ("formula", "and so on") },
  { "⋮", ORDINARY, FALSE, NC_ ("formula", "and so on") },
  { "⋱", ORDINARY, FALSE, NC_ ("formula", "and so on") },
  { "\342\201\241", INVISIBLE, FALSE, NC_ ("formula", "of") },
  { "\342\201\242", INVISIBLE, FALSE, NULL },
  { "\342\201\243", INVISIBLE, FALSE, NULL },
  { "\342\201\244", INVISIBLE, FALSE, NC_ ("formula", "and") },
};

/* Returns: (nullable): what is known about a sign */
const LayoverMathSign *
layover_math_sign_find (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_equal (signs[i].text, text))
      return &signs[i];

  return NULL;
}

/* Returns: (nullable): its name in the language of the interface; %NULL for what is said as it is written */
const char *
layover_math_sign_get_spoken (const LayoverMathSign *self)
{
  return self->spoken != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "formula", self->spoken) : NULL;
}
