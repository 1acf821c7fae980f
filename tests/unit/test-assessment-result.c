/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

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
write_version (const char *learner, LayoverReportVersion version)
{
  g_autoptr (LayoverTest) test = small_test_load_good (test_xml);
  g_autoptr (LayoverTestSession) session = small_session_new (test, 11);
  LayoverAssessmentContext context = { .sourced_id = learner,
                                       .session_identifiers = sessions,
                                       .datestamp_s = 1795437522,
                                       .version = version };

  small_session_answer (session, "Q1", "b");
  g_assert_true (layover_test_session_process_outcomes (session, NULL));

  return layover_assessment_result_write (session, &context);
}

static GBytes *
write_report (const char *learner)
{
  return write_version (learner, LAYOVER_REPORT_2_2);
}

static xmlDoc *
parse_with_libxml (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return xmlReadMemory (data, (int) size, "result.xml", NULL, XML_PARSE_NONET);
}

/* From memory: our XML layer keeps libxml2 from opening files, in this process too. What a schema takes from
 * elsewhere, xml:lang, our reports do not have. */
static xmlSchema *
load_schema (const char *name)
{
  const char *corpus = g_getenv ("LAYOVER_CORPUS");
  g_autofree char *path = g_build_filename (corpus != NULL ? corpus : "", "qti", "schemas",
                                            "qti-sdk", name, NULL);
  g_autoptr (GRegex) import = g_regex_new ("<xs:(import |attribute ref=.xml:)[^>]*/>", 0, 0, NULL);
  g_autofree char *whole = NULL;
  g_autofree char *text = NULL;
  xmlSchemaParserCtxt *parser;
  xmlSchema *schema;

  if (!g_file_get_contents (path, &whole, NULL, NULL))
    return NULL;

  text = g_regex_replace (import, whole, -1, 0, "", 0, NULL);
  parser = xmlSchemaNewMemParserCtxt (text, (int) strlen (text));
  schema = xmlSchemaParse (parser);
  g_assert_nonnull (schema);
  xmlSchemaFreeParserCtxt (parser);

  return schema;
}

static void
assert_valid (const char *schema_name, GBytes *bytes)
{
  xmlSchema *schema = load_schema (schema_name);
  xmlSchemaValidCtxt *validator;
  xmlDoc *document;

  if (schema == NULL)
    {
      g_test_skip ("The QTI schemas are not here: LAYOVER_CORPUS does not name them");
      return;
    }

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
}

typedef struct
{
  const char *path;
  const char *schema;
  LayoverReportVersion version;
} VersionCase;

static const VersionCase version_cases[] = {
  { "2.1", "qtiv2p1/imsqti_result_v2p1.xsd", LAYOVER_REPORT_2_1 },
  { "2.2", "qtiv2p2/imsqti_result_v2p2.xsd", LAYOVER_REPORT_2_2 },
  { "3.0", "qtiv3p0/imsqti_resultv3p0_v1p0.xsd", LAYOVER_REPORT_3_0 },
};

static void
test_report_is_valid_by_the_schema (gconstpointer data)
{
  const VersionCase *version = data;
  g_autoptr (GBytes) bytes = write_version ("learner-1", version->version);
  g_autoptr (LayoverAssessmentResult)
      report = layover_assessment_result_parse (bytes, "result.xml", NULL);

  g_assert_nonnull (report);
  g_assert_cmpint (layover_assessment_result_get_version (report), ==, (int) version->version);
  assert_valid (version->schema, bytes);
}

/* Every base type and cardinality, every kind of variable. */
static GBytes *
write_rich_report (LayoverReportVersion version)
{
  static const char item[] =
      "<assessmentItem identifier='i' title=''>"
      "<responseDeclaration identifier='A' cardinality='multiple' baseType='pair'/>"
      "<responseDeclaration identifier='B' cardinality='single' baseType='point'/>"
      "<responseDeclaration identifier='C' cardinality='single' baseType='file'/>"
      "<responseDeclaration identifier='D' cardinality='ordered' baseType='directedPair'/>"
      "<responseDeclaration identifier='E' cardinality='single' baseType='string'/>"
      "<responseDeclaration identifier='F' cardinality='record'/>"
      "<outcomeDeclaration identifier='O' cardinality='single' baseType='duration'/>"
      "<outcomeDeclaration identifier='P' cardinality='ordered' baseType='intOrIdentifier'>"
      "<defaultValue><value>4</value><value>x</value></defaultValue></outcomeDeclaration>"
      "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float' "
      "normalMaximum='3' normalMinimum='0' masteryValue='2'/>"
      "<templateDeclaration identifier='T' cardinality='single' baseType='integer'>"
      "<defaultValue><value>7</value></defaultValue></templateDeclaration>"
      "<itemBody/></assessmentItem>";
  static const char *const answers[][2] = {
    { "A", "a b" }, { "B", "3 4" }, { "C", "map.png" }, { "D", "c d" }, { "E", "R&D <b>“ü”" }
  };
  static const char *const fields[] = { "n", "integer", "5", "s", "string", "x", NULL };
  g_autoptr (GHashTable) files = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (LayoverTest) test = NULL;
  g_autoptr (LayoverTestSession) session = NULL;
  g_autoptr (LayoverValue) record = NULL;
  LayoverAssessmentContext context = { .session_identifiers = sessions, .version = version };
  LayoverItemSession *place;

  g_hash_table_insert (files, (char *) "exam/items/i.xml", (char *) item);
  test = small_test_load (TEST_HEAD PART (SECTION ("S", "", REF ("i"))) "</assessmentTest>", files,
                          NULL);
  g_assert_nonnull (test);
  session = small_session_new (test, 1);
  place = layover_test_session_get_item (session, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      LayoverDeclaration *declaration = layover_item_find_declaration (
          layover_item_session_get_item (place), answers[i][0]);
      const char *const strings[] = { answers[i][1], NULL };
      g_autoptr (LayoverValue) value = NULL;

      g_assert_true (layover_value_from_strings (layover_declaration_get_cardinality (declaration),
                                                 layover_declaration_get_base_type (declaration),
                                                 strings, &value, NULL));
      g_assert_true (layover_item_session_put_response (place, answers[i][0], value, NULL));
    }
  g_assert_true (layover_value_from_strings (LAYOVER_CARDINALITY_RECORD, LAYOVER_BASE_TYPE_NONE,
                                             fields, &record, NULL));
  g_assert_true (layover_item_session_put_response (place, "F", record, NULL));
  layover_test_session_process_outcomes (session, NULL);

  return layover_assessment_result_write (session, &context);
}

static void
assert_item_value (const LayoverAssessmentResult *report, const char *identifier, const char *text)
{
  LayoverValue *value = layover_assessment_result_get_item_value (report, 0, identifier);
  g_autofree char *lexical = layover_value_dup_lexical (value);

  g_assert_cmpstr (lexical, ==, text);
}

static void
test_report_keeps_values_of_every_type (gconstpointer data)
{
  const VersionCase *version = data;
  g_autoptr (GBytes) bytes = write_rich_report (version->version);
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverAssessmentResult)
      report = layover_assessment_result_parse (bytes, "result.xml", &error);

  g_assert_no_error (error);
  assert_item_value (report, "A", "a b");
  assert_item_value (report, "B", "3 4");
  assert_item_value (report, "C", "map.png");
  assert_item_value (report, "D", "c d");
  assert_item_value (report, "E", "R&D <b>“ü”");
  assert_item_value (report, "F", "n: 5; s: x");
  assert_item_value (report, "P", "4; x");
  assert_item_value (report, "T", "7");
  assert_valid (version->schema, bytes);
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
    { "<assessmentResult><itemResult><outcomeVariable identifier='A' cardinality='some'/>"
      "</itemResult></assessmentResult>",
      LAYOVER_ERROR_QTI_ATTRIBUTE },
    { "<assessmentResult><itemResult><outcomeVariable cardinality='single'/>"
      "</itemResult></assessmentResult>",
      LAYOVER_ERROR_QTI_ATTRIBUTE },
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

/* Other systems write values that contradict their own declarations; the rest of the report is read. */
static void
test_report_tells_values_that_are_none (void)
{
  static const char text[] =
      "<assessmentResult xmlns='http://www.imsglobal.org/xsd/imsqti_result_v2p1'><context/>\n"
      "<itemResult identifier='Q' datestamp='2026-11-23T12:00:00Z' sessionStatus='final'>\n"
      "<outcomeVariable identifier='A' cardinality='single' baseType='float'>\n"
      "<value>x</value></outcomeVariable>\n"
      "<responseVariable identifier='B' cardinality='single' baseType='identifier'>\n"
      "<candidateResponse><value>a</value><value>b</value></candidateResponse>\n"
      "</responseVariable>\n"
      "<contextVariable identifier='C' cardinality='single' baseType='integer'>\n"
      "<value>3</value></contextVariable></itemResult></assessmentResult>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverAssessmentResult)
      report = layover_assessment_result_parse (bytes, "result.xml", &error);
  GPtrArray *faults;
  gint64 line = 0;

  g_assert_no_error (error);
  faults = layover_assessment_result_get_faults (report);
  g_assert_cmpuint (faults->len, ==, 2);
  g_assert_error ((GError *) faults->pdata[0], LAYOVER_ERROR, LAYOVER_ERROR_QTI_VALUE);
  g_assert_cmpint (layover_error_get_place (faults->pdata[0], &line, NULL), ==, LAYOVER_PLACE_LINE);
  g_assert_cmpint (line, ==, 4);
  g_assert_null (layover_assessment_result_get_item_value (report, 0, "A"));
  g_assert_null (layover_assessment_result_get_item_value (report, 0, "B"));
  assert_item_value (report, "C", "3");
}

typedef struct
{
  guint n_read;
  guint n_refused;
  guint n_values;
} ReadCount;

static void
read_report (const char *path, ReadCount *count)
{
  g_autoptr (LayoverAssessmentResult) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text = NULL;
  gsize length = 0;

  if (!g_str_has_suffix (path, ".xml") || !g_file_get_contents (path, &text, &length, NULL))
    return;

  bytes = g_bytes_new_take (text, length);
  if (g_strstr_len (text, MIN ((gssize) length, 3000), "<assessmentResult") == NULL)
    return;

  report = layover_assessment_result_parse (bytes, path, &error);
  if (report == NULL)
    {
      g_autofree char *description = layover_error_describe (error);

      g_test_message ("refused: %s", description);
      count->n_refused++;
      return;
    }

  count->n_read++;
  for (guint i = 0; i < layover_assessment_result_get_n_items (report); i++)
    count->n_values += g_strv_length (
        (GStrv) layover_assessment_result_get_item_variables (report, i));
}

static void
read_reports_in (const char *folder, ReadCount *count)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        read_reports_in (path, count);
      else
        read_report (path, count);
    }
}

static void
test_report_of_others_is_read (void)
{
  const char *corpus = g_getenv ("LAYOVER_CORPUS");
  g_autofree char *folder = g_build_filename (corpus != NULL ? corpus : "", "qti", NULL);
  ReadCount count = { 0 };

  read_reports_in (folder, &count);
  if (count.n_read + count.n_refused == 0)
    {
      g_test_skip ("The QTI corpus is not here: LAYOVER_CORPUS does not name it");
      return;
    }

  g_test_message ("%u reports read with %u variables of items, %u refused", count.n_read,
                  count.n_values, count.n_refused);
  /* three name one variable twice */
  g_assert_cmpuint (count.n_refused, ==, 3);
  g_assert_cmpuint (count.n_read, >=, 38);
  g_assert_cmpuint (count.n_values, >=, 500);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (version_cases); i++)
    {
      g_autofree char *valid = g_strconcat ("/assessment-result/is-valid-by-the-schema/",
                                            version_cases[i].path, NULL);
      g_autofree char *rich = g_strconcat ("/assessment-result/keeps-values-of-every-type/",
                                           version_cases[i].path, NULL);

      g_test_add_data_func (valid, &version_cases[i], test_report_is_valid_by_the_schema);
      g_test_add_data_func (rich, &version_cases[i], test_report_keeps_values_of_every_type);
    }
  g_test_add_func ("/assessment-result/is-read-as-it-was-written",
                   test_report_is_read_as_it_was_written);
  g_test_add_func ("/assessment-result/is-the-same-every-time", test_report_is_the_same_every_time);
  g_test_add_func ("/assessment-result/does-not-give-away-the-answers",
                   test_report_does_not_give_away_the_answers);
  g_test_add_func ("/assessment-result/leaves-out-a-learner-who-is-no-identifier",
                   test_report_leaves_out_a_learner_who_is_no_identifier);
  g_test_add_func ("/assessment-result/that-is-none-is-refused",
                   test_report_that_is_none_is_refused);
  g_test_add_func ("/assessment-result/tells-values-that-are-none",
                   test_report_tells_values_that_are_none);
  g_test_add_func ("/assessment-result/of-others-is-read", test_report_of_others_is_read);

  return g_test_run ();
}
