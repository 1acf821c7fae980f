/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <glib/gstdio.h>

#include "layover-error.h"
#include "layover-file.h"
#include "layover-test.h"
#include "sitting.h"

#define NS "xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p2\""
#define MATCH_CORRECT                                                                              \
  "<responseProcessing template="                                                                  \
  "\"http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct\"/>"
#define SCORE_OUTCOME                                                                              \
  "<outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\""             \
  " normalMaximum=\"1\"><defaultValue><value>0</value></defaultValue></outcomeDeclaration>"

static const char test_xml[] =
    "<assessmentTest " NS " identifier=\"small\" title=\"A small exam\">"
    "<outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\"/>"
    "<testPart identifier=\"p\" navigationMode=\"nonlinear\" submissionMode=\"simultaneous\">"
    "<assessmentSection identifier=\"s1\" title=\"Choices\" visible=\"true\">"
    "<assessmentItemRef identifier=\"c1\" href=\"c.xml\"/>"
    "<assessmentItemRef identifier=\"c2\" href=\"c.xml\"/>"
    "<assessmentItemRef identifier=\"c3\" href=\"c.xml\"/>"
    "<assessmentItemRef identifier=\"c4\" href=\"c.xml\"/>"
    "</assessmentSection>"
    "<assessmentSection identifier=\"s2\" title=\"Texts\" visible=\"true\">"
    "<assessmentItemRef identifier=\"t1\" href=\"t.xml\"/>"
    "<assessmentItemRef identifier=\"e1\" href=\"e.xml\"/>"
    "</assessmentSection>"
    "</testPart>"
    "<outcomeProcessing><setOutcomeValue identifier=\"SCORE\"><sum>"
    "<testVariables variableIdentifier=\"SCORE\"/></sum></setOutcomeValue></outcomeProcessing>"
    "</assessmentTest>";

static const char choice_xml[] =
    "<assessmentItem " NS " identifier=\"c\" title=\"Choice\" adaptive=\"false\""
    " timeDependent=\"false\">"
    "<responseDeclaration identifier=\"RESPONSE\" cardinality=\"single\""
    " baseType=\"identifier\"><correctResponse><value>B</value></correctResponse>"
    "</responseDeclaration>" SCORE_OUTCOME "<itemBody>"
    "<choiceInteraction responseIdentifier=\"RESPONSE\" shuffle=\"true\" maxChoices=\"1\">"
    "<prompt>Which?</prompt><simpleChoice identifier=\"A\">one</simpleChoice>"
    "<simpleChoice identifier=\"B\">two</simpleChoice>"
    "<simpleChoice identifier=\"C\">three</simpleChoice></choiceInteraction>"
    "</itemBody>" MATCH_CORRECT "</assessmentItem>";

static const char text_xml[] =
    "<assessmentItem " NS " identifier=\"t\" title=\"Word\" adaptive=\"false\""
    " timeDependent=\"false\">"
    "<responseDeclaration identifier=\"RESPONSE\" cardinality=\"single\" baseType=\"string\">"
    "<correctResponse><value>pipeline</value></correctResponse></responseDeclaration>" SCORE_OUTCOME
    "<itemBody><p>The word: <textEntryInteraction responseIdentifier=\"RESPONSE\""
    " expectedLength=\"10\"/></p></itemBody>" MATCH_CORRECT "</assessmentItem>";

static const char essay_xml[] =
    "<assessmentItem " NS " identifier=\"e\" title=\"Essay\" adaptive=\"false\""
    " timeDependent=\"false\">"
    "<responseDeclaration identifier=\"RESPONSE\" cardinality=\"single\" baseType=\"string\"/>"
    "<itemBody><extendedTextInteraction responseIdentifier=\"RESPONSE\"><prompt>Why?</prompt>"
    "</extendedTextInteraction></itemBody></assessmentItem>";

static GBytes *
resolve (const char *entry, gpointer data, GError **error)
{
  const char *text = NULL;

  if (g_str_has_suffix (entry, "/c.xml"))
    text = choice_xml;
  else if (g_str_has_suffix (entry, "/t.xml"))
    text = text_xml;
  else if (g_str_has_suffix (entry, "/e.xml"))
    text = essay_xml;
  g_assert_nonnull (text);

  return g_bytes_new_static (text, strlen (text));
}

/** sitting_load_test: Returns: (transfer full): the small exam */
LayoverTest *
sitting_load_test (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (test_xml, strlen (test_xml));
  g_autoptr (GError) error = NULL;
  LayoverTest *test = layover_test_load (bytes, "exam/test.xml", resolve, NULL, &error);

  g_assert_no_error (error);
  return test;
}

void
sitting_set_up (Sitting *self)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("layover-sitting-XXXXXX", &error);
  g_assert_no_error (error);
  self->store = layover_store_open (self->folder, &error);
  g_assert_no_error (error);
  self->clock = layover_clock_new_manual (SITTING_NOON_MS, 5000, "boot-1");
  self->test = sitting_load_test ();
  g_assert_cmpuint (layover_test_count_drawn_items (self->test), ==, SITTING_N_ITEMS);
  self->device = layover_secret_key_generate ();
  memset (self->paper, 7, sizeof self->paper);
}

void
sitting_tear_down (Sitting *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (self->test);
  g_assert_finalize_object (self->store);
  g_assert_finalize_object (self->clock);
  g_clear_pointer (&self->device, layover_secret_key_free);
  layover_file_remove_tree (self->folder, &error);
  g_assert_no_error (error);
  g_clear_pointer (&self->folder, g_free);
}

/** sitting_start: Returns: (transfer full): a new attempt at the test of @self */
LayoverAttempt *
sitting_start (Sitting *self)
{
  const LayoverAttemptSetup setup = {
    .org = "example.org",
    .course = "small-101",
    .exam = "written",
    .title = "A small exam",
    .bundle_digest = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    .paper = self->paper,
    .device = layover_secret_key_get_public (self->device),
    .learner = "kim@example.org",
    .name = "Kim Example",
    .minutes = SITTING_MINUTES,
    .pass_percent = 50,
    .seed = 42,
  };
  g_autoptr (GError) error = NULL;
  LayoverAttempt *attempt = layover_attempt_start (self->store, self->test, &setup, self->clock,
                                                   &error);

  g_assert_no_error (error);

  return attempt;
}

/** sitting_resume: Returns: (transfer full): the attempt as the store has it */
LayoverAttempt *
sitting_resume (Sitting *self, const char *attempt_id)
{
  g_autoptr (GError) error = NULL;
  LayoverAttempt *attempt = layover_attempt_resume (self->store, attempt_id, self->test,
                                                    self->clock, &error);

  g_assert_no_error (error);
  return attempt;
}

/** sitting_reopen_store: as a new process does */
void
sitting_reopen_store (Sitting *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (self->store);
  self->store = layover_store_open (self->folder, &error);
  g_assert_no_error (error);
}

/** sitting_choose: answers a choice item; @choice (nullable): takes the answer back */
void
sitting_choose (LayoverAttempt *attempt, guint item, const char *choice)
{
  g_autoptr (LayoverValue) value = choice != NULL ? layover_value_new_identifier (choice) : NULL;
  g_autoptr (GError) error = NULL;

  layover_attempt_set_response (attempt, item, "RESPONSE", value, &error);
  g_assert_no_error (error);
}

/** sitting_type: one keystroke, after which @text stands there */
void
sitting_type (LayoverAttempt *attempt, guint item, const char *text)
{
  g_autoptr (LayoverValue) value = layover_value_new_string (text);
  g_autoptr (GError) error = NULL;

  layover_attempt_queue_response (attempt, item, "RESPONSE", value, &error);
  g_assert_no_error (error);
}

/** sitting_dup_answer: Returns: (transfer full) (nullable): the current response of @item */
char *
sitting_dup_answer (LayoverAttempt *attempt, guint item)
{
  LayoverItemSession *session = layover_test_session_get_item (
      layover_attempt_get_test_session (attempt), item);
  LayoverValue *value = layover_item_session_get_response (session, "RESPONSE");

  return value != NULL ? g_strdup (layover_value_get_string (value)) : NULL;
}
