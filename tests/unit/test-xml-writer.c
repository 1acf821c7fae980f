/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "layover-xml-document.h"
#include "layover-xml-writer.h"

static void
test_bytes (void)
{
  g_autoptr (LayoverXmlWriter) writer = layover_xml_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  static const char expected[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                 "<a n=\"7\" t=\"&lt;&quot;&amp;\">\n"
                                 "  <b>x &lt; y &amp; z</b>\n"
                                 "  <c/>\n"
                                 "</a>\n";

  layover_xml_writer_start (writer, "a");
  layover_xml_writer_attribute_int (writer, "n", 7);
  layover_xml_writer_attribute (writer, "t", "<\"&");
  layover_xml_writer_element_text (writer, "b", "x < y & z");
  layover_xml_writer_start (writer, "c");
  bytes = layover_xml_writer_finish (writer);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected,
                   sizeof expected - 1);
}

static void
test_what_is_written_can_be_read (void)
{
  g_autoptr (LayoverXmlWriter) writer = layover_xml_writer_new ();
  g_autoptr (LayoverXmlDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  layover_xml_writer_start (writer, "a");
  layover_xml_writer_text (writer, "bell \a, ]]>, \xc3\xa9, \xff, line\nend");
  bytes = layover_xml_writer_finish (writer);

  document = layover_xml_document_new (bytes, NULL, &error);
  g_assert_no_error (error);
  text = layover_xml_node_dup_text_content (layover_xml_document_get_root (document));
  g_assert_cmpstr (text, ==, "bell \xef\xbf\xbd, ]]>, \xc3\xa9, \xef\xbf\xbd, line\nend");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xml-writer/bytes", test_bytes);
  g_test_add_func ("/xml-writer/can-be-read", test_what_is_written_can_be_read);

  return g_test_run ();
}
