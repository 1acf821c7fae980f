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
layover_exam_stage_dispose (GObject *object)
{
  LayoverExamStage *self = LAYOVER_EXAM_STAGE (object);

  if (self->fade != NULL)
    adw_animation_reset (self->fade);
  g_clear_object (&self->fade);
  g_clear_pointer (&self->page, gtk_widget_unparent);

  G_OBJECT_CLASS (layover_exam_stage_parent_class)->dispose (object);
}

static void
layover_exam_stage_class_init (LayoverExamStageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_exam_stage_dispose;

  widget_class->grab_focus = layover_exam_stage_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_exam_stage_init (LayoverExamStage *self)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (fade_cb, self, NULL);

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
 * @page: (transfer floating): fades in where the page before it was, which leaves the tree at once
 */
void
layover_exam_stage_show_page (LayoverExamStage *self, GtkWidget *page)
{
  g_return_if_fail (LAYOVER_IS_EXAM_STAGE (self));
  g_return_if_fail (GTK_IS_WIDGET (page));

  if (self->page == page)
    return;

  g_clear_pointer (&self->page, gtk_widget_unparent);
  self->page = page;
  gtk_widget_set_parent (page, GTK_WIDGET (self));
  layover_adaptive_fit_columns (GTK_WIDGET (self));
  gtk_widget_set_opacity (page, 1);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      adw_animation_reset (self->fade);
      adw_animation_play (self->fade);
    }
}
