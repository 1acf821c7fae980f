/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-course-words.h"
#include "layover-level-card.h"
#include "layover-path-page.h"
#include "layover-quiet-stack.h"

struct _LayoverPathPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *role;
  GtkLabel *programme;
  GtkBox *cards_box;

  LayoverLibrary *library;
  GPtrArray *cards;
};

enum
{
  PROP_0,
  PROP_LIBRARY,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (LayoverPathPage, layover_path_page, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static const char *
get_role (LayoverPathPage *self)
{
  LayoverProfile *profile = layover_library_get_profile (self->library);
  const char *role = profile != NULL ? layover_profile_get_role (profile) : NULL;

  return role != NULL && *role != '\0' ? role : NULL;
}

/* "Opens when you hold SAL-101 Pipeline Generation & Qualification.": one course is named, several are counted. */
static char *
dup_lock_reason (LayoverLevelCard *below, LayoverLevel *level_below)
{
  LayoverLibraryCourse *course;

  if (layover_level_card_get_n_courses (below) != 1)
    /* Translators: the name of a level: "Growing" */
    return g_strdup_printf (_ ("Opens when you hold one %s certification."),
                            layover_level_get_name (level_below));

  course = layover_path_course_get_course (layover_level_card_get_course (below, 0));
  /* Translators: number and title of a course */
  return g_strdup_printf (_ ("Opens when you hold %s %s."),
                          layover_library_course_get_number (course),
                          layover_library_course_get_title (course));
}

static gboolean
needs_work (LayoverPathCourse *block)
{
  LayoverLibraryCourse *course = layover_path_course_get_course (block);
  LayoverStanding standing = layover_library_course_get_standing (course);

  return layover_library_course_get_course (course) != NULL
         && standing != LAYOVER_STANDING_HANDED_IN && !layover_words_is_written_passed (standing);
}

/* One blue button on the page: the first course that has something to do. */
static void
mark_next (LayoverPathPage *self)
{
  gboolean is_found = FALSE;

  for (guint i = 0; i < self->cards->len; i++)
    {
      LayoverLevelCard *card = g_ptr_array_index (self->cards, i);

      for (guint k = 0; k < layover_level_card_get_n_courses (card); k++)
        {
          LayoverPathCourse *block = layover_level_card_get_course (card, k);
          gboolean is_next = !is_found && needs_work (block);

          layover_path_course_set_is_next (block, is_next);
          is_found = is_found || is_next;
        }
    }
}

static void
update (LayoverPathPage *self)
{
  LayoverProgramme *programme = layover_library_get_programme (self->library);
  gboolean is_open = TRUE;
  gboolean has_current = FALSE;

  for (guint i = 0; i < self->cards->len; i++)
    {
      LayoverLevelCard *card = g_ptr_array_index (self->cards, i);
      gboolean is_held = layover_level_card_is_held (card);
      gboolean is_current = is_open && !is_held && !has_current;
      g_autofree char *reason = NULL;

      if (!is_open)
        reason = dup_lock_reason (g_ptr_array_index (self->cards, i - 1),
                                  layover_programme_get_level (programme, i - 1));
      layover_level_card_set_state (card, is_current, reason);
      has_current = has_current || is_current;
      is_open = is_held;
    }

  mark_next (self);
}

static void
add_courses (LayoverPathPage *self, LayoverLevelCard *card, int ordinal)
{
  GListModel *courses = layover_library_get_courses (self->library);
  const char *role = get_role (self);

  for (guint i = 0; i < g_list_model_get_n_items (courses); i++)
    {
      g_autoptr (LayoverLibraryCourse) course = g_list_model_get_item (courses, i);
      LayoverCourse *definition = layover_library_course_get_course (course);

      if (definition == NULL || layover_course_get_level (definition) != ordinal)
        continue;
      if (role != NULL && g_strcmp0 (layover_course_get_role (definition), role) != 0)
        continue;

      layover_level_card_add_course (card, course);
      g_signal_connect_object (course, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
}

static void
disconnect_courses (LayoverPathPage *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    for (guint k = 0; k < layover_level_card_get_n_courses (g_ptr_array_index (self->cards, i));
         k++)
      g_signal_handlers_disconnect_by_func (
          layover_path_course_get_course (
              layover_level_card_get_course (g_ptr_array_index (self->cards, i), k)),
          update, self);
}

static void
show_heading (LayoverPathPage *self, LayoverProgramme *programme)
{
  const char *role_id = get_role (self);
  LayoverRole *role = role_id != NULL ? layover_programme_find_role (programme, role_id) : NULL;
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", layover_programme_get_title (programme),
                                               layover_programme_get_organisation (programme));

  gtk_label_set_text (self->role, role != NULL ? layover_role_get_name (role) : _ ("My path"));
  gtk_label_set_text (self->programme, subtitle);
}

/* Levels, role or courses are others: the cards are made anew. What only moves on inside a course updates in place. */
static void
rebuild (LayoverPathPage *self)
{
  LayoverProgramme *programme = layover_library_get_programme (self->library);
  GtkWidget *child;

  disconnect_courses (self);
  g_ptr_array_set_size (self->cards, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards_box))) != NULL)
    gtk_box_remove (self->cards_box, child);

  gtk_stack_set_visible_child_name (self->stack, programme != NULL ? "levels" : "empty");
  if (programme == NULL)
    return;

  show_heading (self, programme);
  for (guint i = 0; i < layover_programme_get_n_levels (programme); i++)
    {
      LayoverLevel *level = layover_programme_get_level (programme, i);
      GtkWidget *card = layover_level_card_new (self->library, level);

      add_courses (self, LAYOVER_LEVEL_CARD (card), layover_level_get_ordinal (level));
      gtk_box_append (self->cards_box, card);
      g_ptr_array_add (self->cards, card);
    }
  update (self);
}

static void
layover_path_page_constructed (GObject *object)
{
  LayoverPathPage *self = LAYOVER_PATH_PAGE (object);

  G_OBJECT_CLASS (layover_path_page_parent_class)->constructed (object);

  g_signal_connect_object (self->library, "notify::programme", G_CALLBACK (rebuild), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::profile", G_CALLBACK (rebuild), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (layover_library_get_courses (self->library), "items-changed",
                           G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  rebuild (self);
}

static void
layover_path_page_dispose (GObject *object)
{
  LayoverPathPage *self = LAYOVER_PATH_PAGE (object);

  if (self->cards != NULL)
    disconnect_courses (self);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (layover_path_page_parent_class)->dispose (object);
}

static void
layover_path_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LIBRARY)
    LAYOVER_PATH_PAGE (object)->library = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
layover_path_page_class_init (LayoverPathPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = layover_path_page_constructed;
  object_class->dispose = layover_path_page_dispose;
  object_class->set_property = layover_path_page_set_property;

  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, LAYOVER_TYPE_LIBRARY,
                                                  G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY
                                                      | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LAYOVER_TYPE_ADAPTIVE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-path-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverPathPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LayoverPathPage, role);
  gtk_widget_class_bind_template_child (widget_class, LayoverPathPage, programme);
  gtk_widget_class_bind_template_child (widget_class, LayoverPathPage, cards_box);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_path_page_init (LayoverPathPage *self)
{
  self->cards = g_ptr_array_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  layover_stack_keep_quiet (self->stack);
}

GtkWidget *
layover_path_page_new (LayoverLibrary *library)
{
  return g_object_new (LAYOVER_TYPE_PATH_PAGE, "library", library, NULL);
}
