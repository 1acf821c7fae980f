/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-exam-cell.h"
#include "layover-exam-words.h"
#include "layover-widget.h"

struct _LayoverExamCell
{
  GtkButton parent_instance;

  GtkWidget *number;
  GtkWidget *shape;
  GtkWidget *flag;
  guint item;
};

G_DEFINE_FINAL_TYPE (LayoverExamCell, layover_exam_cell, GTK_TYPE_BUTTON)

static void
layover_exam_cell_class_init (LayoverExamCellClass *klass)
{
}

static void
layover_exam_cell_init (LayoverExamCell *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *marks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  self->number = gtk_label_new (NULL);
  self->shape = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              NULL);
  self->flag = g_object_new (GTK_TYPE_IMAGE, "icon-name", "layover-flag-symbolic",
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->number, "numeric");

  gtk_widget_set_halign (marks, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (marks), self->shape);
  gtk_box_append (GTK_BOX (marks), self->flag);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->number);
  gtk_box_append (GTK_BOX (box), marks);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "exam-cell");
}

/**
 * layover_exam_cell_new:
 * @item: from 0; shown from 1
 */
GtkWidget *
layover_exam_cell_new (guint item)
{
  LayoverExamCell *self = g_object_new (LAYOVER_TYPE_EXAM_CELL, NULL);
  g_autofree char *number = g_strdup_printf ("%u", item + 1);

  self->item = item;
  gtk_label_set_label (GTK_LABEL (self->number), number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "exam.go-to");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "u", item);

  return GTK_WIDGET (self);
}

guint
layover_exam_cell_get_item (LayoverExamCell *self)
{
  g_return_val_if_fail (LAYOVER_IS_EXAM_CELL (self), 0);

  return self->item;
}

void
layover_exam_cell_update (LayoverExamCell *self, LayoverItemState state, gboolean is_flagged,
                          gboolean is_current)
{
  g_autoptr (GString) name = g_string_new (NULL);

  g_return_if_fail (LAYOVER_IS_EXAM_CELL (self));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->shape), layover_exam_words_state_icon (state));
  gtk_widget_set_visible (self->flag, is_flagged);
  layover_widget_set_css_class (GTK_WIDGET (self), "answered", state != LAYOVER_ITEM_UNANSWERED);
  layover_widget_set_css_class (GTK_WIDGET (self), "current", is_current);

  g_string_append_printf (name, _ ("Question %u"), self->item + 1);
  g_string_append_printf (name, ", %s", layover_exam_words_state_word (state));
  if (is_flagged)
    g_string_append_printf (name, ", %s", _ ("flagged"));
  if (is_current)
    g_string_append_printf (name, ", %s", _ ("you are here"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
}
