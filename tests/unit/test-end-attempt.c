/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-age.h"
#include "layover-error.h"
#include "layover-fold.h"
#include "layover-result-draft.h"
#include "layover-result.h"
#include "layover-test-control.h"
#include "sitting.h"

#define NS "xmlns='http://www.imsglobal.org/xsd/imsqti_v2p2'"
#define IS(name) "<variable identifier='" name "'/>"
#define SET(name, expression)                                                                      \
  "<setOutcomeValue identifier='" name "'>" expression "</setOutcomeValue>"
#define WORD(word) "<baseValue baseType='identifier'>" word "</baseValue>"
#define NUMBER(number) "<baseValue baseType='float'>" number "</baseValue>"
#define WHERE(condition, then)                                                                     \
  "<responseCondition><responseIf>" condition then "</responseIf></responseCondition>"
#define RIGHT "<match><variable identifier='RESPONSE'/><correct identifier='RESPONSE'/></match>"
#define ITEM(adaptive, count, rules)                                                               \
  "<assessmentItem " NS " identifier='h' title='Hint' adaptive='" adaptive                         \
  "' timeDependent='false'><responseDeclaration identifier='RESPONSE' cardinality='single' "       \
  "baseType='identifier'><correctResponse><value>B</value></correctResponse>"                      \
  "</responseDeclaration><responseDeclaration identifier='HINT' cardinality='single' "             \
  "baseType='boolean'/><responseDeclaration identifier='SOLUTION' cardinality='single' "           \
  "baseType='boolean'/><outcomeDeclaration identifier='SCORE' cardinality='single' "               \
  "baseType='float' normalMaximum='2'/><outcomeDeclaration identifier='COST' "                     \
  "cardinality='single' baseType='float'/><outcomeDeclaration identifier='FEEDBACK' "              \
  "cardinality='single' baseType='identifier'/><itemBody><choiceInteraction "                      \
  "responseIdentifier='RESPONSE' shuffle='false' maxChoices='1'><simpleChoice "                    \
  "identifier='A'>A</simpleChoice><simpleChoice identifier='B'>B</simpleChoice>"                   \
  "</choiceInteraction><p><endAttemptInteraction responseIdentifier='HINT' title='Hint' " count    \
  "/> <endAttemptInteraction responseIdentifier='SOLUTION' title='Solution'/></p>"                 \
  "<feedbackBlock outcomeIdentifier='FEEDBACK' identifier='hint' showHide='show'><p>The second."   \
  "</p></feedbackBlock></itemBody><responseProcessing>" rules                                      \
  "</responseProcessing></assessmentItem>"

/* Two points; a hint costs one, and the solution both and the question. */
#define ADAPTIVE                                                                                   \
  ITEM ("true", "",                                                                                \
        WHERE (IS ("HINT"), SET ("FEEDBACK", WORD ("hint"))                                        \
                                SET ("COST", "<sum>" IS ("COST") NUMBER ("1") "</sum>"))           \
            WHERE (IS ("SOLUTION"), SET ("completionStatus", WORD ("completed"))) WHERE (          \
                "<and><not>" IS ("HINT") "</not><not>" IS ("SOLUTION") "</not>" RIGHT "</and>",    \
                SET ("SCORE", "<subtract>" NUMBER ("2") IS ("COST") "</subtract>")))
#define SIMPLE(count)                                                                              \
  ITEM ("false", count,                                                                            \
        WHERE (IS ("HINT"), SET ("FEEDBACK", WORD ("hint")))                                       \
            WHERE (RIGHT, SET ("SCORE", NUMBER ("2"))))
/* A point for asking within half a minute. */
#define TIMED                                                                                      \
  ITEM ("true", "",                                                                                \
        WHERE ("<and>" IS ("HINT") "<durationLT>" IS (                                             \
                   "duration") "<baseValue baseType='duration'>30</baseValue></durationLT></and>", \
               SET ("SCORE", NUMBER ("1"))))
/* A point for handing in what was looked at for ten seconds at least. */
#define LATE                                                                                       \
  ITEM ("false", "",                                                                               \
        WHERE ("<durationGTE>" IS (                                                                \
                   "duration") "<baseValue baseType='duration'>10</baseValue></durationGTE>",      \
               SET ("SCORE", NUMBER ("1"))))

static const char *const items[] = { "adaptive",  ADAPTIVE, "simple",
                                     SIMPLE (""), "free",   SIMPLE ("countAttempt='false'"),
                                     "timed",     TIMED,    "late",
                                     LATE };

static GBytes *
find_item (const char *entry, gpointer data, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (items); i += 2)
    if (g_str_has_suffix (entry, items[i]))
      return g_bytes_new_static (items[i + 1], strlen (items[i + 1]));
  g_assert_not_reached ();
}

static LayoverTest *
load_test (const char *submission, const char *control)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  LayoverTest *test;

  g_string_append_printf (text,
                          "<assessmentTest " NS " identifier='t' title='T'><testPart "
                          "identifier='P' navigationMode='nonlinear' submissionMode='%s'>"
                          "<itemSessionControl %s/><assessmentSection identifier='S' title='S' "
                          "visible='true'>",
                          submission, control);
  for (gsize i = 0; i < G_N_ELEMENTS (items); i += 2)
    g_string_append_printf (text, "<assessmentItemRef identifier='%s' href='%s'/>", items[i],
                            items[i]);
  g_string_append (text, "</assessmentSection></testPart></assessmentTest>");
  bytes = g_bytes_new (text->str, text->len);
  test = layover_test_load (bytes, "exam/test.xml", find_item, NULL, &error);
  g_assert_no_error (error);

  return test;
}

enum
{
  ITEM_ADAPTIVE,
  ITEM_SIMPLE,
  ITEM_FREE,
  ITEM_TIMED,
  ITEM_LATE
};

static void
set_up (Sitting *sitting, gconstpointer data)
{
  sitting_set_up (sitting);
  g_assert_finalize_object (sitting->test);
  sitting->test = load_test ("individual", "maxAttempts='1'");
}

static void
tear_down (Sitting *sitting, gconstpointer data)
{
  sitting_tear_down (sitting);
}

static LayoverAttempt *
kill_and_resume (Sitting *sitting, LayoverAttempt *attempt)
{
  g_autofree char *id = g_strdup (layover_attempt_get_id (attempt));

  g_assert_finalize_object (attempt);
  sitting_reopen_store (sitting);
  return sitting_resume (sitting, id);
}

static void
press (LayoverAttempt *attempt, guint item, const char *button)
{
  g_autoptr (GError) error = NULL;

  layover_attempt_press (attempt, item, button, &error);
  g_assert_no_error (error);
}

static void
assert_press_refused (LayoverAttempt *attempt, guint item, const char *button, int code)
{
  g_autoptr (GError) error = NULL;
  guint n_events = layover_event_log_get_n_events (layover_attempt_get_log (attempt));

  g_assert_false (layover_attempt_press (attempt, item, button, &error));
  g_assert_error (error, LAYOVER_ERROR, code);
  g_assert_cmpuint (layover_event_log_get_n_events (layover_attempt_get_log (attempt)), ==,
                    n_events);
}

static LayoverItemSession *
get_item (LayoverAttempt *attempt, guint item)
{
  return layover_test_session_get_item (layover_attempt_get_test_session (attempt), item);
}

static double
get_number (LayoverAttempt *attempt, guint item, const char *variable)
{
  return layover_value_get_float (
      layover_item_session_get_value (get_item (attempt, item), variable));
}

static int
count_attempts (LayoverAttempt *attempt, guint item)
{
  return layover_value_get_integer (
      layover_item_session_get_value (get_item (attempt, item), "numAttempts"));
}

static gboolean
shows_hint (LayoverAttempt *attempt, guint item)
{
  LayoverItemSession *session = get_item (attempt, item);
  GPtrArray *feedbacks = layover_item_get_feedbacks (layover_item_session_get_item (session));

  g_assert_cmpuint (feedbacks->len, ==, 1);
  return layover_item_session_is_feedback_visible (session, feedbacks->pdata[0]);
}

static void
assert_can_be_answered (LayoverAttempt *attempt, guint item, gboolean can)
{
  g_autoptr (LayoverValue) value = layover_value_new_identifier ("A");
  g_autoptr (LayoverValue) before = layover_value_ref (
      layover_item_session_get_response (get_item (attempt, item), "RESPONSE"));
  g_autoptr (GError) error = NULL;

  g_assert_true (layover_attempt_set_response (attempt, item, "RESPONSE", value, &error) == can);
  if (can)
    g_assert_true (layover_attempt_set_response (attempt, item, "RESPONSE", before, NULL));
  else
    g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_ATTEMPT);
}

/* Hands in, and has it checked by who receives it: the events alone give the same points. */
static void
assert_score (Sitting *sitting, LayoverAttempt *attempt, double expected)
{
  g_autoptr (LayoverAgeIdentity) identity = layover_age_identity_generate ();
  g_autoptr (GPtrArray) identities = g_ptr_array_new ();
  g_autofree char *recipient = layover_age_identity_dup_recipient (identity);
  const char *const recipients[] = { recipient, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LayoverContainer) container = NULL;
  g_autoptr (LayoverResult) result = NULL;
  double score = -1, max_score = -1;

  g_assert_true (layover_attempt_submit (attempt, &error));
  g_assert_true (layover_attempt_get_score (attempt, &score, &max_score));
  g_assert_cmpfloat (score, ==, expected);

  bytes = layover_result_build (attempt, sitting->device, recipients, &error);
  g_assert_no_error (error);
  g_ptr_array_add (identities, identity);
  container = layover_container_new_from_bytes (bytes, "result.layover", TRUE, &error);
  result = layover_result_open (container, identities, &error);
  g_assert_no_error (error);
  layover_result_check_test (result, sitting->test, sitting->paper, &error);
  g_assert_no_error (error);
  g_assert_true (layover_result_get_score (result, &score, &max_score));
  g_assert_cmpfloat (score, ==, expected);
}

static void
test_hint_is_shown_and_kept (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);

  press (attempt, ITEM_ADAPTIVE, "HINT");
  g_assert_true (shows_hint (attempt, ITEM_ADAPTIVE));
  g_assert_null (layover_item_session_get_response (get_item (attempt, ITEM_ADAPTIVE), "HINT"));
  g_assert_cmpint (count_attempts (attempt, ITEM_ADAPTIVE), ==, 1);
  g_assert_cmpint (layover_attempt_get_item_state (attempt, ITEM_ADAPTIVE), ==,
                   LAYOVER_ITEM_UNANSWERED);
  sitting_choose (attempt, ITEM_ADAPTIVE, "B");
  g_assert_cmpint (layover_attempt_get_item_state (attempt, ITEM_ADAPTIVE), ==,
                   LAYOVER_ITEM_ANSWERED);

  attempt = kill_and_resume (sitting, attempt);
  g_assert_true (shows_hint (attempt, ITEM_ADAPTIVE));
  g_assert_cmpfloat (get_number (attempt, ITEM_ADAPTIVE, "COST"), ==, 1);
  g_assert_cmpint (count_attempts (attempt, ITEM_ADAPTIVE), ==, 1);
  assert_can_be_answered (attempt, ITEM_ADAPTIVE, TRUE);

  assert_score (sitting, attempt, 1);
  g_assert_cmpint (count_attempts (attempt, ITEM_ADAPTIVE), ==, 2);
  g_assert_finalize_object (attempt);
}

static void
test_solution_ends_the_question (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);

  sitting_choose (attempt, ITEM_ADAPTIVE, "B");
  press (attempt, ITEM_ADAPTIVE, "SOLUTION");
  assert_can_be_answered (attempt, ITEM_ADAPTIVE, FALSE);
  assert_press_refused (attempt, ITEM_ADAPTIVE, "HINT", LAYOVER_ERROR_QTI_ATTEMPT);

  attempt = kill_and_resume (sitting, attempt);
  assert_can_be_answered (attempt, ITEM_ADAPTIVE, FALSE);
  assert_press_refused (attempt, ITEM_ADAPTIVE, "SOLUTION", LAYOVER_ERROR_QTI_ATTEMPT);

  assert_score (sitting, attempt, 0);
  g_assert_cmpint (count_attempts (attempt, ITEM_ADAPTIVE), ==, 1);
  g_assert_finalize_object (attempt);
}

static void
test_only_attempt_is_used_up (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  LayoverTestSession *session = layover_attempt_get_test_session (attempt);

  g_assert_true (layover_test_session_is_last_press (session, ITEM_SIMPLE, "HINT"));
  g_assert_false (layover_test_session_is_last_press (session, ITEM_FREE, "HINT"));
  g_assert_false (layover_test_session_is_last_press (session, ITEM_ADAPTIVE, "HINT"));

  sitting_choose (attempt, ITEM_SIMPLE, "B");
  press (attempt, ITEM_SIMPLE, "HINT");
  assert_can_be_answered (attempt, ITEM_SIMPLE, FALSE);
  /* QTI: showFeedback, which is false where nobody says, is about what comes after the last attempt */
  g_assert_false (layover_test_session_shows_feedback (session, ITEM_SIMPLE));

  press (attempt, ITEM_FREE, "HINT");
  g_assert_cmpint (count_attempts (attempt, ITEM_FREE), ==, 0);
  assert_can_be_answered (attempt, ITEM_FREE, TRUE);
  g_assert_true (layover_test_session_shows_feedback (session, ITEM_FREE));
  g_assert_true (shows_hint (attempt, ITEM_FREE));
  sitting_choose (attempt, ITEM_FREE, "B");

  attempt = kill_and_resume (sitting, attempt);
  assert_can_be_answered (attempt, ITEM_SIMPLE, FALSE);
  g_assert_true (shows_hint (attempt, ITEM_FREE));
  assert_score (sitting, attempt, 4);
  g_assert_cmpint (count_attempts (attempt, ITEM_SIMPLE), ==, 1);
  g_assert_cmpint (count_attempts (attempt, ITEM_FREE), ==, 1);
  g_assert_finalize_object (attempt);
}

static void
test_attempts_are_those_allowed (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt;

  g_assert_finalize_object (sitting->test);
  sitting->test = load_test ("individual", "maxAttempts='2' validateResponses='true' "
                                           "allowSkipping='false'");
  attempt = sitting_start (sitting);

  press (attempt, ITEM_SIMPLE, "HINT");
  g_assert_true (shows_hint (attempt, ITEM_SIMPLE));
  assert_can_be_answered (attempt, ITEM_SIMPLE, TRUE);
  sitting_choose (attempt, ITEM_SIMPLE, "B");

  assert_score (sitting, attempt, 2);
  g_assert_cmpint (count_attempts (attempt, ITEM_SIMPLE), ==, 2);
  g_assert_finalize_object (attempt);
}

static void
test_together_there_is_no_hint (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt;

  g_assert_finalize_object (sitting->test);
  sitting->test = load_test ("simultaneous", "maxAttempts='0'");
  attempt = sitting_start (sitting);

  g_assert_false (
      layover_test_session_can_press (layover_attempt_get_test_session (attempt), ITEM_ADAPTIVE));
  assert_press_refused (attempt, ITEM_ADAPTIVE, "HINT", LAYOVER_ERROR_QTI_ATTEMPT);
  assert_can_be_answered (attempt, ITEM_ADAPTIVE, TRUE);
  g_assert_finalize_object (attempt);
}

static void
test_time_of_asking_counts (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  g_autoptr (GError) error = NULL;

  g_assert_true (layover_attempt_show (attempt, ITEM_TIMED, &error));
  layover_clock_advance (sitting->clock, 20 * 1000);
  press (attempt, ITEM_TIMED, "HINT");
  g_assert_cmpfloat (get_number (attempt, ITEM_TIMED, "SCORE"), ==, 1);
  layover_clock_advance (sitting->clock, 20 * 1000);
  press (attempt, ITEM_TIMED, "SOLUTION");
  g_assert_true (layover_attempt_show (attempt, ITEM_LATE, &error));
  layover_clock_advance (sitting->clock, 20 * 1000);
  sitting_choose (attempt, ITEM_LATE, "A");

  attempt = kill_and_resume (sitting, attempt);
  g_assert_cmpfloat (get_number (attempt, ITEM_TIMED, "SCORE"), ==, 1);
  assert_score (sitting, attempt, 2);
  g_assert_finalize_object (attempt);
}

static void
test_buttons_are_no_answers (Sitting *sitting, gconstpointer data)
{
  LayoverAttempt *attempt = sitting_start (sitting);
  g_autoptr (LayoverValue) yes = layover_value_new_boolean (TRUE);
  g_autoptr (GError) error = NULL;

  g_assert_false (layover_attempt_set_response (attempt, ITEM_ADAPTIVE, "HINT", yes, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_RESPONSE);
  assert_press_refused (attempt, ITEM_ADAPTIVE, "RESPONSE", LAYOVER_ERROR_QTI_RESPONSE);
  assert_press_refused (attempt, ITEM_ADAPTIVE, "NOBODY", LAYOVER_ERROR_QTI_RESPONSE);
  g_assert_finalize_object (attempt);
}

static void
add_event (LayoverEventLog *log, LayoverEventKind kind, const char *response, const char *value)
{
  LayoverEvent *event = layover_event_new (kind);

  event->n = layover_event_log_get_n_events (log);
  event->ms = kind == LAYOVER_EVENT_START ? 60000 : 0;
  event->item = g_strdup (kind == LAYOVER_EVENT_START ? NULL : "simple");
  event->response = g_strdup (response);
  if (value != NULL)
    layover_event_take_value (event, g_strdup (value));
  layover_event_log_take (log, event);
}

static int
fold_code (Sitting *sitting, const char *first, const char *second, const char *answer)
{
  const guint8 nobody[32] = { 0 };
  g_autoptr (LayoverEventLog) log = layover_event_log_new (nobody, nobody, nobody);
  g_autoptr (LayoverTestSession) session = NULL;
  g_autoptr (GError) error = NULL;

  add_event (log, LAYOVER_EVENT_START, NULL, "00000000000000ff");
  add_event (log, LAYOVER_EVENT_END_ATTEMPT, first, NULL);
  if (second != NULL)
    add_event (log, LAYOVER_EVENT_END_ATTEMPT, second, NULL);
  if (answer != NULL)
    add_event (log, LAYOVER_EVENT_ANSWER, "RESPONSE", answer);
  session = layover_fold_answers (log, sitting->test, "events.jsonl", &error);

  return session == NULL ? error->code : 0;
}

/* A record that nobody can have made. */
static void
test_record_stops_where_the_question_was_over (Sitting *sitting, gconstpointer data)
{
  g_assert_cmpint (fold_code (sitting, "HINT", NULL, NULL), ==, 0);
  g_assert_cmpint (fold_code (sitting, "HINT", "HINT", NULL), ==, LAYOVER_ERROR_ATTEMPT_USED_UP);
  g_assert_cmpint (fold_code (sitting, "HINT", NULL, "A"), ==, LAYOVER_ERROR_ATTEMPT_USED_UP);
  g_assert_cmpint (fold_code (sitting, "RESPONSE", NULL, NULL), ==,
                   LAYOVER_ERROR_ATTEMPT_OTHER_TEST);
  g_assert_cmpint (fold_code (sitting, "NOBODY", NULL, NULL), ==, LAYOVER_ERROR_ATTEMPT_OTHER_TEST);
}

/* Outside of a test, as in a check of a course. */
static void
test_item_alone (Sitting *sitting, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (ADAPTIVE, strlen (ADAPTIVE));
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverItem) item = layover_item_load (bytes, "items/h.xml", &error);
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
  g_autoptr (LayoverValue) answer = layover_value_new_identifier ("B");

  g_assert_true (layover_item_session_press (session, "HINT", &error));
  g_assert_true (layover_item_session_set_response (session, "RESPONSE", answer, &error));
  g_assert_true (layover_item_session_end_attempt (session, &error));
  g_assert_cmpfloat (layover_item_session_get_score (session), ==, 1);
  g_assert_true (layover_item_session_press (session, "SOLUTION", &error));
  g_assert_false (layover_item_session_press (session, "HINT", &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_ATTEMPT);
}

#define ADD(name, func) g_test_add ("/end-attempt/" name, Sitting, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("hint-is-shown-and-kept", test_hint_is_shown_and_kept);
  ADD ("solution-ends-the-question", test_solution_ends_the_question);
  ADD ("only-attempt-is-used-up", test_only_attempt_is_used_up);
  ADD ("attempts-are-those-allowed", test_attempts_are_those_allowed);
  ADD ("together-there-is-no-hint", test_together_there_is_no_hint);
  ADD ("time-of-asking-counts", test_time_of_asking_counts);
  ADD ("buttons-are-no-answers", test_buttons_are_no_answers);
  ADD ("record-stops-where-the-question-was-over", test_record_stops_where_the_question_was_over);
  ADD ("item-alone", test_item_alone);

  return g_test_run ();
}
