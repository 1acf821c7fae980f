/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-banner.h"
#include "layover-exam-answers.h"
#include "layover-exam-result.h"
#include "layover-exam-words.h"
#include "layover-score-row.h"

struct _LayoverExamResult
{
  GtkWidget parent_instance;

  LayoverAdaptive *adaptive;
  AdwWindowTitle *title;
  LayoverBanner *banner;
  GtkImage *shape;
  GtkLabel *word;
  GtkWidget *word_spot;
  GtkLabel *points;
  GtkLabel *meaning;
  GtkBox *charts;
  GtkWidget *competency_column;
  GtkListBox *sections;
  GtkListBox *competencies;
  GtkLabel *legend;
  GtkLabel *reader;
  GtkWidget *buttons;
  GtkWidget *review_button;
  GtkWidget *study_button;
  GtkLabel *study_label;

  LayoverLibrary *library;
  LayoverAttempt *attempt;
  GPtrArray *rows; /* of LayoverScoreRow */
};

G_DEFINE_FINAL_TYPE (LayoverExamResult, layover_exam_result, GTK_TYPE_WIDGET)

static double
get_mark (LayoverExamResult *self)
{
  return layover_attempt_get_row (self->attempt)->pass_percent / 100.0;
}

static LayoverLibraryCourse *
find_course (LayoverExamResult *self)
{
  return layover_library_find_course (self->library,
                                      layover_attempt_get_row (self->attempt)->course);
}

static void
add_row (LayoverExamResult *self, GtkListBox *list, const char *title, double score, double maximum)
{
  GtkWidget *row;

  if (maximum <= 0)
    return;

  row = layover_score_row_new (title, score, maximum, get_mark (self));
  gtk_list_box_append (list, row);
  g_ptr_array_add (self->rows, row);
}

/* The section in which most points were missed. */
static const char *
find_weakest (LayoverTestSession *session)
{
  const char *weakest = NULL;
  double most_missed = 0;

  for (guint i = 0; i < layover_test_session_get_n_sections (session); i++)
    {
      double score = 0, maximum = 0;

      layover_test_session_get_section_score (session, i, &score, &maximum);
      if (maximum - score > most_missed)
        {
          most_missed = maximum - score;
          weakest = layover_test_session_get_section_title (session, i);
        }
    }

  return weakest;
}

static void
add_sections (LayoverExamResult *self, LayoverTestSession *session)
{
  for (guint i = 0; i < layover_test_session_get_n_sections (session); i++)
    {
      double score = 0, maximum = 0;

      layover_test_session_get_section_score (session, i, &score, &maximum);
      add_row (self, self->sections, layover_test_session_get_section_title (session, i), score,
               maximum);
    }
}

static void
add_competencies (LayoverExamResult *self, LayoverTestSession *session)
{
  const char *const *categories = layover_test_session_get_categories (session);
  LayoverProgramme *programme = layover_library_get_programme (self->library);
  guint n_rows = self->rows->len;

  for (guint i = 0; categories != NULL && categories[i] != NULL; i++)
    {
      LayoverCompetency *competency = NULL;
      double score = 0, maximum = 0;

      if (programme != NULL)
        competency = layover_programme_find_competency (programme, categories[i]);
      layover_test_session_get_category_score (session, categories[i], &score, &maximum);
      add_row (self, self->competencies,
               competency != NULL ? layover_competency_get_name (competency) : categories[i], score,
               maximum);
    }

  gtk_widget_set_visible (self->competency_column, self->rows->len > n_rows);
}

/* What a person may do now: the gate that opened, or when and where to try again. */
static char *
dup_meaning (LayoverExamResult *self, const char *weakest)
{
  const LayoverAttemptRow *row = layover_attempt_get_row (self->attempt);
  LayoverLibraryCourse *course = find_course (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  int attempts_left = -1;

  if (layover_attempt_is_passed (self->attempt))
    return g_strdup (_ ("The written part of this certification is done."));

  if (course != NULL && layover_library_course_get_course (course) != NULL)
    {
      if (!layover_library_check_exam (self->library, course, row->exam, &attempts_left, &error))
        g_string_append_printf (text, "%s.", error->message);
      else if (attempts_left > 0)
        g_string_append_printf (text,
                                ngettext ("You may sit it again now; %d attempt is left.",
                                          "You may sit it again now; %d attempts are left.",
                                          attempts_left),
                                attempts_left);
    }
  if (weakest != NULL)
    g_string_append_printf (text, _ (" “%s” is where most is to be gained."), weakest);

  return g_strdup (g_strchug (text->str));
}

static void
show_points (LayoverExamResult *self)
{
  int pass_percent = layover_attempt_get_row (self->attempt)->pass_percent;
  double score = 0, maximum = 0;
  g_autofree char *got = NULL, *of = NULL, *percent = NULL, *needed = NULL, *text = NULL;

  layover_attempt_get_score (self->attempt, &score, &maximum);
  got = layover_exam_words_dup_points (score);
  of = layover_exam_words_dup_points (maximum);
  percent = layover_exam_words_dup_percent (score, maximum);
  needed = layover_exam_words_dup_percent (pass_percent, 100);
  /* Translators: "10 of 12 points, 83 %. You needed 80 %." */
  text = g_strdup_printf (_ ("%s of %s points, %s. You needed %s."), got, of, percent, needed);
  gtk_label_set_label (self->points, text);

  g_free (text);
  /* Translators: %s is the mark, "80 %" */
  text = g_strdup_printf (_ ("%s, the mark for the exam as a whole"), needed);
  gtk_label_set_label (self->legend, text);
}

static void
show_outcome (LayoverExamResult *self)
{
  gboolean is_passed = layover_attempt_is_passed (self->attempt);
  const char *weakest = find_weakest (layover_attempt_get_test_session (self->attempt));
  g_autofree char *meaning = dup_meaning (self, weakest);
  g_autofree char *study = NULL;

  gtk_image_set_from_icon_name (self->shape, is_passed ? "layover-answered-symbolic"
                                                       : "layover-partly-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->shape), is_passed ? "passed" : "not-passed");
  gtk_label_set_label (self->word, is_passed ? _ ("Passed") : _ ("Not passed this time"));
  gtk_label_set_label (self->meaning, meaning);
  show_points (self);

  gtk_widget_set_visible (self->study_button, !is_passed && find_course (self) != NULL);
  study = weakest != NULL ? g_strdup_printf (_ ("Study “%s”"), weakest)
                          : g_strdup (_ ("Study the course"));
  gtk_label_set_label (self->study_label, study);
}

static void
show_reader (LayoverExamResult *self)
{
  LayoverLibraryCourse *course = find_course (self);
  g_autofree char *text = NULL;

  if (course == NULL)
    return;

  /* Translators: %s is the name of an organisation */
  text = g_strdup_printf (_ ("Only %s can open it. A copy stays here until the receipt arrives."),
                          layover_library_course_get_org_name (course));
  gtk_label_set_label (self->reader, text);
}

static void
arrange_cb (LayoverAdaptive *adaptive, GParamSpec *pspec, gpointer user_data)
{
  LayoverExamResult *self = LAYOVER_EXAM_RESULT (user_data);
  gboolean is_narrow = layover_adaptive_get_is_narrow (adaptive);
  gboolean is_column = layover_adaptive_get_is_tiny (adaptive)
                       || (is_narrow && gtk_widget_get_visible (self->study_button));
  GtkOrientation charts = is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
  GtkOrientation buttons = is_column ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->charts), charts);
  gtk_box_set_homogeneous (self->charts, !is_narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->buttons), buttons);
  for (guint i = 0; i < self->rows->len; i++)
    layover_score_row_set_is_narrow (g_ptr_array_index (self->rows, i), is_narrow);
}

static gboolean
layover_exam_result_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LAYOVER_EXAM_RESULT (widget)->word_spot);
}

static void
layover_exam_result_dispose (GObject *object)
{
  LayoverExamResult *self = LAYOVER_EXAM_RESULT (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->attempt);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (layover_exam_result_parent_class)->dispose (object);
}

static void
layover_exam_result_finalize (GObject *object)
{
  g_ptr_array_unref (LAYOVER_EXAM_RESULT (object)->rows);

  G_OBJECT_CLASS (layover_exam_result_parent_class)->finalize (object);
}

static void
layover_exam_result_class_init (LayoverExamResultClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_exam_result_dispose;
  object_class->finalize = layover_exam_result_finalize;

  widget_class->grab_focus = layover_exam_result_grab_focus;

  g_type_ensure (LAYOVER_TYPE_ADAPTIVE);
  g_type_ensure (LAYOVER_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-exam-result.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverExamResult, adaptive);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamResult, title);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamResult, banner);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamResult, shape);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamResult, word);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamResult, word_spot);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamResult, points);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamResult, meaning);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamResult, charts);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamResult, competency_column);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamResult, sections);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamResult, competencies);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamResult, legend);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamResult, reader);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamResult, buttons);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamResult, review_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamResult, study_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamResult, study_label);
  gtk_widget_class_bind_template_callback (widget_class, arrange_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_exam_result_init (LayoverExamResult *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  layover_banner_set_kind (self->banner, LAYOVER_BANNER_CARE);
}

/**
 * layover_exam_result_new:
 * @attempt: one that was submitted
 */
GtkWidget *
layover_exam_result_new (LayoverLibrary *library, LayoverAttempt *attempt)
{
  LayoverExamResult *self;
  LayoverTestSession *session;
  LayoverLibraryCourse *course;

  g_return_val_if_fail (LAYOVER_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (attempt), NULL);

  self = g_object_new (LAYOVER_TYPE_EXAM_RESULT, NULL);
  self->library = g_object_ref (library);
  self->attempt = g_object_ref (attempt);
  session = layover_attempt_get_test_session (attempt);
  course = find_course (self);
  if (course != NULL)
    adw_window_title_set_subtitle (self->title, layover_library_course_get_title (course));

  gtk_widget_set_visible (self->review_button, layover_exam_answers_are_allowed (attempt));
  add_sections (self, session);
  add_competencies (self, session);
  show_outcome (self);
  show_reader (self);
  arrange_cb (self->adaptive, NULL, self);

  return GTK_WIDGET (self);
}

/** layover_exam_result_show_fault: @message: why there is no results file yet; the attempt is handed in all the same */
void
layover_exam_result_show_fault (LayoverExamResult *self, const char *message)
{
  g_return_if_fail (LAYOVER_IS_EXAM_RESULT (self));

  layover_banner_set_title (self->banner, message);
  layover_banner_set_revealed (self->banner, TRUE);
}
