/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-action-row.h"
#include "layover-adaptive.h"
#include "layover-compat.h"
#include "layover-format.h"
#include "layover-library-page.h"
#include "layover-library-row.h"
#include "layover-quiet-stack.h"
#include "layover-ring.h"
#include "layover-window.h"

struct _LayoverLibraryPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkSearchEntry *search;
  AdwPreferencesGroup *role_group;
  AdwPreferencesGroup *other_group;
  AdwPreferencesGroup *signer_group;
  GtkLabel *storage_label;
  LayoverRing *storage_bar;
  GtkWidget *nothing_found;
  GtkLabel *nothing_label;

  LayoverLibrary *library;
  GPtrArray *rows;
  GPtrArray *signer_rows;
};

enum
{
  PROP_0,
  PROP_LIBRARY,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (LayoverLibraryPage, layover_library_page, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static gboolean
is_for_role (LayoverLibraryPage *self, LayoverLibraryCourse *course)
{
  LayoverProfile *profile = layover_library_get_profile (self->library);
  LayoverCourse *definition = layover_library_course_get_course (course);
  const char *role = profile != NULL ? layover_profile_get_role (profile) : "";

  return definition != NULL && *role != '\0'
         && g_strcmp0 (layover_course_get_role (definition), role) == 0;
}

static void
filter (LayoverLibraryPage *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *needle = g_utf8_casefold (typed, -1);
  gboolean has_role = FALSE, has_other = FALSE;
  g_autofree char *title = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      LayoverLibraryRow *row = g_ptr_array_index (self->rows, i);
      gboolean is_shown = *needle == '\0' || layover_library_row_matches (row, needle);

      gtk_widget_set_visible (GTK_WIDGET (row), is_shown);
      if (is_for_role (self, layover_library_row_get_course (row)))
        has_role = has_role || is_shown;
      else
        has_other = has_other || is_shown;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->role_group), has_role);
  gtk_widget_set_visible (GTK_WIDGET (self->other_group), has_other);
  gtk_widget_set_visible (GTK_WIDGET (self->signer_group), *needle == '\0');
  gtk_widget_set_visible (self->nothing_found, *needle != '\0' && !has_role && !has_other);
  title = g_strdup_printf (_ ("Nothing found for “%s”"), typed);
  gtk_label_set_text (self->nothing_label, title);
}

static void
clear_rows (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }

  g_ptr_array_set_size (rows, 0);
}

static void
show_storage (LayoverLibraryPage *self)
{
  g_autoptr (GFile) folder = g_file_new_for_path (layover_library_get_folder (self->library));
  g_autoptr (GFileInfo)
      info = g_file_query_filesystem_info (folder, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, NULL, NULL);
  GListModel *courses = layover_library_get_courses (self->library);
  guint64 used_bytes = 0, free_bytes = 0;
  g_autofree char *used = NULL;
  g_autofree char *available = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (courses); i++)
    {
      g_autoptr (LayoverLibraryCourse) course = g_list_model_get_item (courses, i);

      used_bytes += layover_library_course_get_size_bytes (course);
    }

  if (info != NULL)
    free_bytes = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE);
  used = layover_format_size (used_bytes);
  available = layover_format_size (free_bytes);
  /* Translators: storage: "1.9 GB in use · 8.1 GB free" */
  text = g_strdup_printf (_ ("%s in use · %s free"), used, available);
  gtk_label_set_text (self->storage_label, text);
  layover_ring_set_description (self->storage_bar, text);
  if (used_bytes + free_bytes > 0)
    layover_ring_set_fraction (self->storage_bar,
                               (double) used_bytes / (double) (used_bytes + free_bytes));
}

static void
add_signer (LayoverLibraryPage *self, LayoverLibraryCourse *course)
{
  const char *fingerprint = layover_library_course_get_fingerprint (course);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  for (guint i = 0; i < self->signer_rows->len; i++)
    if (g_strcmp0 (g_object_get_data (g_ptr_array_index (self->signer_rows, i), "fingerprint"),
                   fingerprint)
        == 0)
      return;

  row = layover_action_row_new ();
  title = g_strdup_printf (_ ("Signed by %s"), layover_library_course_get_org_name (course));
  subtitle = g_strdup_printf (_ ("Trusted on this computer · fingerprint %.9s…"), fingerprint);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE, "icon-name", "security-high-symbolic",
                                           "css-classes", (const char *[]){ "success", NULL },
                                           "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                           NULL));
  layover_action_row_set_action (LAYOVER_ACTION_ROW (row), "library.show-signer",
                                 g_variant_new_string (layover_library_course_get_id (course)));
  g_object_set_data_full (G_OBJECT (row), "fingerprint", g_strdup (fingerprint), g_free);
  adw_preferences_group_add (self->signer_group, row);
  g_ptr_array_add (self->signer_rows, row);
}

static void
rebuild (LayoverLibraryPage *self)
{
  GListModel *courses = layover_library_get_courses (self->library);
  guint n_courses = g_list_model_get_n_items (courses);

  clear_rows (self->rows);
  clear_rows (self->signer_rows);
  for (guint i = 0; i < n_courses; i++)
    {
      g_autoptr (LayoverLibraryCourse) course = g_list_model_get_item (courses, i);
      GtkWidget *row = layover_library_row_new (self->library, course);

      adw_preferences_group_add (is_for_role (self, course) ? self->role_group : self->other_group,
                                 row);
      g_ptr_array_add (self->rows, row);
      add_signer (self, course);
    }

  gtk_stack_set_visible_child_name (self->stack, n_courses > 0 ? "courses" : "empty");
  show_storage (self);
  filter (self);
}

static void
search_changed_cb (LayoverLibraryPage *self)
{
  filter (self);
}

static void
stop_search_cb (LayoverLibraryPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
focus_search (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (LAYOVER_LIBRARY_PAGE (widget)->search));
}

static void
show_signer (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverLibraryPage *self = LAYOVER_LIBRARY_PAGE (widget);
  LayoverLibraryCourse *course = layover_library_find_course (
      self->library, g_variant_get_string (parameter, NULL));
  g_autofree char *heading = NULL;
  g_autofree char *date = NULL;
  g_autofree char *body = NULL;

  if (course == NULL)
    return;

  date = layover_format_date (layover_library_course_get_created_s (course));
  heading = g_strdup_printf (_ ("Signed by %s"), layover_library_course_get_org_name (course));
  body = g_strdup_printf (_ ("%s, version %d of %s.\n\nFingerprint of the organisation:\n%s"),
                          layover_library_course_get_title (course),
                          layover_library_course_get_version (course), date,
                          layover_library_course_get_fingerprint (course));
  layover_tell (widget, heading, body);
}

static void
removal_confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LayoverLibraryPage *self = LAYOVER_LIBRARY_PAGE (source);
  g_autofree char *id = user_data;
  LayoverLibraryCourse *course = layover_library_find_course (self->library, id);
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!layover_confirm_finish (result) || course == NULL)
    return;

  if (!layover_library_remove_course (self->library, course, &error) && LAYOVER_IS_WINDOW (root))
    layover_window_show_error (LAYOVER_WINDOW (root), error);
}

/* The files have to come back by hand, so it asks; what the person did in the course is kept. */
static void
remove_course (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverLibraryPage *self = LAYOVER_LIBRARY_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  LayoverLibraryCourse *course = layover_library_find_course (self->library, id);
  g_autofree char *heading = NULL;

  if (course == NULL)
    return;

  heading = g_strdup_printf (_ ("Remove %s?"), layover_library_course_get_title (course));
  layover_confirm_async (widget, heading,
                         _ ("Its files leave this computer. Your progress and your results are "
                            "kept, and the course can be opened again from its file."),
                         _ ("_Remove"), TRUE, NULL, removal_confirmed_cb, g_strdup (id));
}

static void
layover_library_page_constructed (GObject *object)
{
  LayoverLibraryPage *self = LAYOVER_LIBRARY_PAGE (object);

  G_OBJECT_CLASS (layover_library_page_parent_class)->constructed (object);

  g_signal_connect_object (layover_library_get_courses (self->library), "items-changed",
                           G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::profile", G_CALLBACK (rebuild), self,
                           G_CONNECT_SWAPPED);
  rebuild (self);
}

static void
layover_library_page_dispose (GObject *object)
{
  LayoverLibraryPage *self = LAYOVER_LIBRARY_PAGE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->signer_rows, g_ptr_array_unref);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (layover_library_page_parent_class)->dispose (object);
}

static void
layover_library_page_set_property (GObject *object, guint id, const GValue *value,
                                   GParamSpec *pspec)
{
  if (id == PROP_LIBRARY)
    LAYOVER_LIBRARY_PAGE (object)->library = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
layover_library_page_class_init (LayoverLibraryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = layover_library_page_constructed;
  object_class->dispose = layover_library_page_dispose;
  object_class->set_property = layover_library_page_set_property;

  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, LAYOVER_TYPE_LIBRARY,
                                                  G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY
                                                      | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LAYOVER_TYPE_ADAPTIVE);
  g_type_ensure (LAYOVER_TYPE_RING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-library-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverLibraryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LayoverLibraryPage, search);
  gtk_widget_class_bind_template_child (widget_class, LayoverLibraryPage, role_group);
  gtk_widget_class_bind_template_child (widget_class, LayoverLibraryPage, other_group);
  gtk_widget_class_bind_template_child (widget_class, LayoverLibraryPage, signer_group);
  gtk_widget_class_bind_template_child (widget_class, LayoverLibraryPage, storage_label);
  gtk_widget_class_bind_template_child (widget_class, LayoverLibraryPage, storage_bar);
  gtk_widget_class_bind_template_child (widget_class, LayoverLibraryPage, nothing_found);
  gtk_widget_class_bind_template_child (widget_class, LayoverLibraryPage, nothing_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);

  gtk_widget_class_install_action (widget_class, "library.search", NULL, focus_search);
  gtk_widget_class_install_action (widget_class, "library.show-signer", "s", show_signer);
  gtk_widget_class_install_action (widget_class, "library.remove", "s", remove_course);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "library.search",
                                       NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_library_page_init (LayoverLibraryPage *self)
{
  self->rows = g_ptr_array_new ();
  self->signer_rows = g_ptr_array_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  layover_stack_keep_quiet (self->stack);
}

GtkWidget *
layover_library_page_new (LayoverLibrary *library)
{
  return g_object_new (LAYOVER_TYPE_LIBRARY_PAGE, "library", library, NULL);
}
