/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "content-dump.h"
#include "layover-content-xhtml.h"
#include "layover-error.h"

static LayoverContentNode *
read_page (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return layover_content_from_xhtml (bytes, "pages/fit.xhtml", error);
}

static void
assert_body (const char *body, const char *expected)
{
  g_autofree char *text = g_strdup_printf (
      "<html "
      "xmlns='http://www.w3.org/1999/xhtml'><head><title>T</title></head><body>%s</body></html>",
      body);
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverContentNode) page = read_page (text, &error);
  g_autofree char *dump = NULL;

  g_assert_no_error (error);
  dump = dump_document (page);
  g_assert_cmpstr (dump, ==, expected);
}

static void
assert_refused (const char *body, LayoverErrorCode code)
{
  g_autofree char *text = g_strdup_printf (
      "<html><head><title>T</title></head>\n<body>\n%s</body></html>", body);
  g_autoptr (GError) error = NULL;
  gint64 line = 0;

  g_test_message ("%s", body);
  g_assert_null (read_page (text, &error));
  g_assert_error (error, LAYOVER_ERROR, (int) code);
  g_assert_cmpint (layover_error_get_place (error, &line, NULL), ==, LAYOVER_PLACE_LINE);
  g_assert_cmpint (line, ==, 3);
  g_assert_cmpstr (layover_error_get_entry (error), ==, "pages/fit.xhtml");
}

static void
test_words (void)
{
  assert_body (
      "<p>one <em>two</em> <b>three</b> <u>f</u><s>g</s><sub>h</sub><sup>i</sup></p>",
      "(paragraph \"one \" (emphasis \"two\") \" \" (strong \"three\") \" \" (underline \"f\")"
      " (strike \"g\") (sub \"h\") (sup \"i\"))");
  assert_body (
      "<p><code>a &lt; b</code><kbd>Ctrl</kbd><q>so</q><abbr title='As Soon As'>ASA</abbr></p>",
      "(paragraph (code text=\"a < b\") (kbd \"Ctrl\") (span style=\"quote\" \"“so”\")"
      " (span style=\"abbreviation\" label=\"As Soon As\" \"ASA\"))");
  assert_body ("<p>a<br/>b<wbr/>c</p>", "(paragraph \"a\" (break) \"bc\")");
  assert_body ("<p lang='de' dir='rtl' id='x'>a</p>",
               "(paragraph dir=2 id=\"x\" lang=\"de\" \"a\")");
  assert_body ("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>",
               "(paragraph (ruby label=\"kan\" \"漢\"))");
}

static void
test_white_space (void)
{
  assert_body ("\n <p>\n a\n  b <em> c </em> d \n</p>\n ",
               "(paragraph \"a b \" (emphasis \"c \") \"d\")");
  assert_body ("<p>a <br/> b</p>", "(paragraph \"a\" (break) \"b\")");
  assert_body ("<p>a\xc2\xa0 b</p>", "(paragraph \"a\xc2\xa0 b\")");
  assert_body ("<p> <em> </em> </p><p></p>", "(paragraph (emphasis))");
  assert_body ("<pre>\n a\n  b\n</pre>", "(code-block text=\" a\n  b\n\")");
  assert_body ("<pre><code class='language-sh'>ls</code></pre>",
               "(code-block style=\"sh\" text=\"ls\")");
}

static void
test_words_between_blocks_become_paragraphs (void)
{
  assert_body ("a <em>b</em><h1>c</h1> d",
               "(paragraph \"a \" (emphasis \"b\")) (heading level=1 \"c\")"
               " (paragraph \"d\")");
  assert_body ("<div>a<p>b</p></div>", "(division (paragraph \"a\") (paragraph \"b\"))");
  assert_body ("<p>a<ul><li>b</li></ul>c</p>",
               "(division (paragraph \"a\") (list style=\"bulleted\" (item (paragraph \"b\")))"
               " (paragraph \"c\"))");
  assert_body ("<p><span>a<p>b</p></span></p>", "(paragraph (span \"a\" (break) (span \"b\")))");
}

static void
test_lists (void)
{
  assert_body ("<ol start='3'> <li>a</li> <li><p>b</p><p>c</p></li> </ol>",
               "(list start=3 style=\"ordered\" (item (paragraph \"a\")) (item (paragraph \"b\")"
               " (paragraph \"c\")))");
  assert_body ("<dl><dt>a</dt><dd>b</dd></dl>", "(dl (term \"a\") (def (paragraph \"b\")))");
}

static void
test_tables (void)
{
  assert_body (
      "<table><caption>C</caption><colgroup><col/></colgroup><thead><tr><th "
      "scope='col'>a</th></tr></thead>"
      "<tbody> <tr><td colspan='2' rowspan='99999' align='right'>b</td></tr></tbody></table>",
      "(table (caption \"C\") (row header=1 (cell header=1 (paragraph \"a\")))"
      " (row (cell colspan=2 rowspan=1000 style=\"right\" (paragraph \"b\"))))");
}

static void
test_callouts (void)
{
  assert_body ("<aside class='tip'><h2>Say it</h2><p>a</p></aside>",
               "(callout style=\"tip\" label=\"Say it\" (paragraph \"a\"))");
  assert_body ("<div class='x care'>\n <h3>T</h3>b</div>",
               "(callout style=\"care\" label=\"T\" (paragraph \"b\"))");
  assert_body ("<aside>a</aside>", "(division (paragraph \"a\"))");
}

static void
test_media (void)
{
  assert_body ("<p><img src='../media/a.png' alt=' A  map ' width='100' height='50%'/></p>",
               "(figure (image width=100 target=\"media/a.png\" label=\"A map\"))");
  assert_body ("<figure><img src='a.png' alt=''/><figcaption>C</figcaption></figure>",
               "(figure (image target=\"pages/a.png\" label=\"\") (caption \"C\"))");
  assert_body (
      "<p>a <picture><source srcset='b.webp 2x, c.png, ../media/d.png 3x' type='image/webp'/>"
      "<img src='a.png'/></picture></p>",
      "(paragraph \"a \" (image target=\"pages/a.png\"))");
  assert_body ("<p>a <img src='a.png'/></p>", "(paragraph \"a \" (image target=\"pages/a.png\"))");
  assert_body ("<video poster='p.png' title='V'><source src='v.webm'/><track src='c.vtt'/></video>",
               "(video target=\"pages/v.webm\" label=\"V\" captions=\"pages/c.vtt\""
               " poster=\"pages/p.png\")");
  assert_body ("<audio src='a.oga'>Sound</audio>",
               "(audio target=\"pages/a.oga\" label=\"Sound\")");
  assert_body ("<object data='a.png' type='image/png'>A</object>",
               "(figure (image target=\"pages/a.png\" label=\"A\"))");
}

static void
test_links (void)
{
  assert_body (
      "<p><a href='other.md#x'>a</a> <a href='#y'>b</a> <a name='z'>c</a></p>",
      "(paragraph (link target=\"pages/other.md#x\" \"a\") \" \" (link target=\"#y\" \"b\")"
      " \" \" (span id=\"z\" \"c\"))");
  assert_body ("<p><a href='https://example.org/'>a</a></p>",
               "(paragraph (link target=\"https://example.org/\" \"a\"))");
}

static void
test_formulas (void)
{
  assert_body (
      "<p><math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac></math></p>",
      "(paragraph (math text=\"(a + b)/2\"))");
  assert_body (
      "<p><math><msup><mi>x</mi><mn>2</mn></msup><mo>=</mo><msqrt><mi>y</mi></msqrt></math></p>",
      "(paragraph (math text=\"x^2 = √(y)\"))");
  assert_body ("<div>so <math display='block'><mi>x</mi></math> it is</div>",
               "(division (paragraph \"so\") (paragraph (math text=\"x\")) (paragraph \"it is\"))");
  assert_body ("<p><math alttext='half'><mi>x</mi></math></p>", "(paragraph (math text=\"half\"))");
}

/* T38: what looks like markup is words. */
static void
test_t38_text_stays_text (void)
{
  assert_body ("<p title='&lt;b>'>&lt;b&gt;R&amp;D&#x202E;</p>",
               "(paragraph \"<b>R&D\xe2\x80\xae\")");
}

static void
test_t39_what_loads_or_acts_is_refused (void)
{
  const struct
  {
    const char *body;
    LayoverErrorCode code;
  } cases[] = {
    { "<img src='https://example.org/a.png'/>", LAYOVER_ERROR_CONTENT_REMOTE },
    { "<img src='//example.org/a.png'/>", LAYOVER_ERROR_CONTENT_SCHEME },
    { "<img src='file:///etc/passwd'/>", LAYOVER_ERROR_CONTENT_SCHEME },
    { "<img src='/a.png'/>", LAYOVER_ERROR_CONTENT_OUTSIDE },
    { "<img src='a.png' srcset='b.png 2x'/>", LAYOVER_ERROR_CONTENT_REMOTE },
    { "<picture><source srcset='b.png 2x, https://example.org/b.png'/><img src='a.png'/></picture>",
      LAYOVER_ERROR_CONTENT_REMOTE },
    { "<picture><source srcset='https://example.org/b.png, b.png 2x'/><img src='a.png'/></picture>",
      LAYOVER_ERROR_CONTENT_REMOTE },
    { "<img alt='a'/>", LAYOVER_ERROR_CONTENT_REFERENCE },
    { "<img src='#a'/>", LAYOVER_ERROR_CONTENT_REFERENCE },
    { "<video src='a.webm' poster='http://example.org/a.png'/>", LAYOVER_ERROR_CONTENT_REMOTE },
    { "<video><source src='https://example.org/list.m3u8'/></video>",
      LAYOVER_ERROR_CONTENT_REMOTE },
    { "<video src='a.webm'><track src='https://example.org/a.vtt'/></video>",
      LAYOVER_ERROR_CONTENT_REMOTE },
    { "<video/>", LAYOVER_ERROR_CONTENT_REFERENCE },
    { "<object data='a.html' type='text/html'/>", LAYOVER_ERROR_CONTENT_ACTIVE },
    { "<object data='a.svg' type='image/svg+xml'/>", LAYOVER_ERROR_CONTENT_ACTIVE },
    { "<object data='https://example.org/a.png' type='image/png'/>", LAYOVER_ERROR_CONTENT_REMOTE },
    { "<p style='background: URL(x.png)'>a</p>", LAYOVER_ERROR_CONTENT_STYLE },
    { "<p style='background: \\75rl(x.png)'>a</p>", LAYOVER_ERROR_CONTENT_STYLE },
    { "<style>@import 'x'</style>", LAYOVER_ERROR_CONTENT_STYLE },
    { "<table background='a.png'/>", LAYOVER_ERROR_CONTENT_REMOTE },
    { "<svg xmlns='http://www.w3.org/2000/svg'><a/></svg>", LAYOVER_ERROR_CONTENT_ELEMENT },
    { "<a xmlns='http://www.w3.org/2000/svg'/>", LAYOVER_ERROR_CONTENT_ELEMENT },
    { "<font face='x'>a</font>", LAYOVER_ERROR_CONTENT_ELEMENT },
    { "<P>a</P>", LAYOVER_ERROR_CONTENT_ELEMENT },
    { "<link rel='stylesheet' href='a.css'/>", LAYOVER_ERROR_CONTENT_ELEMENT },
    { "<script>1</script>", LAYOVER_ERROR_CONTENT_ACTIVE },
    { "<form/>", LAYOVER_ERROR_CONTENT_ACTIVE },
    { "<iframe src='a'/>", LAYOVER_ERROR_CONTENT_ACTIVE },
    { "<base href='https://example.org/'/>", LAYOVER_ERROR_CONTENT_ACTIVE },
    { "<p onclick='x()'>a</p>", LAYOVER_ERROR_CONTENT_ACTIVE },
    { "<ruby>a<rt onclick='x()'>b</rt></ruby>", LAYOVER_ERROR_CONTENT_ACTIVE },
    { "<a href='javascript:x()'>a</a>", LAYOVER_ERROR_CONTENT_SCHEME },
    { "<a href='data:image/png;base64,'>a</a>", LAYOVER_ERROR_CONTENT_DATA },
    { "<span><ul><li>a</li></ul></span>", LAYOVER_ERROR_CONTENT_NESTING },
    { "<ul>a</ul>", LAYOVER_ERROR_CONTENT_NESTING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].body, cases[i].code);
}

static void
test_t39_heads_that_load_are_refused (void)
{
  const struct
  {
    const char *head;
    int code;
  } cases[] = {
    { "<base href='x'/>", LAYOVER_ERROR_CONTENT_ACTIVE },
    { "<meta http-equiv='refresh' content='0;url=x'/>", LAYOVER_ERROR_CONTENT_ACTIVE },
    { "<script/>", LAYOVER_ERROR_CONTENT_ACTIVE },
    { "<link rel='stylesheet' href='a.css'/>", LAYOVER_ERROR_CONTENT_STYLE },
    { "<style/>", LAYOVER_ERROR_CONTENT_STYLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("<html><head>%s</head><body/></html>",
                                               cases[i].head);
      g_autoptr (GError) error = NULL;

      g_assert_null (read_page (text, &error));
      g_assert_error (error, LAYOVER_ERROR, cases[i].code);
    }
}

static void
test_page_without_body_is_refused (void)
{
  const char *cases[] = { "<html/>", "<page><body/></page>", "<html><head/></html>" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_page (cases[i], &error));
      g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_CONTENT);
    }
}

static void
test_title_language_and_direction (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverContentNode) page = read_page (
      "<html lang='ar' dir='rtl'><head><meta charset='utf-8'/><title> A\n b </title></head>"
      "<body><p>x</p></body></html>",
      &error);
  g_autofree char *title = NULL;

  g_assert_no_error (error);
  title = layover_content_node_dup_title (page);
  g_assert_cmpstr (title, ==, "A b");
  g_assert_cmpstr (layover_content_node_get_language (page), ==, "ar");
  g_assert_cmpint (layover_content_node_get_direction (page), ==,
                   LAYOVER_CONTENT_DIRECTION_RIGHT_TO_LEFT);
}

static LayoverContentFilterResult
filter_cb (LayoverXmlNode *element, LayoverContentNode **node, gpointer data, GError **error)
{
  const char *name = layover_xml_node_get_name (element);

  if (g_str_equal (name, "gap"))
    *node = layover_content_node_new_custom ("g", TRUE);
  else if (g_str_equal (name, "choices"))
    *node = layover_content_node_new_custom ("c", FALSE);
  else if (g_str_equal (name, "fail"))
    {
      layover_set_error (error, LAYOVER_ERROR_QTI, NULL, "no");
      return LAYOVER_CONTENT_FILTER_FAILED;
    }
  else if (!g_str_equal (name, "skip"))
    return LAYOVER_CONTENT_FILTER_PASS;

  return LAYOVER_CONTENT_FILTER_DONE;
}

static LayoverContentNode *
read_filtered (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (LayoverXmlDocument) document = layover_xml_document_new (bytes, "i.xml", error);

  g_assert_nonnull (document);
  return layover_content_from_xml_node (layover_xml_document_get_root (document), "i.xml",
                                        filter_cb, NULL, error);
}

static void
test_filter (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverContentNode) document = read_filtered (
      "<b>\n<p>a <gap/> b<skip><script/></skip></p><choices/><pre>x\n<gap/></pre></b>", &error);
  g_autofree char *dump = NULL;

  g_assert_no_error (error);
  dump = dump_document (document);
  g_assert_cmpstr (dump, ==,
                   "(paragraph \"a \" (custom custom=\"g\") \" b\") (custom custom=\"c\")"
                   " (paragraph style=\"preformatted\" \"x\n\" (custom custom=\"g\"))");
  g_assert_cmpuint (layover_content_node_get_line (layover_content_node_get_child (document, 1)),
                    ==, 2);

  g_assert_null (read_filtered ("<b><p><fail/></p></b>", &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/content-xhtml/words", test_words);
  g_test_add_func ("/content-xhtml/white-space", test_white_space);
  g_test_add_func ("/content-xhtml/words-between-blocks-become-paragraphs",
                   test_words_between_blocks_become_paragraphs);
  g_test_add_func ("/content-xhtml/lists", test_lists);
  g_test_add_func ("/content-xhtml/tables", test_tables);
  g_test_add_func ("/content-xhtml/callouts", test_callouts);
  g_test_add_func ("/content-xhtml/media", test_media);
  g_test_add_func ("/content-xhtml/links", test_links);
  g_test_add_func ("/content-xhtml/formulas", test_formulas);
  g_test_add_func ("/content-xhtml/T38-text-stays-text", test_t38_text_stays_text);
  g_test_add_func ("/content-xhtml/T39-what-loads-or-acts-is-refused",
                   test_t39_what_loads_or_acts_is_refused);
  g_test_add_func ("/content-xhtml/T39-heads-that-load-are-refused",
                   test_t39_heads_that_load_are_refused);
  g_test_add_func ("/content-xhtml/page-without-body-is-refused",
                   test_page_without_body_is_refused);
  g_test_add_func ("/content-xhtml/title-language-and-direction",
                   test_title_language_and_direction);
  g_test_add_func ("/content-xhtml/filter", test_filter);

  return g_test_run ();
}
