/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layoverctl"

#include "config.h"

#include <stdio.h>

#include <glib/gi18n.h>

#include "layover-cli-package.h"
#include "layover-cli-table.h"
#include "layover-cli.h"
#include "layover-commands.h"
#include "layover-notation.h"
#include "layover-test-run.h"
#include "layover-text.h"

/* What `test run` was asked. */
typedef struct
{
  char *root;
  char *batch;
  char *script;
  gint64 seed;
} Run;

static void
run_clear (Run *run)
{
  g_free (run->root);
  g_free (run->batch);
  g_free (run->script);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static JsonNode *
run_text (LayoverTest *test, const char *script, LayoverQuestionSource *folder, guint64 seed,
          GPtrArray *unused, GError **error)
{
  g_autoptr (JsonNode) node = layover_notation_parse (script, error);

  return node != NULL ? layover_test_run (test, node, folder, seed, unused, error) : NULL;
}

static JsonNode *
run_row (LayoverCliTable *table, LayoverCliBatch *batch, GError **error)
{
  const char *name = layover_cli_table_get (table, "test", error);
  const char *script = name != NULL ? layover_cli_table_get (table, "script", error) : NULL;
  g_autoptr (LayoverTest) test = NULL;

  if (script == NULL)
    return NULL;

  test = layover_cli_questions_load_test (&batch->questions, name, error);

  return test != NULL ? run_text (test, script, batch->questions.root, batch->seed, NULL, error)
                      : NULL;
}

static LayoverExit
run_table (LayoverCli *cli, const Run *run)
{
  static const char *const columns[] = { "test", "script", NULL };

  return layover_cli_answer_table (cli, run->batch, columns, run->root, (guint64) run->seed,
                                   run_row);
}

static void
add_outcomes (LayoverCliReport *report, const char *owner, JsonObject *outcomes)
{
  g_autoptr (GList) names = json_object_get_members (outcomes);

  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *text = layover_notation_format (json_object_get_member (outcomes, l->data));
      const char *cells[] = { owner, l->data, text };

      layover_cli_report_add_row (report, cells);
    }
}

static LayoverExit
report_run (LayoverCli *cli, JsonObject *answer)
{
  g_autoptr (LayoverCliReport) report = layover_cli_report_new ();
  JsonObject *items = json_object_get_object_member (answer, "items");
  JsonArray *visited = json_object_get_array_member (answer, "visited");
  JsonArray *route = json_object_get_array_member (answer, "route");
  const LayoverCliReportColumn columns[] = {
    { "item", _ ("Item"), FALSE },
    { "variable", _ ("Variable"), FALSE },
    { "value", _ ("Value"), FALSE },
  };

  layover_cli_report_add_int (report, "items", _ ("Items"), json_array_get_length (route));
  layover_cli_report_add_int (report, "visited", _ ("Visited"), json_array_get_length (visited));
  layover_cli_report_begin_table (report, "outcomes", _ ("Outcomes"), columns,
                                  G_N_ELEMENTS (columns));
  for (guint i = 0; i < json_array_get_length (visited); i++)
    {
      const char *name = json_array_get_string_element (visited, i);

      add_outcomes (report, name, json_object_get_object_member (items, name));
    }
  add_outcomes (report, _ ("Test"), json_object_get_object_member (answer, "test"));

  return layover_cli_done (cli, report);
}

static void
warn_unused (GPtrArray *unused)
{
  for (guint i = 0; i < unused->len; i++)
    {
      g_autofree char *name = layover_text_escape (unused->pdata[i]);

      /* Translators: %s is the name of a question in a script */
      g_printerr (_ ("Warning: the way through the test does not lead to “%s”"), name);
      g_printerr ("\n");
    }
}

static LayoverExit
run_one (LayoverCli *cli, const Run *run, const char *file)
{
  g_auto (LayoverCliQuestions) questions = { 0 };
  g_autoptr (GPtrArray) unused = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LayoverTest) test = NULL;
  g_autoptr (JsonNode) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *line = NULL;

  if (!layover_cli_questions_open_for (&questions, run->root, file, &name, &error))
    return layover_cli_fail (cli, error);

  test = layover_cli_questions_load_test (&questions, name, &error);
  if (test != NULL)
    answer = run_text (test, run->script, NULL, (guint64) run->seed, unused, &error);
  if (answer == NULL)
    return layover_cli_fail (cli, error);

  warn_unused (unused);
  if (!layover_cli_is_json (cli))
    return report_run (cli, json_node_get_object (answer));

  line = layover_notation_format (answer);
  puts (line);

  return LAYOVER_EXIT_DONE;
}

static LayoverExit
run_run (LayoverCli *cli)
{
  g_auto (GStrv) arguments = NULL;
  g_auto (Run) run = { .seed = 1 };
  /* JSON is UTF-8 whatever the locale, so it is taken byte by byte, as names of files are */
  const GOptionEntry options[] = {
    { "script", 0, 0, G_OPTION_ARG_FILENAME, &run.script,
      N_ ("What is answered: an object with “steps”"), N_ ("JSON") },
    { "seed", 's', 0, G_OPTION_ARG_INT64, &run.seed,
      N_ ("Decides what is left to chance; 1 unless you say otherwise"), N_ ("NUMBER") },
    { "batch", 0, 0, G_OPTION_ARG_FILENAME, &run.batch,
      N_ ("Run every row of a table; “-” reads standard input"), N_ ("TABLE") },
    { "root", 0, 0, G_OPTION_ARG_FILENAME, &run.root,
      N_ ("The folder that names in the table start from and no reference leaves"), N_ ("DIR") },
    { NULL },
  };

  if (!layover_cli_parse (cli, options, 0, 1, &arguments))
    return LAYOVER_EXIT_USAGE;

  if ((arguments[0] != NULL) == (run.batch != NULL))
    return layover_cli_misuse (cli, _ ("Say which file, or which table with --batch=TABLE"));
  if (run.batch != NULL)
    return run_table (cli, &run);
  if (run.script == NULL)
    return layover_cli_misuse (cli, _ ("What was answered? Say --script=JSON"));

  return run_one (cli, &run, arguments[0]);
}

/* What is to be said of the test: its own faults and extensions, and the first fault of an item. */
static GPtrArray *
list_warnings (LayoverTest *test)
{
  GPtrArray *faults = layover_test_get_faults (test);
  GPtrArray *remarks = layover_test_get_remarks (test);
  GPtrArray *warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  GError *why = NULL;

  for (guint i = 0; i < faults->len; i++)
    g_ptr_array_add (warnings, g_error_copy (faults->pdata[i]));
  for (guint i = 0; i < remarks->len; i++)
    g_ptr_array_add (warnings, g_error_copy (remarks->pdata[i]));
  if (faults->len == 0 && !layover_test_check_supported (test, &why))
    g_ptr_array_add (warnings, why);

  return warnings;
}

static LayoverExit
report_test (LayoverCli *cli, LayoverTest *test)
{
  g_autoptr (LayoverCliReport) report = layover_cli_report_new ();
  g_autoptr (GPtrArray) warnings = list_warnings (test);
  const LayoverCliReportColumn columns[] = {
    { "file", _ ("File"), FALSE },
    { "identifier", _ ("Identifier"), FALSE },
    { "title", _ ("Title"), FALSE },
  };

  layover_cli_report_add (report, "identifier", _ ("Identifier"),
                          layover_test_get_identifier (test));
  layover_cli_report_add (report, "title", _ ("Title"), layover_test_get_title (test));
  layover_cli_report_add_int (report, "time-limit", _ ("Time limit in seconds"),
                              layover_test_get_time_limit_s (test));
  layover_cli_report_add_int (report, "drawn", _ ("Items in a form"),
                              layover_test_count_drawn_items (test));
  layover_cli_report_add_flag (report, "presentable", layover_test_check_supported (test, NULL),
                               _ ("It can be part of a course."));
  layover_cli_report_begin_table (report, "items", _ ("Items"), columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < layover_test_get_n_items (test); i++)
    {
      LayoverItem *item = layover_test_get_item (test, i);
      const char *cells[] = { layover_item_get_entry (item), layover_item_get_identifier (item),
                              layover_item_get_title (item) };

      layover_cli_report_add_row (report, cells);
    }
  layover_cli_warn_all (cli, warnings);

  return layover_cli_done (cli, report);
}

static LayoverExit
check_test (LayoverCli *cli, LayoverCliQuestions *questions, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverTest) test = layover_cli_questions_load_test (questions, name, &error);

  if (test == NULL)
    return layover_cli_fail (cli, error);
  layover_cli_questions_read_test_texts (questions, name, test);

  return report_test (cli, test);
}

static LayoverExit
run_check (LayoverCli *cli)
{
  return layover_cli_check_argument (cli, LAYOVER_RESOURCE_TEST, check_test);
}

const LayoverCommand layover_test_commands[] = {
  {
      "test check",
      "FILE",
      N_ ("Read a test in the QTI format with all its sections and questions"),
      N_ ("References are followed inside the content package that FILE is in, else inside its "
          "folder, "
          "or inside\n"
          "--root. Refuses what cannot be run, with the file and the line. FILE may be a content "
          "package, as a\n"
          "folder or a ZIP file, whose tests are all read.\n"
          "\n"
          "Examples:\n"
          "  layoverctl test check exams/written/test.xml\n"
          "  layoverctl test check questions.zip\n"
          "  layoverctl test check questions/tests/spring.xml --root=questions --json"),
      run_check,
  },
  {
      "test run",
      "[FILE]",
      N_ ("Go through a test in the QTI format by a script"),
      N_ ("Scripts and answers are written as layoverctl-test(1) says. With --batch every row of a "
          "table is run:\n"
          "columns are separated by tabs and named in the first line, and “test” and “script” are "
          "needed. Each\n"
          "row is answered by one line of JSON.\n"
          "\n"
          "Examples:\n"
          "  layoverctl test run test.xml --script='{\"steps\": [{\"item\": \"Q1.1\",\n"
          "      \"responses\": {\"RESPONSE\": \"B\"}}]}'\n"
          "  layoverctl test run --batch=table.tsv --root=questions"),
      run_run,
  },
  { NULL },
};
