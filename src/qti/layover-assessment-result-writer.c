/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <math.h>

#include "layover-assessment-result.h"
#include "layover-declaration-private.h"
#include "layover-item-private.h"
#include "layover-test-session-private.h"
#include "layover-text.h"
#include "layover-xml-writer.h"

#define DEFAULT_SESSION_SOURCE "urn:layover:attempt"

static const char *const result_namespaces[] = {
  [LAYOVER_REPORT_2_2] = "http://www.imsglobal.org/xsd/imsqti_result_v2p2",
  [LAYOVER_REPORT_2_1] = "http://www.imsglobal.org/xsd/imsqti_result_v2p1",
  [LAYOVER_REPORT_3_0] = "http://www.imsglobal.org/xsd/imsqti_result_v3p0",
};

static void
write_number (LayoverXmlWriter *writer, const char *name, double number)
{
  g_autoptr (LayoverValue) value = layover_value_new_float (number);
  g_autofree char *text = layover_value_dup_lexical (value);

  layover_xml_writer_attribute (writer, name, text);
}

/* <value> for each member; a record's say which field they are. */
static void
write_values (LayoverXmlWriter *writer, const LayoverValue *value)
{
  for (guint i = 0; i < layover_value_get_n_values (value); i++)
    {
      LayoverValue *member = layover_value_get_value (value, i);
      g_autofree char *text = layover_value_dup_lexical (member);

      layover_xml_writer_start (writer, "value");
      if (layover_value_get_cardinality (value) == LAYOVER_CARDINALITY_RECORD)
        {
          LayoverBaseType base_type = layover_value_get_base_type (member);

          layover_xml_writer_attribute (writer, "fieldIdentifier",
                                        layover_value_get_field_name (value, i));
          layover_xml_writer_attribute (writer, "baseType",
                                        layover_base_type_to_string (base_type));
        }
      layover_xml_writer_text (writer, text);
      layover_xml_writer_end (writer);
    }
}

static void
write_type (LayoverXmlWriter *writer, const LayoverDeclaration *declaration)
{
  LayoverCardinality cardinality = layover_declaration_get_cardinality (declaration);
  LayoverBaseType base_type = layover_declaration_get_base_type (declaration);

  layover_xml_writer_attribute (writer, "identifier",
                                layover_declaration_get_identifier (declaration));
  layover_xml_writer_attribute (writer, "cardinality", layover_cardinality_to_string (cardinality));

  /* results reporting has no intOrIdentifier */
  if (base_type == LAYOVER_BASE_TYPE_INT_OR_IDENTIFIER)
    base_type = LAYOVER_BASE_TYPE_STRING;
  if (base_type != LAYOVER_BASE_TYPE_NONE)
    layover_xml_writer_attribute (writer, "baseType", layover_base_type_to_string (base_type));
}

/* In which order the candidate saw the choices. */
static void
write_choice_sequence (LayoverXmlWriter *writer, LayoverItemSession *session,
                       const char *identifier)
{
  LayoverItem *item = layover_item_session_get_item (session);
  LayoverInteraction *interaction = layover_item_find_interaction (item, identifier);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) order = NULL;

  if (interaction == NULL || !layover_interaction_get_shuffle (interaction))
    return;

  order = layover_item_session_dup_choice_order (session, interaction);
  for (guint i = 0; i < order->len; i++)
    {
      GPtrArray *choices = layover_interaction_get_choices (interaction);
      const LayoverChoice *choice = choices->pdata[g_array_index (order, guint, i)];

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", choice->identifier);
    }

  layover_xml_writer_attribute (writer, "choiceSequence", text->str);
}

static void
write_response (LayoverXmlWriter *writer, LayoverItemSession *session,
                const LayoverDeclaration *declaration, const LayoverValue *value)
{
  layover_xml_writer_start (writer, "responseVariable");
  write_type (writer, declaration);
  if (session != NULL)
    write_choice_sequence (writer, session, layover_declaration_get_identifier (declaration));
  layover_xml_writer_start (writer, "candidateResponse");
  write_values (writer, value);
  layover_xml_writer_end (writer);
  layover_xml_writer_end (writer);
}

static void
write_outcome (LayoverXmlWriter *writer, const LayoverDeclaration *declaration,
               const LayoverValue *value)
{
  double mastery;

  layover_xml_writer_start (writer, "outcomeVariable");
  write_type (writer, declaration);
  if (layover_declaration_has_normal_maximum (declaration))
    write_number (writer, "normalMaximum", layover_declaration_get_normal_maximum (declaration));
  if (layover_declaration_has_normal_minimum (declaration))
    write_number (writer, "normalMinimum", layover_declaration_get_normal_minimum (declaration));
  if (layover_declaration_get_mastery (declaration, &mastery))
    write_number (writer, "masteryValue", mastery);
  write_values (writer, value);
  layover_xml_writer_end (writer);
}

static void
write_template (LayoverXmlWriter *writer, const LayoverDeclaration *declaration,
                const LayoverValue *value)
{
  layover_xml_writer_start (writer, "templateVariable");
  write_type (writer, declaration);
  write_values (writer, value);
  layover_xml_writer_end (writer);
}

static void
write_variables (LayoverXmlWriter *writer, LayoverItemSession *session,
                 const LayoverVariables *variables)
{
  for (guint i = 0; i < layover_variables_get_n_variables (variables); i++)
    {
      LayoverDeclaration *declaration = layover_variables_get_declaration (variables, i);
      const char *identifier = layover_declaration_get_identifier (declaration);
      const LayoverValue *value = layover_variables_get (variables, identifier);

      switch (layover_declaration_get_kind (declaration))
        {
        case LAYOVER_DECLARATION_RESPONSE:
          write_response (writer, session, declaration, value);
          break;
        case LAYOVER_DECLARATION_TEMPLATE:
          write_template (writer, declaration, value);
          break;
        case LAYOVER_DECLARATION_CONTEXT:
          break;
        case LAYOVER_DECLARATION_OUTCOME:
        default:
          write_outcome (writer, declaration, value);
          break;
        }
    }
}

/* In 3.0 the name of a session is an identifier too: one that begins with a digit gets an underscore in front. */
static char *
dup_session_name (const char *name, LayoverReportVersion version)
{
  if (version != LAYOVER_REPORT_3_0 || layover_qti_identifier_is_valid (name))
    return g_strdup (name);

  return g_strconcat ("_", name, NULL);
}

static void
write_context (LayoverXmlWriter *writer, const LayoverAssessmentContext *context)
{
  const char *source = context->session_source != NULL ? context->session_source
                                                       : DEFAULT_SESSION_SOURCE;

  layover_xml_writer_start (writer, "context");
  if (layover_qti_identifier_is_valid (context->sourced_id))
    layover_xml_writer_attribute (writer, "sourcedId", context->sourced_id);
  for (guint i = 0; context->session_identifiers != NULL && context->session_identifiers[i] != NULL;
       i++)
    {
      g_autofree char *name = dup_session_name (context->session_identifiers[i], context->version);

      layover_xml_writer_start (writer, "sessionIdentifier");
      layover_xml_writer_attribute (writer, "sourceID", source);
      layover_xml_writer_attribute (writer, "identifier", name);
      layover_xml_writer_end (writer);
    }
  layover_xml_writer_end (writer);
}

static void
write_item (LayoverXmlWriter *writer, LayoverTestSession *session, guint i, const char *datestamp)
{
  LayoverItemSession *item = layover_test_session_get_item (session, i);

  layover_xml_writer_start (writer, "itemResult");
  layover_xml_writer_attribute (writer, "identifier",
                                layover_test_session_get_item_ref (session, i));
  layover_xml_writer_attribute_int (writer, "sequenceIndex", (gint64) i + 1);
  layover_xml_writer_attribute (writer, "datestamp", datestamp);
  layover_xml_writer_attribute (writer, "sessionStatus",
                                layover_test_session_is_submitted (session, i) ? "final"
                                                                               : "initial");
  write_variables (writer, item, layover_item_session_get_variables (item));
  layover_xml_writer_end (writer);
}

/**
 * layover_assessment_result_write:
 *
 * The session as a results report: the test's outcomes, then each item of the form with its responses, the
 * order its choices were shown in, its template values and outcomes. The same session and context give the same bytes.
 * Correct answers are not in it.
 *
 * Returns: (transfer full): XML, valid against imsqti_result_v2p1.xsd, imsqti_result_v2p2.xsd or
 *   imsqti_resultv3p0_v1p0.xsd
 */
GBytes *
layover_assessment_result_write (LayoverTestSession *session,
                                 const LayoverAssessmentContext *context)
{
  g_autoptr (LayoverXmlWriter) writer = layover_xml_writer_new ();
  g_autofree char *datestamp = NULL;
  LayoverTest *test;

  g_return_val_if_fail (LAYOVER_IS_TEST_SESSION (session), NULL);
  g_return_val_if_fail (context != NULL, NULL);
  g_return_val_if_fail ((guint) context->version < G_N_ELEMENTS (result_namespaces), NULL);

  datestamp = layover_time_format (context->datestamp_s);
  test = layover_test_session_get_test (session);

  layover_xml_writer_start (writer, "assessmentResult");
  layover_xml_writer_attribute (writer, "xmlns", result_namespaces[context->version]);
  write_context (writer, context);

  layover_xml_writer_start (writer, "testResult");
  layover_xml_writer_attribute (writer, "identifier", layover_test_get_identifier (test));
  layover_xml_writer_attribute (writer, "datestamp", datestamp);
  write_variables (writer, NULL, layover_test_session_get_variables (session));
  layover_xml_writer_end (writer);

  for (guint i = 0; i < layover_test_session_get_n_items (session); i++)
    write_item (writer, session, i, datestamp);
  layover_xml_writer_end (writer);

  return layover_xml_writer_finish (writer);
}
