/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-value.h"

struct _LayoverValue
{
  LayoverCardinality cardinality;
  LayoverBaseType base_type;
  union
  {
    gboolean truth;
    gint32 integer;
    double number;
    char *text;
    struct
    {
      gint32 x;
      gint32 y;
    } point;
    struct
    {
      char *first;
      char *second;
    } pair;
    struct
    {
      GPtrArray *members;
      GStrv names;
    } many;
  };
};

G_DEFINE_BOXED_TYPE (LayoverValue, layover_value, layover_value_ref, layover_value_unref)

static LayoverValue *
new_single (LayoverBaseType base_type)
{
  LayoverValue *self = g_atomic_rc_box_new0 (LayoverValue);

  self->cardinality = LAYOVER_CARDINALITY_SINGLE;
  self->base_type = base_type;

  return self;
}

static gboolean
is_text_type (LayoverBaseType base_type)
{
  switch (base_type)
    {
    case LAYOVER_BASE_TYPE_IDENTIFIER:
    case LAYOVER_BASE_TYPE_STRING:
    case LAYOVER_BASE_TYPE_FILE:
    case LAYOVER_BASE_TYPE_URI:
    case LAYOVER_BASE_TYPE_INT_OR_IDENTIFIER:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_pair_type (LayoverBaseType base_type)
{
  return base_type == LAYOVER_BASE_TYPE_PAIR || base_type == LAYOVER_BASE_TYPE_DIRECTED_PAIR;
}

static void
value_clear (gpointer data)
{
  LayoverValue *self = data;

  if (self->cardinality != LAYOVER_CARDINALITY_SINGLE)
    {
      g_ptr_array_unref (self->many.members);
      g_strfreev (self->many.names);
    }
  else if (is_text_type (self->base_type))
    {
      g_free (self->text);
    }
  else if (is_pair_type (self->base_type))
    {
      g_free (self->pair.first);
      g_free (self->pair.second);
    }
}

LayoverValue *
layover_value_ref (LayoverValue *self)
{
  return self != NULL ? g_atomic_rc_box_acquire (self) : NULL;
}

void
layover_value_unref (LayoverValue *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, value_clear);
}

/** layover_value_new_text: @base_type: one of those whose value is text: identifier, string, file, uri */
LayoverValue *
layover_value_new_text (LayoverBaseType base_type, const char *text)
{
  LayoverValue *self;

  g_return_val_if_fail (is_text_type (base_type), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = new_single (base_type);
  self->text = g_strdup (text);

  return self;
}

LayoverValue *
layover_value_new_identifier (const char *identifier)
{
  return layover_value_new_text (LAYOVER_BASE_TYPE_IDENTIFIER, identifier);
}

/** layover_value_new_string: Returns: (nullable) (transfer full): %NULL for "", which QTI treats as NULL */
LayoverValue *
layover_value_new_string (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return *text != '\0' ? layover_value_new_text (LAYOVER_BASE_TYPE_STRING, text) : NULL;
}

LayoverValue *
layover_value_new_boolean (gboolean truth)
{
  LayoverValue *self = new_single (LAYOVER_BASE_TYPE_BOOLEAN);

  self->truth = truth != FALSE;

  return self;
}

LayoverValue *
layover_value_new_integer (gint32 integer)
{
  LayoverValue *self = new_single (LAYOVER_BASE_TYPE_INTEGER);

  self->integer = integer;

  return self;
}

static LayoverValue *
new_number (LayoverBaseType base_type, double number)
{
  LayoverValue *self;

  if (!isfinite (number))
    return NULL;

  self = new_single (base_type);
  self->number = number;

  return self;
}

/** layover_value_new_float: Returns: (nullable) (transfer full): %NULL when @number is not finite */
LayoverValue *
layover_value_new_float (double number)
{
  return new_number (LAYOVER_BASE_TYPE_FLOAT, number);
}

/** layover_value_new_duration: Returns: (nullable) (transfer full): %NULL when @seconds is not finite */
LayoverValue *
layover_value_new_duration (double seconds)
{
  return new_number (LAYOVER_BASE_TYPE_DURATION, seconds);
}

LayoverValue *
layover_value_new_point (gint32 x, gint32 y)
{
  LayoverValue *self = new_single (LAYOVER_BASE_TYPE_POINT);

  self->point.x = x;
  self->point.y = y;

  return self;
}

static LayoverValue *
new_pair (LayoverBaseType base_type, const char *first, const char *second)
{
  LayoverValue *self = new_single (base_type);

  self->pair.first = g_strdup (first);
  self->pair.second = g_strdup (second);

  return self;
}

LayoverValue *
layover_value_new_pair (const char *first, const char *second)
{
  return new_pair (LAYOVER_BASE_TYPE_PAIR, first, second);
}

LayoverValue *
layover_value_new_directed_pair (const char *first, const char *second)
{
  return new_pair (LAYOVER_BASE_TYPE_DIRECTED_PAIR, first, second);
}

static LayoverValue *
new_many (LayoverCardinality cardinality, LayoverBaseType base_type, GPtrArray *members)
{
  LayoverValue *self = g_atomic_rc_box_new0 (LayoverValue);

  self->cardinality = cardinality;
  self->base_type = base_type;
  self->many.members = g_ptr_array_new_full (members->len, (GDestroyNotify) layover_value_unref);
  for (guint i = 0; i < members->len; i++)
    g_ptr_array_add (self->many.members, layover_value_ref (members->pdata[i]));

  return self;
}

/**
 * layover_value_new_container:
 * @cardinality: multiple or ordered
 * @members: (element-type LayoverValue): single values of @base_type, none of them %NULL
 *
 * Returns: (nullable) (transfer full): %NULL when there are no members
 */
LayoverValue *
layover_value_new_container (LayoverCardinality cardinality, LayoverBaseType base_type,
                             GPtrArray *members)
{
  g_return_val_if_fail (cardinality == LAYOVER_CARDINALITY_MULTIPLE
                            || cardinality == LAYOVER_CARDINALITY_ORDERED,
                        NULL);

  return members->len > 0 ? new_many (cardinality, base_type, members) : NULL;
}

/**
 * layover_value_new_record:
 * @names: the fields' names, one for each of @members
 * @members: (element-type LayoverValue): single values, none of them %NULL
 *
 * Returns: (nullable) (transfer full): %NULL when there are no fields
 */
LayoverValue *
layover_value_new_record (const char *const *names, GPtrArray *members)
{
  LayoverValue *self;

  g_return_val_if_fail (g_strv_length ((GStrv) names) == members->len, NULL);

  if (members->len == 0)
    return NULL;

  self = new_many (LAYOVER_CARDINALITY_RECORD, LAYOVER_BASE_TYPE_NONE, members);
  self->many.names = g_strdupv ((GStrv) names);

  return self;
}

LayoverCardinality
layover_value_get_cardinality (const LayoverValue *self)
{
  g_return_val_if_fail (self != NULL, LAYOVER_CARDINALITY_SINGLE);

  return self->cardinality;
}

LayoverBaseType
layover_value_get_base_type (const LayoverValue *self)
{
  g_return_val_if_fail (self != NULL, LAYOVER_BASE_TYPE_NONE);

  return self->base_type;
}

/** layover_value_is_numeric: Returns: whether it is a single integer, float or duration; %FALSE for NULL */
gboolean
layover_value_is_numeric (const LayoverValue *self)
{
  return self != NULL && self->cardinality == LAYOVER_CARDINALITY_SINGLE
         && layover_base_type_is_numeric (self->base_type);
}

/** layover_value_get_n_values: Returns: 0 for NULL, 1 for a single value, else the number of members */
guint
layover_value_get_n_values (const LayoverValue *self)
{
  if (self == NULL)
    return 0;

  return self->cardinality == LAYOVER_CARDINALITY_SINGLE ? 1 : self->many.members->len;
}

/** layover_value_get_value: Returns: (transfer none): member @i; a single value is its own member 0 */
LayoverValue *
layover_value_get_value (const LayoverValue *self, guint i)
{
  g_return_val_if_fail (i < layover_value_get_n_values (self), NULL);

  if (self->cardinality == LAYOVER_CARDINALITY_SINGLE)
    return (LayoverValue *) self;

  return self->many.members->pdata[i];
}

const char *
layover_value_get_field_name (const LayoverValue *self, guint i)
{
  g_return_val_if_fail (self != NULL && self->cardinality == LAYOVER_CARDINALITY_RECORD, NULL);
  g_return_val_if_fail (i < self->many.members->len, NULL);

  return self->many.names[i];
}

/** layover_value_get_field: Returns: (nullable) (transfer none): the field of a record; NULL for any other value */
LayoverValue *
layover_value_get_field (const LayoverValue *self, const char *name)
{
  if (self == NULL || self->cardinality != LAYOVER_CARDINALITY_RECORD)
    return NULL;

  for (guint i = 0; i < self->many.members->len; i++)
    if (g_str_equal (self->many.names[i], name))
      return self->many.members->pdata[i];

  return NULL;
}

static gboolean
is_single (const LayoverValue *self)
{
  return self != NULL && self->cardinality == LAYOVER_CARDINALITY_SINGLE;
}

/** layover_value_get_string: Returns: (nullable) (transfer none): the text of an identifier, string, file or uri */
const char *
layover_value_get_string (const LayoverValue *self)
{
  return is_single (self) && is_text_type (self->base_type) ? self->text : NULL;
}

/** layover_value_get_boolean: Returns: %FALSE for everything that is not a true boolean, NULL included */
gboolean
layover_value_get_boolean (const LayoverValue *self)
{
  return is_single (self) && self->base_type == LAYOVER_BASE_TYPE_BOOLEAN && self->truth;
}

/** layover_value_get_integer: Returns: the integer; 0 when it is none */
gint32
layover_value_get_integer (const LayoverValue *self)
{
  return is_single (self) && self->base_type == LAYOVER_BASE_TYPE_INTEGER ? self->integer : 0;
}

/** layover_value_get_float: Returns: an integer, float or duration (in seconds) as a number; 0 when it is none */
double
layover_value_get_float (const LayoverValue *self)
{
  if (!layover_value_is_numeric (self))
    return 0;

  return self->base_type == LAYOVER_BASE_TYPE_INTEGER ? self->integer : self->number;
}

void
layover_value_get_point (const LayoverValue *self, gint32 *x, gint32 *y)
{
  g_return_if_fail (is_single (self) && self->base_type == LAYOVER_BASE_TYPE_POINT);

  *x = self->point.x;
  *y = self->point.y;
}

void
layover_value_get_pair (const LayoverValue *self, const char **first, const char **second)
{
  g_return_if_fail (is_single (self) && is_pair_type (self->base_type));

  *first = self->pair.first;
  *second = self->pair.second;
}

static gboolean
pairs_equal (const LayoverValue *a, const LayoverValue *b)
{
  if (g_str_equal (a->pair.first, b->pair.first) && g_str_equal (a->pair.second, b->pair.second))
    return TRUE;

  return a->base_type == LAYOVER_BASE_TYPE_PAIR && g_str_equal (a->pair.first, b->pair.second)
         && g_str_equal (a->pair.second, b->pair.first);
}

static gboolean
singles_equal (const LayoverValue *a, const LayoverValue *b)
{
  if (layover_base_type_is_numeric (a->base_type) && layover_base_type_is_numeric (b->base_type))
    return layover_value_get_float (a) == layover_value_get_float (b);

  if (is_text_type (a->base_type) && is_text_type (b->base_type))
    return g_str_equal (a->text, b->text);

  if (a->base_type != b->base_type)
    return FALSE;

  if (a->base_type == LAYOVER_BASE_TYPE_BOOLEAN)
    return a->truth == b->truth;
  if (a->base_type == LAYOVER_BASE_TYPE_POINT)
    return a->point.x == b->point.x && a->point.y == b->point.y;

  return pairs_equal (a, b);
}

/* Bags are equal when every member of one finds a partner of its own in the other. */
static gboolean
bags_equal (GPtrArray *a, GPtrArray *b)
{
  g_autofree gboolean *is_taken = g_new0 (gboolean, b->len);

  for (guint i = 0; i < a->len; i++)
    {
      guint j = 0;

      while (j < b->len && (is_taken[j] || !singles_equal (a->pdata[i], b->pdata[j])))
        j++;
      if (j == b->len)
        return FALSE;
      is_taken[j] = TRUE;
    }

  return TRUE;
}

static gboolean
records_equal (const LayoverValue *a, const LayoverValue *b)
{
  for (guint i = 0; i < a->many.members->len; i++)
    {
      LayoverValue *partner = layover_value_get_field (b, a->many.names[i]);

      if (partner == NULL || !singles_equal (a->many.members->pdata[i], partner))
        return FALSE;
    }

  return TRUE;
}

/**
 * layover_value_equal:
 * @self: (nullable): a value or NULL
 * @other: (nullable): a value or NULL
 *
 * Equality as QTI's match defines it: pairs in either direction, multiple containers in any order. Here two NULLs are
 * equal; match, which yields NULL for them, looks first.
 */
gboolean
layover_value_equal (const LayoverValue *self, const LayoverValue *other)
{
  if (self == other)
    return TRUE;
  if (self == NULL || other == NULL || self->cardinality != other->cardinality)
    return FALSE;
  if (self->cardinality == LAYOVER_CARDINALITY_SINGLE)
    return singles_equal (self, other);
  if (self->many.members->len != other->many.members->len)
    return FALSE;
  if (self->cardinality == LAYOVER_CARDINALITY_RECORD)
    return records_equal (self, other);
  if (self->cardinality == LAYOVER_CARDINALITY_MULTIPLE)
    return bags_equal (self->many.members, other->many.members);

  for (guint i = 0; i < self->many.members->len; i++)
    if (!singles_equal (self->many.members->pdata[i], other->many.members->pdata[i]))
      return FALSE;

  return TRUE;
}

static LayoverValue *
convert_single (LayoverValue *self, LayoverBaseType base_type)
{
  if (self->base_type == base_type)
    return layover_value_ref (self);

  if (layover_base_type_is_numeric (self->base_type))
    {
      double number = layover_value_get_float (self);

      if (base_type == LAYOVER_BASE_TYPE_FLOAT || base_type == LAYOVER_BASE_TYPE_DURATION)
        return new_number (base_type, number);
      if (base_type == LAYOVER_BASE_TYPE_INTEGER && number == floor (number)
          && ABS (number) <= G_MAXINT32)
        return layover_value_new_integer ((gint32) number);
      return NULL;
    }

  if (is_text_type (self->base_type) && is_text_type (base_type))
    return layover_value_new_text (base_type, self->text);

  if (is_pair_type (self->base_type) && is_pair_type (base_type))
    return new_pair (base_type, self->pair.first, self->pair.second);

  return NULL;
}

/**
 * layover_value_convert:
 * @self: (nullable): a value or NULL
 *
 * Makes a value fit a variable: numbers where nothing is lost, text types among each other, a single value into a
 * container of one.
 *
 * Returns: (nullable) (transfer full): NULL for NULL, and where the value does not fit
 */
LayoverValue *
layover_value_convert (LayoverValue *self, LayoverCardinality cardinality,
                       LayoverBaseType base_type)
{
  g_autoptr (GPtrArray) members = NULL;

  if (self == NULL)
    return NULL;
  if (cardinality == LAYOVER_CARDINALITY_RECORD || self->cardinality == LAYOVER_CARDINALITY_RECORD)
    return self->cardinality == cardinality ? layover_value_ref (self) : NULL;
  if (cardinality == LAYOVER_CARDINALITY_SINGLE)
    return self->cardinality == cardinality ? convert_single (self, base_type) : NULL;
  if (self->cardinality == cardinality && self->base_type == base_type)
    return layover_value_ref (self);

  members = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_value_unref);
  for (guint i = 0; i < layover_value_get_n_values (self); i++)
    {
      LayoverValue *member = convert_single (layover_value_get_value (self, i), base_type);

      if (member == NULL)
        return NULL;
      g_ptr_array_add (members, member);
    }

  return layover_value_new_container (cardinality, base_type, members);
}
