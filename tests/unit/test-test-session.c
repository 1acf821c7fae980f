/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "small-test.h"

#define SIX REF ("Q1") REF ("Q2") REF ("Q3") REF ("Q4") REF ("Q5") REF ("Q6")
#define OUTCOME(id)                                                                                \
  "<outcomeDeclaration identifier='" id "' cardinality='single' baseType='float'/>"

static char *
draw (LayoverTest *test, guint64 seed)
{
  g_autoptr (LayoverTestSession) session = small_session_new (test, seed);

  return small_session_dup_form (session);
}

/* An attempt is resumed from its seed: these forms may never change. */
static void
test_session_draws_the_same_form_for_ever (void)
{
  g_autoptr (LayoverTest) test = small_test_load_good (TEST_HEAD PART (SECTION (
      "S", "", "<selection select='3'/><ordering shuffle='true'/>" SIX)) "</assessmentTest>");
  const struct
  {
    guint64 seed;
    const char *form;
  } cases[] = { { 1, "Q2 Q3 Q6" }, { 2, "Q3 Q2 Q6" }, { 42, "Q5 Q4 Q6" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *form = draw (test, cases[i].seed);

      g_assert_cmpstr (form, ==, cases[i].form);
    }
}

static void
test_session_draws_every_item_about_equally (void)
{
  g_autoptr (LayoverTest) test = small_test_load_good (
      TEST_HEAD PART (SECTION ("S", "", "<selection select='2'/>" SIX)) "</assessmentTest>");
  guint counts[6] = { 0 };

  for (guint64 seed = 0; seed < 3000; seed++)
    {
      g_autofree char *form = draw (test, seed);

      g_assert_cmpuint (strlen (form), ==, strlen ("Q1 Q2"));
      /* without shuffling, the author's order stays */
      g_assert_cmpint (form[1], <, form[4]);
      counts[form[1] - '1']++;
      counts[form[4] - '1']++;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_assert_cmpuint (counts[i], >, 850);
      g_assert_cmpuint (counts[i], <, 1150);
    }
}

static void
test_session_always_takes_what_is_required (void)
{
  g_autoptr (LayoverTest) test = small_test_load_good (TEST_HEAD PART (SECTION (
      "S", "",
      "<selection select='2'/>" SIX "<assessmentItemRef identifier='QR' href='items/r.xml' "
      "required='true'/>")) "</assessmentTest>");

  for (guint64 seed = 0; seed < 100; seed++)
    {
      g_autofree char *form = draw (test, seed);

      g_assert_true (g_str_has_suffix (form, " QR"));
      g_assert_cmpuint (strlen (form), ==, strlen ("Q1 QR"));
    }
}

static void
test_session_names_repeated_items_apart (void)
{
  g_autoptr (LayoverTest) test = small_test_load_good (TEST_HEAD PART (SECTION (
      "S", "", "<selection select='3' withReplacement='true'/>" REF ("Q1"))) "</assessmentTest>");
  g_autoptr (LayoverTestSession) session = small_session_new (test, 1);
  g_autofree char *form = small_session_dup_form (session);

  g_assert_cmpstr (form, ==, "Q1 Q1.2 Q1.3");
  small_session_answer (session, "Q1.2", "b");
  g_assert_true (layover_test_session_process_outcomes (session, NULL));
  g_assert_cmpfloat (layover_test_session_get_score (session), ==, 1);
  g_assert_cmpfloat (layover_test_session_get_max_score (session), ==, 3);
}

static void
test_session_shuffles_around_what_is_fixed (void)
{
  g_autoptr (LayoverTest) test = small_test_load_good (TEST_HEAD PART (SECTION (
      "S", "",
      "<ordering shuffle='true'/>" REF ("Q1") REF (
          "Q2") "<assessmentItemRef identifier='F' href='items/f.xml' fixed='true'/>" REF ("Q3")
          REF ("Q4"))) "</assessmentTest>");
  g_autoptr (GHashTable) forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint64 seed = 0; seed < 500; seed++)
    {
      char *form = draw (test, seed);

      g_assert_cmpint (form[6], ==, 'F');
      g_hash_table_add (forms, form);
    }
  g_assert_cmpuint (g_hash_table_size (forms), ==, 24);
}

static void
test_session_keeps_sections_together_unless_told (void)
{
  const char *const pattern = TEST_HEAD PART_HEAD
      "<assessmentSection identifier='S' title='' visible='true'><ordering shuffle='true'/>" REF (
          "Q1") REF ("Q2") "<assessmentSection identifier='I' title='' visible='false' "
                           "keepTogether='%s'>" REF ("A")
                               REF ("B") "</assessmentSection></assessmentSection></testPart></"
                                         "assessmentTest>";
  const char *words[] = { "true", "false" };

  for (guint is_free = 0; is_free < 2; is_free++)
    {
      g_auto (GStrv) parts = g_strsplit (pattern, "%s", 2);
      g_autofree char *text = g_strconcat (parts[0], words[is_free], parts[1], NULL);
      g_autoptr (LayoverTest) test = small_test_load_good (text);
      guint n_apart = 0;

      for (guint64 seed = 0; seed < 200; seed++)
        {
          g_autofree char *form = draw (test, seed);

          if (strstr (form, "A B") == NULL)
            n_apart++;
        }

      if (is_free)
        g_assert_cmpuint (n_apart, >, 50);
      else
        g_assert_cmpuint (n_apart, ==, 0);
    }
}

static void
test_session_adding_an_item_leaves_other_sections_alone (void)
{
  g_autoptr (LayoverTest) before = small_test_load_good (
      TEST_HEAD PART (SECTION ("S", "", "<selection select='3'/><ordering shuffle='true'/>" SIX)
                          SECTION ("T", "", REF ("X"))) "</assessmentTest>");
  g_autoptr (LayoverTest) after = small_test_load_good (
      TEST_HEAD PART (SECTION ("T", "", "<ordering shuffle='true'/>" REF ("X") REF ("Y")) SECTION (
          "S", "", "<selection select='3'/><ordering shuffle='true'/>" SIX)) "</assessmentTest>");
  g_autofree char *a = draw (before, 42);
  g_autofree char *b = draw (after, 42);

  g_assert_true (g_str_has_prefix (a, "Q5 Q4 Q6"));
  g_assert_true (g_str_has_suffix (b, "Q5 Q4 Q6"));
}

#define WEIGHED(id, category, weight)                                                              \
  "<assessmentItemRef identifier='" id "' href='items/" id ".xml' category='" category "'>"        \
  "<weight identifier='W' value='" weight "'/></assessmentItemRef>"

static const char *const two_sections = TEST_HEAD OUTCOME ("SCORE") OUTCOME ("RIGHT")
    OUTCOME ("DISCOVERY") PART (
        SECTION ("A", "",
                 WEIGHED ("Q1", "discovery other", "1") WEIGHED ("Q2", "qualification", "2"))
            SECTION ("B", "",
                     WEIGHED ("Q3", "discovery",
                              "3"))) "<outcomeProcessing>"
                                     "<setOutcomeValue identifier='SCORE'><sum><testVariables "
                                     "variableIdentifier='SCORE' weightIdentifier='W'/>"
                                     "</sum></setOutcomeValue>"
                                     "<setOutcomeValue identifier='RIGHT'><numberCorrect "
                                     "sectionIdentifier='B'/></setOutcomeValue>"
                                     "<setOutcomeValue identifier='DISCOVERY'><sum><testVariables "
                                     "variableIdentifier='SCORE'"
                                     " includeCategory='discovery'/></sum></setOutcomeValue>"
                                     "</outcomeProcessing></assessmentTest>";

static void
test_session_scores_by_section_and_category (void)
{
  g_autoptr (LayoverTest) test = small_test_load_good (two_sections);
  g_autoptr (LayoverTestSession) session = small_session_new (test, 1);
  const char *categories[] = { "discovery", "other", "qualification", NULL };
  double score;
  double maximum;

  small_session_answer (session, "Q1", "a");
  small_session_answer (session, "Q2", "b");
  small_session_answer (session, "Q3", "b");
  g_assert_true (layover_test_session_process_outcomes (session, NULL));
  g_assert_cmpfloat (layover_test_session_get_score (session), ==, 5);
  g_assert_cmpfloat (layover_test_session_get_max_score (session), ==, 6);
  g_assert_cmpfloat (layover_value_get_float (layover_test_session_get_outcome (session, "RIGHT")),
                     ==, 1);
  g_assert_cmpfloat (
      layover_value_get_float (layover_test_session_get_outcome (session, "DISCOVERY")), ==, 1);

  g_assert_cmpuint (layover_test_session_get_n_sections (session), ==, 2);
  g_assert_cmpstr (layover_test_session_get_section_title (session, 1), ==, "Title of B");
  layover_test_session_get_section_score (session, 0, &score, &maximum);
  g_assert_cmpfloat (score, ==, 2);
  g_assert_cmpfloat (maximum, ==, 3);
  layover_test_session_get_section_score (session, 1, &score, &maximum);
  g_assert_cmpfloat (score, ==, 3);
  g_assert_cmpfloat (maximum, ==, 3);

  g_assert_cmpstrv ((GStrv) layover_test_session_get_categories (session), (GStrv) categories);
  layover_test_session_get_category_score (session, "discovery", &score, &maximum);
  g_assert_cmpfloat (score, ==, 3);
  g_assert_cmpfloat (maximum, ==, 4);
}

static void
test_session_outcomes_follow_the_answers (void)
{
  g_autoptr (LayoverTest) test = small_test_load_good (two_sections);
  g_autoptr (LayoverTestSession) session = small_session_new (test, 1);

  small_session_answer (session, "Q3", "b");
  g_assert_true (layover_test_session_process_outcomes (session, NULL));
  g_assert_true (layover_test_session_process_outcomes (session, NULL));
  g_assert_cmpfloat (layover_test_session_get_score (session), ==, 3);
  small_session_answer (session, "Q3", "a");
  g_assert_true (layover_test_session_process_outcomes (session, NULL));
  g_assert_cmpfloat (layover_test_session_get_score (session), ==, 0);
}

static void
test_session_without_rules_adds_up (void)
{
  g_autoptr (LayoverTest)
      test = small_test_load_good (TEST_HEAD PART (SECTION ("S", "", SIX)) "</assessmentTest>");
  g_autoptr (LayoverTestSession) session = small_session_new (test, 1);

  small_session_answer (session, "Q1", "b");
  small_session_answer (session, "Q6", "b");
  g_assert_true (layover_test_session_process_outcomes (session, NULL));
  g_assert_cmpfloat (layover_test_session_get_score (session), ==, 2);
  g_assert_cmpfloat (layover_test_session_get_max_score (session), ==, 6);
  g_assert_true (layover_test_session_is_presented (session, 0));
  g_assert_false (layover_test_session_is_presented (session, 1));
}

static void
test_session_gives_each_item_its_own_order (void)
{
  g_autoptr (LayoverTest)
      test = small_test_load_good (TEST_HEAD PART (SECTION ("S", "", SIX)) "</assessmentTest>");
  guint n_swapped = 0;
  guint n_items = 0;

  for (guint64 seed = 0; seed < 50; seed++)
    {
      g_autoptr (LayoverTestSession) session = small_session_new (test, seed);

      for (guint i = 0; i < layover_test_session_get_n_items (session); i++, n_items++)
        {
          LayoverItemSession *item = layover_test_session_get_item (session, i);
          g_autoptr (GArray) order = layover_item_session_dup_choice_order (
              item, layover_item_get_interaction (layover_item_session_get_item (item), 0));

          n_swapped += g_array_index (order, guint, 0);
        }
    }

  g_assert_cmpuint (n_swapped, >, n_items / 3);
  g_assert_cmpuint (n_swapped, <, 2 * n_items / 3);
}

#define BRANCHES(navigation)                                                                       \
  TEST_HEAD                                                                                        \
  "<testPart identifier='P' navigationMode='" navigation "' submissionMode='individual'>"          \
  "<assessmentSection identifier='S' title='' visible='true'>"                                     \
  "<assessmentItemRef identifier='Q1' href='items/a.xml'><branchRule target='Q3'><gt>"             \
  "<variable identifier='Q1.SCORE'/><baseValue baseType='float'>0</baseValue></gt>"                \
  "</branchRule></assessmentItemRef>" REF ("Q2")                                                   \
      REF ("Q3") "<assessmentItemRef identifier='Q4' href='items/d.xml'><preCondition><gt>"        \
                 "<variable identifier='Q3.SCORE'/><baseValue baseType='float'>0</baseValue>"      \
                 "</gt></preCondition></assessmentItemRef></assessmentSection></testPart>"         \
                 "</assessmentTest>"

static char *
walk (const char *text, const char *const *right)
{
  g_autoptr (LayoverTest) test = small_test_load_good (text);
  g_autoptr (LayoverTestSession) session = small_session_new (test, 1);
  g_autoptr (GString) way = g_string_new (NULL);
  guint i = 0;
  gboolean is_open = layover_test_session_find_first (session, &i);

  while (is_open)
    {
      const char *key = layover_test_session_get_item_ref (session, i);

      g_string_append (way, key);
      layover_test_session_set_presented (session, i);
      small_session_answer (session, key, g_strv_contains (right, key) ? "b" : "a");
      g_assert_true (layover_test_session_process_outcomes (session, NULL));
      is_open = layover_test_session_find_next (session, i, &i);
    }

  return g_string_free (g_steal_pointer (&way), FALSE);
}

static void
test_session_goes_the_way_the_answers_lead (void)
{
  const char *none[] = { NULL };
  const char *first[] = { "Q1", NULL };
  const char *both[] = { "Q1", "Q3", NULL };
  g_autofree char *without = walk (BRANCHES ("linear"), none);
  g_autofree char *branched = walk (BRANCHES ("linear"), first);
  g_autofree char *admitted = walk (BRANCHES ("linear"), both);
  g_autofree char *free_way = walk (BRANCHES ("nonlinear"), first);

  g_assert_cmpstr (without, ==, "Q1Q2Q3");
  g_assert_cmpstr (branched, ==, "Q1Q3");
  g_assert_cmpstr (admitted, ==, "Q1Q3Q4");
  g_assert_cmpstr (free_way, ==, "Q1Q2Q3Q4");
}

static void
test_session_scores_what_was_seen_or_handed_in (void)
{
  g_autoptr (LayoverTest) individual = small_test_load_good (BRANCHES ("linear"));
  g_autoptr (LayoverTest) simultaneous = small_test_load_good (
      TEST_HEAD PART (SECTION ("S", "", SIX)) "</assessmentTest>");
  g_autoptr (LayoverTestSession) one_by_one = small_session_new (individual, 1);
  g_autoptr (LayoverTestSession) at_once = small_session_new (simultaneous, 1);

  g_assert_false (layover_test_session_is_submitted (one_by_one, 0));
  layover_test_session_set_presented (one_by_one, 0);
  g_assert_true (layover_test_session_is_submitted (one_by_one, 0));
  g_assert_true (layover_test_session_is_submitted (at_once, 5));
}

static void
test_session_gives_template_variables_their_defaults (void)
{
  g_autoptr (GHashTable) files = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverTest) test = NULL;
  g_autoptr (LayoverTestSession) session = NULL;
  g_autofree char *printed = NULL;

  g_hash_table_insert (
      files, (gpointer) "exam/items/Q1.xml",
      (gpointer) "<assessmentItem " TEST_NS
                 " identifier='i' title='t'><templateDeclaration identifier='N'"
                 " cardinality='single' baseType='integer'/><itemBody><p><printedVariable "
                 "identifier='N'/></p>"
                 "</itemBody></assessmentItem>");
  test = small_test_load (
      TEST_HEAD PART (
          SECTION ("S", "",
                   "<assessmentItemRef identifier='Q1' href='items/Q1.xml'><templateDefault"
                   " templateIdentifier='N'><baseValue baseType='integer'>7</baseValue>"
                   "</templateDefault></assessmentItemRef>")) "</assessmentTest>",
      files, &error);
  g_assert_no_error (error);
  session = small_session_new (test, 1);
  printed = layover_item_session_dup_printed (layover_test_session_get_item (session, 0),
                                              "variable:N");
  g_assert_cmpstr (printed, ==, "7");
}

static void
test_session_dies (void)
{
  LayoverTest *test = small_test_load_good (
      TEST_HEAD PART (SECTION ("S", "", SIX)) "</assessmentTest>");
  LayoverTestSession *session = small_session_new (test, 1);

  g_assert_finalize_object (session);
  g_assert_finalize_object (test);
}

#define RUBRIC(view, text) "<rubricBlock view='" view "'><p>" text "</p></rubricBlock>"

/* QTI 2.2, "rubricBlock": with each item, from the outermost section to the innermost. */
static void
test_session_lists_rubrics (void)
{
  g_autoptr (LayoverTest) test = small_test_load_good (TEST_HEAD PART (
      SECTION ("S", "",
               RUBRIC ("candidate", "outer") RUBRIC ("scorer tutor", "not for you")
                   SECTION ("T", "", RUBRIC ("scorer candidate", "inner") REF ("Q1"))
                       REF ("Q2"))) "</assessmentTest>");
  g_autoptr (LayoverTestSession) session = small_session_new (test, 1);
  const char *const expected[] = { "outer|inner", "outer" };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GPtrArray) rubrics = layover_test_session_list_rubrics (session, i);
      g_autoptr (GString) all = g_string_new (NULL);

      for (guint j = 0; j < rubrics->len; j++)
        {
          g_autofree char *text = layover_content_node_dup_plain_text (rubrics->pdata[j]);

          g_string_append_printf (all, "%s%s", j > 0 ? "|" : "", text);
        }
      g_assert_cmpstr (all->str, ==, expected[i]);
    }
}

static void
test_session_forgives_bad_rubrics (void)
{
  g_autoptr (LayoverTest) test = small_test_load_good (TEST_HEAD PART (
      SECTION ("S", "",
               "<rubricBlock view='candidate'><script>1</script></rubricBlock>" REF (
                   "Q1"))) "</assessmentTest>");
  g_autoptr (GError) error = NULL;

  g_assert_false (layover_test_check_supported (test, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_CONTENT_ACTIVE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/test-session/draws-the-same-form-for-ever",
                   test_session_draws_the_same_form_for_ever);
  g_test_add_func ("/test-session/draws-every-item-about-equally",
                   test_session_draws_every_item_about_equally);
  g_test_add_func ("/test-session/always-takes-what-is-required",
                   test_session_always_takes_what_is_required);
  g_test_add_func ("/test-session/names-repeated-items-apart",
                   test_session_names_repeated_items_apart);
  g_test_add_func ("/test-session/shuffles-around-what-is-fixed",
                   test_session_shuffles_around_what_is_fixed);
  g_test_add_func ("/test-session/keeps-sections-together-unless-told",
                   test_session_keeps_sections_together_unless_told);
  g_test_add_func ("/test-session/adding-an-item-leaves-other-sections-alone",
                   test_session_adding_an_item_leaves_other_sections_alone);
  g_test_add_func ("/test-session/scores-by-section-and-category",
                   test_session_scores_by_section_and_category);
  g_test_add_func ("/test-session/outcomes-follow-the-answers",
                   test_session_outcomes_follow_the_answers);
  g_test_add_func ("/test-session/without-rules-adds-up", test_session_without_rules_adds_up);
  g_test_add_func ("/test-session/gives-each-item-its-own-order",
                   test_session_gives_each_item_its_own_order);
  g_test_add_func ("/test-session/goes-the-way-the-answers-lead",
                   test_session_goes_the_way_the_answers_lead);
  g_test_add_func ("/test-session/scores-what-was-seen-or-handed-in",
                   test_session_scores_what_was_seen_or_handed_in);
  g_test_add_func ("/test-session/gives-template-variables-their-defaults",
                   test_session_gives_template_variables_their_defaults);
  g_test_add_func ("/test-session/dies", test_session_dies);
  g_test_add_func ("/test-session/lists-rubrics", test_session_lists_rubrics);
  g_test_add_func ("/test-session/forgives-bad-rubrics", test_session_forgives_bad_rubrics);

  return g_test_run ();
}
