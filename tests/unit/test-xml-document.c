/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>
#include <time.h>

#include "layover-error.h"
#include "layover-xml-document.h"

/* The time this process worked, which does not depend on what else the computer does. */
static gint64
get_cpu_us (void)
{
  struct timespec used;

  g_assert_cmpint (clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &used), ==, 0);
  return (gint64) used.tv_sec * G_USEC_PER_SEC + used.tv_nsec / 1000;
}

static LayoverXmlDocument *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return layover_xml_document_new (bytes, "x.xml", error);
}

static void
assert_refused_at (const char *text, int code, gint64 line)
{
  g_autoptr (GError) error = NULL;
  gint64 found = 0;

  g_assert_null (parse (text, &error));
  g_assert_error (error, LAYOVER_ERROR, code);
  g_assert_cmpstr (layover_error_get_entry (error), ==, "x.xml");
  if (line > 0)
    {
      g_assert_cmpint (layover_error_get_place (error, &found, NULL), ==, LAYOVER_PLACE_LINE);
      g_assert_cmpint (found, ==, line);
    }
}

/* The answer comes in less than a tenth of a second; what compares each with each takes minutes. */
static void
assert_refused_quickly (GString *text, int code)
{
  gint64 before = get_cpu_us ();

  assert_refused_at (text->str, code, 0);
  g_assert_cmpint (get_cpu_us () - before, <, 5 * G_USEC_PER_SEC);
  g_string_free (text, TRUE);
}

static void
test_tree_with_positions (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverXmlDocument) document = NULL;
  g_autofree char *all = NULL;
  LayoverXmlNode *root;
  LayoverXmlNode *child;

  document = parse (
      "<?xml version='1.0'?>\n<a xmlns='urn:x' k='1 &amp; &lt;2&gt; &#38;#38;'>é<b x='>'/>\n"
      "  <c>t &amp; <![CDATA[<u>]]></c></a>",
      &error);
  g_assert_no_error (error);

  root = layover_xml_document_get_root (document);
  g_assert_cmpstr (layover_xml_node_get_name (root), ==, "a");
  g_assert_cmpstr (layover_xml_node_get_namespace (root), ==, "urn:x");
  g_assert_cmpstr (layover_xml_node_get_attribute (root, "k"), ==, "1 & <2> &#38;");
  g_assert_null (layover_xml_node_get_attribute (root, "x"));
  g_assert_cmpuint (layover_xml_node_get_line (root), ==, 2);

  child = layover_xml_node_get_first_element (root);
  g_assert_cmpstr (layover_xml_node_get_name (child), ==, "b");
  g_assert_cmpuint (layover_xml_node_get_line (child), ==, 2);
  g_assert_cmpuint (layover_xml_node_get_column (child), ==, 51);

  child = layover_xml_node_get_next_element (child);
  g_assert_cmpuint (layover_xml_node_get_line (child), ==, 3);
  g_assert_cmpuint (layover_xml_node_get_column (child), ==, 3);
  all = layover_xml_node_dup_text_content (child);
  g_assert_cmpstr (all, ==, "t & <u>");
  g_assert_true (layover_xml_node_get_parent (child) == root);
  g_assert_null (layover_xml_node_get_next_element (child));
}

static void
test_not_well_formed (void)
{
  assert_refused_at ("", LAYOVER_ERROR_XML_NOT_WELL_FORMED, 0);
  assert_refused_at ("text", LAYOVER_ERROR_XML_NOT_WELL_FORMED, 0);
  assert_refused_at ("<a>\n<b></a>", LAYOVER_ERROR_XML_NOT_WELL_FORMED, 2);
  assert_refused_at ("<a>\n\n<b", LAYOVER_ERROR_XML_NOT_WELL_FORMED, 3);
  assert_refused_at ("<a>&unknown;</a>", LAYOVER_ERROR_XML_NOT_WELL_FORMED, 1);
  assert_refused_at ("<a/><b/>", LAYOVER_ERROR_XML_NOT_WELL_FORMED, 1);
  assert_refused_at ("<a k='1' k='2'/>", LAYOVER_ERROR_XML_NOT_WELL_FORMED, 1);
  assert_refused_at ("<a><!-- never", LAYOVER_ERROR_XML_NOT_WELL_FORMED, 1);
}

/* Authors read these sentences in their own language, so none may be what libxml2 says in English. */
static void
test_sentences (void)
{
  static const struct
  {
    const char *text;
    const char *words;
    gint64 line;
  } cases[] = {
    { "", "before its first element", 1 },
    { "text", "does not begin with an element", 1 },
    { "<a>\n<b>\n</a>", "“b” of line 2 is still open and “a” is closed here", 3 },
    { "<a>\n<b>", "“b” of line 2 is not closed", 2 },
    { "<a>\n&nope;</a>", "no entity “nope”", 2 },
    { "<a>&</a>", "“&amp;”", 1 },
    { "<a>&amp</a>", "semicolon", 1 },
    { "<a>\n< </a>", "“&lt;”", 2 },
    { "<a\nb=c/>", "quotation marks", 2 },
    { "<a b/>", "“b” has no value", 1 },
    { "<a b='1' b='2'/>", "“b” stands there twice", 1 },
    { "<a b='1'c='2'/>", "space is missing", 1 },
    { "<a b='<'/>", "“&lt;”", 1 },
    { "<a/>\n<b/>", "behind the end", 2 },
    { "<a>\n&#0;</a>", "cannot stand in XML", 2 },
    { "<a>\x01</a>", "cannot stand in XML", 1 },
    { "<a>&#xZ;</a>", "digits", 1 },
    { "<a>&#Z;</a>", "digits", 1 },
    { "<a>]]></a>", "]]&gt;", 1 },
    { "<a><!-- x -- y --></a>", "two hyphens", 1 },
    { "<a>\n<!-- x</a>", "never ends", 2 },
    { "<x:a/>", "“x” is not declared", 1 },
    { " <?xml version='1.0'?><a/>", "very beginning", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 line = 0;

      g_assert_null (parse (cases[i].text, &error));
      g_test_message ("%s: %s", cases[i].text, error->message);
      g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_XML_NOT_WELL_FORMED);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_cmpint (layover_error_get_place (error, &line, NULL), ==, LAYOVER_PLACE_LINE);
      g_assert_cmpint (line, ==, cases[i].line);
    }
}

static void
test_encoding (void)
{
  assert_refused_at ("<a>\n\xff</a>", LAYOVER_ERROR_XML_ENCODING, 2);
  assert_refused_at ("<?xml version='1.0' encoding='ISO-8859-1'?><a/>", LAYOVER_ERROR_XML_ENCODING,
                     1);
  assert_refused_at ("\xEF\xBB\xBF<?xml version='1.0' encoding = \"UTF-16\" ?><a/>",
                     LAYOVER_ERROR_XML_ENCODING, 1);
  assert_refused_at ("<?xml version='1.0' encoding='UCS-4'?><a>\xC3\xA9</a>",
                     LAYOVER_ERROR_XML_ENCODING, 1);
  assert_refused_at ("\xFF\xFE<", LAYOVER_ERROR_XML_ENCODING, 1);
}

/* Some of these once ended the process: libxml2 was stopped in the middle of changing its encoding. */
static void
test_declared_encodings (void)
{
  static const char *const others[] = {
    "UTF-7",  "utf-16", "UTF-16LE", "UCS-4", "EBCDIC", "ISO-8859-1",
    "UTF-8x", "UTF",    "",         "x",     "HZ",     "SHIFT_JIS",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *first = g_strdup_printf (
          "<?xml version=\"1.0\" encoding=\"%s\"?>\n<a b=\"x+t.y\"c\"d\"?>\n<e", others[i]);
      g_autofree char *second = g_strdup_printf (
          "\xEF\xBB\xBF<?xml version='encoding' encoding\n=\t'%s' standalone='yes'?><a/>",
          others[i]);

      assert_refused_at (first, LAYOVER_ERROR_XML_ENCODING, 1);
      assert_refused_at (second, LAYOVER_ERROR_XML_ENCODING, 1);
    }

  assert_refused_at ("<?xml version='1.0' encoding='UTF-8", LAYOVER_ERROR_XML_ENCODING, 1);
}

static void
test_declared_utf8_is_read (void)
{
  static const char *const texts[] = {
    "<?xml version='1.0' encoding='UTF-8'?><a encoding='UTF-7'/>",
    "<?xml version='1.0' encoding = \"utf-8\" ?><a/>",
    "\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?><a>encoding='x'</a>",
    "<?xml version='1.0'?><a/>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;
      g_autoptr (LayoverXmlDocument) document = layover_xml_document_new (bytes, "x.xml", &error);

      g_assert_no_error (error);
      g_assert_nonnull (document);
    }
}

static void
test_doctype (void)
{
  static const char *const cases[] = {
    "<!DOCTYPE a><a/>",
    "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
    "<!DOCTYPE a SYSTEM 'http://example.invalid/x.dtd'><a/>",
    "<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><a/>",
    "<!DOCTYPE a [<!ENTITY b 'lol'><!ENTITY c '&b;&b;&b;'>]><a>&c;</a>",
    "<!doctype a><a/>",
    "<a><!ENTITY b 'x'></a>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused_at (cases[i], LAYOVER_ERROR_XML_DOCTYPE, 1);
}

static void
test_utf16_doctype (void)
{
  const char text[] = "\xFF\xFE<\0!\0D\0O\0C\0T\0Y\0P\0E\0 \0a\0>\0<\0a\0/\0>\0";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (layover_xml_document_new (bytes, "x.xml", &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_XML_ENCODING);
}

static void
test_many_attributes (void)
{
  GString *text = g_string_new ("<a");

  for (guint i = 0; i < 300000; i++)
    g_string_append_printf (text, " a%u='1'", i);
  g_string_append (text, "/>");
  assert_refused_quickly (text, LAYOVER_ERROR_XML_MARKUP_TOO_LONG);
}

static GString *
nest (guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, "<a>");
  for (guint i = 0; i < depth; i++)
    g_string_append (text, "</a>");
  return text;
}

static void
test_depth (void)
{
  g_autoptr (GString) allowed = nest (100);
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverXmlDocument) document = parse (allowed->str, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  assert_refused_quickly (nest (101), LAYOVER_ERROR_XML_TOO_DEEP);
  assert_refused_quickly (nest (300), LAYOVER_ERROR_XML_TOO_DEEP);
}

static void
test_long_text (void)
{
  GString *text = g_string_new ("<a>");
  g_autofree char *filler = g_strnfill (12 * 1024 * 1024, 'x');

  g_string_append (text, filler);
  g_string_append (text, "</a>");
  assert_refused_quickly (text, LAYOVER_ERROR_XML_TOO_LARGE);
}

static void
test_many_elements (void)
{
  GString *text = g_string_new ("<a>");

  for (guint i = 0; i < 200001; i++)
    g_string_append (text, "<b/>");
  g_string_append (text, "</a>");
  assert_refused_quickly (text, LAYOVER_ERROR_XML_TOO_MANY_ELEMENTS);
}

static void
test_four_million_elements (void)
{
  GString *text = g_string_new ("<a>");

  for (guint i = 0; i < 4000000; i++)
    g_string_append (text, "<b/>");
  g_string_append (text, "</a>");
  assert_refused_quickly (text, LAYOVER_ERROR_XML_TOO_LARGE);
}

/* Each of them alone is small enough; libxml2 looks every prefix up in the list of all. */
static void
test_many_namespaces (void)
{
  GString *text = g_string_new ("<z:a xmlns:z='u'>");

  for (guint i = 0; i < 98; i++)
    {
      g_string_append_printf (text, "<a%u", i);
      for (guint k = 0; k < 300; k++)
        g_string_append_printf (text, " xmlns:n%u-%u='u'", i, k);
      g_string_append_c (text, '>');
    }
  for (guint i = 0; i < 190000; i++)
    g_string_append (text, "<z:b/>");
  assert_refused_quickly (text, LAYOVER_ERROR_XML_TOO_MANY_NAMESPACES);
}

/* A formula that declares its namespace each time is no attack. */
static void
test_namespaces_end_with_their_element (void)
{
  GString *text = g_string_new ("<a>");
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverXmlDocument) document = NULL;

  for (guint i = 0; i < 500; i++)
    g_string_append (text, "<m:b xmlns:m='urn:m' xmlns:n='urn:n'/>");
  g_string_append (text, "</a>");
  document = parse (text->str, &error);
  g_assert_no_error (error);
  g_string_free (text, TRUE);
}

static void
assert_filled (const char *before, gsize n_bytes, const char *after, int code)
{
  g_autofree char *filler = g_strnfill (n_bytes, 'x');
  g_autofree char *text = g_strconcat (before, filler, after, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverXmlDocument) document = parse (text, &error);

  if (code == 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, LAYOVER_ERROR, code);
  g_assert_true ((document != NULL) == (code == 0));
}

static void
test_long_markup (void)
{
  const int code = LAYOVER_ERROR_XML_MARKUP_TOO_LONG;

  assert_filled ("<a b='", 16000, "'/>", 0);
  assert_filled ("<a b='>", 17000, "'/>", code);
  assert_filled ("<a><!--", 16000, "--></a>", 0);
  assert_filled ("<a><!-->", 17000, "--></a>", code);
  assert_filled ("<a><?b ", 17000, "?></a>", code);
  assert_filled ("<a></a", 17000, ">", code);
  assert_filled ("<a><![CDATA[", 100000, "]]></a>", 0);
}

static void
test_xinclude (void)
{
  assert_refused_at ("<a xmlns:i='http://www.w3.org/2001/XInclude'>\n<i:include href='x'/></a>",
                     LAYOVER_ERROR_XML_INCLUDE, 2);
}

static void
test_stylesheet (void)
{
  assert_refused_at ("<?xml-stylesheet href='http://example.invalid/x.css'?><a/>",
                     LAYOVER_ERROR_XML_STYLESHEET, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xml-document/tree-with-positions", test_tree_with_positions);
  g_test_add_func ("/xml-document/not-well-formed", test_not_well_formed);
  g_test_add_func ("/xml-document/sentences", test_sentences);
  g_test_add_func ("/xml-document/encoding", test_encoding);
  g_test_add_func ("/xml-document/encoding-declared", test_declared_encodings);
  g_test_add_func ("/xml-document/encoding-utf8", test_declared_utf8_is_read);
  g_test_add_func ("/xml-document/T33-doctype-and-entities", test_doctype);
  g_test_add_func ("/xml-document/T33-utf16-doctype", test_utf16_doctype);
  g_test_add_func ("/xml-document/T34-300000-attributes", test_many_attributes);
  g_test_add_func ("/xml-document/T34-depth", test_depth);
  g_test_add_func ("/xml-document/T34-12-MB-of-text", test_long_text);
  g_test_add_func ("/xml-document/T34-many-elements", test_many_elements);
  g_test_add_func ("/xml-document/T34-4-million-elements", test_four_million_elements);
  g_test_add_func ("/xml-document/T34-many-namespaces", test_many_namespaces);
  g_test_add_func ("/xml-document/namespaces-end-with-their-element",
                   test_namespaces_end_with_their_element);
  g_test_add_func ("/xml-document/T34-long-markup", test_long_markup);
  g_test_add_func ("/xml-document/T35-xinclude", test_xinclude);
  g_test_add_func ("/xml-document/T35-stylesheet", test_stylesheet);

  return g_test_run ();
}
