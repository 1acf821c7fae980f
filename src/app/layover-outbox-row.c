/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-outbox-row.h"

struct _LayoverOutboxRow
{
  GtkListBoxRow parent_instance;

  GtkImage *shape;
  GtkBox *body;
  GtkLabel *title;
  GtkLabel *sentence;
  GtkLabel *detail;
  GtkBox *buttons;
  GtkWidget *result_button;
  GtkWidget *export_button;

  LayoverLibrary *library;
  LayoverOutboxItem *item;
};

G_DEFINE_FINAL_TYPE (LayoverOutboxRow, layover_outbox_row, GTK_TYPE_LIST_BOX_ROW)

static char *
dup_title (LayoverLibrary *library, LayoverOutboxItem *item)
{
  LayoverLibraryCourse *course = layover_library_find_course (
      library, layover_outbox_item_get_course (item));

  return g_strdup_printf ("%s · %s",
                          course != NULL ? layover_library_course_get_number (course)
                                         : layover_outbox_item_get_course (item),
                          layover_outbox_item_get_title (item));
}

static char *
dup_time (gint64 unix_s)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (unix_s);

  /* Translators: a date and a time of day without seconds, see strftime */
  return g_date_time_format (time, _ ("%-d %B %Y, %H:%M"));
}

static char *
dup_sentence (LayoverOutboxItem *item)
{
  g_autofree char *time = NULL;

  switch (layover_outbox_item_get_state (item))
    {
    case LAYOVER_OUTBOX_NOT_MADE:
      return g_strdup (_ ("Handed in. The results file is made the next time Layover starts."));
    case LAYOVER_OUTBOX_EXPORTED:
      time = dup_time (layover_outbox_item_get_exported_s (item));
      /* Translators: “FIELD-USB”, then a date and a time */
      return g_strdup_printf (_ ("Exported to “%s”, %s"),
                              layover_outbox_item_get_exported_to (item), time);
    case LAYOVER_OUTBOX_NOT_EXPORTED:
    default:
      return g_strdup (_ ("Not exported"));
    }
}

static char *
dup_detail (LayoverOutboxItem *item)
{
  g_autofree char *time = dup_time (layover_outbox_item_get_submitted_s (item));
  g_autofree char *size = g_format_size (layover_outbox_item_get_size_bytes (item));

  if (layover_outbox_item_get_state (item) == LAYOVER_OUTBOX_NOT_MADE)
    return g_steal_pointer (&time);

  return g_strdup_printf ("%s · %s", time, size);
}

static void
show_button (GtkWidget *button, const char *label, const char *row_title, const char *action_name,
             const char *attempt)
{
  g_autofree char *name = g_strdup_printf ("%s %s", label, row_title);

  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", attempt);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (LayoverOutboxRow *self)
{
  LayoverOutboxItem *item = self->item;
  LayoverOutboxState state = layover_outbox_item_get_state (item);
  gboolean is_exported = state == LAYOVER_OUTBOX_EXPORTED;
  const char *attempt = layover_outbox_item_get_attempt (item);
  g_autofree char *title = dup_title (self->library, item);
  g_autofree char *sentence = dup_sentence (item);
  g_autofree char *detail = dup_detail (item);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, sentence);

  gtk_image_set_from_icon_name (self->shape, is_exported ? "layover-partly-symbolic"
                                                         : "layover-unanswered-symbolic");
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->sentence, sentence);
  gtk_label_set_label (self->detail, detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  show_button (self->result_button, _ ("Result"), title, "win.show-result", attempt);
  show_button (self->export_button, is_exported ? _ ("Export again…") : _ ("Export…"), title,
               "win.export-result", attempt);
  gtk_widget_set_visible (self->export_button, state != LAYOVER_OUTBOX_NOT_MADE);
  gtk_widget_remove_css_class (self->export_button, is_exported ? "suggested-action" : "flat");
  gtk_widget_add_css_class (self->export_button, is_exported ? "flat" : "suggested-action");
}

static void
layover_outbox_row_dispose (GObject *object)
{
  LayoverOutboxRow *self = LAYOVER_OUTBOX_ROW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (layover_outbox_row_parent_class)->dispose (object);
}

static void
layover_outbox_row_class_init (LayoverOutboxRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layover_outbox_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-outbox-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverOutboxRow, shape);
  gtk_widget_class_bind_template_child (widget_class, LayoverOutboxRow, body);
  gtk_widget_class_bind_template_child (widget_class, LayoverOutboxRow, title);
  gtk_widget_class_bind_template_child (widget_class, LayoverOutboxRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, LayoverOutboxRow, detail);
  gtk_widget_class_bind_template_child (widget_class, LayoverOutboxRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, LayoverOutboxRow, result_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverOutboxRow, export_button);
}

static void
layover_outbox_row_init (LayoverOutboxRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layover_outbox_row_new (LayoverLibrary *library, LayoverOutboxItem *item)
{
  LayoverOutboxRow *self;

  g_return_val_if_fail (LAYOVER_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (LAYOVER_IS_OUTBOX_ITEM (item), NULL);

  self = g_object_new (LAYOVER_TYPE_OUTBOX_ROW, NULL);
  self->library = g_object_ref (library);
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * layover_outbox_row_arrange:
 * @is_narrow: puts the buttons below the words
 * @is_tiny: puts them below each other, too
 */
void
layover_outbox_row_arrange (LayoverOutboxRow *self, gboolean is_narrow, gboolean is_tiny)
{
  g_return_if_fail (LAYOVER_IS_OUTBOX_ROW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body), is_narrow
                                                                   ? GTK_ORIENTATION_VERTICAL
                                                                   : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->buttons),
                                  is_tiny ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}
