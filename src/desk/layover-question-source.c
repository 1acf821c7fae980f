/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-desk"

#include "config.h"

#include <errno.h>
#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-file.h"
#include "layover-question-source.h"
#include "layover-zip-package.h"

/* A little more than XML may have (docs/format.md section 10), so that its own reader says what is wrong. */
#define MAX_ENTRY_SIZE_BYTES (5 * 1024 * 1024)
#define MAX_PACKAGE_SIZE_BYTES (512 * 1024 * 1024)

struct _LayoverQuestionSource
{
  GObject parent_instance;

  char *folder;
  LayoverZipPackage *package;
};

G_DEFINE_FINAL_TYPE (LayoverQuestionSource, layover_question_source, G_TYPE_OBJECT)

static void
layover_question_source_finalize (GObject *object)
{
  LayoverQuestionSource *self = LAYOVER_QUESTION_SOURCE (object);

  g_free (self->folder);
  g_clear_pointer (&self->package, layover_zip_package_free);

  G_OBJECT_CLASS (layover_question_source_parent_class)->finalize (object);
}

static void
layover_question_source_class_init (LayoverQuestionSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_question_source_finalize;
}

static void
layover_question_source_init (LayoverQuestionSource *self)
{
}

/* Where @path really lies, symbolic links followed. Returns: (nullable) (transfer full) */
static char *
dup_real_path (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real);
  int saved_errno = errno;

  free (real);
  errno = saved_errno;

  return copy;
}

static LayoverZipPackage *
open_package (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = layover_file_read (path, MAX_PACKAGE_SIZE_BYTES, error);
  LayoverZipPackage *package = bytes != NULL ? layover_zip_package_new (bytes, error) : NULL;

  if (package == NULL)
    layover_error_add_file (error, path);

  return package;
}

/**
 * layover_question_source_new:
 * @path: a folder, or a content package as a ZIP file
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
LayoverQuestionSource *
layover_question_source_new (const char *path, GError **error)
{
  g_autoptr (LayoverQuestionSource) self = g_object_new (LAYOVER_TYPE_QUESTION_SOURCE, NULL);
  g_autofree char *real = dup_real_path (path);

  if (real == NULL)
    {
      layover_set_error_from_errno (error, errno, path, _ ("The file cannot be opened"));
      return NULL;
    }

  if (g_file_test (real, G_FILE_TEST_IS_DIR))
    self->folder = g_steal_pointer (&real);
  else
    self->package = open_package (real, error);

  return self->folder != NULL || self->package != NULL ? g_steal_pointer (&self) : NULL;
}

/* Returns: (nullable) (transfer full): where @entry lies; %NULL when that is nowhere, or outside of the folder */
static char *
find_file (LayoverQuestionSource *self, const char *entry, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, entry, NULL);
  g_autofree char *real = NULL;
  g_autofree char *prefix = g_str_has_suffix (self->folder, "/")
                                ? g_strdup (self->folder)
                                : g_strconcat (self->folder, "/", NULL);

  if (layover_package_name_is_inside (entry))
    real = dup_real_path (path);
  else
    errno = 0;

  if (real != NULL && g_str_has_prefix (real, prefix))
    return g_steal_pointer (&real);

  if (real == NULL && (errno == ENOENT || errno == ENOTDIR))
    layover_set_error (error, LAYOVER_ERROR_SOURCE_MISSING, entry, "%s",
                       _ ("There is no such file."));
  else if (real == NULL && errno != 0)
    layover_set_error_from_errno (error, errno, path, _ ("The file cannot be opened"));
  else
    layover_set_error (error, LAYOVER_ERROR_SOURCE_NAME, entry, "%s",
                       _ ("A name leads out of the folder or package."));

  return NULL;
}

/**
 * layover_question_source_new_inside:
 * @package: the name of a ZIP file in @folder
 *
 * Returns: (transfer full) (nullable): that package; %NULL with @error set
 */
LayoverQuestionSource *
layover_question_source_new_inside (LayoverQuestionSource *folder, const char *package,
                                    GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (LAYOVER_IS_QUESTION_SOURCE (folder), NULL);
  g_return_val_if_fail (folder->folder != NULL, NULL);

  path = find_file (folder, package, error);

  return path != NULL ? layover_question_source_new (path, error) : NULL;
}

/** layover_question_source_has: whether there is a file of that name inside */
gboolean
layover_question_source_has (LayoverQuestionSource *self, const char *entry)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (LAYOVER_IS_QUESTION_SOURCE (self), FALSE);
  g_return_val_if_fail (entry != NULL, FALSE);

  if (self->package != NULL)
    return layover_zip_package_has (self->package, entry);

  path = find_file (self, entry, NULL);

  return path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/**
 * layover_question_source_read:
 * @entry: a name from the folder or package down, with "/" between its parts
 *
 * Returns: (transfer full) (nullable): the whole file; %NULL with @error set: %LAYOVER_ERROR_SOURCE_NAME for a name that
 *   leads outside, %LAYOVER_ERROR_SOURCE_MISSING for one that leads nowhere
 */
GBytes *
layover_question_source_read (LayoverQuestionSource *self, const char *entry, GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (LAYOVER_IS_QUESTION_SOURCE (self), NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  if (self->package != NULL)
    return layover_zip_package_read (self->package, entry, MAX_ENTRY_SIZE_BYTES, error);

  path = find_file (self, entry, error);

  return path != NULL ? layover_file_read (path, MAX_ENTRY_SIZE_BYTES, error) : NULL;
}

/**
 * layover_question_source_read_answer:
 * @entry: as in layover_question_source_read(), of a file that is the answer to a question
 *
 * Returns: (transfer full) (nullable): %NULL with the errors of layover_question_source_read() and
 *   layover_answer_file_read()
 */
LayoverAnswerFile *
layover_question_source_read_answer (LayoverQuestionSource *self, const char *entry, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (LAYOVER_IS_QUESTION_SOURCE (self), NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  if (self->package != NULL)
    {
      name = g_path_get_basename (entry);
      bytes = layover_zip_package_read (self->package, entry, LAYOVER_ANSWER_FILE_MAX_BYTES, error);
      return bytes != NULL ? layover_answer_file_new (name, bytes, error) : NULL;
    }

  path = find_file (self, entry, error);
  file = path != NULL ? g_file_new_for_path (path) : NULL;

  return file != NULL ? layover_answer_file_read (file, NULL, error) : NULL;
}

static GBytes *
resolve (const char *entry, gpointer data, GError **error)
{
  return layover_question_source_read (data, entry, error);
}

/** layover_question_source_load_item: with what it includes, which lies in the same folder or package */
LayoverItem *
layover_question_source_load_item (LayoverQuestionSource *self, const char *entry, GError **error)
{
  g_autoptr (GBytes) bytes = layover_question_source_read (self, entry, error);

  return bytes != NULL ? layover_item_load_with_files (bytes, entry, resolve, self, error) : NULL;
}

/** layover_question_source_load_test: with all its items, sections and inclusions, which lie in the same folder or package */
LayoverTest *
layover_question_source_load_test (LayoverQuestionSource *self, const char *entry, GError **error)
{
  g_autoptr (GBytes) bytes = layover_question_source_read (self, entry, error);

  return bytes != NULL ? layover_test_load_with_files (bytes, entry, resolve, self, error) : NULL;
}

/** layover_question_source_read_item_texts: what @item shares with others, which it is not scored with */
void
layover_question_source_read_item_texts (LayoverQuestionSource *self, LayoverItem *item)
{
  layover_item_read_stimuli (item, resolve, self);
}

/** layover_question_source_read_test_texts: as layover_question_source_read_item_texts(), for every item of @test */
void
layover_question_source_read_test_texts (LayoverQuestionSource *self, LayoverTest *test)
{
  layover_test_read_stimuli (test, resolve, self);
}
