/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-error.h"
#include "layover-item-session.h"

/* docs/qti-decisions.md, rule by rule: where engines disagree, this is what we answer. The names of the cases are those
 * of the rules. */

#define NS_20 "http://www.imsglobal.org/xsd/imsqti_v2p0"
#define NS_21 "http://www.imsglobal.org/xsd/imsqti_v2p1"
#define NS_22 "http://www.imsglobal.org/xsd/imsqti_v2p2"

#define RESPONSE(cardinality, type, inside)                                                        \
  "<responseDeclaration identifier='RESPONSE' cardinality='" cardinality "' baseType='" type       \
  "'>" inside "</responseDeclaration>"
#define SCORE "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'/>"
#define MATCH_TEMPLATE "<responseProcessing template='match_correct'/>"
#define MAP_TEMPLATE "<responseProcessing template='map_response'/>"
#define MAP_POINT_TEMPLATE "<responseProcessing template='map_response_point'/>"
#define VARIABLE "<variable identifier='RESPONSE'/>"
#define FLOAT(n) "<baseValue baseType='float'>" #n "</baseValue>"
#define SET(expression)                                                                            \
  "<responseProcessing><setOutcomeValue identifier='SCORE'>" expression                            \
  "</setOutcomeValue></responseProcessing>"
/* 1 for true, 2 for false, 3 for NULL */
#define TRUTH_OF(expression)                                                                       \
  "<responseProcessing><responseCondition>"                                                        \
  "<responseIf>" expression "<setOutcomeValue identifier='SCORE'>" FLOAT (                         \
      1) "</setOutcomeValue></responseIf>"                                                         \
         "<responseElseIf><not>" expression "</not><setOutcomeValue identifier='SCORE'>" FLOAT (   \
             2) "</setOutcomeValue></responseElseIf>"                                              \
                "<responseElse><setOutcomeValue identifier='SCORE'>" FLOAT (                       \
                    3) "</setOutcomeValue></responseElse>"                                         \
                       "</responseCondition></responseProcessing>"
#define YORK                                                                                       \
  RESPONSE ("single", "string",                                                                    \
            "<correctResponse><value>York</value></correctResponse><mapping defaultValue='0'>"     \
            "<mapEntry mapKey='York' mappedValue='1'/><mapEntry mapKey='york' mappedValue='0.5'/>" \
            "</mapping>")
#define AREAS                                                                                      \
  RESPONSE ("multiple", "point",                                                                   \
            "<areaMapping defaultValue='-1'>"                                                      \
            "<areaMapEntry shape='circle' coords='100,100,10' mappedValue='1'/>"                   \
            "<areaMapEntry shape='rect' coords='100,100,200,200' mappedValue='2'/>"                \
            "<areaMapEntry shape='ellipse' coords='300,100,20,10' mappedValue='4'/>"               \
            "<areaMapEntry shape='poly' coords='0,0,50,0,0,50' mappedValue='8'/></areaMapping>")
#define PAIRS(type)                                                                                \
  RESPONSE ("multiple", type,                                                                      \
            "<mapping defaultValue='0'><mapEntry mapKey='A B' mappedValue='1'/>"                   \
            "<mapEntry mapKey='C D' mappedValue='2'/></mapping>")
#define TABLE(entries)                                                                             \
  RESPONSE ("single", "integer", "")                                                               \
  "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'>"                  \
  "<interpolationTable>" entries "</interpolationTable></outcomeDeclaration>"
#define LOOK_UP                                                                                    \
  "<responseProcessing><lookupOutcomeValue identifier='SCORE'>" VARIABLE                           \
  "</lookupOutcomeValue></responseProcessing>"

typedef struct
{
  const char *rule;
  const char *name_space;
  const char *declarations;
  const char *rules;
  const char *answers[6]; /* NULL-terminated; none at all is NULL */
  const char *score;      /* its lexical form, "" for NULL */
} Decision;

static const Decision decisions[] = {
  { "white-space", NS_21, YORK SCORE, MATCH_TEMPLATE, { "York " }, "0" },
  { "white-space", NS_21, YORK SCORE, MAP_TEMPLATE, { " York" }, "0" },
  { "white-space",
    NS_21,
    RESPONSE ("single", "integer", "<correctResponse><value> 7\n</value></correctResponse>") SCORE,
    MATCH_TEMPLATE,
    { "7" },
    "1" },
  { "text-types",
    NS_21,
    RESPONSE ("single", "string", "") SCORE
    "<outcomeDeclaration identifier='F' cardinality='single' baseType='string'/>",
    "<responseProcessing><setOutcomeValue identifier='F'><baseValue baseType='identifier'>"
    "good</baseValue></setOutcomeValue><responseCondition><responseIf><match>"
    "<variable identifier='F'/><baseValue baseType='string'>good</baseValue></match>"
    "<setOutcomeValue identifier='SCORE'>" FLOAT (
        1) "</setOutcomeValue></responseIf></responseCondition></responseProcessing>",
    { NULL },
    "1" },
  { "text-is-no-number",
    NS_21,
    RESPONSE ("single", "string", "") SCORE,
    TRUTH_OF ("<equal toleranceMode='exact'>" VARIABLE FLOAT (0.63) "</equal>"),
    { "0.63" },
    "3" },
  { "value-fits", NS_21, RESPONSE ("multiple", "float", "") SCORE, SET (VARIABLE), { "1" }, "" },
  { "value-fits", NS_21, RESPONSE ("single", "integer", "") SCORE, SET (VARIABLE), { "4" }, "4" },
  { "single-as-container",
    NS_21,
    RESPONSE ("single", "identifier", "") SCORE,
    TRUTH_OF ("<member><baseValue baseType='identifier'>A</baseValue>" VARIABLE "</member>"),
    { "A" },
    "1" },
  { "single-as-container",
    NS_21,
    RESPONSE ("single", "identifier",
              "<correctResponse><value>A</value><value>B</value></correctResponse>") SCORE,
    MATCH_TEMPLATE,
    { "A" },
    "0" },
  { "pair-order", NS_21, PAIRS ("pair") SCORE, MAP_TEMPLATE, { "B A", "C D" }, "3" },
  { "pair-order", NS_21, PAIRS ("directedPair") SCORE, MAP_TEMPLATE, { "B A", "C D" }, "2" },
  { "relative-tolerance",
    NS_21,
    RESPONSE ("single", "float", "") SCORE,
    TRUTH_OF ("<equal toleranceMode='relative' tolerance='10'>" FLOAT (100) VARIABLE "</equal>"),
    { "90" },
    "1" },
  { "relative-tolerance",
    NS_21,
    RESPONSE ("single", "float", "") SCORE,
    TRUTH_OF ("<equal toleranceMode='relative' tolerance='10'>" FLOAT (-100) VARIABLE "</equal>"),
    { "-100" },
    "2" },
  { "decimal-rounding",
    NS_21,
    RESPONSE ("single", "float", "") SCORE,
    SET ("<roundTo roundingMode='decimalPlaces' figures='2'>" VARIABLE "</roundTo>"),
    { "1.005" },
    "1.01" },
  { "single-as-container",
    NS_21,
    RESPONSE ("multiple", "identifier", "") SCORE,
    TRUTH_OF ("<contains>" VARIABLE "<baseValue baseType='identifier'>A</baseValue></contains>"),
    { "A", "B" },
    "1" },
  { "identifiers",
    NS_21,
    RESPONSE ("single", "identifier", "<correctResponse><value>2</value></correctResponse>") SCORE,
    MATCH_TEMPLATE,
    { "2" },
    "1" },
  { "used-twice",
    NS_21,
    RESPONSE ("single", "identifier", "<correctResponse><value>A</value></correctResponse>")
        RESPONSE ("single", "identifier", "<correctResponse><value>A</value></correctResponse>")
            SCORE SCORE,
    MATCH_TEMPLATE,
    { "A" },
    "1" },
  { "null-logic",
    NS_21,
    RESPONSE ("single", "boolean", "") SCORE,
    TRUTH_OF ("<not>" VARIABLE "</not>"),
    { NULL },
    "3" },
  { "null-logic",
    NS_21,
    RESPONSE ("single", "boolean", "") SCORE,
    TRUTH_OF ("<and>" VARIABLE "<baseValue baseType='boolean'>false</baseValue></and>"),
    { NULL },
    "2" },
  { "null-logic",
    NS_21,
    RESPONSE ("single", "boolean", "") SCORE,
    TRUTH_OF ("<or>" VARIABLE "<baseValue baseType='boolean'>true</baseValue></or>"),
    { NULL },
    "1" },
  { "null-logic",
    NS_21,
    RESPONSE ("single", "float", "") SCORE,
    TRUTH_OF ("<match>" VARIABLE VARIABLE "</match>"),
    { NULL },
    "3" },
  { "substring",
    NS_21,
    RESPONSE ("single", "string", "") SCORE,
    TRUTH_OF ("<substring caseSensitive='false'><baseValue baseType='string'>king</baseValue>" //
              VARIABLE "</substring>"),
    { "Wicked KING" },
    "1" },
  { "delete-operands",
    NS_21,
    RESPONSE ("multiple", "identifier", "") SCORE,
    TRUTH_OF ("<isNull><delete>" VARIABLE
              "<baseValue baseType='identifier'>A</baseValue></delete></isNull>"),
    { "A", "B" },
    "1" },
  { "tolerance-omitted",
    NS_21,
    RESPONSE ("single", "float", "") SCORE,
    TRUTH_OF ("<equal>" VARIABLE FLOAT (2) "</equal>"),
    { "2" },
    "1" },
  { "case-omitted", NS_21, YORK SCORE, MAP_TEMPLATE, { "york" }, "0.5" },
  { "case-omitted", NS_21, YORK SCORE, MAP_TEMPLATE, { "YORK" }, "0" },
  { "case-omitted", NS_22, YORK SCORE, MAP_TEMPLATE, { "york" }, "1" },
  { "case-omitted", NS_22, YORK SCORE, MAP_TEMPLATE, { "YORK" }, "1" },
  { "case-given",
    NS_22,
    RESPONSE ("single", "string",
              "<mapping defaultValue='0'>"
              "<mapEntry mapKey='York' mappedValue='1' caseSensitive='true'/></mapping>") SCORE,
    MAP_TEMPLATE,
    { "york" },
    "0" },
  { "area-once", NS_21, AREAS SCORE, MAP_POINT_TEMPLATE, { "95 95", "97 97" }, "1" },
  { "area-once", NS_21, AREAS SCORE, MAP_POINT_TEMPLATE, { "101 101" }, "1" },
  { "area-once", NS_21, AREAS SCORE, MAP_POINT_TEMPLATE, { "101 101", "150 150" }, "3" },
  { "area-once", NS_21, AREAS SCORE, MAP_POINT_TEMPLATE, { "999 999", "998 998" }, "-2" },
  { "border", NS_21, AREAS SCORE, MAP_POINT_TEMPLATE, { "100 90" }, "1" },
  { "border", NS_21, AREAS SCORE, MAP_POINT_TEMPLATE, { "200 200" }, "2" },
  { "border", NS_21, AREAS SCORE, MAP_POINT_TEMPLATE, { "320 100" }, "4" },
  { "border", NS_21, AREAS SCORE, MAP_POINT_TEMPLATE, { "25 25" }, "8" },
  { "border", NS_21, AREAS SCORE, MAP_POINT_TEMPLATE, { "26 25" }, "-1" },
  { "interpolation",
    NS_21,
    TABLE ("<interpolationTableEntry sourceValue='3' targetValue='2'/>"
           "<interpolationTableEntry sourceValue='2' targetValue='1' includeBoundary='false'/>"
           "<interpolationTableEntry sourceValue='0' targetValue='0.5'/>"),
    LOOK_UP,
    { "3" },
    "2" },
  { "interpolation",
    NS_21,
    TABLE ("<interpolationTableEntry sourceValue='3' targetValue='2'/>"
           "<interpolationTableEntry sourceValue='2' targetValue='1' includeBoundary='false'/>"
           "<interpolationTableEntry sourceValue='0' targetValue='0.5'/>"),
    LOOK_UP,
    { "2" },
    "0.5" },
  { "interpolation",
    NS_21,
    TABLE ("<interpolationTableEntry sourceValue='0' targetValue='7'/>"
           "<interpolationTableEntry sourceValue='3' targetValue='2'/>"),
    LOOK_UP,
    { "3" },
    "7" },
  { "table-default",
    NS_21,
    TABLE ("<interpolationTableEntry sourceValue='3' targetValue='2'/>"),
    LOOK_UP,
    { "2" },
    "" },
  { "version-2.0", NS_20, YORK SCORE, MATCH_TEMPLATE, { "York" }, "1" },
  { "version-2.0", NS_20, YORK SCORE, MAP_TEMPLATE, { "york" }, "0.5" },
};

static LayoverItem *
load (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return layover_item_load (bytes, "items/i.xml", error);
}

static LayoverValue *
make_response (LayoverItem *item, const char *const *answers)
{
  LayoverDeclaration *declaration = layover_item_get_response_declaration (item, "RESPONSE");
  g_autoptr (GError) error = NULL;
  LayoverValue *value = NULL;

  layover_value_from_strings (layover_declaration_get_cardinality (declaration),
                              layover_declaration_get_base_type (declaration), answers, &value,
                              &error);
  g_assert_no_error (error);

  return value;
}

static void
test_decision (gconstpointer data)
{
  const Decision *decision = data;
  g_autofree char *text = g_strdup_printf (
      "<assessmentItem xmlns='%s' identifier='i' title='t'>%s<itemBody/>%s</assessmentItem>",
      decision->name_space, decision->declarations, decision->rules);
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverItem) item = load (text, &error);
  g_autoptr (LayoverItemSession) session = NULL;
  g_autoptr (LayoverValue) response = NULL;
  g_autofree char *score = NULL;

  g_assert_no_error (error);
  session = layover_item_session_new (item, 1);
  response = make_response (item, decision->answers);
  g_assert_true (layover_item_session_set_response (session, "RESPONSE", response, NULL));
  g_assert_true (layover_item_session_process_responses (session, NULL));
  score = layover_value_dup_lexical (layover_item_session_get_outcome (session, "SCORE"));
  g_assert_cmpstr (score, ==, decision->score);
}

#define COUNTING                                                                                   \
  RESPONSE ("single", "integer", "")                                                               \
  SCORE SET ("<sum><variable identifier='SCORE'/>" VARIABLE "</sum>")

static double
score_twice (const char *adaptive)
{
  g_autofree char *text = g_strdup_printf ("<assessmentItem xmlns='" NS_21
                                           "' identifier='i' title='t' adaptive='%s'>" COUNTING
                                           "</assessmentItem>",
                                           adaptive);
  g_autoptr (LayoverItem) item = load (text, NULL);
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
  g_autoptr (LayoverValue) two = layover_value_new_integer (2);

  g_assert_true (layover_item_session_set_response (session, "RESPONSE", two, NULL));
  g_assert_true (layover_item_session_process_responses (session, NULL));
  g_assert_true (layover_item_session_process_responses (session, NULL));

  return layover_item_session_get_score (session);
}

static void
test_adaptive_carries_over (void)
{
  g_assert_cmpfloat (score_twice ("true"), ==, 4);
  g_assert_cmpfloat (score_twice ("false"), ==, 2);
}

static void
assert_refused (const char *inside, int code)
{
  g_autofree char *text = g_strdup_printf (
      "<assessmentItem xmlns='" NS_21
      "' identifier='i' title='t'>" RESPONSE ("single", "identifier", "") SCORE
      "%s</assessmentItem>",
      inside);
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverItem) item = load (text, &error);

  if (item != NULL)
    g_assert_false (layover_item_check_rules (item, &error));
  g_assert_error (error, LAYOVER_ERROR, code);
}

static void
test_refusals (void)
{
  assert_refused ("<itemBody><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='a'/>"
                  "</itemBody>",
                  LAYOVER_ERROR_XML_INCLUDE);
  assert_refused (SET ("<customOperator class='org.example.Trim'/>"),
                  LAYOVER_ERROR_QTI_UNSUPPORTED);
  assert_refused (SET ("<match>" VARIABLE "</match>"), LAYOVER_ERROR_QTI_EXPRESSION);
  assert_refused (SET ("<guess/>"), LAYOVER_ERROR_QTI_EXPRESSION);
  assert_refused (RESPONSE ("single", "string", ""), LAYOVER_ERROR_QTI_DUPLICATE);
  assert_refused ("<responseDeclaration identifier='R' cardinality='single' "
                  "baseType='identifier'><mapping><mapEntry mapKey='a b' mappedValue='1'/>"
                  "</mapping></responseDeclaration>" SET ("<mapResponse identifier='R'/>"),
                  LAYOVER_ERROR_QTI_VALUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      g_autofree char *path = g_strdup_printf ("/qti-decisions/%s/%u", decisions[i].rule, i);

      g_test_add_data_func (path, &decisions[i], test_decision);
    }
  g_test_add_func ("/qti-decisions/adaptive-carries-over", test_adaptive_carries_over);
  g_test_add_func ("/qti-decisions/refusals", test_refusals);

  return g_test_run ();
}
