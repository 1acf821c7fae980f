/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-xml"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>

#include "layover-error.h"
#include "layover-xml-libxml-private.h"
#include "layover-xml-private.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlParserCtxt, xmlFreeParserCtxt)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNG, xmlRelaxNGFree)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNGParserCtxt, xmlRelaxNGFreeParserCtxt)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNGValidCtxt, xmlRelaxNGFreeValidCtxt)

/* The first complaint is about the innermost element; those after it say the same of what is around. */
typedef struct
{
  char *message;
  int code;
  const xmlNode *node;
  gboolean is_out_of_memory;
} Complaint;

static void
complain_cb (void *data, LayoverXmlErrorArg error)
{
  Complaint *self = data;

  if (error->code == XML_ERR_NO_MEMORY)
    self->is_out_of_memory = TRUE;

  if (self->message != NULL || error->level < XML_ERR_ERROR)
    return;

  self->message = layover_xml_dup_message (error);
  self->code = error->code;
  self->node = error->node;
}

/* Errors that come before or beside the validation. */
static void
listen_cb (void *data, LayoverXmlErrorArg error)
{
  gboolean *is_out_of_memory = data;

  if (error->code == XML_ERR_NO_MEMORY)
    *is_out_of_memory = TRUE;
}

static xmlRelaxNG *
read_schema (GBytes *bytes, gboolean *is_out_of_memory)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (xmlRelaxNGParserCtxt) parser = xmlRelaxNGNewMemParserCtxt (data, (int) length);

  if (parser == NULL)
    {
      *is_out_of_memory = TRUE;
      return NULL;
    }

  xmlRelaxNGSetParserStructuredErrors (parser, (xmlStructuredErrorFunc) listen_cb,
                                       is_out_of_memory);
  return xmlRelaxNGParse (parser);
}

static void
listen_to_parser_cb (void *data, LayoverXmlErrorArg error)
{
  xmlParserCtxt *parser = data;

  listen_cb (parser->_private, error);
}

/* The text was read once without a fault; the library still complains to the terminal of attributes it thinks it knows,
 * such as xml:id, unless somebody listens. */
static xmlDoc *
read_again (GBytes *bytes, gboolean *is_out_of_memory)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (xmlParserCtxt) parser = xmlNewParserCtxt ();

  if (parser == NULL)
    return NULL;

  parser->_private = is_out_of_memory;
  parser->sax->serror = (xmlStructuredErrorFunc) listen_to_parser_cb;
  return xmlCtxtReadMemory (parser, data, (int) length, NULL, NULL, XML_PARSE_NONET);
}

static const xmlNode *
next_in_library (const xmlNode *node)
{
  if (node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;

  while (node != NULL && node->next == NULL)
    node = node->parent;

  return node != NULL ? node->next : NULL;
}

static const LayoverXmlNode *
next_in_document (const LayoverXmlNode *node)
{
  const LayoverXmlNode *child = layover_xml_node_get_first_element (node);

  if (child != NULL)
    return child;

  for (; node != NULL; node = layover_xml_node_get_parent (node))
    {
      const LayoverXmlNode *next = layover_xml_node_get_next_element (node);

      if (next != NULL)
        return next;
    }

  return NULL;
}

/* libxml2 remembers where a start tag ends; our own tree knows where it begins. Both have the same elements in the same
 * order, so the two are walked side by side. */
static const LayoverXmlNode *
find_element (LayoverXmlDocument *self, xmlDoc *document, const xmlNode *wanted)
{
  const LayoverXmlNode *found = self->root;

  if (wanted != NULL && wanted->type != XML_ELEMENT_NODE)
    wanted = wanted->parent;

  for (const xmlNode *node = xmlDocGetRootElement (document); node != NULL && node != wanted;
       node = next_in_library (node))
    if (node->type == XML_ELEMENT_NODE && node != xmlDocGetRootElement (document))
      found = next_in_document (found);

  if (wanted == NULL || wanted == xmlDocGetRootElement (document))
    return self->root;

  return next_in_document (found);
}

/* The validator blames the first child for the attributes of its parent; the name it says is right. */
static const LayoverXmlNode *
find_blamed (const LayoverXmlNode *node, const char *message)
{
  g_autofree char *blame = NULL;

  if (message == NULL || node->parent == NULL)
    return node;

  blame = g_strdup_printf ("Element %s failed to validate attributes", node->parent->name);
  return g_str_equal (message, blame) ? node->parent : node;
}

static void
refuse (LayoverXmlDocument *self, GBytes *schema, xmlDoc *document, const Complaint *complaint,
        GError **error)
{
  const LayoverXmlNode *node = find_blamed (find_element (self, document, complaint->node),
                                            complaint->message);
  g_autofree char *sentence = layover_xml_explain_attributes (schema, node);

  if (sentence == NULL)
    sentence = layover_xml_dup_schema_sentence (
        complaint->code, complaint->message != NULL ? complaint->message : "", node);

  layover_set_error_at_line (error, LAYOVER_ERROR_XML_SCHEMA, self->entry,
                             layover_xml_node_get_line (node), layover_xml_node_get_column (node),
                             "%s", sentence);
}

/**
 * layover_xml_document_validate:
 * @schema: a RelaxNG schema in XML syntax; ours, so a broken one is a programming error
 * @schema_name: for the log
 *
 * Returns: whether the document is valid; if not, @error has the place where the element at fault begins
 */
gboolean
layover_xml_document_validate (LayoverXmlDocument *self, GBytes *schema, const char *schema_name,
                               GError **error)
{
  g_autoptr (xmlRelaxNG) grammar = NULL;
  g_autoptr (xmlDoc) document = NULL;
  g_autoptr (xmlRelaxNGValidCtxt) context = NULL;
  g_autofree char *message = NULL;
  Complaint complaint = { NULL };
  int result = -1;

  xmlSetStructuredErrorFunc (&complaint.is_out_of_memory, (xmlStructuredErrorFunc) listen_cb);
  grammar = read_schema (schema, &complaint.is_out_of_memory);
  if (grammar == NULL && !complaint.is_out_of_memory)
    g_error ("%s is not a RelaxNG schema", schema_name);

  document = read_again (self->bytes, &complaint.is_out_of_memory);
  context = grammar != NULL ? xmlRelaxNGNewValidCtxt (grammar) : NULL;
  if (document != NULL && context != NULL)
    {
      xmlRelaxNGSetValidStructuredErrors (context, (xmlStructuredErrorFunc) complain_cb,
                                          &complaint);
      result = xmlRelaxNGValidateDoc (context, document);
    }
  xmlSetStructuredErrorFunc (NULL, NULL);
  message = complaint.message;

  if (result < 0 || complaint.is_out_of_memory)
    layover_set_error (error, LAYOVER_ERROR_MEMORY, self->entry, _ ("There is not enough memory"));
  else if (result > 0)
    refuse (self, schema, document, &complaint, error);
  else
    return TRUE;

  return FALSE;
}
