/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

#include "layover-xml-document.h"

G_BEGIN_DECLS

/* The limits of docs/format.md section 10. */
#define LAYOVER_XML_MAX_SIZE_BYTES (4 * 1024 * 1024)
#define LAYOVER_XML_MAX_MARKUP_BYTES (16 * 1024)
#define LAYOVER_XML_MAX_DEPTH 100
#define LAYOVER_XML_MAX_ELEMENTS 200000
/* One more: libxml2 looks every prefix up in a list of all that are declared around it. */
#define LAYOVER_XML_MAX_NAMESPACES 100

/* Where a start tag begins; both are counted from 1. */
typedef struct
{
  guint line;
  guint column;
} LayoverXmlPosition;

/* Prescan: refuses what libxml2 must not even see, and notes where every start tag begins, in document order. */
GArray *layover_xml_scan (GBytes *bytes, const char *entry, gboolean is_foreign, GError **error);
const char *layover_xml_find_declared_encoding (GBytes *bytes, gsize *length);

/* In layover-xml-foreign.c. */
GBytes *layover_xml_adopt (GBytes *bytes, const char *entry, GError **error);

typedef struct
{
  const char *name;
  const char *name_space;
  const char *value;
} LayoverXmlAttribute;

struct _LayoverXmlNode
{
  LayoverXmlNode *parent;
  LayoverXmlNode *first_child;
  LayoverXmlNode *last_child;
  LayoverXmlNode *next;
  const char *name; /* NULL: this is text */
  const char *name_space;
  const char *text;
  LayoverXmlAttribute *attributes;
  guint n_attributes;
  LayoverXmlPosition position;
};

struct _LayoverXmlDocument
{
  gatomicrefcount ref_count;
  GBytes *bytes;
  char *entry;
  LayoverXmlNode *root;
  GStringChunk *strings;
  GPtrArray *blocks; /* nodes and attributes are carved from these */
  guint8 *free_bytes;
  gsize n_free_bytes;
  GPtrArray *included; /* documents whose nodes stand in this one */
  guint n_elements;
  gboolean is_foreign; /* another system's, only read */
  gboolean has_inclusions;
};

gpointer layover_xml_document_allocate (LayoverXmlDocument *self, gsize n_bytes);

/* Elements of XInclude stay where they are. */
LayoverXmlDocument *layover_xml_document_new_unexpanded (GBytes *bytes, const char *entry,
                                                         GError **error);

/* In layover-xml-include.c. */
gboolean layover_xml_is_inclusion (const char *uri);

/* In layover-xml-parser.c: fills an empty document. */
gboolean layover_xml_document_parse (LayoverXmlDocument *self, GError **error);

/* In layover-xml-explain.c. */
char *layover_xml_explain_attributes (GBytes *schema, const LayoverXmlNode *element);

void layover_xml_init (void);

G_END_DECLS
