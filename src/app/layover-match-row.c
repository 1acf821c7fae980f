/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-choice-row.h"
#include "layover-interaction-content.h"
#include "layover-match-row.h"
#include "layover-picker.h"
#include "layover-widget.h"

#define SPACE 10
#define PICKER_WIDTH 200 /* at 100 % text */
#define WIDE_FROM                                                                                  \
  460 /* at 100 % text: the list stands beside the text, below it where it is narrower */

struct _LayoverMatchRow
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *answer; /* holds the picker, or the check boxes */
  LayoverPicker *picker;
  GPtrArray *rows; /* of LayoverChoiceRow, borrowed */
  guint n_options;
  GtkWidget *right_answer;

  const LayoverChoice *choice;
  LayoverMediaFinder *finder;
  char *text;
  gboolean is_showing;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayoverMatchRow, layover_match_row, GTK_TYPE_WIDGET)

static LayoverChoiceRow *
find_row (LayoverMatchRow *self, const char *option)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (layover_choice_row_get_identifier (self->rows->pdata[i]), option))
      return self->rows->pdata[i];

  return NULL;
}

static void
picked_cb (LayoverPicker *picker, gpointer user_data)
{
  g_signal_emit (user_data, signals[CHANGED], 0, layover_picker_get_chosen (picker));
}

static void
row_chosen_cb (LayoverChoiceRow *row, GParamSpec *pspec, gpointer user_data)
{
  LayoverMatchRow *self = LAYOVER_MATCH_ROW (user_data);

  if (!self->is_showing)
    g_signal_emit (self, signals[CHANGED], 0, layover_choice_row_get_identifier (row));
}

/* Check boxes always stand below the text: each of them is a line of its own. */
static gboolean
is_stacked (LayoverMatchRow *self, int width)
{
  return self->picker == NULL || width < WIDE_FROM * layover_adaptive_get_text_scale ();
}

static int
get_picker_width (LayoverMatchRow *self)
{
  int minimum;

  gtk_widget_measure (self->answer, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return MAX (minimum, (int) (PICKER_WIDTH * layover_adaptive_get_text_scale ()));
}

static int
measure_height (GtkWidget *widget, int width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);

  return natural;
}

static GtkSizeRequestMode
layover_match_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
layover_match_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  LayoverMatchRow *self = LAYOVER_MATCH_ROW (widget);
  int text_minimum, text_natural, answer_minimum, answer_natural;

  gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &text_minimum, &text_natural,
                      NULL, NULL);
  gtk_widget_measure (self->answer, GTK_ORIENTATION_HORIZONTAL, -1, &answer_minimum,
                      &answer_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (text_minimum, answer_minimum);
      *natural = MAX (*minimum, text_natural + SPACE + answer_natural);
      return;
    }

  if (for_size < 0)
    for_size = MAX (text_minimum, answer_minimum);
  if (is_stacked (self, for_size))
    *natural = measure_height (self->content, for_size) + SPACE
               + measure_height (self->answer, for_size);
  else
    *natural = MAX (measure_height (self->content, for_size - SPACE - get_picker_width (self)),
                    measure_height (self->answer, get_picker_width (self)));
  *minimum = *natural;
}

static void
layover_match_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LayoverMatchRow *self = LAYOVER_MATCH_ROW (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation text = { 0, 0, width, height };
  GtkAllocation answer = { 0, 0, width, height };

  if (is_stacked (self, width))
    {
      text.height = measure_height (self->content, width);
      answer.y = text.height + SPACE;
      answer.height = height - answer.y;
    }
  else
    {
      answer.width = get_picker_width (self);
      text.width = width - SPACE - answer.width;
      text.height = measure_height (self->content, text.width);
      text.y = (height - text.height) / 2;
      answer.height = measure_height (self->answer, answer.width);
      answer.y = (height - answer.height) / 2;
      text.x = is_rtl ? width - text.width : 0;
      answer.x = is_rtl ? 0 : width - answer.width;
    }

  gtk_widget_size_allocate (self->content, &text, -1);
  gtk_widget_size_allocate (self->answer, &answer, -1);
}

static void
layover_match_row_dispose (GObject *object)
{
  LayoverMatchRow *self = LAYOVER_MATCH_ROW (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->answer, gtk_widget_unparent);

  G_OBJECT_CLASS (layover_match_row_parent_class)->dispose (object);
}

static void
layover_match_row_finalize (GObject *object)
{
  LayoverMatchRow *self = LAYOVER_MATCH_ROW (object);

  g_ptr_array_unref (self->rows);
  g_clear_object (&self->finder);
  g_free (self->text);

  G_OBJECT_CLASS (layover_match_row_parent_class)->finalize (object);
}

static void
layover_match_row_class_init (LayoverMatchRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_match_row_dispose;
  object_class->finalize = layover_match_row_finalize;

  widget_class->get_request_mode = layover_match_row_get_request_mode;
  widget_class->measure = layover_match_row_measure;
  widget_class->size_allocate = layover_match_row_size_allocate;

  /* The person matched it with an option or took that back; NULL when a list was emptied. */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "match");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_match_row_init (LayoverMatchRow *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * layover_match_row_new:
 * @choice: borrowed; its interaction has to live as long as the row
 * @takes_many: offers check boxes, of which several can be chosen, instead of a list that opens
 * @finder: where its pictures lie
 */
GtkWidget *
layover_match_row_new (const LayoverChoice *choice, gboolean takes_many, LayoverMediaFinder *finder)
{
  LayoverMatchRow *self = g_object_new (LAYOVER_TYPE_MATCH_ROW, NULL);

  self->choice = choice;
  self->finder = g_object_ref (finder);
  self->text = layover_choice_dup_words (choice);
  self->content = layover_interaction_content_new_choice (choice, finder);
  self->answer = gtk_box_new (GTK_ORIENTATION_VERTICAL, takes_many ? 0 : 4);
  self->right_answer = layover_widget_new_right_answer (NULL);
  gtk_widget_set_visible (self->right_answer, FALSE);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
  gtk_widget_set_parent (self->answer, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->text,
                                  -1);

  if (takes_many)
    {
      gtk_widget_add_css_class (self->answer, "choices");
      gtk_widget_add_css_class (self->answer, "match-options");
    }
  else
    {
      self->picker = LAYOVER_PICKER (layover_picker_new ());
      layover_picker_set_wraps (self->picker, TRUE);
      g_signal_connect (self->picker, "picked", G_CALLBACK (picked_cb), self);
      gtk_box_append (GTK_BOX (self->answer), GTK_WIDGET (self->picker));
    }
  gtk_box_append (GTK_BOX (self->answer), self->right_answer);

  return GTK_WIDGET (self);
}

const LayoverChoice *
layover_match_row_get_choice (LayoverMatchRow *self)
{
  g_return_val_if_fail (LAYOVER_IS_MATCH_ROW (self), NULL);

  return self->choice;
}

/** layover_match_row_get_text: Returns: (transfer none): the author's words, without pictures and emphasis */
const char *
layover_match_row_get_text (LayoverMatchRow *self)
{
  g_return_val_if_fail (LAYOVER_IS_MATCH_ROW (self), NULL);

  return self->text;
}

void
layover_match_row_add_option (LayoverMatchRow *self, const LayoverChoice *option)
{
  GtkWidget *row;

  g_return_if_fail (LAYOVER_IS_MATCH_ROW (self));

  self->n_options++;
  if (self->picker != NULL)
    {
      layover_picker_add_choice (self->picker, option, self->n_options, self->finder);
      return;
    }

  row = layover_choice_row_new (option, self->n_options, FALSE, self->finder);
  layover_choice_row_set_can_cross_out (LAYOVER_CHOICE_ROW (row), FALSE);
  g_signal_connect (row, "notify::is-chosen", G_CALLBACK (row_chosen_cb), self);
  gtk_box_insert_child_after (GTK_BOX (self->answer), row,
                              gtk_widget_get_prev_sibling (self->right_answer));
  g_ptr_array_add (self->rows, row);
}

/** layover_match_row_set_place: @position: from 1; a screen reader says "2 of 4" after the text */
void
layover_match_row_set_place (LayoverMatchRow *self, guint position, guint n_rows)
{
  g_autofree char *place = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (LAYOVER_IS_MATCH_ROW (self));

  /* Translators: the place of a choice among the choices of a question, as a screen reader says it */
  place = g_strdup_printf (_ ("%u of %u"), position, n_rows);
  name = g_strdup_printf ("%s, %s", self->text, place);
  if (self->picker != NULL)
    layover_picker_set_name (self->picker, name);
  for (guint i = 0; i < self->rows->len; i++)
    layover_check_set_place (layover_choice_row_get_check (self->rows->pdata[i]), i + 1,
                             self->rows->len);
}

/** layover_match_row_set_note: @note: (nullable): why the option cannot be taken here; check boxes have none */
void
layover_match_row_set_note (LayoverMatchRow *self, const char *option, const char *note)
{
  g_return_if_fail (LAYOVER_IS_MATCH_ROW (self));

  if (self->picker != NULL)
    layover_picker_set_note (self->picker, option, note);
}

/** layover_match_row_is_matched: Returns: whether anything is chosen for it */
gboolean
layover_match_row_is_matched (LayoverMatchRow *self)
{
  g_return_val_if_fail (LAYOVER_IS_MATCH_ROW (self), FALSE);

  if (self->picker != NULL)
    return layover_picker_get_chosen (self->picker) != NULL;

  for (guint i = 0; i < self->rows->len; i++)
    if (layover_choice_row_get_is_chosen (self->rows->pdata[i]))
      return TRUE;

  return FALSE;
}

gboolean
layover_match_row_has (LayoverMatchRow *self, const char *option)
{
  LayoverChoiceRow *row;

  g_return_val_if_fail (LAYOVER_IS_MATCH_ROW (self), FALSE);

  if (self->picker != NULL)
    return g_strcmp0 (layover_picker_get_chosen (self->picker), option) == 0;

  row = find_row (self, option);

  return row != NULL && layover_choice_row_get_is_chosen (row);
}

/** layover_match_row_set_has: shown, and not announced as a change */
void
layover_match_row_set_has (LayoverMatchRow *self, const char *option, gboolean has)
{
  LayoverChoiceRow *row;

  g_return_if_fail (LAYOVER_IS_MATCH_ROW (self));

  if (self->picker != NULL)
    {
      if (has || layover_match_row_has (self, option))
        layover_picker_set_chosen (self->picker, has ? option : NULL);
      return;
    }

  row = find_row (self, option);
  g_return_if_fail (row != NULL);

  self->is_showing = TRUE;
  layover_choice_row_set_is_chosen (row, has);
  self->is_showing = FALSE;
}

void
layover_match_row_set_is_locked (LayoverMatchRow *self, gboolean is_locked)
{
  g_return_if_fail (LAYOVER_IS_MATCH_ROW (self));

  if (self->picker != NULL)
    gtk_widget_set_sensitive (GTK_WIDGET (self->picker), !is_locked);
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_set_sensitive (GTK_WIDGET (layover_choice_row_get_check (self->rows->pdata[i])),
                              !is_locked);
}

/** layover_match_row_set_verdict: @option: (nullable): of check boxes, the one that is judged; a list has one verdict */
void
layover_match_row_set_verdict (LayoverMatchRow *self, const char *option,
                               LayoverInteractionVerdict verdict)
{
  g_return_if_fail (LAYOVER_IS_MATCH_ROW (self));

  if (self->picker != NULL)
    layover_picker_set_verdict (self->picker, verdict);
  else if (find_row (self, option) != NULL)
    layover_choice_row_set_verdict (find_row (self, option), verdict);
}

/** layover_match_row_set_right_answer: @text: (nullable): what should have been chosen, below what was */
void
layover_match_row_set_right_answer (LayoverMatchRow *self, const char *text)
{
  g_autofree char *line = NULL;

  g_return_if_fail (LAYOVER_IS_MATCH_ROW (self));

  /* Translators: %s is what should have been chosen */
  if (text != NULL)
    line = g_strdup_printf (_ ("Right answer: %s"), text);
  gtk_label_set_label (GTK_LABEL (self->right_answer), line != NULL ? line : "");
  gtk_widget_set_visible (self->right_answer, text != NULL);
}
