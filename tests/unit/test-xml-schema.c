/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-error.h"
#include "layover-xml-document.h"

static const char schema_text[] =
    "<element name='list' xmlns='http://relaxng.org/ns/structure/1.0' ns='urn:list'"
    " datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'><oneOrMore><element "
    "name='entry'>"
    "<attribute name='n'><data type='positiveInteger'/></attribute>"
    "<optional><element name='note'><text/></element></optional></element></oneOrMore></element>";

static gboolean
validate (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GBytes) schema = g_bytes_new_static (schema_text, strlen (schema_text));
  g_autoptr (LayoverXmlDocument) document = layover_xml_document_new (bytes, "list.xml", error);

  return document != NULL && layover_xml_document_validate (document, schema, "list.rng", error);
}

static void
test_accepts (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (validate ("<list xmlns='urn:list'><entry n='1'/><entry n='2'><note>x</note>"
                           "</entry></list>",
                           &error));
  g_assert_no_error (error);
}

static void
test_refuses_with_the_line_of_the_start_tag (void)
{
  const struct
  {
    const char *text;
    gint64 line;
    const char *word;
  } cases[] = {
    { "<list xmlns='urn:list'>\n<entry\n\n n='x'/>\n</list>", 2, "n" },
    { "<list xmlns='urn:list'>\n<entry n='1'/>\n\n<other\n/>\n</list>", 4,
      "“other” cannot stand here" },
    { "<list xmlns='urn:list'>\n<entry/>\n</list>", 2, "entry" },
    { "<list xmlns='urn:list'>\n<entry n='1' m='2'/>\n</list>", 2, "m" },
    { "\n\n<list xmlns='urn:list'>\n</list>", 3, "an element is missing" },
    { "\n<list/>", 2, "namespace" },
    { "<list xmlns='urn:list'>\n<entry n='1'>\ntext<note/></entry>\n</list>", 2, "no text" },
    { "<list xmlns='urn:list'>\n<entry n='1' xml:id='(a'/>\n</list>", 2, "attribute “id”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 line = 0;

      g_assert_false (validate (cases[i].text, &error));
      g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_XML_SCHEMA);
      g_test_message ("%s", error->message);
      g_assert_cmpint (layover_error_get_place (error, &line, NULL), ==, LAYOVER_PLACE_LINE);
      g_assert_cmpint (line, ==, cases[i].line);
      g_assert_cmpstr (layover_error_get_entry (error), ==, "list.xml");
      g_assert_nonnull (strstr (error->message, cases[i].word));
    }
}

/* One sentence that says which attribute, where the validator only says that one of them is wrong. */
static void
test_names_the_attribute (void)
{
  static const char schema[] =
      "<grammar xmlns='http://relaxng.org/ns/structure/1.0'"
      " datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'><start><element name='a'>"
      "<ref name='named'/><attribute name='date'><data type='date'/></attribute>"
      "<optional><attribute "
      "name='mode'><choice><value>x</value><value>y</value></choice></attribute>"
      "</optional><optional><attribute name='n'><data type='positiveInteger'>"
      "<param name='maxInclusive'>9</param></data></attribute></optional><optional><element "
      "name='b'><empty/></element></optional></element></start>"
      "<define name='named'><attribute name='id'><ref name='id'/></attribute></define>"
      "<define name='id'><data type='string'><param name='pattern'>[a-z]+</param></data></define>"
      "</grammar>";
  const struct
  {
    const char *text;
    const char *sentence;
  } cases[] = {
    { "<a date='2026-11-23'/>", "“a” needs the attribute “id”" },
    { "<a id='b'><b/></a>", "“a” needs the attribute “date”" },
    { "<a id='b'/>", "“a” needs the attribute “date”" },
    { "<a id='B c' date='2026-11-23'/>", "The attribute “id” of “a” cannot be “B c”" },
    { "<a id='b' date='23.11.2026'/>", "The attribute “date” of “a” cannot be “23.11.2026”" },
    { "<a id='b' date='2026-11-23' mode='z'/>", "The attribute “mode” of “a” cannot be “z”" },
    { "<a id='b' date='2026-11-23' n='0'/>", "The attribute “n” of “a” cannot be “0”" },
    { "<a id='b' date='2026-11-23' n='10'/>", "The attribute “n” of “a” cannot be “10”" },
    { "<a id='b' date='2026-11-23' src='c'/>", "“a” cannot have the attribute “src”" },
  };
  g_autoptr (GBytes) grammar = g_bytes_new_static (schema, strlen (schema));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].text, strlen (cases[i].text));
      g_autoptr (GError) error = NULL;
      g_autoptr (LayoverXmlDocument) document = layover_xml_document_new (bytes, "a.xml", &error);

      g_assert_no_error (error);
      g_assert_false (layover_xml_document_validate (document, grammar, "a.rng", &error));
      g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_XML_SCHEMA);
      g_assert_cmpstr (error->message, ==, cases[i].sentence);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xml-schema/accepts", test_accepts);
  g_test_add_func ("/xml-schema/refuses-with-the-line-of-the-start-tag",
                   test_refuses_with_the_line_of_the_start_tag);
  g_test_add_func ("/xml-schema/names-the-attribute", test_names_the_attribute);

  return g_test_run ();
}
