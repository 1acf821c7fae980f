/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include "layover-declaration-private.h"
#include "layover-mapping.h"

struct _LayoverDeclaration
{
  LayoverDeclarationKind kind;
  char *identifier;
  LayoverCardinality cardinality;
  LayoverBaseType base_type;
  gboolean is_math_variable;
  LayoverValue *default_value;
  LayoverValue *correct;
  LayoverMapping *mapping;
  LayoverMapping *area_mapping;
  LayoverLookupTable *lookup_table;
  GError *table_error;
  char *interpretation;
  double normal_maximum;
  double normal_minimum;
  double mastery;
  gboolean has_normal_maximum;
  gboolean has_normal_minimum;
  gboolean has_mastery;
};

G_DEFINE_BOXED_TYPE (LayoverDeclaration, layover_declaration, layover_declaration_ref,
                     layover_declaration_unref)

static void
declaration_clear (gpointer data)
{
  LayoverDeclaration *self = data;

  g_free (self->identifier);
  g_free (self->interpretation);
  layover_value_unref (self->default_value);
  layover_value_unref (self->correct);
  g_clear_pointer (&self->mapping, layover_mapping_free);
  g_clear_pointer (&self->area_mapping, layover_mapping_free);
  g_clear_pointer (&self->lookup_table, layover_lookup_table_free);
  g_clear_error (&self->table_error);
}

LayoverDeclaration *
layover_declaration_ref (LayoverDeclaration *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
layover_declaration_unref (LayoverDeclaration *self)
{
  g_atomic_rc_box_release_full (self, declaration_clear);
}

/** layover_declaration_new: a variable that QTI declares without being told, such as completionStatus */
LayoverDeclaration *
layover_declaration_new (LayoverDeclarationKind kind, const char *identifier,
                         LayoverCardinality cardinality, LayoverBaseType base_type)
{
  LayoverDeclaration *self = g_atomic_rc_box_new0 (LayoverDeclaration);

  self->kind = kind;
  self->identifier = g_strdup (identifier);
  self->cardinality = cardinality;
  self->base_type = base_type;

  return self;
}

/** layover_declaration_node_is: @kind: (out): which declaration @node is */
gboolean
layover_declaration_node_is (LayoverXmlNode *node, LayoverDeclarationKind *kind)
{
  if (layover_qti_is (node, "responseDeclaration"))
    *kind = LAYOVER_DECLARATION_RESPONSE;
  else if (layover_qti_is (node, "outcomeDeclaration"))
    *kind = LAYOVER_DECLARATION_OUTCOME;
  else if (layover_qti_is (node, "templateDeclaration"))
    *kind = LAYOVER_DECLARATION_TEMPLATE;
  else if (layover_qti_is (node, "contextDeclaration"))
    *kind = LAYOVER_DECLARATION_CONTEXT;
  else
    return FALSE;

  return TRUE;
}

/* A mapping from responses, by value or by area, or a table that an outcome is looked up in. */
static gboolean
load_table (LayoverDeclaration *self, LayoverXmlNode *node, const char *entry, GError **error)
{
  if (layover_qti_is (node, "mapping") && self->mapping == NULL)
    {
      self->mapping = layover_mapping_load (node, entry, self->base_type, error);
      return self->mapping != NULL;
    }

  if (layover_qti_is (node, "areaMapping") && self->area_mapping == NULL)
    {
      self->area_mapping = layover_mapping_load_areas (node, entry, error);
      return self->area_mapping != NULL;
    }

  if ((layover_qti_is (node, "matchTable") || layover_qti_is (node, "interpolationTable"))
      && self->lookup_table == NULL)
    {
      self->lookup_table = layover_lookup_table_load (node, entry, self->base_type, error);
      return self->lookup_table != NULL;
    }

  return TRUE;
}

/* A table that is none is a fault as long as no rule asks it: see layover_declaration_check_tables(). */
static gboolean
keep_table_error (LayoverDeclaration *self, GPtrArray *faults, GError **error)
{
  g_autoptr (GError) copy = error != NULL ? g_error_copy (*error) : NULL;

  if (!layover_qti_forgive (faults, error))
    return FALSE;

  if (self->table_error == NULL)
    self->table_error = g_steal_pointer (&copy);

  return TRUE;
}

static gboolean
load_child (LayoverDeclaration *self, LayoverXmlNode *node, const char *entry, GPtrArray *faults,
            GError **error)
{
  LayoverValue **slot = NULL;

  if (layover_qti_is (node, "defaultValue"))
    slot = &self->default_value;
  else if (layover_qti_is (node, "correctResponse"))
    slot = &self->correct;

  if (slot != NULL)
    {
      g_clear_pointer (slot, layover_value_unref);
      return layover_declaration_load_values (node, entry, self->cardinality, self->base_type, slot,
                                              faults, error);
    }

  return load_table (self, node, entry, error) || keep_table_error (self, faults, error);
}

/* What says how much a variable is worth at most takes no part in scoring. */
static gboolean
load_limits (LayoverDeclaration *self, LayoverXmlNode *node, const char *entry, GPtrArray *faults,
             GError **error)
{
  const struct
  {
    const char *name;
    double *number;
    gboolean *is_given;
  } limits[] = {
    { "normalMaximum", &self->normal_maximum, &self->has_normal_maximum },
    { "normalMinimum", &self->normal_minimum, &self->has_normal_minimum },
    { "masteryValue", &self->mastery, &self->has_mastery },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      if (layover_qti_read_number (node, limits[i].name, entry, limits[i].number,
                                   limits[i].is_given, error))
        continue;
      *limits[i].is_given = FALSE;
      if (!layover_qti_forgive (faults, error))
        return FALSE;
    }

  return TRUE;
}

/** layover_declaration_load: @node: one for which layover_declaration_node_is() is true; @faults: (nullable) */
LayoverDeclaration *
layover_declaration_load (LayoverXmlNode *node, const char *entry, GPtrArray *faults,
                          GError **error)
{
  g_autoptr (LayoverDeclaration) self = g_atomic_rc_box_new0 (LayoverDeclaration);

  if (!layover_declaration_node_is (node, &self->kind)
      || !layover_qti_read_identifier (node, "identifier", entry, &self->identifier, error)
      || !layover_qti_read_type (node, entry, &self->cardinality, &self->base_type, error)
      || !layover_qti_read_boolean (node, "mathVariable", entry, &self->is_math_variable, error)
      || !load_limits (self, node, entry, faults, error))
    return NULL;

  self->interpretation = g_strdup (layover_qti_get_attribute (node, "interpretation"));
  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node); child != NULL;
       child = layover_xml_node_get_next_element (child))
    if (!load_child (self, child, entry, faults, error))
      return NULL;

  return g_steal_pointer (&self);
}

LayoverDeclarationKind
layover_declaration_get_kind (const LayoverDeclaration *self)
{
  return self->kind;
}

const char *
layover_declaration_get_identifier (const LayoverDeclaration *self)
{
  return self->identifier;
}

LayoverCardinality
layover_declaration_get_cardinality (const LayoverDeclaration *self)
{
  return self->cardinality;
}

LayoverBaseType
layover_declaration_get_base_type (const LayoverDeclaration *self)
{
  return self->base_type;
}

/** layover_declaration_is_math_variable: Returns: whether its value stands in formulas in place of its name */
gboolean
layover_declaration_is_math_variable (const LayoverDeclaration *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_math_variable;
}

/** layover_declaration_get_default: Returns: (nullable) (transfer none): as declared; NULL when nothing is */
LayoverValue *
layover_declaration_get_default (const LayoverDeclaration *self)
{
  return self->default_value;
}

/** layover_declaration_get_correct: Returns: (nullable) (transfer none): as declared; NULL when nothing is */
LayoverValue *
layover_declaration_get_correct (const LayoverDeclaration *self)
{
  return self->correct;
}

/** layover_declaration_has_mapping: Returns: whether responses are turned into numbers, by value or by area */
gboolean
layover_declaration_has_mapping (const LayoverDeclaration *self)
{
  return self->mapping != NULL || self->area_mapping != NULL;
}

/**
 * layover_declaration_check_tables:
 *
 * Returns: %FALSE with @error set, as it was when the declaration was read, where a mapping or table that rules speak of
 *   cannot be one
 */
gboolean
layover_declaration_check_tables (const LayoverDeclaration *self, GError **error)
{
  if (self->table_error == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (self->table_error));

  return FALSE;
}

gboolean
layover_declaration_has_lookup_table (const LayoverDeclaration *self)
{
  return self->lookup_table != NULL;
}

const char *
layover_declaration_get_interpretation (const LayoverDeclaration *self)
{
  return self->interpretation;
}

gboolean
layover_declaration_has_normal_maximum (const LayoverDeclaration *self)
{
  return self->has_normal_maximum;
}

double
layover_declaration_get_normal_maximum (const LayoverDeclaration *self)
{
  return self->normal_maximum;
}

gboolean
layover_declaration_has_normal_minimum (const LayoverDeclaration *self)
{
  return self->has_normal_minimum;
}

double
layover_declaration_get_normal_minimum (const LayoverDeclaration *self)
{
  return self->normal_minimum;
}

gboolean
layover_declaration_get_mastery (const LayoverDeclaration *self, double *mastery)
{
  *mastery = self->mastery;

  return self->has_mastery;
}

/**
 * layover_declaration_map_response:
 * @response: (nullable): a value or NULL
 *
 * Returns: (transfer full): a float; 0 when there is no mapping
 */
LayoverValue *
layover_declaration_map_response (const LayoverDeclaration *self, const LayoverValue *response)
{
  double sum = self->mapping != NULL ? layover_mapping_map (self->mapping, response) : 0;

  return layover_value_new_float (sum);
}

/** layover_declaration_map_point: Returns: (transfer full): a float; 0 when there is no area mapping */
LayoverValue *
layover_declaration_map_point (const LayoverDeclaration *self, const LayoverValue *response)
{
  double sum = self->area_mapping != NULL ? layover_mapping_map (self->area_mapping, response) : 0;

  return layover_value_new_float (sum);
}

static const LayoverMapping *
get_mapping (const LayoverDeclaration *self)
{
  return self->base_type == LAYOVER_BASE_TYPE_POINT && self->area_mapping != NULL
             ? self->area_mapping
             : self->mapping;
}

guint
layover_declaration_get_n_map_entries (const LayoverDeclaration *self)
{
  const LayoverMapping *mapping = get_mapping (self);

  return mapping != NULL ? layover_mapping_get_n_entries (mapping) : 0;
}

/** layover_declaration_get_map_entry: @entry: (out caller-allocates): line @i of its mapping; of points, of areas */
void
layover_declaration_get_map_entry (const LayoverDeclaration *self, guint i, LayoverMapEntry *entry)
{
  g_return_if_fail (i < layover_declaration_get_n_map_entries (self));

  layover_mapping_get_entry (get_mapping (self), i, entry);
}

/** layover_declaration_find_map_entry: Returns: the line that @member, a single value, is counted by; -1 for none */
int
layover_declaration_find_map_entry (const LayoverDeclaration *self, const LayoverValue *member)
{
  const LayoverMapping *mapping = get_mapping (self);

  return mapping != NULL ? layover_mapping_find_entry (mapping, member) : -1;
}

/** layover_declaration_get_mapping_limit: @maximum: (out): the most the mapping gives for @max_members values, 0 any */
gboolean
layover_declaration_get_mapping_limit (const LayoverDeclaration *self, guint max_members,
                                       double *maximum)
{
  const LayoverMapping *mapping = self->mapping != NULL ? self->mapping : self->area_mapping;

  if (mapping == NULL)
    return FALSE;

  *maximum = layover_mapping_get_limit (mapping, max_members);

  return TRUE;
}

/** layover_declaration_look_up: Returns: (transfer full) (nullable): what the table has for the number @source */
LayoverValue *
layover_declaration_look_up (const LayoverDeclaration *self, const LayoverValue *source)
{
  if (self->lookup_table == NULL)
    return NULL;

  return layover_lookup_table_find (self->lookup_table, source);
}
