/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-assessment-result.h"
#include "layover-declaration-private.h"

typedef struct
{
  char *identifier;
  char *status;
  GPtrArray *names;
  GHashTable *values;
  GHashTable *responses;
} ReportPart;

struct _LayoverAssessmentResult
{
  LayoverReportVersion version;
  char *sourced_id;
  char *datestamp;
  GPtrArray *session_identifiers;
  ReportPart *test;
  GPtrArray *items;
  GPtrArray *faults;
};

G_DEFINE_BOXED_TYPE (LayoverAssessmentResult, layover_assessment_result,
                     layover_assessment_result_ref, layover_assessment_result_unref)

static ReportPart *
part_new (void)
{
  ReportPart *part = g_new0 (ReportPart, 1);

  part->names = g_ptr_array_new_with_free_func (g_free);
  part->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) layover_value_unref);
  part->responses = g_hash_table_new (g_str_hash, g_str_equal);

  return part;
}

static void
part_free (gpointer data)
{
  ReportPart *part = data;

  g_free (part->identifier);
  g_free (part->status);
  g_hash_table_unref (part->responses);
  g_ptr_array_unref (part->names);
  g_hash_table_unref (part->values);
  g_free (part);
}

static void
result_clear (gpointer data)
{
  LayoverAssessmentResult *self = data;

  g_free (self->sourced_id);
  g_free (self->datestamp);
  g_clear_pointer (&self->session_identifiers, g_ptr_array_unref);
  g_clear_pointer (&self->test, part_free);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
}

LayoverAssessmentResult *
layover_assessment_result_ref (LayoverAssessmentResult *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
layover_assessment_result_unref (LayoverAssessmentResult *self)
{
  g_atomic_rc_box_release_full (self, result_clear);
}

/* In a report, unlike in a declaration, a variable may say nothing of its base type; its values are then text. */
static gboolean
read_type (LayoverXmlNode *node, const char *entry, LayoverCardinality *cardinality,
           LayoverBaseType *base_type, GError **error)
{
  const char *text = layover_qti_get_attribute (node, "cardinality");

  *base_type = LAYOVER_BASE_TYPE_STRING;
  if (layover_qti_get_attribute (node, "baseType") == NULL && text != NULL
      && layover_cardinality_from_string (text, cardinality))
    return TRUE;

  return layover_qti_read_type (node, entry, cardinality, base_type, error);
}

static gboolean
load_variable (ReportPart *part, LayoverXmlNode *node, const char *entry, GPtrArray *faults,
               GError **error)
{
  LayoverXmlNode *holder = node;
  g_autofree char *identifier = NULL;
  g_autoptr (LayoverValue) value = NULL;
  LayoverCardinality cardinality;
  LayoverBaseType base_type;

  if (layover_qti_is (node, "responseVariable"))
    holder = layover_qti_find_child (node, "candidateResponse");

  if (!layover_qti_read_identifier (node, "identifier", entry, &identifier, error)
      || !read_type (node, entry, &cardinality, &base_type, error)
      || (holder != NULL
          && !layover_declaration_load_values (holder, entry, cardinality, base_type, &value,
                                               faults, error)))
    return FALSE;

  if (g_hash_table_contains (part->values, identifier))
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_DUPLICATE, entry, node,
                             _ ("The identifier “%s” is used twice."), identifier);
      return FALSE;
    }

  g_ptr_array_add (part->names, g_strdup (identifier));
  if (layover_qti_is (node, "responseVariable"))
    g_hash_table_add (part->responses, g_ptr_array_index (part->names, part->names->len - 1));
  g_hash_table_insert (part->values, g_steal_pointer (&identifier), g_steal_pointer (&value));

  return TRUE;
}

static gboolean
is_variable (LayoverXmlNode *node)
{
  return layover_qti_is (node, "responseVariable") || layover_qti_is (node, "outcomeVariable")
         || layover_qti_is (node, "templateVariable") || layover_qti_is (node, "contextVariable");
}

static ReportPart *
load_part (LayoverXmlNode *node, const char *entry, GPtrArray *faults, GError **error)
{
  const char *identifier = layover_qti_get_attribute (node, "identifier");
  ReportPart *part = part_new ();

  part->identifier = g_strdup (identifier != NULL ? identifier : "");
  part->status = g_strdup (layover_qti_get_attribute (node, "sessionStatus"));
  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node); child != NULL;
       child = layover_xml_node_get_next_element (child))
    if (is_variable (child) && !load_variable (part, child, entry, faults, error))
      {
        part_free (part);
        return NULL;
      }

  g_ptr_array_add (part->names, NULL);

  return part;
}

static void
load_context (LayoverAssessmentResult *self, LayoverXmlNode *node)
{
  g_free (self->sourced_id);
  self->sourced_id = g_strdup (layover_qti_get_attribute (node, "sourcedId"));
  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node); child != NULL;
       child = layover_xml_node_get_next_element (child))
    {
      const char *identifier = layover_qti_get_attribute (child, "identifier");

      if (layover_qti_is (child, "sessionIdentifier") && identifier != NULL)
        g_ptr_array_add (self->session_identifiers, g_strdup (identifier));
    }
}

static gboolean
load_child (LayoverAssessmentResult *self, LayoverXmlNode *node, const char *entry, GError **error)
{
  ReportPart *part;

  if (layover_qti_is (node, "context"))
    {
      load_context (self, node);
      return TRUE;
    }

  if (!layover_qti_is (node, "testResult") && !layover_qti_is (node, "itemResult"))
    return TRUE;

  part = load_part (node, entry, self->faults, error);
  if (part == NULL)
    return FALSE;

  if (self->datestamp == NULL)
    self->datestamp = g_strdup (layover_qti_get_attribute (node, "datestamp"));
  if (layover_qti_is (node, "itemResult") || self->test != NULL)
    g_ptr_array_add (self->items, part);
  else
    self->test = part;

  return TRUE;
}

/* By its namespace; one that says nothing is taken for 2.2, which reads all that 2.1 has. */
static LayoverReportVersion
read_version (LayoverXmlNode *root)
{
  const char *name_space = layover_xml_node_get_namespace (root);

  if (name_space != NULL && strstr (name_space, "v3p0") != NULL)
    return LAYOVER_REPORT_3_0;
  if (name_space != NULL && strstr (name_space, "v2p1") != NULL)
    return LAYOVER_REPORT_2_1;

  return LAYOVER_REPORT_2_2;
}

static gboolean
load_children (LayoverAssessmentResult *self, LayoverXmlNode *root, const char *entry,
               GError **error)
{
  for (LayoverXmlNode *node = layover_xml_node_get_first_element (root); node != NULL;
       node = layover_xml_node_get_next_element (node))
    if (!load_child (self, node, entry, error))
      return FALSE;

  g_ptr_array_add (self->session_identifiers, NULL);

  return TRUE;
}

/**
 * layover_assessment_result_parse:
 * @bytes: a results report of QTI 2.1, 2.2 or 3.0
 *
 * Reads a report whole. A value that contradicts its own declaration, of which other systems write many, is NULL and
 * kept for layover_assessment_result_get_faults().
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
LayoverAssessmentResult *
layover_assessment_result_parse (GBytes *bytes, const char *entry, GError **error)
{
  g_autoptr (LayoverXmlDocument) document = layover_xml_document_new (bytes, entry, error);
  g_autoptr (LayoverAssessmentResult) self = NULL;
  GError *local_error = NULL;
  LayoverXmlNode *root;

  if (document == NULL)
    return NULL;

  root = layover_xml_document_get_root (document);
  if (!layover_qti_is (root, "assessmentResult"))
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_REPORT, entry, root,
                             _ ("This is not a results report in the QTI format."));
      return NULL;
    }

  self = g_atomic_rc_box_new0 (LayoverAssessmentResult);
  self->version = read_version (root);
  self->session_identifiers = g_ptr_array_new_with_free_func (g_free);
  self->items = g_ptr_array_new_with_free_func (part_free);
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  if (load_children (self, root, entry, &local_error))
    return g_steal_pointer (&self);

  g_propagate_error (error, local_error);

  return NULL;
}

/** layover_assessment_result_get_faults: Returns: (transfer none) (element-type GError): values that are none, with their lines */
GPtrArray *
layover_assessment_result_get_faults (const LayoverAssessmentResult *self)
{
  return self->faults;
}

LayoverReportVersion
layover_assessment_result_get_version (const LayoverAssessmentResult *self)
{
  return self->version;
}

/** layover_assessment_result_get_sourced_id: Returns: (nullable) (transfer none): who the report is about */
const char *
layover_assessment_result_get_sourced_id (const LayoverAssessmentResult *self)
{
  return self->sourced_id;
}

/** layover_assessment_result_get_session_identifiers: Returns: (transfer none): %NULL-terminated */
const char *const *
layover_assessment_result_get_session_identifiers (const LayoverAssessmentResult *self)
{
  return (const char *const *) self->session_identifiers->pdata;
}

/** layover_assessment_result_get_test_identifier: Returns: (nullable) (transfer none): %NULL when it reports single items */
const char *
layover_assessment_result_get_test_identifier (const LayoverAssessmentResult *self)
{
  return self->test != NULL ? self->test->identifier : NULL;
}

/** layover_assessment_result_get_datestamp: Returns: (nullable) (transfer none): of the test, else of the first item */
const char *
layover_assessment_result_get_datestamp (const LayoverAssessmentResult *self)
{
  return self->datestamp;
}

LayoverValue *
layover_assessment_result_get_test_outcome (const LayoverAssessmentResult *self,
                                            const char *identifier)
{
  return self->test != NULL ? g_hash_table_lookup (self->test->values, identifier) : NULL;
}

guint
layover_assessment_result_get_n_items (const LayoverAssessmentResult *self)
{
  return self->items->len;
}

static const ReportPart *
get_item (const LayoverAssessmentResult *self, guint i)
{
  g_return_val_if_fail (i < self->items->len, NULL);

  return self->items->pdata[i];
}

const char *
layover_assessment_result_get_item_identifier (const LayoverAssessmentResult *self, guint i)
{
  const ReportPart *item = get_item (self, i);

  return item != NULL ? item->identifier : NULL;
}

/** layover_assessment_result_get_item_status: Returns: (nullable) (transfer none): sessionStatus, such as "final" */
const char *
layover_assessment_result_get_item_status (const LayoverAssessmentResult *self, guint i)
{
  const ReportPart *item = get_item (self, i);

  return item != NULL ? item->status : NULL;
}

/** layover_assessment_result_get_item_variables: Returns: (transfer none): names, in the order of the report */
const char *const *
layover_assessment_result_get_item_variables (const LayoverAssessmentResult *self, guint i)
{
  const ReportPart *item = get_item (self, i);

  return item != NULL ? (const char *const *) item->names->pdata : NULL;
}

/** layover_assessment_result_is_item_response: whether the variable is a response, what the candidate gave */
gboolean
layover_assessment_result_is_item_response (const LayoverAssessmentResult *self, guint i,
                                            const char *identifier)
{
  const ReportPart *item = get_item (self, i);

  return item != NULL && g_hash_table_contains (item->responses, identifier);
}

/** layover_assessment_result_get_item_value: Returns: (nullable) (transfer none): NULL when it is absent, too */
LayoverValue *
layover_assessment_result_get_item_value (const LayoverAssessmentResult *self, guint i,
                                          const char *identifier)
{
  const ReportPart *item = get_item (self, i);

  return item != NULL ? g_hash_table_lookup (item->values, identifier) : NULL;
}
