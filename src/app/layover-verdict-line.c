/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-verdict-line.h"
#include "layover-widget.h"

struct _LayoverVerdictLine
{
  GtkWidget parent_instance;

  GtkImage *icon;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (LayoverVerdictLine, layover_verdict_line, GTK_TYPE_WIDGET)

static void
layover_verdict_line_dispose (GObject *object)
{
  layover_widget_unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (layover_verdict_line_parent_class)->dispose (object);
}

static void
layover_verdict_line_class_init (LayoverVerdictLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layover_verdict_line_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_verdict_line_init (LayoverVerdictLine *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->icon = GTK_IMAGE (gtk_image_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  gtk_widget_set_parent (GTK_WIDGET (self->icon), widget);
  gtk_widget_set_parent (GTK_WIDGET (self->label), widget);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 4);
  gtk_widget_add_css_class (widget, "verdict");
  gtk_widget_set_visible (widget, FALSE);
}

/** layover_verdict_line_new: @wraps: whether it has a line of its own, which may be too narrow for its words */
GtkWidget *
layover_verdict_line_new (gboolean wraps)
{
  LayoverVerdictLine *self = g_object_new (LAYOVER_TYPE_VERDICT_LINE, NULL);

  gtk_label_set_wrap (self->label, wraps);

  return GTK_WIDGET (self);
}

/** layover_verdict_line_set_verdict: @words: (nullable): what it says, %NULL for the usual words */
void
layover_verdict_line_set_verdict (LayoverVerdictLine *self, LayoverInteractionVerdict verdict,
                                  const char *words)
{
  const char *word = layover_verdict_get_word (verdict);

  g_return_if_fail (LAYOVER_IS_VERDICT_LINE (self));

  layover_verdict_set_css_class (GTK_WIDGET (self), verdict);
  gtk_image_set_from_icon_name (self->icon, layover_verdict_get_icon (verdict));
  gtk_label_set_label (self->label, words != NULL ? words : word != NULL ? word : "");
  gtk_widget_set_visible (GTK_WIDGET (self), verdict != LAYOVER_INTERACTION_VERDICT_NONE);
}

/** layover_verdict_line_get_words: Returns: (transfer none) (nullable): what it says now, %NULL for nothing */
const char *
layover_verdict_line_get_words (LayoverVerdictLine *self)
{
  g_return_val_if_fail (LAYOVER_IS_VERDICT_LINE (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self)) ? gtk_label_get_label (self->label) : NULL;
}
