/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "fuzz.h"
#include "layover-assessment-result.h"
#include "layover-test-session.h"

/* Whatever a file claims to be, it is tried as an item, a test and a report; what can be read is used. */

static void
try_item (GBytes *bytes)
{
  g_autoptr (LayoverItem) item = layover_item_load (bytes, "items/fuzz.xml", NULL);
  g_autoptr (LayoverItemSession) session = NULL;

  if (item == NULL)
    return;

  session = layover_item_session_new (item, 1);
  for (guint i = 0; i < layover_item_get_n_interactions (item); i++)
    {
      LayoverInteraction *interaction = layover_item_get_interaction (item, i);
      const char *identifier = layover_interaction_get_response_identifier (interaction);
      g_autoptr (GArray) order = layover_item_session_dup_choice_order (session, interaction);
      LayoverValue *correct = layover_item_session_get_correct (session, identifier);

      g_assert (order->len == layover_interaction_get_choices (interaction)->len);
      layover_item_session_set_response (session, identifier, correct, NULL);
      layover_item_session_is_valid (session, identifier, NULL);
    }

  layover_item_check_supported (item, NULL);
  layover_item_session_process_responses (session, NULL);
  layover_item_session_get_max_score (session);
}

static GBytes *
resolve_cb (const char *entry, gpointer data, GError **error)
{
  static const char item[] =
      "<assessmentItem identifier='i' title='t'><responseDeclaration identifier='RESPONSE'"
      " cardinality='single' baseType='identifier'><correctResponse><value>a</value>"
      "</correctResponse></responseDeclaration><outcomeDeclaration identifier='SCORE'"
      " cardinality='single' baseType='float'/><itemBody/>"
      "<responseProcessing template='match_correct'/></assessmentItem>";

  return g_bytes_new_static (item, sizeof item - 1);
}

static void
try_test (GBytes *bytes)
{
  g_autoptr (LayoverTest) test = layover_test_load (bytes, "test.xml", resolve_cb, NULL, NULL);
  g_autoptr (LayoverTestSession) session = NULL;
  LayoverAssessmentContext context = { .sourced_id = "fuzz" };
  g_autoptr (GBytes) report = NULL;
  guint next = 0;
  gboolean is_open;

  if (test == NULL)
    return;
  session = layover_test_session_new (test, 1, NULL);
  if (session == NULL)
    return;

  is_open = layover_test_session_find_first (session, &next);
  for (guint i = 0; is_open && i < 20; i++)
    {
      layover_test_session_set_presented (session, next);
      is_open = layover_test_session_find_next (session, next, &next);
    }
  layover_test_session_process_outcomes (session, NULL);
  report = layover_assessment_result_write (session, &context);
  g_assert (report != NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  LayoverAssessmentResult *report;

  try_item (bytes);
  try_test (bytes);
  report = layover_assessment_result_parse (bytes, "result.xml", NULL);
  g_clear_pointer (&report, layover_assessment_result_unref);
  return 0;
}
