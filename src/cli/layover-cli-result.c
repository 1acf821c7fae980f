/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layoverctl"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-age.h"
#include "layover-cli.h"
#include "layover-commands.h"
#include "layover-error.h"
#include "layover-rescore.h"
#include "layover-result-export.h"
#include "layover-result-files.h"
#include "layover-result.h"
#include "layover-text.h"

static GPtrArray *
load_identities (char **paths, GError **error)
{
  g_autoptr (GPtrArray)
      identities = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_age_identity_free);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      LayoverAgeIdentity *identity = layover_age_identity_load (paths[i], error);

      if (identity == NULL)
        {
          layover_error_add_file (error, paths[i]);
          return NULL;
        }
      g_ptr_array_add (identities, identity);
    }

  return g_steal_pointer (&identities);
}

static LayoverResult *
open_result (const char *path, char **identity_paths, GError **error)
{
  g_autoptr (GPtrArray) identities = load_identities (identity_paths, error);
  g_autoptr (LayoverContainer) container = NULL;
  LayoverResult *result = NULL;

  if (identities == NULL)
    return NULL;

  container = layover_container_open (path, TRUE, error);
  if (container != NULL)
    result = layover_result_open (container, identities, error);
  if (result == NULL)
    layover_error_add_file (error, path);

  return result;
}

static void
add_field (LayoverCliReport *report, LayoverResult *result, const char *member, const char *label,
           LayoverResultField field)
{
  layover_cli_report_add (report, member, label, layover_result_get_value (result, field));
}

static void
add_fields (LayoverCliReport *report, LayoverResult *result)
{
  g_autofree char *attempt_code = layover_result_dup_attempt_code (result);
  g_autofree char *end_code = layover_result_dup_end_code (result);
  g_autofree char *device = layover_public_key_format (layover_result_get_device (result));

  add_field (report, result, "learner", _ ("Learner"), LAYOVER_RESULT_LEARNER);
  add_field (report, result, "name", _ ("Name"), LAYOVER_RESULT_NAME);
  add_field (report, result, "org", _ ("Organisation"), LAYOVER_RESULT_ORG);
  add_field (report, result, "course", _ ("Course"), LAYOVER_RESULT_COURSE);
  add_field (report, result, "exam", _ ("Exam"), LAYOVER_RESULT_EXAM);
  add_field (report, result, "form", _ ("Form"), LAYOVER_RESULT_FORM);
  add_field (report, result, "session", _ ("Session"), LAYOVER_RESULT_SESSION);
  add_field (report, result, "attempt", _ ("Attempt"), LAYOVER_RESULT_ATTEMPT);
  add_field (report, result, "paper", _ ("Paper"), LAYOVER_RESULT_PAPER);
  add_field (report, result, "bundle", _ ("Bundle"), LAYOVER_RESULT_BUNDLE);
  layover_cli_report_add (report, "device", _ ("Device"), device);
  layover_cli_report_add_time (report, "submitted", _ ("Handed in"),
                               layover_result_get_statement (result)->created_s);
  layover_cli_report_add (report, "attempt-code", _ ("Attempt code"), attempt_code);
  layover_cli_report_add (report, "end-code", _ ("End code"), end_code);
  layover_cli_report_add (report, "digest", _ ("Digest"), layover_result_get_digest (result));
}

static void
add_score (LayoverCliReport *report, LayoverResult *result)
{
  gint64 used_ms = layover_event_log_get_time_used_ms (layover_result_get_log (result));
  double score;
  double max_score;

  layover_cli_report_add_int (report, "seconds-used", _ ("Seconds used"), used_ms / 1000);
  add_field (report, result, "pass-percent", _ ("Pass mark in %"), LAYOVER_RESULT_PASS_PERCENT);

  if (!layover_result_get_score (result, &score, &max_score))
    {
      layover_cli_report_add (report, "score", NULL, NULL);
      layover_cli_report_add (report, "max-score", NULL, NULL);
      layover_cli_report_add (report, "passed", NULL, NULL);
      layover_cli_report_say (report, _ ("It is not scored yet."));
      return;
    }

  layover_cli_report_add_number (report, "score", _ ("Score"), score);
  layover_cli_report_add_number (report, "max-score", _ ("Of"), max_score);
  layover_cli_report_add_flag (report, "passed", layover_result_is_passed (result), NULL);
  layover_cli_report_say (report, layover_result_is_passed (result)
                                      ? _ ("Passed, by the pass mark that was shown.")
                                      : _ ("Not passed, by the pass mark that was shown."));
}

static char *
join_value (LayoverValue *value)
{
  g_auto (GStrv) texts = value != NULL ? layover_value_to_strings (value) : NULL;

  return texts != NULL ? g_strjoinv (" ", texts) : NULL;
}

/* The variables that QTI gives every item and that say nothing about the answer. */
static gboolean
is_built_in (const char *variable)
{
  static const char *const names[] = { "numAttempts", "duration", "completionStatus", NULL };

  return g_strv_contains (names, variable);
}

static void
add_item_rows (LayoverCliReport *report, const LayoverAssessmentResult *found, guint i)
{
  const char *item = layover_assessment_result_get_item_identifier (found, i);
  const char *const *variables = layover_assessment_result_get_item_variables (found, i);

  for (guint k = 0; variables[k] != NULL; k++)
    {
      g_autofree char *value = join_value (
          layover_assessment_result_get_item_value (found, i, variables[k]));
      const char *cells[] = { item, variables[k], value };

      if (is_built_in (variables[k]))
        layover_cli_report_add_row_for_scripts (report, cells);
      else
        layover_cli_report_add_row (report, cells);
    }
}

static void
add_items (LayoverCliReport *report, LayoverResult *result, const LayoverCliReportColumn *columns,
           guint n_columns)
{
  const LayoverAssessmentResult *found = layover_result_get_report (result);

  layover_cli_report_begin_table (report, "items", _ ("Items"), columns, n_columns);
  for (guint i = 0; i < layover_assessment_result_get_n_items (found); i++)
    add_item_rows (report, found, i);
}

static void
add_file_row (LayoverCliReport *report, const LayoverResultFile *file)
{
  g_autofree char *size = g_strdup_printf ("%" G_GSIZE_FORMAT, file->label->size_bytes);
  g_autofree char *written_as = layover_result_file_dup_safe_name (file);
  const char *cells[] = { file->item,        file->response, file->label->name,
                          file->label->type, size,           written_as };

  layover_cli_report_add_row (report, cells);
}

static void
add_files (LayoverCliReport *report, LayoverResult *result, const LayoverCliReportColumn *columns,
           guint n_columns)
{
  GPtrArray *files = layover_result_get_files (result);

  layover_cli_report_begin_table (report, "files", _ ("Files"), columns, n_columns);
  for (guint i = 0; i < files->len; i++)
    add_file_row (report, files->pdata[i]);
}

static void
add_event_row (LayoverCliReport *report, const LayoverEvent *event)
{
  g_autofree char *n = g_strdup_printf ("%" G_GINT64_FORMAT, event->n);
  g_autofree char *time = layover_time_format (event->utc_s);
  g_autofree char *ms = event->ms != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, event->ms) : NULL;
  g_autofree char *value = event->value != NULL ? g_strjoinv (" ", event->value) : NULL;
  const char *cells[] = {
    n, time, layover_event_kind_to_string (event->kind), event->item, event->response, value, ms
  };

  layover_cli_report_add_row (report, cells);
}

static void
add_events (LayoverCliReport *report, LayoverResult *result, const LayoverCliReportColumn *columns,
            guint n_columns)
{
  LayoverEventLog *log = layover_result_get_log (result);
  guint n_events = layover_event_log_get_n_events (log);
  g_autofree char *head = layover_event_log_dup_head_hex (log);

  layover_cli_report_add (report, "head", _ ("Chain ends in"), head);
  layover_cli_report_begin_table (report, "events", _ ("Events"), columns, n_columns);
  for (guint i = 0; i < n_events; i++)
    add_event_row (report, layover_event_log_get_event (log, i));
}

/* FALSE also when there is a bundle and the result does not follow from it. */
static gboolean
rescore (LayoverResult *result, const char *bundle, GError **error)
{
  g_autoptr (LayoverContainer) container = NULL;

  if (bundle == NULL)
    return TRUE;

  container = layover_container_open (bundle, TRUE, error);
  return container != NULL && layover_rescore (result, container, error);
}

static LayoverExit
report_result (LayoverCli *cli, LayoverResult *result, gboolean is_rescored)
{
  g_autoptr (LayoverCliReport) report = layover_cli_report_new ();
  const LayoverCliReportColumn item_columns[] = {
    { "item", _ ("Item"), FALSE },
    { "variable", _ ("Variable"), FALSE },
    { "value", _ ("Value"), FALSE },
  };
  const LayoverCliReportColumn file_columns[] = {
    { "item", _ ("Item"), FALSE }, { "response", _ ("Response"), FALSE },
    { "name", _ ("Name"), FALSE }, { "type", _ ("Type"), FALSE },
    { "size", _ ("Bytes"), TRUE }, { "written-as", _ ("Written as"), FALSE },
  };
  const LayoverCliReportColumn event_columns[] = {
    { "n", _ ("No."), TRUE },
    { "time", _ ("Time"), FALSE },
    { "kind", _ ("Event"), FALSE },
    { "item", _ ("Item"), FALSE },
    { "response", _ ("Response"), FALSE },
    { "value", _ ("Value"), FALSE },
    { "ms", _ ("Milliseconds"), TRUE },
  };

  layover_cli_report_add_flag (
      report, "accepted", TRUE,
      _ ("Signed by the device it names, sealed and readable fields agree, and the "
         "chain of events is whole."));
  layover_cli_report_add_flag (
      report, "rescored", is_rescored,
      _ ("Scored again from the paper: the report is what the answers come to."));
  add_fields (report, result);
  add_score (report, result);
  add_items (report, result, item_columns, G_N_ELEMENTS (item_columns));
  if (layover_result_get_files (result)->len > 0)
    add_files (report, result, file_columns, G_N_ELEMENTS (file_columns));
  add_events (report, result, event_columns, G_N_ELEMENTS (event_columns));

  return layover_cli_done (cli, report);
}

static LayoverExit
run_open (LayoverCli *cli)
{
  g_auto (GStrv) arguments = NULL;
  g_auto (GStrv) identities = NULL;
  g_autofree char *bundle = NULL;
  g_autofree char *files = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverResult) result = NULL;
  const GOptionEntry options[] = {
    { "identity", 'i', 0, G_OPTION_ARG_FILENAME_ARRAY, &identities,
      N_ ("The collection's identity; may be repeated"), N_ ("FILE") },
    { "bundle", 'b', 0, G_OPTION_ARG_FILENAME, &bundle,
      N_ ("Score it again from this bundle, which the exam was in"), N_ ("FILE") },
    { "files", 'f', 0, G_OPTION_ARG_FILENAME, &files,
      N_ ("Write the files that were handed in to this folder, which must not be there yet"),
      N_ ("FOLDER") },
    { NULL },
  };

  if (!layover_cli_parse (cli, options, 1, 1, &arguments))
    return LAYOVER_EXIT_USAGE;
  if (identities == NULL)
    return layover_cli_misuse (cli, _ ("Opened by whom? Say --identity=FILE"));

  result = open_result (arguments[0], identities, &error);
  if (result == NULL)
    return layover_cli_fail (cli, error);

  if (!rescore (result, bundle, &error))
    {
      layover_error_add_file (&error, arguments[0]);
      return layover_cli_fail (cli, error);
    }

  if (files != NULL && !layover_result_export_files (result, files, &error))
    return layover_cli_fail (cli, error);

  return report_result (cli, result, bundle != NULL);
}

const LayoverCommand layover_result_commands[] = {
  {
      "result open",
      "FILE",
      N_ ("Open a results file and show everything in it"),
      N_ ("Checks the signature of the device, that sealed and readable fields agree, and the "
          "whole chain of\n"
          "events again; then shows who sat what, the score, every response and every event. With "
          "--bundle\n"
          "the paper is scored again.\n"
          "\n"
          "Examples:\n"
          "  layoverctl result open result.layover --identity=keys/collection.identity\n"
          "  layoverctl result open result.layover -i keys/collection.identity --json\n"
          "  layoverctl result open result.layover -i keys/collection.identity --files=handed-in"),
      run_open,
  },
  { NULL },
};
