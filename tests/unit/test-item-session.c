/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-error.h"
#include "layover-item-session.h"

static LayoverItem *
load (const char *inside)
{
  g_autofree char *text = g_strdup_printf (
      "<assessmentItem xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1' identifier='i' title='t'>"
      "%s</assessmentItem>",
      inside);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  LayoverItem *item = layover_item_load (bytes, "i.xml", &error);

  g_assert_no_error (error);

  return item;
}

#define SCORE "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'/>"
#define SINGLE                                                                                     \
  "<responseDeclaration identifier='RESPONSE' cardinality='single' baseType='identifier'>"         \
  "<correctResponse><value>b</value></correctResponse></responseDeclaration>"
#define BODY                                                                                       \
  "<itemBody><choiceInteraction responseIdentifier='RESPONSE' maxChoices='1'>"                     \
  "<simpleChoice identifier='a'>A</simpleChoice><simpleChoice identifier='b'>B</simpleChoice>"     \
  "</choiceInteraction></itemBody>"
#define MATCH "<responseProcessing template='match_correct'/>"

static gboolean
answer (LayoverItemSession *session, const char *identifier, const char *const *strings)
{
  LayoverItem *item = layover_item_session_get_item (session);
  LayoverDeclaration *declaration = layover_item_get_response_declaration (item, identifier);
  g_autoptr (LayoverValue) value = NULL;

  g_assert_true (layover_value_from_strings (layover_declaration_get_cardinality (declaration),
                                             layover_declaration_get_base_type (declaration),
                                             strings, &value, NULL));

  return layover_item_session_set_response (session, identifier, value, NULL);
}

static double
score (LayoverItemSession *session)
{
  g_autoptr (GError) error = NULL;

  layover_item_session_process_responses (session, &error);
  g_assert_no_error (error);

  return layover_item_session_get_score (session);
}

static void
test_session_scores_every_time_anew (void)
{
  g_autoptr (LayoverItem) item = load (SINGLE SCORE BODY MATCH);
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
  const char *a[] = { "a", NULL };
  const char *b[] = { "b", NULL };
  const char *none[] = { NULL };

  g_assert_cmpfloat (score (session), ==, 0);
  g_assert_true (answer (session, "RESPONSE", b));
  g_assert_true (layover_item_session_is_responded (session, "RESPONSE"));
  g_assert_cmpfloat (score (session), ==, 1);
  g_assert_cmpfloat (score (session), ==, 1);
  g_assert_true (layover_item_session_is_correct (session));
  g_assert_true (answer (session, "RESPONSE", a));
  g_assert_cmpfloat (score (session), ==, 0);
  g_assert_true (answer (session, "RESPONSE", none));
  g_assert_false (layover_item_session_is_responded (session, "RESPONSE"));
  g_assert_cmpuint (layover_item_session_count_responded (session), ==, 0);
  g_assert_cmpfloat (layover_item_session_get_max_score (session), ==, 1);
}

static void
test_session_refuses_what_cannot_be_answered (void)
{
  g_autoptr (LayoverItem) item = load (SINGLE SCORE BODY MATCH);
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
  g_autoptr (LayoverValue) other = layover_value_new_identifier ("z");
  g_autoptr (LayoverValue) number = layover_value_new_integer (1);
  const struct
  {
    const char *identifier;
    LayoverValue *value;
  } cases[] = {
    { "RESPONSE", other }, { "RESPONSE", number }, { "SCORE", number }, { "x", other }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
          layover_item_session_set_response (session, cases[i].identifier, cases[i].value, &error));
      g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_RESPONSE);
    }
  g_assert_null (layover_item_session_get_response (session, "RESPONSE"));
}

/* A pair is an answer when both of what it names can be chosen. */
static void
test_session_takes_pairs_of_choices (void)
{
  g_autoptr (LayoverItem) item = load (
      "<responseDeclaration identifier='RESPONSE' cardinality='multiple' baseType='directedPair'>"
      "<correctResponse><value>a x</value></correctResponse></responseDeclaration>" SCORE
      "<itemBody><matchInteraction responseIdentifier='RESPONSE' maxAssociations='0'>"
      "<simpleMatchSet><simpleAssociableChoice identifier='a' matchMax='1'>A"
      "</simpleAssociableChoice></simpleMatchSet><simpleMatchSet>"
      "<simpleAssociableChoice identifier='x' matchMax='1'>X</simpleAssociableChoice>"
      "</simpleMatchSet></matchInteraction></itemBody>" MATCH);
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
  const char *good[] = { "a x", NULL };
  const char *unknown_first[] = { "z x", NULL };
  const char *unknown_second[] = { "a x", "a z", NULL };

  g_assert_false (answer (session, "RESPONSE", unknown_first));
  g_assert_false (answer (session, "RESPONSE", unknown_second));
  g_assert_true (answer (session, "RESPONSE", good));
  g_assert_cmpfloat (score (session), ==, 1);
}

#define MAPPED(bounds)                                                                             \
  "<responseDeclaration identifier='RESPONSE' cardinality='multiple' baseType='identifier'>"       \
  "<correctResponse><value>a</value><value>b</value></correctResponse>"                            \
  "<mapping defaultValue='-1' " bounds "><mapEntry mapKey='a' mappedValue='1'/>"                   \
  "<mapEntry mapKey='b' mappedValue='2'/></mapping></responseDeclaration>"
#define MAPPED_BODY                                                                                \
  "<itemBody><choiceInteraction responseIdentifier='RESPONSE' maxChoices='0'>"                     \
  "<simpleChoice identifier='a'>A</simpleChoice><simpleChoice identifier='b'>B</simpleChoice>"     \
  "<simpleChoice identifier='c'>C</simpleChoice></choiceInteraction></itemBody>"

static void
test_session_maps_answers_to_points (void)
{
  g_autoptr (LayoverItem)
      item = load (MAPPED ("") SCORE MAPPED_BODY "<responseProcessing template='map_response'/>");
  g_autoptr (LayoverItem) bounded = load (MAPPED ("lowerBound='0' upperBound='2'") SCORE MAPPED_BODY
                                          "<responseProcessing template='map_response.xml'/>");
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
  g_autoptr (LayoverItemSession) limited = layover_item_session_new (bounded, 1);
  const char *ab[] = { "a", "b", NULL };
  const char *abc[] = { "a", "b", "c", NULL };
  const char *c[] = { "c", NULL };

  g_assert_true (answer (session, "RESPONSE", ab));
  g_assert_cmpfloat (score (session), ==, 3);
  g_assert_true (answer (session, "RESPONSE", abc));
  g_assert_cmpfloat (score (session), ==, 2);
  g_assert_true (answer (session, "RESPONSE", c));
  g_assert_cmpfloat (score (session), ==, -1);
  g_assert_cmpfloat (layover_item_session_get_max_score (session), ==, 3);

  g_assert_true (answer (limited, "RESPONSE", c));
  g_assert_cmpfloat (score (limited), ==, 0);
  g_assert_true (answer (limited, "RESPONSE", ab));
  g_assert_cmpfloat (score (limited), ==, 2);
  g_assert_cmpfloat (layover_item_session_get_max_score (limited), ==, 2);
}

static void
test_session_maps_points_by_area_once (void)
{
  g_autoptr (LayoverItem) item = load (
      "<responseDeclaration identifier='RESPONSE' cardinality='multiple' baseType='point'>"
      "<areaMapping defaultValue='0'><areaMapEntry shape='circle' coords='10,10,5' "
      "mappedValue='1'/>"
      "<areaMapEntry shape='rect' coords='20,20,30,30' mappedValue='2'/></areaMapping>"
      "</responseDeclaration>" SCORE "<itemBody/>"
      "<responseProcessing "
      "template='http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response_point'/>");
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
  const char *points[] = { "10 10", "11 11", "25 25", "99 99", NULL };

  g_assert_true (answer (session, "RESPONSE", points));
  g_assert_cmpfloat (score (session), ==, 3);
}

static void
test_session_takes_its_greatest_score_from_the_author (void)
{
  g_autoptr (LayoverItem) item = load (
      SINGLE "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'"
             " normalMaximum='4'/>" BODY MATCH);
  g_autoptr (LayoverItem) other = load (
      SINGLE SCORE
      "<outcomeDeclaration identifier='MAXSCORE' cardinality='single' baseType='float'>"
      "<defaultValue><value>3</value></defaultValue></outcomeDeclaration>" BODY MATCH);
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
  g_autoptr (LayoverItemSession) other_session = layover_item_session_new (other, 1);

  g_assert_cmpfloat (layover_item_session_get_max_score (session), ==, 4);
  g_assert_cmpfloat (layover_item_session_get_max_score (other_session), ==, 3);
}

static void
test_session_exits_where_a_rule_says_so (void)
{
  g_autoptr (LayoverItem) item = load (
      SINGLE SCORE BODY
      "<responseProcessing>"
      "<setOutcomeValue identifier='SCORE'><baseValue "
      "baseType='float'>1</baseValue></setOutcomeValue>"
      "<responseCondition><responseIf><isNull><variable identifier='RESPONSE'/></isNull>"
      "<exitResponse/></responseIf></responseCondition>"
      "<setOutcomeValue identifier='SCORE'><baseValue "
      "baseType='float'>2</baseValue></setOutcomeValue>"
      "</responseProcessing>");
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
  const char *a[] = { "a", NULL };

  g_assert_cmpfloat (score (session), ==, 1);
  g_assert_true (answer (session, "RESPONSE", a));
  g_assert_cmpfloat (score (session), ==, 2);
}

static void
test_session_looks_up_tables (void)
{
  g_autoptr (LayoverItem) item = load (
      "<responseDeclaration identifier='R' cardinality='single' baseType='integer'/>"
      "<outcomeDeclaration identifier='GRADE' cardinality='single' baseType='identifier'>"
      "<interpolationTable defaultValue='fail'><interpolationTableEntry sourceValue='8' "
      "targetValue='good'/>"
      "<interpolationTableEntry sourceValue='5' includeBoundary='false' targetValue='pass'/>"
      "</interpolationTable></outcomeDeclaration>"
      "<itemBody/><responseProcessing><lookupOutcomeValue identifier='GRADE'>"
      "<variable identifier='R'/></lookupOutcomeValue></responseProcessing>");
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
  const struct
  {
    const char *given[2];
    const char *grade;
  } cases[] = {
    { { "9", NULL }, "good" }, { { "8", NULL }, "good" }, { { "6", NULL }, "pass" },
    { { "5", NULL }, "fail" }, { { "1", NULL }, "fail" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (answer (session, "R", cases[i].given));
      g_assert_true (layover_item_session_process_responses (session, NULL));
      g_assert_cmpstr (
          layover_value_get_string (layover_item_session_get_outcome (session, "GRADE")), ==,
          cases[i].grade);
    }
}

#define TEMPLATED                                                                                  \
  "<responseDeclaration identifier='RESPONSE' cardinality='single' baseType='integer'/>" SCORE     \
  "<templateDeclaration identifier='A' cardinality='single' baseType='integer'/>"                  \
  "<templateProcessing><setTemplateValue identifier='A'><randomInteger min='1' max='1000'/>"       \
  "</setTemplateValue><templateConstraint><gt><variable identifier='A'/>"                          \
  "<baseValue baseType='integer'>500</baseValue></gt></templateConstraint>"                        \
  "<setCorrectResponse identifier='RESPONSE'><sum><variable identifier='A'/>"                      \
  "<baseValue baseType='integer'>1</baseValue></sum></setCorrectResponse></templateProcessing>"    \
  "<itemBody><p>After <printedVariable identifier='A'/> comes"                                     \
  " <textEntryInteraction responseIdentifier='RESPONSE'/></p></itemBody>" MATCH

static void
test_session_draws_templates_from_its_seed (void)
{
  g_autoptr (LayoverItem) item = load (TEMPLATED);
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
  g_autoptr (LayoverItemSession) same = layover_item_session_new (item, 1);
  g_autofree char *printed = layover_item_session_dup_printed (session, "variable:A");
  g_autofree char *again = layover_item_session_dup_printed (same, "variable:A");
  LayoverValue *correct = layover_item_session_get_correct (session, "RESPONSE");
  gint32 drawn = (gint32) g_ascii_strtoll (printed, NULL, 10);

  g_assert_cmpstr (printed, ==, again);
  g_assert_cmpint (drawn, >, 500);
  g_assert_cmpint (layover_value_get_integer (correct), ==, drawn + 1);
  g_assert_true (layover_item_session_set_response (session, "RESPONSE", correct, NULL));
  g_assert_cmpfloat (score (session), ==, 1);
  g_assert_null (layover_item_session_dup_printed (session, "RESPONSE"));
}

/* What printf makes of it, but never by printf; "%s%n" is text. */
static void
test_session_prints_as_told (void)
{
  const struct
  {
    const char *type;
    const char *value;
    const char *attributes;
    const char *text;
  } cases[] = {
    { "float", "3.14159", "format='%.2f'", "3.14" },
    { "float", "3.14159", "format='about %08.3f cm, 5%% off'", "about 0003.142 cm, 5% off" },
    { "float", "1234.5", "format='%.1e'", "1.2e+03" },
    { "float", "0.5", "format='%r'", "0.5" },
    { "integer", "42", "format='%+d'", "+42" },
    { "integer", "42", "format='%i%n%s'", "42%n%s" },
    { "integer", "255", "format='%X'", "FF" },
    { "integer", "255", "base='2'", "11111111" },
    { "integer", "-7", "base='8'", "-7" },
    { "integer", "7", "format='%99999999999999d'", NULL },
    { "float", "7", "format='%.99999999999f'", NULL },
    { "string", "a b", "format='%.2f'", "a b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *xml = g_strdup_printf (
          "<outcomeDeclaration identifier='V' cardinality='single' baseType='%s'><defaultValue>"
          "<value>%s</value></defaultValue></outcomeDeclaration><itemBody><p><printedVariable "
          "identifier='V' %s/></p></itemBody>",
          cases[i].type, cases[i].value, cases[i].attributes);
      g_autoptr (LayoverItem) item = load (xml);
      g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
      LayoverContentNode *paragraph = layover_content_node_get_child (layover_item_get_body (item),
                                                                      0);
      const char *id = layover_content_node_get_custom_id (
          layover_content_node_get_child (paragraph, 0));
      g_autofree char *text = layover_item_session_dup_printed (session, id);

      if (cases[i].text != NULL)
        g_assert_cmpstr (text, ==, cases[i].text);
      else
        g_assert_cmpuint (strlen (text), <, 100);
    }
}

static void
test_session_fills_formulas (void)
{
  g_autoptr (LayoverItem) item = load (
      "<templateDeclaration identifier='A' cardinality='single' baseType='integer' "
      "mathVariable='true'><defaultValue><value>5</value></defaultValue></templateDeclaration>"
      "<templateDeclaration identifier='B' cardinality='single' baseType='integer'>"
      "<defaultValue><value>6</value></defaultValue></templateDeclaration><itemBody/>");
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
  g_autofree char *value = layover_item_session_dup_math_value (session, "A");

  g_assert_cmpstr (value, ==, "5");
  g_assert_null (layover_item_session_dup_math_value (session, "B"));
  g_assert_null (layover_item_session_dup_math_value (session, "x"));
}

static void
test_session_gives_up_on_endless_rules (void)
{
  g_autoptr (LayoverItem) item = load (
      SINGLE SCORE BODY
      "<responseProcessing><setOutcomeValue identifier='SCORE'><containerSize>"
      "<repeat numberRepeats='2000000000'><baseValue baseType='integer'>1</baseValue></repeat>"
      "</containerSize></setOutcomeValue></responseProcessing>");
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (layover_item_session_process_responses (session, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_ENDLESS);
  g_assert_cmpfloat (layover_item_session_get_score (session), ==, 0);
}

static void
test_session_of_an_adaptive_item_goes_on (void)
{
  g_autoptr (LayoverItem) item = NULL;
  g_autoptr (LayoverItemSession) session = NULL;
  const char *text =
      "<assessmentItem xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1' identifier='i' title='t'"
      " adaptive='true'>" SINGLE SCORE BODY
      "<responseProcessing><setOutcomeValue identifier='SCORE'><sum><variable identifier='SCORE'/>"
      "<variable identifier='numAttempts'/></sum></setOutcomeValue></responseProcessing>"
      "</assessmentItem>";
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  item = layover_item_load (bytes, "i.xml", NULL);
  session = layover_item_session_new (item, 1);
  g_assert_cmpfloat (score (session), ==, 1);
  g_assert_cmpfloat (score (session), ==, 3);
}

/* QTI's item session lifecycle; the rules alone would go on. */
static void
test_session_of_a_completed_item_takes_no_attempt (void)
{
  const char *text =
      "<assessmentItem xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1' identifier='i' title='t'"
      " adaptive='true'>" SINGLE SCORE BODY
      "<responseProcessing><setOutcomeValue identifier='SCORE'><variable identifier='numAttempts'/>"
      "</setOutcomeValue><responseCondition><responseIf><gte><variable identifier='numAttempts'/>"
      "<baseValue baseType='integer'>2</baseValue></gte><setOutcomeValue "
      "identifier='completionStatus'><baseValue baseType='identifier'>completed</baseValue>"
      "</setOutcomeValue></responseIf></responseCondition></responseProcessing></assessmentItem>";
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (LayoverItem) item = layover_item_load (bytes, "i.xml", NULL);
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
  g_autoptr (GError) error = NULL;

  g_assert_true (layover_item_session_end_attempt (session, &error));
  g_assert_false (layover_item_session_is_completed (session));
  g_assert_true (layover_item_session_end_attempt (session, &error));
  g_assert_true (layover_item_session_is_completed (session));
  g_assert_false (layover_item_session_end_attempt (session, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_ATTEMPT);
  g_assert_cmpfloat (layover_item_session_get_score (session), ==, 2);
  g_assert_cmpfloat (score (session), ==, 3);
}

#define UNKNOWN "<customOperator class='org.example.Cas'/>"
#define INTEGER(n) "<baseValue baseType='integer'>" #n "</baseValue>"
#define TEMPLATE(name)                                                                             \
  "<templateDeclaration identifier='" name "' cardinality='single' baseType='integer'/>"
#define SET_TEMPLATE(name, expression)                                                             \
  "<setTemplateValue identifier='" name "'>" expression "</setTemplateValue>"
#define DRAW(rules) "<templateProcessing>" rules "</templateProcessing>"
#define NUMBER                                                                                     \
  "<responseDeclaration identifier='RESPONSE' cardinality='single' baseType='integer'/>"
/* 1 for the answer that @expression is */
#define ONE_FOR(expression)                                                                        \
  "<responseProcessing><responseCondition><responseIf><match><variable "                           \
  "identifier='RESPONSE'/>" expression                                                             \
  "</match><setOutcomeValue identifier='SCORE'><baseValue baseType='float'>1"                      \
  "</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>"
#define IF_NOT(expression, other)                                                                  \
  "<responseProcessing><responseCondition><responseIf><match><variable "                           \
  "identifier='RESPONSE'/>" expression                                                             \
  "</match><setOutcomeValue identifier='SCORE'><baseValue baseType='float'>1"                      \
  "</baseValue></setOutcomeValue></responseIf><responseElse><setOutcomeValue "                     \
  "identifier='SCORE'>" other "</setOutcomeValue></responseElse></responseCondition>"              \
  "</responseProcessing>"

/* What only another program knows stops the scoring where the score asks for it, or for what follows from it. */
static void
test_session_never_guesses (void)
{
  static const struct
  {
    const char *inside;
    gboolean is_scored;
  } cases[] = {
    /* shown, and not asked for */
    { NUMBER SCORE TEMPLATE ("T") TEMPLATE ("N")
          DRAW (SET_TEMPLATE ("T", UNKNOWN) SET_TEMPLATE ("N", INTEGER (7)))
              ONE_FOR ("<variable identifier='N'/>"),
      TRUE },
    { NUMBER SCORE TEMPLATE ("T") DRAW (SET_TEMPLATE ("T", UNKNOWN))
          ONE_FOR ("<variable identifier='T'/>"),
      FALSE },
    /* what follows from it, and what was set anew */
    { NUMBER SCORE TEMPLATE ("T") TEMPLATE ("N") DRAW (SET_TEMPLATE ("T", UNKNOWN) SET_TEMPLATE (
          "N", "<sum><variable identifier='T'/>" INTEGER (1) "</sum>"))
          ONE_FOR ("<variable identifier='N'/>"),
      FALSE },
    { NUMBER SCORE TEMPLATE ("T") DRAW (SET_TEMPLATE ("T", UNKNOWN) SET_TEMPLATE ("T", INTEGER (7)))
          ONE_FOR ("<variable identifier='T'/>"),
      TRUE },
    { NUMBER SCORE DRAW ("<setCorrectResponse identifier='RESPONSE'>" UNKNOWN
                         "</setCorrectResponse>") MATCH,
      FALSE },
    /* which way the rules go */
    { NUMBER SCORE TEMPLATE ("N") DRAW ("<templateCondition><templateIf>" UNKNOWN SET_TEMPLATE (
          "N", INTEGER (8)) "</templateIf>"
                            "</templateCondition>" SET_TEMPLATE ("N", INTEGER (7)))
          ONE_FOR ("<variable identifier='N'/>"),
      FALSE },
    /* a way that is not gone */
    { NUMBER SCORE IF_NOT (INTEGER (7), UNKNOWN), TRUE },
    { NUMBER SCORE IF_NOT (INTEGER (8), UNKNOWN), FALSE },
  };
  const char *seven[] = { "7", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LayoverItem) item = load (cases[i].inside);
      g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
      g_autoptr (GError) error = NULL;

      g_assert_false (layover_item_check_rules (item, NULL));
      g_assert_true (answer (session, "RESPONSE", seven));
      layover_item_session_process_responses (session, &error);
      if (cases[i].is_scored)
        g_assert_no_error (error);
      else
        g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_UNSUPPORTED);
      g_assert_cmpfloat (layover_item_session_get_score (session), ==, cases[i].is_scored ? 1 : 0);
    }
}

/* Who says what was drawn elsewhere has no need of the rules that drew it. */
static void
test_session_takes_what_was_drawn_for_known (void)
{
  g_autoptr (LayoverItem) item = load (NUMBER SCORE TEMPLATE ("T") DRAW (
      SET_TEMPLATE ("T", UNKNOWN)) ONE_FOR ("<variable identifier='T'/>"));
  g_autoptr (LayoverValue) drawn = layover_value_new_integer (7);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (LayoverItemSession) session = NULL;
  const char *seven[] = { "7", NULL };

  g_hash_table_insert (values, (gpointer) "T", drawn);
  session = layover_item_session_new_with_draw (item, 1, values, NULL);

  g_assert_true (answer (session, "RESPONSE", seven));
  g_assert_cmpfloat (score (session), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/item-session/scores-every-time-anew", test_session_scores_every_time_anew);
  g_test_add_func ("/item-session/refuses-what-cannot-be-answered",
                   test_session_refuses_what_cannot_be_answered);
  g_test_add_func ("/item-session/maps-answers-to-points", test_session_maps_answers_to_points);
  g_test_add_func ("/item-session/maps-points-by-area-once", test_session_maps_points_by_area_once);
  g_test_add_func ("/item-session/takes-its-greatest-score-from-the-author",
                   test_session_takes_its_greatest_score_from_the_author);
  g_test_add_func ("/item-session/exits-where-a-rule-says-so",
                   test_session_exits_where_a_rule_says_so);
  g_test_add_func ("/item-session/looks-up-tables", test_session_looks_up_tables);
  g_test_add_func ("/item-session/takes-pairs-of-choices", test_session_takes_pairs_of_choices);
  g_test_add_func ("/item-session/draws-templates-from-its-seed",
                   test_session_draws_templates_from_its_seed);
  g_test_add_func ("/item-session/gives-up-on-endless-rules",
                   test_session_gives_up_on_endless_rules);
  g_test_add_func ("/item-session/of-an-adaptive-item-goes-on",
                   test_session_of_an_adaptive_item_goes_on);
  g_test_add_func ("/item-session/of-a-completed-item-takes-no-attempt",
                   test_session_of_a_completed_item_takes_no_attempt);

  g_test_add_func ("/item-session/never-guesses", test_session_never_guesses);
  g_test_add_func ("/item-session/takes-what-was-drawn-for-known",
                   test_session_takes_what_was_drawn_for_known);
  g_test_add_func ("/item-session/prints-as-told", test_session_prints_as_told);
  g_test_add_func ("/item-session/fills-formulas", test_session_fills_formulas);

  return g_test_run ();
}
