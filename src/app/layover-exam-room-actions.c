/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-exam-room-private.h"

/* What the keys, buttons and rows of the exam room ask for. */

static void
go_to_item (LayoverExamRoom *self, guint item)
{
  if (layover_attempt_get_state (self->attempt) != LAYOVER_ATTEMPT_OPEN
      || item >= layover_attempt_get_n_items (self->attempt))
    return;

  layover_exam_room_show_page (self, LAYOVER_EXAM_PAGE_WORK);
  layover_exam_work_page_show_item (self->work_page, item);
}

static void
go_to (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  go_to_item (LAYOVER_EXAM_ROOM (widget), g_variant_get_uint32 (parameter));
}

static void
next (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverExamRoom *self = LAYOVER_EXAM_ROOM (widget);
  guint item = layover_attempt_get_current_item (self->attempt) + 1;

  if (item < layover_attempt_get_n_items (self->attempt))
    go_to_item (self, item);
  else
    layover_exam_room_show_page (self, LAYOVER_EXAM_PAGE_REVIEW);
}

static void
previous (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverExamRoom *self = LAYOVER_EXAM_ROOM (widget);
  guint item = layover_attempt_get_current_item (self->attempt);

  if (item > 0)
    go_to_item (self, item - 1);
}

static void
flag (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverExamRoom *self = LAYOVER_EXAM_ROOM (widget);
  guint item = layover_attempt_get_current_item (self->attempt);
  g_autoptr (GError) error = NULL;

  if (!layover_attempt_set_flag (self->attempt, item,
                                 !layover_attempt_is_flagged (self->attempt, item), &error))
    g_debug ("The flag is not on the disk yet: %s", error->message);
}

static void
review (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  layover_exam_room_show_page (LAYOVER_EXAM_ROOM (widget), LAYOVER_EXAM_PAGE_REVIEW);
}

static void
hand_in_page (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  layover_exam_room_show_page (LAYOVER_EXAM_ROOM (widget), LAYOVER_EXAM_PAGE_HAND_IN);
}

static void
hand_in (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverExamRoom *self = LAYOVER_EXAM_ROOM (widget);

  /* the irreversible step exists only on the page that asks for it */
  if (self->page == LAYOVER_EXAM_PAGE_HAND_IN && layover_exam_room_can_submit (self))
    layover_exam_room_submit (self);
}

static void
keys (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  layover_exam_room_show_page (LAYOVER_EXAM_ROOM (widget), LAYOVER_EXAM_PAGE_KEYS);
}

static void
back (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverExamRoom *self = LAYOVER_EXAM_ROOM (widget);

  if (self->page == LAYOVER_EXAM_PAGE_TIME_UP || self->is_submitting)
    return;

  if (self->page != LAYOVER_EXAM_PAGE_WORK)
    layover_exam_room_show_page (self, LAYOVER_EXAM_PAGE_WORK);
  else if (gtk_widget_has_focus (GTK_WIDGET (self->clock)))
    layover_exam_question_focus_prompt (layover_exam_work_page_get_question (self->work_page));
}

static void
toggle_questions (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverExamRoom *self = LAYOVER_EXAM_ROOM (widget);

  if (self->page == LAYOVER_EXAM_PAGE_QUESTIONS)
    layover_exam_room_show_page (self, LAYOVER_EXAM_PAGE_WORK);
  else if (layover_adaptive_get_is_narrow (self->adaptive))
    layover_exam_room_show_page (self, LAYOVER_EXAM_PAGE_QUESTIONS);
  else
    layover_exam_work_page_set_has_palette (
        self->work_page, !layover_exam_work_page_get_has_palette (self->work_page));
  layover_exam_room_update_header (self);
}

static void
toggle_clock (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverExamRoom *self = LAYOVER_EXAM_ROOM (widget);

  layover_exam_clock_set_is_shown (self->clock, !layover_exam_clock_get_is_shown (self->clock));
}

static void
focus_clock (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (LAYOVER_EXAM_ROOM (widget)->clock));
}

static void
ask_number (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverExamRoom *self = LAYOVER_EXAM_ROOM (widget);

  if (self->page != LAYOVER_EXAM_PAGE_WORK)
    layover_exam_room_show_page (self, LAYOVER_EXAM_PAGE_WORK);
  layover_exam_work_page_ask_number (self->work_page);
}

static void
find (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverExamRoom *self = LAYOVER_EXAM_ROOM (widget);

  if (self->page == LAYOVER_EXAM_PAGE_WORK)
    layover_exam_work_page_find (self->work_page);
}

static void
finish (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  layover_exam_room_emit_finished (LAYOVER_EXAM_ROOM (widget));
}

static gboolean
sideways_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gboolean is_right = g_variant_get_boolean (args);
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  gtk_widget_activate_action (widget, is_right != is_mirrored ? "exam.next" : "exam.previous",
                              NULL);

  return TRUE;
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keyval;
    GdkModifierType modifiers;
    const char *action;
  } table[] = {
    { GDK_KEY_Page_Down, GDK_CONTROL_MASK, "exam.next" },
    { GDK_KEY_Page_Up, GDK_CONTROL_MASK, "exam.previous" },
    { GDK_KEY_g, GDK_CONTROL_MASK, "exam.ask-number" },
    { GDK_KEY_f, GDK_CONTROL_MASK, "exam.find" },
    { GDK_KEY_d, GDK_CONTROL_MASK, "exam.flag" },
    { GDK_KEY_r, GDK_CONTROL_MASK, "exam.review" },
    { GDK_KEY_t, GDK_CONTROL_MASK, "exam.focus-clock" },
    { GDK_KEY_t, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "exam.toggle-clock" },
    { GDK_KEY_F1, 0, "exam.keys" },
    { GDK_KEY_F9, 0, "exam.toggle-questions" },
    { GDK_KEY_Escape, 0, "exam.back" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_widget_class_add_binding_action (widget_class, table[i].keyval, table[i].modifiers,
                                         table[i].action, NULL);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_ALT_MASK, sideways_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, sideways_cb, "b", FALSE);
}

void
layover_exam_room_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "exam.next", NULL, next);
  gtk_widget_class_install_action (widget_class, "exam.previous", NULL, previous);
  gtk_widget_class_install_action (widget_class, "exam.go-to", "u", go_to);
  gtk_widget_class_install_action (widget_class, "exam.ask-number", NULL, ask_number);
  gtk_widget_class_install_action (widget_class, "exam.flag", NULL, flag);
  gtk_widget_class_install_action (widget_class, "exam.review", NULL, review);
  gtk_widget_class_install_action (widget_class, "exam.hand-in-page", NULL, hand_in_page);
  gtk_widget_class_install_action (widget_class, "exam.hand-in", NULL, hand_in);
  gtk_widget_class_install_action (widget_class, "exam.keys", NULL, keys);
  gtk_widget_class_install_action (widget_class, "exam.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "exam.toggle-questions", NULL, toggle_questions);
  gtk_widget_class_install_action (widget_class, "exam.toggle-clock", NULL, toggle_clock);
  gtk_widget_class_install_action (widget_class, "exam.focus-clock", NULL, focus_clock);
  gtk_widget_class_install_action (widget_class, "exam.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "exam.finish", NULL, finish);

  install_keys (widget_class);
}

/* Every cell of the palette hears of it, so only what has changed is said. */
static void
set_enabled (LayoverExamRoom *self, const char *action_name, gboolean is_enabled)
{
  gboolean was_enabled = !g_hash_table_contains (self->closed_actions, action_name);

  if (is_enabled == was_enabled)
    return;

  if (is_enabled)
    g_hash_table_remove (self->closed_actions, action_name);
  else
    g_hash_table_add (self->closed_actions, (gpointer) action_name);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action_name, is_enabled);
}

/** layover_exam_room_update_actions: after the page, the question or the state of the attempt has changed */
void
layover_exam_room_update_actions (LayoverExamRoom *self)
{
  static const char *const while_open[] = {
    "exam.next",        "exam.go-to",        "exam.ask-number", "exam.flag",
    "exam.review",      "exam.hand-in-page", "exam.keys",       "exam.toggle-questions",
    "exam.focus-clock", "exam.toggle-clock", "exam.find"
  };
  gboolean is_open = layover_attempt_get_state (self->attempt) == LAYOVER_ATTEMPT_OPEN;

  for (guint i = 0; i < G_N_ELEMENTS (while_open); i++)
    set_enabled (self, while_open[i], is_open);

  set_enabled (self, "exam.previous",
               is_open && layover_attempt_get_current_item (self->attempt) > 0);
  set_enabled (self, "exam.hand-in", is_open && self->page == LAYOVER_EXAM_PAGE_HAND_IN);
  set_enabled (self, "exam.finish",
               layover_attempt_get_state (self->attempt) == LAYOVER_ATTEMPT_SUBMITTED);
}
