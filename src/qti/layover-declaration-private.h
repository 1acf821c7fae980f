/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-declaration.h"
#include "layover-qti-reader.h"

G_BEGIN_DECLS

gboolean layover_declaration_node_is (LayoverXmlNode *node, LayoverDeclarationKind *kind);
LayoverDeclaration *layover_declaration_load (LayoverXmlNode *node, const char *entry,
                                              GPtrArray *faults, GError **error);
gboolean layover_declaration_load_values (LayoverXmlNode *node, const char *entry,
                                          LayoverCardinality cardinality, LayoverBaseType base_type,
                                          LayoverValue **value, GPtrArray *faults, GError **error);
gboolean layover_declaration_check_tables (const LayoverDeclaration *self, GError **error);
gboolean layover_declaration_get_mapping_limit (const LayoverDeclaration *self, guint max_members,
                                                double *maximum);
gboolean layover_declaration_has_lookup_table (const LayoverDeclaration *self);
const char *layover_declaration_get_interpretation (const LayoverDeclaration *self);
gboolean layover_declaration_get_mastery (const LayoverDeclaration *self, double *mastery);

G_END_DECLS
