/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-xml"

#include "config.h"

#include <string.h>

#include "layover-xml-private.h"

/* A block holds about as many nodes as so many bytes of text. */
#define MIN_BLOCK_BYTES 1024
#define MAX_BLOCK_BYTES 65536
/* And half of the text is what is kept of it as strings. */
#define MIN_CHUNK_BYTES 256
#define MAX_CHUNK_BYTES 16384

G_DEFINE_BOXED_TYPE (LayoverXmlDocument, layover_xml_document, layover_xml_document_ref,
                     layover_xml_document_unref)

/* Zeroed bytes that live as long as the document: two hundred thousand nodes in a few hundred allocations. */
gpointer
layover_xml_document_allocate (LayoverXmlDocument *self, gsize n_bytes)
{
  gsize rounded = (n_bytes + 7) & ~(gsize) 7;
  gpointer result;

  if (rounded > self->n_free_bytes)
    {
      gsize wanted = CLAMP (2 * g_bytes_get_size (self->bytes), MIN_BLOCK_BYTES, MAX_BLOCK_BYTES);
      gsize block_bytes = MAX (rounded, wanted);

      self->free_bytes = g_malloc0 (block_bytes);
      self->n_free_bytes = block_bytes;
      g_ptr_array_add (self->blocks, self->free_bytes);
    }

  result = self->free_bytes;
  self->free_bytes += rounded;
  self->n_free_bytes -= rounded;
  return result;
}

static LayoverXmlDocument *
read_bytes (GBytes *bytes, const char *entry, gboolean is_foreign, GError **error)
{
  g_autoptr (LayoverXmlDocument) self = g_new0 (LayoverXmlDocument, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->bytes = g_bytes_ref (bytes);
  self->entry = g_strdup (entry);
  self->is_foreign = is_foreign;
  self->strings = g_string_chunk_new (
      CLAMP (g_bytes_get_size (bytes) / 2, MIN_CHUNK_BYTES, MAX_CHUNK_BYTES));
  self->blocks = g_ptr_array_new_with_free_func (g_free);

  if (!layover_xml_document_parse (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * layover_xml_document_new:
 * @bytes: UTF-8 text of at most 4 MiB
 * @entry: (nullable): what errors name as the place
 *
 * Reads XML that may be hostile: no document type, no entities beyond the five of XML, no inclusion, no style
 * sheets, and the limits of docs/format.md section 10, each refused with the line and a code of its own
 * (LV15xx). Nothing is ever fetched.
 *
 * Returns: (transfer full): the document, or %NULL with @error set
 */
LayoverXmlDocument *
layover_xml_document_new (GBytes *bytes, const char *entry, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return read_bytes (bytes, entry, FALSE, error);
}

LayoverXmlDocument *
layover_xml_document_new_unexpanded (GBytes *bytes, const char *entry, GError **error)
{
  g_autoptr (GBytes) adopted = NULL;
  LayoverXmlDocument *self;

  g_return_val_if_fail (bytes != NULL, NULL);

  adopted = layover_xml_adopt (bytes, entry, error);
  self = adopted != NULL ? read_bytes (adopted, entry, TRUE, error) : NULL;
  if (self != NULL)
    self->included = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_xml_document_unref);

  return self;
}

LayoverXmlDocument *
layover_xml_document_ref (LayoverXmlDocument *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
layover_xml_document_unref (LayoverXmlDocument *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_bytes_unref (self->bytes);
  g_free (self->entry);
  g_clear_pointer (&self->included, g_ptr_array_unref);
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/** layover_xml_document_get_root: Returns: (transfer none): the outermost element */
LayoverXmlNode *
layover_xml_document_get_root (LayoverXmlDocument *self)
{
  return self->root;
}

/** layover_xml_document_get_entry: Returns: (nullable) (transfer none): the name given when it was read */
const char *
layover_xml_document_get_entry (LayoverXmlDocument *self)
{
  return self->entry;
}

gboolean
layover_xml_node_is_element (const LayoverXmlNode *node)
{
  return node->name != NULL;
}

/** layover_xml_node_get_name: Returns: (nullable) (transfer none): the local name, %NULL for text */
const char *
layover_xml_node_get_name (const LayoverXmlNode *node)
{
  return node->name;
}

/** layover_xml_node_get_namespace: Returns: (nullable) (transfer none): the namespace URI */
const char *
layover_xml_node_get_namespace (const LayoverXmlNode *node)
{
  return node->name_space;
}

/** layover_xml_node_get_attribute: Returns: (nullable) (transfer none): the attribute in no namespace */
const char *
layover_xml_node_get_attribute (const LayoverXmlNode *node, const char *name)
{
  return layover_xml_node_get_attribute_ns (node, NULL, name);
}

/** layover_xml_node_get_attribute_ns: @name_space: (nullable). Returns: (nullable) (transfer none): the value */
const char *
layover_xml_node_get_attribute_ns (const LayoverXmlNode *node, const char *name_space,
                                   const char *name)
{
  for (guint i = 0; i < node->n_attributes; i++)
    if (g_strcmp0 (node->attributes[i].name_space, name_space) == 0
        && strcmp (node->attributes[i].name, name) == 0)
      return node->attributes[i].value;

  return NULL;
}

gboolean
layover_xml_node_has_attribute (const LayoverXmlNode *node, const char *name)
{
  return layover_xml_node_get_attribute (node, name) != NULL;
}

/** layover_xml_node_foreach_attribute: calls @func for each, in document order; the namespace may be %NULL */
void
layover_xml_node_foreach_attribute (const LayoverXmlNode *node, LayoverXmlAttributeFunc func,
                                    gpointer user_data)
{
  for (guint i = 0; i < node->n_attributes; i++)
    func (node->attributes[i].name, node->attributes[i].name_space, node->attributes[i].value,
          user_data);
}

LayoverXmlNode *
layover_xml_node_get_parent (const LayoverXmlNode *node)
{
  return node->parent;
}

/** layover_xml_node_get_first_child: Returns: (nullable) (transfer none): the first element or text */
LayoverXmlNode *
layover_xml_node_get_first_child (const LayoverXmlNode *node)
{
  return node->first_child;
}

/** layover_xml_node_get_next: Returns: (nullable) (transfer none): the next element or text */
LayoverXmlNode *
layover_xml_node_get_next (const LayoverXmlNode *node)
{
  return node->next;
}

static LayoverXmlNode *
skip_text (LayoverXmlNode *node)
{
  while (node != NULL && node->name == NULL)
    node = node->next;

  return node;
}

/** layover_xml_node_get_first_element: Returns: (nullable) (transfer none): the first child that is an element */
LayoverXmlNode *
layover_xml_node_get_first_element (const LayoverXmlNode *node)
{
  return skip_text (node->first_child);
}

/** layover_xml_node_get_next_element: Returns: (nullable) (transfer none): the next sibling that is an element */
LayoverXmlNode *
layover_xml_node_get_next_element (const LayoverXmlNode *node)
{
  return skip_text (node->next);
}

/** layover_xml_node_get_text: Returns: (nullable) (transfer none): of a text node, %NULL for an element */
const char *
layover_xml_node_get_text (const LayoverXmlNode *node)
{
  return node->text;
}

static void
append_text (const LayoverXmlNode *node, GString *out)
{
  if (node->text != NULL)
    g_string_append (out, node->text);

  for (const LayoverXmlNode *child = node->first_child; child != NULL; child = child->next)
    append_text (child, out);
}

/** layover_xml_node_dup_text_content: Returns: (transfer full): all text below @node, joined */
char *
layover_xml_node_dup_text_content (const LayoverXmlNode *node)
{
  GString *out = g_string_new (NULL);

  append_text (node, out);
  return g_string_free (out, FALSE);
}

/** layover_xml_node_get_line: Returns: the line its tag begins on, from 1; for text, that of its element */
guint
layover_xml_node_get_line (const LayoverXmlNode *node)
{
  return node->position.line;
}

/** layover_xml_node_get_column: Returns: the column its tag begins at, in characters from 1 */
guint
layover_xml_node_get_column (const LayoverXmlNode *node)
{
  return node->position.column;
}
