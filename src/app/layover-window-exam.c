/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-exam-flow.h"
#include "layover-window-private.h"

/* What a person may not wish for while they sit an exam: whatever opens a second window or leads out of the room. */
static const char *const closed_while_sitting[] = {
  "win.tab",         "win.open-file", "win.open-sample", "win.course",    "win.part",
  "win.preferences", "win.shortcuts", "win.about",       "win.open-link",
};

/**
 * layover_window_is_sitting:
 *
 * Returns: whether the page in front is an exam room
 */
gboolean
layover_window_is_sitting (LayoverWindow *self)
{
  LayoverPage *page = layover_window_get_page (self);

  return LAYOVER_IS_EXAM_FLOW (page) && layover_exam_flow_is_sitting (LAYOVER_EXAM_FLOW (page));
}

static void
sitting_cb (LayoverExamFlow *flow, GParamSpec *pspec, gpointer user_data)
{
  LayoverWindow *self = LAYOVER_WINDOW (user_data);
  gboolean is_sitting = layover_exam_flow_is_sitting (flow);

  for (guint i = 0; i < G_N_ELEMENTS (closed_while_sitting); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), closed_while_sitting[i], !is_sitting);

  /* files that were dropped meanwhile */
  if (!is_sitting)
    layover_window_open_next (self);
}

/* One at a time: two pages must never work on the same attempt. */
static LayoverExamFlow *
flow_new (LayoverWindow *self)
{
  GtkWidget *flow;

  if (LAYOVER_IS_EXAM_FLOW (layover_window_get_page (self)))
    return NULL;

  flow = layover_exam_flow_new (self->library);
  g_signal_connect_object (flow, "notify::is-sitting", G_CALLBACK (sitting_cb), self, 0);

  return LAYOVER_EXAM_FLOW (flow);
}

static LayoverExamFlow *
push_flow (LayoverWindow *self)
{
  LayoverExamFlow *flow = flow_new (self);

  if (flow != NULL)
    layover_window_push (self, LAYOVER_PAGE (flow));

  return flow;
}

static void
open_lobby (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverWindow *self = LAYOVER_WINDOW (widget);
  LayoverExamFlow *flow = flow_new (self);
  const char *course, *exam;

  if (flow == NULL)
    return;

  g_object_ref_sink (flow);
  g_variant_get (parameter, "(&s&s)", &course, &exam);
  if (layover_exam_flow_open_lobby (flow, course, exam))
    layover_window_push (self, LAYOVER_PAGE (flow));
  g_object_unref (flow);
}

static void
resume (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverExamFlow *flow = push_flow (LAYOVER_WINDOW (widget));

  if (flow != NULL)
    layover_exam_flow_resume (flow);
}

static void
show_result (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverExamFlow *flow = push_flow (LAYOVER_WINDOW (widget));

  if (flow != NULL)
    layover_exam_flow_show_result (flow, g_variant_get_string (parameter, NULL));
}

static void
export_result (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverExamFlow *flow = push_flow (LAYOVER_WINDOW (widget));

  if (flow != NULL)
    layover_exam_flow_show_export (flow, g_variant_get_string (parameter, NULL));
}

/** layover_window_install_exam_actions: what pages may wish for that has to do with exams */
void
layover_window_install_exam_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.exam-lobby", "(ss)", open_lobby);
  gtk_widget_class_install_action (widget_class, "win.resume-exam", NULL, resume);
  gtk_widget_class_install_action (widget_class, "win.show-result", "s", show_result);
  gtk_widget_class_install_action (widget_class, "win.export-result", "s", export_result);
}
