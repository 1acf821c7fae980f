/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-answer-words.h"
#include "layover-exam-words.h"
#include "layover-interaction-content.h"
#include "layover-review-panel.h"
#include "layover-solution.h"
#include "layover-verdict-line.h"
#include "layover-widget.h"

#define SECTION_SPACING 16
#define SPACING 6

struct _LayoverReviewPanel
{
  GtkWidget parent_instance;

  LayoverItemSession *session; /* its item owns the areas that are drawn */
  LayoverMediaFinder *finder;
  LayoverReviewParts parts;
};

G_DEFINE_FINAL_TYPE (LayoverReviewPanel, layover_review_panel, GTK_TYPE_WIDGET)

static void
add (LayoverReviewPanel *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static GtkWidget *
words_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
section_new (const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_widget_add_css_class (heading, "dim-label");
  gtk_box_append (GTK_BOX (box), heading);

  return box;
}

/* "Right · 1 of 2 points" */
static void
add_score (LayoverReviewPanel *self)
{
  double maximum = layover_item_session_get_max_score (self->session);
  LayoverInteractionVerdict verdict = LAYOVER_INTERACTION_VERDICT_NONE;
  GtkWidget *line = layover_verdict_line_new (TRUE);
  g_autofree char *got = NULL, *of = NULL, *text = NULL;

  if (self->parts & LAYOVER_REVIEW_SOLUTION)
    verdict = layover_verdict_from_mark (layover_judgement_mark_item (self->session));
  layover_verdict_line_set_verdict (LAYOVER_VERDICT_LINE (line), verdict, NULL);
  gtk_widget_add_css_class (line, "review-score");
  add (self, line);
  if (maximum <= 0)
    return;

  got = layover_exam_words_dup_points (layover_item_session_get_score (self->session));
  of = layover_exam_words_dup_points (maximum);
  text = g_strdup_printf (ngettext ("%s of %s point", "%s of %s points", (gulong) maximum), got,
                          of);
  add (self, words_new (text, "heading"));
}

/* Read as one sentence: “Paris, chosen, right”. */
static GtkWidget *
part_new (LayoverInteraction *interaction, const LayoverJudgedPart *part, gboolean tells)
{
  LayoverJudgedPart told = *part;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = layover_verdict_line_new (TRUE);
  g_autofree char *words = layover_answer_words_dup_part (interaction, part);
  g_autofree char *sentence = NULL;

  if (!tells)
    told.mark = LAYOVER_MARK_NONE;
  sentence = layover_answer_words_dup_sentence (interaction, &told);
  layover_verdict_line_set_verdict (LAYOVER_VERDICT_LINE (line),
                                    layover_verdict_from_mark (told.mark), NULL);
  gtk_box_append (GTK_BOX (box), words_new (words, NULL));
  gtk_box_append (GTK_BOX (box), line);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  layover_widget_set_name (row, sentence);

  return row;
}

static GtkWidget *
given_new (LayoverReviewPanel *self, LayoverInteraction *interaction,
           const LayoverJudgement *judgement)
{
  GtkWidget *section = section_new (_ ("Your answer"));
  GPtrArray *parts = layover_judgement_get_parts (judgement);
  GtkWidget *list = gtk_list_box_new ();
  guint n_given = 0;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "review-list");
  layover_widget_set_name (list, _ ("Your answer"));
  for (guint i = 0; i < parts->len; i++)
    {
      const LayoverJudgedPart *part = parts->pdata[i];

      if (part->mark == LAYOVER_MARK_MISSED)
        continue;
      gtk_list_box_append (
          GTK_LIST_BOX (list),
          part_new (interaction, part, (self->parts & LAYOVER_REVIEW_SOLUTION) != 0));
      n_given++;
    }

  if (n_given > 0)
    gtk_box_append (GTK_BOX (section), list);
  else
    {
      g_object_ref_sink (list);
      g_object_unref (list);
      gtk_box_append (GTK_BOX (section), words_new (_ ("No answer"), NULL));
    }

  return section;
}

static GtkWidget *
correct_new (LayoverReviewPanel *self, LayoverInteraction *interaction,
             const LayoverJudgement *judgement)
{
  GtkWidget *section = section_new (_ ("Correct answer"));
  GtkWidget *solution = layover_solution_new (interaction, judgement, self->finder);

  if (solution == NULL)
    {
      gtk_box_append (GTK_BOX (section),
                      layover_widget_new_note (_ ("The question does not say which answer is "
                                                  "correct.")));
      return section;
    }

  gtk_widget_add_css_class (solution, "solution");
  gtk_box_append (GTK_BOX (section), solution);

  return section;
}

static void
add_interaction (LayoverReviewPanel *self, LayoverInteraction *interaction, guint i,
                 guint n_interactions)
{
  const char *id = layover_interaction_get_response_identifier (interaction);
  g_autoptr (LayoverJudgement) judgement = layover_judgement_new (
      self->session, interaction, layover_item_session_get_response (self->session, id));

  if (n_interactions > 1)
    {
      /* Translators: a heading; one of several answers of a question */
      g_autofree char *title = g_strdup_printf (_ ("Answer %u of %u"), i + 1, n_interactions);

      add (self, words_new (title, "heading"));
    }
  if (self->parts & LAYOVER_REVIEW_GIVEN)
    add (self, given_new (self, interaction, judgement));
  if (self->parts & LAYOVER_REVIEW_SOLUTION)
    add (self, correct_new (self, interaction, judgement));
}

/* A film and a button are no answers. */
static gboolean
is_answered (LayoverInteraction *interaction)
{
  LayoverInteractionKind kind = layover_interaction_get_kind (interaction);

  return kind != LAYOVER_INTERACTION_MEDIA && kind != LAYOVER_INTERACTION_END_ATTEMPT;
}

static void
add_interactions (LayoverReviewPanel *self)
{
  LayoverItem *item = layover_item_session_get_item (self->session);
  g_autoptr (GPtrArray) answered = g_ptr_array_new ();

  for (guint i = 0; i < layover_item_get_n_interactions (item); i++)
    if (is_answered (layover_item_get_interaction (item, i)))
      g_ptr_array_add (answered, layover_item_get_interaction (item, i));

  for (guint i = 0; i < answered->len; i++)
    add_interaction (self, answered->pdata[i], i, answered->len);
}

static void
add_feedback (LayoverReviewPanel *self)
{
  g_autoptr (GPtrArray) feedbacks = layover_item_session_list_modal_feedback (self->session);
  GtkWidget *section;

  if (feedbacks == NULL || feedbacks->len == 0)
    return;

  section = section_new (_ ("What the author says"));
  for (guint i = 0; i < feedbacks->len; i++)
    {
      const LayoverFeedback *feedback = feedbacks->pdata[i];

      if (feedback->title != NULL && *feedback->title != '\0')
        gtk_box_append (GTK_BOX (section), words_new (feedback->title, "heading"));
      gtk_box_append (GTK_BOX (section), layover_interaction_content_new_view (
                                             feedback->content, self->finder, NULL, NULL));
    }
  add (self, section);
}

static void
layover_review_panel_dispose (GObject *object)
{
  LayoverReviewPanel *self = LAYOVER_REVIEW_PANEL (object);

  layover_widget_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->session);
  g_clear_object (&self->finder);

  G_OBJECT_CLASS (layover_review_panel_parent_class)->dispose (object);
}

static void
layover_review_panel_class_init (LayoverReviewPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layover_review_panel_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "reviewpanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_review_panel_init (LayoverReviewPanel *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SECTION_SPACING);
}

/**
 * layover_review_panel_new:
 * @session: answered and processed
 * @finder: where the pictures of its item lie
 */
GtkWidget *
layover_review_panel_new (LayoverItemSession *session, LayoverMediaFinder *finder,
                          LayoverReviewParts parts)
{
  LayoverReviewPanel *self;

  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (session), NULL);
  g_return_val_if_fail (LAYOVER_IS_MEDIA_FINDER (finder), NULL);

  self = g_object_new (LAYOVER_TYPE_REVIEW_PANEL, NULL);
  self->session = g_object_ref (session);
  self->finder = g_object_ref (finder);
  self->parts = parts;
  layover_widget_set_name (GTK_WIDGET (self), _ ("Review"));

  if ((parts & LAYOVER_REVIEW_GIVEN) != 0
      && (parts & (LAYOVER_REVIEW_SOLUTION | LAYOVER_REVIEW_FEEDBACK)) != 0)
    add_score (self);
  add_interactions (self);
  if (parts & LAYOVER_REVIEW_FEEDBACK)
    add_feedback (self);

  return GTK_WIDGET (self);
}
