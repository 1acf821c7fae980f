/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-exam-clock.h"
#include "layover-exam-words.h"

#define CARE_MS (5 * 60 * 1000)
#define PEEK_SECONDS 10

struct _LayoverExamClock
{
  GtkButton parent_instance;

  GtkWidget *icon;
  GtkWidget *label;

  gint64 remaining_ms;
  guint peek_id;
  gboolean is_shown;
  gboolean is_kept;
};

enum
{
  PROP_0,
  PROP_IS_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LayoverExamClock, layover_exam_clock, GTK_TYPE_BUTTON)

static gboolean
is_visible (LayoverExamClock *self)
{
  return self->is_shown || self->is_kept || self->peek_id != 0;
}

static void
update_look (LayoverExamClock *self)
{
  gboolean is_care = self->remaining_ms <= CARE_MS;

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                is_care ? "dialog-warning-symbolic" : "layover-clock-symbolic");
  if (is_care)
    gtk_widget_add_css_class (GTK_WIDGET (self), "care");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "care");

  gtk_widget_set_visible (self->label, is_visible (self));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               is_visible (self) ? _ ("Hide the clock") : _ ("Show the clock"));
}

/* In words, once: when the focus arrives, or when a minute begins and nobody is listening. */
static void
update_value (LayoverExamClock *self)
{
  g_autofree char *words = layover_exam_words_dup_duration (self->remaining_ms);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Time left"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
focus_enter_cb (GtkEventControllerFocus *controller, gpointer user_data)
{
  update_value (LAYOVER_EXAM_CLOCK (user_data));
}

static gboolean
peek_over_cb (gpointer user_data)
{
  LayoverExamClock *self = LAYOVER_EXAM_CLOCK (user_data);

  self->peek_id = 0;
  update_look (self);

  return G_SOURCE_REMOVE;
}

static void
layover_exam_clock_clicked (GtkButton *button)
{
  LayoverExamClock *self = LAYOVER_EXAM_CLOCK (button);
  gboolean was_visible = is_visible (self);

  g_clear_handle_id (&self->peek_id, g_source_remove);
  self->is_kept = FALSE;
  layover_exam_clock_set_is_shown (self, !was_visible);
  update_look (self);
}

static void
layover_exam_clock_dispose (GObject *object)
{
  LayoverExamClock *self = LAYOVER_EXAM_CLOCK (object);

  g_clear_handle_id (&self->peek_id, g_source_remove);

  G_OBJECT_CLASS (layover_exam_clock_parent_class)->dispose (object);
}

static void
layover_exam_clock_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_IS_SHOWN:
      g_value_set_boolean (value, LAYOVER_EXAM_CLOCK (object)->is_shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layover_exam_clock_set_property (GObject *object, guint prop_id, const GValue *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_IS_SHOWN:
      layover_exam_clock_set_is_shown (LAYOVER_EXAM_CLOCK (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layover_exam_clock_class_init (LayoverExamClockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = layover_exam_clock_dispose;
  object_class->get_property = layover_exam_clock_get_property;
  object_class->set_property = layover_exam_clock_set_property;

  GTK_BUTTON_CLASS (klass)->clicked = layover_exam_clock_clicked;

  properties[PROP_IS_SHOWN] = g_param_spec_boolean ("is-shown", NULL, NULL, TRUE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                        | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
layover_exam_clock_init (LayoverExamClock *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->is_shown = TRUE;
  self->remaining_ms = G_MAXINT64 / 2;
  self->icon = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "numeric");
  /* figures of a clock are read from left to right in every script */
  gtk_widget_set_direction (self->label, GTK_TEXT_DIR_LTR);
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "exam-clock");

  g_signal_connect (focus, "enter", G_CALLBACK (focus_enter_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
layover_exam_clock_new (void)
{
  return g_object_new (LAYOVER_TYPE_EXAM_CLOCK, NULL);
}

/** layover_exam_clock_set_has_icon: the picture of a clock beside the time that is left */
void
layover_exam_clock_set_has_icon (LayoverExamClock *self, gboolean has_icon)
{
  g_return_if_fail (LAYOVER_IS_EXAM_CLOCK (self));

  gtk_widget_set_visible (self->icon, has_icon);
}

void
layover_exam_clock_set_remaining_ms (LayoverExamClock *self, gint64 remaining_ms)
{
  g_autofree char *text = NULL;
  gboolean has_minute_begun;

  g_return_if_fail (LAYOVER_IS_EXAM_CLOCK (self));

  text = layover_exam_words_dup_clock (remaining_ms);
  has_minute_begun = remaining_ms / 60000 != self->remaining_ms / 60000;
  self->remaining_ms = remaining_ms;
  if (g_str_equal (text, gtk_label_get_label (GTK_LABEL (self->label))))
    return;

  gtk_label_set_label (GTK_LABEL (self->label), text);
  update_look (self);
  if (has_minute_begun && !gtk_widget_has_focus (GTK_WIDGET (self)))
    update_value (self);
}

/**
 * layover_exam_clock_warn:
 * @minutes: 10, 5 or 1
 *
 * A hidden clock comes back for ten seconds; at one minute it stays.
 */
void
layover_exam_clock_warn (LayoverExamClock *self, guint minutes)
{
  g_return_if_fail (LAYOVER_IS_EXAM_CLOCK (self));

  g_clear_handle_id (&self->peek_id, g_source_remove);
  if (minutes <= 1)
    self->is_kept = TRUE;
  else
    self->peek_id = g_timeout_add_seconds (PEEK_SECONDS, peek_over_cb, self);

  update_look (self);
}

gboolean
layover_exam_clock_get_is_shown (LayoverExamClock *self)
{
  g_return_val_if_fail (LAYOVER_IS_EXAM_CLOCK (self), FALSE);

  return self->is_shown;
}

void
layover_exam_clock_set_is_shown (LayoverExamClock *self, gboolean is_shown)
{
  g_return_if_fail (LAYOVER_IS_EXAM_CLOCK (self));

  if (self->is_shown == !!is_shown)
    return;

  self->is_shown = !!is_shown;
  if (!is_shown)
    self->is_kept = FALSE;
  update_look (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_SHOWN]);
}
