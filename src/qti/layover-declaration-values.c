/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-declaration-private.h"

/* Reading what stands in <value>: the defaults and correct responses of declarations, and the values of reports. */

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
