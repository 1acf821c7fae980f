/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-action-row.h"
#include "layover-course-words.h"
#include "layover-format.h"
#include "layover-module-row.h"
#include "layover-status-mark.h"

struct _LayoverModuleRow
{
  AdwExpanderRow parent_instance;

  GtkWidget *mark;
  GPtrArray *part_marks;

  LayoverLibraryCourse *course;
  LayoverModule *module;
};

G_DEFINE_FINAL_TYPE (LayoverModuleRow, layover_module_row, ADW_TYPE_EXPANDER_ROW)

static void
toggle (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AdwExpanderRow *row = ADW_EXPANDER_ROW (widget);

  adw_expander_row_set_expanded (row, !adw_expander_row_get_expanded (row));
}

/* The parts of a closed module are not there for a screen reader either. */
static void
expanded_cb (LayoverModuleRow *self)
{
  gboolean is_expanded = adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self));

  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, is_expanded,
                               -1);
  for (guint i = 0; i < self->part_marks->len; i++)
    gtk_accessible_update_state (g_object_get_data (g_ptr_array_index (self->part_marks, i), "row"),
                                 GTK_ACCESSIBLE_STATE_HIDDEN, !is_expanded, -1);
}

static LayoverStatus
get_part_status (LayoverModuleRow *self, LayoverPart *part)
{
  LayoverProgress *progress = layover_library_course_get_progress (self->course);

  if (layover_progress_is_done (progress, layover_part_get_id (part)))
    return LAYOVER_STATUS_DONE;
  if (layover_progress_get_next (progress) == part && layover_progress_is_started (progress))
    return LAYOVER_STATUS_HERE;

  return LAYOVER_STATUS_TO_DO;
}

static char *
dup_part_subtitle (LayoverPart *part, LayoverStatus status)
{
  g_autofree char *kind = layover_words_dup_part_kind (part);

  if (status != LAYOVER_STATUS_HERE)
    return g_steal_pointer (&kind);

  /* Translators: "Page · you are here" */
  return g_strdup_printf (_ ("%s · you are here"), kind);
}

static GtkWidget *
part_row_new (LayoverModuleRow *self, LayoverPart *part)
{
  GtkWidget *row = layover_action_row_new ();
  GtkWidget *mark = layover_status_mark_new (LAYOVER_STATUS_TO_DO);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", layover_words_get_part_icon (part),
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_autofree char *minutes = layover_format_minutes ((guint) layover_part_get_minutes (part));
  GtkWidget *minutes_label = gtk_label_new (minutes);

  gtk_widget_add_css_class (icon, "dim-label");
  gtk_widget_add_css_class (minutes_label, "dim-label");
  gtk_widget_add_css_class (minutes_label, "numeric");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), layover_part_get_title (part));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), minutes_label);
  layover_action_row_set_action (LAYOVER_ACTION_ROW (row), "win.part",
                                 g_variant_new ("(ss)",
                                                layover_library_course_get_id (self->course),
                                                layover_part_get_id (part)));
  g_object_set_data (G_OBJECT (mark), "row", row);
  g_ptr_array_add (self->part_marks, mark);

  return row;
}

static void
update_part (LayoverModuleRow *self, guint i)
{
  LayoverPart *part = layover_module_get_part (self->module, i);
  GtkWidget *mark = g_ptr_array_index (self->part_marks, i);
  GtkWidget *row = g_object_get_data (G_OBJECT (mark), "row");
  LayoverStatus status = get_part_status (self, part);
  g_autofree char *subtitle = dup_part_subtitle (part, status);

  layover_status_mark_set_status (LAYOVER_STATUS_MARK (mark), status);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  layover_action_row_set_status_word (
      LAYOVER_ACTION_ROW (row),
      status == LAYOVER_STATUS_HERE ? NULL : layover_status_get_word (status));
}

static void
layover_module_row_dispose (GObject *object)
{
  LayoverModuleRow *self = LAYOVER_MODULE_ROW (object);

  g_clear_object (&self->course);
  g_clear_pointer (&self->part_marks, g_ptr_array_unref);

  G_OBJECT_CLASS (layover_module_row_parent_class)->dispose (object);
}

static void
layover_module_row_class_init (LayoverModuleRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = layover_module_row_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "module.toggle", NULL, toggle);
}

static void
layover_module_row_init (LayoverModuleRow *self)
{
  self->part_marks = g_ptr_array_new ();
  self->mark = layover_status_mark_new (LAYOVER_STATUS_TO_DO);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->mark);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/**
 * layover_module_row_new:
 * @module: a module of @course
 */
GtkWidget *
layover_module_row_new (LayoverLibraryCourse *course, LayoverModule *module)
{
  LayoverModuleRow *self = g_object_new (LAYOVER_TYPE_MODULE_ROW, NULL);

  self->course = g_object_ref (course);
  self->module = module;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), layover_module_get_title (module));
  for (guint i = 0; i < layover_module_get_n_parts (module); i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self),
                              part_row_new (self, layover_module_get_part (module, i)));
  layover_module_row_update (self);
  expanded_cb (self);

  return GTK_WIDGET (self);
}

static void
count (LayoverModuleRow *self, guint *n_done, guint *minutes)
{
  LayoverProgress *progress = layover_library_course_get_progress (self->course);

  *n_done = *minutes = 0;
  for (guint i = 0; i < layover_module_get_n_parts (self->module); i++)
    {
      LayoverPart *part = layover_module_get_part (self->module, i);

      *minutes += (guint) layover_part_get_minutes (part);
      if (layover_progress_is_done (progress, layover_part_get_id (part)))
        (*n_done)++;
    }
}

/**
 * layover_module_row_update:
 *
 * Shows how far the person is.
 */
void
layover_module_row_update (LayoverModuleRow *self)
{
  LayoverProgress *progress = layover_library_course_get_progress (self->course);
  guint n_parts = layover_module_get_n_parts (self->module);
  guint n_done, minutes;
  g_autofree char *length = NULL;
  g_autofree char *subtitle = NULL;
  LayoverStatus status = LAYOVER_STATUS_TO_DO;

  g_return_if_fail (LAYOVER_IS_MODULE_ROW (self));

  count (self, &n_done, &minutes);
  length = layover_format_minutes (minutes);
  if (n_done == 0)
    /* Translators: a module of a course and how long it takes: "Not started · 55 min" */
    subtitle = g_strdup_printf (_ ("Not started · %s"), length);
  else
    /* Translators: "2 of 5 done · 35 min" */
    subtitle = g_strdup_printf (_ ("%u of %u done · %s"), n_done, n_parts, length);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);

  if (n_done == n_parts)
    status = LAYOVER_STATUS_DONE;
  else if (layover_module_row_holds (self, layover_progress_get_next (progress))
           && layover_progress_is_started (progress))
    status = LAYOVER_STATUS_HERE;
  layover_status_mark_set_status (LAYOVER_STATUS_MARK (self->mark), status);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  layover_module_get_title (self->module),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  for (guint i = 0; i < n_parts; i++)
    update_part (self, i);
}

gboolean
layover_module_row_holds (LayoverModuleRow *self, LayoverPart *part)
{
  g_return_val_if_fail (LAYOVER_IS_MODULE_ROW (self), FALSE);

  for (guint i = 0; i < layover_module_get_n_parts (self->module); i++)
    if (layover_module_get_part (self->module, i) == part)
      return TRUE;

  return FALSE;
}
