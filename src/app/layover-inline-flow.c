/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <string.h>

#include "layover-inline-flow-private.h"

/* The paragraph is one Pango layout. Each widget is an object replacement character whose shape has the widget's size,
 * so that Pango breaks the lines, orders mixed directions and aligns baselines; afterwards the widgets are put where
 * their characters came to lie. */

#define CHILD_MARGIN 3
#define LINE_SPACE 0.35
#define CHILD_SPACE 1 /* above and below, besides the space between lines */

G_DEFINE_FINAL_TYPE (LayoverInlineFlow, layover_inline_flow, GTK_TYPE_WIDGET)

static void
clear_child (gpointer data)
{
  g_free (((LayoverFlowChild *) data)->words);
}

/* @width: of the paragraph, or -1; a child takes what it would like, but no more than a line. Returns whether it has
 * another size than before. */
static gboolean
measure_child (LayoverFlowChild *child, int width)
{
  const LayoverFlowChild before = *child;
  int baseline = -1;
  int height = 0;
  int minimum = 0;

  gtk_widget_measure (child->widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &child->width, NULL,
                      NULL);
  if (width >= 0)
    child->width = MAX (minimum, MIN (child->width, width - 2 * CHILD_MARGIN));
  gtk_widget_measure (child->widget, GTK_ORIENTATION_VERTICAL, child->width, NULL, &height, NULL,
                      &baseline);

  child->ascent = baseline >= 0 ? baseline : height * 7 / 10;
  child->descent = height - child->ascent;

  return child->width != before.width || child->ascent != before.ascent
         || child->descent != before.descent;
}

static PangoAttribute *
shape_new (const LayoverFlowChild *child)
{
  PangoRectangle rectangle = {
    .x = 0,
    .y = -(child->ascent + CHILD_SPACE) * PANGO_SCALE,
    .width = (child->width + 2 * child->margin) * PANGO_SCALE,
    .height = (child->ascent + child->descent + 2 * CHILD_SPACE) * PANGO_SCALE,
  };
  PangoAttribute *attribute = pango_attr_shape_new (&rectangle, &rectangle);

  attribute->start_index = child->index;
  attribute->end_index = child->index + strlen (LAYOVER_CONTENT_OBJECT);

  return attribute;
}

/* A factor would count from line to line of letters and let the fields of two lines touch: so it is a space. */
static void
set_line_space (LayoverInlineFlow *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (pango_layout_get_context (self->layout),
                                                         NULL, NULL);

  self->top = layover_flow_ruby_get_height (self);
  pango_layout_set_spacing (self->layout,
                            (int) (LINE_SPACE * pango_font_metrics_get_height (metrics))
                                + self->top * PANGO_SCALE);
  pango_font_metrics_unref (metrics);
}

/* The text is as long as before, so that only lines are broken anew. */
void
layover_inline_flow_put_attributes (LayoverInlineFlow *self)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_copy (self->attributes);

  if (self->layout == NULL)
    return;

  for (guint i = 0; i < self->children->len; i++)
    pango_attr_list_insert (attributes,
                            shape_new (&g_array_index (self->children, LayoverFlowChild, i)));
  layover_flow_ruby_add_attributes (self, attributes);
  layover_flow_links_add_attributes (self, attributes);
  if (self->marks != NULL)
    pango_attr_list_splice (attributes, self->marks, 0, 0);
  layover_flow_selection_add_attributes (self, attributes);
  pango_layout_set_attributes (self->layout, attributes);
}

/* Where a line begins, unless its author says more; Pango turns it for a text of the other direction. */
static PangoAlignment
get_alignment (LayoverInlineFlow *self)
{
  gboolean is_right_to_left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  switch (self->align)
    {
    case LAYOVER_ALIGN_CENTER:
      return PANGO_ALIGN_CENTER;
    case LAYOVER_ALIGN_LEFT:
      return PANGO_ALIGN_LEFT;
    case LAYOVER_ALIGN_RIGHT:
      return PANGO_ALIGN_RIGHT;
    case LAYOVER_ALIGN_UNSET:
    default:
      return is_right_to_left ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
    }
}

/* Breaking lines is what a page costs: nothing is set anew that has not changed.
 * @width: to break the lines at, in pixels, or -1 */
PangoLayout *
layover_inline_flow_ensure_layout (LayoverInlineFlow *self, int width)
{
  gboolean is_changed = self->layout == NULL;

  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text->str);
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_alignment (self->layout, get_alignment (self));
      set_line_space (self);
    }

  for (guint i = 0; i < self->children->len; i++)
    is_changed |= measure_child (&g_array_index (self->children, LayoverFlowChild, i), width);
  if (is_changed)
    layover_inline_flow_put_attributes (self);
  pango_layout_set_width (self->layout, width >= 0 ? width * PANGO_SCALE : -1);

  return self->layout;
}

static void
forget_widths (LayoverInlineFlow *self)
{
  self->natural_width = -1;
  self->word_width = -1;
}

/* What the layout was made of has changed. */
void
layover_inline_flow_forget_layout (LayoverInlineFlow *self)
{
  g_clear_object (&self->layout);
  layover_flow_ruby_forget_layouts (self);
  forget_widths (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
measure_widths (LayoverInlineFlow *self)
{
  PangoLayout *layout;

  /* the size of a widget in the text may have changed without a word */
  if (self->children->len > 0)
    forget_widths (self);
  if (self->natural_width >= 0)
    return;

  pango_layout_get_pixel_size (layover_inline_flow_ensure_layout (self, -1), &self->natural_width,
                               NULL);

  layout = layover_inline_flow_ensure_layout (self, 0);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_get_pixel_size (layout, &self->word_width, NULL);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
}

static GtkSizeRequestMode
layover_inline_flow_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
layover_inline_flow_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *minimum_baseline,
                             int *natural_baseline)
{
  LayoverInlineFlow *self = LAYOVER_INLINE_FLOW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_widths (self);
      *natural = self->natural_width;
      *minimum = MIN (self->word_width, self->natural_width);
      return;
    }

  if (for_size < 0)
    {
      measure_widths (self);
      for_size = self->word_width;
    }
  pango_layout_get_pixel_size (layover_inline_flow_ensure_layout (self, for_size), NULL, natural);
  *natural += self->top;
  *minimum = *natural;
}

/* Returns: that of the line which holds @index, from the top of @layout, in pixels */
int
layover_inline_flow_get_baseline (PangoLayout *layout, guint index)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);

  while (pango_layout_iter_get_index (iter) < (int) index && pango_layout_iter_next_cluster (iter))
    ;

  return PANGO_PIXELS (pango_layout_iter_get_baseline (iter));
}

static void
layover_inline_flow_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LayoverInlineFlow *self = LAYOVER_INLINE_FLOW (widget);
  PangoLayout *layout = layover_inline_flow_ensure_layout (self, width);

  for (guint i = 0; i < self->children->len; i++)
    {
      const LayoverFlowChild *child = &g_array_index (self->children, LayoverFlowChild, i);
      PangoRectangle place;
      GtkAllocation allocation;

      pango_layout_index_to_pos (layout, (int) child->index, &place);

      /* mixed directions: the width of a right-to-left character is negative */
      allocation.x = PANGO_PIXELS (MIN (place.x, place.x + place.width)) + child->margin;
      allocation.y = self->top + layover_inline_flow_get_baseline (layout, child->index)
                     - child->ascent;
      allocation.width = child->width;
      allocation.height = child->ascent + child->descent;
      gtk_widget_size_allocate (child->widget, &allocation, -1);
    }
  layover_flow_links_allocate (self, layout);
}

static void
layover_inline_flow_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LayoverInlineFlow *self = LAYOVER_INLINE_FLOW (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  PangoLayout *layout = layover_inline_flow_ensure_layout (self, gtk_widget_get_width (widget));

  gtk_snapshot_render_layout (snapshot, style, 0, self->top, layout);
  layover_flow_ruby_snapshot (self, snapshot);

  GTK_WIDGET_CLASS (layover_inline_flow_parent_class)->snapshot (widget, snapshot);
}

static void
layover_inline_flow_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  LayoverInlineFlow *self = LAYOVER_INLINE_FLOW (widget);

  GTK_WIDGET_CLASS (layover_inline_flow_parent_class)->css_changed (widget, change);

  layover_inline_flow_forget_layout (self);
}

static void
layover_inline_flow_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  layover_inline_flow_forget_layout (LAYOVER_INLINE_FLOW (widget));
}

static void
layover_inline_flow_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  LayoverInlineFlow *self = LAYOVER_INLINE_FLOW (widget);

  GTK_WIDGET_CLASS (layover_inline_flow_parent_class)->system_setting_changed (widget, setting);

  layover_inline_flow_forget_layout (self);
}

static void
layover_inline_flow_dispose (GObject *object)
{
  LayoverInlineFlow *self = LAYOVER_INLINE_FLOW (object);
  GtkWidget *child;

  g_array_set_size (self->children, 0);
  g_ptr_array_set_size (self->links, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (layover_inline_flow_parent_class)->dispose (object);
}

static void
layover_inline_flow_finalize (GObject *object)
{
  LayoverInlineFlow *self = LAYOVER_INLINE_FLOW (object);

  g_array_unref (self->children);
  g_array_unref (self->rubies);
  g_ptr_array_unref (self->links);
  pango_attr_list_unref (self->attributes);
  g_clear_pointer (&self->marks, pango_attr_list_unref);
  g_string_free (self->text, TRUE);

  G_OBJECT_CLASS (layover_inline_flow_parent_class)->finalize (object);
}

static void
layover_inline_flow_class_init (LayoverInlineFlowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_inline_flow_dispose;
  object_class->finalize = layover_inline_flow_finalize;

  widget_class->get_request_mode = layover_inline_flow_get_request_mode;
  widget_class->measure = layover_inline_flow_measure;
  widget_class->size_allocate = layover_inline_flow_size_allocate;
  widget_class->snapshot = layover_inline_flow_snapshot;
  widget_class->css_changed = layover_inline_flow_css_changed;
  widget_class->direction_changed = layover_inline_flow_direction_changed;
  widget_class->system_setting_changed = layover_inline_flow_system_setting_changed;

  gtk_widget_class_set_css_name (widget_class, "flow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_inline_flow_init (LayoverInlineFlow *self)
{
  self->text = g_string_new (NULL);
  self->attributes = pango_attr_list_new ();
  self->children = g_array_new (FALSE, TRUE, sizeof (LayoverFlowChild));
  self->rubies = g_array_new (FALSE, TRUE, sizeof (LayoverFlowRuby));
  self->links = g_ptr_array_new ();
  forget_widths (self);
  g_array_set_clear_func (self->children, clear_child);
  g_array_set_clear_func (self->rubies, layover_flow_ruby_clear);
  layover_flow_selection_init (self);
}

GtkWidget *
layover_inline_flow_new (void)
{
  return g_object_new (LAYOVER_TYPE_INLINE_FLOW, NULL);
}

/**
 * layover_inline_flow_append_text:
 * @attributes: (nullable): their offsets are bytes of @text
 */
void
layover_inline_flow_append_text (LayoverInlineFlow *self, const char *text,
                                 PangoAttrList *attributes)
{
  gsize offset;

  g_return_if_fail (LAYOVER_IS_INLINE_FLOW (self));
  g_return_if_fail (text != NULL);

  offset = self->text->len;
  g_string_append (self->text, text);

  if (attributes != NULL)
    {
      GSList *copies = pango_attr_list_get_attributes (attributes);

      for (GSList *l = copies; l != NULL; l = l->next)
        {
          PangoAttribute *attribute = l->data;

          attribute->start_index += offset;
          attribute->end_index = MIN (attribute->end_index, strlen (text)) + offset;
          pango_attr_list_insert (self->attributes, attribute);
        }
      g_slist_free (copies);
    }

  layover_inline_flow_text_changed (self);
}

static void
append_child (LayoverInlineFlow *self, GtkWidget *widget, const char *words, int margin)
{
  LayoverFlowChild child = { .widget = widget, .words = g_strdup (words), .margin = margin };

  child.index = (guint) self->text->len;
  g_string_append (self->text, LAYOVER_CONTENT_OBJECT);
  g_array_append_val (self->children, child);
  gtk_widget_set_parent (widget, GTK_WIDGET (self));

  layover_inline_flow_text_changed (self);
}

/**
 * layover_inline_flow_append_widget:
 * @child: (transfer floating): takes its natural size and keeps its baseline on that of the line
 */
void
layover_inline_flow_append_widget (LayoverInlineFlow *self, GtkWidget *child)
{
  g_return_if_fail (LAYOVER_IS_INLINE_FLOW (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  append_child (self, child, NULL, CHILD_MARGIN);
}

/**
 * layover_inline_flow_append_words:
 * @child: (transfer floating): something that is read with the words around it and stands as close to them as they do
 * @words: what is read
 */
void
layover_inline_flow_append_words (LayoverInlineFlow *self, GtkWidget *child, const char *words)
{
  g_return_if_fail (LAYOVER_IS_INLINE_FLOW (self));
  g_return_if_fail (GTK_IS_WIDGET (child));
  g_return_if_fail (words != NULL);

  append_child (self, child, words, 0);
}

/** layover_inline_flow_get_text: Returns: (transfer none): all of it; a widget is LAYOVER_CONTENT_OBJECT */
const char *
layover_inline_flow_get_text (LayoverInlineFlow *self)
{
  g_return_val_if_fail (LAYOVER_IS_INLINE_FLOW (self), NULL);

  return self->text->str;
}

/** layover_inline_flow_set_marks: @marks: (nullable): colours for what was found; they take no room */
void
layover_inline_flow_set_marks (LayoverInlineFlow *self, PangoAttrList *marks)
{
  g_return_if_fail (LAYOVER_IS_INLINE_FLOW (self));

  g_clear_pointer (&self->marks, pango_attr_list_unref);
  self->marks = marks != NULL ? pango_attr_list_ref (marks) : NULL;
  layover_inline_flow_put_attributes (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * layover_inline_flow_get_layout:
 * @y: (out): how far below the top of the widget the layout begins
 *
 * Returns: (transfer none): the text as it is drawn now
 */
PangoLayout *
layover_inline_flow_get_layout (LayoverInlineFlow *self, int *y)
{
  PangoLayout *layout;

  g_return_val_if_fail (LAYOVER_IS_INLINE_FLOW (self), NULL);

  layout = layover_inline_flow_ensure_layout (self, gtk_widget_get_width (GTK_WIDGET (self)));
  *y = self->top;

  return layout;
}

/** layover_inline_flow_set_align: which side the lines keep to */
void
layover_inline_flow_set_align (LayoverInlineFlow *self, LayoverAlign align)
{
  g_return_if_fail (LAYOVER_IS_INLINE_FLOW (self));

  if (self->align == align)
    return;

  self->align = align;
  layover_inline_flow_forget_layout (self);
}
