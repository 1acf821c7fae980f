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
    { "<list xmlns='urn:list'>\n<entry n='1'/>\n\n<other\n/>\n</list>", 4, "other" },
    { "<list xmlns='urn:list'>\n<entry/>\n</list>", 2, "entry" },
    { "<list xmlns='urn:list'>\n<entry n='1' m='2'/>\n</list>", 2, "m" },
    { "\n\n<list xmlns='urn:list'>\n</list>", 3, "nothing" },
    { "\n<list/>", 2, "list" },
    { "<list xmlns='urn:list'>\n<entry n='1'>\ntext<note/></entry>\n</list>", 2, "entry" },
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xml-schema/accepts", test_accepts);
  g_test_add_func ("/xml-schema/refuses-with-the-line-of-the-start-tag",
                   test_refuses_with_the_line_of_the_start_tag);

  return g_test_run ();
}
