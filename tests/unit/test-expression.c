/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "in-time.h"
#include "layover-expression.h"

/* Operators by example: the expression as QTI writes it, and what it is: "base type: lexical form", or "NULL". The
 * variables are those declared below. */

#define I(n) "<baseValue baseType='integer'>" #n "</baseValue>"
#define F(n) "<baseValue baseType='float'>" #n "</baseValue>"
#define S(text) "<baseValue baseType='string'>" text "</baseValue>"
#define ID(name) "<baseValue baseType='identifier'>" name "</baseValue>"
#define P(x, y) "<baseValue baseType='point'>" #x " " #y "</baseValue>"
#define D(n) "<baseValue baseType='duration'>" #n "</baseValue>"
#define TRUE_ "<baseValue baseType='boolean'>true</baseValue>"
#define FALSE_ "<baseValue baseType='boolean'>false</baseValue>"
#define NULL_ "<null/>"
#define ABC "<multiple>" ID ("A") ID ("B") ID ("C") "</multiple>"
#define LIST "<ordered>" ID ("A") ID ("B") ID ("C") "</ordered>"

typedef struct
{
  const char *expression;
  const char *expected;
} Example;

static LayoverVariables *
new_variables (void)
{
  LayoverVariables *variables = layover_variables_new ();
  g_autoptr (LayoverDeclaration) n = layover_declaration_new (
      LAYOVER_DECLARATION_OUTCOME, "N", LAYOVER_CARDINALITY_SINGLE, LAYOVER_BASE_TYPE_INTEGER);
  g_autoptr (LayoverDeclaration)
      pattern = layover_declaration_new (LAYOVER_DECLARATION_TEMPLATE, "PATTERN",
                                         LAYOVER_CARDINALITY_SINGLE, LAYOVER_BASE_TYPE_STRING);
  g_autoptr (LayoverDeclaration) empty = layover_declaration_new (
      LAYOVER_DECLARATION_RESPONSE, "EMPTY", LAYOVER_CARDINALITY_SINGLE, LAYOVER_BASE_TYPE_STRING);
  g_autoptr (LayoverValue) two = layover_value_new_integer (2);
  g_autoptr (LayoverValue) digits = layover_value_new_string ("[0-9]+");

  layover_variables_declare (variables, n);
  layover_variables_declare (variables, pattern);
  layover_variables_declare (variables, empty);
  layover_variables_set (variables, "N", two);
  layover_variables_set (variables, "PATTERN", digits);

  return variables;
}

static LayoverExpression *
load (const char *text, LayoverVariables *variables, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (LayoverXmlDocument) document = layover_xml_document_new (bytes, "test.xml", error);
  LayoverRuleReader reader = { .entry = "test.xml", .variables = variables };

  g_assert_nonnull (document);

  return layover_expression_load (layover_xml_document_get_root (document), &reader, error);
}

static char *
describe (const LayoverValue *value)
{
  g_autofree char *text = layover_value_dup_lexical (value);

  if (value == NULL)
    return g_strdup ("NULL");

  return g_strdup_printf ("%s: %s",
                          layover_base_type_to_string (layover_value_get_base_type (value)), text);
}

static void
check_examples (const Example *examples, gsize n_examples)
{
  g_autoptr (LayoverVariables) variables = new_variables ();

  for (gsize i = 0; i < n_examples; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LayoverExpression) expression = load (examples[i].expression, variables, &error);
      g_autoptr (LayoverValue) value = NULL;
      g_autofree char *result = NULL;
      LayoverRandom random = { 5 };
      LayoverScope scope = { .variables = variables, .random = &random };

      g_assert_no_error (error);
      value = layover_expression_evaluate (expression, &scope);
      result = describe (value);
      if (g_strcmp0 (result, examples[i].expected) != 0)
        g_test_message ("%s", examples[i].expression);
      g_assert_cmpstr (result, ==, examples[i].expected);
    }
}

static void
test_expression_logic_knows_three_values (void)
{
  const Example examples[] = {
    { "<and>" TRUE_ TRUE_ "</and>", "boolean: true" },
    { "<and>" TRUE_ NULL_ "</and>", "NULL" },
    { "<and>" FALSE_ NULL_ "</and>", "boolean: false" },
    { "<or>" FALSE_ NULL_ "</or>", "NULL" },
    { "<or>" TRUE_ NULL_ "</or>", "boolean: true" },
    { "<or>" FALSE_ FALSE_ "</or>", "boolean: false" },
    { "<not>" TRUE_ "</not>", "boolean: false" },
    { "<not>" NULL_ "</not>", "NULL" },
    { "<not>" I (1) "</not>", "NULL" },
    { "<anyN min='2' max='3'>" TRUE_ TRUE_ FALSE_ "</anyN>", "boolean: true" },
    { "<anyN min='N' max='3'>" TRUE_ FALSE_ FALSE_ "</anyN>", "boolean: false" },
    { "<anyN min='1' max='1'>" TRUE_ NULL_ "</anyN>", "NULL" },
    { "<anyN min='1' max='1'>" TRUE_ TRUE_ NULL_ "</anyN>", "boolean: false" },
    { "<isNull>" NULL_ "</isNull>", "boolean: true" },
    { "<isNull><variable identifier='EMPTY'/></isNull>", "boolean: true" },
    { "<isNull>" I (0) "</isNull>", "boolean: false" },
    { "<isNull>" S ("") "</isNull>", "boolean: true" },
  };

  check_examples (examples, G_N_ELEMENTS (examples));
}

static void
test_expression_comparisons (void)
{
  const Example examples[] = {
    { "<match>" ID ("A") ID ("A") "</match>", "boolean: true" },
    { "<match>" ID ("A") NULL_ "</match>", "NULL" },
    { "<match>" ABC "<multiple>" ID ("C") ID ("A") ID ("B") "</multiple></match>",
      "boolean: true" },
    { "<match>" LIST "<ordered>" ID ("C") ID ("A") ID ("B") "</ordered></match>",
      "boolean: false" },
    { "<equal toleranceMode='exact'>" I (2) F (2.0) "</equal>", "boolean: true" },
    { "<equal toleranceMode='absolute' tolerance='0.5'>" F (2) F (2.5) "</equal>",
      "boolean: true" },
    { "<equal toleranceMode='absolute' tolerance='0.5' includeUpperBound='false'>" F (2)
          F (2.5) "</equal>",
      "boolean: false" },
    { "<equal toleranceMode='absolute' tolerance='0.1 1'>" F (2) F (1.5) "</equal>",
      "boolean: false" },
    { "<equal toleranceMode='relative' tolerance='10'>" F (100) F (91) "</equal>",
      "boolean: true" },
    { "<equal toleranceMode='relative' tolerance='10'>" F (-100) F (-91) "</equal>",
      "boolean: false" },
    { "<equal toleranceMode='absolute' tolerance='N'>" F (5) F (7) "</equal>", "boolean: true" },
    { "<equal>" F (1) NULL_ "</equal>", "NULL" },
    { "<equalRounded roundingMode='significantFigures' figures='3'>" F (3.175)
          F (3.183) "</equalRounded>",
      "boolean: true" },
    { "<equalRounded roundingMode='decimalPlaces' figures='2'>" F (1.005)
          F (1.01) "</equalRounded>",
      "boolean: true" },
    { "<lt>" I (1) F (1.5) "</lt>", "boolean: true" },
    { "<lte>" I (2) I (2) "</lte>", "boolean: true" },
    { "<gt>" I (1) I (2) "</gt>", "boolean: false" },
    { "<gte>" NULL_ I (2) "</gte>", "NULL" },
    { "<gt>" ID ("A") I (2) "</gt>", "NULL" },
    { "<durationLT>" D (1.5) D (2) "</durationLT>", "boolean: true" },
    { "<durationGTE>" D (1.5) D (2) "</durationGTE>", "boolean: false" },
    { "<stringMatch caseSensitive='false'>" S ("ÄPFEL") S ("äpfel") "</stringMatch>",
      "boolean: true" },
    { "<stringMatch caseSensitive='true'>" S ("A") S ("a") "</stringMatch>", "boolean: false" },
    { "<stringMatch caseSensitive='true' substring='true'>" S ("pipeline")
          S ("line") "</stringMatch>",
      "boolean: true" },
    { "<substring caseSensitive='true'>" S ("line") S ("pipeline") "</substring>",
      "boolean: true" },
    { "<patternMatch pattern='[a-z]+'>" S ("abc") "</patternMatch>", "boolean: true" },
    { "<patternMatch pattern='[a-z]+'>" S ("abc1") "</patternMatch>", "boolean: false" },
    { "<patternMatch pattern='a|b'>" S ("ab") "</patternMatch>", "boolean: false" },
    { "<patternMatch pattern='{PATTERN}'>" S ("123") "</patternMatch>", "boolean: true" },
    { "<inside shape='rect' coords='0,0,10,10'>" P (10, 5) "</inside>", "boolean: true" },
    { "<inside shape='circle' coords='0,0,5'>" P (4, 4) "</inside>", "boolean: false" },
    { "<inside shape='ellipse' coords='0,0,10,2'>" P (9, 0) "</inside>", "boolean: true" },
    { "<inside shape='poly' coords='0,0,10,0,5,10'>" P (5, 5) "</inside>", "boolean: true" },
    { "<inside shape='poly' coords='0,0,10,0,5,10'>" P (1, 9) "</inside>", "boolean: false" },
    { "<inside shape='default'>" P (1, 9) "</inside>", "boolean: true" },
  };

  check_examples (examples, G_N_ELEMENTS (examples));
}

static void
test_expression_containers (void)
{
  const Example examples[] = {
    { "<multiple>" ID ("A") NULL_ ID ("B") "</multiple>", "identifier: A; B" },
    { "<multiple>" ID ("A") I (1) "</multiple>", "NULL" },
    { "<multiple/>", "NULL" },
    { "<ordered>" LIST ID ("D") "</ordered>", "identifier: A; B; C; D" },
    { "<ordered>" ABC ID ("D") "</ordered>", "NULL" },
    { "<containerSize>" ABC "</containerSize>", "integer: 3" },
    { "<containerSize>" NULL_ "</containerSize>", "integer: 0" },
    { "<index n='2'>" LIST "</index>", "identifier: B" },
    { "<index n='N'>" LIST "</index>", "identifier: B" },
    { "<index n='4'>" LIST "</index>", "NULL" },
    { "<member>" ID ("B") ABC "</member>", "boolean: true" },
    { "<member>" ID ("D") ABC "</member>", "boolean: false" },
    { "<member>" NULL_ ABC "</member>", "NULL" },
    { "<delete>" ID ("B") ABC "</delete>", "identifier: A; C" },
    { "<delete>" ID ("A") "<multiple>" ID ("A") ID ("A") "</multiple></delete>", "NULL" },
    { "<contains>" ABC "<multiple>" ID ("C") ID ("A") "</multiple></contains>", "boolean: true" },
    { "<contains>" ABC "<multiple>" ID ("A") ID ("A") "</multiple></contains>", "boolean: false" },
    { "<contains>" LIST "<ordered>" ID ("B") ID ("C") "</ordered></contains>", "boolean: true" },
    { "<contains>" LIST "<ordered>" ID ("A") ID ("C") "</ordered></contains>", "boolean: false" },
    { "<contains>" ABC LIST "</contains>", "NULL" },
    { "<repeat numberRepeats='N'>" I (1) I (2) "</repeat>", "integer: 1; 2; 1; 2" },
    { "<random><multiple>" ID ("A") "</multiple></random>", "identifier: A" },
    { "<fieldValue fieldIdentifier='x'>" ABC "</fieldValue>", "NULL" },
  };

  check_examples (examples, G_N_ELEMENTS (examples));
}

static void
test_expression_arithmetic (void)
{
  const Example examples[] = {
    { "<sum>" I (1) I (2) "</sum>", "integer: 3" },
    { "<sum>" I (1) F (0.5) "</sum>", "float: 1.5" },
    { "<sum>" I (2147483647) I (1) "</sum>", "NULL" },
    { "<sum>" I (1) NULL_ "</sum>", "NULL" },
    { "<sum><multiple>" I (1) I (2) "</multiple>" I (3) "</sum>", "integer: 6" },
    { "<product>" I (3) I (4) "</product>", "integer: 12" },
    { "<subtract>" I (3) F (0.5) "</subtract>", "float: 2.5" },
    { "<divide>" I (1) I (4) "</divide>", "float: 0.25" },
    { "<divide>" I (1) I (0) "</divide>", "NULL" },
    { "<power>" I (2) I (10) "</power>", "float: 1024" },
    { "<power>" I (10) I (999) "</power>", "NULL" },
    { "<integerDivide>" I (-7) I (2) "</integerDivide>", "integer: -4" },
    { "<integerDivide>" I (7) I (0) "</integerDivide>", "NULL" },
    { "<integerModulus>" I (-7) I (2) "</integerModulus>", "integer: 1" },
    { "<truncate>" F (-6.9) "</truncate>", "integer: -6" },
    { "<round>" F (6.5) "</round>", "integer: 7" },
    { "<round>" F (-6.5) "</round>", "integer: -6" },
    { "<round>" F (1e300) "</round>", "NULL" },
    { "<roundTo roundingMode='significantFigures' figures='3'>" F (1239451) "</roundTo>",
      "float: 1240000" },
    { "<roundTo roundingMode='decimalPlaces' figures='N'>" F (2.675) "</roundTo>", "float: 2.68" },
    { "<roundTo roundingMode='significantFigures' figures='0'>" F (1) "</roundTo>", "NULL" },
    { "<integerToFloat>" I (3) "</integerToFloat>", "float: 3" },
    { "<max>" I (3) F (7.5) I (1) "</max>", "float: 7.5" },
    { "<min>" I (3) I (7) I (1) "</min>", "integer: 1" },
    { "<gcd>" I (12) I (18) I (27) "</gcd>", "integer: 3" },
    { "<lcm>" I (4) I (6) "</lcm>", "integer: 12" },
    { "<gcd>" F (1.5) I (3) "</gcd>", "NULL" },
    { "<mathOperator name='floor'>" F (2.7) "</mathOperator>", "integer: 2" },
    { "<mathOperator name='atan2'>" F (0) F (1) "</mathOperator>", "float: 0" },
    { "<mathOperator name='ln'>" F (-1) "</mathOperator>", "NULL" },
    { "<mathConstant name='pi'/>", "float: 3.141592653589793" },
    { "<statsOperator name='mean'><multiple>" I (1) I (4) "</multiple></statsOperator>",
      "float: 2.5" },
    { "<statsOperator name='sampleVariance'><multiple>" I (1) I (4) "</multiple></statsOperator>",
      "float: 4.5" },
    { "<statsOperator name='popVariance'><multiple>" I (1) I (4) "</multiple></statsOperator>",
      "float: 2.25" },
    { "<randomInteger min='3' max='3'/>", "integer: 3" },
    { "<randomInteger min='4' max='3'/>", "NULL" },
    { "<variable identifier='N'/>", "integer: 2" },
  };

  check_examples (examples, G_N_ELEMENTS (examples));
}

static void
test_expression_takes_the_names_of_qti_3 (void)
{
  const Example examples[] = {
    { "<qti-integer-divide><qti-base-value base-type='integer'>7</qti-base-value>"
      "<qti-base-value base-type='integer'>2</qti-base-value></qti-integer-divide>",
      "integer: 3" },
    { "<qti-any-n min='1' max='1'><qti-base-value base-type='boolean'>true</qti-base-value>"
      "</qti-any-n>",
      "boolean: true" },
    { "<qti-duration-lt><qti-base-value base-type='duration'>1</qti-base-value>"
      "<qti-base-value base-type='duration'>2</qti-base-value></qti-duration-lt>",
      "boolean: true" },
    { "<qti-string-match case-sensitive='false'>"
      "<qti-base-value base-type='string'>A</qti-base-value>"
      "<qti-base-value base-type='string'>a</qti-base-value></qti-string-match>",
      "boolean: true" },
  };

  check_examples (examples, G_N_ELEMENTS (examples));
}

static void
test_expression_refuses_what_qti_does_not_have (void)
{
  const struct
  {
    const char *expression;
    int code;
  } cases[] = {
    { "<launchMissiles/>", LAYOVER_ERROR_QTI_EXPRESSION },
    { "<not/>", LAYOVER_ERROR_QTI_EXPRESSION },
    { "<match>" TRUE_ TRUE_ TRUE_ "</match>", LAYOVER_ERROR_QTI_EXPRESSION },
    { "<variable identifier='NOBODY'/>", LAYOVER_ERROR_QTI_UNDECLARED },
    { "<variable identifier=\"x'; DROP TABLE\"/>", LAYOVER_ERROR_QTI_IDENTIFIER },
    { "<variable/>", LAYOVER_ERROR_QTI_ATTRIBUTE },
    { "<baseValue baseType='colour'>red</baseValue>", LAYOVER_ERROR_QTI_ATTRIBUTE },
    { "<baseValue baseType='float'>1e309</baseValue>", LAYOVER_ERROR_QTI_VALUE },
    { "<index n='1e309'>" LIST "</index>", LAYOVER_ERROR_QTI_NUMBER },
    { "<patternMatch pattern='('>" S ("a") "</patternMatch>", LAYOVER_ERROR_QTI_PATTERN },
    { "<mathOperator name='system'>" I (1) "</mathOperator>", LAYOVER_ERROR_QTI_ATTRIBUTE },
    { "<inside shape='circle' coords='1,2'>" P (1, 1) "</inside>", LAYOVER_ERROR_QTI_NUMBER },
    { "<equal toleranceMode='absolute'>" I (1) I (1) "</equal>", LAYOVER_ERROR_QTI_ATTRIBUTE },
  };
  g_autoptr (LayoverVariables) variables = new_variables ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (load (cases[i].expression, variables, &error));
      g_assert_error (error, LAYOVER_ERROR, cases[i].code);
      g_assert_cmpstr (layover_error_get_entry (error), ==, "test.xml");
      g_assert_cmpint (layover_error_get_place (error, NULL, NULL), ==, LAYOVER_PLACE_LINE);
    }
}

/* (a+)+ on many a's and a b tries for ever in a matcher that tries everything. */
static void
test_expression_pattern_comes_to_an_end (void)
{
  const Example examples[] = {
    { "<patternMatch pattern='(a+)+'>" S (
          "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab") "</patternMatch>",
      "NULL" },
  };
  gint64 before_us = g_get_monotonic_time ();

  check_examples (examples, G_N_ELEMENTS (examples));
  assert_in_time (before_us);
}

static void
test_expression_repeats_come_to_an_end (void)
{
  g_autoptr (LayoverVariables) variables = new_variables ();
  g_autoptr (LayoverExpression) expression = load (
      "<repeat numberRepeats='100000'><repeat numberRepeats='100000'>" I (1) "</repeat></repeat>",
      variables, NULL);
  LayoverScope scope = { .variables = variables };
  gint64 before_us = g_get_monotonic_time ();

  g_assert_null (layover_expression_evaluate (expression, &scope));
  g_assert_true (layover_scope_is_exhausted (&scope));
  assert_in_time (before_us);
}

static void
test_expression_notes_what_it_only_knows_by_name (void)
{
  const char *text = "<customOperator class='x'>" TRUE_ "</customOperator>";
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (LayoverXmlDocument) document = layover_xml_document_new (bytes, "test.xml", NULL);
  LayoverRuleReader reader = { .entry = "test.xml" };
  g_autoptr (LayoverExpression) expression = layover_expression_load (
      layover_xml_document_get_root (document), &reader, NULL);

  g_assert_nonnull (expression);
  g_assert_error (reader.unsupported, LAYOVER_ERROR, LAYOVER_ERROR_QTI_UNSUPPORTED);
  g_assert_nonnull (strstr (reader.unsupported->message, "<customOperator x>"));
  g_clear_error (&reader.unsupported);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/expression/logic-knows-three-values",
                   test_expression_logic_knows_three_values);
  g_test_add_func ("/expression/comparisons", test_expression_comparisons);
  g_test_add_func ("/expression/containers", test_expression_containers);
  g_test_add_func ("/expression/arithmetic", test_expression_arithmetic);
  g_test_add_func ("/expression/takes-the-names-of-qti-3",
                   test_expression_takes_the_names_of_qti_3);
  g_test_add_func ("/expression/refuses-what-qti-does-not-have",
                   test_expression_refuses_what_qti_does_not_have);
  g_test_add_func ("/expression/pattern-comes-to-an-end", test_expression_pattern_comes_to_an_end);
  g_test_add_func ("/expression/repeats-come-to-an-end", test_expression_repeats_come_to_an_end);
  g_test_add_func ("/expression/notes-what-it-only-knows-by-name",
                   test_expression_notes_what_it_only_knows_by_name);

  return g_test_run ();
}
