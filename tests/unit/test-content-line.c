/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-content-line.h"
#include "layover-content.h"

static LayoverContentNode *
read_page (const char *body)
{
  g_autofree char *text = g_strdup_printf (
      "<html xmlns='http://www.w3.org/1999/xhtml'><body>%s</body></html>", body);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  LayoverContentNode *page = layover_content_from_xhtml (bytes, "pages/a.xhtml", &error);

  g_assert_no_error (error);
  return page;
}

static void
test_one_text (void)
{
  g_autoptr (LayoverContentNode) page = read_page (
      "<p>One <b>t<i>w</i></b>o<br/><code>three</code> <img src='a.png' alt='x'/> <abbr "
      "title='number five'>five</abbr> <ruby>漢<rt>kan</rt></ruby></p>");
  g_autoptr (LayoverContentLine)
      line = layover_content_line_new (layover_content_node_get_child (page, 0));
  const LayoverContentSpan *bold;
  const LayoverContentSpan *object;

  g_assert_cmpstr (line->text, ==,
                   "One two\342\200\250three " LAYOVER_CONTENT_OBJECT " five (number five) 漢");

  /* what is inside comes before what is around it */
  for (bold = (const LayoverContentSpan *) (gconstpointer) line->spans->data;
       layover_content_node_get_kind (bold->node) != LAYOVER_CONTENT_STRONG; bold++)
    ;
  g_assert_cmpuint (bold->start, ==, 4);
  g_assert_cmpuint (bold->end, ==, 6);
  g_assert_cmpint (layover_content_node_get_kind (bold[-1].node), ==, LAYOVER_CONTENT_EMPHASIS);

  g_assert_cmpuint (line->objects->len, ==, 1);
  object = &g_array_index (line->objects, LayoverContentSpan, 0);
  g_assert_cmpint (layover_content_node_get_kind (object->node), ==, LAYOVER_CONTENT_IMAGE);
  g_assert_true (g_str_has_prefix (line->text + object->start, LAYOVER_CONTENT_OBJECT));
}

static void
test_lines_of_a_page (void)
{
  g_autoptr (LayoverContentNode) page = read_page (
      "<h1>a</h1><ul><li>b<p>c</p></li></ul><table><caption>d</caption><tr><th>e</th><td>f</td>"
      "</tr></table><dl><dt>g</dt><dd>h</dd></dl><pre>i\nj</pre><aside class='tip'><h2>k</h2>l"
      "</aside><figure><img src='a.png' alt='x'/><figcaption>m</figcaption></figure>"
      "<blockquote>n</blockquote>");
  g_autoptr (GPtrArray) lines = layover_content_list_lines (page);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (LayoverContentLine) line = layover_content_line_new (lines->pdata[i]);

      g_string_append_printf (all, "%s|", line->text);
    }
  g_assert_cmpstr (all->str, ==, "a|b|c|d|e|f|g|h|i\nj|k|l|m|n|");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/content-line/one-text", test_one_text);
  g_test_add_func ("/content-line/lines-of-a-page", test_lines_of_a_page);

  return g_test_run ();
}
