/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-desk"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "layover-entry-name.h"
#include "layover-error.h"
#include "layover-folder.h"

/* Deeper than any name of format.md section 2 can be. */
#define MAX_DEPTH 16

struct _LayoverFolder
{
  char *path;
  GHashTable *sizes;
  GPtrArray *names;
  LayoverBundleSource source;
};

typedef struct
{
  LayoverFolder *folder;
  GPtrArray *problems;
} Scan;

static gboolean scan_folder (Scan *scan, const char *prefix, guint depth, GError **error);

static void
add_problem (Scan *scan, LayoverErrorCode code, const char *name, const char *sentence)
{
  GError *error = NULL;

  layover_set_error (&error, code, name, "%s", sentence);
  g_ptr_array_add (scan->problems, error);
}

/* The two entries that packing writes, and what only a container has. */
static gboolean
is_reserved (const char *name)
{
  return g_str_equal (name, LAYOVER_BUNDLE_RECORD) || g_str_equal (name, LAYOVER_BUNDLE_MANIFEST)
         || g_str_equal (name, LAYOVER_BUNDLE_ENROLMENT)
         || g_ascii_strncasecmp (name, "META-INF/", strlen ("META-INF/")) == 0;
}

static void
add_file (Scan *scan, const char *name, guint64 size_bytes)
{
  GError *error = NULL;

  if (!layover_entry_name_check (name, strlen (name), &error))
    {
      g_ptr_array_add (scan->problems, error);
      return;
    }

  if (is_reserved (name))
    {
      add_problem (scan, LAYOVER_ERROR_FOLDER_RESERVED, name,
                   _ ("Packing makes this file itself: take it out of the folder"));
      return;
    }

  g_ptr_array_add (scan->folder->names, g_strdup (name));
  g_hash_table_insert (scan->folder->sizes, g_strdup (name),
                       g_memdup2 (&size_bytes, sizeof size_bytes));
}

static gboolean
scan_one (Scan *scan, const char *name, guint depth, GError **error)
{
  g_autofree char *file = layover_folder_dup_file (scan->folder, name);
  struct stat info;

  if (g_lstat (file, &info) != 0)
    {
      layover_set_error_from_errno (error, errno, file, _ ("The file cannot be looked at"));
      return FALSE;
    }

  if (S_ISDIR (info.st_mode))
    return scan_folder (scan, name, depth + 1, error);

  if (S_ISREG (info.st_mode))
    add_file (scan, name, (guint64) info.st_size);
  else
    add_problem (scan, LAYOVER_ERROR_FOLDER_SPECIAL, name,
                 _ ("Only plain files can be packed, and this is a link or something else"));

  return TRUE;
}

static gboolean
scan_folder (Scan *scan, const char *prefix, guint depth, GError **error)
{
  g_autofree char *path = layover_folder_dup_file (scan->folder, prefix);
  g_autoptr (GDir) dir = NULL;
  const char *child;

  if (depth > MAX_DEPTH)
    {
      add_problem (scan, LAYOVER_ERROR_FOLDER_DEEP, prefix,
                   _ ("Folders are nested too deeply here"));
      return TRUE;
    }

  errno = 0;
  dir = g_dir_open (path, 0, NULL);
  if (dir == NULL)
    {
      layover_set_error_from_errno (error, errno, path, _ ("The folder cannot be read"));
      return FALSE;
    }

  while ((child = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *name = prefix[0] != '\0' ? g_strconcat (prefix, "/", child, NULL)
                                                : g_strdup (child);

      if (child[0] == '.' || g_str_has_suffix (child, "~"))
        continue;
      if (!scan_one (scan, name, depth, error))
        return FALSE;
    }

  return TRUE;
}

static guint64
get_file_size (gpointer data, const char *entry)
{
  LayoverFolder *self = data;
  const guint64 *size_bytes = g_hash_table_lookup (self->sizes, entry);

  return size_bytes != NULL ? *size_bytes : 0;
}

static GBytes *
read_file (gpointer data, const char *entry, gsize max_bytes, GError **error)
{
  g_autofree char *file = layover_folder_dup_file (data, entry);
  gsize wanted = MIN (max_bytes, get_file_size (data, entry));
  g_autofree guint8 *bytes = g_malloc (wanted);
  gsize length = 0;
  gssize n = 1;
  int fd = g_open (file, O_RDONLY | O_NOFOLLOW | O_CLOEXEC, 0);

  while (fd >= 0 && n > 0 && length < wanted)
    {
      n = read (fd, bytes + length, wanted - length);
      if (n < 0 && errno == EINTR)
        n = 1;
      else if (n > 0)
        length += (gsize) n;
    }

  if (fd < 0 || n < 0)
    {
      layover_set_error_from_errno (error, errno, file, _ ("The file cannot be read"));
      if (fd >= 0)
        close (fd);
      return NULL;
    }

  close (fd);
  return g_bytes_new (bytes, length);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * layover_folder_scan:
 * @problems: (element-type GError): files that cannot be packed are added here
 *
 * Returns: (transfer full): what is in the folder, or %NULL when it cannot be read
 */
LayoverFolder *
layover_folder_scan (const char *path, GPtrArray *problems, GError **error)
{
  g_autoptr (LayoverFolder) self = g_new0 (LayoverFolder, 1);
  Scan scan = { self, problems };

  self->path = g_strdup (path);
  self->sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);

  if (!scan_folder (&scan, "", 0, error))
    return NULL;

  g_ptr_array_sort (self->names, compare_names);
  g_ptr_array_add (self->names, NULL);

  self->source.entries = (const char *const *) self->names->pdata;
  self->source.read = read_file;
  self->source.get_size = get_file_size;
  self->source.data = self;

  return g_steal_pointer (&self);
}

void
layover_folder_free (LayoverFolder *self)
{
  g_free (self->path);
  g_hash_table_unref (self->sizes);
  g_ptr_array_unref (self->names);
  g_free (self);
}

/** layover_folder_get_source: Returns: (transfer none): the folder as what a bundle's contents are checked from */
const LayoverBundleSource *
layover_folder_get_source (LayoverFolder *self)
{
  return &self->source;
}

const char *
layover_folder_get_path (LayoverFolder *self)
{
  return self->path;
}

/** layover_folder_dup_file: Returns: (transfer full): where the file of @entry lies */
char *
layover_folder_dup_file (LayoverFolder *self, const char *entry)
{
  return g_build_filename (self->path, entry, NULL);
}
