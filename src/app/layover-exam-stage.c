/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <adwaita.h>

#include "layover-adaptive.h"
#include "layover-exam-stage.h"

#define FADE_MS 150

struct _LayoverExamStage
{
  GtkWidget parent_instance;

  GtkWidget *page;
  GPtrArray *prepared; /* of GtkWidget, children too */
  AdwAnimation *fade;
};

G_DEFINE_FINAL_TYPE (LayoverExamStage, layover_exam_stage, GTK_TYPE_WIDGET)

static void
fade_cb (double opacity, gpointer user_data)
{
  LayoverExamStage *self = LAYOVER_EXAM_STAGE (user_data);

  if (self->page != NULL)
    gtk_widget_set_opacity (self->page, opacity);
}

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

static GtkSizeRequestMode
layover_exam_stage_get_request_mode (GtkWidget *widget)
{
  LayoverExamStage *self = LAYOVER_EXAM_STAGE (widget);

  return self->page != NULL ? gtk_widget_get_request_mode (self->page)
                            : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
layover_exam_stage_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  LayoverExamStage *self = LAYOVER_EXAM_STAGE (widget);

  if (self->page != NULL)
    gtk_widget_measure (self->page, orientation, for_size, minimum, natural, minimum_baseline,
                        natural_baseline);
}

static void
layover_exam_stage_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LayoverExamStage *self = LAYOVER_EXAM_STAGE (widget);

  if (self->page != NULL)
    gtk_widget_allocate (self->page, width, height, baseline, NULL);

  for (guint i = 0; i < self->prepared->len; i++)
    {
      GtkWidget *page = g_ptr_array_index (self->prepared, i);
      int least_width, least_height;

      gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
      gtk_widget_measure (page, GTK_ORIENTATION_VERTICAL, MAX (width, least_width), &least_height,
                          NULL, NULL, NULL);
      gtk_widget_allocate (page, MAX (width, least_width), MAX (height, least_height), -1, NULL);
    }
}

static void
layover_exam_stage_dispose (GObject *object)
{
  LayoverExamStage *self = LAYOVER_EXAM_STAGE (object);

  if (self->fade != NULL)
    adw_animation_reset (self->fade);
  g_clear_object (&self->fade);
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

  widget_class->get_request_mode = layover_exam_stage_get_request_mode;
  widget_class->measure = layover_exam_stage_measure;
  widget_class->size_allocate = layover_exam_stage_size_allocate;
  widget_class->grab_focus = layover_exam_stage_grab_focus;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_exam_stage_init (LayoverExamStage *self)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (fade_cb, self, NULL);

  self->prepared = g_ptr_array_new ();
  self->fade = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, FADE_MS, target);
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
 * @page: (transfer floating): fades in where the page before it was, which leaves the tree at once, as does every page
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
  gtk_widget_set_opacity (page, 1);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      adw_animation_reset (self->fade);
      adw_animation_play (self->fade);
    }
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
