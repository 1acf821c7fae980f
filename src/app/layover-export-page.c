/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-banner.h"
#include "layover-check.h"
#include "layover-compat.h"
#include "layover-export-page.h"
#include "layover-export-place.h"

struct _LayoverExportPage
{
  GtkWidget parent_instance;

  AdwWindowTitle *title;
  LayoverBanner *banner;
  GtkBox *places_box;
  GtkLabel *sealed;
  GtkLabel *file_label;
  GtkButton *export_button;
  GtkWidget *spinner;

  LayoverLibrary *library;
  LayoverOutboxItem *item;
  GPtrArray *places; /* of LayoverExportPlace */
  GPtrArray *checks; /* of LayoverCheck, one more than places: another place */
  GCancellable *cancellable;
  char *place_name; /* that is being written to */
  gboolean is_busy;
  gboolean is_done;
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayoverExportPage, layover_export_page, GTK_TYPE_WIDGET)

static LayoverExportPlace *
find_chosen (LayoverExportPage *self)
{
  for (guint i = 0; i < self->places->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      return g_ptr_array_index (self->places, i);

  return NULL;
}

static void
update_button (LayoverExportPage *self)
{
  LayoverExportPlace *place = find_chosen (self);
  g_autofree char *label = NULL;

  if (self->is_done)
    label = g_strdup (_ ("Done"));
  else if (place != NULL)
    /* Translators: %s is a place, "FIELD-USB" */
    label = g_strdup_printf (_ ("Export to %s"), layover_export_place_get_name (place));
  else
    label = g_strdup (_ ("Choose a place…"));

  gtk_button_set_label (self->export_button, label);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (self->export_button)), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (gtk_button_get_child (self->export_button)),
                           PANGO_WRAP_WORD_CHAR);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.run", !self->is_busy);
  gtk_widget_set_visible (self->spinner, self->is_busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), self->is_busy);
}

static void
say (LayoverExportPage *self, LayoverBannerKind kind, const char *text)
{
  layover_banner_set_kind (self->banner, kind);
  layover_banner_set_title (self->banner, text);
  layover_banner_set_revealed (self->banner, TRUE);
  layover_announce (GTK_WIDGET (self), text);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LayoverExportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  self->is_busy = FALSE;
  if (!layover_library_export_finish (LAYOVER_LIBRARY (source), result, &error))
    {
      /* Translators: %s is a sentence without its full stop, such as "The disk is full" */
      text = g_strdup_printf (_ ("%s. Nothing was changed; choose another place or try again."),
                              error->message);
      say (self, LAYOVER_BANNER_CARE, text);
      update_button (self);
      return;
    }

  self->is_done = TRUE;
  /* Translators: %s is a place, "FIELD-USB" */
  text = g_strdup_printf (_ ("Exported to %s, read back and compared."), self->place_name);
  say (self, LAYOVER_BANNER_INFO, text);
  update_button (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->export_button));
}

static void
export_to (LayoverExportPage *self, const char *path, const char *place_name)
{
  g_free (self->place_name);
  self->place_name = g_strdup (place_name);
  self->is_busy = TRUE;
  layover_banner_set_revealed (self->banner, FALSE);
  update_button (self);
  layover_library_export_async (self->library, self->item, path, place_name, self->cancellable,
                                exported_cb, g_object_ref (self));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LayoverExportPage) self = user_data;
  g_autoptr (GFile) file = layover_file_save_finish (result, NULL);
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL;

  if (file == NULL || g_file_peek_path (file) == NULL || self->library == NULL)
    return;

  folder = g_file_get_parent (file);
  name = folder != NULL ? g_file_get_basename (folder) : g_file_get_basename (file);
  export_to (self, g_file_peek_path (file), name);
}

static void
choose_place (LayoverExportPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *name = layover_outbox_item_dup_file_name (self->item);

  layover_file_save_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Export results"),
                           name, self->cancellable, chosen_cb, g_object_ref (self));
}

static void
run (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverExportPage *self = LAYOVER_EXPORT_PAGE (widget);
  LayoverExportPlace *place = find_chosen (self);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (self->is_done)
    {
      g_signal_emit (self, signals[CLOSED], 0);
      return;
    }
  if (place == NULL)
    {
      choose_place (self);
      return;
    }

  name = layover_outbox_item_dup_file_name (self->item);
  path = g_build_filename (layover_export_place_get_folder (place), name, NULL);
  export_to (self, path, layover_export_place_get_name (place));
}

static void
close_page (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSED], 0);
}

static void
active_cb (GtkCheckButton *check, GParamSpec *pspec, gpointer user_data)
{
  LayoverExportPage *self = LAYOVER_EXPORT_PAGE (user_data);
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (check));

  if (gtk_check_button_get_active (check))
    gtk_widget_add_css_class (row, "chosen");
  else
    gtk_widget_remove_css_class (row, "chosen");

  self->is_done = FALSE;
  update_button (self);
}

static void
add_place (LayoverExportPage *self, const char *name, const char *detail, const char *icon_name)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "css-name", "choice", NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name_label = gtk_label_new (name);
  GtkWidget *detail_label = gtk_label_new (detail);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *check = layover_check_new (TRUE, words);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", name, detail);

  gtk_label_set_xalign (GTK_LABEL (name_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name_label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (detail_label), 0);
  gtk_label_set_wrap (GTK_LABEL (detail_label), TRUE);
  gtk_widget_add_css_class (detail_label, "caption");
  gtk_widget_add_css_class (detail_label, "dim-label");
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_box_append (GTK_BOX (words), name_label);
  gtk_box_append (GTK_BOX (words), detail_label);
  gtk_widget_set_hexpand (check, TRUE);
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), icon);

  layover_check_set_name (LAYOVER_CHECK (check), spoken);
  if (self->checks->len > 0)
    layover_check_join (LAYOVER_CHECK (check), g_ptr_array_index (self->checks, 0));
  g_signal_connect (check, "notify::active", G_CALLBACK (active_cb), self);
  gtk_box_append (self->places_box, row);
  g_ptr_array_add (self->checks, check);
}

static void
add_places (LayoverExportPage *self)
{
  self->places = layover_export_place_list ();
  for (guint i = 0; i < self->places->len; i++)
    {
      LayoverExportPlace *place = g_ptr_array_index (self->places, i);
      g_autofree char *detail = layover_export_place_dup_detail (place);

      add_place (self, layover_export_place_get_name (place), detail,
                 layover_export_place_get_icon_name (place));
    }
  add_place (self, _ ("Another place…"), _ ("Choose a folder"), "folder-open-symbolic");

  gtk_check_button_set_active (g_ptr_array_index (self->checks, 0), TRUE);
}

static void
show_file (LayoverExportPage *self)
{
  g_autofree char *name = layover_outbox_item_dup_file_name (self->item);
  g_autofree char *size = g_format_size (layover_outbox_item_get_size_bytes (self->item));
  LayoverLibraryCourse *course = layover_library_find_course (
      self->library, layover_outbox_item_get_course (self->item));
  g_autofree char *text = g_strdup_printf ("%s · %s", name, size);
  g_autofree char *sealed = NULL;

  gtk_label_set_label (self->file_label, text);
  adw_window_title_set_subtitle (self->title, layover_outbox_item_get_title (self->item));
  if (course == NULL)
    return;

  /* Translators: %s is the name of an organisation */
  sealed = g_strdup_printf (_ ("Sealed: only %s can open this part."),
                            layover_library_course_get_org_name (course));
  gtk_label_set_label (self->sealed, sealed);
}

static gboolean
layover_export_page_grab_focus (GtkWidget *widget)
{
  LayoverExportPage *self = LAYOVER_EXPORT_PAGE (widget);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      return gtk_widget_grab_focus (g_ptr_array_index (self->checks, i));

  return FALSE;
}

static void
layover_export_page_dispose (GObject *object)
{
  LayoverExportPage *self = LAYOVER_EXPORT_PAGE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->checks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_object (&self->item);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (layover_export_page_parent_class)->dispose (object);
}

static void
layover_export_page_finalize (GObject *object)
{
  LayoverExportPage *self = LAYOVER_EXPORT_PAGE (object);

  g_ptr_array_unref (self->checks);
  g_object_unref (self->cancellable);
  g_free (self->place_name);

  G_OBJECT_CLASS (layover_export_page_parent_class)->finalize (object);
}

static void
layover_export_page_class_init (LayoverExportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_export_page_dispose;
  object_class->finalize = layover_export_page_finalize;

  widget_class->grab_focus = layover_export_page_grab_focus;

  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LAYOVER_TYPE_ADAPTIVE);
  g_type_ensure (LAYOVER_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-export-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverExportPage, title);
  gtk_widget_class_bind_template_child (widget_class, LayoverExportPage, banner);
  gtk_widget_class_bind_template_child (widget_class, LayoverExportPage, places_box);
  gtk_widget_class_bind_template_child (widget_class, LayoverExportPage, sealed);
  gtk_widget_class_bind_template_child (widget_class, LayoverExportPage, file_label);
  gtk_widget_class_bind_template_child (widget_class, LayoverExportPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverExportPage, spinner);
  gtk_widget_class_install_action (widget_class, "export.run", NULL, run);
  gtk_widget_class_install_action (widget_class, "export.close", NULL, close_page);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_export_page_init (LayoverExportPage *self)
{
  self->checks = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** layover_export_page_new: @item: a results file that is made */
GtkWidget *
layover_export_page_new (LayoverLibrary *library, LayoverOutboxItem *item)
{
  LayoverExportPage *self;

  g_return_val_if_fail (LAYOVER_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (LAYOVER_IS_OUTBOX_ITEM (item), NULL);

  self = g_object_new (LAYOVER_TYPE_EXPORT_PAGE, NULL);
  self->library = g_object_ref (library);
  self->item = g_object_ref (item);
  add_places (self);
  show_file (self);
  update_button (self);

  return GTK_WIDGET (self);
}

/** layover_export_page_is_busy: whether a file is being written; the page waits for that */
gboolean
layover_export_page_is_busy (LayoverExportPage *self)
{
  g_return_val_if_fail (LAYOVER_IS_EXPORT_PAGE (self), FALSE);

  return self->is_busy;
}
