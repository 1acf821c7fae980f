/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>

#include "layover-content.h"

/* Formulas as the tree that is drawn and as the words that are spoken. */

static LayoverContentNode *
read_page (const char *inside)
{
  g_autofree char *page = g_strdup_printf (
      "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>%s</p></body></html>", inside);
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
  g_autoptr (GError) error = NULL;
  LayoverContentNode *document = layover_content_from_xhtml (bytes, "pages/a.xhtml", &error);

  g_assert_no_error (error);
  return document;
}

/* Returns: (transfer full): the formula inside <math> */
static LayoverMath *
read_math (const char *inside)
{
  g_autofree char *math = g_strdup_printf ("<math>%s</math>", inside);
  g_autoptr (LayoverContentNode) document = read_page (math);
  LayoverContentNode *paragraph = layover_content_node_get_child (document, 0);

  return layover_math_ref (
      layover_content_node_get_math (layover_content_node_get_child (paragraph, 0)));
}

#define X "<mi>x</mi>"
#define Y "<mi>y</mi>"
#define TWO "<mn>2</mn>"

typedef struct
{
  const char *xml;
  const char *line;
  const char *speech;
} Words;

static const Words words[] = {
  { "<mfrac><msup>" X TWO "</msup>" TWO "</mfrac>", "(x^2)/2", "x squared over 2" },
  { "<mfrac><mrow>" X "<mo>+</mo>" Y "</mrow>" TWO "</mfrac>", "(x + y)/2",
    "the fraction x plus y over 2, end of fraction" },
  { "<mfrac linethickness='0'><mi>n</mi><mi>k</mi></mfrac>", "n/k", "n above k" },
  { "<msqrt>" X "</msqrt>", "√(x)", "the square root of x" },
  { "<msqrt>" X "<mo>+</mo>" TWO "</msqrt>", "√(x + 2)",
    "the square root of x plus 2, end of root" },
  { "<mroot>" X "<mn>3</mn></mroot>", "root(x, 3)", "the cube root of x" },
  { "<mroot>" X "<mi>n</mi></mroot>", "root(x, n)", "the root with index n of x" },
  { "<msub>" X "<mn>1</mn></msub>", "x_1", "x sub 1" },
  { "<msubsup>" X "<mi>i</mi><mn>3</mn></msubsup>", "x_i^3", "x sub i cubed" },
  { "<msup><mi>e</mi><mrow><mo>−</mo>" X "</mrow></msup>", "e^(−x)",
    "e to the power of minus x, end of power" },
  { "<msup><mi>f</mi><mo>′</mo></msup>", "f^′", "f prime" },
  { "<mo>-</mo><mn>3</mn><mo>-</mo>" X, "-3 - x", "minus 3 minus x" },
  { "<mi>f</mi><mo>&#x2061;</mo><mfenced>" X Y "</mfenced>", "f(x, y)",
    "f of open bracket x, y close bracket" },
  { "<mfenced open='[' close=')' separators=';'>" X Y "</mfenced>", "[x; y)",
    "open square bracket x; y close bracket" },
  { "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>",
    "∑_(i = 1)^n", "the sum from i equals 1 to n of" },
  { "<munder><mi>lim</mi><mrow>" X "<mo>→</mo><mn>0</mn></mrow></munder>", "lim_(x → 0)",
    "the limit for x goes to 0 of" },
  { "<mover>" X "<mo>→</mo></mover>", "x^→", "vector x" },
  { "<mover accent='true'>" X "<mo>¯</mo></mover>", "x^¯", "x bar" },
  { "<mover>" X "<mtext>def</mtext></mover>", "x^def", "x, above it def" },
  { "<mtable><mtr><mtd>" X "</mtd><mtd>" Y "</mtd></mtr><mtr><mtd>" TWO
    "</mtd><mtd>0</mtd></mtr></mtable>",
    "[x, y; 2, 0]", "table with 2 rows, row 1: x, y, row 2: 2, 0, end of table" },
  { "<menclose notation='updiagonalstrike'>" X "</menclose>", "x",
    "crossed out x, end of crossed out" },
  { "<mmultiscripts>" X "<mn>1</mn>" TWO "<mprescripts/><mi>a</mi><none/></mmultiscripts>",
    "_ax_1^2", "sub a x sub 1 squared" },
  { "<semantics>" X "<annotation encoding='TeX'>\\\\evil</annotation></semantics>", "x", "x" },
  { "<mi>α</mi><mo>≤</mo><mtext>half of it</mtext>", "α ≤ half of it",
    "α is less than or equal to half of it" },
  { "<mrow><mo>|</mo>" X "<mo>|</mo></mrow>", "|x|", "vertical bar x vertical bar" },
  { X "<mphantom>" Y "</mphantom>", "x", "x" },
  { "<mn>5</mn><unknown>" X "</unknown>stray", "5xstray", "5 x stray" },
  { "<mfrac/>", "", " over " },
};

static void
test_words (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (LayoverMath) math = read_math (words[i].xml);
      g_autofree char *line = layover_math_dup_line (math);
      g_autofree char *speech = layover_math_dup_speech (math);

      g_assert_cmpstr (line, ==, words[i].line);
      g_assert_cmpstr (speech, ==, words[i].speech);
    }
}

static void
test_own_words (void)
{
  g_autoptr (LayoverContentNode)
      page = read_page ("<math display='block' alttext='one half'><mi>x</mi></math>");
  LayoverContentNode *node = layover_content_node_get_child (
      layover_content_node_get_child (page, 0), 0);
  LayoverMath *math = layover_content_node_get_math (node);
  g_autofree char *speech = layover_math_dup_speech (math);

  g_assert_cmpstr (speech, ==, "one half");
  g_assert_cmpstr (layover_content_node_get_text (node), ==, "one half");
  g_assert_true (layover_math_is_display (math));
  g_assert_cmpstr (layover_math_get_text (layover_math_get_child (math, 0)), ==, "x");
}

static char *
look_up (const char *identifier, gpointer data)
{
  return g_str_equal (identifier, "A") ? g_strdup (data) : NULL;
}

static void
test_substitute (void)
{
  g_autoptr (LayoverMath) math = read_math ("<msup><mi>e</mi><mi>A</mi></msup>");
  g_autoptr (LayoverMath) five = layover_math_substitute (math, look_up, (gpointer) "5");
  g_autoptr (LayoverMath) other = read_math ("<mi>B</mi>");
  g_autoptr (LayoverMath) same = layover_math_substitute (other, look_up, (gpointer) "5");
  g_autofree char *line = layover_math_dup_line (five);
  g_autofree char *before = layover_math_dup_line (math);

  g_assert_cmpstr (line, ==, "e^5");
  g_assert_cmpstr (before, ==, "e^A");
  g_assert_true (same == other);
}

/* Each script would make the tree one deeper, and trees are walked by functions that call themselves. */
static void
test_many_scripts_stay_shallow (void)
{
  g_autoptr (GString) xml = g_string_new ("<mmultiscripts><mi>x</mi>");
  g_autoptr (LayoverMath) math = NULL;
  g_autofree char *line = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append (xml, "<mn>1</mn><none/>");
  g_string_append (xml, "</mmultiscripts>");

  math = read_math (xml->str);
  line = layover_math_dup_line (math);
  g_assert_cmpuint (strlen (line), <, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/math/words", test_words);
  g_test_add_func ("/math/own-words", test_own_words);
  g_test_add_func ("/math/substitute", test_substitute);
  g_test_add_func ("/math/many-scripts-stay-shallow", test_many_scripts_stay_shallow);

  return g_test_run ();
}
