/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-mapping.h"
#include "layover-shape-private.h"

typedef struct
{
  LayoverValue *key;
  LayoverShape *shape;
  gboolean is_case_sensitive;
  double value;
} MapEntry;

struct _LayoverMapping
{
  GPtrArray *entries;
  double default_value;
  double lower_bound;
  double upper_bound;
  gboolean has_lower_bound;
  gboolean has_upper_bound;
};

static void
map_entry_free (gpointer data)
{
  MapEntry *entry = data;

  layover_value_unref (entry->key);
  g_clear_pointer (&entry->shape, layover_shape_free);
  g_free (entry);
}

/* QTI 2.1 takes case as given unless told otherwise; the schemas of 2.2 and 3.0 say the opposite. */
static gboolean
is_case_sensitive_by_default (LayoverXmlNode *node)
{
  const char *namespace = layover_xml_node_get_namespace (node);

  return namespace == NULL || strstr (namespace, "v2p0") != NULL
         || strstr (namespace, "v2p1") != NULL;
}

static gboolean
read_mapped_value (LayoverXmlNode *node, const char *entry, double *value, GError **error)
{
  gboolean is_given = FALSE;

  if (!layover_qti_read_number (node, "mappedValue", entry, value, &is_given, error))
    return FALSE;
  if (is_given)
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_ATTRIBUTE, entry, node,
                         _ ("<%s> lacks its attribute “%s”."), layover_xml_node_get_name (node),
                         "mappedValue");

  return FALSE;
}

static MapEntry *
load_entry (LayoverXmlNode *node, const char *entry, LayoverBaseType base_type, GError **error)
{
  g_autofree MapEntry *self = g_new0 (MapEntry, 1);
  const char *key = layover_qti_get_attribute (node, "mapKey");

  self->is_case_sensitive = is_case_sensitive_by_default (node);
  if (!read_mapped_value (node, entry, &self->value, error)
      || !layover_qti_read_boolean (node, "caseSensitive", entry, &self->is_case_sensitive, error))
    return NULL;

  self->key = layover_value_parse (base_type, key != NULL ? key : "", error);
  if (self->key == NULL)
    {
      layover_qti_add_place (error, entry, node);
      return NULL;
    }

  return g_steal_pointer (&self);
}

static MapEntry *
load_area (LayoverXmlNode *node, const char *entry, GError **error)
{
  g_autofree MapEntry *self = g_new0 (MapEntry, 1);

  if (!read_mapped_value (node, entry, &self->value, error))
    return NULL;

  self->shape = layover_shape_load (node, entry, error);

  return self->shape != NULL ? g_steal_pointer (&self) : NULL;
}

static LayoverMapping *
load_mapping (LayoverXmlNode *node, const char *entry, gboolean is_area, LayoverBaseType base_type,
              GError **error)
{
  g_autoptr (LayoverMapping) self = g_new0 (LayoverMapping, 1);

  self->entries = g_ptr_array_new_with_free_func (map_entry_free);
  if (!layover_qti_read_number (node, "defaultValue", entry, &self->default_value, NULL, error)
      || !layover_qti_read_number (node, "lowerBound", entry, &self->lower_bound,
                                   &self->has_lower_bound, error)
      || !layover_qti_read_number (node, "upperBound", entry, &self->upper_bound,
                                   &self->has_upper_bound, error))
    return NULL;

  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node); child != NULL;
       child = layover_xml_node_get_next_element (child))
    {
      MapEntry *map_entry;

      if (!layover_qti_is (child, is_area ? "areaMapEntry" : "mapEntry"))
        continue;
      map_entry = is_area ? load_area (child, entry, error)
                          : load_entry (child, entry, base_type, error);
      if (map_entry == NULL)
        return NULL;
      g_ptr_array_add (self->entries, map_entry);
      if (!layover_qti_check_count (child, entry, self->entries->len, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

LayoverMapping *
layover_mapping_load (LayoverXmlNode *node, const char *entry, LayoverBaseType base_type,
                      GError **error)
{
  return load_mapping (node, entry, FALSE, base_type, error);
}

LayoverMapping *
layover_mapping_load_areas (LayoverXmlNode *node, const char *entry, GError **error)
{
  return load_mapping (node, entry, TRUE, LAYOVER_BASE_TYPE_POINT, error);
}

void
layover_mapping_free (LayoverMapping *self)
{
  g_ptr_array_unref (self->entries);
  g_free (self);
}

static gboolean
entry_matches (const MapEntry *entry, const LayoverValue *member)
{
  gint32 x;
  gint32 y;

  if (entry->shape != NULL)
    {
      if (layover_value_get_base_type (member) != LAYOVER_BASE_TYPE_POINT)
        return FALSE;
      layover_value_get_point (member, &x, &y);
      return layover_shape_contains (entry->shape, x, y);
    }

  if (!entry->is_case_sensitive && layover_value_get_string (member) != NULL
      && layover_value_get_string (entry->key) != NULL)
    {
      g_autofree char *a = g_utf8_casefold (layover_value_get_string (member), -1);
      g_autofree char *b = g_utf8_casefold (layover_value_get_string (entry->key), -1);

      return g_str_equal (a, b);
    }

  return layover_value_equal (entry->key, member);
}

guint
layover_mapping_get_n_entries (const LayoverMapping *self)
{
  return self->entries->len;
}

void
layover_mapping_get_entry (const LayoverMapping *self, guint i, LayoverMapEntry *entry)
{
  const MapEntry *line = self->entries->pdata[i];

  entry->value = line->key;
  entry->area = line->shape;
  entry->points = line->value;
}

/** layover_mapping_find_entry: Returns: the first line that @member, a single value, matches; -1 for none */
int
layover_mapping_find_entry (const LayoverMapping *self, const LayoverValue *member)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (entry_matches (self->entries->pdata[i], member))
      return (int) i;

  return -1;
}

static gboolean
is_repetition (const LayoverValue *response, guint i)
{
  for (guint j = 0; j < i; j++)
    if (layover_value_equal (layover_value_get_value (response, i),
                             layover_value_get_value (response, j)))
      return TRUE;

  return FALSE;
}

static double
clamp (const LayoverMapping *self, double sum)
{
  if (self->has_lower_bound && sum < self->lower_bound)
    return self->lower_bound;
  if (self->has_upper_bound && sum > self->upper_bound)
    return self->upper_bound;

  return sum;
}

/**
 * layover_mapping_map:
 * @response: (nullable): a value or NULL
 *
 * The sum over the members, each different one once (QTI 2.1, mapResponse), and of areas each one once however many
 * points lie in it (mapResponsePoint). A member that matches nothing counts the default.
 */
double
layover_mapping_map (const LayoverMapping *self, const LayoverValue *response)
{
  guint n_members = layover_value_get_n_values (response);
  g_autofree gboolean *is_used = g_new0 (gboolean, self->entries->len + 1);
  double sum = n_members == 0 ? self->default_value : 0;

  for (guint i = 0; i < n_members; i++)
    {
      const LayoverValue *member = layover_value_get_value (response, i);
      int j = layover_mapping_find_entry (self, member);

      if (is_repetition (response, i))
        continue;
      if (j < 0)
        sum += self->default_value;
      else if (!is_used[j])
        sum += ((MapEntry *) self->entries->pdata[j])->value;
      if (j >= 0)
        is_used[j] = TRUE;
    }

  return clamp (self, sum);
}

static int
compare_descending (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x < y) - (x > y);
}

/**
 * layover_mapping_get_limit:
 * @max_members: how many values a response may have, 0 for any number
 *
 * Returns: the most this mapping can give
 */
double
layover_mapping_get_limit (const LayoverMapping *self, guint max_members)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  double sum = 0;

  for (guint i = 0; i < self->entries->len; i++)
    g_array_append_val (values, ((MapEntry *) self->entries->pdata[i])->value);
  g_array_sort (values, compare_descending);

  if (max_members == 0 || max_members > values->len)
    max_members = values->len;
  for (guint i = 0; i < max_members; i++)
    sum += MAX (g_array_index (values, double, i), 0);

  return clamp (self, MAX (sum, self->default_value));
}

typedef struct
{
  double source;
  gboolean includes_boundary;
  LayoverValue *target;
} TableEntry;

struct _LayoverLookupTable
{
  gboolean is_interpolation;
  GArray *entries;
  LayoverValue *default_value;
};

static void
table_entry_clear (gpointer data)
{
  TableEntry *entry = data;

  g_clear_pointer (&entry->target, layover_value_unref);
}

static gboolean
load_table_entry (LayoverLookupTable *self, LayoverXmlNode *node, const char *entry,
                  LayoverBaseType base_type, GError **error)
{
  TableEntry table_entry = { 0, TRUE, NULL };
  const char *target = layover_qti_get_attribute (node, "targetValue");

  if (!layover_qti_read_number (node, "sourceValue", entry, &table_entry.source, NULL, error)
      || !layover_qti_read_boolean (node, "includeBoundary", entry, &table_entry.includes_boundary,
                                    error))
    return FALSE;

  table_entry.target = layover_value_parse (base_type, target != NULL ? target : "", error);
  if (table_entry.target == NULL)
    {
      layover_qti_add_place (error, entry, node);
      return FALSE;
    }
  g_array_append_val (self->entries, table_entry);

  return layover_qti_check_count (node, entry, self->entries->len, error);
}

/** layover_lookup_table_load: @node: a matchTable or an interpolationTable */
LayoverLookupTable *
layover_lookup_table_load (LayoverXmlNode *node, const char *entry, LayoverBaseType base_type,
                           GError **error)
{
  g_autoptr (LayoverLookupTable) self = g_new0 (LayoverLookupTable, 1);
  const char *default_text = layover_qti_get_attribute (node, "defaultValue");
  const char *row;

  self->is_interpolation = layover_qti_is (node, "interpolationTable");
  self->entries = g_array_new (FALSE, FALSE, sizeof (TableEntry));
  g_array_set_clear_func (self->entries, table_entry_clear);

  if (default_text != NULL)
    {
      self->default_value = layover_value_parse (base_type, default_text, error);
      if (self->default_value == NULL)
        {
          layover_qti_add_place (error, entry, node);
          return NULL;
        }
    }

  row = self->is_interpolation ? "interpolationTableEntry" : "matchTableEntry";
  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node); child != NULL;
       child = layover_xml_node_get_next_element (child))
    if (layover_qti_is (child, row) && !load_table_entry (self, child, entry, base_type, error))
      return NULL;

  return g_steal_pointer (&self);
}

void
layover_lookup_table_free (LayoverLookupTable *self)
{
  g_array_unref (self->entries);
  layover_value_unref (self->default_value);
  g_free (self);
}

/**
 * layover_lookup_table_find:
 * @source: (nullable): a number or NULL
 *
 * A match table looks for the very number. An interpolation table gives the first entry whose source is below the
 * number, or equal to it where the boundary is included.
 *
 * Returns: (transfer full) (nullable): the target, the table's default, or NULL
 */
LayoverValue *
layover_lookup_table_find (const LayoverLookupTable *self, const LayoverValue *source)
{
  double number = layover_value_get_float (source);

  for (guint i = 0; layover_value_is_numeric (source) && i < self->entries->len; i++)
    {
      const TableEntry *entry = &g_array_index (self->entries, TableEntry, i);
      gboolean is_hit = entry->source == number;

      if (self->is_interpolation)
        is_hit = entry->source < number || (is_hit && entry->includes_boundary);
      if (is_hit)
        return layover_value_ref (entry->target);
    }

  return layover_value_ref (self->default_value);
}
