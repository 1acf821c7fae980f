/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "layover-test-control.h"
#include "small-test.h"

#define TEST_OF(part_attributes, inside)                                                           \
  TEST_HEAD                                                                                        \
  "<outcomeDeclaration identifier='GRADE' cardinality='multiple' baseType='identifier'>"           \
  "<defaultValue><value>poor</value></defaultValue></outcomeDeclaration>"                          \
  "<timeLimits maxTime='600'/>"                                                                    \
  "<testPart identifier='P' " part_attributes ">" inside "</testPart>"

#define LINEAR "navigationMode='linear' submissionMode='individual'"
#define IN_SECTION(inside)                                                                         \
  "<assessmentSection identifier='S' title='' visible='true'><timeLimits maxTime='60' "            \
  "allowLateSubmission='true'/>" inside "</assessmentSection>"
#define REF_WITH(inside)                                                                           \
  "<assessmentItemRef identifier='Q' href='items/Q.xml'>" inside "</assessmentItemRef>"

static LayoverTestSession *
start (const char *text)
{
  g_autoptr (LayoverTest) test = small_test_load_good (text);

  return small_session_new (test, 1);
}

static void
answer (LayoverTestSession *session, const char *choice)
{
  g_autoptr (LayoverValue) value = choice != NULL ? layover_value_new_identifier (choice) : NULL;

  g_assert_true (layover_item_session_set_response (layover_test_session_get_item (session, 0),
                                                    "RESPONSE", value, NULL));
}

static void
assert_refused (LayoverTestSession *session, const LayoverTestTimes *times)
{
  g_autoptr (GError) error = NULL;
  guint n_before = (guint) layover_value_get_integer (
      layover_item_session_get_value (layover_test_session_get_item (session, 0), "numAttempts"));

  g_assert_false (layover_test_session_end_attempt (session, 0, times, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_ATTEMPT);
  g_assert_cmpint (layover_value_get_integer (layover_item_session_get_value (
                       layover_test_session_get_item (session, 0), "numAttempts")),
                   ==, n_before);
}

static void
assert_allowed (LayoverTestSession *session, const LayoverTestTimes *times)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (layover_test_session_end_attempt (session, 0, times, &error));
  g_assert_no_error (error);
}

static void
test_control_is_inherited (void)
{
  g_autoptr (LayoverTestSession) session = start (TEST_OF (
      LINEAR,
      "<itemSessionControl maxAttempts='3' allowSkipping='false'/>" IN_SECTION (REF_WITH (
          "<itemSessionControl maxAttempts='2' showSolution='true'/>")) "") "</assessmentTest>");
  const LayoverItemSessionControl *control = layover_test_session_get_control (session, 0);

  g_assert_cmpuint (control->max_attempts, ==, 2);
  g_assert_false (control->allows_skipping);
  g_assert_true (control->shows_solution);
  g_assert_true (control->allows_review);
  g_assert_false (control->shows_feedback);
}

static void
test_control_counts_attempts (void)
{
  g_autoptr (LayoverTestSession) session = start (TEST_OF (
      LINEAR, IN_SECTION (REF_WITH ("<itemSessionControl maxAttempts='2'/>"))) "</assessmentTest>");
  LayoverItemSession *item = layover_test_session_get_item (session, 0);

  answer (session, "a");
  assert_allowed (session, NULL);
  g_assert_cmpfloat (layover_item_session_get_score (item), ==, 0);
  answer (session, "b");
  assert_allowed (session, NULL);
  g_assert_cmpfloat (layover_item_session_get_score (item), ==, 1);
  g_assert_cmpint (layover_value_get_integer (layover_item_session_get_value (item, "numAttempts")),
                   ==, 2);
  answer (session, "a");
  assert_refused (session, NULL);

  g_assert_true (layover_test_session_process_outcomes (session, NULL));
  g_assert_cmpint (layover_value_get_integer (layover_item_session_get_value (item, "numAttempts")),
                   ==, 2);
}

static void
test_control_asks_for_an_answer (void)
{
  static const char control[] = "<itemSessionControl allowSkipping='false' maxAttempts='0'/>";
  g_autofree char *linear = g_strdup_printf (TEST_HEAD
                                             "<testPart identifier='P' " LINEAR
                                             ">%s" IN_SECTION (REF_WITH ("")) "</testPart>"
                                                                              "</assessmentTest>",
                                             control);
  g_autofree char *together = g_strdup_printf (
      TEST_HEAD "<testPart identifier='P' navigationMode='nonlinear' submissionMode='simultaneous'>"
                "%s" IN_SECTION (REF_WITH ("")) "</testPart></assessmentTest>",
      control);
  g_autoptr (LayoverTestSession) session = start (linear);
  g_autoptr (LayoverTestSession) other = start (together);

  assert_refused (session, NULL);
  answer (session, "a");
  assert_allowed (session, NULL);
  answer (session, NULL);
  assert_refused (session, NULL);

  assert_allowed (other, NULL);
}

static void
test_control_keeps_times (void)
{
  g_autoptr (LayoverTestSession) session = start (TEST_OF (
      LINEAR,
      IN_SECTION (REF_WITH ("<itemSessionControl maxAttempts='0'/>"
                            "<timeLimits minTime='5' maxTime='30'/>"))) "</assessmentTest>");
  LayoverTestTimes times = { 10, 10, 10, 10 };

  g_assert_cmpfloat (
      layover_test_get_time_limits (layover_test_session_get_test (session))->maximum_s, ==, 600);
  g_assert_cmpfloat (layover_test_session_get_item_time_limits (session, 0)->minimum_s, ==, 5);
  g_assert_cmpfloat (layover_test_session_get_part_time_limits (session, 0)->maximum_s, <, 0);
  g_assert_true (layover_test_session_get_section_time_limits (session, 0)->allows_late);

  assert_allowed (session, &times);
  times.item_s = 4;
  assert_refused (session, &times);
  times.item_s = 30;
  assert_allowed (session, &times);
  times.item_s = 30.5;
  assert_refused (session, &times);
  times.item_s = 10;
  times.section_s = 61;
  assert_allowed (session, &times);
  times.test_s = 601;
  assert_refused (session, &times);
}

#define FEEDBACK(attributes, text)                                                                 \
  "<testFeedback outcomeIdentifier='GRADE' " attributes "><p>" text "</p></testFeedback>"

static char *
dup_feedback (LayoverTestSession *session, const char *part, gboolean is_at_end)
{
  g_autoptr (GPtrArray) shown = layover_test_session_list_feedback (session, part, is_at_end);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < shown->len; i++)
    {
      const LayoverTestFeedback *feedback = shown->pdata[i];
      g_autofree char *plain = layover_content_node_dup_plain_text (feedback->content);

      g_string_append_printf (text, "%s;", g_strstrip (plain));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_control_tells_by_outcomes (void)
{
  g_autoptr (LayoverTestSession) session = start (
      TEST_OF (LINEAR, IN_SECTION (REF_WITH (""))
                           FEEDBACK ("identifier='poor' showHide='show' access='during'", "Go on."))
          FEEDBACK ("identifier='poor' showHide='show' access='atEnd' title='T'", "Read it again.")
              FEEDBACK ("identifier='poor' showHide='hide' access='atEnd'", "Well done.")
                  FEEDBACK ("identifier='good' showHide='hide' access='atEnd'",
                            "Not good.") "</assessmentTest>");
  g_autofree char *at_end = dup_feedback (session, NULL, TRUE);
  g_autofree char *during = dup_feedback (session, NULL, FALSE);
  g_autofree char *of_part = dup_feedback (session, "P", FALSE);

  g_assert_cmpstr (at_end, ==, "Read it again.;Not good.;");
  g_assert_cmpstr (during, ==, "");
  g_assert_cmpstr (of_part, ==, "Go on.;");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/test-control/is-inherited", test_control_is_inherited);
  g_test_add_func ("/test-control/counts-attempts", test_control_counts_attempts);
  g_test_add_func ("/test-control/asks-for-an-answer", test_control_asks_for_an_answer);
  g_test_add_func ("/test-control/keeps-times", test_control_keeps_times);
  g_test_add_func ("/test-control/tells-by-outcomes", test_control_tells_by_outcomes);

  return g_test_run ();
}
