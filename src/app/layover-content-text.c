/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <string.h>

#include "layover-content-text.h"

#define CODE_SHADE_ALPHA 8000
#define MARK_ALPHA 22000

static void
clear_link (gpointer data)
{
  g_free (((LayoverTextLink *) data)->target);
}

static void
add_attribute (LayoverContentText *self, const LayoverContentSpan *span, PangoAttribute *attribute)
{
  attribute->start_index = span->start;
  attribute->end_index = span->end;
  pango_attr_list_insert (self->attributes, attribute);
}

static void
add_shade (LayoverContentText *self, const LayoverContentSpan *span, guint16 red, guint16 green,
           guint16 blue, guint16 alpha)
{
  add_attribute (self, span, pango_attr_background_new (red, green, blue));
  add_attribute (self, span, pango_attr_background_alpha_new (alpha));
}

static void
add_shift (LayoverContentText *self, const LayoverContentSpan *span, PangoBaselineShift shift,
           PangoFontScale scale)
{
  add_attribute (self, span, pango_attr_baseline_shift_new (shift));
  add_attribute (self, span, pango_attr_font_scale_new (scale));
}

static void
add_style (LayoverContentText *self, const LayoverContentSpan *span, const char *style)
{
  if (g_strcmp0 (style, "small") == 0)
    add_attribute (self, span, pango_attr_scale_new (0.83));
  else if (g_strcmp0 (style, "big") == 0)
    add_attribute (self, span, pango_attr_scale_new (1.2));
  else if (g_strcmp0 (style, "mark") == 0)
    add_shade (self, span, 0xffff, 0xd000, 0x2000, MARK_ALPHA);
}

static void
add_vocabulary (LayoverContentText *self, const LayoverContentSpan *span,
                const LayoverVocabulary *vocabulary)
{
  if (vocabulary == NULL)
    return;

  if (vocabulary->is_bold)
    add_attribute (self, span, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (vocabulary->is_italic)
    add_attribute (self, span, pango_attr_style_new (PANGO_STYLE_ITALIC));
  if (vocabulary->is_underlined)
    add_attribute (self, span, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
  if (vocabulary->is_struck)
    add_attribute (self, span, pango_attr_strikethrough_new (TRUE));
}

static void
style_span (LayoverContentText *self, const LayoverContentSpan *span)
{
  LayoverContentNode *node = span->node;
  const char *language = layover_content_node_get_language (node);

  switch (layover_content_node_get_kind (node))
    {
    case LAYOVER_CONTENT_EMPHASIS:
      add_attribute (self, span, pango_attr_style_new (PANGO_STYLE_ITALIC));
      break;
    case LAYOVER_CONTENT_STRONG:
      add_attribute (self, span, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      break;
    case LAYOVER_CONTENT_UNDERLINE:
      add_attribute (self, span, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
      break;
    case LAYOVER_CONTENT_STRIKE:
      add_attribute (self, span, pango_attr_strikethrough_new (TRUE));
      break;
    case LAYOVER_CONTENT_CODE:
    case LAYOVER_CONTENT_KEYBOARD:
      add_attribute (self, span, pango_attr_family_new ("monospace"));
      add_attribute (self, span, pango_attr_scale_new (0.94));
      add_shade (self, span, 0x7fff, 0x7fff, 0x7fff, CODE_SHADE_ALPHA);
      break;
    case LAYOVER_CONTENT_MATH:
      add_attribute (self, span, pango_attr_style_new (PANGO_STYLE_ITALIC));
      break;
    case LAYOVER_CONTENT_SUBSCRIPT:
      add_shift (self, span, PANGO_BASELINE_SHIFT_SUBSCRIPT, PANGO_FONT_SCALE_SUBSCRIPT);
      break;
    case LAYOVER_CONTENT_SUPERSCRIPT:
      add_shift (self, span, PANGO_BASELINE_SHIFT_SUPERSCRIPT, PANGO_FONT_SCALE_SUPERSCRIPT);
      break;
    case LAYOVER_CONTENT_SPAN:
      add_style (self, span, layover_content_node_get_style (node));
      break;
    default:
      break;
    }

  add_vocabulary (self, span, layover_content_node_get_vocabulary (node));
  if (language != NULL)
    add_attribute (self, span, pango_attr_language_new (pango_language_from_string (language)));
}

static void
add_link (LayoverContentText *self, const LayoverContentSpan *span)
{
  LayoverTextLink link = { .start = span->start, .end = span->end };

  if (layover_content_node_get_target (span->node) == NULL)
    return;

  link.target = g_strdup (layover_content_node_get_target (span->node));
  g_array_append_val (self->links, link);
  add_attribute (self, span, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
}

/**
 * layover_content_text_new:
 * @node: as for layover_content_line_new()
 */
LayoverContentText *
layover_content_text_new (LayoverContentNode *node)
{
  LayoverContentText *self = g_new0 (LayoverContentText, 1);
  LayoverContentSpan all = { 0 };

  self->line = layover_content_line_new (node);
  self->attributes = pango_attr_list_new ();
  self->links = g_array_new (FALSE, FALSE, sizeof (LayoverTextLink));
  g_array_set_clear_func (self->links, clear_link);

  all.end = (guint) strlen (self->line->text);
  add_vocabulary (self, &all, layover_content_node_get_vocabulary (node));
  for (guint i = 0; i < self->line->spans->len; i++)
    {
      const LayoverContentSpan *span = &g_array_index (self->line->spans, LayoverContentSpan, i);

      if (layover_content_node_get_kind (span->node) == LAYOVER_CONTENT_LINK)
        add_link (self, span);
      style_span (self, span);
    }

  return self;
}

void
layover_content_text_free (LayoverContentText *self)
{
  layover_content_line_free (self->line);
  g_array_unref (self->links);
  pango_attr_list_unref (self->attributes);
  g_free (self);
}

/** layover_content_text_is_ruby: whether a reading belongs above the words of @span */
gboolean
layover_content_text_is_ruby (const LayoverContentSpan *span)
{
  const char *reading = layover_content_node_get_label (span->node);

  return layover_content_node_get_kind (span->node) == LAYOVER_CONTENT_RUBY && reading != NULL
         && *reading != '\0';
}

gboolean
layover_content_text_has_ruby (LayoverContentText *self)
{
  for (guint i = 0; i < self->line->spans->len; i++)
    if (layover_content_text_is_ruby (&g_array_index (self->line->spans, LayoverContentSpan, i)))
      return TRUE;

  return FALSE;
}

/**
 * layover_content_text_copy_attributes:
 *
 * Returns: (transfer full): the attributes of the text between @start and @end, counted from @start
 */
PangoAttrList *
layover_content_text_copy_attributes (LayoverContentText *self, guint start, guint end)
{
  PangoAttrList *copy = pango_attr_list_new ();
  GSList *attributes = pango_attr_list_get_attributes (self->attributes);

  for (GSList *l = attributes; l != NULL; l = l->next)
    {
      PangoAttribute *attribute = l->data;

      if (attribute->end_index <= start || attribute->start_index >= end)
        {
          pango_attribute_destroy (attribute);
          continue;
        }

      attribute->start_index = MAX (attribute->start_index, start) - start;
      attribute->end_index = MIN (attribute->end_index, end) - start;
      pango_attr_list_insert (copy, attribute);
    }
  g_slist_free (attributes);

  return copy;
}
