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

/* Gives each set its own letters: what is shown first is what was written first, or a shuffle of its own set only. */
static void
test_interaction_shuffles_each_set_of_a_match (void)
{
  g_autoptr (LayoverItem) item = load_interaction (
      "cardinality='multiple' baseType='directedPair'",
      "<matchInteraction responseIdentifier='RESPONSE' shuffle='true' maxAssociations='0'>"
      "<prompt>P</prompt><simpleMatchSet>"
      "<simpleAssociableChoice identifier='a' matchMax='1'>A</simpleAssociableChoice>"
      "<simpleAssociableChoice identifier='b' matchMax='1'>B</simpleAssociableChoice>"
      "<simpleAssociableChoice identifier='c' matchMax='1' fixed='true'>C</simpleAssociableChoice>"
      "</simpleMatchSet><simpleMatchSet>"
      "<simpleAssociableChoice identifier='x' matchMax='0'>X</simpleAssociableChoice>"
      "<simpleAssociableChoice identifier='y' matchMax='2'>Y</simpleAssociableChoice>"
      "</simpleMatchSet></matchInteraction>");
  LayoverInteraction *interaction = layover_item_get_interaction (item, 0);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint64 seed = 0; seed < 100; seed++)
    g_hash_table_add (seen, dup_order (interaction, seed));

  g_assert_cmpuint (g_hash_table_size (seen), ==, 4);
  g_assert_true (g_hash_table_contains (seen, "abcxy"));
  g_assert_true (g_hash_table_contains (seen, "bacyx"));
  g_assert_cmpuint (layover_interaction_find_choice (interaction, "c")->set, ==, 0);
  g_assert_cmpuint (layover_interaction_find_choice (interaction, "y")->set, ==, 1);
  g_assert_cmpuint (layover_interaction_find_choice (interaction, "y")->match_max, ==, 2);
}

static gboolean
check_pairs (LayoverInteraction *interaction, const char *text, char **why)
{
  g_auto (GStrv) pairs = g_strsplit (text, ",", -1);
  g_autoptr (LayoverValue) value = NULL;

  g_assert_true (layover_value_from_strings (LAYOVER_CARDINALITY_MULTIPLE,
                                             LAYOVER_BASE_TYPE_DIRECTED_PAIR,
                                             (const char *const *) pairs, &value, NULL));

  return layover_interaction_check_response (interaction, value, why);
}

static void
test_interaction_tells_how_often_to_match (void)
{
  g_autoptr (LayoverItem) item = load_interaction (
      "cardinality='multiple' baseType='directedPair'",
      "<matchInteraction responseIdentifier='RESPONSE' maxAssociations='3' minAssociations='2'>"
      "<simpleMatchSet>"
      "<simpleAssociableChoice identifier='a' matchMax='1'>A</simpleAssociableChoice>"
      "<simpleAssociableChoice identifier='b' matchMax='0'>B</simpleAssociableChoice>"
      "</simpleMatchSet><simpleMatchSet>"
      "<simpleAssociableChoice identifier='x' matchMax='0' matchMin='1'>X</simpleAssociableChoice>"
      "<simpleAssociableChoice identifier='y' matchMax='0'>Y</simpleAssociableChoice>"
      "<simpleAssociableChoice identifier='z' matchMax='0'>Z</simpleAssociableChoice>"
      "</simpleMatchSet></matchInteraction>");
  LayoverInteraction *interaction = layover_item_get_interaction (item, 0);
  const struct
  {
    const char *pairs;
    const char *why;
  } refused[] = {
    { "a x", "Match at least 2 pairs." },
    { "a x,b x,b y,b z", "Match at most 3 pairs." },
    { "a x,a y", "Something is used more often than it may be." },
    { "a y,b z", "Something that has to be used is not used yet." },
  };

  g_assert_true (check_pairs (interaction, "a x,b x", NULL));
  g_assert_true (check_pairs (interaction, "b x,b y,b z", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *why = NULL;

      g_assert_false (check_pairs (interaction, refused[i].pairs, &why));
      g_assert_cmpstr (why, ==, refused[i].why);
    }
}

static gboolean
collect_part (LayoverContentNode *node, gpointer data)
{
  if (layover_content_node_get_kind (node) == LAYOVER_CONTENT_CUSTOM)
    g_string_append_printf (data, "[%s]", layover_content_node_get_custom_id (node));
  else if (layover_content_node_get_text (node) != NULL)
    g_string_append (data, layover_content_node_get_text (node));

  return TRUE;
}

static char *
dup_text (LayoverInteraction *interaction)
{
  GString *text = g_string_new (NULL);

  layover_content_node_foreach (layover_interaction_get_content (interaction), collect_part, text);

  return g_string_free (text, FALSE);
}

static void
test_interaction_keeps_gaps_in_their_text (void)
{
  g_autoptr (LayoverItem) item = load_interaction (
      "cardinality='multiple' baseType='directedPair'",
      "<gapMatchInteraction responseIdentifier='RESPONSE' shuffle='false'><prompt>Fill in</prompt>"
      "<gapText identifier='w' matchMax='2'>winter</gapText>"
      "<gapText identifier='s' matchMax='1'>summer</gapText>"
      "<p>Now is the <gap identifier='g1'/> of our <gap identifier='g2' required='true'/>.</p>"
      "</gapMatchInteraction>");
  LayoverInteraction *interaction = layover_item_get_interaction (item, 0);
  g_autofree char *text = dup_text (interaction);
  const LayoverChoice *gap = layover_interaction_find_part (interaction, "part:g2");
  g_autofree char *why = NULL;

  g_assert_cmpstr (text, ==, "Now is the [part:g1] of our [part:g2].");
  g_assert_cmpstr (gap->identifier, ==, "g2");
  g_assert_cmpuint (gap->set, ==, 1);
  g_assert_null (gap->content);
  g_assert_null (layover_interaction_find_part (interaction, "g2"));
  g_assert_cmpuint (layover_interaction_get_choices (interaction)->len, ==, 4);
  g_assert_cmpuint (layover_interaction_get_max_choices (interaction), ==, 0);

  g_assert_true (check_pairs (interaction, "w g1,w g2", NULL));
  g_assert_false (check_pairs (interaction, "w g1", &why));
  g_assert_cmpstr (why, ==, "Something that has to be used is not used yet.");
}

static void
test_interaction_keeps_hot_texts_where_they_are (void)
{
  g_autoptr (LayoverItem) item = load_interaction (
      "cardinality='single' baseType='identifier'",
      "<hottextInteraction responseIdentifier='RESPONSE' maxChoices='1' shuffle='true'>"
      "<p>He <hottext identifier='a'>don't</hottext> know <hottext identifier='b'>it</hottext></p>"
      "</hottextInteraction>");
  LayoverInteraction *interaction = layover_item_get_interaction (item, 0);
  g_autofree char *text = dup_text (interaction);
  g_autofree char *order = dup_order (interaction, 3);
  g_autofree char *words = layover_content_node_dup_plain_text (
      layover_interaction_find_part (interaction, "part:a")->content);

  g_assert_cmpstr (text, ==, "He [part:a] know [part:b]");
  g_assert_cmpstr (order, ==, "ab");
  g_assert_cmpstr (g_strstrip (words), ==, "don't");
}

static void
test_interaction_puts_all_in_order (void)
{
  g_autoptr (LayoverItem) item = load_interaction (
      "cardinality='ordered' baseType='identifier'",
      "<orderInteraction responseIdentifier='RESPONSE'>"
      "<simpleChoice identifier='a'>A</simpleChoice><simpleChoice identifier='b'>B</simpleChoice>"
      "</orderInteraction>");
  LayoverInteraction *interaction = layover_item_get_interaction (item, 0);
  const char *one[] = { "b", NULL };
  const char *both[] = { "b", "a", NULL };
  g_autoptr (LayoverValue) some = choose (one);
  g_autoptr (LayoverValue) all = choose (both);
  g_autofree char *why = NULL;

  g_assert_true (layover_interaction_check_response (interaction, all, NULL));
  g_assert_false (layover_interaction_check_response (interaction, some, &why));
  g_assert_cmpstr (why, ==, "Put all of them in order.");
}

static void
test_interaction_slides_between_its_bounds (void)
{
  g_autoptr (LayoverItem) item = load_interaction (
      "cardinality='single' baseType='integer'",
      "<sliderInteraction responseIdentifier='RESPONSE' lowerBound='-10' upperBound='20' step='5'"
      " stepLabel='true' orientation='vertical'><prompt>How many?</prompt></sliderInteraction>");
  LayoverInteraction *interaction = layover_item_get_interaction (item, 0);
  const LayoverScale *scale = layover_interaction_get_scale (interaction);
  g_autoptr (LayoverValue) inside = layover_value_new_integer (-10);
  g_autoptr (LayoverValue) outside = layover_value_new_integer (21);

  g_assert_cmpfloat (scale->lower, ==, -10);
  g_assert_cmpfloat (scale->upper, ==, 20);
  g_assert_cmpfloat (scale->step, ==, 5);
  g_assert_true (scale->has_step_labels);
  g_assert_true (scale->is_vertical);
  g_assert_false (scale->is_reversed);
  g_assert_nonnull (layover_interaction_get_prompt (interaction));
  g_assert_true (layover_interaction_check_response (interaction, inside, NULL));
  g_assert_false (layover_interaction_check_response (interaction, outside, NULL));
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
  g_test_add_func ("/interaction/shuffles-each-set-of-a-match",
                   test_interaction_shuffles_each_set_of_a_match);
  g_test_add_func ("/interaction/tells-how-often-to-match",
                   test_interaction_tells_how_often_to_match);
  g_test_add_func ("/interaction/keeps-gaps-in-their-text",
                   test_interaction_keeps_gaps_in_their_text);
  g_test_add_func ("/interaction/keeps-hot-texts-where-they-are",
                   test_interaction_keeps_hot_texts_where_they_are);
  g_test_add_func ("/interaction/puts-all-in-order", test_interaction_puts_all_in_order);
  g_test_add_func ("/interaction/slides-between-its-bounds",
                   test_interaction_slides_between_its_bounds);

  return g_test_run ();
}
