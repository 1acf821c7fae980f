/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "content-dump.h"
#include "growth.h"
#include "layover-content-markdown.h"
#include "layover-error.h"

static LayoverContentNode *
read_page (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return layover_content_from_markdown (bytes, "pages/fit.md", error);
}

static void
assert_page (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverContentNode) page = read_page (text, &error);
  g_autofree char *dump = NULL;

  g_assert_no_error (error);
  dump = dump_document (page);
  g_assert_cmpstr (dump, ==, expected);
}

static void
assert_refused (const char *text, LayoverErrorCode code, gint64 expected_line)
{
  g_autoptr (GError) error = NULL;
  gint64 line = 0;

  g_assert_null (read_page (text, &error));
  g_assert_error (error, LAYOVER_ERROR, (int) code);
  g_assert_cmpint (layover_error_get_place (error, &line, NULL), ==, LAYOVER_PLACE_LINE);
  g_assert_cmpint (line, ==, expected_line);
  g_assert_cmpstr (layover_error_get_entry (error), ==, "pages/fit.md");
}

static void
test_words (void)
{
  assert_page ("a *b* **c** ~~d~~ `e  f`\ng\\\nh &amp; &eacute;",
               "(paragraph \"a \" (emphasis \"b\") \" \" (strong \"c\") \" \" (strike \"d\") \" \""
               " (code text=\"e f\") \" g\" (break) \"h & é\")");
  assert_page ("", "");
  assert_page ("www.example.org", "(paragraph \"www.example.org\")");
  assert_page ("---\n", "(rule)");
}

static void
test_headings_have_names (void)
{
  assert_page ("# Ask, then `count`\n## Über uns\n## Über uns\n",
               "(heading level=1 id=\"ask-then-count\" \"Ask, then \" (code text=\"count\"))"
               " (heading level=2 id=\"über-uns\" \"Über uns\")"
               " (heading level=2 id=\"über-uns-1\" \"Über uns\")");
}

static void
test_lists (void)
{
  assert_page ("3. a\n4. b\n\n   c\n",
               "(list start=3 style=\"ordered\" (item (paragraph \"a\")) (item (paragraph \"b\")"
               " (paragraph \"c\")))");
  assert_page ("- a\n  - b\n",
               "(list style=\"bulleted\" (item (paragraph \"a\") (list style=\"bulleted\""
               " (item (paragraph \"b\")))))");
}

static void
test_tables (void)
{
  assert_page (
      "| a | b | c |\n|---|--:|:-:|\n| 1 | *2* | |\n",
      "(table (row header=1 (cell header=1 (paragraph \"a\")) (cell header=1 style=\"right\""
      " (paragraph \"b\")) (cell header=1 style=\"center\" (paragraph \"c\")))"
      " (row (cell (paragraph \"1\")) (cell style=\"right\" (paragraph (emphasis \"2\")))"
      " (cell style=\"center\")))");
}

static void
test_callouts (void)
{
  assert_page (
      "> [!TIP] Say it\n> The *number*.\n",
      "(callout style=\"tip\" label=\"Say it\" (paragraph \"The \" (emphasis \"number\") \".\"))");
  assert_page ("> [!care]\n>\n> a\n> \n> b\n",
               "(callout style=\"care\" (paragraph \"a\") (paragraph \"b\"))");
  assert_page ("> [!NOTE] Only a title\n", "(callout style=\"note\" label=\"Only a title\")");
  assert_page ("> [!WARNING]\n> a\n", "(callout style=\"care\" (paragraph \"a\"))");
  assert_page ("> a\n", "(quote (paragraph \"a\"))");
  assert_refused ("a\n\n> [!HINT] x\n", LAYOVER_ERROR_CONTENT_CALLOUT, 3);
}

static void
test_code (void)
{
  assert_page ("```sh -x\nls\n\n```\n", "(code-block style=\"sh\" text=\"ls\n\")");
  assert_page ("    a\n      b\n", "(code-block text=\"a\n  b\")");
}

static void
test_pictures_and_links (void)
{
  assert_page (
      "![A *map*](../media/a.png \"C & d\")\n",
      "(figure (image target=\"media/a.png\" label=\"A map\" text=\"C & d\") (caption \"C & d\"))");
  assert_page ("a ![b](c.png)\n", "(paragraph \"a \" (image target=\"pages/c.png\" label=\"b\"))");
  assert_page (
      "[a](b.md#c) [d](#e) <https://example.org/>\n",
      "(paragraph (link target=\"pages/b.md#c\" \"a\") \" \" (link target=\"#e\" \"d\") \" \""
      " (link target=\"https://example.org/\" \"https://example.org/\"))");
}

static void
test_html_is_refused (void)
{
  assert_refused ("a\n\n<div>b</div>\n", LAYOVER_ERROR_CONTENT_RAW_HTML, 3);
  assert_refused ("a\n\nb <span>c</span>\n", LAYOVER_ERROR_CONTENT_RAW_HTML, 3);
  assert_refused ("<!-- a -->\n", LAYOVER_ERROR_CONTENT_RAW_HTML, 1);
  assert_refused ("<script>\nx\n</script>\n", LAYOVER_ERROR_CONTENT_RAW_HTML, 1);
}

static void
test_t39_what_loads_is_refused (void)
{
  assert_refused ("a\n\n![b](https://example.org/a.png)\n", LAYOVER_ERROR_CONTENT_REMOTE, 3);
  assert_refused ("![b](//example.org/a.png)\n", LAYOVER_ERROR_CONTENT_SCHEME, 1);
  assert_refused ("![b](../../a.png)\n", LAYOVER_ERROR_CONTENT_OUTSIDE, 1);
  assert_refused ("![b](data:image/svg+xml;base64,AA==)\n", LAYOVER_ERROR_CONTENT_DATA, 1);
  assert_refused ("[b](javascript:x)\n", LAYOVER_ERROR_CONTENT_SCHEME, 1);
  assert_refused ("[b](file:///etc/passwd)\n", LAYOVER_ERROR_CONTENT_SCHEME, 1);
  assert_refused ("[b]()\n", LAYOVER_ERROR_CONTENT_REFERENCE, 1);
}

static void
test_t38_text_stays_text (void)
{
  assert_page ("\\<b> R&D %s%n \xe2\x80\xae x\n", "(paragraph \"<b> R&D %s%n \xe2\x80\xae x\")");
}

static void
test_encoding (void)
{
  assert_refused ("a\nb\xff\n", LAYOVER_ERROR_CONTENT_ENCODING, 2);
}

static char *
repeat (const char *part, guint n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (out, part);

  return g_string_free (out, FALSE);
}

static void
read_repeated (gconstpointer part, guint n)
{
  g_autofree char *text = repeat (part, n);
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverContentNode) page = read_page (text, &error);

  g_assert_true ((page == NULL) == (error != NULL));
}

static void
test_hostile_pages_end_soon (void)
{
  /* A quarter of what is allowed. */
  const struct
  {
    const char *part;
    guint n;
  } cases[] = {
    { ">", 250000 },     { "- ", 125000 },        { "[", 250000 },       { "![a](", 50000 },
    { "*a_ ", 62500 },   { "a**b__ ", 35000 },    { "`a``", 62500 },     { "<", 250000 },
    { "[a](<b", 40000 }, { "|a", 125000 },        { "|-", 125000 },      { "_a ", 82500 },
    { "1) ", 82500 },    { "<!--", 62500 },       { "a~~b ", 50000 },    { "&#0;", 62500 },
    { "\\\n", 125000 },  { "x\n=\n", 62500 },     { "[a]: b\n", 35000 }, { "```\n", 62500 },
    { "> - ", 62500 },   { "|x|\n|-|\n", 30000 }, { "*", 250000 },       { "~", 250000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_grows_with_its_input (read_repeated, cases[i].part, cases[i].n);
}

static gboolean
count_kinds_cb (LayoverContentNode *node, gpointer data)
{
  ((guint *) data)[layover_content_node_get_kind (node)]++;

  return TRUE;
}

static void
test_sample_pages_are_read (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("LAYOVER_SOURCE_ROOT"), "data", "sample",
                                              "sal-101", "pages", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) pages = g_dir_open (folder, 0, &error);
  guint n[LAYOVER_CONTENT_CUSTOM + 1] = { 0 };

  g_assert_no_error (error);
  for (const char *name = g_dir_read_name (pages); name != NULL; name = g_dir_read_name (pages))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *entry = g_strconcat ("pages/", name, NULL);
      g_autofree char *title = NULL;
      g_autofree char *text = NULL;
      g_autoptr (LayoverContentNode) page = NULL;
      g_autoptr (GBytes) bytes = NULL;

      g_file_get_contents (path, &text, NULL, &error);
      g_assert_no_error (error);
      bytes = g_bytes_new_static (text, strlen (text));
      page = layover_content_from_markdown (bytes, entry, &error);
      g_assert_no_error (error);
      title = layover_content_node_dup_title (page);
      g_assert_nonnull (title);
      layover_content_node_foreach (page, count_kinds_cb, n);
    }

  g_assert_cmpuint (n[LAYOVER_CONTENT_DOCUMENT], >=, 8);
  g_assert_cmpuint (n[LAYOVER_CONTENT_TABLE], >, 0);
  g_assert_cmpuint (n[LAYOVER_CONTENT_CALLOUT], >, 0);
  g_assert_cmpuint (n[LAYOVER_CONTENT_FIGURE], >, 0);
  g_assert_cmpuint (n[LAYOVER_CONTENT_CAPTION], ==, n[LAYOVER_CONTENT_FIGURE]);
}

static void
test_too_large_is_refused (void)
{
  g_autofree char *text = repeat ("a\n", 600000);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_page (text, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_CONTENT_TOO_LARGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/content-markdown/words", test_words);
  g_test_add_func ("/content-markdown/headings-have-names", test_headings_have_names);
  g_test_add_func ("/content-markdown/lists", test_lists);
  g_test_add_func ("/content-markdown/tables", test_tables);
  g_test_add_func ("/content-markdown/callouts", test_callouts);
  g_test_add_func ("/content-markdown/code", test_code);
  g_test_add_func ("/content-markdown/pictures-and-links", test_pictures_and_links);
  g_test_add_func ("/content-markdown/html-is-refused", test_html_is_refused);
  g_test_add_func ("/content-markdown/T39-what-loads-is-refused", test_t39_what_loads_is_refused);
  g_test_add_func ("/content-markdown/T38-text-stays-text", test_t38_text_stays_text);
  g_test_add_func ("/content-markdown/encoding", test_encoding);
  g_test_add_func ("/content-markdown/hostile-pages-end-soon", test_hostile_pages_end_soon);
  g_test_add_func ("/content-markdown/sample-pages-are-read", test_sample_pages_are_read);
  g_test_add_func ("/content-markdown/too-large-is-refused", test_too_large_is_refused);

  return g_test_run ();
}
