/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <libxml/xmlschemas.h>

#include "layover-assessment-result.h"
#include "small-test.h"

static const char *const test_xml = TEST_HEAD
    "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float' "
    "normalMaximum='2'/>"
    "<outcomeDeclaration identifier='RECORD' cardinality='record'/>" PART (SECTION (
        "S", "",
        REF ("Q1") REF ("Q2"))) "<outcomeProcessing><setOutcomeValue identifier='SCORE'><sum>"
                                "<testVariables "
                                "variableIdentifier='SCORE'/></sum></setOutcomeValue></"
                                "outcomeProcessing></assessmentTest>";

static const char *const sessions[] = { "00112233445566778899aabbccddeeff", NULL };

static GBytes *
write_report (const char *learner)
{
  g_autoptr (LayoverTest) test = small_test_load_good (test_xml);
  g_autoptr (LayoverTestSession) session = small_session_new (test, 11);
  LayoverAssessmentContext context = { .sourced_id = learner,
                                       .session_identifiers = sessions,
                                       .datestamp_s = 1795437522 };

  small_session_answer (session, "Q1", "b");
  g_assert_true (layover_test_session_process_outcomes (session, NULL));

  return layover_assessment_result_write (session, &context);
}

static xmlDoc *
parse_with_libxml (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return xmlReadMemory (data, (int) size, "result.xml", NULL, XML_PARSE_NONET);
}

static void
test_report_is_valid_by_the_schema (void)
{
  const char *corpus = g_getenv ("LAYOVER_CORPUS");
  g_autofree char *path = g_build_filename (corpus != NULL ? corpus : "", "qti", "schemas",
                                            "qti-sdk", "qtiv2p2", "imsqti_result_v2p2.xsd", NULL);
  g_autoptr (GBytes) bytes = write_report ("learner-1");
  g_autofree char *text = NULL;
  gsize length = 0;
  xmlSchemaParserCtxt *parser;
  xmlSchema *schema;
  xmlSchemaValidCtxt *validator;
  xmlDoc *document;

  if (!g_file_get_contents (path, &text, &length, NULL))
    {
      g_test_skip ("The QTI schemas are not here: LAYOVER_CORPUS does not name them");
      return;
    }

  /* from memory: our XML layer keeps libxml2 from opening files, in this process too */
  parser = xmlSchemaNewMemParserCtxt (text, (int) length);
  schema = xmlSchemaParse (parser);
  g_assert_nonnull (schema);
  validator = xmlSchemaNewValidCtxt (schema);
  document = parse_with_libxml (bytes);
  g_assert_nonnull (document);
  g_assert_cmpint (xmlSchemaValidateDoc (validator, document), ==, 0);

  /* and the schema would say so if it were not */
  xmlNewProp (xmlDocGetRootElement (document), BAD_CAST "colour", BAD_CAST "red");
  g_assert_cmpint (xmlSchemaValidateDoc (validator, document), !=, 0);

  xmlFreeDoc (document);
  xmlSchemaFreeValidCtxt (validator);
  xmlSchemaFree (schema);
  xmlSchemaFreeParserCtxt (parser);
}

static void
test_report_is_read_as_it_was_written (void)
{
  g_autoptr (GBytes) bytes = write_report ("learner-1");
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverAssessmentResult)
      report = layover_assessment_result_parse (bytes, "result.xml", &error);
  LayoverValue *value;

  g_assert_no_error (error);
  g_assert_cmpstr (layover_assessment_result_get_sourced_id (report), ==, "learner-1");
  g_assert_cmpstrv ((GStrv) layover_assessment_result_get_session_identifiers (report),
                    (GStrv) sessions);
  g_assert_cmpstr (layover_assessment_result_get_test_identifier (report), ==, "t");
  g_assert_cmpstr (layover_assessment_result_get_datestamp (report), ==, "2026-11-23T12:38:42Z");
  value = layover_assessment_result_get_test_outcome (report, "SCORE");
  g_assert_cmpfloat (layover_value_get_float (value), ==, 1);

  g_assert_cmpuint (layover_assessment_result_get_n_items (report), ==, 2);
  g_assert_cmpstr (layover_assessment_result_get_item_identifier (report, 0), ==, "Q1");
  g_assert_cmpstr (layover_assessment_result_get_item_status (report, 0), ==, "final");
  g_assert_cmpstr (layover_assessment_result_get_item_status (report, 1), ==, "final");
  value = layover_assessment_result_get_item_value (report, 0, "RESPONSE");
  g_assert_cmpstr (layover_value_get_string (value), ==, "b");
  g_assert_null (layover_assessment_result_get_item_value (report, 1, "RESPONSE"));
  g_assert_true (layover_assessment_result_is_item_response (report, 0, "RESPONSE"));
  g_assert_false (layover_assessment_result_is_item_response (report, 0, "SCORE"));
  g_assert_true (
      g_strv_contains (layover_assessment_result_get_item_variables (report, 0), "SCORE"));
}

static void
test_report_is_the_same_every_time (void)
{
  g_autoptr (GBytes) first = write_report ("learner-1");
  g_autoptr (GBytes) second = write_report ("learner-1");

  g_assert_true (g_bytes_equal (first, second));
}

static void
test_report_does_not_give_away_the_answers (void)
{
  g_autoptr (GBytes) bytes = write_report ("learner-1");

  g_assert_null (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                               "correctResponse"));
}

static void
test_report_leaves_out_a_learner_who_is_no_identifier (void)
{
  g_autoptr (GBytes) bytes = write_report ("a@example.org");
  g_autoptr (LayoverAssessmentResult)
      report = layover_assessment_result_parse (bytes, "result.xml", NULL);

  g_assert_null (layover_assessment_result_get_sourced_id (report));
}

static void
test_report_that_is_none_is_refused (void)
{
  const struct
  {
    const char *text;
    int code;
  } cases[] = {
    { "<assessmentItem/>", LAYOVER_ERROR_QTI_REPORT },
    { "<assessmentResult><itemResult><outcomeVariable identifier='A' cardinality='single' "
      "baseType='float'>"
      "<value>x</value></outcomeVariable></itemResult></assessmentResult>",
      LAYOVER_ERROR_QTI_VALUE },
    { "<assessmentResult><itemResult><outcomeVariable identifier='A' cardinality='single' "
      "baseType='float'/>"
      "<outcomeVariable identifier='A' cardinality='single' "
      "baseType='float'/></itemResult></assessmentResult>",
      LAYOVER_ERROR_QTI_DUPLICATE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].text, strlen (cases[i].text));
      g_autoptr (GError) error = NULL;

      g_assert_null (layover_assessment_result_parse (bytes, "result.xml", &error));
      g_assert_error (error, LAYOVER_ERROR, cases[i].code);
    }
}

static void
test_report_of_others_is_read (void)
{
  const char *corpus = g_getenv ("LAYOVER_CORPUS");
  g_autofree char *folder = g_build_filename (corpus != NULL ? corpus : "", "qti", "qti-sdk",
                                              "test", "samples", "results", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_read = 0;

  if (dir == NULL)
    {
      g_test_skip ("The QTI corpus is not here: LAYOVER_CORPUS does not name it");
      return;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (LayoverAssessmentResult) report = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      char *text = NULL;
      gsize length = 0;

      if (!g_file_get_contents (path, &text, &length, NULL))
        continue;
      bytes = g_bytes_new_take (text, length);
      report = layover_assessment_result_parse (bytes, name, &error);
      if (error != NULL)
        g_test_message ("%s: %s", name, error->message);
      n_read += report != NULL ? 1 : 0;
    }

  g_test_message ("%u reports read", n_read);
  g_assert_cmpuint (n_read, >=, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/assessment-result/is-valid-by-the-schema", test_report_is_valid_by_the_schema);
  g_test_add_func ("/assessment-result/is-read-as-it-was-written",
                   test_report_is_read_as_it_was_written);
  g_test_add_func ("/assessment-result/is-the-same-every-time", test_report_is_the_same_every_time);
  g_test_add_func ("/assessment-result/does-not-give-away-the-answers",
                   test_report_does_not_give_away_the_answers);
  g_test_add_func ("/assessment-result/leaves-out-a-learner-who-is-no-identifier",
                   test_report_leaves_out_a_learner_who_is_no_identifier);
  g_test_add_func ("/assessment-result/that-is-none-is-refused",
                   test_report_that_is_none_is_refused);
  g_test_add_func ("/assessment-result/of-others-is-read", test_report_of_others_is_read);

  return g_test_run ();
}
