/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-exam-review-row.h"
#include "layover-exam-words.h"

struct _LayoverExamReviewRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *number;
  GtkLabel *question;
  GtkLabel *answer;
  GtkWidget *flag;
  GtkWidget *word;
  GtkWidget *shape;
  guint item;
};

G_DEFINE_FINAL_TYPE (LayoverExamReviewRow, layover_exam_review_row, GTK_TYPE_LIST_BOX_ROW)

static void
open_question (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "exam.go-to", "u", LAYOVER_EXAM_REVIEW_ROW (widget)->item);
}

static void
layover_exam_review_row_activate (GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "row.activate", NULL);
}

static void
layover_exam_review_row_class_init (LayoverExamReviewRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GTK_LIST_BOX_ROW_CLASS (klass)->activate = layover_exam_review_row_activate;

  /* rows of a list offer nothing to press to the accessibility bus, class actions do */
  gtk_widget_class_install_action (widget_class, "row.activate", NULL, open_question);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-exam-review-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverExamReviewRow, number);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamReviewRow, question);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamReviewRow, answer);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamReviewRow, flag);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamReviewRow, word);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamReviewRow, shape);
}

static void
layover_exam_review_row_init (LayoverExamReviewRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Only what is not simply answered needs a word beside its shape. */
static char *
dup_word (LayoverItemState state, gboolean is_flagged)
{
  if (!is_flagged && state == LAYOVER_ITEM_ANSWERED)
    return NULL;
  if (!is_flagged)
    return g_strdup (state == LAYOVER_ITEM_PARTLY ? _ ("In part") : _ ("Not answered"));
  if (state == LAYOVER_ITEM_ANSWERED)
    return g_strdup (_ ("Flagged"));

  return g_strdup (state == LAYOVER_ITEM_PARTLY ? _ ("Flagged, in part")
                                                : _ ("Flagged, not answered"));
}

GtkWidget *
layover_exam_review_row_new (LayoverAttempt *attempt, guint item)
{
  LayoverTestSession *test = layover_attempt_get_test_session (attempt);
  LayoverItemSession *session = layover_test_session_get_item (test, item);
  LayoverItemState state = layover_attempt_get_item_state (attempt, item);
  gboolean is_flagged = layover_attempt_is_flagged (attempt, item);
  LayoverExamReviewRow *self = g_object_new (LAYOVER_TYPE_EXAM_REVIEW_ROW, NULL);
  g_autofree char *number = g_strdup_printf ("%u", item + 1);
  g_autofree char *question = layover_exam_words_dup_question (
      layover_item_session_get_item (session));
  g_autofree char *answer = layover_exam_words_dup_answer (session);
  g_autofree char *word = dup_word (state, is_flagged);
  g_autoptr (GString) name = g_string_new (NULL);

  self->item = item;
  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->question, question);
  gtk_label_set_label (self->answer, answer);
  if (state == LAYOVER_ITEM_UNANSWERED)
    gtk_widget_add_css_class (GTK_WIDGET (self->answer), "dim-label");
  gtk_widget_set_visible (self->flag, is_flagged);
  gtk_label_set_label (GTK_LABEL (self->word), word != NULL ? word : "");
  gtk_widget_set_visible (self->word, word != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->shape), layover_exam_words_state_icon (state));

  g_string_append_printf (name, _ ("Question %u"), item + 1);
  g_string_append_printf (name, ", %s", layover_exam_words_state_word (state));
  if (is_flagged)
    g_string_append_printf (name, ", %s", _ ("flagged"));
  g_string_append_printf (name, ". %s %s", question, answer);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);

  return GTK_WIDGET (self);
}

guint
layover_exam_review_row_get_item (LayoverExamReviewRow *self)
{
  g_return_val_if_fail (LAYOVER_IS_EXAM_REVIEW_ROW (self), 0);

  return self->item;
}

/** layover_exam_review_row_set_is_narrow: leaves the word to the shape, and lets the answer wrap */
void
layover_exam_review_row_set_is_narrow (LayoverExamReviewRow *self, gboolean is_narrow)
{
  g_return_if_fail (LAYOVER_IS_EXAM_REVIEW_ROW (self));

  gtk_widget_set_visible (self->word,
                          !is_narrow && *gtk_label_get_label (GTK_LABEL (self->word)) != '\0');
  gtk_label_set_lines (self->answer, is_narrow ? 3 : 1);
}
