/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * LayoverXmlNode:
 *
 * An element or a run of text. It belongs to its document and lives as long as that does.
 */
typedef struct _LayoverXmlNode LayoverXmlNode;

typedef struct _LayoverXmlDocument LayoverXmlDocument;

#define LAYOVER_TYPE_XML_DOCUMENT (layover_xml_document_get_type ())
GType layover_xml_document_get_type (void) G_GNUC_CONST;

LayoverXmlDocument *layover_xml_document_new (GBytes *bytes, const char *entry, GError **error);

/**
 * LayoverXmlIncludeFunc:
 * @base: (nullable): the name of the file in which @href stands
 * @href: what is to be included, as it is written there; not empty, and without "#"
 * @entry: (out) (transfer full): the name of what was found
 *
 * Returns: (transfer full) (nullable): its bytes; %NULL with @error set when there is nothing
 */
typedef GBytes *(*LayoverXmlIncludeFunc) (const char *base, const char *href, char **entry,
                                          gpointer data, GError **error);

LayoverXmlDocument *layover_xml_document_new_foreign (GBytes *bytes, const char *entry,
                                                      LayoverXmlIncludeFunc func, gpointer data,
                                                      GError **error);
LayoverXmlDocument *layover_xml_document_ref (LayoverXmlDocument *self);
void layover_xml_document_unref (LayoverXmlDocument *self);
LayoverXmlNode *layover_xml_document_get_root (LayoverXmlDocument *self);
const char *layover_xml_document_get_entry (LayoverXmlDocument *self);
gboolean layover_xml_document_validate (LayoverXmlDocument *self, GBytes *schema,
                                        const char *schema_name, GError **error);

typedef void (*LayoverXmlAttributeFunc) (const char *name, const char *name_space,
                                         const char *value, gpointer user_data);

gboolean layover_xml_node_is_element (const LayoverXmlNode *node);
const char *layover_xml_node_get_name (const LayoverXmlNode *node);
const char *layover_xml_node_get_namespace (const LayoverXmlNode *node);
const char *layover_xml_node_get_attribute (const LayoverXmlNode *node, const char *name);
const char *layover_xml_node_get_attribute_ns (const LayoverXmlNode *node, const char *name_space,
                                               const char *name);
gboolean layover_xml_node_has_attribute (const LayoverXmlNode *node, const char *name);
void layover_xml_node_foreach_attribute (const LayoverXmlNode *node, LayoverXmlAttributeFunc func,
                                         gpointer user_data);
LayoverXmlNode *layover_xml_node_get_parent (const LayoverXmlNode *node);
LayoverXmlNode *layover_xml_node_get_first_child (const LayoverXmlNode *node);
LayoverXmlNode *layover_xml_node_get_next (const LayoverXmlNode *node);
LayoverXmlNode *layover_xml_node_get_first_element (const LayoverXmlNode *node);
LayoverXmlNode *layover_xml_node_get_next_element (const LayoverXmlNode *node);
const char *layover_xml_node_get_text (const LayoverXmlNode *node);
char *layover_xml_node_dup_text_content (const LayoverXmlNode *node);
guint layover_xml_node_get_line (const LayoverXmlNode *node);
guint layover_xml_node_get_column (const LayoverXmlNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverXmlDocument, layover_xml_document_unref)

G_END_DECLS
