/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-compat.h"
#include "layover-course-page.h"
#include "layover-link-window.h"
#include "layover-opening-window.h"
#include "layover-preferences-window.h"
#include "layover-profile-page.h"
#include "layover-reader-page.h"
#include "layover-shortcuts-window.h"
#include "layover-window-private.h"

static void
back (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverWindow *self = LAYOVER_WINDOW (widget);
  LayoverPage *page = layover_window_get_page (self);

  if (page != NULL && !layover_page_go_back (page))
    layover_window_pop (self);
}

static void
show_tab (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverWindow *self = LAYOVER_WINDOW (widget);

  if (self->library == NULL || layover_library_get_profile (self->library) == NULL)
    return;

  layover_window_show_home (self);
  layover_home_page_show_tab (self->home, g_variant_get_string (parameter, NULL));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = layover_file_open_finish (result, NULL);

  if (file != NULL)
    layover_window_open_file (LAYOVER_WINDOW (source), file);
}

static void
choose_file (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Layover files"));
  gtk_file_filter_add_suffix (filter, "layover");
  layover_file_open_async (GTK_WINDOW (widget), _ ("Open a Layover file"), filter, NULL, chosen_cb,
                           NULL);
}

/* After something was added: to who is studying, if nobody has said so yet, else to what was added. */
static void
opened_cb (LayoverOpeningWindow *opening_window, LayoverOpening *opening, LayoverWindow *self)
{
  const char *course = layover_opening_get_course (opening);

  if (layover_library_get_profile (self->library) == NULL)
    {
      g_free (self->wanted_course);
      self->wanted_course = g_strdup (course);
      if (!LAYOVER_IS_PROFILE_PAGE (layover_window_get_page (self)))
        layover_window_push (self, LAYOVER_PAGE (layover_profile_page_new (self->library)));
      return;
    }

  if (course != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.course", "s", course);
}

static void
opening_toast_cb (LayoverOpeningWindow *opening_window, const char *text, LayoverWindow *self)
{
  layover_window_show_toast (self, text);
}

static void
opening_done_cb (LayoverOpeningWindow *opening_window, LayoverWindow *self)
{
  g_clear_weak_pointer (&self->opening);
  layover_window_open_next (self);
}

static void
open_path (LayoverWindow *self, const char *path)
{
  GtkWindow *opening = layover_opening_window_new (GTK_WINDOW (self), self->library);

  g_set_weak_pointer (&self->opening, opening);
  g_signal_connect_object (opening, "opened", G_CALLBACK (opened_cb), self, 0);
  g_signal_connect_object (opening, "toast", G_CALLBACK (opening_toast_cb), self, 0);
  g_signal_connect_object (opening, "done", G_CALLBACK (opening_done_cb), self, 0);
  layover_opening_window_start (LAYOVER_OPENING_WINDOW (opening), path);
}

/**
 * layover_window_open_next:
 *
 * Goes on with the next of several files that were given at once.
 */
void
layover_window_open_next (LayoverWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (self->opening != NULL || layover_window_is_sitting (self))
    return;

  file = g_queue_pop_head (&self->waiting_files);
  if (file == NULL)
    return;

  if (g_file_peek_path (file) == NULL)
    {
      layover_window_show_toast (self, _ ("Layover opens only files on this computer"));
      layover_window_open_next (self);
      return;
    }

  open_path (self, g_file_peek_path (file));
}

/**
 * layover_window_open_file:
 *
 * Opens a file that was chosen, dropped or named on the command line: one after the other.
 */
void
layover_window_open_file (LayoverWindow *self, GFile *file)
{
  g_return_if_fail (LAYOVER_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->library == NULL)
    return;

  g_queue_push_tail (&self->waiting_files, g_object_ref (file));
  layover_window_open_next (self);
}

static void
open_sample (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverWindow *self = LAYOVER_WINDOW (widget);

  if (self->library != NULL && self->opening == NULL)
    open_path (self, NULL);
}

static void
show_course (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverWindow *self = LAYOVER_WINDOW (widget);
  LayoverLibraryCourse *course = layover_library_find_course (
      self->library, g_variant_get_string (parameter, NULL));
  LayoverPage *page = layover_window_get_page (self);

  if (course == NULL)
    return;
  if (LAYOVER_IS_COURSE_PAGE (page)
      && layover_course_page_get_course (LAYOVER_COURSE_PAGE (page)) == course)
    return;

  if (layover_window_get_n_pages (self) > 1)
    layover_window_show_home (self);
  layover_window_push (self, LAYOVER_PAGE (layover_course_page_new (self->library, course)));
}

static void
show_part (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverWindow *self = LAYOVER_WINDOW (widget);
  LayoverLibraryCourse *course;
  const char *course_id, *part;
  LayoverPage *page = layover_window_get_page (self);

  g_variant_get (parameter, "(&s&s)", &course_id, &part);
  course = layover_library_find_course (self->library, course_id);
  if (course == NULL || layover_library_course_get_course (course) == NULL)
    return;

  if (!LAYOVER_IS_READER_PAGE (page)
      || layover_reader_page_get_course (LAYOVER_READER_PAGE (page)) != course)
    {
      page = LAYOVER_PAGE (layover_reader_page_new (self->library, course));
      layover_reader_page_show_part (LAYOVER_READER_PAGE (page), part);
      layover_window_push (self, page);
      return;
    }

  layover_reader_page_show_part (LAYOVER_READER_PAGE (page), part);
}

/* The person said who is studying: home, and on it the course they came with. */
static void
profile_done (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverWindow *self = LAYOVER_WINDOW (widget);
  g_autofree char *course = g_steal_pointer (&self->wanted_course);

  layover_window_show_home (self);
  if (course != NULL)
    gtk_widget_activate_action (widget, "win.course", "s", course);
}

static void
show_preferences (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverWindow *self = LAYOVER_WINDOW (widget);

  gtk_window_present (layover_preferences_window_new (GTK_WINDOW (self), self->library));
}

static void
show_shortcuts (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_window_present (layover_shortcuts_window_new (GTK_WINDOW (widget)));
}

static void
show_about (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  layover_show_about (GTK_WINDOW (widget), LAYOVER_VERSION);
}

static void
show_link (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_window_present (
      layover_link_window_new (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL)));
}

static gboolean
focus_region (GtkWidget *region)
{
  return gtk_widget_get_mapped (region) && gtk_widget_child_focus (region, GTK_DIR_TAB_FORWARD);
}

static void
collect_regions (GtkWidget *widget, GPtrArray *regions)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  if (gtk_widget_has_css_class (widget, "region") || ADW_IS_HEADER_BAR (widget))
    {
      g_ptr_array_add (regions, widget);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_regions (child, regions);
}

/* F6: header bar, contents, page, bottom bar, and round again. A region is a header bar or has the class "region". */
static void
next_region (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverWindow *self = LAYOVER_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autoptr (GPtrArray) regions = g_ptr_array_new ();
  guint current = G_MAXUINT;

  collect_regions (GTK_WIDGET (self->stack), regions);
  for (guint i = 0; i < regions->len && focus != NULL; i++)
    if (gtk_widget_is_ancestor (focus, g_ptr_array_index (regions, i)))
      current = i;

  for (guint i = 1; i <= regions->len; i++)
    {
      GtkWidget *region = g_ptr_array_index (regions, (current + i) % regions->len);

      gtk_window_set_focus (GTK_WINDOW (self), NULL);
      if (focus_region (region))
        {
          gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
          return;
        }
    }
}

/**
 * layover_window_install_actions:
 *
 * What pages may wish for.
 */
void
layover_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "win.tab", "s", show_tab);
  gtk_widget_class_install_action (widget_class, "win.open-file", NULL, choose_file);
  gtk_widget_class_install_action (widget_class, "win.open-sample", NULL, open_sample);
  gtk_widget_class_install_action (widget_class, "win.profile-done", NULL, profile_done);
  gtk_widget_class_install_action (widget_class, "win.course", "s", show_course);
  gtk_widget_class_install_action (widget_class, "win.part", "(ss)", show_part);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, show_preferences);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, show_shortcuts);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, show_about);
  gtk_widget_class_install_action (widget_class, "win.open-link", "s", show_link);
  gtk_widget_class_install_action (widget_class, "win.next-region", NULL, next_region);

  layover_window_install_exam_actions (widget_class);
}
