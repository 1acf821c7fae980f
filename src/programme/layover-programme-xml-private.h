/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-xml-document.h"

G_BEGIN_DECLS

/* What the readers of course.xml and programme.xml share. Values come from documents that the schema has accepted. */

LayoverXmlDocument *layover_programme_xml_load (GBytes *bytes, const char *entry,
                                                const char *schema, GError **error);
char *layover_programme_xml_dup (const LayoverXmlNode *node, const char *attribute);
int layover_programme_xml_get_int (const LayoverXmlNode *node, const char *attribute, int fallback);
gint64 layover_programme_xml_get_date (const LayoverXmlNode *node, const char *attribute);
char *layover_programme_xml_dup_content (const LayoverXmlNode *node);
gboolean layover_programme_xml_is (const LayoverXmlNode *node, const char *name);
gboolean layover_programme_xml_check_unique (GHashTable *ids, const LayoverXmlNode *node,
                                             const char *attribute, const char *entry,
                                             GError **error);
gboolean layover_programme_xml_check_entry (const LayoverXmlNode *node, const char *attribute,
                                            const char *entry, GError **error);
gboolean layover_programme_xml_check_uri (const LayoverXmlNode *node, const char *attribute,
                                          const char *entry, GError **error);

G_END_DECLS
