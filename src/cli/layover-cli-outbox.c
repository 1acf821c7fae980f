/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layoverctl"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-cli-data.h"
#include "layover-cli.h"
#include "layover-commands.h"
#include "layover-error.h"
#include "layover-text.h"

static const char *
state_to_string (LayoverOutboxState state)
{
  switch (state)
    {
    case LAYOVER_OUTBOX_NOT_MADE:
      return "not-made";
    case LAYOVER_OUTBOX_EXPORTED:
      return "exported";
    case LAYOVER_OUTBOX_NOT_EXPORTED:
    default:
      return "not-exported";
    }
}

static void
add_item_row (LayoverCliReport *report, LayoverOutboxItem *item)
{
  gint64 exported_s = layover_outbox_item_get_exported_s (item);
  g_autofree char *submitted = layover_time_format (layover_outbox_item_get_submitted_s (item));
  g_autofree char *exported = exported_s != 0 ? layover_time_format (exported_s) : NULL;
  g_autofree char *end_code = layover_outbox_item_dup_end_code (item);
  const char *cells[] = {
    layover_outbox_item_get_attempt (item),
    layover_outbox_item_get_title (item),
    submitted,
    state_to_string (layover_outbox_item_get_state (item)),
    exported,
    layover_outbox_item_get_exported_to (item),
    end_code,
  };

  layover_cli_report_add_row (report, cells);
}

static LayoverExit
run_list (LayoverCli *cli)
{
  const LayoverCliReportColumn columns[] = {
    { "attempt", _ ("Attempt"), FALSE },     { "title", _ ("Exam"), FALSE },
    { "submitted", _ ("Handed in"), FALSE }, { "state", _ ("State"), FALSE },
    { "exported", _ ("Exported"), FALSE },   { "exported-to", _ ("To"), FALSE },
    { "end-code", _ ("End code"), FALSE },
  };
  g_auto (GStrv) arguments = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverLibrary) library = NULL;
  g_autoptr (LayoverCliReport) report = NULL;
  GListModel *outbox;
  const GOptionEntry options[] = {
    LAYOVER_CLI_DATA_OPTION (&folder),
    { NULL },
  };

  if (!layover_cli_parse (cli, options, 0, 0, &arguments))
    return LAYOVER_EXIT_USAGE;

  library = layover_cli_open_library (folder, &error);
  if (library == NULL)
    return layover_cli_fail (cli, error);

  outbox = layover_library_get_outbox (library);
  report = layover_cli_report_new ();
  if (g_list_model_get_n_items (outbox) == 0)
    layover_cli_report_say (report, _ ("The outbox is empty."));
  layover_cli_report_begin_table (report, "results", NULL, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < g_list_model_get_n_items (outbox); i++)
    {
      g_autoptr (LayoverOutboxItem) item = g_list_model_get_item (outbox, i);

      add_item_row (report, item);
    }

  return layover_cli_done (cli, report);
}

/* A folder takes the file under its usual name; anything else is the name. */
static char *
dup_target (LayoverOutboxItem *item, const char *given)
{
  g_autofree char *name = layover_outbox_item_dup_file_name (item);

  if (given == NULL)
    return g_steal_pointer (&name);

  return g_file_test (given, G_FILE_TEST_IS_DIR) ? g_build_filename (given, name, NULL)
                                                 : g_strdup (given);
}

static LayoverExit
report_exported (LayoverCli *cli, LayoverOutboxItem *item, const char *path)
{
  g_autoptr (LayoverCliReport) report = layover_cli_report_new ();
  g_autofree char *end_code = layover_outbox_item_dup_end_code (item);

  layover_cli_report_add (report, "attempt", _ ("Attempt"), layover_outbox_item_get_attempt (item));
  layover_cli_report_add (report, "title", _ ("Exam"), layover_outbox_item_get_title (item));
  layover_cli_report_add (report, "file", _ ("Results file"), path);
  layover_cli_report_add (report, "digest", _ ("Digest"), layover_outbox_item_get_digest (item));
  layover_cli_report_add (report, "end-code", _ ("End code"), end_code);

  return layover_cli_done (cli, report);
}

static LayoverExit
export_item (LayoverCli *cli, LayoverLibrary *library, const char *attempt, const char *given)
{
  LayoverOutboxItem *item = layover_library_find_outbox_item (library, attempt);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *place = NULL;

  if (item == NULL)
    {
      layover_set_error (&error, LAYOVER_ERROR_NO_SUCH_RESULT, NULL,
                         _ ("There is no result “%s” in the outbox"), attempt);
      return layover_cli_fail (cli, error);
    }

  path = dup_target (item, given);
  place = g_path_get_dirname (path);
  if (!layover_library_export (library, item, path, place, &error))
    return layover_cli_fail (cli, error);

  return report_exported (cli, item, path);
}

static LayoverExit
run_export (LayoverCli *cli)
{
  g_auto (GStrv) arguments = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverLibrary) library = NULL;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("A folder, or the name of the new file"), N_ ("PATH") },
    LAYOVER_CLI_DATA_OPTION (&folder),
    { NULL },
  };

  if (!layover_cli_parse (cli, options, 1, 1, &arguments))
    return LAYOVER_EXIT_USAGE;

  library = layover_cli_open_library (folder, &error);
  if (library == NULL)
    return layover_cli_fail (cli, error);

  return export_item (cli, library, arguments[0], output);
}

const LayoverCommand layover_outbox_commands[] = {
  {
      "outbox list",
      "",
      N_ ("List the results on this computer"),
      N_ ("Examples:\n"
          "  layoverctl outbox list\n"
          "  layoverctl outbox list --json"),
      run_list,
  },
  {
      "outbox export",
      "ATTEMPT",
      N_ ("Write a results file"),
      N_ ("Writes the results of ATTEMPT, as often as you like and the same bytes every time. A "
          "file that is\n"
          "there already is never replaced.\n"
          "\n"
          "Examples:\n"
          "  layoverctl outbox export 0123456789abcdef0123456789abcdef --output=/media/stick"),
      run_export,
  },
  { NULL },
};
