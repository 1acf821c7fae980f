/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-content"

#include "config.h"

#include "layover-content-line.h"

/* A new line of the same paragraph: LINE SEPARATOR. */
#define LINE_BREAK "\342\200\250"

typedef struct
{
  GString *text;
  GArray *spans;
  GArray *objects;
} Builder;

static void
add_span (GArray *spans, guint start, const GString *text, LayoverContentNode *node)
{
  LayoverContentSpan span = { start, (guint) text->len, node };

  if (span.start < span.end)
    g_array_append_val (spans, span);
}

/* What an abbreviation is short for can be read by everybody and not only under a pointer. */
static gboolean
has_long_form (LayoverContentNode *node)
{
  const char *label = layover_content_node_get_label (node);

  return layover_content_node_get_kind (node) == LAYOVER_CONTENT_SPAN && label != NULL
         && *label != '\0'
         && g_strcmp0 (layover_content_node_get_style (node), "abbreviation") == 0;
}

static gboolean
is_object (LayoverContentNode *node)
{
  switch (layover_content_node_get_kind (node))
    {
    case LAYOVER_CONTENT_IMAGE:
    case LAYOVER_CONTENT_CUSTOM:
      return TRUE;
    case LAYOVER_CONTENT_MATH:
      return layover_math_can_be_drawn (layover_content_node_get_math (node));
    default:
      return FALSE;
    }
}

static void
add_node (Builder *self, LayoverContentNode *node)
{
  guint start = (guint) self->text->len;
  const char *text = layover_content_node_get_text (node);

  if (layover_content_node_get_kind (node) == LAYOVER_CONTENT_BREAK)
    {
      g_string_append (self->text, LINE_BREAK);
      return;
    }
  if (is_object (node))
    {
      g_string_append (self->text, LAYOVER_CONTENT_OBJECT);
      add_span (self->objects, start, self->text, node);
      return;
    }

  if (text != NULL)
    g_string_append (self->text, text);
  for (guint i = 0; i < layover_content_node_get_n_children (node); i++)
    add_node (self, layover_content_node_get_child (node, i));
  if (has_long_form (node))
    g_string_append_printf (self->text, " (%s)", layover_content_node_get_label (node));
  add_span (self->spans, start, self->text, node);
}

/**
 * layover_content_line_new:
 * @node: a HEADING, PARAGRAPH, TERM or CAPTION; a CODE_BLOCK, whose code it is; or a CALLOUT, whose title it is
 */
LayoverContentLine *
layover_content_line_new (LayoverContentNode *node)
{
  LayoverContentLine *self = g_new0 (LayoverContentLine, 1);
  Builder builder = { .text = g_string_new (NULL) };

  self->spans = builder.spans = g_array_new (FALSE, FALSE, sizeof (LayoverContentSpan));
  self->objects = builder.objects = g_array_new (FALSE, FALSE, sizeof (LayoverContentSpan));

  switch (layover_content_node_get_kind (node))
    {
    case LAYOVER_CONTENT_CODE_BLOCK:
      g_string_append (builder.text, layover_content_node_get_text (node) != NULL
                                         ? layover_content_node_get_text (node)
                                         : "");
      break;
    case LAYOVER_CONTENT_CALLOUT:
      g_string_append (builder.text, layover_content_node_get_label (node) != NULL
                                         ? layover_content_node_get_label (node)
                                         : "");
      break;
    default:
      for (guint i = 0; i < layover_content_node_get_n_children (node); i++)
        add_node (&builder, layover_content_node_get_child (node, i));
      break;
    }
  self->text = g_string_free (builder.text, FALSE);

  return self;
}

void
layover_content_line_free (LayoverContentLine *self)
{
  g_free (self->text);
  g_array_unref (self->spans);
  g_array_unref (self->objects);
  g_free (self);
}

static gboolean
list_cb (LayoverContentNode *node, gpointer lines)
{
  switch (layover_content_node_get_kind (node))
    {
    case LAYOVER_CONTENT_HEADING:
    case LAYOVER_CONTENT_PARAGRAPH:
    case LAYOVER_CONTENT_TERM:
    case LAYOVER_CONTENT_CAPTION:
    case LAYOVER_CONTENT_CODE_BLOCK:
    case LAYOVER_CONTENT_CALLOUT:
      g_ptr_array_add (lines, node);
      return TRUE;
    default:
      return TRUE;
    }
}

/**
 * layover_content_list_lines:
 *
 * Returns: (transfer full) (element-type LayoverContentNode): all below @root of which a line can be made, in the order
 *   of reading; they live as long as @root
 */
GPtrArray *
layover_content_list_lines (LayoverContentNode *root)
{
  GPtrArray *lines = g_ptr_array_new ();

  layover_content_node_foreach (root, list_cb, lines);

  return lines;
}
