/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "layover-export-place.h"

struct _LayoverExportPlace
{
  GObject parent_instance;

  char *folder;
  char *name;
  gboolean is_removable;
};

G_DEFINE_FINAL_TYPE (LayoverExportPlace, layover_export_place, G_TYPE_OBJECT)

static void
layover_export_place_finalize (GObject *object)
{
  LayoverExportPlace *self = LAYOVER_EXPORT_PLACE (object);

  g_free (self->folder);
  g_free (self->name);

  G_OBJECT_CLASS (layover_export_place_parent_class)->finalize (object);
}

static void
layover_export_place_class_init (LayoverExportPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_export_place_finalize;
}

static void
layover_export_place_init (LayoverExportPlace *self)
{
}

/** layover_export_place_new: @folder: a path; @name: as a person knows it */
LayoverExportPlace *
layover_export_place_new (const char *folder, const char *name, gboolean is_removable)
{
  LayoverExportPlace *self;

  g_return_val_if_fail (folder != NULL && name != NULL, NULL);

  self = g_object_new (LAYOVER_TYPE_EXPORT_PLACE, NULL);
  self->folder = g_strdup (folder);
  self->name = g_strdup (name);
  self->is_removable = is_removable;

  return self;
}

static gboolean
can_write (const char *folder)
{
  return folder != NULL && g_file_test (folder, G_FILE_TEST_IS_DIR) && access (folder, W_OK) == 0;
}

static void
add_drives (GPtrArray *places)
{
  g_autoptr (GVolumeMonitor) monitor = g_volume_monitor_get ();
  GList *mounts = g_volume_monitor_get_mounts (monitor);

  for (GList *l = mounts; l != NULL; l = l->next)
    {
      GMount *mount = l->data;
      g_autoptr (GFile) root = g_mount_get_root (mount);
      g_autofree char *path = g_file_get_path (root);
      g_autofree char *name = g_mount_get_name (mount);

      if (!g_mount_is_shadowed (mount) && g_mount_can_unmount (mount) && can_write (path))
        g_ptr_array_add (places, layover_export_place_new (path, name, TRUE));
    }

  g_list_free_full (mounts, g_object_unref);
}

/* Without the desktop's list of folders the usual one is taken, if it is there. */
static char *
dup_documents (void)
{
  const char *special = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *usual = g_build_filename (g_get_home_dir (), "Documents", NULL);

  if (can_write (special) && g_strcmp0 (special, g_get_home_dir ()) != 0)
    return g_strdup (special);

  return can_write (usual) ? g_steal_pointer (&usual) : NULL;
}

/**
 * layover_export_place_list:
 *
 * Returns: (transfer full) (element-type LayoverExportPlace): those that can be written to now, drives first
 */
GPtrArray *
layover_export_place_list (void)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *documents = dup_documents ();

  add_drives (places);
  if (documents != NULL)
    g_ptr_array_add (places, layover_export_place_new (documents, _ ("Documents"), FALSE));

  return places;
}

const char *
layover_export_place_get_folder (LayoverExportPlace *self)
{
  g_return_val_if_fail (LAYOVER_IS_EXPORT_PLACE (self), NULL);

  return self->folder;
}

const char *
layover_export_place_get_name (LayoverExportPlace *self)
{
  g_return_val_if_fail (LAYOVER_IS_EXPORT_PLACE (self), NULL);

  return self->name;
}

/** layover_export_place_dup_detail: "Removable drive, 14.2 GB free" */
char *
layover_export_place_dup_detail (LayoverExportPlace *self)
{
  struct statvfs info;
  g_autofree char *size = NULL;

  g_return_val_if_fail (LAYOVER_IS_EXPORT_PLACE (self), NULL);

  if (statvfs (self->folder, &info) != 0)
    return g_strdup (self->is_removable ? _ ("Removable drive") : _ ("This computer"));

  size = g_format_size ((guint64) info.f_bavail * info.f_frsize);

  return g_strdup_printf (
      self->is_removable ? _ ("Removable drive, %s free") : _ ("This computer, %s free"), size);
}

const char *
layover_export_place_get_icon_name (LayoverExportPlace *self)
{
  g_return_val_if_fail (LAYOVER_IS_EXPORT_PLACE (self), NULL);

  return self->is_removable ? "drive-removable-media-symbolic" : "folder-symbolic";
}
