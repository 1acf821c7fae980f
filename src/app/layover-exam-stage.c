/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-adaptive.h"
#include "layover-exam-stage.h"

struct _LayoverExamStage
{
  GtkWidget parent_instance;

  GtkWidget *page;
  GPtrArray *prepared; /* of GtkWidget, children too */
};

G_DEFINE_FINAL_TYPE (LayoverExamStage, layover_exam_stage, GTK_TYPE_WIDGET)

static gboolean
layover_exam_stage_grab_focus (GtkWidget *widget)
{
  LayoverExamStage *self = LAYOVER_EXAM_STAGE (widget);

  return self->page != NULL && gtk_widget_grab_focus (self->page);
}

static void
set_is_unseen (GtkWidget *page, gboolean is_unseen)
{
  gtk_widget_set_child_visible (page, !is_unseen);
  gtk_accessible_update_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN, is_unseen, -1);
}

static void
forget_prepared (LayoverExamStage *self)
{
  for (guint i = 0; i < self->prepared->len; i++)
    {
      GtkWidget *page = g_ptr_array_index (self->prepared, i);

      g_object_ref (page);
      gtk_widget_unparent (page);
      set_is_unseen (page, FALSE);
      g_object_unref (page);
    }
  g_ptr_array_set_size (self->prepared, 0);
}

/* A page scrolls, so it never says how large the window is. Nothing is asked before the place is known: the answer would
 * be wrong until the styles of a new page are, and a page is wrapped at one width instead of three. */
static void
layover_exam_stage_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
allocate_page (GtkWidget *page, int width, int height)
{
  int least_width;

  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_allocate (page, MAX (width, least_width), height, -1, NULL);
}

static void
layover_exam_stage_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LayoverExamStage *self = LAYOVER_EXAM_STAGE (widget);

  if (self->page != NULL)
    allocate_page (self->page, width, height);
  for (guint i = 0; i < self->prepared->len; i++)
    allocate_page (g_ptr_array_index (self->prepared, i), width, height);
}

static void
layover_exam_stage_dispose (GObject *object)
{
  LayoverExamStage *self = LAYOVER_EXAM_STAGE (object);

  forget_prepared (self);
  g_clear_pointer (&self->page, gtk_widget_unparent);

  G_OBJECT_CLASS (layover_exam_stage_parent_class)->dispose (object);
}

static void
layover_exam_stage_finalize (GObject *object)
{
  g_ptr_array_unref (LAYOVER_EXAM_STAGE (object)->prepared);

  G_OBJECT_CLASS (layover_exam_stage_parent_class)->finalize (object);
}

static void
layover_exam_stage_class_init (LayoverExamStageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_exam_stage_dispose;
  object_class->finalize = layover_exam_stage_finalize;

  widget_class->measure = layover_exam_stage_measure;
  widget_class->size_allocate = layover_exam_stage_size_allocate;
  widget_class->grab_focus = layover_exam_stage_grab_focus;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_exam_stage_init (LayoverExamStage *self)
{
  self->prepared = g_ptr_array_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
layover_exam_stage_new (void)
{
  return g_object_new (LAYOVER_TYPE_EXAM_STAGE, NULL);
}

/** layover_exam_stage_get_page: Returns: (transfer none) (nullable): the one that is shown */
GtkWidget *
layover_exam_stage_get_page (LayoverExamStage *self)
{
  g_return_val_if_fail (LAYOVER_IS_EXAM_STAGE (self), NULL);

  return self->page;
}

/**
 * layover_exam_stage_show_page:
 * @page: (transfer floating): stands at once where the page before it stood, which leaves the tree, as does every page
 *   that was prepared in vain
 */
void
layover_exam_stage_show_page (LayoverExamStage *self, GtkWidget *page)
{
  gboolean is_prepared;

  g_return_if_fail (LAYOVER_IS_EXAM_STAGE (self));
  g_return_if_fail (GTK_IS_WIDGET (page));

  if (self->page == page)
    return;

  is_prepared = g_ptr_array_remove (self->prepared, page);
  g_clear_pointer (&self->page, gtk_widget_unparent);
  forget_prepared (self);
  self->page = page;
  if (is_prepared)
    set_is_unseen (page, FALSE);
  else
    gtk_widget_set_parent (page, GTK_WIDGET (self));
  layover_adaptive_fit_columns (GTK_WIDGET (self));
}

/**
 * layover_exam_stage_prepare_page:
 * @page: (transfer floating): one that is likely to come next
 *
 * Lays it out at the size of the page that is shown, so that showing it takes no more than drawing it. Until then nobody
 * sees it, hears of it or can bring the keyboard to it.
 */
void
layover_exam_stage_prepare_page (LayoverExamStage *self, GtkWidget *page)
{
  g_return_if_fail (LAYOVER_IS_EXAM_STAGE (self));
  g_return_if_fail (GTK_IS_WIDGET (page));

  if (gtk_widget_get_parent (page) == GTK_WIDGET (self))
    return;

  set_is_unseen (page, TRUE);
  gtk_widget_set_parent (page, GTK_WIDGET (self));
  g_ptr_array_add (self->prepared, page);
  layover_adaptive_fit_columns (GTK_WIDGET (self));
}
