/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <math.h>

#include "layover-error.h"
#include "layover-notation.h"

static LayoverDeclaration *
declare (LayoverCardinality cardinality, LayoverBaseType base_type)
{
  return layover_declaration_new (LAYOVER_DECLARATION_RESPONSE, "R", cardinality, base_type);
}

/* @text is read as such a value and written again. */
static void
assert_round_trip (LayoverCardinality cardinality, LayoverBaseType base_type, const char *text,
                   const char *expected)
{
  g_autoptr (LayoverDeclaration) declaration = declare (cardinality, base_type);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = layover_notation_parse (text, &error);
  g_autoptr (JsonNode) written = NULL;
  g_autoptr (LayoverValue) value = NULL;
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  g_assert_true (layover_notation_read_value (node, declaration, &value, &error));
  g_assert_no_error (error);
  written = layover_notation_write_value (value);
  again = layover_notation_format (written);
  g_assert_cmpstr (again, ==, expected);
}

static void
assert_single (LayoverBaseType base_type, const char *text, const char *expected)
{
  assert_round_trip (LAYOVER_CARDINALITY_SINGLE, base_type, text, expected);
}

static void
test_notation_writes_what_it_reads (void)
{
  assert_single (LAYOVER_BASE_TYPE_IDENTIFIER, "\"A-1\"", "\"A-1\"");
  assert_single (LAYOVER_BASE_TYPE_STRING, "\"a\\u00fc\\n\\u0001\\\"\"", "\"aü\\n\\u0001\\\"\"");
  assert_single (LAYOVER_BASE_TYPE_INTEGER, "-7", "-7");
  assert_single (LAYOVER_BASE_TYPE_FLOAT, "0.1", "0.1");
  assert_single (LAYOVER_BASE_TYPE_FLOAT, "3", "3");
  assert_single (LAYOVER_BASE_TYPE_FLOAT, "54.598150033144236", "54.598150033144236");
  assert_single (LAYOVER_BASE_TYPE_DURATION, "2.5", "2.5");
  assert_single (LAYOVER_BASE_TYPE_BOOLEAN, "true", "true");
  assert_single (LAYOVER_BASE_TYPE_PAIR, "\"B A\"", "\"B A\"");
  assert_single (LAYOVER_BASE_TYPE_DIRECTED_PAIR, "\"B A\"", "\"B A\"");
  assert_single (LAYOVER_BASE_TYPE_POINT, "\"3 4\"", "\"3 4\"");
  assert_single (LAYOVER_BASE_TYPE_URI, "\"https://a.b/c\"", "\"https://a.b/c\"");
  assert_single (LAYOVER_BASE_TYPE_STRING, "null", "null");
  assert_single (LAYOVER_BASE_TYPE_STRING, "\"\"", "null");
  assert_single (LAYOVER_BASE_TYPE_FLOAT, "\"\"", "null");
  assert_single (LAYOVER_BASE_TYPE_IDENTIFIER, "\"\"", "null");
  assert_single (LAYOVER_BASE_TYPE_PAIR, "\"\"", "null");
  assert_round_trip (LAYOVER_CARDINALITY_ORDERED, LAYOVER_BASE_TYPE_STRING,
                     "[\"a\",\"\",null,\"b\"]", "[\"a\",\"b\"]");
  assert_round_trip (LAYOVER_CARDINALITY_MULTIPLE, LAYOVER_BASE_TYPE_IDENTIFIER, "[\"\"]", "null");
  assert_round_trip (LAYOVER_CARDINALITY_ORDERED, LAYOVER_BASE_TYPE_INTEGER, "[2,1,2]", "[2,1,2]");
  assert_round_trip (LAYOVER_CARDINALITY_MULTIPLE, LAYOVER_BASE_TYPE_INTEGER, "[]", "null");
  assert_round_trip (LAYOVER_CARDINALITY_RECORD, LAYOVER_BASE_TYPE_NONE,
                     "{\"b\": true, \"a\": 1, \"c\": 1.5, \"d\": \"x\", \"e\": null}",
                     "{\"a\":1,\"b\":true,\"c\":1.5,\"d\":\"x\"}");
}

static void
test_notation_writes_numbers_shortly (void)
{
  const struct
  {
    double number;
    const char *text;
  } cases[] = {
    { INFINITY, "null" }, { -INFINITY, "null" }, { NAN, "null" },
    { -0.0, "0" },        { 1e300, "1e+300" },   { 9007199254740992.0, "9007199254740992" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LayoverValue) value = layover_value_new_float (cases[i].number);
      g_autoptr (JsonNode) node = layover_notation_write_value (value);
      g_autofree char *text = layover_notation_format (node);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_notation_refuses_what_is_no_json (void)
{
  static const char *const texts[] = { "", "{", "[1,", "nul", "{\"a\" 1}", "\xff", "'" };
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_null (layover_notation_parse (texts[i], &error));
      g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_NOTATION);
      g_clear_error (&error);
    }

  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (deep, '[');
  g_assert_null (layover_notation_parse (deep->str, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_NOTATION);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notation/writes-what-it-reads", test_notation_writes_what_it_reads);
  g_test_add_func ("/notation/writes-numbers-shortly", test_notation_writes_numbers_shortly);
  g_test_add_func ("/notation/refuses-what-is-no-json", test_notation_refuses_what_is_no_json);

  return g_test_run ();
}
