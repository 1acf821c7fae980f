/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-content-text.h"
#include "layover-math-view.h"

#define CODE_SHADE_ALPHA 8000
#define MARK_ALPHA 22000

static void
clear_link (gpointer data)
{
  g_free (((LayoverTextLink *) data)->target);
}

static void
clear_widget (gpointer data)
{
  layover_content_node_unref (((LayoverTextWidget *) data)->node);
}

static void
add_attribute (LayoverContentText *self, guint start, PangoAttribute *attribute)
{
  attribute->start_index = start;
  attribute->end_index = (guint) self->text->len;

  if (attribute->start_index < attribute->end_index)
    pango_attr_list_insert (self->attributes, attribute);
  else
    pango_attribute_destroy (attribute);
}

static void
add_shade (LayoverContentText *self, guint start, guint16 red, guint16 green, guint16 blue,
           guint16 alpha)
{
  add_attribute (self, start, pango_attr_background_new (red, green, blue));
  add_attribute (self, start, pango_attr_background_alpha_new (alpha));
}

static void
add_shift (LayoverContentText *self, guint start, PangoBaselineShift shift, PangoFontScale scale)
{
  add_attribute (self, start, pango_attr_baseline_shift_new (shift));
  add_attribute (self, start, pango_attr_font_scale_new (scale));
}

static void
add_span (LayoverContentText *self, guint start, const char *style)
{
  if (g_strcmp0 (style, "small") == 0)
    add_attribute (self, start, pango_attr_scale_new (0.83));
  else if (g_strcmp0 (style, "big") == 0)
    add_attribute (self, start, pango_attr_scale_new (1.2));
  else if (g_strcmp0 (style, "mark") == 0)
    add_shade (self, start, 0xffff, 0xd000, 0x2000, MARK_ALPHA);
}

static void
style_node (LayoverContentText *self, guint start, LayoverContentNode *node)
{
  const char *language = layover_content_node_get_language (node);

  switch (layover_content_node_get_kind (node))
    {
    case LAYOVER_CONTENT_EMPHASIS:
      add_attribute (self, start, pango_attr_style_new (PANGO_STYLE_ITALIC));
      break;
    case LAYOVER_CONTENT_STRONG:
      add_attribute (self, start, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      break;
    case LAYOVER_CONTENT_UNDERLINE:
      add_attribute (self, start, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
      break;
    case LAYOVER_CONTENT_STRIKE:
      add_attribute (self, start, pango_attr_strikethrough_new (TRUE));
      break;
    case LAYOVER_CONTENT_CODE:
    case LAYOVER_CONTENT_KEYBOARD:
      add_attribute (self, start, pango_attr_family_new ("monospace"));
      add_attribute (self, start, pango_attr_scale_new (0.94));
      add_shade (self, start, 0x7fff, 0x7fff, 0x7fff, CODE_SHADE_ALPHA);
      break;
    case LAYOVER_CONTENT_MATH:
      add_attribute (self, start, pango_attr_style_new (PANGO_STYLE_ITALIC));
      break;
    case LAYOVER_CONTENT_SUBSCRIPT:
      add_shift (self, start, PANGO_BASELINE_SHIFT_SUBSCRIPT, PANGO_FONT_SCALE_SUBSCRIPT);
      break;
    case LAYOVER_CONTENT_SUPERSCRIPT:
      add_shift (self, start, PANGO_BASELINE_SHIFT_SUPERSCRIPT, PANGO_FONT_SCALE_SUPERSCRIPT);
      break;
    case LAYOVER_CONTENT_SPAN:
      add_span (self, start, layover_content_node_get_style (node));
      break;
    default:
      break;
    }

  if (language != NULL)
    add_attribute (self, start, pango_attr_language_new (pango_language_from_string (language)));
}

static void
add_link (LayoverContentText *self, guint start, LayoverContentNode *node)
{
  LayoverTextLink link = { .start = start, .end = (guint) self->text->len };

  if (layover_content_node_get_target (node) == NULL || link.start == link.end)
    return;

  link.target = g_strdup (layover_content_node_get_target (node));
  g_array_append_val (self->links, link);
  add_attribute (self, start, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
}

static void
add_widget (LayoverContentText *self, LayoverContentNode *node)
{
  LayoverTextWidget widget = { .offset = (guint) self->text->len };

  widget.node = layover_content_node_ref (node);
  g_array_append_val (self->widgets, widget);
}

static void add_children (LayoverContentText *self, LayoverContentNode *parent);

/* How a word is read, and what an abbreviation is short for, can be read by everybody and not only under a pointer. */
static gboolean
has_words_of_its_own (LayoverContentNode *node)
{
  const char *label = layover_content_node_get_label (node);

  if (label == NULL || *label == '\0')
    return FALSE;

  return layover_content_node_get_kind (node) == LAYOVER_CONTENT_RUBY
         || (layover_content_node_get_kind (node) == LAYOVER_CONTENT_SPAN
             && g_strcmp0 (layover_content_node_get_style (node), "abbreviation") == 0);
}

static void
add_node (LayoverContentText *self, LayoverContentNode *node)
{
  guint start = (guint) self->text->len;
  const char *text = layover_content_node_get_text (node);
  const char *label = layover_content_node_get_label (node);

  switch (layover_content_node_get_kind (node))
    {
    case LAYOVER_CONTENT_BREAK:
      /* a new line of the same paragraph */
      g_string_append (self->text, "\342\200\250");
      return;
    case LAYOVER_CONTENT_IMAGE:
    case LAYOVER_CONTENT_CUSTOM:
      add_widget (self, node);
      return;
    case LAYOVER_CONTENT_MATH:
      if (!layover_math_view_can_show (layover_content_node_get_math (node)))
        break;
      add_widget (self, node);
      return;
    default:
      break;
    }

  if (text != NULL)
    g_string_append (self->text, text);
  add_children (self, node);

  if (has_words_of_its_own (node))
    g_string_append_printf (self->text, " (%s)", label);
  if (layover_content_node_get_kind (node) == LAYOVER_CONTENT_LINK)
    add_link (self, start, node);
  style_node (self, start, node);
}

static void
add_children (LayoverContentText *self, LayoverContentNode *parent)
{
  for (guint i = 0; i < layover_content_node_get_n_children (parent); i++)
    add_node (self, layover_content_node_get_child (parent, i));
}

/**
 * layover_content_text_new:
 * @parent: a node that holds inline nodes
 *
 * Collects text, attributes, links and the places where widgets belong.
 */
LayoverContentText *
layover_content_text_new (LayoverContentNode *parent)
{
  LayoverContentText *self = g_new0 (LayoverContentText, 1);

  self->text = g_string_new (NULL);
  self->attributes = pango_attr_list_new ();
  self->links = g_array_new (FALSE, FALSE, sizeof (LayoverTextLink));
  self->widgets = g_array_new (FALSE, FALSE, sizeof (LayoverTextWidget));
  g_array_set_clear_func (self->links, clear_link);
  g_array_set_clear_func (self->widgets, clear_widget);

  add_children (self, parent);

  return self;
}

void
layover_content_text_free (LayoverContentText *self)
{
  g_array_unref (self->widgets);
  g_array_unref (self->links);
  pango_attr_list_unref (self->attributes);
  g_string_free (self->text, TRUE);
  g_free (self);
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
