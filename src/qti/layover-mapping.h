/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-declaration.h"
#include "layover-qti-reader.h"

G_BEGIN_DECLS

/* How a declaration turns responses into numbers (mapping, areaMapping) and numbers into values (matchTable,
 * interpolationTable). Private to this layer. */

typedef struct _LayoverMapping LayoverMapping;
typedef struct _LayoverLookupTable LayoverLookupTable;

LayoverMapping *layover_mapping_load (LayoverXmlNode *node, const char *entry,
                                      LayoverBaseType base_type, GError **error);
LayoverMapping *layover_mapping_load_areas (LayoverXmlNode *node, const char *entry,
                                            GError **error);
void layover_mapping_free (LayoverMapping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverMapping, layover_mapping_free)

guint layover_mapping_get_n_entries (const LayoverMapping *self);
void layover_mapping_get_entry (const LayoverMapping *self, guint i, LayoverMapEntry *entry);
int layover_mapping_find_entry (const LayoverMapping *self, const LayoverValue *member);
double layover_mapping_map (const LayoverMapping *self, const LayoverValue *response);
double layover_mapping_get_limit (const LayoverMapping *self, guint max_members);

LayoverLookupTable *layover_lookup_table_load (LayoverXmlNode *node, const char *entry,
                                               LayoverBaseType base_type, GError **error);
void layover_lookup_table_free (LayoverLookupTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverLookupTable, layover_lookup_table_free)

LayoverValue *layover_lookup_table_find (const LayoverLookupTable *self,
                                         const LayoverValue *source);

G_END_DECLS
