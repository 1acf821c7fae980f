/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <string.h>

#include "layover-inline-flow.h"

/* The paragraph is one Pango layout. Each widget is an object replacement character whose shape has the widget's size,
 * so that Pango breaks the lines, orders mixed directions and aligns baselines; afterwards the widgets are put where
 * their characters came to lie. */

#define OBJECT_REPLACEMENT "\357\277\274"
#define CHILD_MARGIN 3
#define MAX_CONTEXT_CHARS 40
#define LINE_SPACE 0.35
#define CHILD_SPACE 1 /* above and below, besides the space between lines */

typedef struct
{
  GtkWidget *widget;
  char *words; /* what is said in its place, or NULL */
  guint index;
  int margin;
  int width;
  int ascent;
  int descent;
} Child;

struct _LayoverInlineFlow
{
  GtkWidget parent_instance;

  GString *text;
  PangoAttrList *attributes;
  GArray *children;
  PangoLayout *layout;
  int natural_width; /* of the whole text in one line, in pixels; -1 when it has to be measured */
  int word_width;    /* of the widest word; the same */
};

G_DEFINE_FINAL_TYPE (LayoverInlineFlow, layover_inline_flow, GTK_TYPE_WIDGET)

static void
clear_child (gpointer data)
{
  g_free (((Child *) data)->words);
}

/* @width: of the paragraph, or -1; a child takes what it would like, but no more than a line. Returns whether it has
 * another size than before. */
static gboolean
measure_child (Child *child, int width)
{
  const Child before = *child;
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
shape_new (const Child *child)
{
  PangoRectangle rectangle = {
    .x = 0,
    .y = -(child->ascent + CHILD_SPACE) * PANGO_SCALE,
    .width = (child->width + 2 * child->margin) * PANGO_SCALE,
    .height = (child->ascent + child->descent + 2 * CHILD_SPACE) * PANGO_SCALE,
  };
  PangoAttribute *attribute = pango_attr_shape_new (&rectangle, &rectangle);

  attribute->start_index = child->index;
  attribute->end_index = child->index + strlen (OBJECT_REPLACEMENT);

  return attribute;
}

/* A factor would count from line to line of letters and let the fields of two lines touch: so it is a space. */
static void
set_line_space (PangoLayout *layout)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (pango_layout_get_context (layout), NULL,
                                                         NULL);

  pango_layout_set_spacing (layout, (int) (LINE_SPACE * pango_font_metrics_get_height (metrics)));
  pango_font_metrics_unref (metrics);
}

static void
put_shapes (LayoverInlineFlow *self)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_copy (self->attributes);

  for (guint i = 0; i < self->children->len; i++)
    pango_attr_list_insert (attributes, shape_new (&g_array_index (self->children, Child, i)));
  pango_layout_set_attributes (self->layout, attributes);
}

/* Breaking lines is what a page costs: nothing is set anew that has not changed.
 * @width: to break the lines at, in pixels, or -1 */
static PangoLayout *
ensure_layout (LayoverInlineFlow *self, int width)
{
  gboolean is_changed = self->layout == NULL;

  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text->str);
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
      /* where a line begins; Pango turns it for a text of the other direction */
      if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
        pango_layout_set_alignment (self->layout, PANGO_ALIGN_RIGHT);
      set_line_space (self->layout);
    }

  for (guint i = 0; i < self->children->len; i++)
    is_changed |= measure_child (&g_array_index (self->children, Child, i), width);
  if (is_changed)
    put_shapes (self);
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
static void
forget_layout (LayoverInlineFlow *self)
{
  g_clear_object (&self->layout);
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

  pango_layout_get_pixel_size (ensure_layout (self, -1), &self->natural_width, NULL);

  layout = ensure_layout (self, 0);
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
  pango_layout_get_pixel_size (ensure_layout (self, for_size), NULL, natural);
  *minimum = *natural;
}

static void
layover_inline_flow_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LayoverInlineFlow *self = LAYOVER_INLINE_FLOW (widget);
  PangoLayout *layout = ensure_layout (self, width);

  for (guint i = 0; i < self->children->len; i++)
    {
      const Child *child = &g_array_index (self->children, Child, i);
      PangoRectangle place;
      GtkAllocation allocation;
      int line_baseline = 0;
      g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);

      pango_layout_index_to_pos (layout, (int) child->index, &place);
      while (pango_layout_iter_get_index (iter) < (int) child->index
             && pango_layout_iter_next_cluster (iter))
        ;
      line_baseline = PANGO_PIXELS (pango_layout_iter_get_baseline (iter));

      /* mixed directions: the width of a right-to-left character is negative */
      allocation.x = PANGO_PIXELS (MIN (place.x, place.x + place.width)) + child->margin;
      allocation.y = line_baseline - child->ascent;
      allocation.width = child->width;
      allocation.height = child->ascent + child->descent;
      gtk_widget_size_allocate (child->widget, &allocation, -1);
    }
}

static void
layover_inline_flow_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LayoverInlineFlow *self = LAYOVER_INLINE_FLOW (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  PangoLayout *layout = ensure_layout (self, gtk_widget_get_width (widget));

  gtk_snapshot_render_layout (snapshot, style, 0, 0, layout);

  GTK_WIDGET_CLASS (layover_inline_flow_parent_class)->snapshot (widget, snapshot);
}

static void
layover_inline_flow_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  LayoverInlineFlow *self = LAYOVER_INLINE_FLOW (widget);

  GTK_WIDGET_CLASS (layover_inline_flow_parent_class)->css_changed (widget, change);

  forget_layout (self);
}

static void
layover_inline_flow_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  forget_layout (LAYOVER_INLINE_FLOW (widget));
}

static void
layover_inline_flow_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  LayoverInlineFlow *self = LAYOVER_INLINE_FLOW (widget);

  GTK_WIDGET_CLASS (layover_inline_flow_parent_class)->system_setting_changed (widget, setting);

  forget_layout (self);
}

static void
layover_inline_flow_dispose (GObject *object)
{
  LayoverInlineFlow *self = LAYOVER_INLINE_FLOW (object);
  GtkWidget *child;

  g_array_set_size (self->children, 0);
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
  pango_attr_list_unref (self->attributes);
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
  self->children = g_array_new (FALSE, TRUE, sizeof (Child));
  forget_widths (self);
  g_array_set_clear_func (self->children, clear_child);
}

/* What stands between two widgets as it is, a formula as it is read, and any other widget as a pause: it speaks for itself. */
static char *
dup_spoken_text (LayoverInlineFlow *self, gsize start, gsize length)
{
  GString *spoken = g_string_new (NULL);
  gsize at = start;

  for (guint i = 0; i < self->children->len; i++)
    {
      const Child *child = &g_array_index (self->children, Child, i);

      if (child->index < start || child->index >= length)
        continue;
      g_string_append_len (spoken, self->text->str + at, (gssize) (child->index - at));
      g_string_append (spoken, child->words != NULL ? child->words : "…");
      at = child->index + strlen (OBJECT_REPLACEMENT);
    }
  g_string_append_len (spoken, self->text->str + at, (gssize) (length - at));

  return g_string_free (spoken, FALSE);
}

/* A row of widgets says nothing that they do not say themselves. */
static gboolean
has_words (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      return TRUE;

  return FALSE;
}

static void
text_changed (LayoverInlineFlow *self)
{
  g_autofree char *spoken = dup_spoken_text (self, 0, self->text->len);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  has_words (spoken) ? spoken : "", -1);
  forget_layout (self);
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

  text_changed (self);
}

static void
append_child (LayoverInlineFlow *self, GtkWidget *widget, const char *words, int margin)
{
  Child child = { .widget = widget, .words = g_strdup (words), .margin = margin };

  child.index = (guint) self->text->len;
  g_string_append (self->text, OBJECT_REPLACEMENT);
  g_array_append_val (self->children, child);
  gtk_widget_set_parent (widget, GTK_WIDGET (self));

  text_changed (self);
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

/* The last of at most @max_chars characters, from the beginning of a word. */
static char *
dup_tail (const char *text, glong max_chars)
{
  glong n_chars = g_utf8_strlen (text, -1);
  const char *tail;

  if (n_chars <= max_chars)
    return g_strdup (text);

  tail = g_utf8_offset_to_pointer (text, n_chars - max_chars);

  return g_strdup (strchr (tail, ' ') != NULL ? strchr (tail, ' ') + 1 : tail);
}

/**
 * layover_inline_flow_dup_text_before:
 *
 * Returns: (transfer full): the words that lead up to @child, at most about forty characters of them, for its name
 */
char *
layover_inline_flow_dup_text_before (LayoverInlineFlow *self, GtkWidget *child)
{
  gsize start = 0;

  g_return_val_if_fail (LAYOVER_IS_INLINE_FLOW (self), NULL);

  for (guint i = 0; i < self->children->len; i++)
    {
      const Child *candidate = &g_array_index (self->children, Child, i);
      g_autofree char *text = NULL;

      if (candidate->widget == child)
        {
          text = dup_spoken_text (self, start, candidate->index);
          return dup_tail (g_strstrip (text), MAX_CONTEXT_CHARS);
        }
      if (candidate->words == NULL)
        start = candidate->index + strlen (OBJECT_REPLACEMENT);
    }

  return NULL;
}
