/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-exam-review-row.h"
#include "layover-exam-review.h"
#include "layover-exam-words.h"

typedef struct
{
  GtkWidget *title;
  GtkWidget *list;
} Section;

struct _LayoverExamReview
{
  GtkWidget parent_instance;

  LayoverAdaptive *adaptive;
  GtkWidget *summary;
  GtkLabel *summary_title;
  GtkLabel *summary_body;
  GtkWidget *filters;
  GtkToggleButton *all;
  GtkToggleButton *open;
  GtkToggleButton *flagged;
  GtkBox *sections;
  GtkLabel *back_label;
  GtkWidget *back;
  GtkWidget *saved_box;
  GtkImage *saved_icon;
  GtkLabel *saved_label;

  LayoverAttempt *attempt;
  GArray *parts;   /* of Section */
  GPtrArray *rows; /* of LayoverExamReviewRow, in the order of the questions */
};

G_DEFINE_FINAL_TYPE (LayoverExamReview, layover_exam_review, GTK_TYPE_WIDGET)

static void
append_numbers (GString *text, LayoverExamReview *self, LayoverItemState state, const char *one,
                const char *many)
{
  g_autoptr (GString) numbers = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    if (layover_attempt_get_item_state (self->attempt, i) == state)
      g_string_append_printf (numbers, "%s%u", n++ > 0 ? ", " : "", i + 1);
  if (n == 0)
    return;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append_printf (text, "%s %s.", n == 1 ? one : many, numbers->str);
}

static char *
dup_summary_title (const LayoverExamCounts *counts)
{
  g_autofree char *unanswered = NULL;
  g_autofree char *partly = NULL;

  if (counts->n_unanswered == 0 && counts->n_partly == 0)
    return g_strdup (_ ("Every question has an answer"));

  unanswered = g_strdup_printf (
      ngettext ("%u question has no answer", "%u questions have no answer", counts->n_unanswered),
      counts->n_unanswered);
  partly = g_strdup_printf (
      ngettext ("%u is answered in part", "%u are answered in part", counts->n_partly),
      counts->n_partly);
  if (counts->n_partly == 0)
    return g_steal_pointer (&unanswered);
  if (counts->n_unanswered == 0)
    return g_strdup_printf (ngettext ("%u question is answered in part",
                                      "%u questions are answered in part", counts->n_partly),
                            counts->n_partly);

  /* Translators: "2 questions have no answer, 1 is answered in part" */
  return g_strdup_printf (_ ("%s, %s"), unanswered, partly);
}

static void
show_summary (LayoverExamReview *self, const LayoverExamCounts *counts)
{
  g_autofree char *title = dup_summary_title (counts);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *name = NULL;

  append_numbers (body, self, LAYOVER_ITEM_UNANSWERED, _ ("Not answered: question"),
                  _ ("Not answered: questions"));
  append_numbers (body, self, LAYOVER_ITEM_PARTLY, _ ("In part: question"),
                  _ ("In part: questions"));
  if (body->len == 0)
    g_string_append (body, _ ("You may still change any of them."));

  gtk_label_set_label (self->summary_title, title);
  gtk_label_set_label (self->summary_body, body->str);
  name = g_strdup_printf ("%s. %s", title, body->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->summary), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
show_filters (LayoverExamReview *self, const LayoverExamCounts *counts)
{
  g_autofree char *all = g_strdup_printf (_ ("All %u"), self->rows->len);
  g_autofree char *open = g_strdup_printf (_ ("Open %u"), counts->n_unanswered + counts->n_partly);
  g_autofree char *flagged = g_strdup_printf (_ ("Flagged %u"), counts->n_flagged);

  gtk_button_set_label (GTK_BUTTON (self->all), all);
  gtk_button_set_label (GTK_BUTTON (self->open), open);
  gtk_button_set_label (GTK_BUTTON (self->flagged), flagged);
}

static gboolean
is_row_wanted (LayoverExamReview *self, guint item)
{
  if (gtk_toggle_button_get_active (self->open))
    return layover_attempt_get_item_state (self->attempt, item) != LAYOVER_ITEM_ANSWERED;
  if (gtk_toggle_button_get_active (self->flagged))
    return layover_attempt_is_flagged (self->attempt, item);

  return TRUE;
}

static gboolean
has_visible_row (GtkWidget *list)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_visible (row))
      return TRUE;

  return FALSE;
}

static void
filter_cb (GtkToggleButton *button, gpointer user_data)
{
  LayoverExamReview *self = LAYOVER_EXAM_REVIEW (user_data);

  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->rows, i), is_row_wanted (self, i));

  for (guint i = 0; i < self->parts->len; i++)
    {
      Section *section = &g_array_index (self->parts, Section, i);
      gboolean is_visible = has_visible_row (section->list);

      gtk_widget_set_visible (section->title, is_visible);
      gtk_widget_set_visible (section->list, is_visible);
    }
}

static void
save_state_cb (LayoverAttempt *attempt, GParamSpec *pspec, gpointer user_data)
{
  LayoverExamReview *self = LAYOVER_EXAM_REVIEW (user_data);
  gboolean is_saved = layover_attempt_get_save_state (attempt) == LAYOVER_SAVE_SAVED;
  gboolean is_narrow = layover_adaptive_get_is_narrow (self->adaptive);

  gtk_image_set_from_icon_name (self->saved_icon,
                                is_saved ? "object-select-symbolic" : "dialog-warning-symbolic");
  gtk_label_set_label (self->saved_label, !is_saved   ? _ ("Not on disk yet")
                                          : is_narrow ? _ ("Saved")
                                                      : _ ("All answers saved"));
}

static void
arrange_cb (LayoverAdaptive *adaptive, GParamSpec *pspec, gpointer user_data)
{
  LayoverExamReview *self = LAYOVER_EXAM_REVIEW (user_data);
  gboolean is_narrow = layover_adaptive_get_is_narrow (adaptive);

  gtk_widget_set_visible (self->filters, !is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->back_label), !is_narrow);
  gtk_widget_set_visible (self->saved_box, !layover_adaptive_get_is_tiny (adaptive));
  if (self->attempt != NULL)
    save_state_cb (self->attempt, NULL, self);
  if (is_narrow)
    gtk_toggle_button_set_active (self->all, TRUE);
  for (guint i = 0; i < self->rows->len; i++)
    layover_exam_review_row_set_is_narrow (g_ptr_array_index (self->rows, i), is_narrow);
}

static void
add_section (LayoverExamReview *self, guint index)
{
  LayoverTestSession *session = layover_attempt_get_test_session (self->attempt);
  const char *title = layover_test_session_get_section_title (session, index);
  Section section = { .title = gtk_label_new (title), .list = gtk_list_box_new () };

  gtk_label_set_xalign (GTK_LABEL (section.title), 0);
  gtk_label_set_wrap (GTK_LABEL (section.title), TRUE);
  gtk_widget_add_css_class (section.title, "caption-heading");
  gtk_widget_add_css_class (section.title, "dim-label");
  gtk_widget_add_css_class (section.title, "section-title");
  gtk_widget_add_css_class (section.list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (section.list), GTK_SELECTION_NONE);
  if (title != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (section.list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    title, -1);
  gtk_box_append (self->sections, section.title);
  gtk_box_append (self->sections, section.list);

  for (guint i = 0; i < layover_attempt_get_n_items (self->attempt); i++)
    if (layover_test_session_get_section_index (session, i) == index)
      {
        GtkWidget *row = layover_exam_review_row_new (self->attempt, i);

        self->rows->pdata[i] = row;
        gtk_list_box_append (GTK_LIST_BOX (section.list), row);
      }
  g_array_append_val (self->parts, section);
}

static void
layover_exam_review_dispose (GObject *object)
{
  LayoverExamReview *self = LAYOVER_EXAM_REVIEW (object);
  GtkWidget *child;

  if (self->attempt != NULL)
    g_signal_handlers_disconnect_by_data (self->attempt, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->attempt);

  G_OBJECT_CLASS (layover_exam_review_parent_class)->dispose (object);
}

static void
layover_exam_review_finalize (GObject *object)
{
  LayoverExamReview *self = LAYOVER_EXAM_REVIEW (object);

  g_array_unref (self->parts);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (layover_exam_review_parent_class)->finalize (object);
}

static void
layover_exam_review_class_init (LayoverExamReviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_exam_review_dispose;
  object_class->finalize = layover_exam_review_finalize;

  g_type_ensure (LAYOVER_TYPE_ADAPTIVE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-exam-review.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverExamReview, adaptive);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamReview, summary);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamReview, summary_title);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamReview, summary_body);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamReview, filters);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamReview, all);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamReview, open);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamReview, flagged);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamReview, sections);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamReview, back);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamReview, back_label);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamReview, saved_box);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamReview, saved_icon);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamReview, saved_label);
  gtk_widget_class_bind_template_callback (widget_class, arrange_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_exam_review_init (LayoverExamReview *self)
{
  self->parts = g_array_new (FALSE, TRUE, sizeof (Section));
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layover_exam_review_new (LayoverAttempt *attempt)
{
  LayoverExamReview *self;
  LayoverTestSession *session;
  LayoverExamCounts counts;
  g_autofree char *back = NULL;

  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (attempt), NULL);

  self = g_object_new (LAYOVER_TYPE_EXAM_REVIEW, NULL);
  self->attempt = g_object_ref (attempt);
  session = layover_attempt_get_test_session (attempt);
  g_ptr_array_set_size (self->rows, (int) layover_attempt_get_n_items (attempt));
  for (guint i = 0; i < layover_test_session_get_n_sections (session); i++)
    add_section (self, i);

  layover_exam_words_count (attempt, &counts);
  show_summary (self, &counts);
  show_filters (self, &counts);

  back = g_strdup_printf (_ ("Back to question %u"),
                          layover_attempt_get_current_item (attempt) + 1);
  gtk_label_set_label (self->back_label, back);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, back,
                                  -1);

  g_signal_connect (attempt, "notify::save-state", G_CALLBACK (save_state_cb), self);
  filter_cb (self->all, self);
  arrange_cb (self->adaptive, NULL, self);

  return GTK_WIDGET (self);
}

/** layover_exam_review_focus_item: @item: the question one comes back from */
void
layover_exam_review_focus_item (LayoverExamReview *self, guint item)
{
  g_return_if_fail (LAYOVER_IS_EXAM_REVIEW (self));
  g_return_if_fail (item < self->rows->len);

  gtk_widget_grab_focus (g_ptr_array_index (self->rows, item));
}
