/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <signal.h>
#include <sys/resource.h>

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

#define FILE_REF(name) "<assessmentItemRef identifier=\"" name "\" href=\"u.xml\"/>"

static const char files_test_xml[] =
    "<assessmentTest " NS " identifier=\"files\" title=\"An exam with files\">"
    "<outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\"/>"
    "<testPart identifier=\"p\" navigationMode=\"nonlinear\" submissionMode=\"simultaneous\">"
    "<assessmentSection identifier=\"s1\" title=\"Files\" visible=\"true\">" FILE_REF ("u1")
        FILE_REF ("u2") FILE_REF ("u3") FILE_REF ("u4")
            FILE_REF ("u5") "</assessmentSection></testPart>"
                            "<outcomeProcessing><setOutcomeValue identifier=\"SCORE\"><sum>"
                            "<testVariables variableIdentifier=\"SCORE\"/></sum></setOutcomeValue>"
                            "</outcomeProcessing></assessmentTest>";

static const char upload_xml[] =
    "<assessmentItem " NS " identifier=\"u\" title=\"Upload\" adaptive=\"false\""
    " timeDependent=\"false\">"
    "<responseDeclaration identifier=\"RESPONSE\" cardinality=\"single\" "
    "baseType=\"file\"/>" SCORE_OUTCOME
    "<itemBody><uploadInteraction responseIdentifier=\"RESPONSE\">"
    "<prompt>Hand in your plan.</prompt></uploadInteraction></itemBody>"
    "<responseProcessing><responseCondition><responseIf><isNull><variable identifier=\"RESPONSE\"/>"
    "</isNull><setOutcomeValue identifier=\"SCORE\"><baseValue baseType=\"float\">0</baseValue>"
    "</setOutcomeValue></responseIf><responseElse><setOutcomeValue identifier=\"SCORE\">"
    "<baseValue baseType=\"float\">1</baseValue></setOutcomeValue></responseElse>"
    "</responseCondition></responseProcessing></assessmentItem>";

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
  else if (g_str_has_suffix (entry, "/u.xml"))
    text = upload_xml;
  g_assert_nonnull (text);

  return g_bytes_new_static (text, strlen (text));
}

static LayoverTest *
load (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  LayoverTest *test = layover_test_load (bytes, "exam/test.xml", resolve, NULL, &error);

  g_assert_no_error (error);
  return test;
}

/** sitting_load_test: Returns: (transfer full): the small exam */
LayoverTest *
sitting_load_test (void)
{
  return load (test_xml);
}

/** sitting_load_files_test: Returns: (transfer full): the exam whose answers are files */
LayoverTest *
sitting_load_files_test (void)
{
  return load (files_test_xml);
}

/** sitting_set_up_files: for the exam whose answers are files */
void
sitting_set_up_files (Sitting *self)
{
  sitting_set_up (self);
  g_object_unref (self->test);
  self->test = sitting_load_files_test ();
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

/** sitting_attach: answers an item with a file; says what layover_attempt_set_response() does */
gboolean
sitting_attach (LayoverAttempt *attempt, guint item, const char *name, GBytes *bytes,
                GError **error)
{
  g_autoptr (LayoverAnswerFile) file = layover_answer_file_new (name, bytes, error);
  g_autoptr (LayoverValue) value = NULL;

  g_assert_nonnull (file);
  layover_answer_files_put (layover_attempt_get_files (attempt), file);
  value = layover_file_label_to_value (layover_answer_file_get_label (file));
  return layover_attempt_set_response (attempt, item, "RESPONSE", value, error);
}

/** sitting_refuse_writes: every write to a file fails as on a full disk, reads go on */
void
sitting_refuse_writes (gboolean refuse)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = refuse ? 0 : limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
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
