/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <string.h>

#include "layover-error.h"
#include "layover-test-session.h"

/* Tests of a few lines, with items made up on the way: "items/NAME.xml" is a choice of a and b where b is right. */

#define TEST_NS "xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1'"
#define TEST_HEAD "<assessmentTest " TEST_NS " identifier='t' title='T'>"
#define PART_HEAD                                                                                  \
  "<testPart identifier='P' navigationMode='nonlinear' submissionMode='simultaneous'>"
#define PART(inside) PART_HEAD inside "</testPart>"
#define SECTION(id, attributes, inside)                                                            \
  "<assessmentSection identifier='" id "' title='Title of " id "' visible='true' " attributes      \
  ">" inside "</assessmentSection>"
#define REF(id) "<assessmentItemRef identifier='" id "' href='items/" id ".xml'/>"

static inline GBytes *
small_resolve (const char *entry, gpointer data, GError **error)
{
  GHashTable *files = data;
  const char *file = files != NULL ? g_hash_table_lookup (files, entry) : NULL;
  char *text;

  if (file != NULL)
    return g_bytes_new (file, strlen (file));

  if (!g_str_has_prefix (entry, "exam/items/"))
    {
      layover_set_error (error, LAYOVER_ERROR_NOT_FOUND, NULL, "No such entry");
      return NULL;
    }

  text = g_strdup_printf (
      "<assessmentItem " TEST_NS " identifier='i' title='About %s'>"
      "<responseDeclaration identifier='RESPONSE' cardinality='single' baseType='identifier'>"
      "<correctResponse><value>b</value></correctResponse></responseDeclaration>"
      "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float' "
      "normalMaximum='1'/>"
      "<itemBody><choiceInteraction responseIdentifier='RESPONSE' shuffle='true' maxChoices='1'>"
      "<simpleChoice identifier='a'>A</simpleChoice><simpleChoice identifier='b'>B</simpleChoice>"
      "</choiceInteraction></itemBody>"
      "<responseProcessing "
      "template='http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct'/>"
      "</assessmentItem>",
      entry);

  return g_bytes_new_take (text, strlen (text));
}

static inline LayoverTest *
small_test_load (const char *text, GHashTable *files, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return layover_test_load (bytes, "exam/test.xml", small_resolve, files, error);
}

static inline LayoverTest *
small_test_load_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  LayoverTest *test = small_test_load (text, NULL, &error);

  g_assert_no_error (error);

  return test;
}

static inline LayoverTestSession *
small_session_new (LayoverTest *test, guint64 seed)
{
  g_autoptr (GError) error = NULL;
  LayoverTestSession *session = layover_test_session_new (test, seed, &error);

  g_assert_no_error (error);

  return session;
}

static inline char *
small_session_dup_form (LayoverTestSession *session)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < layover_test_session_get_n_items (session); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            layover_test_session_get_item_ref (session, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static inline void
small_session_answer (LayoverTestSession *session, const char *item_ref, const char *choice)
{
  g_autoptr (LayoverValue) value = layover_value_new_identifier (choice);
  guint i;

  g_assert_true (layover_test_session_find_item (session, item_ref, &i));
  g_assert_true (layover_item_session_set_response (layover_test_session_get_item (session, i),
                                                    "RESPONSE", value, NULL));
}
