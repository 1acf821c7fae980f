/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "fuzz.h"
#include "layover-xml-document.h"
#include "layover-xml-writer.h"

static void
copy_attribute_cb (const char *name, const char *name_space, const char *value, gpointer data)
{
  if (name_space == NULL)
    layover_xml_writer_attribute (data, name, value);
}

static void
copy_node (LayoverXmlWriter *writer, LayoverXmlNode *node)
{
  if (!layover_xml_node_is_element (node))
    {
      layover_xml_writer_text (writer, layover_xml_node_get_text (node));
      return;
    }

  g_assert_cmpuint (layover_xml_node_get_line (node), >, 0);
  layover_xml_writer_start (writer, layover_xml_node_get_name (node));
  layover_xml_node_foreach_attribute (node, copy_attribute_cb, writer);
  for (LayoverXmlNode *child = layover_xml_node_get_first_child (node); child != NULL;
       child = layover_xml_node_get_next (child))
    copy_node (writer, child);
  layover_xml_writer_end (writer);
}

/* What is accepted can be written, and what was written is accepted, unless it grew beyond a limit on the way. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (LayoverXmlDocument) document = layover_xml_document_new (bytes, "fuzz", NULL);
  g_autoptr (LayoverXmlDocument) copy = NULL;
  g_autoptr (LayoverXmlWriter) writer = NULL;
  g_autoptr (GBytes) written = NULL;

  if (document == NULL || size > 4096)
    return 0;

  writer = layover_xml_writer_new ();
  copy_node (writer, layover_xml_document_get_root (document));
  written = layover_xml_writer_finish (writer);
  copy = layover_xml_document_new (written, "copy", NULL);
  g_assert_nonnull (copy);
  return 0;
}
