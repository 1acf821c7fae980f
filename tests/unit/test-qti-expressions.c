/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-expression-private.h"
#include "layover-item-private.h"
#include "layover-test-session-private.h"

#include "small-test.h"

/* Every operator by cases: tests/data/qti/expressions.tsv says what each expression is, worked out by hand from the
 * specification, with the variables of expressions.xml or, for those of tests, of the test below. */

static char *
read_data (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("LAYOVER_SOURCE_ROOT"), "tests", "data",
                                            "qti", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static LayoverItemSession *
new_item_session (void)
{
  g_autofree char *text = read_data ("expressions.xml");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverItem) item = layover_item_load (bytes, "expressions.xml", &error);

  g_assert_no_error (error);

  return layover_item_session_new (item, 1);
}

static void
answer (LayoverTestSession *session, guint i, const char *choice)
{
  g_autoptr (LayoverValue) value = choice != NULL ? layover_value_new_identifier (choice) : NULL;

  layover_test_session_set_presented (session, i);
  g_assert_true (layover_item_session_set_response (layover_test_session_get_item (session, i),
                                                    "RESPONSE", value, NULL));
}

/* Q1 is right, Q2 is wrong, Q3 was seen and not answered, Q4 was not seen. */
static LayoverTestSession *
new_test_session (void)
{
  g_autoptr (LayoverTest) test = small_test_load_good (
      TEST_HEAD
      "<testPart identifier='P' navigationMode='nonlinear' submissionMode='individual'>" SECTION (
          "S1", "",
          "<assessmentItemRef identifier='Q1' href='items/Q1.xml' category='easy'>"
          "<variableMapping sourceIdentifier='SCORE' targetIdentifier='POINTS'/>"
          "<weight identifier='W' value='2'/></assessmentItemRef>"
          "<assessmentItemRef identifier='Q2' href='items/Q2.xml' category='easy hard'/>")
          SECTION ("S2", "",
                   "<assessmentItemRef identifier='Q3' href='items/Q3.xml' category='hard'/>"
                   "<assessmentItemRef identifier='Q4' href='items/Q4.xml'/>") "</testPart>"
                                                                               "</assessmentTest>");
  LayoverTestSession *session = small_session_new (test, 1);

  answer (session, 0, "b");
  answer (session, 1, "a");
  answer (session, 2, NULL);
  g_assert_true (layover_test_session_process_outcomes (session, NULL));

  return session;
}

static char *
describe (const LayoverValue *value)
{
  g_autoptr (GString) text = NULL;

  if (value == NULL)
    return g_strdup ("NULL");

  text = g_string_new (layover_base_type_to_string (layover_value_get_base_type (value)));
  for (guint i = 0; i < layover_value_get_n_values (value); i++)
    {
      g_autofree char *member = layover_value_dup_lexical (layover_value_get_value (value, i));

      g_string_append_printf (text, "%s %s", i == 0 ? ":" : ";", member);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
collect_operators (const LayoverExpression *expression, GHashTable *met)
{
  g_hash_table_add (met, (char *) expression->op->name);
  for (guint i = 0; i < expression->operands->len; i++)
    collect_operators (expression->operands->pdata[i], met);
}

static void
check_case (GStrv cells, const LayoverScope *initial, GHashTable *met)
{
  LayoverRuleReader reader = { .entry = "expressions.tsv", .variables = initial->variables };
  LayoverRandom random = { 7 };
  LayoverScope scope = *initial;
  g_autoptr (GBytes) bytes = g_bytes_new (cells[1], strlen (cells[1]));
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverXmlDocument) document = layover_xml_document_new (bytes, "x.xml", &error);
  g_autoptr (LayoverExpression) expression = NULL;
  g_autoptr (LayoverValue) value = NULL;
  g_autofree char *result = NULL;

  g_assert_no_error (error);
  expression = layover_expression_load (layover_xml_document_get_root (document), &reader, &error);
  g_assert_no_error (error);
  collect_operators (expression, met);
  scope.random = &random;
  value = layover_expression_evaluate (expression, &scope);
  result = describe (value);
  if (g_str_equal (result, cells[2]))
    return;

  g_test_message ("%s is “%s” and should be “%s”", cells[1], result, cells[2]);
  g_test_fail ();
}

static void
check_operators_are_met (const LayoverOperator *table, GHashTable *met)
{
  for (const LayoverOperator *op = table; op->name != NULL; op++)
    if (op->evaluate != NULL && !g_hash_table_contains (met, op->name))
      {
        g_test_message ("%s has no case", op->name);
        g_test_fail ();
      }
}

static void
test_expressions_by_cases (void)
{
  g_autofree char *text = read_data ("expressions.tsv");
  g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (LayoverItemSession) item = new_item_session ();
  g_autoptr (LayoverTestSession) test = new_test_session ();
  LayoverScope item_scope = { .variables = layover_item_session_get_variables (item) };
  LayoverScope test_scope;

  layover_test_session_init_scope (test, &test_scope);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", 3);

      g_assert_cmpuint (g_strv_length (cells), ==, 3);
      check_case (cells, g_str_equal (cells[0], "test") ? &test_scope : &item_scope, met);
    }

  check_operators_are_met (layover_operators_basic, met);
  check_operators_are_met (layover_operators_container, met);
  check_operators_are_met (layover_operators_logic, met);
  check_operators_are_met (layover_operators_math, met);
  check_operators_are_met (layover_operators_number, met);
  check_operators_are_met (layover_operators_test, met);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/qti-expressions/by-cases", test_expressions_by_cases);

  return g_test_run ();
}
