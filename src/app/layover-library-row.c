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
#include "layover-library-row.h"
#include "layover-ring.h"
#include "layover-status-mark.h"

#define RING_SIZE 24

struct _LayoverLibraryRow
{
  LayoverActionRow parent_instance;

  GtkWidget *emblem;
  GtkWidget *ring;
  GtkWidget *tick;
  GtkWidget *warning;
  GtkWidget *size;
  GtkWidget *arrow;
  GtkWidget *menu_button;

  LayoverLibrary *library;
  LayoverLibraryCourse *course;
};

G_DEFINE_FINAL_TYPE (LayoverLibraryRow, layover_library_row, LAYOVER_TYPE_ACTION_ROW)

static char *
dup_subtitle (LayoverLibraryRow *self)
{
  const char *problem = layover_library_course_get_problem (self->course);
  LayoverProgress *progress = layover_library_course_get_progress (self->course);
  g_autofree char *done = NULL;

  if (problem != NULL)
    return g_strdup (problem);
  if (layover_library_course_is_revoked (self->course))
    return g_strdup (_ ("Signed with a key that was withdrawn"));
  if (layover_library_course_is_expired (self->course))
    {
      g_autofree char *date = layover_format_date (
          layover_library_course_get_expires_s (self->course));

      return g_strdup_printf (
          /* Translators: a day */
          _ ("This version expired on %s: you can read it, its exam is closed"), date);
    }

  done = progress != NULL ? layover_words_dup_parts_done (progress) : g_strdup ("");
  /* Translators: "5 of 12 parts done · version 4" */
  return g_strdup_printf (_ ("%s · version %d"), done,
                          layover_library_course_get_version (self->course));
}

static void
show_marks (LayoverLibraryRow *self)
{
  LayoverAdaptive *adaptive = layover_adaptive_find (GTK_WIDGET (self));
  gboolean is_wide = adaptive == NULL || !layover_adaptive_get_is_narrow (adaptive);
  LayoverProgress *progress = layover_library_course_get_progress (self->course);
  gboolean is_complete = progress != NULL && layover_progress_is_complete (progress);
  gboolean has_warning = layover_library_course_get_problem (self->course) != NULL
                         || layover_library_course_is_revoked (self->course)
                         || layover_library_course_is_expired (self->course);

  gtk_widget_set_visible (self->warning, has_warning);
  gtk_widget_set_visible (self->tick, is_wide && !has_warning && is_complete);
  gtk_widget_set_visible (self->ring, is_wide && !has_warning && !is_complete);
  gtk_widget_set_visible (self->size, is_wide);
}

static void
update (LayoverLibraryRow *self)
{
  LayoverCourse *course = layover_library_course_get_course (self->course);
  LayoverProgress *progress = layover_library_course_get_progress (self->course);
  g_autofree char *title = g_strdup_printf ("%s  %s",
                                            layover_library_course_get_number (self->course),
                                            layover_library_course_get_title (self->course));
  g_autofree char *subtitle = dup_subtitle (self);
  g_autofree char *size = layover_format_size (
      layover_library_course_get_size_bytes (self->course));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_label_set_text (GTK_LABEL (self->size), size);
  layover_words_show_emblem (LAYOVER_LEVEL_EMBLEM (self->emblem), self->library, course);
  layover_ring_set_fill (LAYOVER_RING (self->ring), layover_words_get_fill (self->library, course));
  if (progress != NULL)
    {
      g_autofree char *done = layover_words_dup_parts_done (progress);

      layover_ring_set_fraction (LAYOVER_RING (self->ring),
                                 layover_progress_get_fraction (progress));
      layover_ring_set_description (LAYOVER_RING (self->ring), done);
    }
  show_marks (self);
}

static void
show_menu (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (LAYOVER_LIBRARY_ROW (widget)->menu_button));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, LayoverLibraryRow *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->menu_button));
}

static void
layover_library_row_root (GtkWidget *widget)
{
  LayoverLibraryRow *self = LAYOVER_LIBRARY_ROW (widget);
  LayoverAdaptive *adaptive;

  GTK_WIDGET_CLASS (layover_library_row_parent_class)->root (widget);

  adaptive = layover_adaptive_find (widget);
  if (adaptive != NULL)
    g_signal_connect_object (adaptive, "notify::is-narrow", G_CALLBACK (show_marks), self,
                             G_CONNECT_SWAPPED);
  show_marks (self);
}

static void
layover_library_row_dispose (GObject *object)
{
  LayoverLibraryRow *self = LAYOVER_LIBRARY_ROW (object);

  g_clear_object (&self->course);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (layover_library_row_parent_class)->dispose (object);
}

static void
layover_library_row_class_init (LayoverLibraryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layover_library_row_dispose;
  widget_class->root = layover_library_row_root;

  gtk_widget_class_install_action (widget_class, "row.menu", NULL, show_menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "row.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "row.menu", NULL);
}

static void
layover_library_row_init (LayoverLibraryRow *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  self->emblem = layover_level_emblem_new (LAYOVER_EMBLEM_ROW);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->emblem);

  self->warning = layover_status_mark_new (LAYOVER_STATUS_CARE);
  self->ring = layover_ring_new (LAYOVER_RING_SHAPE_RING, RING_SIZE);
  self->tick = layover_status_mark_new (LAYOVER_STATUS_DONE);
  self->size = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (self->size), 7);
  gtk_label_set_xalign (GTK_LABEL (self->size), 1);
  gtk_widget_add_css_class (self->size, "numeric");
  gtk_widget_add_css_class (self->size, "dim-label");

  self->menu_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu_button), "view-more-symbolic");
  gtk_widget_add_css_class (self->menu_button, "flat");
  gtk_widget_set_valign (self->menu_button, GTK_ALIGN_CENTER);
  self->arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                              GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->warning);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->ring);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->tick);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->size);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->menu_button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->arrow);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

static void
set_menu (LayoverLibraryRow *self)
{
  const char *id = layover_library_course_get_id (self->course);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) signer = g_menu_item_new (_ ("Who signed it"), NULL);
  g_autoptr (GMenuItem) removal = g_menu_item_new (_ ("Remove from this computer"), NULL);
  g_autofree char *name = g_strdup_printf (
      /* Translators: a menu button for a screen reader; the number of a course */
      _ ("Menu of %s"), layover_library_course_get_number (self->course));

  g_menu_item_set_action_and_target (signer, "library.show-signer", "s", id);
  g_menu_item_set_action_and_target (removal, "library.remove", "s", id);
  g_menu_append_item (menu, signer);
  g_menu_append_item (menu, removal);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button), G_MENU_MODEL (menu));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_set_tooltip_text (self->menu_button, name);
}

GtkWidget *
layover_library_row_new (LayoverLibrary *library, LayoverLibraryCourse *course)
{
  LayoverLibraryRow *self = g_object_new (LAYOVER_TYPE_LIBRARY_ROW, NULL);

  self->library = g_object_ref (library);
  self->course = g_object_ref (course);
  layover_action_row_set_action (LAYOVER_ACTION_ROW (self), "win.course",
                                 g_variant_new_string (layover_library_course_get_id (course)));
  set_menu (self);
  g_signal_connect_object (course, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "notify::programme", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

LayoverLibraryCourse *
layover_library_row_get_course (LayoverLibraryRow *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_ROW (self), NULL);

  return self->course;
}

static gboolean
holds (const char *text, const char *needle)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, needle) != NULL;
}

static gboolean
moment_matches (LayoverLibraryRow *self, const char *needle)
{
  LayoverProgramme *programme = layover_library_get_programme (self->library);
  LayoverCourse *course = layover_library_course_get_course (self->course);
  const char *const *moments = course != NULL ? layover_course_get_moments (course) : NULL;

  for (guint i = 0; programme != NULL && moments != NULL && moments[i] != NULL; i++)
    {
      LayoverMoment *moment = layover_programme_find_moment (programme, moments[i]);

      if (moment != NULL && holds (layover_moment_get_name (moment), needle))
        return TRUE;
    }

  return FALSE;
}

/**
 * layover_library_row_matches:
 * @needle: what was typed into the search, case-folded
 *
 * Returns: whether number, title, publisher or a moment holds it
 */
gboolean
layover_library_row_matches (LayoverLibraryRow *self, const char *needle)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_ROW (self), FALSE);

  return holds (layover_library_course_get_number (self->course), needle)
         || holds (layover_library_course_get_title (self->course), needle)
         || holds (layover_library_course_get_org_name (self->course), needle)
         || moment_matches (self, needle);
}
