/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-inline-flow-private.h"

/* Ruby: the reading of words in small letters above them. The words stay words of the text, so that they are found,
 * marked and read as all others; they are kept on one line and, where the reading is the wider, letterspaced under it. */

#define READING_SCALE 0.55

void
layover_flow_ruby_clear (gpointer data)
{
  LayoverFlowRuby *ruby = data;

  g_free (ruby->reading);
  g_clear_object (&ruby->layout);
}

static PangoLayout *
ensure_reading (LayoverInlineFlow *self, LayoverFlowRuby *ruby)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  if (ruby->layout != NULL)
    return ruby->layout;

  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_scale_new (READING_SCALE));
  ruby->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), ruby->reading);
  pango_layout_set_attributes (ruby->layout, attributes);

  return ruby->layout;
}

/* The size or the look of letters has changed. */
void
layover_flow_ruby_forget_layouts (LayoverInlineFlow *self)
{
  for (guint i = 0; i < self->rubies->len; i++)
    g_clear_object (&g_array_index (self->rubies, LayoverFlowRuby, i).layout);
}

/* Returns: what the highest reading takes above its line, in pixels; 0 without any. All lines keep the same distance. */
int
layover_flow_ruby_get_height (LayoverInlineFlow *self)
{
  int highest = 0;

  for (guint i = 0; i < self->rubies->len; i++)
    {
      LayoverFlowRuby *ruby = &g_array_index (self->rubies, LayoverFlowRuby, i);
      int height;

      pango_layout_get_pixel_size (ensure_reading (self, ruby), NULL, &height);
      highest = MAX (highest, height);
    }

  return highest;
}

static gboolean
is_in_range_cb (PangoAttribute *attribute, gpointer data)
{
  const LayoverFlowRuby *ruby = data;

  if (attribute->start_index < ruby->end && attribute->end_index > ruby->start)
    {
      attribute->start_index = 0;
      attribute->end_index = ruby->end - ruby->start;
    }
  else
    attribute->end_index = attribute->start_index;

  return FALSE;
}

static int
measure_words (LayoverInlineFlow *self, LayoverFlowRuby *ruby)
{
  g_autofree char *words = g_strndup (self->text->str + ruby->start, ruby->end - ruby->start);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_copy (self->attributes);
  PangoAttrList *filtered = pango_attr_list_filter (attributes, is_in_range_cb, ruby);
  int width;

  g_clear_pointer (&filtered, pango_attr_list_unref);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_size (layout, &width, NULL);

  return width;
}

static void
add (PangoAttrList *attributes, const LayoverFlowRuby *ruby, PangoAttribute *attribute)
{
  attribute->start_index = ruby->start;
  attribute->end_index = ruby->end;
  pango_attr_list_insert (attributes, attribute);
}

/* Keeps words under their reading together, and as wide as it. */
void
layover_flow_ruby_add_attributes (LayoverInlineFlow *self, PangoAttrList *attributes)
{
  for (guint i = 0; i < self->rubies->len; i++)
    {
      LayoverFlowRuby *ruby = &g_array_index (self->rubies, LayoverFlowRuby, i);
      glong n_chars = g_utf8_strlen (self->text->str + ruby->start, ruby->end - ruby->start);
      int missing;

      pango_layout_get_size (ensure_reading (self, ruby), &missing, NULL);
      missing -= measure_words (self, ruby);
      add (attributes, ruby, pango_attr_allow_breaks_new (FALSE));
      if (missing > 0 && n_chars > 0)
        add (attributes, ruby, pango_attr_letter_spacing_new (missing / (int) n_chars + 1));
    }
}

static int
get_ascent (LayoverInlineFlow *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (pango_layout_get_context (self->layout),
                                                         NULL, NULL);
  int ascent = PANGO_PIXELS (pango_font_metrics_get_ascent (metrics));

  pango_font_metrics_unref (metrics);

  return ascent;
}

void
layover_flow_ruby_snapshot (LayoverInlineFlow *self, GtkSnapshot *snapshot)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));

  for (guint i = 0; i < self->rubies->len; i++)
    {
      LayoverFlowRuby *ruby = &g_array_index (self->rubies, LayoverFlowRuby, i);
      const char *last = g_utf8_prev_char (self->text->str + ruby->end);
      PangoRectangle first_place, last_place;
      int left, right, width, height;

      pango_layout_index_to_pos (self->layout, (int) ruby->start, &first_place);
      pango_layout_index_to_pos (self->layout, (int) (last - self->text->str), &last_place);
      /* the width of a right-to-left character is negative */
      left = MIN (MIN (first_place.x, first_place.x + first_place.width),
                  MIN (last_place.x, last_place.x + last_place.width));
      right = MAX (MAX (first_place.x, first_place.x + first_place.width),
                   MAX (last_place.x, last_place.x + last_place.width));
      pango_layout_get_pixel_size (ensure_reading (self, ruby), &width, &height);
      gtk_snapshot_render_layout (snapshot, style, PANGO_PIXELS ((left + right) / 2) - width / 2.0,
                                  self->top
                                      + layover_inline_flow_get_baseline (self->layout, ruby->start)
                                      - get_ascent (self) - height,
                                  ruby->layout);
    }
}

/**
 * layover_inline_flow_add_ruby:
 * @start: in bytes of the text that has been appended
 * @end: behind @start
 * @reading: stands above these words in small letters
 *
 * To be called in the order of the text.
 */
void
layover_inline_flow_add_ruby (LayoverInlineFlow *self, guint start, guint end, const char *reading)
{
  LayoverFlowRuby ruby = { .start = start, .end = end };

  g_return_if_fail (LAYOVER_IS_INLINE_FLOW (self));
  g_return_if_fail (start < end && end <= self->text->len);
  g_return_if_fail (reading != NULL);

  ruby.reading = g_strdup (reading);
  g_array_append_val (self->rubies, ruby);
  layover_inline_flow_text_changed (self);
}
