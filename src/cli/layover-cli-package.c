/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layoverctl"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "layover-cli-package.h"
#include "layover-error.h"
#include "layover-question-source.h"

/* One package under examination: what refuses it, what is only worth a look, and what was found in it. */
typedef struct
{
  LayoverQuestionSource *source;
  LayoverContentPackage *package;
  LayoverResourceKind kind;
  GPtrArray *errors;
  GPtrArray *warnings;
  GPtrArray *found;
} Check;

typedef struct
{
  char *entry;
  char *identifier;
  char *title;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_free (found->entry);
  g_free (found->identifier);
  g_free (found->title);
  g_free (found);
}

static void
check_init (Check *self, LayoverResourceKind kind)
{
  self->kind = kind;
  self->errors = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  self->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  self->found = g_ptr_array_new_with_free_func (found_free);
}

static void
check_clear (Check *self)
{
  g_clear_object (&self->source);
  g_clear_object (&self->package);
  g_ptr_array_unref (self->errors);
  g_ptr_array_unref (self->warnings);
  g_ptr_array_unref (self->found);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Check, check_clear)

/* Whether @path is to be read as a package and not as one question or test */
static gboolean
is_package (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return g_str_equal (name, LAYOVER_CONTENT_PACKAGE_ENTRY)
         || layover_cli_names_package (path, strlen (path))
         || g_file_test (path, G_FILE_TEST_IS_DIR);
}

static gboolean
open_package (Check *self, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *place = g_str_equal (name, LAYOVER_CONTENT_PACKAGE_ENTRY)
                               ? g_path_get_dirname (path)
                               : g_strdup (path);
  g_autoptr (GBytes) bytes = NULL;

  self->source = layover_question_source_new (place, error);
  if (self->source != NULL)
    bytes = layover_question_source_read (self->source, LAYOVER_CONTENT_PACKAGE_ENTRY, error);
  if (bytes != NULL)
    self->package = layover_content_package_load (bytes, LAYOVER_CONTENT_PACKAGE_ENTRY, error);
  if (self->package == NULL)
    layover_error_add_file (error, path);

  return self->package != NULL;
}

static void
add_found (Check *self, const char *entry, const char *identifier, const char *title)
{
  Found *found = g_new0 (Found, 1);

  found->entry = g_strdup (entry);
  found->identifier = g_strdup (identifier);
  found->title = g_strdup (title);
  g_ptr_array_add (self->found, found);
}

static void
check_item (Check *self, const char *entry)
{
  GError *error = NULL;
  g_autoptr (LayoverItem) item = layover_question_source_load_item (self->source, entry, &error);

  if (item == NULL || !layover_item_check_rules (item, &error))
    {
      g_ptr_array_add (self->errors, error);
      return;
    }

  add_found (self, entry, layover_item_get_identifier (item), layover_item_get_title (item));
  layover_question_source_read_item_texts (self->source, item);
  if (!layover_item_check_supported (item, &error))
    g_ptr_array_add (self->warnings, error);
}

static void
check_test (Check *self, const char *entry)
{
  GError *error = NULL;
  g_autoptr (LayoverTest) test = layover_question_source_load_test (self->source, entry, &error);

  if (test == NULL)
    {
      g_ptr_array_add (self->errors, error);
      return;
    }

  add_found (self, entry, layover_test_get_identifier (test), layover_test_get_title (test));
  layover_question_source_read_test_texts (self->source, test);
  if (!layover_test_check_supported (test, &error))
    g_ptr_array_add (self->warnings, error);
}

/* A picture that is not there stops no exam; a question that is not there is told when it is read. */
static void
check_files (Check *self, const LayoverResource *resource)
{
  for (guint i = 0; i < resource->files->len; i++)
    {
      const char *entry = resource->files->pdata[i];
      GError *error = NULL;

      if (g_strcmp0 (entry, resource->entry) == 0
          || layover_question_source_has (self->source, entry))
        continue;
      layover_set_error_at_line (&error, LAYOVER_ERROR_SOURCE_MISSING,
                                 LAYOVER_CONTENT_PACKAGE_ENTRY, resource->line, 0, "%s: %s", entry,
                                 _ ("There is no such file."));
      g_ptr_array_add (self->warnings, error);
    }
}

/* QTI 1.2 is another language, of which nothing is read. */
static void
check_version (Check *self, const LayoverResource *resource)
{
  GError *error = NULL;

  if (resource->qti_version == 0 || resource->qti_version >= 20)
    return;

  layover_set_error_at_line (
      &error, LAYOVER_ERROR_QTI_UNSUPPORTED, LAYOVER_CONTENT_PACKAGE_ENTRY, resource->line, 0,
      /* Translators: two numbers, as in “QTI 1.2” */
      _ ("QTI %u.%u is not read."), resource->qti_version / 10, resource->qti_version % 10);
  g_ptr_array_add (self->warnings, error);
}

static void
check_resources (Check *self)
{
  GPtrArray *faults = layover_content_package_get_faults (self->package);

  for (guint i = 0; i < faults->len; i++)
    g_ptr_array_add (self->warnings, g_error_copy (faults->pdata[i]));

  for (guint i = 0; i < layover_content_package_get_n_resources (self->package); i++)
    {
      const LayoverResource *resource = layover_content_package_get_resource (self->package, i);

      check_version (self, resource);
      check_files (self, resource);
      if (resource->kind != self->kind)
        continue;
      if (self->kind == LAYOVER_RESOURCE_ITEM)
        check_item (self, resource->entry);
      else
        check_test (self, resource->entry);
    }
}

static void
add_types (LayoverCliReport *report, LayoverContentPackage *package,
           const LayoverCliReportColumn *columns, guint n_columns)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GList) types = NULL;

  for (guint i = 0; i < layover_content_package_get_n_resources (package); i++)
    {
      const LayoverResource *resource = layover_content_package_get_resource (package, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, resource->type));

      g_hash_table_insert (counts, resource->type, GUINT_TO_POINTER (n + 1));
    }

  layover_cli_report_begin_table (report, "types", _ ("Types of resources"), columns, n_columns);
  types = g_list_sort (g_hash_table_get_keys (counts), (GCompareFunc) strcmp);
  for (GList *l = types; l != NULL; l = l->next)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, l->data));
      g_autofree char *count = g_strdup_printf ("%u", n);
      const char *cells[] = { l->data, count };

      layover_cli_report_add_row (report, cells);
    }
}

static LayoverExit
report_package (LayoverCli *cli, Check *self)
{
  g_autoptr (LayoverCliReport) report = layover_cli_report_new ();
  gboolean is_items = self->kind == LAYOVER_RESOURCE_ITEM;
  const LayoverCliReportColumn type_columns[] = {
    { "type", _ ("Type"), FALSE },
    { "count", _ ("Number"), TRUE },
  };
  const LayoverCliReportColumn columns[] = {
    { "file", _ ("File"), FALSE },
    { "identifier", _ ("Identifier"), FALSE },
    { "title", _ ("Title"), FALSE },
  };

  layover_cli_report_add (report, "package", _ ("Package"),
                          layover_content_package_get_identifier (self->package));
  layover_cli_report_add_int (report, "resources", _ ("Resources"),
                              layover_content_package_get_n_resources (self->package));
  add_types (report, self->package, type_columns, G_N_ELEMENTS (type_columns));
  layover_cli_report_begin_table (report, is_items ? "items" : "tests",
                                  is_items ? _ ("Items") : _ ("Tests"), columns,
                                  G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->found->len; i++)
    {
      const Found *found = self->found->pdata[i];
      const char *cells[] = { found->entry, found->identifier, found->title };

      layover_cli_report_add_row (report, cells);
    }

  return layover_cli_done (cli, report);
}

static LayoverExit
check_package (LayoverCli *cli, const char *path, LayoverResourceKind kind)
{
  g_auto (Check) check = { 0 };
  g_autoptr (GError) error = NULL;

  check_init (&check, kind);
  if (!open_package (&check, path, &error))
    return layover_cli_fail (cli, error);

  check_resources (&check);
  layover_cli_warn_all (cli, check.warnings);
  if (check.errors->len > 0)
    return layover_cli_fail_all (cli, check.errors);

  return report_package (cli, &check);
}

/**
 * layover_cli_check_argument:
 * @kind: %LAYOVER_RESOURCE_ITEM or %LAYOVER_RESOURCE_TEST
 * @check: for one file
 *
 * The whole of `item check` and `test check`: one file is for @check; of a package every such resource is read, all that
 * is wrong with any of them is told, and the package is refused for what cannot be scored or run.
 */
LayoverExit
layover_cli_check_argument (LayoverCli *cli, LayoverResourceKind kind, LayoverCliCheckFunc check)
{
  g_auto (GStrv) arguments = NULL;
  g_autofree char *root = NULL;
  g_autofree char *name = NULL;
  g_auto (LayoverCliQuestions) questions = { 0 };
  g_autoptr (GError) error = NULL;
  const GOptionEntry options[] = {
    { "root", 0, 0, G_OPTION_ARG_FILENAME, &root,
      N_ ("The folder that no reference leaves; otherwise the package of FILE, or its folder"),
      N_ ("DIR") },
    { NULL },
  };

  if (!layover_cli_parse (cli, options, 1, 1, &arguments))
    return LAYOVER_EXIT_USAGE;
  if (root == NULL && is_package (arguments[0]))
    return check_package (cli, arguments[0], kind);
  if (!layover_cli_questions_open_for (&questions, root, arguments[0], &name, &error))
    return layover_cli_fail (cli, error);

  return check (cli, &questions, name);
}
