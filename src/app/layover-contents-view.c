/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-action-row.h"
#include "layover-contents-view.h"
#include "layover-course-words.h"
#include "layover-status-mark.h"

struct _LayoverContentsView
{
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled;
  GtkListBox *list;

  LayoverLibraryCourse *course;
  LayoverPart *current;
};

G_DEFINE_FINAL_TYPE (LayoverContentsView, layover_contents_view, ADW_TYPE_BIN)

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *module = g_object_get_data (G_OBJECT (row), "module");
  GtkWidget *label;

  if (before != NULL && g_object_get_data (G_OBJECT (before), "module") == module)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = g_object_new (GTK_TYPE_LABEL, "label", module, "xalign", 0.0, "wrap", TRUE,
                        "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "contents-module");
  gtk_list_box_row_set_header (row, label);
}

static LayoverStatus
get_status (LayoverContentsView *self, LayoverPart *part)
{
  LayoverProgress *progress = layover_library_course_get_progress (self->course);

  if (part == self->current)
    return LAYOVER_STATUS_HERE;
  if (progress != NULL && layover_progress_is_done (progress, layover_part_get_id (part)))
    return LAYOVER_STATUS_DONE;

  return layover_words_is_online_only (part) ? LAYOVER_STATUS_ONLINE_ONLY : LAYOVER_STATUS_TO_DO;
}

static void
update (LayoverContentsView *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      LayoverPart *part = g_object_get_data (G_OBJECT (row), "part");
      LayoverStatus status = get_status (self, part);

      layover_status_mark_set_status (g_object_get_data (G_OBJECT (row), "mark"), status);
      layover_action_row_set_status_word (LAYOVER_ACTION_ROW (row),
                                          layover_status_get_word (status));
      if (part == self->current)
        gtk_list_box_select_row (self->list, row);
    }
}

static void
add_part (LayoverContentsView *self, const char *module, LayoverPart *part)
{
  GtkWidget *row = layover_action_row_new ();
  GtkWidget *mark = layover_status_mark_new (LAYOVER_STATUS_TO_DO);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), layover_part_get_title (part));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  layover_action_row_set_action (LAYOVER_ACTION_ROW (row), "win.part",
                                 g_variant_new ("(ss)",
                                                layover_library_course_get_id (self->course),
                                                layover_part_get_id (part)));
  layover_action_row_set_context (LAYOVER_ACTION_ROW (row), module);
  g_object_set_data (G_OBJECT (row), "module", (gpointer) module);
  g_object_set_data (G_OBJECT (row), "part", part);
  g_object_set_data (G_OBJECT (row), "mark", mark);
  gtk_list_box_append (self->list, row);
}

static void
rebuild (LayoverContentsView *self)
{
  LayoverCourse *course = self->course != NULL ? layover_library_course_get_course (self->course)
                                               : NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (course == NULL)
    return;

  for (guint i = 0; i < layover_course_get_n_modules (course); i++)
    {
      LayoverModule *module = layover_course_get_module (course, i);

      for (guint k = 0; k < layover_module_get_n_parts (module); k++)
        add_part (self, layover_module_get_title (module), layover_module_get_part (module, k));
    }
  update (self);
}

static void
layover_contents_view_dispose (GObject *object)
{
  LayoverContentsView *self = LAYOVER_CONTENTS_VIEW (object);

  g_clear_object (&self->course);

  G_OBJECT_CLASS (layover_contents_view_parent_class)->dispose (object);
}

static void
layover_contents_view_class_init (LayoverContentsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = layover_contents_view_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_contents_view_init (LayoverContentsView *self)
{
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());

  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (GTK_WIDGET (self->scrolled), TRUE);
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self), "contents");
  gtk_widget_add_css_class (GTK_WIDGET (self), "region");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Contents"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Contents"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scrolled));
}

GtkWidget *
layover_contents_view_new (void)
{
  return g_object_new (LAYOVER_TYPE_CONTENTS_VIEW, NULL);
}

void
layover_contents_view_set_course (LayoverContentsView *self, LayoverLibraryCourse *course)
{
  g_return_if_fail (LAYOVER_IS_CONTENTS_VIEW (self));

  if (!g_set_object (&self->course, course))
    return;

  g_signal_connect_object (course, "notify::course", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (course, "notify::progress", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  rebuild (self);
}

/**
 * layover_contents_view_set_part:
 * @part: the one that is being read
 */
void
layover_contents_view_set_part (LayoverContentsView *self, LayoverPart *part)
{
  g_return_if_fail (LAYOVER_IS_CONTENTS_VIEW (self));

  self->current = part;
  update (self);
}
