/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-exam-facts.h"
#include "layover-exam-notice.h"
#include "layover-exam-words.h"

struct _LayoverExamNotice
{
  GtkWidget parent_instance;

  GtkWidget *page;
  LayoverExamFacts *facts;
};

G_DEFINE_FINAL_TYPE (LayoverExamNotice, layover_exam_notice, GTK_TYPE_WIDGET)

static void
layover_exam_notice_dispose (GObject *object)
{
  LayoverExamNotice *self = LAYOVER_EXAM_NOTICE (object);

  self->facts = NULL;
  g_clear_pointer (&self->page, gtk_widget_unparent);

  G_OBJECT_CLASS (layover_exam_notice_parent_class)->dispose (object);
}

static gboolean
layover_exam_notice_grab_focus (GtkWidget *widget)
{
  layover_exam_facts_focus_main (LAYOVER_EXAM_NOTICE (widget)->facts);

  return TRUE;
}

static void
layover_exam_notice_class_init (LayoverExamNoticeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_exam_notice_dispose;

  widget_class->grab_focus = layover_exam_notice_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_exam_notice_init (LayoverExamNotice *self)
{
  self->page = layover_adaptive_new ();
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
}

static LayoverExamNotice *
notice_new (const char *exam_title, const char *title)
{
  LayoverExamNotice *self = g_object_new (LAYOVER_TYPE_EXAM_NOTICE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *facts = layover_exam_facts_new (title);

  self->facts = LAYOVER_EXAM_FACTS (facts);
  gtk_widget_add_css_class (header, "flat");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (exam_title, NULL));
  gtk_widget_set_vexpand (facts, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), facts);
  layover_adaptive_set_child (LAYOVER_ADAPTIVE (self->page), box);

  return self;
}

static char *
dup_last_saved (LayoverAttempt *attempt)
{
  const LayoverEvent *answer = layover_event_log_get_last (layover_attempt_get_log (attempt),
                                                           LAYOVER_EVENT_ANSWER);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *clock = NULL;
  guint item = 0;

  if (answer == NULL)
    return g_strdup (_ ("Nothing yet"));

  layover_test_session_find_item (layover_attempt_get_test_session (attempt), answer->item, &item);
  time = g_date_time_new_from_unix_local (answer->utc_s);
  clock = g_date_time_format (time, "%H:%M:%S");

  /* Translators: "Question 7, 10:49:10" */
  return g_strdup_printf (_ ("Question %u, %s"), item + 1, clock);
}

/**
 * layover_exam_notice_new_open:
 * @exam_title: for the header bar
 * @attempt: one that is open
 *
 * Returns: (transfer floating): what was saved, how long the person was away, how much time is left, and the way back in
 */
GtkWidget *
layover_exam_notice_new_open (const char *exam_title, LayoverAttempt *attempt)
{
  LayoverExamNotice *self;
  g_autofree char *saved = NULL, *away = NULL, *left = NULL, *button = NULL;

  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (attempt), NULL);

  saved = dup_last_saved (attempt);
  away = layover_exam_words_dup_duration (layover_attempt_get_away_ms (attempt));
  left = layover_exam_words_dup_duration (layover_attempt_get_remaining_ms (attempt));
  button = g_strdup_printf (_ ("Continue with question %u"),
                            layover_attempt_get_current_item (attempt) + 1);

  self = notice_new (exam_title, _ ("Your exam is still open"));
  layover_exam_facts_set_body (self->facts,
                               _ ("Layover was closed. Every answer up to that moment is here."));
  layover_exam_facts_set_fact (self->facts, _ ("Last saved"), saved);
  layover_exam_facts_set_fact (self->facts, _ ("Away"), away);
  layover_exam_facts_set_fact (self->facts, _ ("Time left"), left);
  layover_exam_facts_set_note (self->facts, _ ("The clock ran on, and runs now."));
  layover_exam_facts_set_main_button (self->facts, button, "exam.enter");

  return GTK_WIDGET (self);
}

/**
 * layover_exam_notice_new_fault:
 * @exam_title: for the header bar
 * @title: what cannot be done
 * @error: why
 *
 * Returns: (transfer floating): that, and that nothing is lost
 */
GtkWidget *
layover_exam_notice_new_fault (const char *exam_title, const char *title, const GError *error)
{
  LayoverExamNotice *self;
  g_autofree char *body = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  body = g_strdup_printf ("%s.", error->message);
  self = notice_new (exam_title, title);
  layover_exam_facts_set_icon (self->facts, "dialog-warning-symbolic");
  layover_exam_facts_set_body (self->facts, body);
  layover_exam_facts_set_note (
      self->facts, _ ("Nothing was deleted: every answer that was saved is on the disk."));
  layover_exam_facts_set_main_button (self->facts, _ ("Close"), "result.later");

  return GTK_WIDGET (self);
}
