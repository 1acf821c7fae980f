/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>

#include "layover-content-view.h"
#include "layover-content-xhtml.h"
#include "layover-inline-flow.h"
#include "layover-math-view.h"
#include "screen.h"

/* Formulas on a page: in the line with the words, as wide as there is room for, and spoken. */

static GtkWindow *
show (LayoverContentView **view, const char *body, int width)
{
  g_autofree char *page = g_strdup_printf (
      "<html xmlns='http://www.w3.org/1999/xhtml'><body>%s</body></html>", body);
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverContentNode) node = layover_content_from_xhtml (bytes, "pages/a.xhtml", &error);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_assert_no_error (error);
  *view = LAYOVER_CONTENT_VIEW (layover_content_view_new ());
  gtk_widget_set_margin_start (GTK_WIDGET (*view), 18);
  gtk_widget_set_margin_end (GTK_WIDGET (*view), 18);
  layover_content_view_set_node (*view, node);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (*view));

  return screen_show (scrolled, width, 620);
}

#define FRACTION "<mfrac><msup><mi>x</mi><mn>2</mn></msup><mn>2</mn></mfrac>"

static void
test_is_read_with_its_line (void)
{
  LayoverContentView *view;
  GtkWindow *window = show (&view, "<p>Half is <math>" FRACTION "</math>, they say.</p>", 600);
  GtkWidget *flow = screen_find (GTK_WIDGET (view), LAYOVER_TYPE_INLINE_FLOW, NULL);
  GtkWidget *math = screen_find (GTK_WIDGET (view), LAYOVER_TYPE_MATH_VIEW, NULL);

  gtk_test_accessible_assert_property (math, GTK_ACCESSIBLE_PROPERTY_LABEL, "x squared over 2");
  gtk_test_accessible_assert_property (flow, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Half is x squared over 2, they say.");
  screen_close (window);
}

/* How far the line of writing is below the upper edge, and how high all of it is. */
static void
measure (GtkWidget *math, int *baseline, int *height)
{
  gtk_widget_measure (math, GTK_ORIENTATION_VERTICAL, -1, NULL, height, NULL, baseline);
}

static void
test_stands_on_the_line (void)
{
  LayoverContentView *view;
  GtkWindow *window = show (&view,
                            "<p><math><mi>x</mi></math> <math>" FRACTION
                            "</math> <math><msub><mi>x</mi><mn>1</mn></msub></math></p>",
                            600);
  int baseline, height, low_baseline, low_height;

  measure (screen_find_nth (GTK_WIDGET (view), LAYOVER_TYPE_MATH_VIEW, 0), &baseline, &height);
  g_assert_cmpint (height - baseline, <=, 2);

  /* a fraction reaches below the line, an index too, but is no higher than its letter */
  measure (screen_find_nth (GTK_WIDGET (view), LAYOVER_TYPE_MATH_VIEW, 1), &low_baseline,
           &low_height);
  g_assert_cmpint (low_height - low_baseline, >, 4);
  g_assert_cmpint (low_baseline, >, baseline);
  measure (screen_find_nth (GTK_WIDGET (view), LAYOVER_TYPE_MATH_VIEW, 2), &low_baseline,
           &low_height);
  g_assert_cmpint (low_height - low_baseline, >, 2);
  g_assert_cmpint (low_baseline, ==, baseline);
  screen_close (window);
}

static void
test_fits_a_narrow_page (void)
{
  g_autoptr (GString) body = g_string_new ("<p><math display='block'>");
  LayoverContentView *view;
  GtkWindow *window;
  GtkWidget *math;

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (body, "<mn>%u</mn><mo>+</mo>", i);
  g_string_append (body, "<mi>x</mi></math></p>");

  window = show (&view, body->str, 360);
  math = screen_find (GTK_WIDGET (view), LAYOVER_TYPE_MATH_VIEW, NULL);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (view)), <=, 360);
  g_assert_cmpint (gtk_widget_get_width (math), <=, 360);
  g_assert_cmpint (gtk_widget_get_width (math), >, 200);
  screen_close (window);
}

/* Brackets in brackets: work must not double with each. */
static void
test_deep_brackets (void)
{
  g_autoptr (GString) body = g_string_new ("<p><math>");
  LayoverContentView *view;
  GtkWindow *window;

  for (guint i = 0; i < 60; i++)
    g_string_append (body, "<mrow><mo>(</mo>");
  g_string_append (body, FRACTION);
  for (guint i = 0; i < 60; i++)
    g_string_append (body, "<mo>)</mo></mrow>");
  g_string_append (body, "</math></p>");

  window = show (&view, body->str, 600);
  g_assert_nonnull (screen_find (GTK_WIDGET (view), LAYOVER_TYPE_MATH_VIEW, NULL));
  screen_close (window);
}

static void
test_what_is_too_large_is_words (void)
{
  g_autoptr (GString) body = g_string_new ("<p><math>");
  LayoverContentView *view;
  GtkWindow *window;

  for (guint i = 0; i < 5000; i++)
    g_string_append (body, "<mi>x</mi>");
  g_string_append (body, "</math></p>");

  window = show (&view, body->str, 600);
  g_assert_null (screen_find (GTK_WIDGET (view), LAYOVER_TYPE_MATH_VIEW, NULL));
  g_assert_nonnull (screen_find (GTK_WIDGET (view), GTK_TYPE_LABEL, "xxxxx"));
  screen_close (window);
}

static const char *const gallery =
    "<h2>Formulas with <math><msup><mi>e</mi><mrow><mi>i</mi><mi>π</mi></mrow></msup></math></h2>"
    "<p>The roots of "
    "<math><mi>a</mi><msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><mi>b</mi><mi>x</mi>"
    "<mo>+</mo><mi>c</mi><mo>=</mo><mn>0</mn></math> are</p>"
    "<math "
    "display='block'><msub><mi>x</mi><mrow><mn>1</mn><mo>,</mo><mn>2</mn></mrow></msub><mo>=</mo>"
    "<mfrac><mrow><mo>−</mo><mi>b</mi><mo>±</mo><msqrt><msup><mi>b</mi><mn>2</mn></msup><mo>−</mo>"
    "<mn>4</mn><mi>a</mi><mi>c</mi></msqrt></mrow><mrow><mn>2</mn><mi>a</mi></mrow></mfrac></math>"
    "<math "
    "display='block'><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi>"
    "</munderover><mi>i</mi><mo>=</mo><mfrac><mrow><mi>n</mi><mo>(</mo><mi>n</mi><mo>+</mo><mn>1</"
    "mn>"
    "<mo>)</mo></mrow><mn>2</mn></mfrac><mo>,</mo><msubsup><mo>∫</mo><mn>0</mn><mi>∞</mi></msubsup>"
    "<msup><mi>e</mi><mrow><mo>−</mo><mi>x</mi></mrow></msup><mi>d</mi><mi>x</mi><mo>=</mo><mn>1</"
    "mn></math>"
    "<math "
    "display='block'><mi>A</mi><mo>=</mo><mrow><mo>[</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd>"
    "<mfrac><mi>a</mi><mi>b</mi></mfrac></mtd></mtr><mtr><mtd><mo>−</mo><mn>12</mn></"
    "mtd><mtd><mn>4</mn></mtd></mtr>"
    "</mtable><mo>]</mo></mrow><mo>,</mo><mrow><mo>(</mo><mfrac "
    "linethickness='0'><mi>n</mi><mi>k</mi></mfrac>"
    "<mo>)</mo></mrow><mo>,</mo><mrow><mo>{</mo><mfrac><mi>p</mi><mi>q</mi></mfrac><mo>}</mo></"
    "mrow><mo>,</mo>"
    "<mrow><mo>|</mo><mfrac><mi>p</mi><mi>q</mi></mfrac><mo>|</mo></mrow><mo>,</mo><mrow><mo>⟨</mo>"
    "<mfrac><mi>p</mi><mi>q</mi></mfrac><mo>⟩</mo></mrow><mo>,</mo><mrow><mo>⌊</mo><mfrac><mi>p</"
    "mi><mi>q</mi>"
    "</mfrac><mo>⌋</mo></mrow></math>"
    "<p>In a line: "
    "<math><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>≤</mo><mroot><mrow><mi>x</mi><mo>+</mo><mi>y</mi>"
    "</mrow><mn>3</mn></mroot></math>, "
    "<math><mover><mi>x</mi><mo>¯</mo></mover><mo>≠</mo><mover><mi>v</mi>"
    "<mo>→</mo></mover></math>, "
    "<math><munder><mi>lim</mi><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder>"
    "<mfrac><mrow><mi>sin</mi><mo>&#x2061;</mo><mi>x</mi></mrow><mi>x</mi></mfrac></math>, "
    "<math><menclose "
    "notation='box'><mi>x</mi></menclose><mo>+</mo><menclose "
    "notation='updiagonalstrike'><mn>12</mn></menclose>"
    "</math> and <math><mmultiscripts><mi>C</mi><mn>6</mn><none/><mprescripts/><none/><mn>14</mn>"
    "</mmultiscripts></math>.</p>";

static void
test_gallery (void)
{
  LayoverContentView *view;
  GtkWindow *window = show (&view, gallery, 640);

  g_assert_cmpuint (screen_count (GTK_WIDGET (view), LAYOVER_TYPE_MATH_VIEW), ==, 10);
  screen_save (window, "formulas");
  screen_close (window);
}

int
main (int argc, char **argv)
{
  screen_init (&argc, &argv);

  g_test_add_func ("/math-view/is-read-with-its-line", test_is_read_with_its_line);
  g_test_add_func ("/math-view/stands-on-the-line", test_stands_on_the_line);
  g_test_add_func ("/math-view/fits-a-narrow-page", test_fits_a_narrow_page);
  g_test_add_func ("/math-view/deep-brackets", test_deep_brackets);
  g_test_add_func ("/math-view/what-is-too-large-is-words", test_what_is_too_large_is_words);
  g_test_add_func ("/math-view/gallery", test_gallery);

  return g_test_run ();
}
