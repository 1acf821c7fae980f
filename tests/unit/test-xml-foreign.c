/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-error.h"
#include "layover-xml-document.h"

/* What other systems write, read as what it means; and the same refused where it is to be imported. */

static GBytes *
find_nothing (const char *base, const char *href, char **entry, gpointer data, GError **error)
{
  layover_set_error (error, LAYOVER_ERROR_NOT_FOUND, NULL, "No such file");

  return NULL;
}

static void
assert_text (const char *data, gsize length, const char *expected, guint line)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverXmlDocument)
      document = layover_xml_document_new_foreign (bytes, "x.xml", find_nothing, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = layover_xml_node_dup_text_content (layover_xml_document_get_root (document));
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (layover_xml_node_get_line (layover_xml_document_get_root (document)), ==, line);
}

static void
assert_refused (const char *data, gsize length, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (layover_xml_document_new_foreign (bytes, "x.xml", find_nothing, NULL, &error));
  g_assert_error (error, LAYOVER_ERROR, code);
  g_assert_cmpstr (layover_error_get_entry (error), ==, "x.xml");
}

static void
assert_not_imported (const char *data, gsize length, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (layover_xml_document_new (bytes, "x.xml", &error));
  g_assert_error (error, LAYOVER_ERROR, code);
}

#define TEXT(literal) literal, sizeof literal - 1

static void
test_encodings (void)
{
  static const char latin[] = "<?xml version='1.0' encoding='ISO-8859-1'?>\n<a>caf\xE9</a>";
  static const char big[] = "\xFE\xFF\0<\0a\0>\x20\xAC\xD8\x3D\xDE\0\0<\0/\0a\0>";
  static const char little[] = "\xFF\xFE<\0a\0>\0\xAC\x20<\0/\0a\0>\0";
  static const char odd[] = "\xFF\xFE<\0a\0/\0>\0\0\xD8";

  assert_text (TEXT (latin), "café", 2);
  assert_text (TEXT ("<?xml version='1.0' encoding='windows-1252'?><a>\x93q\x94\xE9</a>"), "“q”é",
               1);
  assert_text (TEXT ("<?xml version='1.0' encoding=\"us-ascii\"?><a>q</a>"), "q", 1);
  assert_text (TEXT ("<?xml version='1.0' encoding='utf-8'?><a>é</a>"), "é", 1);
  assert_text (TEXT ("\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?>\n\n<a>é</a>"), "é", 3);
  assert_text (TEXT ("<?xml version='1.0' encoding='utf-16'?><a>é</a>"), "é", 1);
  assert_text (TEXT (big), "€😀", 1);
  assert_text (TEXT (little), "€", 1);

  assert_refused (TEXT ("<?xml version='1.0' encoding='us-ascii'?><a>\xE9</a>"),
                  LAYOVER_ERROR_XML_ENCODING);
  assert_refused (TEXT ("<?xml version='1.0' encoding='EBCDIC-US'?><a/>"),
                  LAYOVER_ERROR_XML_ENCODING);
  assert_refused (TEXT ("<?xml version='1.0' encoding='windows-1252'?><a>\x81</a>"),
                  LAYOVER_ERROR_XML_ENCODING);
  assert_refused (TEXT ("<a>\xE9</a>"), LAYOVER_ERROR_XML_ENCODING);
  assert_refused (TEXT (odd), LAYOVER_ERROR_XML_ENCODING);
  assert_refused (TEXT (""), LAYOVER_ERROR_XML_NOT_WELL_FORMED);

  assert_not_imported (TEXT (latin), LAYOVER_ERROR_XML_ENCODING);
  assert_not_imported (TEXT (big), LAYOVER_ERROR_XML_ENCODING);
}

/* T33: what a document type declares is refused in every case. */
static void
test_document_types (void)
{
  static const char named[] = "<?xml version='1.0'?>\n<!-- x --><!DOCTYPE a\n SYSTEM "
                              "'http://example.invalid/>a.dtd'>\n<a>q</a>";
  static const char entity[] = "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>";

  assert_text (TEXT (named), "q", 4);
  assert_text (TEXT ("<!DOCTYPE a><a>q</a>"), "q", 1);
  assert_refused (TEXT (entity), LAYOVER_ERROR_XML_DOCTYPE);
  assert_refused (TEXT ("<!DOCTYPE a SYSTEM 'x' [ ]><a/>"), LAYOVER_ERROR_XML_DOCTYPE);
  assert_refused (TEXT ("<a/><!DOCTYPE a>"), LAYOVER_ERROR_XML_DOCTYPE);
  assert_refused (TEXT ("<!DOCTYPE a><!DOCTYPE b><a/>"), LAYOVER_ERROR_XML_DOCTYPE);
  assert_refused (TEXT ("<!DOCTYPE a SYSTEM 'x"), LAYOVER_ERROR_XML_DOCTYPE);
  assert_refused (TEXT ("<!DOCTYPE a SYSTEM 'x'><a>&nbsp;</a>"), LAYOVER_ERROR_XML_NOT_WELL_FORMED);
  assert_not_imported (TEXT (named), LAYOVER_ERROR_XML_DOCTYPE);
}

static void
test_style_sheets_are_passed_over (void)
{
  assert_text (TEXT ("<?xml-stylesheet href='a.css'?><a>q</a>"), "q", 1);
}

static char *
build_tag (guint n_attributes, guint n_bytes)
{
  GString *text = g_string_new ("<a");

  for (guint i = 0; i < n_attributes; i++)
    {
      g_string_append_printf (text, " b%u='", i);
      for (guint j = 0; j < n_bytes; j++)
        g_string_append_c (text, 'x');
      g_string_append_c (text, '\'');
    }
  g_string_append (text, "/>");

  return g_string_free (text, FALSE);
}

static void
test_long_tags (void)
{
  g_autofree char *picture = build_tag (1, 1000000);
  g_autofree char *some = build_tag (500, 100);
  g_autofree char *many = build_tag (501, 100);

  assert_text (picture, strlen (picture), "", 1);
  assert_text (some, strlen (some), "", 1);
  assert_refused (many, strlen (many), LAYOVER_ERROR_XML_MARKUP_TOO_LONG);
  assert_not_imported (picture, strlen (picture), LAYOVER_ERROR_XML_MARKUP_TOO_LONG);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xml-foreign/encodings", test_encodings);
  g_test_add_func ("/xml-foreign/T33-document-types", test_document_types);
  g_test_add_func ("/xml-foreign/style-sheets-are-passed-over", test_style_sheets_are_passed_over);
  g_test_add_func ("/xml-foreign/long-tags", test_long_tags);

  return g_test_run ();
}
