/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * LayoverCardinality:
 * @LAYOVER_CARDINALITY_SINGLE: one value
 * @LAYOVER_CARDINALITY_MULTIPLE: a bag; order has no meaning, repetition does
 * @LAYOVER_CARDINALITY_ORDERED: a list
 * @LAYOVER_CARDINALITY_RECORD: named single values, each with a base type of its own
 */
typedef enum
{
  LAYOVER_CARDINALITY_SINGLE,
  LAYOVER_CARDINALITY_MULTIPLE,
  LAYOVER_CARDINALITY_ORDERED,
  LAYOVER_CARDINALITY_RECORD,
} LayoverCardinality;

/** LayoverBaseType: @LAYOVER_BASE_TYPE_NONE is the base type of a record, which has none. */
typedef enum
{
  LAYOVER_BASE_TYPE_NONE,
  LAYOVER_BASE_TYPE_IDENTIFIER,
  LAYOVER_BASE_TYPE_BOOLEAN,
  LAYOVER_BASE_TYPE_INTEGER,
  LAYOVER_BASE_TYPE_FLOAT,
  LAYOVER_BASE_TYPE_STRING,
  LAYOVER_BASE_TYPE_POINT,
  LAYOVER_BASE_TYPE_PAIR,
  LAYOVER_BASE_TYPE_DIRECTED_PAIR,
  LAYOVER_BASE_TYPE_DURATION,
  LAYOVER_BASE_TYPE_FILE,
  LAYOVER_BASE_TYPE_URI,
  LAYOVER_BASE_TYPE_INT_OR_IDENTIFIER,
} LayoverBaseType;

const char *layover_cardinality_to_string (LayoverCardinality cardinality);
gboolean layover_cardinality_from_string (const char *text, LayoverCardinality *cardinality);
const char *layover_base_type_to_string (LayoverBaseType base_type);
gboolean layover_base_type_from_string (const char *text, LayoverBaseType *base_type);
gboolean layover_base_type_is_numeric (LayoverBaseType base_type);

/**
 * LayoverValue:
 *
 * A QTI value: immutable, reference counted, shared between threads. A %NULL pointer is QTI's NULL, and a container
 * without members is NULL too, so there is no empty LayoverValue.
 */
typedef struct _LayoverValue LayoverValue;

#define LAYOVER_TYPE_VALUE (layover_value_get_type ())
GType layover_value_get_type (void);

LayoverValue *layover_value_ref (LayoverValue *self);
void layover_value_unref (LayoverValue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverValue, layover_value_unref)

LayoverValue *layover_value_new_identifier (const char *identifier);
LayoverValue *layover_value_new_string (const char *text);
LayoverValue *layover_value_new_text (LayoverBaseType base_type, const char *text);
LayoverValue *layover_value_new_boolean (gboolean truth);
LayoverValue *layover_value_new_integer (gint32 integer);
LayoverValue *layover_value_new_float (double number);
LayoverValue *layover_value_new_duration (double seconds);
LayoverValue *layover_value_new_point (gint32 x, gint32 y);
LayoverValue *layover_value_new_pair (const char *first, const char *second);
LayoverValue *layover_value_new_directed_pair (const char *first, const char *second);
LayoverValue *layover_value_new_container (LayoverCardinality cardinality,
                                           LayoverBaseType base_type, GPtrArray *members);
LayoverValue *layover_value_new_record (const char *const *names, GPtrArray *members);
LayoverValue *layover_value_parse (LayoverBaseType base_type, const char *text, GError **error);

LayoverCardinality layover_value_get_cardinality (const LayoverValue *self);
LayoverBaseType layover_value_get_base_type (const LayoverValue *self);
gboolean layover_value_is_numeric (const LayoverValue *self);
guint layover_value_get_n_values (const LayoverValue *self);
LayoverValue *layover_value_get_value (const LayoverValue *self, guint i);
const char *layover_value_get_field_name (const LayoverValue *self, guint i);
LayoverValue *layover_value_get_field (const LayoverValue *self, const char *name);

const char *layover_value_get_string (const LayoverValue *self);
gboolean layover_value_get_boolean (const LayoverValue *self);
gint32 layover_value_get_integer (const LayoverValue *self);
double layover_value_get_float (const LayoverValue *self);
void layover_value_get_point (const LayoverValue *self, gint32 *x, gint32 *y);
void layover_value_get_pair (const LayoverValue *self, const char **first, const char **second);

gboolean layover_value_equal (const LayoverValue *self, const LayoverValue *other);
LayoverValue *layover_value_convert (LayoverValue *self, LayoverCardinality cardinality,
                                     LayoverBaseType base_type);
char *layover_value_dup_lexical (const LayoverValue *self);
GStrv layover_value_to_strings (const LayoverValue *self);
gboolean layover_value_from_strings (LayoverCardinality cardinality, LayoverBaseType base_type,
                                     const char *const *strings, LayoverValue **value,
                                     GError **error);

gboolean layover_qti_identifier_is_valid (const char *identifier);
gboolean layover_qti_parse_boolean (const char *text, gboolean *truth);
gboolean layover_qti_parse_integer (const char *text, gint32 *integer);
gboolean layover_qti_parse_float (const char *text, double *number);

G_END_DECLS
