/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-exam-answers.h"
#include "layover-exam-flow.h"
#include "layover-exam-lobby.h"
#include "layover-exam-notice.h"
#include "layover-exam-result.h"
#include "layover-exam-room.h"
#include "layover-exam-stage.h"
#include "layover-export-page.h"
#include "layover-page.h"

struct _LayoverExamFlow
{
  GtkWidget parent_instance;

  LayoverExamStage *stage;

  LayoverLibrary *library;
  LayoverLibraryCourse *course; /* of the exam; NULL when it is not installed any more */
  char *exam;
  LayoverAttempt *attempt;
  LayoverOutboxItem *item; /* the results file, once it is made */
  LayoverExamResult *result;
  GCancellable *cancellable;
  guint inhibit_cookie;
  gboolean is_sitting;
  gboolean is_going_back;
  gboolean is_leaving;
};

enum
{
  PROP_0,
  PROP_IS_SITTING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void page_iface_init (LayoverPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LayoverExamFlow, layover_exam_flow, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (LAYOVER_TYPE_PAGE, page_iface_init))

static void
show_page (LayoverExamFlow *self, GtkWidget *page)
{
  layover_exam_stage_show_page (self->stage, page);
  gtk_widget_grab_focus (page);
}

static void
leave (LayoverExamFlow *self)
{
  self->is_leaving = TRUE;
  /* when the window asked, it gets its answer from layover_exam_flow_go_back() */
  if (!self->is_going_back)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static void
leave_cb (GtkWidget *page, gpointer user_data)
{
  leave (LAYOVER_EXAM_FLOW (user_data));
}

/* While somebody sits an exam the computer does not fall asleep by itself, where it lets us ask for that. */
static void
set_is_awake (LayoverExamFlow *self, gboolean is_awake)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkApplication *application = GTK_IS_WINDOW (root)
                                    ? gtk_window_get_application (GTK_WINDOW (root))
                                    : NULL;

  if (application == NULL)
    return;

  if (is_awake && self->inhibit_cookie == 0)
    self->inhibit_cookie = gtk_application_inhibit (
        application, GTK_WINDOW (root),
        GTK_APPLICATION_INHIBIT_SUSPEND | GTK_APPLICATION_INHIBIT_IDLE, _ ("An exam is running"));
  else if (!is_awake && self->inhibit_cookie != 0)
    {
      gtk_application_uninhibit (application, self->inhibit_cookie);
      self->inhibit_cookie = 0;
    }
}

static void
set_is_sitting (LayoverExamFlow *self, gboolean is_sitting)
{
  if (self->is_sitting == is_sitting)
    return;

  self->is_sitting = is_sitting;
  set_is_awake (self, is_sitting);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_SITTING]);
}

static char *
resolve_cb (const char *entry, gpointer user_data)
{
  LayoverExamFlow *self = LAYOVER_EXAM_FLOW (user_data);

  return self->course != NULL ? layover_library_course_dup_path (self->course, entry) : NULL;
}

static char *
dup_exam_title (LayoverExamFlow *self)
{
  const char *title = self->attempt != NULL ? layover_attempt_get_row (self->attempt)->title : NULL;

  if (self->course == NULL)
    return g_strdup (title != NULL ? title : _ ("Exam"));
  if (title == NULL)
    return g_strdup (layover_library_course_get_title (self->course));

  return g_strdup_printf ("%s · %s", layover_library_course_get_number (self->course),
                          layover_library_course_get_title (self->course));
}

static void
set_attempt (LayoverExamFlow *self, LayoverAttempt *attempt)
{
  const LayoverAttemptRow *row = layover_attempt_get_row (attempt);

  g_set_object (&self->attempt, attempt);
  g_set_object (&self->course, layover_library_find_course (self->library, row->course));
  g_free (self->exam);
  self->exam = g_strdup (row->exam);
}

static void
set_item (LayoverExamFlow *self, LayoverOutboxItem *item)
{
  gboolean is_made = item != NULL
                     && layover_outbox_item_get_state (item) != LAYOVER_OUTBOX_NOT_MADE;

  g_set_object (&self->item, item);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "result.export", is_made);
}

static void
show_result (LayoverExamFlow *self)
{
  GtkWidget *page = layover_exam_result_new (self->library, self->attempt);

  set_is_sitting (self, FALSE);
  self->result = LAYOVER_EXAM_RESULT (page);
  show_page (self, page);
}

static void
handed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LayoverExamFlow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverOutboxItem)
      item = layover_library_hand_in_finish (LAYOVER_LIBRARY (source), result, &error);
  g_autofree char *text = NULL;

  if (self->attempt == NULL)
    return;

  set_item (self, item);
  if (item != NULL || self->result == NULL)
    return;

  /* Translators: %s is a sentence without its full stop */
  text = g_strdup_printf (
      _ ("Your exam is handed in. %s, so its results file is made the next time "
         "Layover starts."),
      error->message);
  layover_exam_result_show_fault (self->result, text);
}

static void
make_results_file (LayoverExamFlow *self)
{
  layover_library_hand_in_async (self->library, self->attempt, NULL, handed_in_cb,
                                 g_object_ref (self));
}

static void
state_cb (LayoverAttempt *attempt, GParamSpec *pspec, gpointer user_data)
{
  LayoverExamFlow *self = LAYOVER_EXAM_FLOW (user_data);

  if (layover_attempt_get_state (attempt) == LAYOVER_ATTEMPT_SUBMITTED)
    set_is_sitting (self, FALSE);
}

static void
over_cb (LayoverExamRoom *room, gpointer user_data)
{
  LayoverExamFlow *self = LAYOVER_EXAM_FLOW (user_data);

  show_result (self);
  make_results_file (self);
}

static void
enter_room (LayoverExamFlow *self)
{
  g_autofree char *title = dup_exam_title (self);
  GtkWidget *room = layover_exam_room_new (self->attempt, title, resolve_cb, self);

  g_signal_connect_object (room, "submitted", G_CALLBACK (over_cb), self, 0);
  g_signal_connect_object (room, "finished", G_CALLBACK (over_cb), self, 0);
  g_signal_connect_object (self->attempt, "notify::state", G_CALLBACK (state_cb), self, 0);
  set_is_sitting (self, layover_attempt_get_state (self->attempt) == LAYOVER_ATTEMPT_OPEN);
  show_page (self, room);
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LayoverExamFlow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverAttempt)
      attempt = layover_library_start_exam_finish (LAYOVER_LIBRARY (source), result, &error);
  GtkWidget *page = self->stage != NULL ? layover_exam_stage_get_page (self->stage) : NULL;

  if (page == NULL)
    return;
  if (attempt == NULL)
    {
      layover_exam_lobby_show_fault (LAYOVER_EXAM_LOBBY (page), error->message);
      return;
    }

  set_attempt (self, attempt);
  enter_room (self);
}

static void
begin_cb (LayoverExamLobby *lobby, gpointer user_data)
{
  LayoverExamFlow *self = LAYOVER_EXAM_FLOW (user_data);

  layover_library_start_exam_async (self->library, self->course, self->exam, NULL, started_cb,
                                    g_object_ref (self));
}

static void
show_notice (LayoverExamFlow *self, GtkWidget *notice, gboolean is_sitting)
{
  set_is_sitting (self, is_sitting);
  show_page (self, notice);
}

static void
enter (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverExamFlow *self = LAYOVER_EXAM_FLOW (widget);

  if (self->attempt == NULL)
    return;

  layover_attempt_tick (self->attempt);
  enter_room (self);
}

/* The attempt that was read from the disk; when it cannot be read, @title and why are shown. */
static gboolean
take_loaded (LayoverExamFlow *self, GObject *library, GAsyncResult *result, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverAttempt)
      attempt = layover_library_load_attempt_finish (LAYOVER_LIBRARY (library), result, &error);
  g_autofree char *exam_title = NULL;

  if (self->stage == NULL)
    return FALSE;
  if (attempt == NULL)
    {
      exam_title = dup_exam_title (self);
      show_notice (self, layover_exam_notice_new_fault (exam_title, title, error), FALSE);
      return FALSE;
    }

  set_attempt (self, attempt);

  return TRUE;
}

static void
resumed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LayoverExamFlow) self = user_data;
  g_autofree char *title = NULL;

  if (!take_loaded (self, source, result, _ ("Your exam cannot be continued")))
    return;
  if (layover_attempt_get_state (self->attempt) != LAYOVER_ATTEMPT_OPEN)
    {
      enter_room (self);
      return;
    }

  title = dup_exam_title (self);
  show_notice (self, layover_exam_notice_new_open (title, self->attempt), TRUE);
}

static void
result_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LayoverExamFlow) self = user_data;

  if (!take_loaded (self, source, result, _ ("This result cannot be shown")))
    return;

  set_item (self, layover_library_find_outbox_item (self->library,
                                                    layover_attempt_get_id (self->attempt)));
  show_result (self);
}

static void
export_closed_cb (LayoverExportPage *page, gpointer user_data)
{
  LayoverExamFlow *self = LAYOVER_EXAM_FLOW (user_data);

  if (self->attempt != NULL)
    show_result (self);
  else
    leave (self);
}

static void
show_export (LayoverExamFlow *self)
{
  GtkWidget *page = layover_export_page_new (self->library, self->item);

  self->result = NULL;
  g_signal_connect_object (page, "closed", G_CALLBACK (export_closed_cb), self, 0);
  show_page (self, page);
}

static void
export_result (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  show_export (LAYOVER_EXAM_FLOW (widget));
}

static void
review (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverExamFlow *self = LAYOVER_EXAM_FLOW (widget);

  if (self->attempt == NULL || !layover_exam_answers_are_allowed (self->attempt))
    return;

  self->result = NULL;
  show_page (self, layover_exam_answers_new (self->attempt, resolve_cb, self));
}

static void
back_to_result (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverExamFlow *self = LAYOVER_EXAM_FLOW (widget);

  if (self->attempt != NULL && self->result == NULL)
    show_result (self);
}

static void
later (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  leave (LAYOVER_EXAM_FLOW (widget));
}

static void
study (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverExamFlow *self = LAYOVER_EXAM_FLOW (widget);

  if (self->course != NULL)
    gtk_widget_activate_action (widget, "win.course", "s",
                                layover_library_course_get_id (self->course));
}

/* What the person meant by Alt+Left, Escape or the back button, on the page that is shown. */
static gboolean
page_go_back (LayoverPage *page)
{
  return layover_exam_flow_go_back (LAYOVER_EXAM_FLOW (page));
}

static char *
page_dup_title (LayoverPage *page)
{
  return dup_exam_title (LAYOVER_EXAM_FLOW (page));
}

static void
page_entered (LayoverPage *page, gboolean is_again)
{
  GtkWidget *shown = layover_exam_stage_get_page (LAYOVER_EXAM_FLOW (page)->stage);

  if (shown != NULL && !is_again)
    gtk_widget_grab_focus (shown);
}

static void
page_iface_init (LayoverPageInterface *iface)
{
  iface->dup_title = page_dup_title;
  iface->go_back = page_go_back;
  iface->entered = page_entered;
}

static void
layover_exam_flow_dispose (GObject *object)
{
  LayoverExamFlow *self = LAYOVER_EXAM_FLOW (object);

  g_cancellable_cancel (self->cancellable);
  set_is_awake (self, FALSE);
  self->result = NULL;
  g_clear_pointer ((GtkWidget **) &self->stage, gtk_widget_unparent);
  g_clear_object (&self->attempt);
  g_clear_object (&self->item);
  g_clear_object (&self->course);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (layover_exam_flow_parent_class)->dispose (object);
}

static void
layover_exam_flow_finalize (GObject *object)
{
  LayoverExamFlow *self = LAYOVER_EXAM_FLOW (object);

  g_object_unref (self->cancellable);
  g_free (self->exam);

  G_OBJECT_CLASS (layover_exam_flow_parent_class)->finalize (object);
}

static void
layover_exam_flow_unroot (GtkWidget *widget)
{
  set_is_awake (LAYOVER_EXAM_FLOW (widget), FALSE);

  GTK_WIDGET_CLASS (layover_exam_flow_parent_class)->unroot (widget);
}

static void
layover_exam_flow_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_IS_SITTING:
      g_value_set_boolean (value, LAYOVER_EXAM_FLOW (object)->is_sitting);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layover_exam_flow_class_init (LayoverExamFlowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_exam_flow_dispose;
  object_class->finalize = layover_exam_flow_finalize;
  object_class->get_property = layover_exam_flow_get_property;

  widget_class->unroot = layover_exam_flow_unroot;

  properties[PROP_IS_SITTING] = g_param_spec_boolean ("is-sitting", NULL, NULL, FALSE,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "exam.enter", NULL, enter);
  gtk_widget_class_install_action (widget_class, "result.export", NULL, export_result);
  gtk_widget_class_install_action (widget_class, "result.review", NULL, review);
  gtk_widget_class_install_action (widget_class, "result.back", NULL, back_to_result);
  gtk_widget_class_install_action (widget_class, "result.later", NULL, later);
  gtk_widget_class_install_action (widget_class, "result.study", NULL, study);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_exam_flow_init (LayoverExamFlow *self)
{
  self->cancellable = g_cancellable_new ();
  self->stage = LAYOVER_EXAM_STAGE (layover_exam_stage_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->stage), GTK_WIDGET (self));
  set_item (self, NULL);
}

GtkWidget *
layover_exam_flow_new (LayoverLibrary *library)
{
  LayoverExamFlow *self;

  g_return_val_if_fail (LAYOVER_IS_LIBRARY (library), NULL);

  self = g_object_new (LAYOVER_TYPE_EXAM_FLOW, NULL);
  self->library = g_object_ref (library);

  return GTK_WIDGET (self);
}

/**
 * layover_exam_flow_open_lobby:
 * @course: the identifier of a course
 * @exam: of one of its exams
 *
 * Returns: whether there is such an exam
 */
gboolean
layover_exam_flow_open_lobby (LayoverExamFlow *self, const char *course, const char *exam)
{
  LayoverLibraryCourse *found;
  GtkWidget *lobby;

  g_return_val_if_fail (LAYOVER_IS_EXAM_FLOW (self), FALSE);

  found = layover_library_find_course (self->library, course);
  if (found == NULL || layover_library_course_get_course (found) == NULL
      || layover_course_find_exam (layover_library_course_get_course (found), exam) == NULL)
    return FALSE;

  g_set_object (&self->course, found);
  g_free (self->exam);
  self->exam = g_strdup (exam);
  lobby = layover_exam_lobby_new (self->library, found, exam);
  g_signal_connect_object (lobby, "begin", G_CALLBACK (begin_cb), self, 0);
  g_signal_connect_object (lobby, "closed", G_CALLBACK (leave_cb), self, 0);
  show_page (self, lobby);

  return TRUE;
}

/**
 * layover_exam_flow_resume:
 *
 * Comes back to the attempt that is open, if there is one: says so, and what has happened to the time. If the time has
 * run out meanwhile, the page is "Time is up".
 */
void
layover_exam_flow_resume (LayoverExamFlow *self)
{
  g_autoptr (LayoverAttemptRow) row = NULL;

  g_return_if_fail (LAYOVER_IS_EXAM_FLOW (self));

  row = layover_library_find_open_attempt (self->library);
  if (row == NULL)
    {
      leave (self);
      return;
    }

  layover_library_load_attempt_async (self->library, row->id, self->cancellable, resumed_cb,
                                      g_object_ref (self));
}

/** layover_exam_flow_show_result: @attempt: one that was handed in */
void
layover_exam_flow_show_result (LayoverExamFlow *self, const char *attempt)
{
  g_return_if_fail (LAYOVER_IS_EXAM_FLOW (self));

  layover_library_load_attempt_async (self->library, attempt, self->cancellable, result_loaded_cb,
                                      g_object_ref (self));
}

/** layover_exam_flow_show_export: @attempt: one whose results file is in the outbox */
void
layover_exam_flow_show_export (LayoverExamFlow *self, const char *attempt)
{
  LayoverOutboxItem *item;

  g_return_if_fail (LAYOVER_IS_EXAM_FLOW (self));

  item = layover_library_find_outbox_item (self->library, attempt);
  if (item == NULL || layover_outbox_item_get_state (item) == LAYOVER_OUTBOX_NOT_MADE)
    {
      leave (self);
      return;
    }

  set_item (self, item);
  show_export (self);
}

gboolean
layover_exam_flow_is_sitting (LayoverExamFlow *self)
{
  g_return_val_if_fail (LAYOVER_IS_EXAM_FLOW (self), FALSE);

  return self->is_sitting;
}

/**
 * layover_exam_flow_go_back:
 *
 * Returns: %TRUE when the page did something itself, or stays; %FALSE when the window shall take it away
 */
gboolean
layover_exam_flow_go_back (LayoverExamFlow *self)
{
  GtkWidget *page;

  g_return_val_if_fail (LAYOVER_IS_EXAM_FLOW (self), FALSE);

  if (self->is_leaving)
    return FALSE;

  self->is_going_back = TRUE;
  page = layover_exam_stage_get_page (self->stage);
  if (LAYOVER_IS_EXAM_LOBBY (page))
    layover_exam_lobby_go_back (LAYOVER_EXAM_LOBBY (page));
  else if (LAYOVER_IS_EXAM_ROOM (page))
    layover_exam_room_go_back (LAYOVER_EXAM_ROOM (page));
  else if (LAYOVER_IS_EXPORT_PAGE (page))
    gtk_widget_activate_action (page, "export.close", NULL);
  else if (LAYOVER_IS_EXAM_ANSWERS (page))
    gtk_widget_activate_action (page, "result.back", NULL);
  else
    self->is_leaving = !self->is_sitting;
  self->is_going_back = FALSE;

  return !self->is_leaving;
}

/** layover_exam_flow_get_attempt: Returns: (transfer none) (nullable): the one this is about */
LayoverAttempt *
layover_exam_flow_get_attempt (LayoverExamFlow *self)
{
  g_return_val_if_fail (LAYOVER_IS_EXAM_FLOW (self), NULL);

  return self->attempt;
}

/** layover_exam_flow_get_page: Returns: (transfer none) (nullable): the page that is shown */
GtkWidget *
layover_exam_flow_get_page (LayoverExamFlow *self)
{
  g_return_val_if_fail (LAYOVER_IS_EXAM_FLOW (self), NULL);

  return layover_exam_stage_get_page (self->stage);
}
