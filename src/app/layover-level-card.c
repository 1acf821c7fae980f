/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-course-words.h"
#include "layover-level-card.h"
#include "layover-level-colors.h"
#include "layover-level-emblem.h"
#include "layover-ring.h"

struct _LayoverLevelCard
{
  AdwBin parent_instance;

  GtkWidget *head;
  LayoverLevelEmblem *emblem;
  GtkBox *name_box;
  GtkLabel *name;
  GtkLabel *number;
  GtkLabel *sentence;
  LayoverRing *ring;
  GtkWidget *lock;
  GtkBox *courses_box;

  LayoverLibrary *library;
  LayoverProgramme *programme;
  LayoverLevel *level;
  GPtrArray *courses;
  gboolean is_current;
  gboolean is_tiny;
  char *lock_reason;
};

G_DEFINE_FINAL_TYPE (LayoverLevelCard, layover_level_card, ADW_TYPE_BIN)

static LayoverLibraryCourse *
get_course (LayoverLevelCard *self, guint i)
{
  return layover_path_course_get_course (g_ptr_array_index (self->courses, i));
}

static guint
count_exams (LayoverLevelCard *self)
{
  guint n_exams = 0;

  for (guint i = 0; i < self->courses->len; i++)
    n_exams += layover_course_get_n_exams (
        layover_library_course_get_course (get_course (self, i)));

  return n_exams;
}

static guint
count_passed (LayoverLevelCard *self)
{
  guint n_passed = 0;

  for (guint i = 0; i < self->courses->len; i++)
    if (layover_words_is_written_passed (
            layover_library_course_get_standing (get_course (self, i))))
      n_passed += layover_course_get_n_exams (
          layover_library_course_get_course (get_course (self, i)));

  return n_passed;
}

static char *
dup_passed (LayoverLevelCard *self)
{
  guint n_exams = count_exams (self);

  return g_strdup_printf (ngettext ("%u of %u exam passed.", "%u of %u exams passed.", n_exams),
                          count_passed (self), n_exams);
}

static void
show_ring (LayoverLevelCard *self)
{
  guint n_exams = count_exams (self);
  guint n_passed = count_passed (self);
  g_autofree char *text = NULL;
  g_autofree char *description = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->ring),
                          self->is_current && !self->is_tiny && n_exams > 0);
  if (n_exams == 0)
    return;

  /* Translators: in a ring: exams passed of all, "1 of 2" */
  text = g_strdup_printf (_ ("%u of %u"), n_passed, n_exams);
  description = dup_passed (self);
  layover_ring_set_text (self->ring, text);
  layover_ring_set_description (self->ring, description);
  layover_ring_set_fraction (self->ring, (double) n_passed / n_exams);
}

static char *
dup_sentence (LayoverLevelCard *self)
{
  if (self->lock_reason != NULL)
    return g_strdup (self->lock_reason);
  if (self->courses->len == 0)
    return g_strdup (_ ("No course of this level is on this computer."));
  if (self->courses->len > 1)
    return dup_passed (self);

  return g_strdup (layover_library_course_get_sentence (get_course (self, 0)));
}

static void
update (LayoverLevelCard *self)
{
  g_autofree char *name = NULL;
  g_autofree char *sentence = dup_sentence (self);

  gtk_label_set_text (self->sentence, sentence);
  gtk_widget_set_visible (self->lock, self->lock_reason != NULL);
  layover_level_emblem_set_is_filled (self->emblem, self->lock_reason == NULL);
  if (self->is_current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "open");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "open");
  show_ring (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  /* Translators: a group for a screen reader: "Learning, level 1 of 4, Written exam passed, practical open." */
  name = g_strdup_printf (_ ("%s, level %u of %u, %s"), layover_level_get_name (self->level),
                          (guint) layover_level_get_ordinal (self->level),
                          layover_programme_get_n_levels (self->programme), sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
show_courses (LayoverLevelCard *self, gboolean shown)
{
  gtk_widget_set_visible (GTK_WIDGET (self->courses_box), shown && self->courses->len > 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_STATE_EXPANDED, shown,
                               -1);
}

static void
toggle_courses (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverLevelCard *self = LAYOVER_LEVEL_CARD (widget);

  show_courses (self, !gtk_widget_get_visible (GTK_WIDGET (self->courses_box)));
}

/* The tint of the current level lies under its head: its colour comes from the programme, so no style sheet has it. */
static void
layover_level_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LayoverLevelCard *self = LAYOVER_LEVEL_CARD (widget);
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  LayoverLevelColors colors;
  graphene_rect_t bounds;
  GdkRGBA fill;

  if (self->is_current && gdk_rgba_parse (&fill, layover_level_get_fill (self->level))
      && gtk_widget_compute_bounds (self->head, widget, &bounds))
    {
      layover_level_colors_init (&colors, &fill, is_dark);
      gtk_snapshot_append_color (snapshot, &colors.tint, &bounds);
    }

  GTK_WIDGET_CLASS (layover_level_card_parent_class)->snapshot (widget, snapshot);
}

static void
narrow_changed_cb (LayoverLevelCard *self)
{
  LayoverAdaptive *adaptive = layover_adaptive_find (GTK_WIDGET (self));
  gboolean is_narrow = adaptive != NULL && layover_adaptive_get_is_narrow (adaptive);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->name_box),
                                  is_narrow ? GTK_ORIENTATION_VERTICAL
                                            : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->name_box, is_narrow ? 0 : 9);
  self->is_tiny = adaptive != NULL && layover_adaptive_get_is_tiny (adaptive);
  show_ring (self);
}

static void
layover_level_card_root (GtkWidget *widget)
{
  LayoverLevelCard *self = LAYOVER_LEVEL_CARD (widget);
  LayoverAdaptive *adaptive;

  GTK_WIDGET_CLASS (layover_level_card_parent_class)->root (widget);

  adaptive = layover_adaptive_find (widget);
  if (adaptive != NULL)
    g_signal_connect_object (adaptive, "notify::effective-width", G_CALLBACK (narrow_changed_cb),
                             self, G_CONNECT_SWAPPED);
  narrow_changed_cb (self);
}

static void
layover_level_card_dispose (GObject *object)
{
  LayoverLevelCard *self = LAYOVER_LEVEL_CARD (object);

  g_clear_object (&self->programme);
  g_clear_object (&self->library);
  g_clear_pointer (&self->courses, g_ptr_array_unref);
  g_clear_pointer (&self->lock_reason, g_free);

  G_OBJECT_CLASS (layover_level_card_parent_class)->dispose (object);
}

static void
layover_level_card_class_init (LayoverLevelCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_level_card_dispose;

  widget_class->root = layover_level_card_root;
  widget_class->snapshot = layover_level_card_snapshot;

  g_type_ensure (LAYOVER_TYPE_LEVEL_EMBLEM);
  g_type_ensure (LAYOVER_TYPE_RING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-level-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverLevelCard, head);
  gtk_widget_class_bind_template_child (widget_class, LayoverLevelCard, emblem);
  gtk_widget_class_bind_template_child (widget_class, LayoverLevelCard, name_box);
  gtk_widget_class_bind_template_child (widget_class, LayoverLevelCard, name);
  gtk_widget_class_bind_template_child (widget_class, LayoverLevelCard, number);
  gtk_widget_class_bind_template_child (widget_class, LayoverLevelCard, sentence);
  gtk_widget_class_bind_template_child (widget_class, LayoverLevelCard, ring);
  gtk_widget_class_bind_template_child (widget_class, LayoverLevelCard, lock);
  gtk_widget_class_bind_template_child (widget_class, LayoverLevelCard, courses_box);
  gtk_widget_class_install_action (widget_class, "level.toggle", NULL, toggle_courses);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_level_card_init (LayoverLevelCard *self)
{
  self->courses = g_ptr_array_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

static void
show_level (LayoverLevelCard *self)
{
  const char *fill = layover_level_get_fill (self->level);
  g_autofree char *number = g_strdup_printf ("%s · %s", layover_level_get_number (self->level),
                                             layover_level_get_skills (self->level));

  layover_level_emblem_set_level (self->emblem, (guint) layover_level_get_ordinal (self->level),
                                  layover_programme_get_n_levels (self->programme),
                                  layover_level_get_name (self->level), fill,
                                  layover_level_get_chevron (self->level));
  gtk_label_set_text (self->name, layover_level_get_name (self->level));
  gtk_label_set_text (self->number, number);
  layover_level_label_set_fill (self->number, fill);
  layover_ring_set_fill (self->ring, fill);
}

/**
 * layover_level_card_new:
 * @level: a level of the library's present programme
 */
GtkWidget *
layover_level_card_new (LayoverLibrary *library, LayoverLevel *level)
{
  LayoverLevelCard *self = g_object_new (LAYOVER_TYPE_LEVEL_CARD, NULL);

  self->library = g_object_ref (library);
  self->programme = g_object_ref (layover_library_get_programme (library));
  self->level = level;
  show_level (self);

  return GTK_WIDGET (self);
}

void
layover_level_card_add_course (LayoverLevelCard *self, LayoverLibraryCourse *course)
{
  GtkWidget *block;

  g_return_if_fail (LAYOVER_IS_LEVEL_CARD (self));

  block = layover_path_course_new (self->library, course);
  gtk_box_append (self->courses_box, block);
  g_ptr_array_add (self->courses, block);
  for (guint i = 0; i < self->courses->len; i++)
    layover_path_course_set_is_only (g_ptr_array_index (self->courses, i), self->courses->len == 1);
}

guint
layover_level_card_get_n_courses (LayoverLevelCard *self)
{
  g_return_val_if_fail (LAYOVER_IS_LEVEL_CARD (self), 0);

  return self->courses->len;
}

LayoverPathCourse *
layover_level_card_get_course (LayoverLevelCard *self, guint i)
{
  g_return_val_if_fail (LAYOVER_IS_LEVEL_CARD (self), NULL);
  g_return_val_if_fail (i < self->courses->len, NULL);

  return g_ptr_array_index (self->courses, i);
}

/**
 * layover_level_card_is_held:
 *
 * Returns: whether a certification of this level is valid: it opens the next one
 */
gboolean
layover_level_card_is_held (LayoverLevelCard *self)
{
  g_return_val_if_fail (LAYOVER_IS_LEVEL_CARD (self), FALSE);

  for (guint i = 0; i < self->courses->len; i++)
    switch (layover_library_course_get_standing (get_course (self, i)))
      {
      case LAYOVER_STANDING_CERTIFIED:
      case LAYOVER_STANDING_RENEW:
        return TRUE;
      default:
        break;
      }

  return FALSE;
}

/**
 * layover_level_card_set_state:
 * @is_current: the level the person is at: its head is tinted, its courses are shown
 * @lock_reason: (nullable): what opens a later level
 */
void
layover_level_card_set_state (LayoverLevelCard *self, gboolean is_current, const char *lock_reason)
{
  gboolean is_first_time;

  g_return_if_fail (LAYOVER_IS_LEVEL_CARD (self));

  is_first_time = !self->is_current && self->lock_reason == NULL;
  if (is_first_time || self->is_current != is_current)
    show_courses (self, lock_reason == NULL);

  self->is_current = is_current;
  g_free (self->lock_reason);
  self->lock_reason = g_strdup (lock_reason);
  update (self);
}
