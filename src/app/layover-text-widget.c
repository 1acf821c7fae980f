/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-inline-flow.h"
#include "layover-linked-label.h"
#include "layover-text-widget.h"

#define TEXT_KEY "layover-text"
#define OWN_ATTRIBUTES_KEY "layover-own-attributes"

/** layover_text_widget_mark_as_text: from now on it is text of the page, and no label of a button */
void
layover_text_widget_mark_as_text (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_LABEL (widget) || LAYOVER_IS_LINKED_LABEL (widget)
                    || LAYOVER_IS_INLINE_FLOW (widget));

  g_object_set_data (G_OBJECT (widget), TEXT_KEY, GINT_TO_POINTER (TRUE));
}

gboolean
layover_text_widget_is_text (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), TEXT_KEY) != NULL;
}

static GtkLabel *
get_label (GtkWidget *widget)
{
  return LAYOVER_IS_LINKED_LABEL (widget)
             ? layover_linked_label_get_label (LAYOVER_LINKED_LABEL (widget))
             : GTK_LABEL (widget);
}

const char *
layover_text_widget_get_text (GtkWidget *widget)
{
  g_return_val_if_fail (layover_text_widget_is_text (widget), NULL);

  return LAYOVER_IS_INLINE_FLOW (widget)
             ? layover_inline_flow_get_text (LAYOVER_INLINE_FLOW (widget))
             : gtk_label_get_text (get_label (widget));
}

static void
add (PangoAttrList *marks, LayoverTextRange range, PangoAttribute *attribute)
{
  attribute->start_index = range.start;
  attribute->end_index = range.end;
  pango_attr_list_insert (marks, attribute);
}

/* Black on a colour that covers what is behind it, so that it can be read in light, dark and high contrast; the one that is
 * shown differs by more than its colour. */
static void
add_found (PangoAttrList *marks, LayoverTextRange range, gboolean is_current)
{
  add (marks, range,
       is_current ? pango_attr_background_new (0xffff, 0x9b9b, 0x3c3c)
                  : pango_attr_background_new (0xf8f8, 0xe4e4, 0x5c5c));
  add (marks, range, pango_attr_background_alpha_new (0xffff));
  add (marks, range, pango_attr_foreground_new (0, 0, 0));
  if (is_current)
    add (marks, range, pango_attr_underline_new (PANGO_UNDERLINE_DOUBLE));
}

static void
mark_label (GtkLabel *label, PangoAttrList *marks)
{
  g_autoptr (PangoAttrList) all = NULL;
  PangoAttrList *own = g_object_get_data (G_OBJECT (label), OWN_ATTRIBUTES_KEY);

  if (own == NULL)
    {
      own = gtk_label_get_attributes (label);
      own = own != NULL ? pango_attr_list_ref (own) : pango_attr_list_new ();
      g_object_set_data_full (G_OBJECT (label), OWN_ATTRIBUTES_KEY, own,
                              (GDestroyNotify) pango_attr_list_unref);
    }

  if (marks == NULL)
    {
      gtk_label_set_attributes (label, own);
      g_object_set_data (G_OBJECT (label), OWN_ATTRIBUTES_KEY, NULL);
      return;
    }

  all = pango_attr_list_copy (own);
  pango_attr_list_splice (all, marks, 0, 0);
  gtk_label_set_attributes (label, all);
}

/**
 * layover_text_widget_set_found:
 * @n_ranges: 0 takes all colours away
 * @current: which of @ranges is the one that is shown; @n_ranges or more for none of them
 *
 * Colours what was found.
 */
void
layover_text_widget_set_found (GtkWidget *widget, const LayoverTextRange *ranges, guint n_ranges,
                               guint current)
{
  g_autoptr (PangoAttrList) marks = n_ranges > 0 ? pango_attr_list_new () : NULL;

  g_return_if_fail (layover_text_widget_is_text (widget));

  for (guint i = 0; i < n_ranges; i++)
    add_found (marks, ranges[i], i == current);

  if (LAYOVER_IS_INLINE_FLOW (widget))
    layover_inline_flow_set_marks (LAYOVER_INLINE_FLOW (widget), marks);
  else if (LAYOVER_IS_LINKED_LABEL (widget))
    layover_linked_label_set_marks (LAYOVER_LINKED_LABEL (widget), marks);
  else
    mark_label (GTK_LABEL (widget), marks);
}

/**
 * layover_text_widget_get_bounds:
 * @bounds: (out): where the beginning of @range is drawn, in coordinates of @widget
 *
 * Returns: %FALSE while nothing is drawn
 */
gboolean
layover_text_widget_get_bounds (GtkWidget *widget, LayoverTextRange range, graphene_rect_t *bounds)
{
  PangoLayout *layout;
  PangoRectangle first, last;
  int x = 0, y = 0;

  g_return_val_if_fail (layover_text_widget_is_text (widget), FALSE);

  if (gtk_widget_get_width (widget) == 0 || gtk_widget_get_height (widget) == 0)
    return FALSE;

  if (LAYOVER_IS_INLINE_FLOW (widget))
    layout = layover_inline_flow_get_layout (LAYOVER_INLINE_FLOW (widget), &y);
  else
    {
      layout = gtk_label_get_layout (get_label (widget));
      gtk_label_get_layout_offsets (get_label (widget), &x, &y);
    }

  pango_layout_index_to_pos (layout, (int) range.start, &first);
  pango_layout_index_to_pos (layout, (int) range.end, &last);
  graphene_rect_init (bounds, (float) (x + PANGO_PIXELS (first.x)),
                      (float) (y + PANGO_PIXELS (first.y)),
                      last.y == first.y ? (float) PANGO_PIXELS (last.x - first.x)
                                        : (float) PANGO_PIXELS (first.width),
                      (float) PANGO_PIXELS (first.height));
  graphene_rect_normalize (bounds);

  return TRUE;
}

/** layover_text_widget_unselect: what was marked with the pointer is not marked any more */
void
layover_text_widget_unselect (GtkWidget *widget)
{
  g_return_if_fail (layover_text_widget_is_text (widget));

  if (LAYOVER_IS_INLINE_FLOW (widget))
    layover_inline_flow_select (LAYOVER_INLINE_FLOW (widget), 0, 0);
  else
    gtk_label_select_region (get_label (widget), 0, 0);
}

/** layover_text_widget_dup_selected: Returns: (transfer full) (nullable): the words that are marked with the pointer */
char *
layover_text_widget_dup_selected (GtkWidget *widget)
{
  const char *text;
  int start, end;

  g_return_val_if_fail (layover_text_widget_is_text (widget), NULL);

  if (LAYOVER_IS_INLINE_FLOW (widget))
    return layover_inline_flow_dup_selected (LAYOVER_INLINE_FLOW (widget));

  if (!gtk_label_get_selection_bounds (get_label (widget), &start, &end))
    return NULL;

  text = gtk_label_get_text (get_label (widget));

  return g_utf8_substring (text, start, end);
}
