/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-error.h"
#include "layover-item-session.h"

static LayoverItem *
load_interaction (const char *declaration, const char *interaction)
{
  g_autofree char *text = g_strdup_printf (
      "<assessmentItem xmlns='http://www.imsglobal.org/xsd/imsqti_v2p2' identifier='i' title='t'>"
      "<responseDeclaration identifier='RESPONSE' %s/><itemBody>%s</itemBody></assessmentItem>",
      declaration, interaction);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  LayoverItem *item = layover_item_load (bytes, "i.xml", &error);

  g_assert_no_error (error);

  return item;
}

static LayoverItem *
load_choices (const char *attributes)
{
  g_autofree char *interaction = g_strdup_printf (
      "<choiceInteraction responseIdentifier='RESPONSE' %s>"
      "<simpleChoice identifier='a'>A</simpleChoice><simpleChoice identifier='b'>B</simpleChoice>"
      "<simpleChoice identifier='c'>C</simpleChoice><simpleChoice identifier='d'>D</simpleChoice>"
      "<simpleChoice identifier='none' fixed='true'>None of "
      "them</simpleChoice></choiceInteraction>",
      attributes);

  return load_interaction ("cardinality='multiple' baseType='identifier'", interaction);
}

static char *
dup_order (LayoverInteraction *interaction, guint64 seed)
{
  g_autoptr (GArray) order = layover_interaction_dup_choice_order (interaction, seed);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < order->len; i++)
    {
      const LayoverChoice *choice =
          layover_interaction_get_choices (interaction)->pdata[g_array_index (order, guint, i)];

      g_string_append (text, choice->identifier);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What a candidate saw is shown to them again from the seed: these orders may never change. */
static void
test_interaction_shuffles_the_same_way_for_ever (void)
{
  g_autoptr (LayoverItem) item = load_choices ("shuffle='true' maxChoices='0'");
  LayoverInteraction *interaction = layover_item_get_interaction (item, 0);
  const char *expected[] = { "dacbnone", "bdacnone", "adbcnone", "cdabnone" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint64 seed = 0; seed < G_N_ELEMENTS (expected); seed++)
    {
      g_autofree char *order = dup_order (interaction, seed);

      g_assert_cmpstr (order, ==, expected[seed]);
    }

  for (guint64 seed = 0; seed < 1000; seed++)
    {
      char *order = dup_order (interaction, seed);

      g_assert_true (g_str_has_suffix (order, "none"));
      g_hash_table_add (seen, order);
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 24);
}

static void
test_interaction_keeps_the_order_without_shuffle (void)
{
  g_autoptr (LayoverItem) item = load_choices ("shuffle='false' maxChoices='0'");
  g_autofree char *order = dup_order (layover_item_get_interaction (item, 0), 7);

  g_assert_cmpstr (order, ==, "abcdnone");
}

static LayoverValue *
choose (const char *const *choices)
{
  LayoverValue *value = NULL;

  g_assert_true (layover_value_from_strings (LAYOVER_CARDINALITY_MULTIPLE,
                                             LAYOVER_BASE_TYPE_IDENTIFIER, choices, &value, NULL));

  return value;
}

static void
test_interaction_tells_how_many_to_choose (void)
{
  g_autoptr (LayoverItem) item = load_choices ("minChoices='2' maxChoices='3'");
  LayoverInteraction *interaction = layover_item_get_interaction (item, 0);
  const char *one[] = { "a", NULL };
  const char *two[] = { "a", "b", NULL };
  const char *four[] = { "a", "b", "c", "d", NULL };
  g_autoptr (LayoverValue) too_few = choose (one);
  g_autoptr (LayoverValue) enough = choose (two);
  g_autoptr (LayoverValue) too_many = choose (four);
  g_autofree char *why_few = NULL;
  g_autofree char *why_many = NULL;

  g_assert_false (layover_interaction_check_response (interaction, too_few, &why_few));
  g_assert_cmpstr (why_few, ==, "Choose at least 2 answers.");
  g_assert_false (layover_interaction_check_response (interaction, too_many, &why_many));
  g_assert_cmpstr (why_many, ==, "Choose at most 3 answers.");
  g_assert_true (layover_interaction_check_response (interaction, enough, NULL));
  g_assert_false (layover_interaction_check_response (interaction, NULL, NULL));
}

static void
test_interaction_tells_what_form_to_write (void)
{
  g_autoptr (LayoverItem)
      item = load_interaction ("cardinality='single' baseType='string'",
                               "<p><textEntryInteraction responseIdentifier='RESPONSE'"
                               " patternMask='[0-9]{1,3}'/></p>");
  LayoverInteraction *interaction = layover_item_get_interaction (item, 0);
  g_autoptr (LayoverValue) good = layover_value_new_string ("42");
  g_autoptr (LayoverValue) bad = layover_value_new_string ("42 or so");

  g_assert_true (layover_interaction_check_response (interaction, good, NULL));
  g_assert_false (layover_interaction_check_response (interaction, bad, NULL));
  g_assert_true (layover_interaction_check_response (interaction, NULL, NULL));
}

static void
test_interaction_of_a_single_response_takes_one_choice (void)
{
  g_autoptr (LayoverItem)
      item = load_interaction ("cardinality='single' baseType='identifier'",
                               "<choiceInteraction responseIdentifier='RESPONSE' maxChoices='0'>"
                               "<simpleChoice identifier='a'>A</simpleChoice></choiceInteraction>");

  g_assert_cmpuint (layover_interaction_get_max_choices (layover_item_get_interaction (item, 0)),
                    ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interaction/shuffles-the-same-way-for-ever",
                   test_interaction_shuffles_the_same_way_for_ever);
  g_test_add_func ("/interaction/keeps-the-order-without-shuffle",
                   test_interaction_keeps_the_order_without_shuffle);
  g_test_add_func ("/interaction/tells-how-many-to-choose",
                   test_interaction_tells_how_many_to_choose);
  g_test_add_func ("/interaction/tells-what-form-to-write",
                   test_interaction_tells_what_form_to_write);
  g_test_add_func ("/interaction/of-a-single-response-takes-one-choice",
                   test_interaction_of_a_single_response_takes_one_choice);

  return g_test_run ();
}
