/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-compat.h"
#include "layover-exam-keys.h"
#include "layover-exam-review.h"
#include "layover-exam-room-private.h"
#include "layover-exam-words.h"

#define TICK_MS 250
#define BANNER_SECONDS 15
#define AWAY_MS 300

enum
{
  SUBMITTED,
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayoverExamRoom, layover_exam_room, GTK_TYPE_WIDGET)

static gboolean
is_open (LayoverExamRoom *self)
{
  return layover_attempt_get_state (self->attempt) == LAYOVER_ATTEMPT_OPEN;
}

static gboolean
is_narrow (LayoverExamRoom *self)
{
  return layover_adaptive_get_is_narrow (self->adaptive);
}

static char *
dup_question_title (LayoverExamRoom *self)
{
  guint number = layover_attempt_get_current_item (self->attempt) + 1;
  guint n_items = layover_attempt_get_n_items (self->attempt);

  if (is_narrow (self))
    return g_strdup_printf (_ ("%u of %u"), number, n_items);

  return g_strdup_printf (_ ("Question %u of %u"), number, n_items);
}

static char *
dup_title (LayoverExamRoom *self)
{
  switch (self->page)
    {
    case LAYOVER_EXAM_PAGE_QUESTIONS:
      return g_strdup (_ ("Questions"));
    case LAYOVER_EXAM_PAGE_REVIEW:
      return g_strdup (is_narrow (self) ? _ ("Review") : _ ("Review answers"));
    case LAYOVER_EXAM_PAGE_HAND_IN:
      return g_strdup (_ ("Hand in"));
    case LAYOVER_EXAM_PAGE_KEYS:
      return g_strdup (_ ("Keys"));
    case LAYOVER_EXAM_PAGE_TIME_UP:
      return g_strdup (_ ("Exam"));
    case LAYOVER_EXAM_PAGE_WORK:
    default:
      return dup_question_title (self);
    }
}

void
layover_exam_room_update_header (LayoverExamRoom *self)
{
  gboolean is_work = self->page == LAYOVER_EXAM_PAGE_WORK;
  gboolean is_tiny = layover_adaptive_get_is_tiny (self->adaptive);
  gboolean has_back = self->page == LAYOVER_EXAM_PAGE_QUESTIONS
                      || self->page == LAYOVER_EXAM_PAGE_REVIEW
                      || self->page == LAYOVER_EXAM_PAGE_KEYS;
  gboolean has_palette = !is_narrow (self) && self->work_page != NULL
                         && layover_exam_work_page_get_has_palette (self->work_page);
  g_autofree char *title = dup_title (self);

  adw_window_title_set_title (self->title, title);
  /* beside the time there is no room for it; the question says its number to a screen reader */
  gtk_widget_set_visible (GTK_WIDGET (self->title), !is_tiny);
  layover_exam_clock_set_has_icon (self->clock, !is_tiny);
  adw_window_title_set_subtitle (self->title, is_narrow (self) ? "" : self->subtitle);
  gtk_widget_set_visible (self->questions_button, is_work);
  gtk_widget_set_visible (self->back_button, has_back);
  gtk_widget_set_visible (self->tools_button, is_work);
  gtk_widget_set_visible (GTK_WIDGET (self->tools_label), !is_narrow (self));
  gtk_image_set_from_icon_name (self->tools_icon,
                                is_narrow (self) ? "open-menu-symbolic" : "pan-down-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->clock), self->page != LAYOVER_EXAM_PAGE_TIME_UP);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->questions_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
      has_palette ? _ ("Hide all questions") : _ ("Show all questions"), -1);
  /* looks pressed while the questions stand beside the question */
  if (has_palette)
    gtk_widget_set_state_flags (self->questions_button, GTK_STATE_FLAG_CHECKED, FALSE);
  else
    gtk_widget_unset_state_flags (self->questions_button, GTK_STATE_FLAG_CHECKED);
}

static GtkWidget *
build_questions_page (LayoverExamRoom *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *palette = layover_exam_palette_new ();
  GtkWidget *bottom = gtk_center_box_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Review answers"));

  layover_exam_palette_set_attempt (LAYOVER_EXAM_PALETTE (palette), self->attempt);
  gtk_widget_set_vexpand (palette, TRUE);
  gtk_widget_add_css_class (palette, "exam-column");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "exam.review");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_add_css_class (bottom, "exam-bottom");
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (bottom), button);
  gtk_box_append (GTK_BOX (page), palette);
  gtk_box_append (GTK_BOX (page), bottom);

  return page;
}

static void
add_counts (LayoverExamRoom *self, LayoverExamFacts *facts)
{
  LayoverExamCounts counts;
  g_autofree char *answered = NULL, *partly = NULL, *unanswered = NULL;

  layover_exam_words_count (self->attempt, &counts);
  answered = layover_exam_words_dup_numbers (self->attempt, LAYOVER_ITEM_ANSWERED);
  partly = layover_exam_words_dup_numbers (self->attempt, LAYOVER_ITEM_PARTLY);
  unanswered = layover_exam_words_dup_numbers (self->attempt, LAYOVER_ITEM_UNANSWERED);
  layover_exam_facts_set_fact (facts, _ ("Answered"), answered);
  if (counts.n_partly > 0)
    layover_exam_facts_set_fact (facts, _ ("Answered in part"), partly);
  layover_exam_facts_set_fact (facts, _ ("Not answered"), unanswered);
}

static const char *
get_reading_sentence (void)
{
  return _ ("A file is still being read. You can hand in as soon as it is there.");
}

static gboolean
is_reading (LayoverExamRoom *self)
{
  return layover_answer_files_is_reading (layover_attempt_get_files (self->attempt));
}

static void
update_hand_in_body (LayoverExamRoom *self)
{
  g_autofree char *left = layover_exam_words_dup_duration (
      layover_attempt_get_remaining_ms (self->attempt));
  /* Translators: %s is "4 minutes 32 seconds" */
  g_autofree char *body = g_strdup_printf (
      _ ("After this nothing can be changed. You still have %s."), left);
  g_autofree char *waiting = g_strdup_printf ("%s\n%s", body, get_reading_sentence ());

  layover_exam_facts_set_body (self->facts, is_reading (self) ? waiting : body);
}

static GtkWidget *
build_hand_in_page (LayoverExamRoom *self)
{
  GtkWidget *page = layover_exam_facts_new (_ ("Hand in your exam?"));

  self->facts = LAYOVER_EXAM_FACTS (page);
  add_counts (self, self->facts);
  layover_exam_facts_set_other_button (self->facts, _ ("Keep working"), "exam.back");
  layover_exam_facts_set_main_button (self->facts, _ ("Hand in now"), "exam.hand-in");
  update_hand_in_body (self);

  return page;
}

static GtkWidget *
build_time_up_page (LayoverExamRoom *self)
{
  GtkWidget *page = layover_exam_facts_new (_ ("Time is up"));

  self->facts = LAYOVER_EXAM_FACTS (page);
  layover_exam_facts_set_icon (self->facts, "layover-clock-symbolic");
  add_counts (self, self->facts);

  return page;
}

static void
show_time_up (LayoverExamRoom *self)
{
  gboolean is_submitted = layover_attempt_get_state (self->attempt) == LAYOVER_ATTEMPT_SUBMITTED;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *body = NULL;

  layover_banner_set_revealed (self->time_banner, FALSE);
  layover_exam_room_show_page (self, LAYOVER_EXAM_PAGE_TIME_UP);
  layover_exam_facts_set_is_busy (self->facts, !is_submitted);
  if (!is_submitted)
    {
      layover_exam_facts_set_body (
          self->facts,
          _ ("Your answers are in memory and are being handed in. Leave the app open."));
      return;
    }

  time = g_date_time_new_from_unix_local (layover_attempt_get_row (self->attempt)->submitted_ms
                                          / 1000);
  clock = g_date_time_format (time, "%H:%M:%S");
  /* Translators: %s is a time of day, 11:00:00 */
  body = g_strdup_printf (
      _ ("Your exam was handed in at %s, exactly as it was saved. Nothing you wrote is lost."),
      clock);
  layover_exam_facts_set_body (self->facts, body);
  layover_exam_facts_set_main_button (self->facts, _ ("See the result"), "exam.finish");
  layover_exam_facts_focus_main (self->facts);
  layover_announce (GTK_WIDGET (self), body);
}

static GtkWidget *
ensure_page (LayoverExamRoom *self, LayoverExamPage page)
{
  switch (page)
    {
    case LAYOVER_EXAM_PAGE_QUESTIONS:
      return build_questions_page (self);
    case LAYOVER_EXAM_PAGE_REVIEW:
      return layover_exam_review_new (self->attempt);
    case LAYOVER_EXAM_PAGE_HAND_IN:
      return build_hand_in_page (self);
    case LAYOVER_EXAM_PAGE_KEYS:
      return layover_exam_keys_new ();
    case LAYOVER_EXAM_PAGE_TIME_UP:
      return build_time_up_page (self);
    case LAYOVER_EXAM_PAGE_WORK:
    default:
      return GTK_WIDGET (self->work_page);
    }
}

static void
focus_page (LayoverExamRoom *self)
{
  GtkWidget *page = layover_exam_stage_get_page (self->stage);

  if (gtk_widget_get_root (page) == NULL)
    return;

  switch (self->page)
    {
    case LAYOVER_EXAM_PAGE_WORK:
      layover_exam_question_focus_prompt (layover_exam_work_page_get_question (self->work_page));
      break;
    case LAYOVER_EXAM_PAGE_REVIEW:
      layover_exam_review_focus_item (LAYOVER_EXAM_REVIEW (page),
                                      layover_attempt_get_current_item (self->attempt));
      break;
    case LAYOVER_EXAM_PAGE_HAND_IN:
      layover_exam_facts_focus_other (self->facts);
      break;
    case LAYOVER_EXAM_PAGE_QUESTIONS:
    case LAYOVER_EXAM_PAGE_KEYS:
    case LAYOVER_EXAM_PAGE_TIME_UP:
    default:
      gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
    }
}

/* Text that is being typed is written first, so that no page shows an answer that the disk does not have. */
static void
flush (LayoverExamRoom *self)
{
  g_autoptr (GError) error = NULL;

  if (is_open (self) && !layover_attempt_flush (self->attempt, &error))
    g_debug ("The answer is not on the disk yet: %s", error->message);
}

void
layover_exam_room_show_page (LayoverExamRoom *self, LayoverExamPage page)
{
  if (self->page == page && layover_exam_stage_get_page (self->stage) != NULL)
    return;

  flush (self);
  self->facts = NULL;
  self->page = page;
  layover_exam_stage_show_page (self->stage, ensure_page (self, page));
  layover_exam_room_update_header (self);
  layover_exam_room_update_actions (self);
  focus_page (self);
}

void
layover_exam_room_emit_finished (LayoverExamRoom *self)
{
  g_signal_emit (self, signals[FINISHED], 0);
}

/* Whether what was given is there; a file that is still being read is said to be. */
gboolean
layover_exam_room_can_submit (LayoverExamRoom *self)
{
  if (!is_reading (self))
    return TRUE;

  update_hand_in_body (self);
  layover_announce (GTK_WIDGET (self), get_reading_sentence ());
  return FALSE;
}

/* If the disk refuses, nothing is lost: back to the questions, where the banner says what is wrong. */
void
layover_exam_room_submit (LayoverExamRoom *self)
{
  g_autoptr (GError) error = NULL;

  layover_exam_facts_set_is_busy (self->facts, TRUE);
  self->is_submitting = TRUE;
  if (layover_attempt_submit (self->attempt, &error))
    {
      g_signal_emit (self, signals[SUBMITTED], 0);
      return;
    }

  self->is_submitting = FALSE;
  layover_exam_room_show_page (self, LAYOVER_EXAM_PAGE_WORK);
  layover_banner_set_title (self->save_banner, error->message);
  layover_banner_set_revealed (self->save_banner, TRUE);
}

static void
remaining_cb (LayoverAttempt *attempt, GParamSpec *pspec, gpointer user_data)
{
  LayoverExamRoom *self = LAYOVER_EXAM_ROOM (user_data);

  layover_exam_clock_set_remaining_ms (self->clock, layover_attempt_get_remaining_ms (attempt));
  if (self->page == LAYOVER_EXAM_PAGE_HAND_IN && self->facts != NULL)
    update_hand_in_body (self);
}

static gboolean
hide_banner_cb (gpointer user_data)
{
  LayoverExamRoom *self = LAYOVER_EXAM_ROOM (user_data);

  self->banner_id = 0;
  layover_banner_set_revealed (self->time_banner, FALSE);

  return G_SOURCE_REMOVE;
}

static char *
dup_warning (guint minutes)
{
  if (minutes == 10)
    return g_strdup (_ ("Ten minutes left."));
  if (minutes == 5)
    return g_strdup (
        _ ("Five minutes left. At zero your saved answers are handed in as they are."));
  if (minutes == 1)
    return g_strdup (_ ("One minute left. At zero your saved answers are handed in as they are."));

  return g_strdup_printf (ngettext ("%u minute left.", "%u minutes left.", minutes), minutes);
}

static void
warning_cb (LayoverAttempt *attempt, guint minutes, gpointer user_data)
{
  LayoverExamRoom *self = LAYOVER_EXAM_ROOM (user_data);
  g_autofree char *text = dup_warning (minutes);

  layover_exam_clock_warn (self->clock, minutes);
  layover_banner_set_title (self->time_banner, text);
  layover_banner_set_revealed (self->time_banner, TRUE);
  g_clear_handle_id (&self->banner_id, g_source_remove);
  self->banner_id = g_timeout_add_seconds (BANNER_SECONDS, hide_banner_cb, self);

  if (!layover_announce (GTK_WIDGET (self), text))
    layover_exam_work_page_set_notice (self->work_page, text);
}

/* Said once when it begins and once when it is over. */
static void
announce_fault (LayoverExamRoom *self, gboolean is_fault)
{
  if (self->has_announced_fault == is_fault)
    return;

  self->has_announced_fault = is_fault;
  layover_announce (GTK_WIDGET (self), is_fault ? _ ("Not on disk yet") : _ ("Saved"));
}

static void
save_state_cb (LayoverAttempt *attempt, GParamSpec *pspec, gpointer user_data)
{
  LayoverExamRoom *self = LAYOVER_EXAM_ROOM (user_data);
  gboolean is_fault = layover_attempt_get_save_state (attempt) == LAYOVER_SAVE_NOT_SAVED;
  const char *reason = layover_attempt_get_save_error (attempt);
  g_autofree char *text = NULL;

  if (is_fault)
    {
      /* Translators: %s is a sentence such as "The disk is full." */
      text = g_strdup_printf (
          _ ("%s Your last answer is kept in memory and is tried again every few "
             "seconds. Keep working."),
          reason != NULL ? reason : _ ("The disk did not take it."));
      layover_banner_set_title (self->save_banner, text);
    }
  layover_banner_set_revealed (self->save_banner, is_fault);
  announce_fault (self, is_fault);
}

static void
state_cb (LayoverAttempt *attempt, GParamSpec *pspec, gpointer user_data)
{
  LayoverExamRoom *self = LAYOVER_EXAM_ROOM (user_data);

  layover_exam_room_update_actions (self);
  if (!self->is_submitting && !is_open (self))
    show_time_up (self);
}

static void
current_item_cb (LayoverAttempt *attempt, GParamSpec *pspec, gpointer user_data)
{
  LayoverExamRoom *self = LAYOVER_EXAM_ROOM (user_data);

  layover_exam_room_update_header (self);
  layover_exam_room_update_actions (self);
}

static void
narrow_cb (LayoverAdaptive *adaptive, GParamSpec *pspec, gpointer user_data)
{
  LayoverExamRoom *self = LAYOVER_EXAM_ROOM (user_data);

  /* in a wide window the questions stand beside the question again */
  if (self->page == LAYOVER_EXAM_PAGE_QUESTIONS && !is_narrow (self))
    layover_exam_room_show_page (self, LAYOVER_EXAM_PAGE_WORK);
  layover_exam_room_update_header (self);
}

static gboolean
tick_cb (gpointer user_data)
{
  LayoverExamRoom *self = LAYOVER_EXAM_ROOM (user_data);
  G_GNUC_UNUSED g_autoptr (LayoverExamRoom) alive = g_object_ref (self);

  layover_attempt_tick (self->attempt);
  if (layover_attempt_get_state (self->attempt) != LAYOVER_ATTEMPT_SUBMITTED && self->tick_id != 0)
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
away_cb (gpointer user_data)
{
  LayoverExamRoom *self = LAYOVER_EXAM_ROOM (user_data);
  g_autoptr (GError) error = NULL;

  self->focus_id = 0;
  if (!is_open (self))
    return G_SOURCE_REMOVE;

  self->is_away = TRUE;
  if (!layover_attempt_focus_out (self->attempt, &error))
    g_debug ("Leaving the window is not on the disk yet: %s", error->message);

  return G_SOURCE_REMOVE;
}

/* Grabs of keys and menus take the focus away for some milliseconds: those are not worth a word. */
static void
is_active_cb (GtkWindow *window, GParamSpec *pspec, gpointer user_data)
{
  LayoverExamRoom *self = LAYOVER_EXAM_ROOM (user_data);
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->focus_id, g_source_remove);
  if (!gtk_window_is_active (window))
    {
      self->focus_id = g_timeout_add (AWAY_MS, away_cb, self);
      return;
    }
  if (!self->is_away)
    return;

  self->is_away = FALSE;
  if (is_open (self) && !layover_attempt_focus_in (self->attempt, &error))
    g_debug ("Coming back to the window is not on the disk yet: %s", error->message);
}

static void
text_size_cb (LayoverExamRoom *self)
{
  g_autofree char *text = layover_exam_words_dup_percent (layover_adaptive_get_text_scale (), 1.0);

  gtk_label_set_label (self->text_size, text);
}

static void
layover_exam_room_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (layover_exam_room_parent_class)->root (widget);

  if (GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    g_signal_connect (gtk_widget_get_root (widget), "notify::is-active", G_CALLBACK (is_active_cb),
                      widget);
}

static void
layover_exam_room_unroot (GtkWidget *widget)
{
  LayoverExamRoom *self = LAYOVER_EXAM_ROOM (widget);

  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), is_active_cb, widget);

  GTK_WIDGET_CLASS (layover_exam_room_parent_class)->unroot (widget);
}

static gboolean
layover_exam_room_grab_focus (GtkWidget *widget)
{
  focus_page (LAYOVER_EXAM_ROOM (widget));

  return TRUE;
}

static void
layover_exam_room_dispose (GObject *object)
{
  LayoverExamRoom *self = LAYOVER_EXAM_ROOM (object);
  GtkWidget *child;

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_handle_id (&self->banner_id, g_source_remove);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  if (self->attempt != NULL)
    g_signal_handlers_disconnect_by_data (self->attempt, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->work_page);
  g_clear_object (&self->attempt);

  G_OBJECT_CLASS (layover_exam_room_parent_class)->dispose (object);
}

static void
layover_exam_room_finalize (GObject *object)
{
  LayoverExamRoom *self = LAYOVER_EXAM_ROOM (object);

  g_free (self->subtitle);
  g_hash_table_unref (self->closed_actions);

  G_OBJECT_CLASS (layover_exam_room_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LayoverExamRoom, adaptive);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamRoom, questions_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamRoom, back_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamRoom, title);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamRoom, tools_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamRoom, tools_label);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamRoom, tools_icon);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamRoom, text_size);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamRoom, clock);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamRoom, time_banner);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamRoom, save_banner);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamRoom, stage);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
}

static void
layover_exam_room_class_init (LayoverExamRoomClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_exam_room_dispose;
  object_class->finalize = layover_exam_room_finalize;

  widget_class->root = layover_exam_room_root;
  widget_class->unroot = layover_exam_room_unroot;
  widget_class->grab_focus = layover_exam_room_grab_focus;

  signals[SUBMITTED] = g_signal_new ("submitted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LAYOVER_TYPE_ADAPTIVE);
  g_type_ensure (LAYOVER_TYPE_BANNER);
  g_type_ensure (LAYOVER_TYPE_EXAM_CLOCK);
  g_type_ensure (LAYOVER_TYPE_EXAM_STAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-exam-room.ui");
  bind_children (widget_class);
  layover_exam_room_install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_exam_room_init (LayoverExamRoom *self)
{
  self->closed_actions = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
  layover_banner_set_is_closable (self->time_banner, TRUE);
  layover_banner_set_kind (self->time_banner, LAYOVER_BANNER_CARE);
  layover_banner_set_kind (self->save_banner, LAYOVER_BANNER_CARE);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi",
                           G_CALLBACK (text_size_cb), self, G_CONNECT_SWAPPED);
  text_size_cb (self);
}

static void
watch_attempt (LayoverExamRoom *self)
{
  g_signal_connect (self->attempt, "notify::remaining-ms", G_CALLBACK (remaining_cb), self);
  g_signal_connect (self->attempt, "notify::save-state", G_CALLBACK (save_state_cb), self);
  g_signal_connect (self->attempt, "notify::state", G_CALLBACK (state_cb), self);
  g_signal_connect (self->attempt, "notify::current-item", G_CALLBACK (current_item_cb), self);
  g_signal_connect (self->attempt, "warning", G_CALLBACK (warning_cb), self);
  remaining_cb (self->attempt, NULL, self);
  save_state_cb (self->attempt, NULL, self);
}

/**
 * layover_exam_room_new:
 * @attempt: begun or resumed; the room lets its time run
 * @title: of the exam, under the number of the question
 * @resolve: (nullable): finds the pictures of the questions; must stay valid as long as the room
 */
GtkWidget *
layover_exam_room_new (LayoverAttempt *attempt, const char *title, LayoverMediaFinderFunc resolve,
                       gpointer user_data)
{
  LayoverExamRoom *self;
  GtkWidget *work_page;

  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (attempt), NULL);

  self = g_object_new (LAYOVER_TYPE_EXAM_ROOM, NULL);
  self->attempt = g_object_ref (attempt);
  self->subtitle = g_strdup (title);

  work_page = layover_exam_work_page_new (attempt, resolve, user_data);
  self->work_page = LAYOVER_EXAM_WORK_PAGE (g_object_ref_sink (work_page));

  watch_attempt (self);
  layover_exam_room_show_page (self, LAYOVER_EXAM_PAGE_WORK);
  if (is_open (self))
    self->tick_id = g_timeout_add (TICK_MS, tick_cb, self);
  else
    show_time_up (self);

  return GTK_WIDGET (self);
}

LayoverAttempt *
layover_exam_room_get_attempt (LayoverExamRoom *self)
{
  g_return_val_if_fail (LAYOVER_IS_EXAM_ROOM (self), NULL);

  return self->attempt;
}

/**
 * layover_exam_room_go_back:
 *
 * What Alt+Left means here: from a page to the question, from a question to the one before it in the direction of
 * reading. Nothing leads out of the room but handing in.
 */
void
layover_exam_room_go_back (LayoverExamRoom *self)
{
  gboolean is_mirrored;

  g_return_if_fail (LAYOVER_IS_EXAM_ROOM (self));

  is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  if (self->page != LAYOVER_EXAM_PAGE_WORK)
    gtk_widget_activate_action (GTK_WIDGET (self), "exam.back", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), is_mirrored ? "exam.next" : "exam.previous",
                                NULL);
}

/** layover_exam_room_get_page_name: "work", "questions", "review", "hand-in", "keys" or "time-up" */
const char *
layover_exam_room_get_page_name (LayoverExamRoom *self)
{
  static const char *const names[] = {
    "work", "questions", "review", "hand-in", "keys", "time-up"
  };

  g_return_val_if_fail (LAYOVER_IS_EXAM_ROOM (self), NULL);

  return names[self->page];
}
