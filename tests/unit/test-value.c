/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <math.h>

#include "layover-error.h"
#include "layover-value.h"

static LayoverValue *
parse (LayoverBaseType base_type, const char *text)
{
  g_autoptr (GError) error = NULL;
  LayoverValue *value = layover_value_parse (base_type, text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (value);

  return value;
}

static LayoverValue *
from_strings (LayoverCardinality cardinality, LayoverBaseType base_type, const char *const *strings)
{
  g_autoptr (GError) error = NULL;
  LayoverValue *value = NULL;

  g_assert_true (layover_value_from_strings (cardinality, base_type, strings, &value, &error));
  g_assert_no_error (error);

  return value;
}

static void
test_value_reads_what_it_writes (void)
{
  const struct
  {
    LayoverBaseType base_type;
    const char *text;
    const char *lexical;
  } cases[] = {
    { LAYOVER_BASE_TYPE_IDENTIFIER, " four\n", "four" },
    { LAYOVER_BASE_TYPE_IDENTIFIER, "4", "4" },
    { LAYOVER_BASE_TYPE_PAIR, "1\n2", "1 2" },
    { LAYOVER_BASE_TYPE_STRING, " two words ", " two words " },
    { LAYOVER_BASE_TYPE_BOOLEAN, "1", "true" },
    { LAYOVER_BASE_TYPE_INTEGER, "-2147483648", "-2147483648" },
    { LAYOVER_BASE_TYPE_INTEGER, "+7", "7" },
    { LAYOVER_BASE_TYPE_FLOAT, "0.1", "0.1" },
    { LAYOVER_BASE_TYPE_FLOAT, "1e3", "1000" },
    { LAYOVER_BASE_TYPE_FLOAT, "0.30000000000000004", "0.30000000000000004" },
    { LAYOVER_BASE_TYPE_POINT, "12  -5", "12 -5" },
    { LAYOVER_BASE_TYPE_PAIR, " A B ", "A B" },
    { LAYOVER_BASE_TYPE_DIRECTED_PAIR, "A B", "A B" },
    { LAYOVER_BASE_TYPE_DURATION, "12.5", "12.5" },
    { LAYOVER_BASE_TYPE_DURATION, "PT1M30.5S", "90.5" },
    { LAYOVER_BASE_TYPE_DURATION, "P1DT2H", "93600" },
    { LAYOVER_BASE_TYPE_DURATION, "PT0S", "0" },
    { LAYOVER_BASE_TYPE_URI, " urn:x ", "urn:x" },
    { LAYOVER_BASE_TYPE_INT_OR_IDENTIFIER, "3", "3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LayoverValue) value = parse (cases[i].base_type, cases[i].text);
      g_autofree char *lexical = layover_value_dup_lexical (value);

      g_assert_cmpstr (lexical, ==, cases[i].lexical);
      g_assert_cmpint (layover_value_get_base_type (value), ==, cases[i].base_type);
    }
}

static void
test_value_refuses_what_is_not_of_its_type (void)
{
  const struct
  {
    LayoverBaseType base_type;
    const char *text;
  } cases[] = {
    { LAYOVER_BASE_TYPE_DURATION, "P" },
    { LAYOVER_BASE_TYPE_DURATION, "PT" },
    { LAYOVER_BASE_TYPE_DURATION, "P1DT" },
    { LAYOVER_BASE_TYPE_DURATION, "P1Y" },
    { LAYOVER_BASE_TYPE_DURATION, "P1M" },
    { LAYOVER_BASE_TYPE_DURATION, "P2H" },
    { LAYOVER_BASE_TYPE_DURATION, "PT5" },
    { LAYOVER_BASE_TYPE_FLOAT, "PT5S" },
    { LAYOVER_BASE_TYPE_INTEGER, "99999999999" },
    { LAYOVER_BASE_TYPE_INTEGER, "2147483648" },
    { LAYOVER_BASE_TYPE_INTEGER, "" },
    { LAYOVER_BASE_TYPE_INTEGER, "1.5" },
    { LAYOVER_BASE_TYPE_INTEGER, "--1" },
    { LAYOVER_BASE_TYPE_FLOAT, "NaN" },
    { LAYOVER_BASE_TYPE_FLOAT, "1e309" },
    { LAYOVER_BASE_TYPE_FLOAT, "INF" },
    { LAYOVER_BASE_TYPE_FLOAT, "0x10" },
    { LAYOVER_BASE_TYPE_FLOAT, "1,5" },
    { LAYOVER_BASE_TYPE_FLOAT, "." },
    { LAYOVER_BASE_TYPE_BOOLEAN, "yes" },
    { LAYOVER_BASE_TYPE_BOOLEAN, "True" },
    { LAYOVER_BASE_TYPE_BOOLEAN, "true false" },
    { LAYOVER_BASE_TYPE_BOOLEAN, "" },
    { LAYOVER_BASE_TYPE_POINT, "1" },
    { LAYOVER_BASE_TYPE_POINT, "1 2 3" },
    { LAYOVER_BASE_TYPE_POINT, "1 9999999999" },
    { LAYOVER_BASE_TYPE_PAIR, "A" },
    { LAYOVER_BASE_TYPE_PAIR, "A B C" },
    { LAYOVER_BASE_TYPE_IDENTIFIER, "two words" },
    { LAYOVER_BASE_TYPE_IDENTIFIER, "no\302\240break" },
    { LAYOVER_BASE_TYPE_DURATION, "PT1S1M" },
    { LAYOVER_BASE_TYPE_DURATION, "PTS" },
    { LAYOVER_BASE_TYPE_DURATION, "PT1" },
    { LAYOVER_BASE_TYPE_FLOAT, "PT1S" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (layover_value_parse (cases[i].base_type, cases[i].text, &error));
      g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_VALUE);
    }
}

static void
test_value_identifier_rule (void)
{
  const char *good[] = { "a", "_1", "four", "Größe", "choice-3", "sec.1" };
  const char *bad[] = {
    "", "x'; DROP TABLE", "%s%n", "../../a", "1a", "-a", "a b", "a:b", "a\xff"
  };
  g_autofree char *longest = g_strnfill (255, 'a');
  g_autofree char *too_long = g_strnfill (256, 'a');

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (layover_qti_identifier_is_valid (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (layover_qti_identifier_is_valid (bad[i]));
  g_assert_true (layover_qti_identifier_is_valid (longest));
  g_assert_false (layover_qti_identifier_is_valid (too_long));
}

static void
test_value_equality_follows_cardinality (void)
{
  const char *abb[] = { "A", "B", "B", NULL };
  const char *bab[] = { "B", "A", "B", NULL };
  const char *aab[] = { "A", "A", "B", NULL };
  g_autoptr (LayoverValue)
      bag = from_strings (LAYOVER_CARDINALITY_MULTIPLE, LAYOVER_BASE_TYPE_IDENTIFIER, abb);
  g_autoptr (LayoverValue)
      same_bag = from_strings (LAYOVER_CARDINALITY_MULTIPLE, LAYOVER_BASE_TYPE_IDENTIFIER, bab);
  g_autoptr (LayoverValue)
      other_bag = from_strings (LAYOVER_CARDINALITY_MULTIPLE, LAYOVER_BASE_TYPE_IDENTIFIER, aab);
  g_autoptr (LayoverValue)
      list = from_strings (LAYOVER_CARDINALITY_ORDERED, LAYOVER_BASE_TYPE_IDENTIFIER, abb);
  g_autoptr (LayoverValue)
      other_list = from_strings (LAYOVER_CARDINALITY_ORDERED, LAYOVER_BASE_TYPE_IDENTIFIER, bab);

  g_assert_true (layover_value_equal (bag, same_bag));
  g_assert_false (layover_value_equal (bag, other_bag));
  g_assert_false (layover_value_equal (bag, list));
  g_assert_false (layover_value_equal (list, other_list));
  g_assert_false (layover_value_equal (list, NULL));
  g_assert_true (layover_value_equal (NULL, NULL));
}

static void
test_value_pairs_have_no_direction_unless_directed (void)
{
  g_autoptr (LayoverValue) pair = layover_value_new_pair ("A", "B");
  g_autoptr (LayoverValue) reversed = layover_value_new_pair ("B", "A");
  g_autoptr (LayoverValue) directed = layover_value_new_directed_pair ("A", "B");
  g_autoptr (LayoverValue) against = layover_value_new_directed_pair ("B", "A");

  g_assert_true (layover_value_equal (pair, reversed));
  g_assert_false (layover_value_equal (directed, against));
}

static void
test_value_strings_go_round (void)
{
  const char *many[] = { "A", "B", NULL };
  const char *none[] = { NULL };
  const char *record[] = { "x", "integer", "3", "y", "string", "three", NULL };
  g_autoptr (LayoverValue)
      value = from_strings (LAYOVER_CARDINALITY_MULTIPLE, LAYOVER_BASE_TYPE_IDENTIFIER, many);
  g_autoptr (LayoverValue)
      empty = from_strings (LAYOVER_CARDINALITY_MULTIPLE, LAYOVER_BASE_TYPE_IDENTIFIER, none);
  g_autoptr (LayoverValue)
      fields = from_strings (LAYOVER_CARDINALITY_RECORD, LAYOVER_BASE_TYPE_NONE, record);
  g_auto (GStrv) many_again = layover_value_to_strings (value);
  g_auto (GStrv) none_again = layover_value_to_strings (empty);
  g_auto (GStrv) record_again = layover_value_to_strings (fields);

  g_assert_null (empty);
  g_assert_cmpstrv (many_again, (GStrv) many);
  g_assert_cmpstrv (none_again, (GStrv) none);
  g_assert_cmpstrv (record_again, (GStrv) record);
  g_assert_cmpint (layover_value_get_integer (layover_value_get_field (fields, "x")), ==, 3);
  g_assert_null (layover_value_get_field (fields, "z"));
}

static void
test_value_strings_refuse_what_does_not_fit (void)
{
  const char *two[] = { "A", "B", NULL };
  const char *half[] = { "x", "integer", NULL };
  g_autoptr (GError) error = NULL;
  LayoverValue *value = NULL;

  g_assert_false (layover_value_from_strings (LAYOVER_CARDINALITY_SINGLE,
                                              LAYOVER_BASE_TYPE_IDENTIFIER, two, &value, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_VALUE);
  g_clear_error (&error);
  g_assert_false (layover_value_from_strings (LAYOVER_CARDINALITY_RECORD, LAYOVER_BASE_TYPE_NONE,
                                              half, &value, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_VALUE);
  g_assert_null (value);
}

static void
test_value_converts_where_nothing_is_lost (void)
{
  g_autoptr (LayoverValue) three = layover_value_new_integer (3);
  g_autoptr (LayoverValue) half = layover_value_new_float (0.5);
  g_autoptr (LayoverValue)
      as_float = layover_value_convert (three, LAYOVER_CARDINALITY_SINGLE, LAYOVER_BASE_TYPE_FLOAT);
  g_autoptr (LayoverValue) as_bag = layover_value_convert (three, LAYOVER_CARDINALITY_MULTIPLE,
                                                           LAYOVER_BASE_TYPE_INTEGER);

  g_assert_cmpint (layover_value_get_base_type (as_float), ==, LAYOVER_BASE_TYPE_FLOAT);
  g_assert_cmpfloat (layover_value_get_float (as_float), ==, 3);
  g_assert_cmpuint (layover_value_get_n_values (as_bag), ==, 1);
  g_assert_null (
      layover_value_convert (half, LAYOVER_CARDINALITY_SINGLE, LAYOVER_BASE_TYPE_INTEGER));
  g_assert_null (
      layover_value_convert (as_bag, LAYOVER_CARDINALITY_SINGLE, LAYOVER_BASE_TYPE_INTEGER));
  g_assert_null (layover_value_new_float (INFINITY));
  g_assert_null (layover_value_new_string (""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/value/reads-what-it-writes", test_value_reads_what_it_writes);
  g_test_add_func ("/value/refuses-what-is-not-of-its-type",
                   test_value_refuses_what_is_not_of_its_type);
  g_test_add_func ("/value/T37-identifier-rule", test_value_identifier_rule);
  g_test_add_func ("/value/equality-follows-cardinality", test_value_equality_follows_cardinality);
  g_test_add_func ("/value/pairs-have-no-direction-unless-directed",
                   test_value_pairs_have_no_direction_unless_directed);
  g_test_add_func ("/value/strings-go-round", test_value_strings_go_round);
  g_test_add_func ("/value/strings-refuse-what-does-not-fit",
                   test_value_strings_refuse_what_does_not_fit);
  g_test_add_func ("/value/converts-where-nothing-is-lost",
                   test_value_converts_where_nothing_is_lost);

  return g_test_run ();
}
