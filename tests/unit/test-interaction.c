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

/* In place of our own sentences, one line each, without what turns a line round, and never longer than a hint can be. */
static void
test_interaction_tells_limits_in_the_words_of_its_author (void)
{
  const char *one[] = { "a", NULL };
  const char *three[] = { "a", "b", "c", NULL };
  g_autofree char *long_text = g_strnfill (1000, 'x');
  g_autofree char *attributes = g_strdup_printf (
      "minChoices='2' maxChoices='2' data-min-selections-message=' Two  &lt;b>pumps&lt;/b>&#x202E; "
      "'"
      " data-max-selections-message='%s' data-patternmask-message='  '",
      long_text);
  g_autoptr (LayoverItem) item = load_choices (attributes);
  LayoverInteraction *interaction = layover_item_get_interaction (item, 0);
  g_autoptr (LayoverValue) too_few = choose (one);
  g_autoptr (LayoverValue) too_many = choose (three);
  g_autofree char *why_few = NULL;
  g_autofree char *why_many = NULL;

  g_assert_false (layover_interaction_check_response (interaction, too_few, &why_few));
  g_assert_cmpstr (why_few, ==, "Two <b>pumps</b>");
  g_assert_false (layover_interaction_check_response (interaction, too_many, &why_many));
  g_assert_cmpint (g_utf8_strlen (why_many, -1), ==, 200);
  g_assert_true (g_str_has_suffix (why_many, "x…"));
  g_assert_null (
      layover_interaction_get_message (interaction, LAYOVER_INTERACTION_MESSAGE_PATTERN));
}

static void
test_interaction_tells_the_form_in_the_words_of_its_author (void)
{
  g_autoptr (LayoverItem) item = load_interaction (
      "cardinality='single' baseType='string'",
      "<p><textEntryInteraction responseIdentifier='RESPONSE' "
      "patternMask='[0-9]{3}' data-patternmask-message='Three digits'/></p>");
  LayoverInteraction *interaction = layover_item_get_interaction (item, 0);
  g_autoptr (LayoverValue) bad = layover_value_new_string ("42");
  g_autofree char *why = NULL;

  g_assert_false (layover_interaction_check_response (interaction, bad, &why));
  g_assert_cmpstr (why, ==, "Three digits");
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

static void
test_interaction_counts_plays (void)
{
  g_autoptr (LayoverItem) item = load_interaction (
      "cardinality='single' baseType='integer'",
      "<mediaInteraction responseIdentifier='RESPONSE' autostart='true' minPlays='1' maxPlays='2'"
      " loop='true'><prompt>Listen.</prompt><object data='dana.ogg' type='audio/ogg'/>"
      "</mediaInteraction>");
  LayoverInteraction *interaction = layover_item_get_interaction (item, 0);
  const LayoverPlays *plays = layover_interaction_get_plays (interaction);
  LayoverContentNode *media = layover_interaction_get_content (interaction);

  g_assert_true (layover_interaction_is_supported (interaction));
  g_assert_true (layover_interaction_awaits_answer (interaction));
  g_assert_cmpuint (plays->least, ==, 1);
  g_assert_cmpuint (plays->most, ==, 2);
  g_assert_true (plays->loops);
  g_assert_cmpint (layover_content_node_get_kind (media), ==, LAYOVER_CONTENT_AUDIO);
  g_assert_cmpstr (layover_content_node_get_target (media), ==, "dana.ogg");
  g_assert_false (layover_interaction_check_response (interaction, NULL, NULL));
  for (gint32 n = 0; n <= 3; n++)
    {
      g_autoptr (LayoverValue) value = layover_value_new_integer (n);

      g_assert_cmpint (layover_interaction_check_response (interaction, value, NULL), ==,
                       n == 1 || n == 2);
    }
}

static void
test_interaction_needs_a_program (void)
{
  g_autoptr (LayoverItem)
      item = load_interaction ("cardinality='single' baseType='string'",
                               "<customInteraction responseIdentifier='RESPONSE'/>");
  g_autoptr (GError) error = NULL;

  g_assert_false (layover_item_check_supported (item, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "<customInteraction> needs a program"));
}

static void
test_interaction_is_a_button (void)
{
  g_autoptr (LayoverItem) item = load_interaction (
      "cardinality='single' baseType='boolean'",
      "<p><endAttemptInteraction responseIdentifier='RESPONSE' title=' Hint ' "
      "countAttempt='false'/></p>");
  LayoverInteraction *interaction = layover_item_get_interaction (item, 0);

  g_assert_true (layover_interaction_is_supported (interaction));
  g_assert_true (layover_interaction_is_inline (interaction));
  g_assert_false (layover_interaction_awaits_answer (interaction));
  g_assert_false (layover_interaction_get_counts_attempt (interaction));
  g_assert_cmpstr (layover_interaction_get_title (interaction), ==, "Hint");
  g_assert_true (layover_item_find_button (item, "RESPONSE") == interaction);
}

#define MAP "<object data='map.png' type='image/png' width='206' height='280'>Airports</object>"

static LayoverInteraction *
load_graphic (LayoverItem **item, const char *declaration, const char *interaction)
{
  *item = load_interaction (declaration, interaction);
  g_assert_nonnull (layover_item_get_body (*item));
  g_assert_cmpuint (layover_item_get_n_interactions (*item), ==, 1);

  return layover_item_get_interaction (*item, 0);
}

static void
collect_reference (const char *target, guint line, gpointer data)
{
  g_string_append_printf (data, "%s ", target);
}

static char *
dup_references (LayoverItem *item)
{
  g_autoptr (GString) targets = g_string_new (NULL);

  layover_item_foreach_reference (item, collect_reference, targets);

  return g_string_free (g_steal_pointer (&targets), FALSE);
}

static void
test_interaction_has_areas_on_a_picture (void)
{
  g_autoptr (LayoverItem) item = NULL;
  LayoverInteraction *interaction = load_graphic (
      &item, "cardinality='multiple' baseType='identifier'",
      "<hotspotInteraction responseIdentifier='RESPONSE' maxChoices='2'><prompt>Where?</prompt>" MAP
      "<hotspotChoice identifier='a' shape='circle' coords='77,115,8' hotspotLabel='Glasgow'/>"
      "<hotspotChoice identifier='b' shape='rect' coords='10,20,30,50'/>"
      "<hotspotChoice identifier='rest' shape='default'/></hotspotInteraction>");
  LayoverContentNode *picture = layover_interaction_get_picture (interaction);
  const LayoverChoice *area = layover_interaction_find_choice (interaction, "b");
  g_autofree char *references = dup_references (item);
  const char *three[] = { "a", "b", "rest", NULL };
  g_autoptr (LayoverValue) too_many = choose (three);
  double left, top, right, bottom;

  g_assert_cmpstr (layover_content_node_get_target (picture), ==, "map.png");
  g_assert_cmpstr (layover_content_node_get_label (picture), ==, "Airports");
  g_assert_cmpint (layover_content_node_get_width (picture), ==, 206);
  g_assert_cmpstr (references, ==, "map.png ");

  g_assert_cmpstr (layover_interaction_find_choice (interaction, "a")->label, ==, "A · Glasgow");
  g_assert_cmpstr (area->label, ==, "B · upper left");
  g_assert_cmpstr (area->letter, ==, "B");
  g_assert_null (area->content);
  g_assert_true (layover_shape_contains (area->shape, 10, 50));
  g_assert_false (layover_shape_contains (area->shape, 9, 50));
  g_assert_true (layover_shape_get_bounds (area->shape, &left, &top, &right, &bottom));
  g_assert_cmpfloat (right - left, ==, 20);
  g_assert_cmpfloat (bottom - top, ==, 30);
  area = layover_interaction_find_choice (interaction, "rest");
  g_assert_cmpstr (area->label, ==, "C · everywhere else");
  g_assert_false (layover_shape_get_bounds (area->shape, &left, &top, &right, &bottom));
  g_assert_true (layover_shape_contains (area->shape, 9, 50));
  g_assert_false (layover_interaction_check_response (interaction, too_many, NULL));
}

static void
test_interaction_knows_a_picture_of_qti_3 (void)
{
  g_autoptr (LayoverItem) item = NULL;
  LayoverInteraction *interaction = load_graphic (
      &item, "cardinality='single' baseType='identifier'",
      "<qti-hotspot-interaction response-identifier='RESPONSE' max-choices='1'>"
      "<qti-prompt>Where is <img src='flag.png' alt='it'/>?</qti-prompt>"
      "<img src='map.png' alt='Airports' width='206' height='280'/>"
      "<qti-hotspot-choice identifier='a' shape='poly' coords='0,0 10,0 0,10' aria-label='Here'/>"
      "</qti-hotspot-interaction>");
  const LayoverChoice *area = layover_interaction_find_choice (interaction, "a");

  g_assert_cmpstr (layover_content_node_get_target (layover_interaction_get_picture (interaction)),
                   ==, "map.png");
  g_assert_cmpstr (area->label, ==, "A · Here");
  g_assert_true (layover_shape_contains (area->shape, 4, 4));
  g_assert_false (layover_shape_contains (area->shape, 6, 6));
}

static void
test_interaction_without_a_picture_is_not_supported (void)
{
  g_autoptr (LayoverItem) item = NULL;
  LayoverInteraction *interaction = load_graphic (
      &item, "cardinality='single' baseType='identifier'",
      "<hotspotInteraction responseIdentifier='RESPONSE'>"
      "<hotspotChoice identifier='a' shape='circle' coords='7,5,8'/></hotspotInteraction>");

  g_assert_null (layover_interaction_get_picture (interaction));
  g_assert_false (layover_interaction_is_supported (interaction));
}

static LayoverValue *
mark (guint n_points)
{
  g_autoptr (GPtrArray)
      points = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_value_unref);

  for (guint i = 0; i < n_points; i++)
    g_ptr_array_add (points, layover_value_new_point ((int) i, 3));

  return layover_value_new_container (LAYOVER_CARDINALITY_MULTIPLE, LAYOVER_BASE_TYPE_POINT,
                                      points);
}

static void
test_interaction_tells_how_many_points_to_mark (void)
{
  g_autoptr (LayoverItem) item = NULL;
  LayoverInteraction *interaction = load_graphic (
      &item, "cardinality='multiple' baseType='point'",
      "<selectPointInteraction responseIdentifier='RESPONSE' minChoices='2' maxChoices='3'>" MAP
      "</selectPointInteraction>");
  g_autoptr (LayoverValue) too_few = mark (1);
  g_autoptr (LayoverValue) enough = mark (3);
  g_autoptr (LayoverValue) too_many = mark (4);
  g_autofree char *why_few = NULL;
  g_autofree char *why_many = NULL;

  g_assert_false (layover_interaction_check_response (interaction, too_few, &why_few));
  g_assert_cmpstr (why_few, ==, "Mark at least 2 places.");
  g_assert_true (layover_interaction_check_response (interaction, enough, NULL));
  g_assert_false (layover_interaction_check_response (interaction, too_many, &why_many));
  g_assert_cmpstr (why_many, ==, "Mark at most 3 places.");
}

static void
test_interaction_puts_areas_in_order (void)
{
  g_autoptr (LayoverItem) item = NULL;
  LayoverInteraction *interaction = load_graphic (
      &item, "cardinality='ordered' baseType='identifier'",
      "<graphicOrderInteraction responseIdentifier='RESPONSE'>" MAP
      "<hotspotChoice identifier='a' shape='circle' coords='7,5,8'/>"
      "<hotspotChoice identifier='b' shape='circle' coords='9,5,8'/></graphicOrderInteraction>");
  const char *one[] = { "b", NULL };
  g_autoptr (LayoverValue) some = choose (one);

  g_assert_cmpuint (layover_interaction_get_max_choices (interaction), ==, 0);
  g_assert_false (layover_interaction_check_response (interaction, some, NULL));
}

static void
test_interaction_puts_words_on_areas (void)
{
  g_autoptr (LayoverItem) item = NULL;
  LayoverInteraction *interaction = load_graphic (
      &item, "cardinality='multiple' baseType='directedPair'",
      "<graphicGapMatchInteraction responseIdentifier='RESPONSE'>" MAP
      "<gapImg identifier='w' matchMax='2'><object data='w.png' type='image/png'/></gapImg>"
      "<gapText identifier='s'>South</gapText>"
      "<associableHotspot identifier='g1' matchMax='1' shape='circle' coords='7,5,8'/>"
      "<associableHotspot identifier='g2' matchMax='1' shape='circle' coords='9,5,8'/>"
      "</graphicGapMatchInteraction>");
  g_autofree char *references = dup_references (item);

  g_assert_cmpstr (references, ==, "map.png w.png ");
  g_assert_cmpuint (layover_interaction_find_choice (interaction, "w")->set, ==, 0);
  g_assert_cmpstr (layover_interaction_find_choice (interaction, "w")->label, ==, "Picture 1");
  g_assert_null (layover_interaction_find_choice (interaction, "s")->label);
  g_assert_cmpuint (layover_interaction_find_choice (interaction, "g2")->set, ==, 1);
  g_assert_true (check_pairs (interaction, "w g1,w g2", NULL));
  g_assert_false (check_pairs (interaction, "w g1,s g1", NULL));
}

static void
test_interaction_connects_areas (void)
{
  g_autoptr (LayoverItem) item = NULL;
  LayoverInteraction *interaction = load_graphic (
      &item, "cardinality='multiple' baseType='pair'",
      "<graphicAssociateInteraction responseIdentifier='RESPONSE' maxAssociations='2'>" MAP
      "<associableHotspot identifier='a' matchMax='2' shape='circle' coords='7,5,8'/>"
      "<associableHotspot identifier='b' matchMax='2' shape='circle' coords='7,5,8'/>"
      "<associableHotspot identifier='c' matchMax='1' shape='circle' coords='9,5,8'/>"
      "</graphicAssociateInteraction>");

  g_assert_cmpuint (layover_interaction_get_max_choices (interaction), ==, 2);
  g_assert_cmpuint (layover_interaction_find_choice (interaction, "c")->match_max, ==, 1);
}

static void
test_interaction_puts_objects_on_a_stage (void)
{
  g_autoptr (LayoverItem) item = NULL;
  LayoverInteraction *interaction = load_graphic (
      &item, "cardinality='multiple' baseType='point'",
      "<positionObjectStage>" MAP
      "<positionObjectInteraction responseIdentifier='RESPONSE' maxChoices='3' centerPoint='8 12'>"
      "<object data='plane.png' type='image/png' width='16' height='16'/>"
      "</positionObjectInteraction></positionObjectStage>");
  g_autofree char *references = dup_references (item);
  LayoverCentre centre;

  g_assert_cmpstr (references, ==, "map.png plane.png ");
  g_assert_cmpstr (layover_content_node_get_target (layover_interaction_get_object (interaction)),
                   ==, "plane.png");
  g_assert_true (layover_interaction_get_centre (interaction, &centre));
  g_assert_cmpint (centre.x, ==, 8);
  g_assert_cmpint (centre.y, ==, 12);
}

static guint
count_custom (LayoverContentNode *node)
{
  guint n = layover_content_node_get_kind (node) == LAYOVER_CONTENT_CUSTOM ? 1 : 0;

  for (guint i = 0; i < layover_content_node_get_n_children (node); i++)
    n += count_custom (layover_content_node_get_child (node, i));

  return n;
}

static void
test_interaction_has_each_object_on_a_stage (void)
{
  g_autofree char *text = g_strdup (
      "<assessmentItem xmlns='http://www.imsglobal.org/xsd/imsqti_v2p2' identifier='i' title='t'>"
      "<responseDeclaration identifier='A' cardinality='single' baseType='point'/>"
      "<responseDeclaration identifier='B' cardinality='single' baseType='point'/>"
      "<itemBody><positionObjectStage>" MAP
      "<positionObjectInteraction responseIdentifier='A'><object data='a.png' type='image/png'/>"
      "</positionObjectInteraction>"
      "<positionObjectInteraction responseIdentifier='B'><object data='b.png' type='image/png'/>"
      "</positionObjectInteraction></positionObjectStage></itemBody></assessmentItem>");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (LayoverItem) item = layover_item_load (bytes, "i.xml", NULL);

  g_assert_cmpuint (layover_item_get_n_interactions (item), ==, 2);
  g_assert_cmpuint (count_custom (layover_item_get_body (item)), ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (layover_content_node_get_target (
                         layover_interaction_get_picture (layover_item_get_interaction (item, i))),
                     ==, "map.png");
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
  g_test_add_func ("/interaction/tells-limits-in-the-words-of-its-author",
                   test_interaction_tells_limits_in_the_words_of_its_author);
  g_test_add_func ("/interaction/tells-the-form-in-the-words-of-its-author",
                   test_interaction_tells_the_form_in_the_words_of_its_author);
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
  g_test_add_func ("/interaction/counts-plays", test_interaction_counts_plays);
  g_test_add_func ("/interaction/is-a-button", test_interaction_is_a_button);
  g_test_add_func ("/interaction/needs-a-program", test_interaction_needs_a_program);
  g_test_add_func ("/interaction/has-areas-on-a-picture", test_interaction_has_areas_on_a_picture);
  g_test_add_func ("/interaction/knows-a-picture-of-qti-3",
                   test_interaction_knows_a_picture_of_qti_3);
  g_test_add_func ("/interaction/without-a-picture-is-not-supported",
                   test_interaction_without_a_picture_is_not_supported);
  g_test_add_func ("/interaction/tells-how-many-points-to-mark",
                   test_interaction_tells_how_many_points_to_mark);
  g_test_add_func ("/interaction/puts-areas-in-order", test_interaction_puts_areas_in_order);
  g_test_add_func ("/interaction/puts-words-on-areas", test_interaction_puts_words_on_areas);
  g_test_add_func ("/interaction/connects-areas", test_interaction_connects_areas);
  g_test_add_func ("/interaction/puts-objects-on-a-stage",
                   test_interaction_puts_objects_on_a_stage);
  g_test_add_func ("/interaction/has-each-object-on-a-stage",
                   test_interaction_has_each_object_on_a_stage);

  return g_test_run ();
}
