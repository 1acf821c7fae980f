/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-xml"

#include "config.h"

#include <libxml/xmlwriter.h>

#include "layover-xml-private.h"
#include "layover-xml-writer.h"

/**
 * LayoverXmlWriter:
 *
 * Writes UTF-8 XML, indented by two spaces where an element holds no text. The same calls give the same bytes.
 */
struct _LayoverXmlWriter
{
  xmlBufferPtr buffer;
  xmlTextWriterPtr writer;
};

/* libxml2 fails here only when there is no memory left, where GLib ends the program too. */
static void
expect (int status)
{
  if (status < 0)
    g_error ("libxml2 cannot write");
}

/* XML 1.0 section 2.2 has no way at all to write most control characters. */
static char *
make_writable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_allowed = c == '\t' || c == '\n' || c == '\r'
                            || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);

      g_string_append_unichar (out, is_allowed ? c : 0xFFFD);
    }

  return g_string_free (out, FALSE);
}

/** layover_xml_writer_new: Returns: (transfer full): a writer that has written the XML declaration */
LayoverXmlWriter *
layover_xml_writer_new (void)
{
  LayoverXmlWriter *self = g_new0 (LayoverXmlWriter, 1);

  layover_xml_init ();
  self->buffer = xmlBufferCreate ();
  self->writer = xmlNewTextWriterMemory (self->buffer, 0);
  expect (xmlTextWriterSetIndent (self->writer, 1));
  expect (xmlTextWriterSetIndentString (self->writer, BAD_CAST "  "));
  expect (xmlTextWriterStartDocument (self->writer, NULL, "UTF-8", NULL));
  return self;
}

void
layover_xml_writer_free (LayoverXmlWriter *self)
{
  xmlFreeTextWriter (self->writer);
  xmlBufferFree (self->buffer);
  g_free (self);
}

/** layover_xml_writer_start: begins an element; @name is ours, never text from a file */
void
layover_xml_writer_start (LayoverXmlWriter *self, const char *name)
{
  expect (xmlTextWriterStartElement (self->writer, BAD_CAST name));
}

/** layover_xml_writer_attribute: @value: any text; characters that XML cannot hold become U+FFFD */
void
layover_xml_writer_attribute (LayoverXmlWriter *self, const char *name, const char *value)
{
  g_autofree char *writable = make_writable (value);

  expect (xmlTextWriterWriteAttribute (self->writer, BAD_CAST name, BAD_CAST writable));
}

void
layover_xml_writer_attribute_int (LayoverXmlWriter *self, const char *name, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  layover_xml_writer_attribute (self, name, text);
}

/** layover_xml_writer_text: @text: any text; characters that XML cannot hold become U+FFFD */
void
layover_xml_writer_text (LayoverXmlWriter *self, const char *text)
{
  g_autofree char *writable = make_writable (text);

  expect (xmlTextWriterWriteString (self->writer, BAD_CAST writable));
}

/** layover_xml_writer_element_text: a whole element that holds only @text */
void
layover_xml_writer_element_text (LayoverXmlWriter *self, const char *name, const char *text)
{
  layover_xml_writer_start (self, name);
  layover_xml_writer_text (self, text);
  layover_xml_writer_end (self);
}

/** layover_xml_writer_end: ends the innermost open element */
void
layover_xml_writer_end (LayoverXmlWriter *self)
{
  expect (xmlTextWriterEndElement (self->writer));
}

/**
 * layover_xml_writer_finish:
 *
 * Ends what is still open. The writer can only be freed afterwards.
 *
 * Returns: (transfer full): the whole text
 */
GBytes *
layover_xml_writer_finish (LayoverXmlWriter *self)
{
  expect (xmlTextWriterEndDocument (self->writer));
  expect (xmlTextWriterFlush (self->writer));
  return g_bytes_new (xmlBufferContent (self->buffer), (gsize) xmlBufferLength (self->buffer));
}
