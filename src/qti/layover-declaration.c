/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-declaration-private.h"
#include "layover-mapping.h"

struct _LayoverDeclaration
{
  LayoverDeclarationKind kind;
  char *identifier;
  LayoverCardinality cardinality;
  LayoverBaseType base_type;
  LayoverValue *default_value;
  LayoverValue *correct;
  LayoverMapping *mapping;
  LayoverMapping *area_mapping;
  LayoverLookupTable *lookup_table;
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

static LayoverValue *
parse_member (LayoverXmlNode *node, const char *entry, LayoverBaseType base_type, GError **error)
{
  g_autofree char *text = layover_xml_node_dup_text_content (node);
  LayoverValue *value = layover_value_parse (base_type, text, error);

  if (value == NULL)
    layover_qti_add_place (error, entry, node);

  return value;
}

static gboolean
is_well_named (const LayoverValue *value)
{
  const char *first = NULL;
  const char *second = NULL;

  switch (layover_value_get_base_type (value))
    {
    case LAYOVER_BASE_TYPE_IDENTIFIER:
      return layover_qti_identifier_is_valid (layover_value_get_string (value));
    case LAYOVER_BASE_TYPE_PAIR:
    case LAYOVER_BASE_TYPE_DIRECTED_PAIR:
      layover_value_get_pair (value, &first, &second);
      return layover_qti_identifier_is_valid (first) && layover_qti_identifier_is_valid (second);
    default:
      return TRUE;
    }
}

/* What is compared letter by letter need not be an identifier by QTI's rule, and a course wants one. */
static gboolean
check_name (LayoverXmlNode *node, const char *entry, const LayoverValue *value, GPtrArray *faults,
            GError **error)
{
  if (is_well_named (value))
    return TRUE;

  layover_qti_set_identifier_error (error, entry, node, layover_xml_node_get_name (node));

  return layover_qti_forgive (faults, error);
}

static gboolean
read_field (LayoverXmlNode *node, const char *entry, LayoverBaseType *base_type, char **name,
            GError **error)
{
  const char *type = layover_qti_get_attribute (node, "baseType");

  if (!layover_qti_read_identifier (node, "fieldIdentifier", entry, name, error))
    return FALSE;

  if (type == NULL || !layover_base_type_from_string (type, base_type))
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_ATTRIBUTE, entry, node,
                             _ ("A field of a record lacks its type."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
is_empty (LayoverXmlNode *node)
{
  g_autofree char *text = layover_xml_node_dup_text_content (node);

  return *text == '\0';
}

/* One <value>; that of a record says which field it is and of what type. */
static gboolean
load_value (LayoverXmlNode *node, const char *entry, gboolean is_field, LayoverBaseType base_type,
            GPtrArray *members, GPtrArray *names, GPtrArray *faults, GError **error)
{
  g_autofree char *name = NULL;
  LayoverValue *member;

  if (is_field && !read_field (node, entry, &base_type, &name, error))
    return FALSE;

  member = parse_member (node, entry, base_type, error);
  if (member == NULL)
    return FALSE;

  g_ptr_array_add (members, member);
  if (is_field)
    g_ptr_array_add (names, g_steal_pointer (&name));

  return check_name (node, entry, member, faults, error);
}

static LayoverValue *
combine (LayoverCardinality cardinality, LayoverBaseType base_type, GPtrArray *members,
         GPtrArray *names)
{
  if (cardinality == LAYOVER_CARDINALITY_SINGLE)
    return members->len > 0 ? layover_value_ref (members->pdata[0]) : NULL;
  if (cardinality == LAYOVER_CARDINALITY_RECORD)
    return layover_value_new_record ((const char *const *) names->pdata, members);

  return layover_value_new_container (cardinality, base_type, members);
}

/**
 * layover_declaration_load_values:
 * @node: holds <value> elements
 * @value: (out) (transfer full) (nullable): what they say together; an empty <value> says NULL
 * @faults: (nullable): see layover_qti_forgive(): a value that is none of its type is left out, and several values for
 *   a single variable say nothing
 */
gboolean
layover_declaration_load_values (LayoverXmlNode *node, const char *entry,
                                 LayoverCardinality cardinality, LayoverBaseType base_type,
                                 LayoverValue **value, GPtrArray *faults, GError **error)
{
  g_autoptr (GPtrArray)
      members = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_value_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean is_record = cardinality == LAYOVER_CARDINALITY_RECORD;

  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node); child != NULL;
       child = layover_xml_node_get_next_element (child))
    {
      if (!layover_qti_is (child, "value") || is_empty (child))
        continue;
      if (!load_value (child, entry, is_record, base_type, members, names, faults, error)
          && !layover_qti_forgive (faults, error))
        return FALSE;
      if (!layover_qti_check_count (child, entry, members->len, error))
        return FALSE;
    }

  if (cardinality == LAYOVER_CARDINALITY_SINGLE && members->len > 1)
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_VALUE, entry, node,
                             _ ("There is more than one value where only one can be."));
      *value = NULL;
      return layover_qti_forgive (faults, error);
    }

  g_ptr_array_add (names, NULL);
  *value = combine (cardinality, base_type, members, names);

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

/** layover_declaration_load: @node: one for which layover_declaration_node_is() is true; @faults: (nullable) */
LayoverDeclaration *
layover_declaration_load (LayoverXmlNode *node, const char *entry, GPtrArray *faults,
                          GError **error)
{
  g_autoptr (LayoverDeclaration) self = g_atomic_rc_box_new0 (LayoverDeclaration);

  if (!layover_declaration_node_is (node, &self->kind)
      || !layover_qti_read_identifier (node, "identifier", entry, &self->identifier, error)
      || !layover_qti_read_type (node, entry, &self->cardinality, &self->base_type, error)
      || !layover_qti_read_number (node, "normalMaximum", entry, &self->normal_maximum,
                                   &self->has_normal_maximum, error)
      || !layover_qti_read_number (node, "normalMinimum", entry, &self->normal_minimum,
                                   &self->has_normal_minimum, error)
      || !layover_qti_read_number (node, "masteryValue", entry, &self->mastery, &self->has_mastery,
                                   error))
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
