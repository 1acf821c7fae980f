/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-banner.h"
#include "layover-exam-about-page.h"
#include "layover-exam-check-page.h"
#include "layover-exam-facts.h"
#include "layover-exam-lobby.h"
#include "layover-exam-stage.h"

typedef enum
{
  STEP_ABOUT,
  STEP_CHECK,
  STEP_READY,
} Step;

struct _LayoverExamLobby
{
  GtkWidget parent_instance;

  LayoverAdaptive *adaptive;
  AdwWindowTitle *title;
  LayoverBanner *banner;
  LayoverExamStage *stage;
  GtkBox *bottom;
  GtkWidget *back_button;
  GtkWidget *check_button;
  GtkWidget *continue_button;

  GtkWidget *pages[3];
  LayoverExamCheckPage *check_page;
  LayoverExamFacts *ready_page;
  Step step;
  gboolean is_busy;
};

enum
{
  BEGIN,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayoverExamLobby, layover_exam_lobby, GTK_TYPE_WIDGET)

static void
update_actions (LayoverExamLobby *self)
{
  gboolean is_stopped = layover_exam_check_page_is_stopped (self->check_page);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lobby.continue",
                                 self->step == STEP_ABOUT
                                     || (self->step == STEP_CHECK && !is_stopped));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lobby.check", self->step == STEP_CHECK);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lobby.begin",
                                 self->step == STEP_READY && !self->is_busy && !is_stopped);
}

/* Where there is no room for three buttons they stand in a column, and back is in the header only. */
static void
arrange (LayoverExamLobby *self)
{
  gboolean is_tiny = layover_adaptive_get_is_tiny (self->adaptive);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bottom),
                                  is_tiny ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (self->back_button, self->step != STEP_ABOUT && !is_tiny);
  gtk_widget_set_visible (GTK_WIDGET (self->bottom), self->step != STEP_READY || !is_tiny);
}

static void
arrange_cb (LayoverAdaptive *adaptive, GParamSpec *pspec, gpointer user_data)
{
  arrange (LAYOVER_EXAM_LOBBY (user_data));
}

static void
show_step (LayoverExamLobby *self, Step step)
{
  static const char *const subtitles[] = {
    [STEP_ABOUT] = N_ ("1 of 3 · About the exam"),
    [STEP_CHECK] = N_ ("2 of 3 · This computer"),
    [STEP_READY] = N_ ("3 of 3 · Start"),
  };

  self->step = step;
  adw_window_title_set_subtitle (self->title, _ (subtitles[step]));
  layover_exam_stage_show_page (self->stage, self->pages[step]);
  gtk_widget_set_visible (self->check_button, step == STEP_CHECK);
  gtk_widget_set_visible (self->continue_button, step != STEP_READY);
  arrange (self);
  update_actions (self);

  if (step == STEP_READY)
    layover_exam_facts_focus_main (self->ready_page);
  else
    gtk_widget_grab_focus (self->continue_button);
}

static void
back (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  layover_exam_lobby_go_back (LAYOVER_EXAM_LOBBY (widget));
}

static void
go_on (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverExamLobby *self = LAYOVER_EXAM_LOBBY (widget);

  show_step (self, self->step == STEP_ABOUT ? STEP_CHECK : STEP_READY);
}

static void
check (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  layover_exam_check_page_check (LAYOVER_EXAM_LOBBY (widget)->check_page);
}

static void
begin (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  layover_exam_lobby_set_is_busy (LAYOVER_EXAM_LOBBY (widget), TRUE);
  g_signal_emit (widget, signals[BEGIN], 0);
}

static void
stopped_cb (LayoverExamCheckPage *page, GParamSpec *pspec, gpointer user_data)
{
  update_actions (LAYOVER_EXAM_LOBBY (user_data));
}

static gboolean
layover_exam_lobby_grab_focus (GtkWidget *widget)
{
  LayoverExamLobby *self = LAYOVER_EXAM_LOBBY (widget);

  if (self->step == STEP_READY)
    layover_exam_facts_focus_main (self->ready_page);
  else
    gtk_widget_grab_focus (self->continue_button);

  return TRUE;
}

static void
layover_exam_lobby_dispose (GObject *object)
{
  LayoverExamLobby *self = LAYOVER_EXAM_LOBBY (object);
  GtkWidget *child;

  if (self->check_page != NULL)
    g_signal_handlers_disconnect_by_data (self->check_page, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  for (guint i = 0; i < G_N_ELEMENTS (self->pages); i++)
    g_clear_object (&self->pages[i]);
  self->check_page = NULL;
  self->ready_page = NULL;

  G_OBJECT_CLASS (layover_exam_lobby_parent_class)->dispose (object);
}

static void
layover_exam_lobby_class_init (LayoverExamLobbyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_exam_lobby_dispose;

  widget_class->grab_focus = layover_exam_lobby_grab_focus;

  signals[BEGIN] = g_signal_new ("begin", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LAYOVER_TYPE_ADAPTIVE);
  g_type_ensure (LAYOVER_TYPE_BANNER);
  g_type_ensure (LAYOVER_TYPE_EXAM_STAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-exam-lobby.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverExamLobby, adaptive);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamLobby, bottom);
  gtk_widget_class_bind_template_callback (widget_class, arrange_cb);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamLobby, title);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamLobby, banner);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamLobby, stage);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamLobby, back_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamLobby, check_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamLobby, continue_button);

  gtk_widget_class_install_action (widget_class, "lobby.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "lobby.continue", NULL, go_on);
  gtk_widget_class_install_action (widget_class, "lobby.check", NULL, check);
  gtk_widget_class_install_action (widget_class, "lobby.begin", NULL, begin);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "lobby.check", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_exam_lobby_init (LayoverExamLobby *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  layover_banner_set_kind (self->banner, LAYOVER_BANNER_CARE);
  layover_banner_set_is_closable (self->banner, TRUE);
}

static GtkWidget *
build_ready_page (LayoverExamLobby *self, LayoverLibrary *library, LayoverExam *exam)
{
  GtkWidget *page = layover_exam_facts_new (_ ("Ready when you are"));
  LayoverProfile *profile = layover_library_get_profile (library);
  int minutes = layover_exam_get_minutes (exam);
  g_autofree char *note = NULL;

  self->ready_page = LAYOVER_EXAM_FACTS (page);
  layover_exam_facts_set_body (
      self->ready_page,
      _ ("The paper is on this computer. Your answers are saved as you give them."));
  if (profile != NULL)
    {
      layover_exam_facts_set_fact (self->ready_page, _ ("Who sits this exam"),
                                   layover_profile_get_name (profile));
      layover_exam_facts_set_fact (self->ready_page, _ ("E-mail"),
                                   layover_profile_get_email (profile));
    }
  layover_exam_facts_set_other_button (self->ready_page, _ ("Not you?"), "win.preferences");
  layover_exam_facts_set_main_button (self->ready_page, _ ("Begin"), "lobby.begin");

  note = g_strdup_printf (ngettext ("The %d minute starts when you press Begin.",
                                    "The %d minutes start when you press Begin.", minutes),
                          minutes);
  layover_exam_facts_set_note (self->ready_page, note);

  return page;
}

/**
 * layover_exam_lobby_new:
 * @course: one that can be read
 * @exam: an exam of it
 */
GtkWidget *
layover_exam_lobby_new (LayoverLibrary *library, LayoverLibraryCourse *course, const char *exam)
{
  LayoverExamLobby *self;
  LayoverExam *found;

  g_return_val_if_fail (LAYOVER_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (course), NULL);
  found = layover_course_find_exam (layover_library_course_get_course (course), exam);
  g_return_val_if_fail (found != NULL, NULL);

  self = g_object_new (LAYOVER_TYPE_EXAM_LOBBY, NULL);
  self->pages[STEP_ABOUT] = g_object_ref_sink (
      layover_exam_about_page_new (library, course, found));
  self->pages[STEP_CHECK] = g_object_ref_sink (layover_exam_check_page_new (library, course, exam));
  self->pages[STEP_READY] = g_object_ref_sink (build_ready_page (self, library, found));
  self->check_page = LAYOVER_EXAM_CHECK_PAGE (self->pages[STEP_CHECK]);
  g_signal_connect (self->check_page, "notify::is-stopped", G_CALLBACK (stopped_cb), self);
  show_step (self, STEP_ABOUT);

  return GTK_WIDGET (self);
}

/** layover_exam_lobby_set_is_busy: the exam is being opened */
void
layover_exam_lobby_set_is_busy (LayoverExamLobby *self, gboolean is_busy)
{
  g_return_if_fail (LAYOVER_IS_EXAM_LOBBY (self));

  self->is_busy = is_busy;
  layover_exam_facts_set_is_busy (self->ready_page, is_busy);
  update_actions (self);
}

/** layover_exam_lobby_show_fault: @message: why the exam did not begin */
void
layover_exam_lobby_show_fault (LayoverExamLobby *self, const char *message)
{
  g_return_if_fail (LAYOVER_IS_EXAM_LOBBY (self));

  layover_exam_lobby_set_is_busy (self, FALSE);
  layover_banner_set_title (self->banner, message);
  layover_banner_set_revealed (self->banner, TRUE);
}

/** layover_exam_lobby_go_back: one page, or out of the lobby */
void
layover_exam_lobby_go_back (LayoverExamLobby *self)
{
  g_return_if_fail (LAYOVER_IS_EXAM_LOBBY (self));

  if (self->is_busy)
    return;

  if (self->step == STEP_ABOUT)
    g_signal_emit (self, signals[CLOSED], 0);
  else
    show_step (self, self->step - 1);
}
