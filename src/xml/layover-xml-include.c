/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-xml"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-xml-private.h"

/* XInclude 1.0 for files that are only read: whole files, places named by an id, text, and fallbacks. What is included
 * stands at the place of the element that asked for it, in errors too. No xml:base is added. */

#define MAX_FILES 100
#define MAX_FILES_IN_EACH_OTHER 8

#define XML_NAMESPACE "http://www.w3.org/XML/1998/namespace"

typedef struct
{
  LayoverXmlDocument *document; /* keeps alive what is included */
  LayoverXmlIncludeFunc func;
  gpointer data;
  GPtrArray *open; /* the names of the files that are being read, the outermost first */
  guint n_files;
  guint n_elements;
  gsize n_bytes;
} Inclusion;

/* Nodes that follow each other; both ends are NULL where there are none. */
typedef struct
{
  LayoverXmlNode *first;
  LayoverXmlNode *last;
} Chain;

/** layover_xml_is_inclusion: @uri: (nullable): a namespace. Returns: whether it is that of XInclude, of any year */
gboolean
layover_xml_is_inclusion (const char *uri)
{
  return uri != NULL && g_str_has_prefix (uri, "http://www.w3.org/")
         && g_str_has_suffix (uri, "/XInclude");
}

static gboolean
is_inclusion (const LayoverXmlNode *node)
{
  return layover_xml_node_is_element (node) && layover_xml_is_inclusion (node->name_space);
}

static const char *
get_entry (const Inclusion *self)
{
  return self->open->pdata[self->open->len - 1];
}

static gboolean
refuse (const Inclusion *self, const LayoverXmlNode *node, LayoverErrorCode code,
        const char *message, GError **error)
{
  layover_set_error_at_line (error, code, get_entry (self), node->position.line,
                             node->position.column, "%s", message);

  return FALSE;
}

static gboolean
refuse_form (const Inclusion *self, const LayoverXmlNode *node, GError **error)
{
  return refuse (self, node, LAYOVER_ERROR_XML_INCLUDE_FORM,
                 _ ("An element of XInclude is not used as XInclude says"), error);
}

static void
append (Chain *chain, LayoverXmlNode *node, LayoverXmlNode *parent)
{
  node->parent = parent;
  node->next = NULL;
  if (chain->last != NULL)
    chain->last->next = node;
  else
    chain->first = node;
  chain->last = node;
}

/* What is included has no lines in the file that includes it. */
static void
place_at (LayoverXmlNode *node, LayoverXmlPosition position)
{
  node->position = position;
  for (LayoverXmlNode *child = node->first_child; child != NULL; child = child->next)
    place_at (child, position);
}

static gboolean
is_within_limits (const Inclusion *self)
{
  return self->n_files <= MAX_FILES && self->open->len <= MAX_FILES_IN_EACH_OTHER
         && self->n_bytes <= LAYOVER_XML_MAX_SIZE_BYTES
         && self->n_elements <= LAYOVER_XML_MAX_ELEMENTS;
}

static gboolean
check_limits (const Inclusion *self, const LayoverXmlNode *node, GError **error)
{
  return is_within_limits (self)
         || refuse (self, node, LAYOVER_ERROR_XML_INCLUDE_TOO_MUCH,
                    _ ("Files include more of each other than one file may hold"), error);
}

static gboolean
is_text (const char *data, gsize length)
{
  if (!g_utf8_validate (data, (gssize) length, NULL))
    return FALSE;

  for (const char *p = data; p < data + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF)
        return FALSE;
    }

  return TRUE;
}

static gboolean
include_text (Inclusion *self, LayoverXmlNode *node, GBytes *bytes, Chain *chain, GError **error)
{
  const char *encoding = layover_xml_node_get_attribute (node, "encoding");
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  LayoverXmlNode *text;

  if (length == 0)
    return TRUE;
  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  if ((encoding != NULL && g_ascii_strcasecmp (encoding, "UTF-8") != 0
       && g_ascii_strcasecmp (encoding, "US-ASCII") != 0)
      || !is_text (data, length))
    return refuse (self, node, LAYOVER_ERROR_XML_INCLUDE_TEXT,
                   _ ("The file to be included as text is not text in UTF-8"), error);

  text = layover_xml_document_allocate (self->document, sizeof *text);
  text->text = g_string_chunk_insert_len (self->document->strings, data, (gssize) length);
  text->position = node->position;
  append (chain, text, node->parent);

  return TRUE;
}

static const char *
get_id (const LayoverXmlNode *node)
{
  const char *id = layover_xml_node_get_attribute_ns (node, XML_NAMESPACE, "id");

  return id != NULL ? id : layover_xml_node_get_attribute (node, "id");
}

/* Returns: (nullable): the element of that id, of all below @node and itself */
static LayoverXmlNode *
find_id (LayoverXmlNode *node, const char *id)
{
  LayoverXmlNode *found = g_strcmp0 (get_id (node), id) == 0 ? node : NULL;

  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node);
       child != NULL && found == NULL; child = layover_xml_node_get_next_element (child))
    found = find_id (child, id);

  return found;
}

static gboolean expand (Inclusion *self, LayoverXmlNode *parent, GError **error);
static gboolean replace (Inclusion *self, LayoverXmlNode *node, Chain *chain, GError **error);

/* Returns: (transfer none) (nullable): the outermost element with all that it includes */
static LayoverXmlNode *
expand_root (Inclusion *self, LayoverXmlNode *root, GError **error)
{
  Chain chain = { NULL, NULL };

  if (!is_inclusion (root))
    return expand (self, root, error) ? root : NULL;
  if (!replace (self, root, &chain, error))
    return NULL;
  if (chain.first != NULL && chain.first == chain.last && layover_xml_node_is_element (chain.first))
    return chain.first;

  refuse_form (self, root, error);

  return NULL;
}

/* @is_missing: (out): %TRUE when the file is there and the part that is asked for is not */
static gboolean
include_xml (Inclusion *self, LayoverXmlNode *node, const char *entry, GBytes *bytes, Chain *chain,
             gboolean *is_missing, GError **error)
{
  const char *id = layover_xml_node_get_attribute (node, "xpointer");
  LayoverXmlDocument *included = layover_xml_document_new_unexpanded (bytes, entry, error);
  LayoverXmlNode *root;

  if (included == NULL)
    return FALSE;

  g_ptr_array_add (self->document->included, included);
  self->n_elements += included->n_elements;
  if (!check_limits (self, node, error))
    return FALSE;

  g_ptr_array_add (self->open, g_strdup (entry));
  root = expand_root (self, included->root, error);
  g_ptr_array_set_size (self->open, (int) self->open->len - 1);
  if (root == NULL)
    return FALSE;
  if (id != NULL)
    root = find_id (root, id);
  *is_missing = root == NULL;
  if (root == NULL)
    return refuse (self, node, LAYOVER_ERROR_XML_INCLUDE_PLACE,
                   _ ("The part of a file that is to be included is not there"), error);

  place_at (root, node->position);
  append (chain, root, node->parent);

  return TRUE;
}

static gboolean
is_open (const Inclusion *self, const char *entry)
{
  for (guint i = 0; i < self->open->len; i++)
    if (g_strcmp0 (self->open->pdata[i], entry) == 0)
      return TRUE;

  return FALSE;
}

/* @is_missing: (out): %TRUE when there is nothing to include, which a fallback makes good */
static gboolean
include (Inclusion *self, LayoverXmlNode *node, Chain *chain, gboolean *is_missing, GError **error)
{
  const char *href = layover_xml_node_get_attribute (node, "href");
  const char *parse = layover_xml_node_get_attribute (node, "parse");
  gboolean as_text = g_strcmp0 (parse, "text") == 0;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *entry = NULL;

  *is_missing = FALSE;
  if (strcmp (node->name, "include") != 0 || href == NULL || *href == '\0'
      || strchr (href, '#') != NULL || (parse != NULL && !as_text && strcmp (parse, "xml") != 0))
    return refuse_form (self, node, error);

  bytes = self->func (get_entry (self), href, &entry, self->data, error);
  *is_missing = bytes == NULL;
  if (bytes == NULL)
    return FALSE;

  if (!as_text && is_open (self, entry))
    return refuse (self, node, LAYOVER_ERROR_XML_INCLUDE_LOOP, _ ("A file includes itself"), error);

  self->n_files++;
  self->n_bytes += g_bytes_get_size (bytes);
  if (!check_limits (self, node, error))
    return FALSE;

  return as_text ? include_text (self, node, bytes, chain, error)
                 : include_xml (self, node, entry, bytes, chain, is_missing, error);
}

/* An include holds at most one fallback, and nothing else of XInclude. @fallback: (out) (nullable) */
static gboolean
find_fallback (const Inclusion *self, const LayoverXmlNode *node, LayoverXmlNode **fallback,
               GError **error)
{
  *fallback = NULL;
  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node); child != NULL;
       child = layover_xml_node_get_next_element (child))
    {
      if (!is_inclusion (child))
        continue;
      if (*fallback != NULL || strcmp (child->name, "fallback") != 0)
        return refuse_form (self, child, error);
      *fallback = child;
    }

  return TRUE;
}

static void
append_all (Chain *chain, LayoverXmlNode *first, LayoverXmlNode *parent)
{
  LayoverXmlNode *next;

  for (LayoverXmlNode *node = first; node != NULL; node = next)
    {
      next = node->next;
      append (chain, node, parent);
    }
}

static gboolean
fall_back (Inclusion *self, LayoverXmlNode *node, LayoverXmlNode *fallback, Chain *chain,
           GError **error)
{
  if (!expand (self, fallback, error))
    return FALSE;

  append_all (chain, fallback->first_child, node->parent);

  return TRUE;
}

/* @chain: (out): what stands in the place of @node, an element of XInclude */
static gboolean
replace (Inclusion *self, LayoverXmlNode *node, Chain *chain, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  LayoverXmlNode *fallback;
  gboolean is_missing;

  if (!find_fallback (self, node, &fallback, error))
    return FALSE;
  if (include (self, node, chain, &is_missing, &local_error))
    return TRUE;
  if (is_missing && fallback != NULL)
    return fall_back (self, node, fallback, chain, error);

  if (layover_error_get_entry (local_error) == NULL)
    return refuse (self, node, (LayoverErrorCode) local_error->code, local_error->message, error);

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/* Replaces every element of XInclude below @parent. */
static gboolean
expand (Inclusion *self, LayoverXmlNode *parent, GError **error)
{
  Chain children = { NULL, NULL };
  LayoverXmlNode *next;

  for (LayoverXmlNode *node = parent->first_child; node != NULL; node = next)
    {
      Chain chain = { node, node };

      next = node->next;
      if (is_inclusion (node))
        {
          chain.first = chain.last = NULL;
          if (!replace (self, node, &chain, error))
            return FALSE;
        }
      else
        {
          node->next = NULL;
          if (!expand (self, node, error))
            return FALSE;
        }
      append_all (&children, chain.first, parent);
    }

  parent->first_child = children.first;
  parent->last_child = children.last;

  return TRUE;
}

/* What was put together may be deeper than each of its parts. */
static gboolean
check_depth (const Inclusion *self, const LayoverXmlNode *node, guint depth, GError **error)
{
  if (depth > LAYOVER_XML_MAX_DEPTH)
    return refuse (self, node, LAYOVER_ERROR_XML_TOO_DEEP,
                   _ ("Elements are nested more than 100 deep"), error);

  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node); child != NULL;
       child = layover_xml_node_get_next_element (child))
    if (!check_depth (self, child, depth + 1, error))
      return FALSE;

  return TRUE;
}

static gboolean
expand_document (LayoverXmlDocument *document, LayoverXmlIncludeFunc func, gpointer data,
                 GError **error)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);
  Inclusion self = { .document = document,
                     .func = func,
                     .data = data,
                     .open = open,
                     .n_elements = document->n_elements,
                     .n_bytes = g_bytes_get_size (document->bytes) };

  g_ptr_array_add (open, g_strdup (document->entry));
  document->root = expand_root (&self, document->root, error);

  return document->root != NULL && check_depth (&self, document->root, 1, error);
}

/**
 * layover_xml_document_new_foreign:
 * @entry: what errors name as the place, and what references in it start from
 * @func: (scope call): gives the files that are included
 *
 * As layover_xml_document_new(), for what other systems wrote and is only read. Elements of XInclude 1.0 are replaced by
 * what they include: files that @func gives, elements in them by their id, text, or the fallback where there is nothing.
 * A file that includes itself is refused, and together they keep the limits of one file, a hundred files, and eight in
 * each other. The encodings that Europe wrote in are converted, a document type that declares nothing and style sheets
 * are passed over, and a tag may be long.
 *
 * Returns: (transfer full): the document, or %NULL with @error set
 */
LayoverXmlDocument *
layover_xml_document_new_foreign (GBytes *bytes, const char *entry, LayoverXmlIncludeFunc func,
                                  gpointer data, GError **error)
{
  g_autoptr (LayoverXmlDocument) self = layover_xml_document_new_unexpanded (bytes, entry, error);

  if (self == NULL)
    return NULL;
  if (self->has_inclusions && !expand_document (self, func, data, error))
    return NULL;

  return g_steal_pointer (&self);
}
