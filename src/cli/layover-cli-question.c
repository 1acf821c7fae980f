/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layoverctl"

#include "config.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "layover-cli-question.h"
#include "layover-content-package.h"
#include "layover-error.h"

/* Deeper than any package lays its files. */
#define MAX_PACKAGE_DEPTH 8

/** layover_cli_names_package: whether the first @length bytes of @path name a content package that is one file */
gboolean
layover_cli_names_package (const char *path, gsize length)
{
  static const char *const suffixes[] = { ".zip", ".imscc" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (length > strlen (suffixes[i])
        && g_ascii_strncasecmp (path + length - strlen (suffixes[i]), suffixes[i],
                                strlen (suffixes[i]))
               == 0)
      return TRUE;

  return FALSE;
}

/** layover_cli_find_in_package: Returns: (nullable) (transfer none): the "!" of "package.zip!entry" */
const char *
layover_cli_find_in_package (const char *name)
{
  for (const char *mark = strchr (name, '!'); mark != NULL; mark = strchr (mark + 1, '!'))
    if (layover_cli_names_package (name, (gsize) (mark - name)))
      return mark;

  return NULL;
}

gboolean
layover_cli_questions_open (LayoverCliQuestions *self, const char *root, GError **error)
{
  self->root = layover_question_source_new (root, error);

  return self->root != NULL;
}

/* Returns: (nullable) (transfer full): @file as a name below @root */
static char *
dup_name_below (const char *root, const char *file, GError **error)
{
  g_autoptr (GFile) folder = g_file_new_for_path (root);
  g_autoptr (GFile) target = g_file_new_for_path (file);
  char *name = g_file_get_relative_path (folder, target);

  if (name == NULL)
    {
      layover_set_error (error, LAYOVER_ERROR_SOURCE_NAME, NULL, "%s",
                         _ ("A name leads out of the folder or package."));
      layover_error_add_file (error, file);
    }

  return name;
}

/* A file in a content package may refer to all of the package; any other to what lies in its own folder. */
static char *
dup_default_root (const char *file)
{
  g_autofree char *path = g_canonicalize_filename (file, NULL);
  g_autofree char *own_folder = g_path_get_dirname (path);
  g_autofree char *folder = g_strdup (own_folder);

  for (guint i = 0; i < MAX_PACKAGE_DEPTH; i++)
    {
      g_autofree char *manifest = g_build_filename (folder, LAYOVER_CONTENT_PACKAGE_ENTRY, NULL);
      char *parent = g_path_get_dirname (folder);

      if (g_file_test (manifest, G_FILE_TEST_IS_REGULAR))
        {
          g_free (parent);
          return g_steal_pointer (&folder);
        }
      g_free (folder);
      folder = parent;
    }

  return g_steal_pointer (&own_folder);
}

/**
 * layover_cli_questions_open_for:
 * @root: (nullable): the folder that references may not leave; %NULL for the package that @file is in, or its folder
 * @file: a file, or "x.zip!a.xml"
 * @name: (out) (transfer full): how the file is called below the root
 */
gboolean
layover_cli_questions_open_for (LayoverCliQuestions *self, const char *root, const char *file,
                                char **name, GError **error)
{
  const char *mark = layover_cli_find_in_package (file);
  g_autofree char *on_disk = mark != NULL ? g_strndup (file, (gsize) (mark - file))
                                          : g_strdup (file);
  g_autofree char *folder = root != NULL ? g_strdup (root) : dup_default_root (on_disk);

  if (!g_file_test (on_disk, G_FILE_TEST_EXISTS))
    {
      layover_set_error (error, LAYOVER_ERROR_NOT_FOUND, NULL, "%s", _ ("There is no such file."));
      layover_error_add_file (error, on_disk);
      return FALSE;
    }

  *name = dup_name_below (folder, file, error);

  return *name != NULL && layover_cli_questions_open (self, folder, error);
}

void
layover_cli_questions_clear (LayoverCliQuestions *self)
{
  g_clear_object (&self->root);
  g_clear_object (&self->package);
  g_clear_object (&self->loaded);
  g_free (self->package_name);
  g_free (self->name);
}

/* Finds the folder or package that @name is in. @entry: (out) (transfer none): its name there */
static LayoverQuestionSource *
find_source (LayoverCliQuestions *self, const char *name, const char **entry, GError **error)
{
  const char *mark = layover_cli_find_in_package (name);
  g_autofree char *package = NULL;

  *entry = name;
  if (mark == NULL)
    return self->root;

  package = g_strndup (name, (gsize) (mark - name));
  *entry = mark + 1;
  if (g_strcmp0 (package, self->package_name) == 0)
    return self->package;

  g_clear_pointer (&self->package_name, g_free);
  g_clear_object (&self->package);
  self->package = layover_question_source_new_inside (self->root, package, error);
  if (self->package != NULL)
    self->package_name = g_steal_pointer (&package);

  return self->package;
}

static gpointer
load (LayoverCliQuestions *self, const char *name, GType type, LayoverCliQuestionLoad func,
      GError **error)
{
  LayoverQuestionSource *source;
  const char *entry;

  if (g_strcmp0 (self->name, name) == 0 && g_type_is_a (G_OBJECT_TYPE (self->loaded), type))
    return g_object_ref (self->loaded);

  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->loaded);

  source = find_source (self, name, &entry, error);
  self->loaded = source != NULL ? func (source, entry, error) : NULL;
  if (self->loaded == NULL)
    return NULL;

  self->name = g_strdup (name);

  return g_object_ref (self->loaded);
}

static GObject *
load_item (LayoverQuestionSource *source, const char *entry, GError **error)
{
  return (GObject *) layover_question_source_load_item (source, entry, error);
}

/** layover_cli_questions_load_item: Returns: (transfer full) (nullable): %NULL with @error set */
LayoverItem *
layover_cli_questions_load_item (LayoverCliQuestions *self, const char *name, GError **error)
{
  return load (self, name, LAYOVER_TYPE_ITEM, load_item, error);
}

static GObject *
load_test (LayoverQuestionSource *source, const char *entry, GError **error)
{
  return (GObject *) layover_question_source_load_test (source, entry, error);
}

/** layover_cli_questions_load_test: Returns: (transfer full) (nullable): %NULL with @error set */
LayoverTest *
layover_cli_questions_load_test (LayoverCliQuestions *self, const char *name, GError **error)
{
  return load (self, name, LAYOVER_TYPE_TEST, load_test, error);
}

/** layover_cli_questions_read_item_texts: @name: as @item was loaded by; for those who judge what a candidate would see */
void
layover_cli_questions_read_item_texts (LayoverCliQuestions *self, const char *name,
                                       LayoverItem *item)
{
  const char *entry;
  LayoverQuestionSource *source = find_source (self, name, &entry, NULL);

  if (source != NULL)
    layover_question_source_read_item_texts (source, item);
}

void
layover_cli_questions_read_test_texts (LayoverCliQuestions *self, const char *name,
                                       LayoverTest *test)
{
  const char *entry;
  LayoverQuestionSource *source = find_source (self, name, &entry, NULL);

  if (source != NULL)
    layover_question_source_read_test_texts (source, test);
}
