/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-xml"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "layover-error.h"
#include "layover-text.h"
#include "layover-xml-libxml-private.h"
#include "layover-xml-private.h"

#define N_REMEMBERED 64

/* A name as libxml2 keeps it, one pointer for all that are the same, and our copy. */
typedef struct
{
  const xmlChar *name;
  const char *copy;
} Remembered;

typedef struct
{
  LayoverXmlDocument *document;
  xmlParserCtxtPtr context;
  Remembered remembered[N_REMEMBERED];
  GArray *positions;
  LayoverXmlNode *current;
  GString *text;
  guint n_elements;
  guint depth;
  guint n_namespaces;
  guint namespaces_at[LAYOVER_XML_MAX_DEPTH + 1]; /* how many each open element declares */
  GError *error; /* the first one; libxml2 may go on for a while after it was told to stop */
} Parser;

static void
stop (Parser *self)
{
  xmlStopParser (self->context);
}

static void
refuse (Parser *self, LayoverErrorCode code, guint line, guint column, const char *message)
{
  if (self->error == NULL)
    layover_set_error_at_line (&self->error, code, self->document->entry, line, column, "%s",
                               message);
  stop (self);
}

static LayoverXmlNode *
append_node (Parser *self)
{
  LayoverXmlNode *node = layover_xml_document_allocate (self->document, sizeof *node);

  node->parent = self->current;
  if (self->current == NULL)
    self->document->root = node;
  else if (self->current->last_child != NULL)
    self->current->last_child->next = node;
  else
    self->current->first_child = node;

  if (self->current != NULL)
    self->current->last_child = node;

  return node;
}

static void
flush_text (Parser *self)
{
  LayoverXmlNode *node;

  if (self->text->len == 0 || self->current == NULL)
    return;

  node = append_node (self);
  node->text = g_string_chunk_insert_len (self->document->strings, self->text->str,
                                          (gssize) self->text->len);
  node->position = self->current->position;
  g_string_truncate (self->text, 0);
}

/* The same few names come again and again; keeping libxml2's own would keep its whole dictionary. */
static const char *
keep_name (Parser *self, const xmlChar *name)
{
  Remembered *one = &self->remembered[(GPOINTER_TO_SIZE (name) >> 2) % N_REMEMBERED];

  if (name != NULL && one->name != name)
    {
      one->copy = g_string_chunk_insert (self->document->strings, (const char *) name);
      one->name = name;
    }

  return name != NULL ? one->copy : NULL;
}

/* With substitution off, libxml2 hands an ampersand in an attribute over as its character reference. */
static const char *
keep_value (Parser *self, const xmlChar *start, const xmlChar *end)
{
  g_autoptr (GString) value = NULL;

  if (memchr (start, '&', (gsize) (end - start)) == NULL)
    return g_string_chunk_insert_len (self->document->strings, (const char *) start, end - start);

  value = g_string_new_len ((const char *) start, end - start);
  g_string_replace (value, "&#38;", "&", 0);

  return g_string_chunk_insert_len (self->document->strings, value->str, (gssize) value->len);
}

static void
take_attributes (Parser *self, LayoverXmlNode *node, guint n_attributes, const xmlChar **attributes)
{
  if (n_attributes == 0)
    return;

  node->attributes = layover_xml_document_allocate (self->document,
                                                    n_attributes * sizeof *node->attributes);
  node->n_attributes = n_attributes;

  for (guint i = 0; i < n_attributes; i++)
    {
      const xmlChar **one = attributes + 5 * i;

      node->attributes[i].name = keep_name (self, one[0]);
      node->attributes[i].name_space = keep_name (self, one[2]);
      node->attributes[i].value = keep_value (self, one[3], one[4]);
    }
}

static void
start_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                  int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
                  const xmlChar **attributes)
{
  Parser *self = data;
  LayoverXmlPosition position = { 1, 1 };
  LayoverXmlNode *node;

  if (self->error != NULL)
    return;

  flush_text (self);
  if (self->n_elements < self->positions->len)
    position = g_array_index (self->positions, LayoverXmlPosition, self->n_elements);
  self->n_elements++;

  if (++self->depth > LAYOVER_XML_MAX_DEPTH)
    {
      refuse (self, LAYOVER_ERROR_XML_TOO_DEEP, position.line, position.column,
              _ ("Elements are nested more than 100 deep"));
      return;
    }

  if (layover_xml_is_inclusion ((const char *) uri))
    self->document->has_inclusions = TRUE;
  if (self->document->has_inclusions && !self->document->is_foreign)
    {
      refuse (self, LAYOVER_ERROR_XML_INCLUDE, position.line, position.column,
              _ ("Inclusion of other files is not allowed"));
      return;
    }

  self->namespaces_at[self->depth] = (guint) n_namespaces;
  self->n_namespaces += (guint) n_namespaces;
  if (self->n_namespaces > LAYOVER_XML_MAX_NAMESPACES)
    {
      refuse (self, LAYOVER_ERROR_XML_TOO_MANY_NAMESPACES, position.line, position.column,
              _ ("More than 100 namespaces are declared around one place"));
      return;
    }

  node = append_node (self);
  node->name = keep_name (self, name);
  node->name_space = keep_name (self, uri);
  node->position = position;
  take_attributes (self, node, (guint) n_attributes, attributes);
  self->current = node;
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Parser *self = data;

  if (self->error != NULL || self->current == NULL)
    return;

  flush_text (self);
  self->current = self->current->parent;
  self->n_namespaces -= self->namespaces_at[self->depth];
  self->depth--;
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  Parser *self = data;

  if (self->error == NULL)
    g_string_append_len (self->text, (const char *) text, length);
}

static void
processing_instruction_cb (void *data, const xmlChar *target, const xmlChar *content)
{
  Parser *self = data;

  if (!self->document->is_foreign
      && g_ascii_strcasecmp ((const char *) target, "xml-stylesheet") == 0)
    refuse (self, LAYOVER_ERROR_XML_STYLESHEET, (guint) xmlSAX2GetLineNumber (self->context), 0,
            _ ("External style sheets are not allowed"));
}

static void
internal_subset_cb (void *data, const xmlChar *name, const xmlChar *external_id,
                    const xmlChar *system_id)
{
  Parser *self = data;

  refuse (self, LAYOVER_ERROR_XML_DOCTYPE, (guint) xmlSAX2GetLineNumber (self->context), 0,
          _ ("Document types and entity declarations are not allowed"));
}

/* A fault of this computer, never of the file. */
static void
refuse_for_memory (Parser *self)
{
  layover_set_error (&self->error, LAYOVER_ERROR_MEMORY, self->document->entry,
                     _ ("There is not enough memory"));
}

static void
error_cb (void *data, LayoverXmlErrorArg error)
{
  Parser *self = data;
  g_autofree char *sentence = NULL;

  if (error->level < XML_ERR_ERROR || self->error != NULL)
    return;

  if (error->code == XML_ERR_NO_MEMORY)
    {
      refuse_for_memory (self);
      stop (self);
      return;
    }

  sentence = layover_xml_dup_syntax_sentence (error, self->current, self->document->root != NULL);
  layover_set_error_at_line (&self->error, LAYOVER_ERROR_XML_NOT_WELL_FORMED, self->document->entry,
                             error->line, MAX (error->int2, 0), "%s", sentence);
  stop (self);
}

static xmlParserInputPtr
no_entities_cb (const char *url, const char *id, xmlParserCtxtPtr context)
{
  return NULL;
}

/* Once a process: nothing that libxml2 is asked to read may lead it to another file. */
void
layover_xml_init (void)
{
  static gsize is_done = 0;

  if (!g_once_init_enter (&is_done))
    return;

  xmlInitParser ();
  xmlSetExternalEntityLoader (no_entities_cb);
  g_once_init_leave (&is_done, 1);
}

static gboolean
is_utf8 (const xmlChar *encoding)
{
  return encoding == NULL || g_ascii_strcasecmp ((const char *) encoding, "UTF-8") == 0;
}

/* libxml2 notes UTF-8 in one place and every other encoding, once it has switched to it, in the other. */
static gboolean
is_utf8_declared (xmlParserCtxtPtr context)
{
  return is_utf8 (context->encoding)
         && (context->input == NULL || is_utf8 (context->input->encoding));
}

static gboolean
run (Parser *self, GError **error)
{
  xmlParseDocument (self->context);

  if (self->error == NULL && self->context->errNo == XML_ERR_NO_MEMORY)
    refuse_for_memory (self);

  if (self->error == NULL && !is_utf8_declared (self->context))
    layover_set_error_at_line (&self->error, LAYOVER_ERROR_XML_ENCODING, self->document->entry, 1,
                               0, _ ("The text declares another encoding than UTF-8"));

  /* After xmlStopParser () wellFormed may still be set, so our own error comes first. */
  if (self->error == NULL && (!self->context->wellFormed || self->document->root == NULL))
    layover_set_error_at_line (&self->error, LAYOVER_ERROR_XML_NOT_WELL_FORMED,
                               self->document->entry, 1, 0, _ ("This is not well-formed XML"));

  self->document->n_elements = self->n_elements;
  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

static gboolean
read_with (Parser *self, const xmlSAXHandler *handler, GError **error)
{
  gboolean is_parsed;

  *self->context->sax = *handler;
  self->context->userData = self;
  xmlCtxtUseOptions (self->context, XML_PARSE_NONET | XML_PARSE_BIG_LINES);
  is_parsed = run (self, error);
  xmlFreeDoc (self->context->myDoc);
  xmlFreeParserCtxt (self->context);

  return is_parsed;
}

gboolean
layover_xml_document_parse (LayoverXmlDocument *self, GError **error)
{
  g_autoptr (GArray) positions = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  Parser parser = { .document = self, .text = text };
  xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC,
                            .startElementNs = start_element_cb,
                            .endElementNs = end_element_cb,
                            .characters = characters_cb,
                            .ignorableWhitespace = characters_cb,
                            .cdataBlock = characters_cb,
                            .processingInstruction = processing_instruction_cb,
                            .internalSubset = internal_subset_cb,
                            .serror = (xmlStructuredErrorFunc) error_cb };
  gboolean is_parsed;
  gsize length = 0;
  const char *data;

  layover_xml_init ();
  positions = layover_xml_scan (self->bytes, self->entry, self->is_foreign, error);
  if (positions == NULL)
    return FALSE;

  parser.positions = positions;
  data = g_bytes_get_data (self->bytes, &length);
  if (length == 0)
    {
      layover_set_error_at_line (error, LAYOVER_ERROR_XML_NOT_WELL_FORMED, self->entry, 1, 0,
                                 _ ("The text ends before its first element is complete"));
      return FALSE;
    }

  /* What fails outside of the parser proper, a URI for instance, is told to whoever listens in this thread. */
  xmlSetStructuredErrorFunc (&parser, (xmlStructuredErrorFunc) error_cb);
  parser.context = xmlCreateMemoryParserCtxt (data, (int) length);
  is_parsed = parser.context != NULL && read_with (&parser, &handler, error);
  xmlSetStructuredErrorFunc (NULL, NULL);

  if (parser.context == NULL)
    {
      g_clear_error (&parser.error);
      layover_set_error (error, LAYOVER_ERROR_MEMORY, self->entry,
                         _ ("There is not enough memory"));
    }

  return is_parsed;
}
