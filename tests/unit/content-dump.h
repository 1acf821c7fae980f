/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-content-node.h"

/* A content tree as one line that a test can compare: (paragraph "a " (strong "b")). Only what differs from the
 * default is written. */
static const char *const dump_names[] = {
  "document", "heading", "paragraph", "text",       "emphasis", "strong", "underline", "strike",
  "code",     "kbd",     "sub",       "sup",        "span",     "link",   "image",     "break",
  "math",     "ruby",    "list",      "item",       "dl",       "term",   "def",       "table",
  "row",      "cell",    "quote",     "code-block", "callout",  "rule",   "figure",    "caption",
  "video",    "audio",   "division",  "custom",
};

static void
dump_field (GString *out, const char *name, const char *value)
{
  if (value != NULL)
    g_string_append_printf (out, " %s=\"%s\"", name, value);
}

static void
dump_number (GString *out, const char *name, int value, int usual)
{
  if (value != usual)
    g_string_append_printf (out, " %s=%d", name, value);
}

static void
dump_node (LayoverContentNode *node, GString *out)
{
  LayoverContentKind kind = layover_content_node_get_kind (node);

  if (kind == LAYOVER_CONTENT_TEXT)
    {
      g_string_append_printf (out, " \"%s\"", layover_content_node_get_text (node));
      return;
    }

  g_string_append_printf (out, "%s(%s", out->len > 0 ? " " : "", dump_names[kind]);
  dump_number (out, "level", layover_content_node_get_level (node), 0);
  dump_number (out, "start", layover_content_node_get_start (node), 1);
  dump_number (out, "colspan", layover_content_node_get_column_span (node), 1);
  dump_number (out, "rowspan", layover_content_node_get_row_span (node), 1);
  dump_number (out, "width", layover_content_node_get_width (node), 0);
  dump_number (out, "height", layover_content_node_get_height (node), 0);
  dump_number (out, "header", layover_content_node_is_header (node), 0);
  dump_number (out, "dir", (int) layover_content_node_get_direction (node), 0);
  dump_field (out, "style", layover_content_node_get_style (node));
  dump_field (out, "target", layover_content_node_get_target (node));
  dump_field (out, "label", layover_content_node_get_label (node));
  dump_field (out, "captions", layover_content_node_get_captions (node));
  dump_field (out, "poster", layover_content_node_get_poster (node));
  dump_field (out, "custom", layover_content_node_get_custom_id (node));
  dump_field (out, "id", layover_content_node_get_id (node));
  dump_field (out, "lang", layover_content_node_get_language (node));
  dump_field (out, "text", layover_content_node_get_text (node));

  for (guint i = 0; i < layover_content_node_get_n_children (node); i++)
    dump_node (layover_content_node_get_child (node, i), out);
  g_string_append_c (out, ')');
}

/* Returns: (transfer full): all children of a document. */
static char *
dump_document (LayoverContentNode *document)
{
  GString *out = g_string_new (NULL);

  g_assert_cmpint (layover_content_node_get_kind (document), ==, LAYOVER_CONTENT_DOCUMENT);
  for (guint i = 0; i < layover_content_node_get_n_children (document); i++)
    dump_node (layover_content_node_get_child (document, i), out);

  return g_string_free (out, FALSE);
}
