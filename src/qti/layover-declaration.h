/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-shape.h"
#include "layover-value.h"

G_BEGIN_DECLS

/**
 * LayoverMapEntry:
 * @value: (nullable): what is mapped, or
 * @area: (nullable): where points are mapped
 *
 * One line of a mapping from responses to numbers, borrowed from its declaration.
 */
typedef struct
{
  LayoverValue *value;
  const LayoverShape *area;
  double points;
} LayoverMapEntry;

/** LayoverDeclarationKind: which of the four kinds of variable a declaration makes */
typedef enum
{
  LAYOVER_DECLARATION_RESPONSE,
  LAYOVER_DECLARATION_OUTCOME,
  LAYOVER_DECLARATION_TEMPLATE,
  LAYOVER_DECLARATION_CONTEXT,
} LayoverDeclarationKind;

/**
 * LayoverDeclaration:
 *
 * A response, outcome or template variable as an item or test declares it: type, default, correct response, mapping
 * from responses to numbers, lookup table from numbers to values. Immutable, reference counted.
 */
typedef struct _LayoverDeclaration LayoverDeclaration;

#define LAYOVER_TYPE_DECLARATION (layover_declaration_get_type ())
GType layover_declaration_get_type (void);

LayoverDeclaration *layover_declaration_ref (LayoverDeclaration *self);
void layover_declaration_unref (LayoverDeclaration *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverDeclaration, layover_declaration_unref)

LayoverDeclaration *layover_declaration_new (LayoverDeclarationKind kind, const char *identifier,
                                             LayoverCardinality cardinality,
                                             LayoverBaseType base_type);

LayoverDeclarationKind layover_declaration_get_kind (const LayoverDeclaration *self);
const char *layover_declaration_get_identifier (const LayoverDeclaration *self);
LayoverCardinality layover_declaration_get_cardinality (const LayoverDeclaration *self);
LayoverBaseType layover_declaration_get_base_type (const LayoverDeclaration *self);
gboolean layover_declaration_is_math_variable (const LayoverDeclaration *self);
LayoverValue *layover_declaration_get_default (const LayoverDeclaration *self);
LayoverValue *layover_declaration_get_correct (const LayoverDeclaration *self);
gboolean layover_declaration_has_mapping (const LayoverDeclaration *self);
gboolean layover_declaration_has_normal_maximum (const LayoverDeclaration *self);
double layover_declaration_get_normal_maximum (const LayoverDeclaration *self);
gboolean layover_declaration_has_normal_minimum (const LayoverDeclaration *self);
double layover_declaration_get_normal_minimum (const LayoverDeclaration *self);

guint layover_declaration_get_n_map_entries (const LayoverDeclaration *self);
void layover_declaration_get_map_entry (const LayoverDeclaration *self, guint i,
                                        LayoverMapEntry *entry);
int layover_declaration_find_map_entry (const LayoverDeclaration *self, const LayoverValue *member);
LayoverValue *layover_declaration_map_response (const LayoverDeclaration *self,
                                                const LayoverValue *response);
LayoverValue *layover_declaration_map_point (const LayoverDeclaration *self,
                                             const LayoverValue *response);
LayoverValue *layover_declaration_look_up (const LayoverDeclaration *self,
                                           const LayoverValue *source);

G_END_DECLS
