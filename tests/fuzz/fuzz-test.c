/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "fuzz-answers.h"
#include "fuzz.h"
#include "layover-assessment-result.h"
#include "layover-test-session.h"

/* A test from its bytes to its report: read with items of our own in every place, drawn, walked through with answers
 * that chance gives, scored, reported; the report is read again. */

#define MAX_STEPS 20

#define ITEM(inside)                                                                               \
  "<assessmentItem identifier='i' title='t'><responseDeclaration identifier='RESPONSE'"            \
  " cardinality='single' baseType='identifier'><correctResponse><value>a</value>"                  \
  "</correctResponse></responseDeclaration><outcomeDeclaration identifier='SCORE'"                 \
  " cardinality='single' baseType='float' normalMaximum='1'/>" inside "</assessmentItem>"

static GBytes *
resolve_cb (const char *entry, gpointer data, GError **error)
{
  static const char plain[] = ITEM ("<itemBody/><responseProcessing template='match_correct'/>");
  static const char drawn[] = ITEM (
      "<templateDeclaration identifier='T' cardinality='single' baseType='integer'/>"
      "<templateProcessing><setTemplateValue identifier='T'><randomInteger min='1' max='9'/>"
      "</setTemplateValue></templateProcessing><itemBody><choiceInteraction "
      "responseIdentifier='RESPONSE' shuffle='true' maxChoices='1'><simpleChoice identifier='a'/>"
      "<simpleChoice identifier='b'/></choiceInteraction></itemBody>"
      "<responseProcessing template='match_correct'/>");
  gboolean is_drawn = (strlen (entry) & 1) != 0;

  return is_drawn ? g_bytes_new_static (drawn, sizeof drawn - 1)
                  : g_bytes_new_static (plain, sizeof plain - 1);
}

static void
walk (LayoverTestSession *session, LayoverRandom *random)
{
  guint i = 0;
  gboolean is_open = layover_test_session_find_first (session, &i);

  for (guint n_steps = 0; is_open && n_steps < MAX_STEPS; n_steps++)
    {
      layover_test_session_set_presented (session, i);
      fuzz_answer (layover_test_session_get_item (session, i), random);
      layover_test_session_process_outcomes (session, NULL);
      is_open = layover_test_session_find_next (session, i, &i);
    }
  layover_test_session_process_outcomes (session, NULL);
}

static void
report (LayoverTestSession *session)
{
  LayoverAssessmentContext context = { .sourced_id = "fuzz" };
  g_autoptr (GBytes) bytes = layover_assessment_result_write (session, &context);
  LayoverAssessmentResult *read;

  g_assert (bytes != NULL);
  read = layover_assessment_result_parse (bytes, "result.xml", NULL);
  g_clear_pointer (&read, layover_assessment_result_unref);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (LayoverTest) test = layover_test_load (bytes, "test.xml", resolve_cb, NULL, NULL);
  g_autoptr (LayoverTestSession) session = NULL;
  LayoverRandom random;

  if (test == NULL)
    return 0;

  layover_test_check_supported (test, NULL);
  layover_random_init (&random, fuzz_hash (data, size));
  session = layover_test_session_new (test, layover_random_next (&random), NULL);
  if (session == NULL)
    return 0;

  walk (session, &random);
  layover_test_session_get_max_score (session);
  report (session);

  return 0;
}
