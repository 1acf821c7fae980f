/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "in-time.h"
#include "small-test.h"

static void
assert_refused (const char *text, GHashTable *files, int code, const char *entry, gint64 line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverTest) test = small_test_load (text, files, &error);
  gint64 position = 0;

  if (test != NULL)
    g_assert_false (layover_test_check_supported (test, &error));
  g_assert_error (error, LAYOVER_ERROR, code);
  g_assert_cmpstr (layover_error_get_entry (error), ==, entry);
  layover_error_get_place (error, &position, NULL);
  g_assert_cmpint (position, ==, line);
}

static void
add_file (GHashTable *files, const char *entry, const char *text)
{
  g_hash_table_insert (files, (gpointer) entry, (gpointer) text);
}

static void
test_test_reads_its_head_and_items (void)
{
  g_autoptr (LayoverTest)
      test = small_test_load_good (TEST_HEAD "<timeLimits maxTime='1200'/>" PART (
          SECTION ("S", "",
                   REF ("Q1") REF ("Q2") "<assessmentItemRef identifier='Q3' "
                                         "href='items/Q1.xml'/>")) "</assessmentTest>");
  g_autoptr (LayoverTest) qti_3 = small_test_load_good (
      "<qti-assessment-test xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0' identifier='t' "
      "title='T'>"
      "<qti-test-part identifier='P' navigation-mode='linear' submission-mode='individual'>"
      "<qti-time-limits max-time='90'/>"
      "<qti-assessment-section identifier='S' title='S' visible='true'>"
      "<qti-assessment-item-ref identifier='Q1' href='items/Q1.xml'/></qti-assessment-section>"
      "</qti-test-part></qti-assessment-test>");

  g_assert_cmpstr (layover_test_get_identifier (test), ==, "t");
  g_assert_cmpstr (layover_test_get_title (test), ==, "T");
  g_assert_cmpuint (layover_test_get_time_limit_s (test), ==, 1200);
  g_assert_cmpint (layover_test_get_navigation (test), ==, LAYOVER_NAVIGATION_NONLINEAR);
  g_assert_cmpint (layover_test_get_submission (test), ==, LAYOVER_SUBMISSION_SIMULTANEOUS);
  g_assert_cmpuint (layover_test_get_n_items (test), ==, 2);
  g_assert_cmpuint (layover_test_count_drawn_items (test), ==, 3);
  g_assert_true (layover_test_check_supported (test, NULL));

  g_assert_cmpuint (layover_test_get_time_limit_s (qti_3), ==, 90);
  g_assert_cmpint (layover_test_get_navigation (qti_3), ==, LAYOVER_NAVIGATION_LINEAR);
}

static void
test_test_follows_section_references (void)
{
  g_autoptr (GHashTable) files = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverTest) test = NULL;

  add_file (files, "exam/sections/s.xml",
            "<assessmentSection " TEST_NS " identifier='S' title='S' visible='true'>"
            "<assessmentItemRef identifier='Q1' href='../items/Q1.xml'/></assessmentSection>");
  test = small_test_load (
      TEST_HEAD PART (
          "<assessmentSectionRef identifier='R' href='sections/s.xml'/>") "</assessmentTest>",
      files, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (layover_test_get_n_items (test), ==, 1);
}

static void
test_test_t36_section_inside_itself (void)
{
  g_autoptr (GHashTable) files = g_hash_table_new (g_str_hash, g_str_equal);
  const char *test = TEST_HEAD PART (
      "<assessmentSectionRef identifier='R' href='a.xml'/>") "</assessmentTest>";

  add_file (files, "exam/a.xml",
            "<assessmentSection " TEST_NS " identifier='A' title='A' visible='true'>\n"
            "<assessmentSectionRef identifier='R' href='b.xml'/></assessmentSection>");
  add_file (files, "exam/b.xml",
            "<assessmentSection " TEST_NS " identifier='B' title='B' visible='true'>\n\n"
            "<assessmentSectionRef identifier='R' href='a.xml'/></assessmentSection>");
  assert_refused (test, files, LAYOVER_ERROR_QTI_LOOP, "exam/b.xml", 3);
}

/* Each section names the next one twice: 2^20 sections in 20 small files. */
static void
test_test_t36_sections_do_not_multiply (void)
{
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) error = NULL;
  gint64 before_us = g_get_monotonic_time ();

  for (guint i = 0; i < 20; i++)
    g_hash_table_insert (
        files, g_strdup_printf ("exam/s%u.xml", i),
        g_strdup_printf (
            "<assessmentSection " TEST_NS " identifier='S%u' title='' visible='true'>"
            "<assessmentSectionRef identifier='a' href='s%u.xml'/>"
            "<assessmentSectionRef identifier='b' href='s%u.xml'/></assessmentSection>",
            i, i + 1, i + 1));

  g_assert_null (small_test_load (
      TEST_HEAD PART ("<assessmentSectionRef identifier='R' href='s0.xml'/>") "</assessmentTest>",
      files, &error));
  g_assert_nonnull (error);
  assert_in_time (before_us);
}

static char *
make_test_of (guint n_items)
{
  g_autoptr (GString) references = g_string_new (NULL);

  for (guint i = 0; i < n_items; i++)
    g_string_append_printf (references,
                            "\n<assessmentItemRef identifier='Q%u' href='items/q.xml'/>", i);

  return g_strdup_printf (
      TEST_HEAD PART_HEAD
      "<assessmentSection identifier='S' title='' visible='true'>%s</assessmentSection>"
      "</testPart></assessmentTest>",
      references->str);
}

static void
test_test_t36_counts (void)
{
  g_autofree char *most = make_test_of (1000);
  g_autofree char *too_many = make_test_of (1001);
  g_autoptr (LayoverTest) test = small_test_load_good (most);
  g_autoptr (LayoverTest) flood = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (layover_test_count_drawn_items (test), ==, 1000);
  assert_refused (too_many, NULL, LAYOVER_ERROR_QTI_TOO_MANY, "exam/test.xml", 1002);

  flood = small_test_load_good (TEST_HEAD PART (SECTION (
      "S", "",
      "<selection select='1000' withReplacement='true'/>" SECTION (
          "S2", "",
          "<selection select='1000' withReplacement='true'/>" REF ("Q1")))) "</assessmentTest>");
  g_assert_null (layover_test_session_new (flood, 1, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_TOO_MANY);
}

static void
test_test_t36_numbers (void)
{
  const char *bad[] = { "99999999999", "-1", "NaN", "1e309", "3" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *text = g_strdup_printf (
          TEST_HEAD PART_HEAD "<assessmentSection identifier='S' title='' visible='true'>"
                              "<selection select='%s'/>" REF ("Q1")
                                  REF ("Q2") "</assessmentSection></testPart></assessmentTest>",
          bad[i]);

      assert_refused (text, NULL, LAYOVER_ERROR_QTI_NUMBER, "exam/test.xml", 1);
    }

  assert_refused (TEST_HEAD "\n<timeLimits maxTime='-5'/>" PART (
                      SECTION ("S", "", REF ("Q1"))) "</assessmentTest>",
                  NULL, LAYOVER_ERROR_QTI_NUMBER, "exam/test.xml", 2);
  assert_refused (
      TEST_HEAD PART (SECTION (
          "S", "",
          "\n<assessmentItemRef identifier='Q' href='items/q.xml'>"
          "<weight identifier='W' value='1e309'/></assessmentItemRef>")) "</assessmentTest>",
      NULL, LAYOVER_ERROR_QTI_NUMBER, "exam/test.xml", 2);
}

/* A rule that names them means both. */
static void
test_test_takes_sections_of_one_name (void)
{
  g_autoptr (LayoverTest) test = small_test_load_good (
      TEST_HEAD
      "<outcomeDeclaration identifier='N' cardinality='single' baseType='integer'/>" PART (
          SECTION ("S", "", REF ("Q1")) SECTION ("S", "", REF ("Q2"))
              SECTION ("T", "", REF ("Q3"))) "<outcomeProcessing><setOutcomeValue identifier='N'>"
                                             "<numberSelected sectionIdentifier='S'/>"
                                             "</setOutcomeValue></outcomeProcessing>"
                                             "</assessmentTest>");
  g_autoptr (LayoverTestSession) session = small_session_new (test, 1);
  g_autoptr (GError) error = NULL;

  g_assert_true (layover_test_session_process_outcomes (session, &error));
  g_assert_cmpint (layover_value_get_integer (layover_test_session_get_outcome (session, "N")), ==,
                   2);
  g_assert_false (layover_test_check_supported (test, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_DUPLICATE);
}

static void
test_test_refuses_what_does_not_resolve (void)
{
  assert_refused (
      TEST_HEAD PART (SECTION (
          "S", "", "\n<assessmentItemRef identifier='Q' href='gone.xml'/>")) "</assessmentTest>",
      NULL, LAYOVER_ERROR_NOT_FOUND, "exam/test.xml", 2);
  assert_refused (TEST_HEAD PART (SECTION (
                      "S", "", "\n<assessmentItemRef identifier='Q'/>")) "</assessmentTest>",
                  NULL, LAYOVER_ERROR_QTI_ATTRIBUTE, "exam/test.xml", 2);
  assert_refused (TEST_HEAD PART (SECTION ("S", "", REF ("Q") "\n" REF ("Q"))) "</assessmentTest>",
                  NULL, LAYOVER_ERROR_QTI_DUPLICATE, "exam/test.xml", 2);
  assert_refused (TEST_HEAD PART (SECTION ("S", "", "")) "</assessmentTest>", NULL,
                  LAYOVER_ERROR_QTI_EMPTY, "exam/test.xml", 1);
  assert_refused ("<assessmentItem " TEST_NS "/>", NULL, LAYOVER_ERROR_QTI, "exam/test.xml", 1);
}

static void
test_test_never_leaves_the_container (void)
{
  const char *bad[] = { "https://example.org/q.xml",
                        "//example.org/q.xml",
                        "file:///etc/passwd",
                        "/etc/passwd",
                        "../../q.xml",
                        "..%2f..%2fq.xml" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_strdup_printf (
          TEST_HEAD PART_HEAD "<assessmentSection identifier='S' title='' visible='true'>"
                              "<assessmentItemRef identifier='Q' href='%s'/>"
                              "</assessmentSection></testPart></assessmentTest>",
          bad[i]);

      g_assert_null (small_test_load (text, NULL, &error));
      g_assert_nonnull (error);
      g_assert_false (g_error_matches (error, LAYOVER_ERROR, LAYOVER_ERROR_NOT_FOUND));
      g_assert_cmpstr (layover_error_get_entry (error), ==, "exam/test.xml");
    }
}

static void
test_test_says_what_it_cannot_show (void)
{
  g_autoptr (GHashTable) files = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (LayoverTest) test = NULL;
  g_autoptr (GError) error = NULL;

  add_file (files, "exam/items/Q1.xml",
            "<assessmentItem " TEST_NS " identifier='i' title='t'><responseDeclaration"
            " identifier='R' cardinality='single' baseType='file'/><itemBody>\n"
            "<customInteraction responseIdentifier='R'/></itemBody></assessmentItem>");
  test = small_test_load (TEST_HEAD PART (SECTION ("S", "", REF ("Q1"))) "</assessmentTest>", files,
                          NULL);
  g_assert_false (layover_test_check_supported (test, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_UNSUPPORTED);
  g_assert_cmpstr (layover_error_get_entry (error), ==, "exam/items/Q1.xml");
}

#define BRANCH(target)                                                                             \
  "<branchRule target='" target "'><baseValue baseType='boolean'>true</baseValue></branchRule>"
#define REF_WITH(name, inside)                                                                     \
  "<assessmentItemRef identifier='" name "' href='items/Q1.xml'>" inside "</assessmentItemRef>"

/* Taken, such a branch would end the test before its time. */
static void
test_test_tells_branches_to_nowhere (void)
{
  static const char *const good[] = { "Q2",        "Q2.1",          "S2",          "P2",
                                      "EXIT_TEST", "EXIT_TESTPART", "EXIT_SECTION" };
  static const char *const bad[] = { "Q3", "Q3.1", "Q2.x", "t", "EXIT" };
  const char *head = TEST_HEAD PART (SECTION ("S1", "", REF_WITH ("Q1", "\n" BRANCH ("%s")))
                                         SECTION ("S2", "", REF ("Q2")));
  const char *tail = "<testPart identifier='P2' navigationMode='linear' "
                     "submissionMode='individual'>" SECTION (
                         "S3", "", REF ("Q9")) "</testPart></assessmentTest>";

  for (gsize i = 0; i < G_N_ELEMENTS (good) + G_N_ELEMENTS (bad); i++)
    {
      gboolean is_good = i < G_N_ELEMENTS (good);
      const char *target = is_good ? good[i] : bad[i - G_N_ELEMENTS (good)];
      GString *text = g_string_new (head);
      g_autofree char *whole = NULL;
      g_autoptr (LayoverTest) test = NULL;

      g_string_replace (text, "%s", target, 1);
      g_string_append (text, tail);
      whole = g_string_free (text, FALSE);
      test = small_test_load_good (whole);

      g_assert_cmpuint (layover_test_get_faults (test)->len, ==, is_good ? 0 : 1);
      if (!is_good)
        assert_refused (whole, NULL, LAYOVER_ERROR_QTI_UNDECLARED, "exam/test.xml", 2);
    }
}

/* Ways to choose items that somebody else invented are not followed, and that is said. */
static void
test_test_tells_extensions (void)
{
  static const char *const entries[] = { "exam/test.xml", "exam/more.xml" };
  static const guint lines[] = { 2, 1 };
  g_autoptr (GHashTable) files = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverTest) test = NULL;
  GPtrArray *remarks;

  add_file (files, "exam/items/Q1.xml",
            "<assessmentItem " TEST_NS " identifier='i' title='t'><itemBody/></assessmentItem>");
  add_file (files, "exam/more.xml",
            "<assessmentSection " TEST_NS " identifier='S2' title='t' visible='true'>"
            "<x:note xmlns:x='urn:x'/>" REF ("Q1") "</assessmentSection>");
  test = small_test_load (
      TEST_HEAD PART (
          SECTION ("S1", "",
                   "<selection select='1'>\n<x:engine xmlns:x='urn:x'><x:inside/>"
                   "</x:engine></selection>"
                   "<assessmentSectionRef identifier='S2' href='more.xml'/>")) "</assessmentTest>",
      files, &error);
  g_assert_no_error (error);
  remarks = layover_test_get_remarks (test);

  g_assert_cmpuint (remarks->len, ==, G_N_ELEMENTS (entries));
  for (guint i = 0; i < remarks->len; i++)
    {
      gint64 line = 0;

      g_assert_error (((GError *) remarks->pdata[i]), LAYOVER_ERROR, LAYOVER_ERROR_QTI_EXTENSION);
      g_assert_cmpstr (layover_error_get_entry (remarks->pdata[i]), ==, entries[i]);
      layover_error_get_place (remarks->pdata[i], &line, NULL);
      g_assert_cmpint (line, ==, lines[i]);
    }
  g_assert_true (layover_test_check_supported (test, &error));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/test/reads-its-head-and-items", test_test_reads_its_head_and_items);
  g_test_add_func ("/test/follows-section-references", test_test_follows_section_references);
  g_test_add_func ("/test/T36-section-inside-itself", test_test_t36_section_inside_itself);
  g_test_add_func ("/test/T36-sections-do-not-multiply", test_test_t36_sections_do_not_multiply);
  g_test_add_func ("/test/T36-counts", test_test_t36_counts);
  g_test_add_func ("/test/T36-numbers", test_test_t36_numbers);
  g_test_add_func ("/test/refuses-what-does-not-resolve", test_test_refuses_what_does_not_resolve);
  g_test_add_func ("/test/takes-sections-of-one-name", test_test_takes_sections_of_one_name);
  g_test_add_func ("/test/never-leaves-the-container", test_test_never_leaves_the_container);
  g_test_add_func ("/test/says-what-it-cannot-show", test_test_says_what_it_cannot_show);
  g_test_add_func ("/test/tells-extensions", test_test_tells_extensions);
  g_test_add_func ("/test/tells-branches-to-nowhere", test_test_tells_branches_to_nowhere);

  return g_test_run ();
}
