/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-content-view-private.h"
#include "layover-inline-flow.h"
#include "layover-linked-label.h"

/* How classes of the shared vocabulary of QTI make a block look: which side its lines keep to, and lines around it. */

#define ALIGN_KEY "layover-align"

static void
align_label (GtkLabel *label, LayoverAlign align, gboolean is_mirrored)
{
  gboolean is_end = align == (is_mirrored ? LAYOVER_ALIGN_LEFT : LAYOVER_ALIGN_RIGHT);

  /* GTK turns both for a widget that reads from the right */
  gtk_label_set_xalign (label, align == LAYOVER_ALIGN_CENTER ? 0.5f : is_end ? 1 : 0);
  gtk_label_set_justify (label, align == LAYOVER_ALIGN_CENTER ? GTK_JUSTIFY_CENTER
                                : is_end                      ? GTK_JUSTIFY_RIGHT
                                                              : GTK_JUSTIFY_LEFT);
}

/** layover_content_align: @widget: a text of the page, or anything else, which keeps its place */
void
layover_content_align (LayoverContentView *view, GtkWidget *widget, LayoverAlign align)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (view)) == GTK_TEXT_DIR_RTL;

  if (align == LAYOVER_ALIGN_UNSET)
    return;

  if (GTK_IS_LABEL (widget))
    align_label (GTK_LABEL (widget), align, is_mirrored);
  else if (LAYOVER_IS_LINKED_LABEL (widget))
    align_label (layover_linked_label_get_label (LAYOVER_LINKED_LABEL (widget)), align,
                 is_mirrored);
  else if (LAYOVER_IS_INLINE_FLOW (widget))
    layover_inline_flow_set_align (LAYOVER_INLINE_FLOW (widget), align);
}

/* What is said of a block holds for all blocks inside that say nothing. */
static LayoverAlign
find_align (LayoverContentView *view, GtkWidget *parent)
{
  for (GtkWidget *at = parent; at != NULL && at != GTK_WIDGET (view);
       at = gtk_widget_get_parent (at))
    {
      gpointer align = g_object_get_data (G_OBJECT (at), ALIGN_KEY);

      if (align != NULL)
        return (LayoverAlign) GPOINTER_TO_INT (align);
    }

  return LAYOVER_ALIGN_UNSET;
}

/** layover_content_style_block: @block: what @node was built as; it goes into @parent */
void
layover_content_style_block (LayoverContentView *view, GtkWidget *block, GtkWidget *parent,
                             LayoverContentNode *node)
{
  const LayoverVocabulary *vocabulary = layover_content_node_get_vocabulary (node);
  LayoverAlign align = vocabulary != NULL ? vocabulary->align : LAYOVER_ALIGN_UNSET;

  if (align != LAYOVER_ALIGN_UNSET)
    {
      g_object_set_data (G_OBJECT (block), ALIGN_KEY, GINT_TO_POINTER (align));
      view->has_aligned = TRUE;
    }
  else if (view->has_aligned)
    align = find_align (view, parent);

  layover_content_align (view, block, align);
  if (vocabulary != NULL && vocabulary->is_bordered)
    gtk_widget_add_css_class (block, "bordered");
  if (vocabulary != NULL && vocabulary->is_well)
    gtk_widget_add_css_class (block, "well");
}
