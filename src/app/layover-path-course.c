/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "layover-adaptive.h"
#include "layover-course-words.h"
#include "layover-format.h"
#include "layover-path-course.h"
#include "layover-status-mark.h"

struct _LayoverPathCourse
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkLabel *name;
  GtkLabel *sentence;
  GtkBox *marks;
  LayoverStatusMark *read_mark;
  GtkLabel *read_label;
  LayoverStatusMark *written_mark;
  GtkButton *button;

  LayoverLibrary *library;
  LayoverLibraryCourse *course;
  gboolean is_only;
};

enum
{
  PROP_0,
  PROP_LIBRARY,
  PROP_COURSE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (LayoverPathCourse, layover_path_course, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static void
set_button (LayoverPathCourse *self, const char *label, const char *action_name, GVariant *target)
{
  g_autofree char *name = g_strdup_printf (
      /* Translators: a button for a screen reader: what it does and for which course, "Continue, SAL-101" */
      _ ("%s, %s"), label, layover_library_course_get_number (self->course));

  gtk_button_set_label (self->button, label);
  /* never the name of one action beside the target of another, not even for a moment */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
show_next_step (LayoverPathCourse *self)
{
  const char *id = layover_library_course_get_id (self->course);
  LayoverCourse *course = layover_library_course_get_course (self->course);
  LayoverProgress *progress = layover_library_course_get_progress (self->course);
  LayoverPart *next = progress != NULL ? layover_progress_get_next (progress) : NULL;
  LayoverStanding standing = layover_library_course_get_standing (self->course);

  if (standing == LAYOVER_STANDING_WRITTEN_UNDER_WAY)
    {
      set_button (self, _ ("Back to the exam"), "win.resume-exam", NULL);
      return;
    }

  if (standing == LAYOVER_STANDING_HANDED_IN)
    {
      set_button (self, _ ("Outbox"), "win.tab", g_variant_new_string ("outbox"));
      return;
    }

  if (next != NULL)
    {
      set_button (self, layover_progress_is_started (progress) ? _ ("Continue") : _ ("Start"),
                  "win.part", g_variant_new ("(ss)", id, layover_part_get_id (next)));
      return;
    }

  if (course != NULL && layover_course_get_n_exams (course) > 0
      && !layover_words_is_written_passed (standing))
    {
      LayoverExam *exam = layover_course_get_exam (course, 0);

      set_button (self, _ ("Open the exam lobby"), "win.exam-lobby",
                  g_variant_new ("(ss)", id, layover_exam_get_id (exam)));
      return;
    }

  set_button (self, _ ("Open the course"), "win.course", g_variant_new_string (id));
}

static void
show_marks (LayoverPathCourse *self)
{
  LayoverProgress *progress = layover_library_course_get_progress (self->course);
  LayoverStanding standing = layover_library_course_get_standing (self->course);
  g_autofree char *done = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->marks), progress != NULL);
  if (progress == NULL)
    return;

  done = layover_words_dup_parts_done (progress);
  gtk_label_set_text (self->read_label, done);
  layover_status_mark_set_status (
      self->read_mark, layover_progress_is_complete (progress)  ? LAYOVER_STATUS_DONE
                       : layover_progress_is_started (progress) ? LAYOVER_STATUS_UNDER_WAY
                                                                : LAYOVER_STATUS_TO_DO);
  layover_status_mark_set_status (self->written_mark,
                                  layover_words_is_written_passed (standing) ? LAYOVER_STATUS_DONE
                                  : standing == LAYOVER_STANDING_HANDED_IN
                                          || standing == LAYOVER_STANDING_WRITTEN_UNDER_WAY
                                      ? LAYOVER_STATUS_UNDER_WAY
                                      : LAYOVER_STATUS_TO_DO);
}

/* The only course of a level has its sentence in the head of the card; here stands what comes next. */
static char *
dup_sentence (LayoverPathCourse *self)
{
  const char *problem = layover_library_course_get_problem (self->course);
  LayoverProgress *progress = layover_library_course_get_progress (self->course);
  LayoverPart *next = progress != NULL ? layover_progress_get_next (progress) : NULL;
  g_autofree char *minutes = NULL;

  if (problem != NULL)
    return g_strdup (problem);
  if (!self->is_only)
    return g_strdup (layover_library_course_get_sentence (self->course));
  if (next == NULL)
    return g_strdup (layover_course_get_summary (layover_library_course_get_course (self->course)));

  minutes = layover_format_minutes ((guint) layover_part_get_minutes (next));
  /* Translators: the title of the next part of a course, and how long it is */
  return g_strdup_printf (_ ("Next: %s, %s"), layover_part_get_title (next), minutes);
}

static void
update (LayoverPathCourse *self)
{
  const char *number = layover_library_course_get_number (self->course);
  g_autofree char *sentence = dup_sentence (self);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  g_autofree char *name = g_strdup_printf ("%s  %s", number,
                                           layover_library_course_get_title (self->course));

  bold->start_index = 0;
  bold->end_index = (guint) strlen (number);
  pango_attr_list_insert (attributes, bold);
  gtk_label_set_text (self->name, name);
  gtk_label_set_attributes (self->name, attributes);
  gtk_label_set_text (self->sentence, sentence);
  show_marks (self);
  show_next_step (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
narrow_changed_cb (LayoverPathCourse *self)
{
  LayoverAdaptive *adaptive = layover_adaptive_find (GTK_WIDGET (self));
  gboolean is_narrow = adaptive != NULL && layover_adaptive_get_is_narrow (adaptive);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), is_narrow
                                                                  ? GTK_ORIENTATION_VERTICAL
                                                                  : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->marks), is_narrow
                                                                    ? GTK_ORIENTATION_VERTICAL
                                                                    : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (GTK_WIDGET (self->button), is_narrow ? GTK_ALIGN_FILL : GTK_ALIGN_END);
}

static void
layover_path_course_root (GtkWidget *widget)
{
  LayoverPathCourse *self = LAYOVER_PATH_COURSE (widget);
  LayoverAdaptive *adaptive;

  GTK_WIDGET_CLASS (layover_path_course_parent_class)->root (widget);

  adaptive = layover_adaptive_find (widget);
  if (adaptive != NULL)
    g_signal_connect_object (adaptive, "notify::is-narrow", G_CALLBACK (narrow_changed_cb), self,
                             G_CONNECT_SWAPPED);
  narrow_changed_cb (self);
}

static void
layover_path_course_constructed (GObject *object)
{
  LayoverPathCourse *self = LAYOVER_PATH_COURSE (object);

  G_OBJECT_CLASS (layover_path_course_parent_class)->constructed (object);

  g_signal_connect_object (self->course, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
layover_path_course_dispose (GObject *object)
{
  LayoverPathCourse *self = LAYOVER_PATH_COURSE (object);

  g_clear_object (&self->course);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (layover_path_course_parent_class)->dispose (object);
}

static void
layover_path_course_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LayoverPathCourse *self = LAYOVER_PATH_COURSE (object);

  switch (id)
    {
    case PROP_LIBRARY:
      self->library = g_value_dup_object (value);
      break;
    case PROP_COURSE:
      self->course = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
layover_path_course_class_init (LayoverPathCourseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = layover_path_course_constructed;
  object_class->dispose = layover_path_course_dispose;
  object_class->set_property = layover_path_course_set_property;

  widget_class->root = layover_path_course_root;

  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, LAYOVER_TYPE_LIBRARY,
                                                  G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY
                                                      | G_PARAM_STATIC_STRINGS);
  properties[PROP_COURSE] = g_param_spec_object ("course", NULL, NULL, LAYOVER_TYPE_LIBRARY_COURSE,
                                                 G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY
                                                     | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LAYOVER_TYPE_STATUS_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-path-course.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverPathCourse, box);
  gtk_widget_class_bind_template_child (widget_class, LayoverPathCourse, name);
  gtk_widget_class_bind_template_child (widget_class, LayoverPathCourse, sentence);
  gtk_widget_class_bind_template_child (widget_class, LayoverPathCourse, marks);
  gtk_widget_class_bind_template_child (widget_class, LayoverPathCourse, read_mark);
  gtk_widget_class_bind_template_child (widget_class, LayoverPathCourse, read_label);
  gtk_widget_class_bind_template_child (widget_class, LayoverPathCourse, written_mark);
  gtk_widget_class_bind_template_child (widget_class, LayoverPathCourse, button);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_path_course_init (LayoverPathCourse *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layover_path_course_new (LayoverLibrary *library, LayoverLibraryCourse *course)
{
  return g_object_new (LAYOVER_TYPE_PATH_COURSE, "library", library, "course", course, NULL);
}

LayoverLibraryCourse *
layover_path_course_get_course (LayoverPathCourse *self)
{
  g_return_val_if_fail (LAYOVER_IS_PATH_COURSE (self), NULL);

  return self->course;
}

/**
 * layover_path_course_set_is_only:
 * @is_only: whether no other course shares its level
 */
void
layover_path_course_set_is_only (LayoverPathCourse *self, gboolean is_only)
{
  g_return_if_fail (LAYOVER_IS_PATH_COURSE (self));

  self->is_only = is_only;
  update (self);
}

/**
 * layover_path_course_set_is_next:
 * @is_next: whether this is the one thing to do next: at most one blue button on the page
 */
void
layover_path_course_set_is_next (LayoverPathCourse *self, gboolean is_next)
{
  g_return_if_fail (LAYOVER_IS_PATH_COURSE (self));

  if (is_next)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "suggested-action");
}
