/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-error.h"
#include "layover-xml-document.h"

/* XInclude 1.0, where it is followed. The files of a case are names and texts by turns. */

#define XI "xmlns:xi='http://www.w3.org/2001/XInclude'"

static GBytes *
find_file (const char *base, const char *href, char **entry, gpointer data, GError **error)
{
  const char *const *files = data;

  for (guint i = 0; files[i] != NULL; i += 2)
    if (g_str_equal (files[i], href))
      {
        *entry = g_strdup (href);
        return g_bytes_new (files[i + 1], strlen (files[i + 1]));
      }

  layover_set_error (error, LAYOVER_ERROR_NOT_FOUND, NULL, "No such file");

  return NULL;
}

static LayoverXmlDocument *
load (const char *text, const char *const *files, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return layover_xml_document_new_foreign (bytes, "a.xml", find_file, (gpointer) files, error);
}

static void
write_node (const LayoverXmlNode *node, GString *text)
{
  if (!layover_xml_node_is_element (node))
    {
      g_string_append (text, layover_xml_node_get_text (node));
      return;
    }

  g_string_append_printf (text, "<%s>", layover_xml_node_get_name (node));
  for (LayoverXmlNode *child = layover_xml_node_get_first_child (node); child != NULL;
       child = layover_xml_node_get_next (child))
    {
      g_assert_true (layover_xml_node_get_parent (child) == node);
      write_node (child, text);
    }
  g_string_append_printf (text, "</%s>", layover_xml_node_get_name (node));
}

static void
assert_reads (const char *text, const char *const *files, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverXmlDocument) document = load (text, files, &error);
  g_autoptr (GString) written = g_string_new (NULL);

  g_assert_no_error (error);
  write_node (layover_xml_document_get_root (document), written);
  g_assert_cmpstr (written->str, ==, expected);
}

static void
assert_refused (const char *text, const char *const *files, int code, const char *entry,
                gint64 line)
{
  g_autoptr (GError) error = NULL;
  gint64 found = 0;

  g_assert_null (load (text, files, &error));
  g_assert_error (error, LAYOVER_ERROR, code);
  g_assert_cmpstr (layover_error_get_entry (error), ==, entry);
  g_assert_cmpint (layover_error_get_place (error, &found, NULL), ==, LAYOVER_PLACE_LINE);
  g_assert_cmpint (found, ==, line);
}

static void
test_elements (void)
{
  static const char *const files[] = {
    "b.xml", "<b " XI ">1<xi:include href='c.xml'/>2</b>",
    "c.xml", "<c><d id='x'>X</d><d xml:id='y'>Y</d></c>",
    NULL,
  };

  assert_reads ("<a " XI "/>", files, "<a></a>");
  assert_reads ("<a " XI ">0<xi:include href='b.xml' parse='xml'/>3<e/></a>", files,
                "<a>0<b>1<c><d>X</d><d>Y</d></c>2</b>3<e></e></a>");
  assert_reads ("<a " XI "><xi:include href='c.xml'/><xi:include href='c.xml'/></a>", files,
                "<a><c><d>X</d><d>Y</d></c><c><d>X</d><d>Y</d></c></a>");
  assert_reads ("<a " XI "><xi:include href='c.xml' xpointer='y'/>"
                "<xi:include href='c.xml' xpointer='x'/></a>",
                files, "<a><d>Y</d><d>X</d></a>");
  assert_reads ("<xi:include " XI " href='c.xml'/>", files, "<c><d>X</d><d>Y</d></c>");
}

static void
test_text (void)
{
  static const char *const files[] = {
    "t.txt", "\xEF\xBB\xBF<p> & “q”", "empty.txt", "", "latin.txt", "caf\xE9", "nul.txt", "\x01",
    NULL,
  };

  assert_reads ("<a " XI ">[<xi:include href='t.txt' parse='text'/>]</a>", files,
                "<a>[<p> & “q”]</a>");
  assert_reads ("<a " XI "><xi:include href='t.txt' parse='text' encoding='utf-8'/></a>", files,
                "<a><p> & “q”</a>");
  assert_reads ("<a " XI "><xi:include href='empty.txt' parse='text'/></a>", files, "<a></a>");
  assert_refused ("<a " XI "><xi:include href='latin.txt' parse='text'/></a>", files,
                  LAYOVER_ERROR_XML_INCLUDE_TEXT, "a.xml", 1);
  assert_refused ("<a " XI "><xi:include href='nul.txt' parse='text'/></a>", files,
                  LAYOVER_ERROR_XML_INCLUDE_TEXT, "a.xml", 1);
  assert_refused ("<a " XI "><xi:include href='t.txt' parse='text' encoding='latin1'/></a>", files,
                  LAYOVER_ERROR_XML_INCLUDE_TEXT, "a.xml", 1);
}

static void
test_fallback (void)
{
  static const char *const files[] = { "b.xml", "<b id='x'/>", "bad.xml", "<b>\n<", NULL };

  assert_reads ("<a " XI "><xi:include href='n.xml'><xi:fallback>1<c/>2</xi:fallback>"
                "</xi:include>3</a>",
                files, "<a>1<c></c>23</a>");
  assert_reads ("<a " XI "><xi:include href='b.xml'><xi:fallback><c/></xi:fallback></xi:include>"
                "</a>",
                files, "<a><b></b></a>");
  assert_reads ("<a " XI "><xi:include href='n.xml'><other/><xi:fallback/></xi:include></a>", files,
                "<a></a>");
  assert_reads ("<a " XI "><xi:include href='n.xml'><xi:fallback><xi:include href='b.xml'/>"
                "</xi:fallback></xi:include></a>",
                files, "<a><b></b></a>");
  assert_reads ("<a " XI "><xi:include href='b.xml' xpointer='gone'><xi:fallback>-</xi:fallback>"
                "</xi:include></a>",
                files, "<a>-</a>");
  /* what is there and wrong is no case for a fallback */
  assert_refused ("<a " XI "><xi:include href='bad.xml'><xi:fallback/></xi:include></a>", files,
                  LAYOVER_ERROR_XML_NOT_WELL_FORMED, "bad.xml", 2);
}

static void
test_refusals (void)
{
  static const char *const files[] = {
    "a.xml", "<a/>",
    "b.xml", "<b " XI ">\n<xi:include href='c.xml'/></b>",
    "c.xml", "<c " XI ">\n\n<xi:include href='b.xml'/></c>",
    "t.txt", "only words",
    NULL,
  };
  const int form = LAYOVER_ERROR_XML_INCLUDE_FORM;

  assert_refused ("<a " XI ">\n<xi:include/></a>", files, form, "a.xml", 2);
  assert_refused ("<a " XI ">\n<xi:include href=''/></a>", files, form, "a.xml", 2);
  assert_refused ("<a " XI ">\n<xi:include href='b.xml#x'/></a>", files, form, "a.xml", 2);
  assert_refused ("<a " XI ">\n<xi:include href='b.xml' parse='html'/></a>", files, form, "a.xml",
                  2);
  assert_refused ("<a " XI ">\n<xi:fallback/></a>", files, form, "a.xml", 2);
  assert_refused ("<a " XI "><xi:include href='b.xml'><xi:fallback/>\n<xi:fallback/></xi:include>"
                  "</a>",
                  files, form, "a.xml", 2);
  assert_refused ("<xi:include " XI " href='t.txt' parse='text'/>", files, form, "a.xml", 1);

  assert_refused ("<a " XI ">\n<xi:include href='n.xml'/></a>", files, LAYOVER_ERROR_NOT_FOUND,
                  "a.xml", 2);
  assert_refused ("<a " XI ">\n<xi:include href='b.xml' xpointer='gone'/></a>",
                  (const char *const[]){ "b.xml", "<b/>", NULL }, LAYOVER_ERROR_XML_INCLUDE_PLACE,
                  "a.xml", 2);
  assert_refused ("<a " XI ">\n<xi:include href='a.xml'/></a>", files,
                  LAYOVER_ERROR_XML_INCLUDE_LOOP, "a.xml", 2);
  assert_refused ("<a " XI "><xi:include href='b.xml'/></a>", files, LAYOVER_ERROR_XML_INCLUDE_LOOP,
                  "c.xml", 3);
}

/* "0.xml" includes "1.xml", and so on, @n of them. */
static void
assert_chain (guint n, int code)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverXmlDocument) document = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (files, g_strdup_printf ("%u.xml", i));
      g_ptr_array_add (
          files, i + 1 == n ? g_strdup ("<end/>")
                            : g_strdup_printf ("<b " XI "><xi:include href='%u.xml'/></b>", i + 1));
    }
  g_ptr_array_add (files, NULL);

  document = load ("<a " XI "><xi:include href='0.xml'/></a>", (const char *const *) files->pdata,
                   &error);
  if (code == 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, LAYOVER_ERROR, code);
}

static void
assert_repeated (const char *file, guint n, int code)
{
  const char *const files[] = { "b.xml", file, NULL };
  g_autoptr (GString) text = g_string_new ("<a " XI ">");
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverXmlDocument) document = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append (text, "<xi:include href='b.xml'/>");
  g_string_append (text, "</a>");

  document = load (text->str, files, &error);
  if (code == 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, LAYOVER_ERROR, code);
}

static char *
nest (guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, "<b>");
  for (guint i = 0; i < depth; i++)
    g_string_append (text, "</b>");

  return g_string_free (text, FALSE);
}

static void
test_limits (void)
{
  const int too_much = LAYOVER_ERROR_XML_INCLUDE_TOO_MUCH;
  g_autofree char *long_text = g_strnfill (1024 * 1024, 'x');
  g_autofree char *large = g_strconcat ("<b>", long_text, "</b>", NULL);
  g_autofree char *fits = nest (99);
  g_autofree char *deep = nest (100);
  g_autoptr (GString) many = g_string_new ("<b>");

  assert_chain (8, 0);
  assert_chain (9, too_much);
  assert_repeated ("<b/>", 100, 0);
  assert_repeated ("<b/>", 101, too_much);
  assert_repeated (large, 3, 0);
  assert_repeated (large, 4, too_much);
  assert_repeated (fits, 1, 0);
  assert_repeated (deep, 1, LAYOVER_ERROR_XML_TOO_DEEP);

  for (guint i = 0; i < 60000; i++)
    g_string_append (many, "<c/>");
  g_string_append (many, "</b>");
  assert_repeated (many->str, 3, 0);
  assert_repeated (many->str, 4, too_much);
}

/* What is wrong further on is told at a line of the file that is read. */
static void
test_places (void)
{
  static const char *const files[] = { "b.xml", "\n\n\n<b>\n<c/></b>", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverXmlDocument)
      document = load ("<a " XI ">\n<xi:include href='b.xml'/></a>", files, &error);
  LayoverXmlNode *b;

  g_assert_no_error (error);
  b = layover_xml_node_get_first_element (layover_xml_document_get_root (document));
  g_assert_cmpuint (layover_xml_node_get_line (b), ==, 2);
  g_assert_cmpuint (layover_xml_node_get_line (layover_xml_node_get_first_element (b)), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xml-include/elements", test_elements);
  g_test_add_func ("/xml-include/text", test_text);
  g_test_add_func ("/xml-include/fallback", test_fallback);
  g_test_add_func ("/xml-include/refusals", test_refusals);
  g_test_add_func ("/xml-include/limits", test_limits);
  g_test_add_func ("/xml-include/places", test_places);

  return g_test_run ();
}
