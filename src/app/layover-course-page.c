/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-action-row.h"
#include "layover-adaptive.h"
#include "layover-banner.h"
#include "layover-course-page.h"
#include "layover-course-words.h"
#include "layover-format.h"
#include "layover-level-colors.h"
#include "layover-module-row.h"
#include "layover-page.h"
#include "layover-ring.h"
#include "layover-status-mark.h"

struct _LayoverCoursePage
{
  AdwBin parent_instance;

  LayoverAdaptive *adaptive;
  AdwWindowTitle *window_title;
  LayoverBanner *banner;
  GtkBox *head_box;
  GtkBox *progress_box;
  LayoverLevelEmblem *emblem;
  GtkLabel *overline;
  GtkLabel *title;
  GtkLabel *summary;
  GtkLabel *progress_label;
  LayoverRing *bar;
  GtkButton *continue_button;
  AdwPreferencesGroup *outline_group;
  AdwPreferencesGroup *exams_group;
  LayoverActionRow *competencies_row;
  LayoverActionRow *moments_row;
  LayoverActionRow *signer_row;
  LayoverActionRow *source_row;

  LayoverLibrary *library;
  LayoverLibraryCourse *course;
  LayoverCourse *shown;
  GPtrArray *module_rows;
  GPtrArray *exam_rows;
};

static void page_iface_init (LayoverPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LayoverCoursePage, layover_course_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LAYOVER_TYPE_PAGE, page_iface_init))

static char *
layover_course_page_dup_title (LayoverPage *page)
{
  return g_strdup (layover_library_course_get_title (LAYOVER_COURSE_PAGE (page)->course));
}

static void
layover_course_page_entered (LayoverPage *page, gboolean is_again)
{
  if (!is_again)
    gtk_widget_grab_focus (GTK_WIDGET (LAYOVER_COURSE_PAGE (page)->continue_button));
}

static void
page_iface_init (LayoverPageInterface *iface)
{
  iface->dup_title = layover_course_page_dup_title;
  iface->entered = layover_course_page_entered;
}

/* The one next step: a part, then the exam. */
static void
go_on (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverCoursePage *self = LAYOVER_COURSE_PAGE (widget);
  LayoverProgress *progress = layover_library_course_get_progress (self->course);
  LayoverCourse *course = layover_library_course_get_course (self->course);
  const char *id = layover_library_course_get_id (self->course);
  LayoverPart *next = progress != NULL ? layover_progress_get_next (progress) : NULL;

  if (course == NULL)
    return;
  if (layover_library_course_get_standing (self->course) == LAYOVER_STANDING_WRITTEN_UNDER_WAY)
    gtk_widget_activate_action (widget, "win.resume-exam", NULL);
  else if (next != NULL)
    gtk_widget_activate_action (widget, "win.part", "(ss)", id, layover_part_get_id (next));
  else if (layover_course_get_n_exams (course) > 0)
    gtk_widget_activate_action (widget, "win.exam-lobby", "(ss)", id,
                                layover_exam_get_id (layover_course_get_exam (course, 0)));
}

static char *
dup_button_label (LayoverCoursePage *self)
{
  LayoverProgress *progress = layover_library_course_get_progress (self->course);
  LayoverPart *next = layover_progress_get_next (progress);

  if (layover_library_course_get_standing (self->course) == LAYOVER_STANDING_WRITTEN_UNDER_WAY)
    return g_strdup (_ ("Back to the exam"));
  if (next == NULL)
    return g_strdup (_ ("Open the exam lobby"));
  if (!layover_progress_is_started (progress))
    return g_strdup (_ ("Start"));
  if (layover_adaptive_get_is_narrow (self->adaptive))
    return g_strdup (_ ("Continue"));

  /* Translators: the title of the next part of a course */
  return g_strdup_printf (_ ("Continue: %s"), layover_part_get_title (next));
}

static void
show_progress (LayoverCoursePage *self)
{
  LayoverProgress *progress = layover_library_course_get_progress (self->course);
  LayoverCourse *course = layover_library_course_get_course (self->course);
  LayoverStanding standing = layover_library_course_get_standing (self->course);
  gboolean is_over;
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->progress_box), progress != NULL);
  if (progress == NULL)
    return;

  text = layover_words_dup_progress (progress);
  gtk_label_set_text (self->progress_label, text);
  layover_ring_set_fraction (self->bar, layover_progress_get_fraction (progress));
  layover_ring_set_description (self->bar, text);

  is_over = layover_progress_get_next (progress) == NULL
            && (layover_course_get_n_exams (course) == 0 || standing == LAYOVER_STANDING_HANDED_IN
                || layover_words_is_written_passed (standing));
  label = dup_button_label (self);
  gtk_button_set_label (self->continue_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->continue_button), !is_over);
}

static void
show_banner (LayoverCoursePage *self)
{
  const char *problem = layover_library_course_get_problem (self->course);
  g_autofree char *text = g_strdup (problem);

  if (text == NULL && layover_library_course_is_revoked (self->course))
    text = g_strdup (_ ("This was signed with a key that was withdrawn later. You can read it; "
                        "its exam is closed."));
  if (text == NULL && layover_library_course_is_expired (self->course))
    {
      g_autofree char *date = layover_format_date (
          layover_library_course_get_expires_s (self->course));

      text = g_strdup_printf (
          _ ("This version expired on %s: you can read it, its exam is closed."), date);
    }

  layover_banner_set_title (self->banner, text);
  layover_banner_set_revealed (self->banner, text != NULL);
}

static char *
dup_exam_subtitle (LayoverCoursePage *self, LayoverExam *exam)
{
  g_autofree char *minutes = layover_format_minutes ((guint) layover_exam_get_minutes (exam));
  g_autoptr (GError) error = NULL;
  int attempts_left = 0;
  const char *kind = layover_exam_get_mode (exam) == LAYOVER_EXAM_MODE_PROCTORED
                         ? _ ("With a proctor")
                         : _ ("On your own");

  if (!layover_library_check_exam (self->library, self->course, layover_exam_get_id (exam),
                                   &attempts_left, &error))
    return g_strdup (error->message);

  /* Translators: an exam: kind, length, pass mark: "With a proctor · 20 min · 80 % to pass" */
  return g_strdup_printf (_ ("%s · %s · %d %% to pass"), kind, minutes,
                          layover_exam_get_pass_percent (exam));
}

static void
update_exams (LayoverCoursePage *self)
{
  LayoverStanding standing = layover_library_course_get_standing (self->course);
  LayoverStatus status = layover_words_is_written_passed (standing) ? LAYOVER_STATUS_DONE
                         : standing == LAYOVER_STANDING_HANDED_IN
                                 || standing == LAYOVER_STANDING_WRITTEN_UNDER_WAY
                             ? LAYOVER_STATUS_UNDER_WAY
                             : LAYOVER_STATUS_TO_DO;

  for (guint i = 0; i < self->exam_rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->exam_rows, i);
      LayoverExam *exam = layover_course_get_exam (self->shown, i);
      g_autofree char *subtitle = dup_exam_subtitle (self, exam);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      layover_action_row_set_status_word (LAYOVER_ACTION_ROW (row),
                                          layover_status_get_word (status));
      layover_status_mark_set_status (g_object_get_data (G_OBJECT (row), "mark"), status);
    }
}

static void
add_exam (LayoverCoursePage *self, LayoverExam *exam)
{
  GtkWidget *row = layover_action_row_new ();
  GtkWidget *mark = layover_status_mark_new (LAYOVER_STATUS_TO_DO);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), layover_exam_get_title (exam));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                           "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                           NULL));
  layover_action_row_set_action (LAYOVER_ACTION_ROW (row), "win.exam-lobby",
                                 g_variant_new ("(ss)",
                                                layover_library_course_get_id (self->course),
                                                layover_exam_get_id (exam)));
  g_object_set_data (G_OBJECT (row), "mark", mark);
  adw_preferences_group_add (self->exams_group, row);
  g_ptr_array_add (self->exam_rows, row);
}

static char *
join_competencies (LayoverCoursePage *self, LayoverCourse *course)
{
  LayoverProgramme *programme = layover_library_get_programme (self->library);
  const char *const *ids = layover_course_get_competencies (course);
  GString *text = g_string_new (NULL);

  for (guint i = 0; programme != NULL && ids != NULL && ids[i] != NULL; i++)
    {
      LayoverCompetency *competency = layover_programme_find_competency (programme, ids[i]);

      if (competency != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "",
                                layover_competency_get_name (competency));
    }

  return g_string_free (text, FALSE);
}

static char *
join_moments (LayoverCoursePage *self, LayoverCourse *course)
{
  LayoverProgramme *programme = layover_library_get_programme (self->library);
  const char *const *ids = layover_course_get_moments (course);
  GString *text = g_string_new (NULL);

  for (guint i = 0; programme != NULL && ids != NULL && ids[i] != NULL; i++)
    {
      LayoverMoment *moment = layover_programme_find_moment (programme, ids[i]);

      if (moment != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "",
                                layover_moment_get_name (moment));
    }

  return g_string_free (text, FALSE);
}

static void
show_facts (LayoverCoursePage *self, LayoverCourse *course)
{
  g_autofree char *competencies = join_competencies (self, course);
  g_autofree char *moments = join_moments (self, course);
  g_autofree char *date = layover_format_date (layover_library_course_get_created_s (self->course));
  /* Translators: who signed a course, its version, and a day */
  g_autofree char *signer = g_strdup_printf (
      _ ("%s · version %d, %s"), layover_library_course_get_org_name (self->course),
      layover_library_course_get_version (self->course), date);
  const char *source = layover_course_get_source_uri (course);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->competencies_row), competencies);
  gtk_widget_set_visible (GTK_WIDGET (self->competencies_row), *competencies != '\0');
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->moments_row), moments);
  gtk_widget_set_visible (GTK_WIDGET (self->moments_row), *moments != '\0');
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->signer_row), signer);
  gtk_widget_set_visible (GTK_WIDGET (self->source_row), source != NULL);
  if (source != NULL)
    {
      const char *name = layover_course_get_source_name (course);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->source_row),
                                   name != NULL && *name != '\0' ? name : source);
      layover_action_row_set_action (self->source_row, "win.open-link",
                                     g_variant_new_string (source));
    }
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

/* The definition itself is another: a new version was opened. */
static void
show_course (LayoverCoursePage *self)
{
  LayoverCourse *course = layover_library_course_get_course (self->course);
  LayoverProgress *progress = layover_library_course_get_progress (self->course);
  LayoverPart *next;

  clear_rows (self->outline_group, self->module_rows);
  clear_rows (self->exams_group, self->exam_rows);
  g_set_object (&self->shown, course);
  if (course == NULL || progress == NULL)
    return;

  next = layover_progress_get_next (progress);
  for (guint i = 0; i < layover_course_get_n_modules (course); i++)
    {
      GtkWidget *row = layover_module_row_new (self->course, layover_course_get_module (course, i));

      adw_preferences_group_add (self->outline_group, row);
      g_ptr_array_add (self->module_rows, row);
      if (layover_module_row_holds (LAYOVER_MODULE_ROW (row), next))
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
    }

  for (guint i = 0; i < layover_course_get_n_exams (course); i++)
    add_exam (self, layover_course_get_exam (course, i));
  gtk_widget_set_visible (GTK_WIDGET (self->exams_group), self->exam_rows->len > 0);
  show_facts (self, course);
}

static void
show_head (LayoverCoursePage *self)
{
  LayoverCourse *course = layover_library_course_get_course (self->course);
  const char *fill = layover_words_get_fill (self->library, course);
  g_autofree char *overline = NULL;

  adw_window_title_set_title (self->window_title, layover_library_course_get_number (self->course));
  gtk_label_set_text (self->title, layover_library_course_get_title (self->course));
  layover_words_show_emblem (self->emblem, self->library, course);
  layover_ring_set_fill (self->bar, fill);
  gtk_widget_set_visible (GTK_WIDGET (self->overline), course != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), course != NULL);
  if (course == NULL)
    return;

  overline = layover_words_dup_overline (self->library, course);
  gtk_label_set_text (self->overline, overline);
  layover_level_label_set_fill (self->overline, fill);
  gtk_label_set_text (self->summary, layover_course_get_summary (course));
}

static void
update (LayoverCoursePage *self)
{
  if (layover_library_course_get_course (self->course) != self->shown)
    show_course (self);

  show_head (self);
  show_banner (self);
  show_progress (self);
  for (guint i = 0; i < self->module_rows->len; i++)
    layover_module_row_update (g_ptr_array_index (self->module_rows, i));
  update_exams (self);
}

static void
narrow_changed_cb (LayoverCoursePage *self)
{
  GtkOrientation orientation = layover_adaptive_get_is_narrow (self->adaptive)
                                   ? GTK_ORIENTATION_VERTICAL
                                   : GTK_ORIENTATION_HORIZONTAL;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->head_box), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->progress_box), orientation);
  gtk_widget_set_halign (GTK_WIDGET (self->emblem), orientation == GTK_ORIENTATION_VERTICAL
                                                        ? GTK_ALIGN_START
                                                        : GTK_ALIGN_CENTER);
  if (self->course != NULL)
    show_progress (self);
}

static void
layover_course_page_dispose (GObject *object)
{
  LayoverCoursePage *self = LAYOVER_COURSE_PAGE (object);

  g_clear_pointer (&self->module_rows, g_ptr_array_unref);
  g_clear_pointer (&self->exam_rows, g_ptr_array_unref);
  g_clear_object (&self->shown);
  g_clear_object (&self->course);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (layover_course_page_parent_class)->dispose (object);
}

static void
layover_course_page_class_init (LayoverCoursePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_course_page_dispose;

  g_type_ensure (LAYOVER_TYPE_ACTION_ROW);
  g_type_ensure (LAYOVER_TYPE_ADAPTIVE);
  g_type_ensure (LAYOVER_TYPE_BANNER);
  g_type_ensure (LAYOVER_TYPE_LEVEL_EMBLEM);
  g_type_ensure (LAYOVER_TYPE_RING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-course-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverCoursePage, adaptive);
  gtk_widget_class_bind_template_child (widget_class, LayoverCoursePage, window_title);
  gtk_widget_class_bind_template_child (widget_class, LayoverCoursePage, banner);
  gtk_widget_class_bind_template_child (widget_class, LayoverCoursePage, head_box);
  gtk_widget_class_bind_template_child (widget_class, LayoverCoursePage, progress_box);
  gtk_widget_class_bind_template_child (widget_class, LayoverCoursePage, emblem);
  gtk_widget_class_bind_template_child (widget_class, LayoverCoursePage, overline);
  gtk_widget_class_bind_template_child (widget_class, LayoverCoursePage, title);
  gtk_widget_class_bind_template_child (widget_class, LayoverCoursePage, summary);
  gtk_widget_class_bind_template_child (widget_class, LayoverCoursePage, progress_label);
  gtk_widget_class_bind_template_child (widget_class, LayoverCoursePage, bar);
  gtk_widget_class_bind_template_child (widget_class, LayoverCoursePage, continue_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverCoursePage, outline_group);
  gtk_widget_class_bind_template_child (widget_class, LayoverCoursePage, exams_group);
  gtk_widget_class_bind_template_child (widget_class, LayoverCoursePage, competencies_row);
  gtk_widget_class_bind_template_child (widget_class, LayoverCoursePage, moments_row);
  gtk_widget_class_bind_template_child (widget_class, LayoverCoursePage, signer_row);
  gtk_widget_class_bind_template_child (widget_class, LayoverCoursePage, source_row);

  gtk_widget_class_install_action (widget_class, "course.continue", NULL, go_on);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "course.continue", NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_course_page_init (LayoverCoursePage *self)
{
  self->module_rows = g_ptr_array_new ();
  self->exam_rows = g_ptr_array_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->adaptive, "notify::is-narrow", G_CALLBACK (narrow_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
layover_course_page_new (LayoverLibrary *library, LayoverLibraryCourse *course)
{
  LayoverCoursePage *self = g_object_new (LAYOVER_TYPE_COURSE_PAGE, NULL);

  self->library = g_object_ref (library);
  self->course = g_object_ref (course);
  g_signal_connect_object (course, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "notify::programme", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

LayoverLibraryCourse *
layover_course_page_get_course (LayoverCoursePage *self)
{
  g_return_val_if_fail (LAYOVER_IS_COURSE_PAGE (self), NULL);

  return self->course;
}
