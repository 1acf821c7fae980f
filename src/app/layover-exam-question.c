/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-compat.h"
#include "layover-exam-question.h"
#include "layover-exam-words.h"
#include "layover-question-panes.h"
#include "layover-test-control.h"

struct _LayoverExamQuestion
{
  GtkWidget parent_instance;

  LayoverQuestionPanes *panes;
  GtkWidget *prompt;
  GtkLabel *hint;
  GtkToggleButton *flag;
  GtkImage *flag_icon;
  GtkLabel *flag_label;
  LayoverItemView *item_view;

  LayoverAttempt *attempt;
  guint item;
  char *notice;
};

G_DEFINE_FINAL_TYPE (LayoverExamQuestion, layover_exam_question, GTK_TYPE_WIDGET)

static LayoverItemSession *
get_session (LayoverExamQuestion *self)
{
  return layover_test_session_get_item (layover_attempt_get_test_session (self->attempt),
                                        self->item);
}

static gboolean
is_text_interaction (LayoverInteraction *interaction)
{
  LayoverInteractionKind kind = layover_interaction_get_kind (interaction);

  return kind == LAYOVER_INTERACTION_TEXT_ENTRY || kind == LAYOVER_INTERACTION_EXTENDED_TEXT;
}

static char *
dup_hint (LayoverExamQuestion *self)
{
  if (layover_test_session_is_over (layover_attempt_get_test_session (self->attempt), self->item))
    return g_strdup (_ ("This question is finished."));

  return layover_item_view_dup_hint (self->item_view);
}

/* What a screen reader says on arriving: number, section, how to answer, the question. */
static void
update_prompt_name (LayoverExamQuestion *self)
{
  LayoverTestSession *session = layover_attempt_get_test_session (self->attempt);
  guint section = layover_test_session_get_section_index (session, self->item);
  const char *title = layover_test_session_get_section_title (session, section);
  g_autofree char *question = layover_exam_words_dup_question (
      layover_item_session_get_item (get_session (self)));
  g_autofree char *hint = dup_hint (self);
  g_autoptr (GString) name = g_string_new (NULL);

  g_string_append_printf (name, _ ("Question %u of %u"), self->item + 1,
                          layover_attempt_get_n_items (self->attempt));
  if (title != NULL && *title != '\0')
    g_string_append_printf (name, ", %s", title);
  g_string_append (name, ". ");
  if (hint != NULL)
    g_string_append_printf (name, "%s. ", hint);
  g_string_append (name, question);

  gtk_label_set_label (self->hint, hint != NULL ? hint : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->prompt), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name->str, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->notice != NULL ? self->notice : "", -1);
}

static void
update_flag (LayoverExamQuestion *self)
{
  gboolean is_flagged = layover_attempt_is_flagged (self->attempt, self->item);

  gtk_toggle_button_set_active (self->flag, is_flagged);
  gtk_label_set_label (self->flag_label, is_flagged ? _ ("Flagged") : _ ("Flag"));
  gtk_image_set_from_icon_name (self->flag_icon, is_flagged ? "layover-flag-symbolic"
                                                            : "layover-flag-outline-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->flag), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_flagged ? _ ("Flagged") : _ ("Flag"), -1);
}

static void
hint_cb (LayoverItemView *view, GParamSpec *pspec, gpointer user_data)
{
  update_prompt_name (LAYOVER_EXAM_QUESTION (user_data));
}

static void
item_changed_cb (LayoverAttempt *attempt, guint item, gpointer user_data)
{
  LayoverExamQuestion *self = LAYOVER_EXAM_QUESTION (user_data);

  if (item == self->item)
    update_flag (self);
}

static gboolean
is_locked (LayoverExamQuestion *self)
{
  return layover_attempt_get_state (self->attempt) != LAYOVER_ATTEMPT_OPEN
         || layover_test_session_is_over (layover_attempt_get_test_session (self->attempt),
                                          self->item);
}

static void
state_cb (LayoverAttempt *attempt, GParamSpec *pspec, gpointer user_data)
{
  LayoverExamQuestion *self = LAYOVER_EXAM_QUESTION (user_data);

  layover_item_view_set_is_locked (self->item_view, is_locked (self));
}

/* @pressed: (nullable): the button that ended the attempt just now */
static void
show_attempt (LayoverExamQuestion *self, const char *pressed)
{
  LayoverTestSession *session = layover_attempt_get_test_session (self->attempt);
  gboolean is_over = layover_test_session_is_over (session, self->item);

  layover_item_view_set_hides_feedback (self->item_view,
                                        !layover_test_session_shows_feedback (session, self->item));
  layover_item_view_set_is_locked (self->item_view, is_locked (self));
  layover_item_view_show_attempt (self->item_view, pressed);
  update_prompt_name (self);
  if (pressed != NULL && is_over)
    layover_exam_question_focus_prompt (self);
}

/* A failure says itself: the disk by the save state of the attempt, the time by its end. */
static void
press (LayoverExamQuestion *self, const char *response_id)
{
  g_autoptr (GError) error = NULL;

  if (layover_attempt_press (self->attempt, self->item, response_id, &error))
    show_attempt (self, response_id);
  else
    g_message ("The attempt was not ended: %s", error->message);
}

typedef struct
{
  LayoverExamQuestion *question;
  char *response_id;
} Press;

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Press *wanted = user_data;
  g_autoptr (LayoverExamQuestion) self = wanted->question;
  g_autofree char *response_id = wanted->response_id;

  if (layover_confirm_finish (result) && self->attempt != NULL)
    press (self, response_id);
}

/* Nobody is to lose the only attempt by asking for a hint. */
static void
pressed_cb (LayoverItemView *view, const char *response_id, gpointer user_data)
{
  LayoverExamQuestion *self = LAYOVER_EXAM_QUESTION (user_data);
  Press *wanted;

  if (!layover_test_session_is_last_press (layover_attempt_get_test_session (self->attempt),
                                           self->item, response_id))
    {
      press (self, response_id);
      return;
    }

  wanted = g_new0 (Press, 1);
  wanted->question = g_object_ref (self);
  wanted->response_id = g_strdup (response_id);
  layover_confirm_async (GTK_WIDGET (self), _ ("Finish this question?"),
                         _ ("This ends your last attempt at this question. Your answer to it then "
                            "stays as it is now."),
                         _ ("Finish question"), FALSE, NULL, confirmed_cb, wanted);
}

static void
flag_cb (GtkToggleButton *button, gpointer user_data)
{
  LayoverExamQuestion *self = LAYOVER_EXAM_QUESTION (user_data);
  gboolean is_flagged = gtk_toggle_button_get_active (button);
  g_autoptr (GError) error = NULL;

  if (is_flagged == layover_attempt_is_flagged (self->attempt, self->item))
    return;

  if (!layover_attempt_set_flag (self->attempt, self->item, is_flagged, &error))
    g_debug ("The flag is not on the disk yet: %s", error->message);
  update_flag (self);
}

/* A failure is not lost: the attempt keeps the answer, says so by its save state, and tries again. */
static void
response_cb (LayoverItemView *view, const char *response_id, LayoverValue *value,
             gpointer user_data)
{
  LayoverExamQuestion *self = LAYOVER_EXAM_QUESTION (user_data);
  LayoverItem *item = layover_item_session_get_item (get_session (self));
  LayoverInteractionView *interaction = layover_item_view_find_interaction (view, response_id);
  gboolean is_text;
  gboolean is_saved;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (item != NULL && interaction != NULL);

  is_text = is_text_interaction (layover_interaction_view_get_interaction (interaction));
  is_saved = is_text ? layover_attempt_queue_response (self->attempt, self->item, response_id,
                                                       value, &error)
                     : layover_attempt_set_response (self->attempt, self->item, response_id, value,
                                                     &error);
  if (!is_saved)
    g_debug ("The answer is not on the disk yet: %s", error->message);
}

static void
crossed_out_cb (LayoverItemView *view, const char *response_id, const char *const *choices,
                gpointer user_data)
{
  LayoverExamQuestion *self = LAYOVER_EXAM_QUESTION (user_data);
  g_autoptr (GError) error = NULL;

  if (!layover_attempt_set_crossed_out (self->attempt, self->item, response_id, choices, &error))
    g_debug ("What is crossed out is not on the disk yet: %s", error->message);
}

static void
drafted_cb (LayoverItemView *view, const char *response_id, const char *draft, gpointer user_data)
{
  LayoverExamQuestion *self = LAYOVER_EXAM_QUESTION (user_data);
  g_autoptr (GError) error = NULL;

  if (!layover_attempt_queue_draft (self->attempt, self->item, response_id, draft, &error))
    g_debug ("What was begun is not kept: %s", error->message);
}

/* What helps to think, and is no answer. */
static void
show_asides (LayoverExamQuestion *self)
{
  LayoverItem *item = layover_item_session_get_item (get_session (self));

  for (guint i = 0; i < layover_item_get_n_interactions (item); i++)
    {
      const char *id = layover_interaction_get_response_identifier (
          layover_item_get_interaction (item, i));
      g_auto (GStrv) choices = layover_attempt_dup_crossed_out (self->attempt, self->item, id);
      const char *draft = layover_attempt_get_draft (self->attempt, self->item, id);

      if (choices != NULL)
        layover_item_view_show_crossed_out (self->item_view, id, (const char *const *) choices);
      if (draft != NULL)
        layover_item_view_show_draft (self->item_view, id, draft);
    }
}

static void
layover_exam_question_dispose (GObject *object)
{
  LayoverExamQuestion *self = LAYOVER_EXAM_QUESTION (object);
  GtkWidget *child;

  if (self->attempt != NULL)
    g_signal_handlers_disconnect_by_data (self->attempt, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->attempt);

  G_OBJECT_CLASS (layover_exam_question_parent_class)->dispose (object);
}

static void
layover_exam_question_finalize (GObject *object)
{
  g_free (LAYOVER_EXAM_QUESTION (object)->notice);

  G_OBJECT_CLASS (layover_exam_question_parent_class)->finalize (object);
}

static void
layover_exam_question_class_init (LayoverExamQuestionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_exam_question_dispose;
  object_class->finalize = layover_exam_question_finalize;

  g_type_ensure (LAYOVER_TYPE_ITEM_VIEW);
  g_type_ensure (LAYOVER_TYPE_QUESTION_PANES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-exam-question.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverExamQuestion, panes);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamQuestion, hint);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamQuestion, prompt);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamQuestion, flag);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamQuestion, flag_icon);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamQuestion, flag_label);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamQuestion, item_view);
  gtk_widget_class_bind_template_callback (widget_class, flag_cb);
  gtk_widget_class_bind_template_callback (widget_class, hint_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, response_cb);
  gtk_widget_class_bind_template_callback (widget_class, crossed_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, drafted_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_exam_question_init (LayoverExamQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A question that is over is locked, which says more than a button. */
static gboolean
takes_presses (LayoverExamQuestion *self)
{
  LayoverTestSession *session = layover_attempt_get_test_session (self->attempt);

  return layover_test_session_can_press (session, self->item)
         || layover_test_session_is_over (session, self->item);
}

/**
 * layover_exam_question_new:
 * @item: the question, from 0
 * @resolve: (nullable): finds the pictures of the item; must stay valid as long as the widget
 */
GtkWidget *
layover_exam_question_new (LayoverAttempt *attempt, guint item, LayoverMediaFinderFunc resolve,
                           gpointer user_data)
{
  LayoverExamQuestion *self;
  g_autoptr (GPtrArray) rubrics = NULL;

  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (attempt), NULL);
  g_return_val_if_fail (item < layover_attempt_get_n_items (attempt), NULL);

  self = g_object_new (LAYOVER_TYPE_EXAM_QUESTION, NULL);
  self->attempt = g_object_ref (attempt);
  self->item = item;

  layover_item_view_set_resolver (self->item_view, resolve, user_data, NULL);
  layover_media_finder_set_files (layover_item_view_get_media_finder (self->item_view),
                                  layover_attempt_get_files (attempt));
  layover_item_view_set_can_cross_out (self->item_view, TRUE);
  rubrics = layover_test_session_list_rubrics (layover_attempt_get_test_session (attempt), item);
  layover_item_view_set_rubrics (self->item_view, rubrics);
  layover_item_view_set_can_press (self->item_view, takes_presses (self));
  layover_item_view_set_session (self->item_view, get_session (self));
  if (layover_item_session_is_attempted (get_session (self)))
    show_attempt (self, NULL);
  layover_question_panes_set_session (self->panes, get_session (self),
                                      layover_item_view_get_media_finder (self->item_view));
  show_asides (self);

  g_signal_connect (attempt, "item-changed", G_CALLBACK (item_changed_cb), self);
  g_signal_connect (attempt, "notify::state", G_CALLBACK (state_cb), self);
  update_flag (self);
  update_prompt_name (self);
  state_cb (attempt, NULL, self);

  return GTK_WIDGET (self);
}

guint
layover_exam_question_get_item (LayoverExamQuestion *self)
{
  g_return_val_if_fail (LAYOVER_IS_EXAM_QUESTION (self), 0);

  return self->item;
}

LayoverItemView *
layover_exam_question_get_item_view (LayoverExamQuestion *self)
{
  g_return_val_if_fail (LAYOVER_IS_EXAM_QUESTION (self), NULL);

  return self->item_view;
}

/** layover_exam_question_is_text: whether the answer is typed, so that it matters at what second it was saved */
gboolean
layover_exam_question_is_text (LayoverExamQuestion *self)
{
  LayoverItem *item;

  g_return_val_if_fail (LAYOVER_IS_EXAM_QUESTION (self), FALSE);

  item = layover_item_session_get_item (get_session (self));
  for (guint i = 0; i < layover_item_get_n_interactions (item); i++)
    if (is_text_interaction (layover_item_get_interaction (item, i)))
      return TRUE;

  return FALSE;
}

void
layover_exam_question_focus_prompt (LayoverExamQuestion *self)
{
  g_return_if_fail (LAYOVER_IS_EXAM_QUESTION (self));

  gtk_widget_grab_focus (self->prompt);
}

void
layover_exam_question_focus_answer (LayoverExamQuestion *self)
{
  g_return_if_fail (LAYOVER_IS_EXAM_QUESTION (self));

  gtk_widget_child_focus (GTK_WIDGET (self->item_view), GTK_DIR_TAB_FORWARD);
}

/**
 * layover_exam_question_set_notice:
 * @notice: (nullable): a warning about the time
 *
 * With a GTK that cannot announce, the sentence is said after the question's own.
 */
void
layover_exam_question_set_notice (LayoverExamQuestion *self, const char *notice)
{
  g_return_if_fail (LAYOVER_IS_EXAM_QUESTION (self));

  if (g_strcmp0 (self->notice, notice) == 0)
    return;

  g_free (self->notice);
  self->notice = g_strdup (notice);
  update_prompt_name (self);
}
