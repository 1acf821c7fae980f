/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <string.h>

#include "fuzz.h"
#include "layover-content-line.h"
#include "layover-content.h"
#include "layover-text-pattern.h"

static inline void
check_math (LayoverMath *math)
{
  g_autofree char *line = layover_math_dup_line (math);
  g_autofree char *speech = layover_math_dup_speech (math);

  g_assert_true (g_utf8_validate (line, -1, NULL));
  g_assert_true (g_utf8_validate (speech, -1, NULL));
}

static gboolean
check_node_cb (LayoverContentNode *node, gpointer data)
{
  const char *text = layover_content_node_get_text (node);

  g_assert_true (layover_content_node_get_kind (node) != LAYOVER_CONTENT_TEXT || text != NULL);
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));

  g_assert_true ((layover_content_node_get_math (node) != NULL)
                 == (layover_content_node_get_kind (node) == LAYOVER_CONTENT_MATH));
  if (layover_content_node_get_math (node) != NULL)
    check_math (layover_content_node_get_math (node));

  /* Blocks and words never stand beside each other. */
  for (guint i = 1; i < layover_content_node_get_n_children (node); i++)
    g_assert_true (layover_content_node_is_inline (layover_content_node_get_child (node, i))
                       == layover_content_node_is_inline (layover_content_node_get_child (node, 0))
                   || layover_content_node_get_kind (node) == LAYOVER_CONTENT_FIGURE);

  return TRUE;
}

/* Every line finds itself, or at least its beginning. */
static inline void
check_line (LayoverContentNode *node)
{
  g_autoptr (LayoverContentLine) line = layover_content_line_new (node);
  g_autoptr (LayoverTextPattern) pattern = NULL;
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (LayoverTextRange));

  g_assert_true (g_utf8_validate (line->text, -1, NULL));
  pattern = layover_text_pattern_new (line->text);
  layover_text_pattern_find (pattern, line->text, G_MAXUINT, ranges);
  g_assert_true (ranges->len > 0 || layover_text_pattern_is_empty (pattern));
  for (guint i = 0; i < ranges->len; i++)
    g_assert_cmpuint (g_array_index (ranges, LayoverTextRange, i).end, <=, strlen (line->text));
}

/* What holds for every page that a reader made, and for every refusal. */
static inline void
check_page (LayoverContentNode *page, const GError *error)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *text = NULL;

  g_assert_true ((page == NULL) == (error != NULL));
  if (page == NULL)
    return;

  layover_content_node_foreach (page, check_node_cb, NULL);
  lines = layover_content_list_lines (page);
  for (guint i = 0; i < lines->len; i++)
    check_line (lines->pdata[i]);
  text = layover_content_node_dup_plain_text (page);
  g_assert_true (g_utf8_validate (text, -1, NULL));
}
