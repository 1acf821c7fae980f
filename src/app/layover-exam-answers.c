/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-exam-answers.h"
#include "layover-exam-words.h"
#include "layover-item-view.h"
#include "layover-question-panes.h"
#include "layover-review-panel.h"
#include "layover-test-control.h"

#define PANEL_WIDTH 300 /* at a text size of 100 % */

struct _LayoverExamAnswers
{
  GtkWidget parent_instance;

  LayoverAdaptive *adaptive;
  AdwWindowTitle *title;
  GtkScrolledWindow *scrolled;
  LayoverQuestionPanes *panes;
  GtkWidget *spot;
  GtkLabel *place;
  GtkBox *sides;
  AdwBin *question;
  AdwClamp *clamp;
  AdwBin *panel;

  LayoverAttempt *attempt;
  LayoverMediaFinderFunc resolve;
  gpointer resolve_data;
  GArray *items; /* of guint: those that may be looked at, in the order of the form */
  guint position;
};

G_DEFINE_FINAL_TYPE (LayoverExamAnswers, layover_exam_answers, GTK_TYPE_WIDGET)

/* What may be looked at again: nothing of a proctored paper, and of a test what it allows. */
static GArray *
list_items (LayoverAttempt *attempt)
{
  LayoverTestSession *session = layover_attempt_get_test_session (attempt);
  GArray *items = g_array_new (FALSE, FALSE, sizeof (guint));

  if (!layover_attempt_is_practice (attempt)
      || layover_attempt_get_state (attempt) != LAYOVER_ATTEMPT_SUBMITTED)
    return items;

  for (guint i = 0; i < layover_test_session_get_n_items (session); i++)
    if (layover_test_session_get_control (session, i)->allows_review)
      g_array_append_val (items, i);

  return items;
}

static LayoverReviewParts
get_parts (const LayoverItemSessionControl *control)
{
  return LAYOVER_REVIEW_GIVEN | (control->shows_solution ? LAYOVER_REVIEW_SOLUTION : 0)
         | (control->shows_feedback ? LAYOVER_REVIEW_FEEDBACK : 0);
}

static GtkWidget *
question_new (LayoverExamAnswers *self, guint i, const LayoverItemSessionControl *control)
{
  LayoverTestSession *session = layover_attempt_get_test_session (self->attempt);
  g_autoptr (GPtrArray) rubrics = layover_test_session_list_rubrics (session, i);
  LayoverItemView *view = LAYOVER_ITEM_VIEW (layover_item_view_new ());

  layover_item_view_set_resolver (view, self->resolve, self->resolve_data, NULL);
  layover_item_view_set_rubrics (view, rubrics);
  layover_item_view_set_is_locked (view, TRUE);
  layover_item_view_set_session (view, layover_test_session_get_item (session, i));
  layover_item_view_set_hides_feedback (view, !control->shows_feedback);
  if (control->shows_solution)
    layover_item_view_judge (view);

  return GTK_WIDGET (view);
}

/* What a screen reader says on arriving: the place and the question. */
static void
name_question (LayoverExamAnswers *self, LayoverItemSession *session, const char *place)
{
  g_autofree char *question = layover_exam_words_dup_question (
      layover_item_session_get_item (session));
  g_autofree char *name = g_strdup_printf ("%s. %s", place, question);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spot), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
show_item (LayoverExamAnswers *self)
{
  LayoverTestSession *test = layover_attempt_get_test_session (self->attempt);
  guint i = g_array_index (self->items, guint, self->position);
  const LayoverItemSessionControl *control = layover_test_session_get_control (test, i);
  LayoverItemSession *session = layover_test_session_get_item (test, i);
  GtkWidget *question = question_new (self, i, control);
  LayoverMediaFinder *finder = layover_item_view_get_media_finder (LAYOVER_ITEM_VIEW (question));
  g_autofree char *place = g_strdup_printf (_ ("Question %u of %u"), i + 1,
                                            layover_test_session_get_n_items (test));

  adw_bin_set_child (self->question, question);
  adw_bin_set_child (self->panel, layover_review_panel_new (session, finder, get_parts (control)));
  layover_question_panes_set_session (self->panes, session, finder);
  gtk_label_set_label (self->place, place);
  name_question (self, session, place);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answers.previous", self->position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answers.next",
                                 self->position + 1 < self->items->len);
}

static void
go (LayoverExamAnswers *self, int step)
{
  int position = (int) self->position + step;

  if (position < 0 || position >= (int) self->items->len)
    return;

  self->position = (guint) position;
  show_item (self);
  gtk_widget_grab_focus (self->spot);
}

static void
previous (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  go (LAYOVER_EXAM_ANSWERS (widget), -1);
}

static void
next (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  go (LAYOVER_EXAM_ANSWERS (widget), 1);
}

static gboolean
layover_exam_answers_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LAYOVER_EXAM_ANSWERS (widget)->spot);
}

/* The panel is a column of its own width beside the question, or as wide as the question below it. */
static void
arrange_cb (LayoverAdaptive *adaptive, GParamSpec *pspec, gpointer user_data)
{
  LayoverExamAnswers *self = LAYOVER_EXAM_ANSWERS (user_data);
  gboolean is_narrow = layover_adaptive_get_is_narrow (adaptive);
  int width = (int) (PANEL_WIDTH * layover_adaptive_get_text_scale ());

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->sides), is_narrow
                                                                    ? GTK_ORIENTATION_VERTICAL
                                                                    : GTK_ORIENTATION_HORIZONTAL);
  adw_clamp_set_maximum_size (self->clamp, is_narrow ? G_MAXINT16 : width);
  adw_clamp_set_tightening_threshold (self->clamp, is_narrow ? G_MAXINT16 : width);
  gtk_widget_set_size_request (GTK_WIDGET (self->clamp), is_narrow ? -1 : width, -1);
}

static void
layover_exam_answers_dispose (GObject *object)
{
  LayoverExamAnswers *self = LAYOVER_EXAM_ANSWERS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->attempt);
  g_clear_pointer (&self->items, g_array_unref);

  G_OBJECT_CLASS (layover_exam_answers_parent_class)->dispose (object);
}

static void
layover_exam_answers_class_init (LayoverExamAnswersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layover_exam_answers_dispose;
  widget_class->grab_focus = layover_exam_answers_grab_focus;

  g_type_ensure (LAYOVER_TYPE_ADAPTIVE);
  g_type_ensure (LAYOVER_TYPE_QUESTION_PANES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-exam-answers.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverExamAnswers, adaptive);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamAnswers, title);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamAnswers, scrolled);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamAnswers, panes);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamAnswers, spot);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamAnswers, place);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamAnswers, sides);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamAnswers, question);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamAnswers, clamp);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamAnswers, panel);
  gtk_widget_class_bind_template_callback (widget_class, arrange_cb);

  gtk_widget_class_install_action (widget_class, "answers.previous", NULL, previous);
  gtk_widget_class_install_action (widget_class, "answers.next", NULL, next);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK,
                                       "answers.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK,
                                       "answers.next", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_exam_answers_init (LayoverExamAnswers *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** layover_exam_answers_are_allowed: whether there is anything of @attempt that the candidate may look at again */
gboolean
layover_exam_answers_are_allowed (LayoverAttempt *attempt)
{
  g_autoptr (GArray) items = NULL;

  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (attempt), FALSE);

  items = list_items (attempt);

  return items->len > 0;
}

/**
 * layover_exam_answers_new:
 * @attempt: one for which layover_exam_answers_are_allowed()
 * @resolve: (nullable): finds the pictures of its items; must stay valid as long as the widget
 */
GtkWidget *
layover_exam_answers_new (LayoverAttempt *attempt, LayoverMediaFinderFunc resolve,
                          gpointer user_data)
{
  LayoverExamAnswers *self;
  const char *title;

  g_return_val_if_fail (layover_exam_answers_are_allowed (attempt), NULL);

  self = g_object_new (LAYOVER_TYPE_EXAM_ANSWERS, NULL);
  self->attempt = g_object_ref (attempt);
  self->resolve = resolve;
  self->resolve_data = user_data;
  self->items = list_items (attempt);
  title = layover_attempt_get_row (attempt)->title;
  adw_window_title_set_subtitle (self->title, title != NULL ? title : "");
  arrange_cb (self->adaptive, NULL, self);
  show_item (self);

  return GTK_WIDGET (self);
}
