/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-interaction-content.h"
#include "layover-question-panes.h"
#include "layover-widget.h"

#define SIDE_BY_SIDE_WIDTH 600 /* at a text size of 100 % */
#define TEXT_SHARE_OF_WIDTH 0.42
#define TEXT_SHARE_OF_HEIGHT 0.4
#define TEXT_SPACING 12

struct _LayoverQuestionPanes
{
  GtkWidget parent_instance;

  GtkWidget *text; /* a GtkScrolledWindow */
  GtkWidget *question;
};

enum
{
  PROP_0,
  PROP_QUESTION,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (LayoverQuestionPanes, layover_question_panes, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static void
measure_child (GtkWidget *child, GtkOrientation orientation, int for_size, int *minimum,
               int *natural)
{
  *minimum = *natural = 0;
  if (child != NULL && gtk_widget_get_visible (child))
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

/* The one can always stand above the other: no more width is needed than the wider has. */
static void
layover_question_panes_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                                int *minimum, int *natural, int *minimum_baseline,
                                int *natural_baseline)
{
  LayoverQuestionPanes *self = LAYOVER_QUESTION_PANES (widget);
  int text_minimum, text_natural, question_minimum, question_natural;

  measure_child (self->text, orientation, for_size, &text_minimum, &text_natural);
  measure_child (self->question, orientation, for_size, &question_minimum, &question_natural);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MAX (text_minimum, question_minimum)
                                                       : text_minimum + question_minimum;
  *natural = MAX (*minimum, text_natural + question_natural);
}

static void
allocate (GtkWidget *child, int x, int y, int width, int height)
{
  GtkAllocation place = { x, y, width, height };

  gtk_widget_size_allocate (child, &place, -1);
}

static void
allocate_beside (LayoverQuestionPanes *self, int width, int height)
{
  gboolean is_right_to_left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int minimum, text_width, question_width;

  gtk_widget_measure (self->text, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  text_width = MAX (minimum, (int) (width * TEXT_SHARE_OF_WIDTH));
  gtk_widget_measure (self->question, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  question_width = MAX (minimum, width - text_width);

  allocate (self->text, is_right_to_left ? question_width : 0, 0, text_width, height);
  allocate (self->question, is_right_to_left ? 0 : text_width, 0, question_width, height);
}

static void
allocate_above (LayoverQuestionPanes *self, int width, int height)
{
  int minimum, natural, question_minimum, text_height;

  gtk_widget_measure (self->text, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  gtk_widget_measure (self->question, GTK_ORIENTATION_VERTICAL, width, &question_minimum, NULL,
                      NULL, NULL);
  text_height = MAX (minimum, MIN (natural, (int) (height * TEXT_SHARE_OF_HEIGHT)));

  allocate (self->text, 0, 0, width, text_height);
  allocate (self->question, 0, text_height, width, MAX (question_minimum, height - text_height));
}

static void
layover_question_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LayoverQuestionPanes *self = LAYOVER_QUESTION_PANES (widget);
  gboolean is_beside = width >= SIDE_BY_SIDE_WIDTH * layover_adaptive_get_text_scale ();

  if (!layover_question_panes_has_text (self))
    {
      if (self->question != NULL)
        allocate (self->question, 0, 0, width, height);
      return;
    }

  if (is_beside)
    allocate_beside (self, width, height);
  else
    allocate_above (self, width, height);
}

static void
set_question (LayoverQuestionPanes *self, GtkWidget *question)
{
  g_clear_pointer (&self->question, gtk_widget_unparent);
  self->question = question;
  if (question != NULL)
    gtk_widget_set_parent (question, GTK_WIDGET (self));
}

static void
layover_question_panes_dispose (GObject *object)
{
  LayoverQuestionPanes *self = LAYOVER_QUESTION_PANES (object);

  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_pointer (&self->question, gtk_widget_unparent);

  G_OBJECT_CLASS (layover_question_panes_parent_class)->dispose (object);
}

static void
layover_question_panes_get_property (GObject *object, guint prop_id, GValue *value,
                                     GParamSpec *pspec)
{
  if (prop_id == PROP_QUESTION)
    g_value_set_object (value, LAYOVER_QUESTION_PANES (object)->question);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
layover_question_panes_set_property (GObject *object, guint prop_id, const GValue *value,
                                     GParamSpec *pspec)
{
  if (prop_id == PROP_QUESTION)
    set_question (LAYOVER_QUESTION_PANES (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
layover_question_panes_class_init (LayoverQuestionPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_question_panes_dispose;
  object_class->get_property = layover_question_panes_get_property;
  object_class->set_property = layover_question_panes_set_property;

  widget_class->measure = layover_question_panes_measure;
  widget_class->size_allocate = layover_question_panes_size_allocate;

  properties[PROP_QUESTION] = g_param_spec_object ("question", NULL, NULL, GTK_TYPE_WIDGET,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_question_panes_init (LayoverQuestionPanes *self)
{
  self->text = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->text), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->text), TRUE);
  gtk_widget_set_focusable (self->text, TRUE);
  gtk_widget_set_visible (self->text, FALSE);
  gtk_widget_add_css_class (self->text, "shared-text");
  gtk_widget_add_css_class (self->text, "region");
  layover_widget_set_name (self->text, _ ("Text for this question"));
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/** layover_question_panes_new: @question: (transfer floating): what answers, with a scroll bar of its own */
GtkWidget *
layover_question_panes_new (GtkWidget *question)
{
  return g_object_new (LAYOVER_TYPE_QUESTION_PANES, "question", question, NULL);
}

static GtkWidget *
text_new (const LayoverStimulus *stimulus, LayoverMediaFinder *finder)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, TEXT_SPACING);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "shared-text-card");
  if (stimulus->title != NULL && *stimulus->title != '\0')
    {
      GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", stimulus->title, "wrap", TRUE,
                                       "xalign", 0.0, "accessible-role",
                                       GTK_ACCESSIBLE_ROLE_HEADING, NULL);

      gtk_widget_add_css_class (title, "heading");
      gtk_box_append (GTK_BOX (card), title);
    }
  gtk_box_append (GTK_BOX (card),
                  layover_interaction_content_new_view (stimulus->content, finder, NULL, NULL));

  return card;
}

static GtkWidget *
caption_new (void)
{
  GtkWidget *caption = gtk_label_new (_ ("Text for this question"));

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_widget_add_css_class (caption, "caption-heading");
  gtk_widget_add_css_class (caption, "dim-label");

  return caption;
}

/**
 * layover_question_panes_set_session:
 * @session: (nullable): whose item has shared texts, or none
 */
void
layover_question_panes_set_session (LayoverQuestionPanes *self, LayoverItemSession *session,
                                    LayoverMediaFinder *finder)
{
  GPtrArray *stimuli = NULL;
  GtkWidget *column;

  g_return_if_fail (LAYOVER_IS_QUESTION_PANES (self));

  if (session != NULL)
    stimuli = layover_item_get_stimuli (layover_item_session_get_item (session));

  column = gtk_box_new (GTK_ORIENTATION_VERTICAL, TEXT_SPACING);
  gtk_widget_add_css_class (column, "exam-column");
  gtk_box_append (GTK_BOX (column), caption_new ());
  gtk_widget_set_visible (self->text, FALSE);
  for (guint i = 0; stimuli != NULL && i < stimuli->len; i++)
    {
      const LayoverStimulus *stimulus = stimuli->pdata[i];

      if (stimulus->content == NULL)
        continue;
      gtk_box_append (GTK_BOX (column), text_new (stimulus, finder));
      gtk_widget_set_visible (self->text, TRUE);
    }

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->text), column);
}

/** layover_question_panes_has_text: Returns: whether there is more than the question */
gboolean
layover_question_panes_has_text (LayoverQuestionPanes *self)
{
  g_return_val_if_fail (LAYOVER_IS_QUESTION_PANES (self), FALSE);

  return gtk_widget_get_visible (self->text);
}
