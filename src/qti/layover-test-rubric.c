/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include "layover-stimulus.h"
#include "layover-test-session-private.h"

/* Text of a test for its candidates: instructions, or what several questions need. QTI 2.2, "rubricBlock": shown with each
 * item, from the outermost section to the innermost. */

/**
 * layover_test_read_rubric:
 *
 * Adds what @node says to @rubrics when a candidate is among those whom it is for. One that cannot be shown is a fault of
 * the test, and no reason not to score it.
 */
gboolean
layover_test_read_rubric (LayoverTestReader *reader, GPtrArray *rubrics, LayoverXmlNode *node,
                          const char *entry)
{
  LayoverContentNode *content;
  GError *error = NULL;

  if (!layover_qti_is_for_candidate (node))
    return TRUE;

  content = layover_stimulus_load_body (node, entry, &error);
  if (content != NULL)
    g_ptr_array_add (rubrics, content);
  else
    g_ptr_array_add (reader->faults, error);

  return TRUE;
}

/**
 * layover_test_session_list_rubrics:
 *
 * Returns: (transfer container) (element-type LayoverContentNode): what the test tells a candidate with item @i, in order
 */
GPtrArray *
layover_test_session_list_rubrics (LayoverTestSession *self, guint i)
{
  GPtrArray *rubrics = g_ptr_array_new ();
  GPtrArray *path;

  g_return_val_if_fail (LAYOVER_IS_TEST_SESSION (self), rubrics);
  g_return_val_if_fail (i < layover_test_session_get_n_items (self), rubrics);

  path = layover_test_session_get_path (self, i);
  for (guint j = 0; j < path->len; j++)
    g_ptr_array_extend (rubrics, ((const LayoverTestNode *) path->pdata[j])->rubrics, NULL, NULL);

  return rubrics;
}
