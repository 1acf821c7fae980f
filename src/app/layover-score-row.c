/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-exam-words.h"
#include "layover-score-bar.h"
#include "layover-score-row.h"

struct _LayoverScoreRow
{
  GtkListBoxRow parent_instance;

  GtkGrid *grid;
  GtkWidget *title;
  GtkWidget *bar;
  GtkWidget *points;
};

G_DEFINE_FINAL_TYPE (LayoverScoreRow, layover_score_row, GTK_TYPE_LIST_BOX_ROW)

static void
layover_score_row_class_init (LayoverScoreRowClass *klass)
{
}

static void
layover_score_row_init (LayoverScoreRow *self)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_widget_set_valign (GTK_WIDGET (self->grid), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "fact-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->grid));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_widget_set_hexpand (self->title, TRUE);
  self->points = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->points), 1);
  gtk_widget_add_css_class (self->points, "numeric");
  gtk_widget_add_css_class (self->points, "dim-label");
}

/**
 * layover_score_row_new:
 * @mark: the pass mark of the exam as a whole, from 0 to 1
 */
GtkWidget *
layover_score_row_new (const char *title, double score, double maximum, double mark)
{
  LayoverScoreRow *self = g_object_new (LAYOVER_TYPE_SCORE_ROW, NULL);
  g_autofree char *got = layover_exam_words_dup_points (score);
  g_autofree char *of = layover_exam_words_dup_points (maximum);
  /* Translators: points, "4 of 5" */
  g_autofree char *points = g_strdup_printf (_ ("%s of %s"), got, of);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, points);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->points), points);
  self->bar = layover_score_bar_new (maximum > 0 ? score / maximum : 0, mark);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  gtk_grid_attach (self->grid, self->title, 0, 0, 1, 1);
  gtk_grid_attach (self->grid, self->points, 2, 0, 1, 1);
  g_object_ref_sink (self->bar);
  layover_score_row_set_is_narrow (self, FALSE);
  g_object_unref (self->bar);

  return GTK_WIDGET (self);
}

/** layover_score_row_set_is_narrow: puts the bar below the words */
void
layover_score_row_set_is_narrow (LayoverScoreRow *self, gboolean is_narrow)
{
  g_return_if_fail (LAYOVER_IS_SCORE_ROW (self));

  g_object_ref (self->bar);
  if (gtk_widget_get_parent (self->bar) != NULL)
    gtk_grid_remove (self->grid, self->bar);
  if (is_narrow)
    gtk_grid_attach (self->grid, self->bar, 0, 1, 3, 1);
  else
    gtk_grid_attach (self->grid, self->bar, 1, 0, 1, 1);
  g_object_unref (self->bar);
}
