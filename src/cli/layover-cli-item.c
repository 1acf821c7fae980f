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
#include "layover-item-run.h"
#include "layover-notation.h"

/* What `item score` was asked. */
typedef struct
{
  char *root;
  char *batch;
  char *responses;
  char *template_values;
  char *correct;
  gint64 seed;
} Score;

static void
score_clear (Score *score)
{
  g_free (score->root);
  g_free (score->batch);
  g_free (score->responses);
  g_free (score->template_values);
  g_free (score->correct);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Score, score_clear)

static gboolean
parse_optional (const char *text, JsonNode **node, GError **error)
{
  *node = text != NULL ? layover_notation_parse (text, error) : NULL;

  return text == NULL || *node != NULL;
}

static JsonNode *
score_texts (LayoverItem *item, const char *responses, const char *template_values,
             const char *correct, LayoverQuestionSource *folder, guint64 seed, GError **error)
{
  g_autoptr (JsonNode) given = layover_notation_parse (responses, error);
  g_autoptr (JsonNode) drawn = NULL;
  g_autoptr (JsonNode) drawn_correct = NULL;

  if (given == NULL || !parse_optional (template_values, &drawn, error)
      || !parse_optional (correct, &drawn_correct, error))
    return NULL;

  return layover_item_run (item, given, drawn, drawn_correct, folder, seed, error);
}

static JsonNode *
wrap_outcomes (JsonNode *outcomes)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_member (object, "outcomes", outcomes);

  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
score_row (LayoverCliTable *table, LayoverCliBatch *batch, GError **error)
{
  const char *name = layover_cli_table_get (table, "item", error);
  const char *responses = name != NULL ? layover_cli_table_get (table, "responses", error) : NULL;
  g_autoptr (LayoverItem) item = NULL;
  JsonNode *outcomes;

  if (responses == NULL)
    return NULL;

  item = layover_cli_questions_load_item (&batch->questions, name, error);
  if (item == NULL)
    return NULL;

  outcomes = score_texts (item, responses, layover_cli_table_peek (table, "template values"),
                          layover_cli_table_peek (table, "correct responses"),
                          batch->questions.root, batch->seed, error);

  return outcomes != NULL ? wrap_outcomes (outcomes) : NULL;
}

static LayoverExit
score_table (LayoverCli *cli, const Score *score)
{
  static const char *const columns[] = { "item", "responses", NULL };

  return layover_cli_answer_table (cli, score->batch, columns, score->root, (guint64) score->seed,
                                   score_row);
}

static void
add_outcomes (LayoverCliReport *report, JsonNode *outcomes)
{
  JsonObject *object = json_node_get_object (outcomes);
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *text = layover_notation_format (json_object_get_member (object, l->data));

      layover_cli_report_add (report, l->data, l->data, text);
    }
}

static LayoverExit
score_one (LayoverCli *cli, const Score *score, const char *file)
{
  g_auto (LayoverCliQuestions) questions = { 0 };
  g_autoptr (LayoverItem) item = NULL;
  g_autoptr (JsonNode) answer = NULL;
  g_autoptr (LayoverCliReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *line = NULL;
  JsonNode *outcomes = NULL;

  if (!layover_cli_questions_open_for (&questions, score->root, file, &name, &error))
    return layover_cli_fail (cli, error);

  item = layover_cli_questions_load_item (&questions, name, &error);
  if (item != NULL)
    outcomes = score_texts (item, score->responses, score->template_values, score->correct, NULL,
                            (guint64) score->seed, &error);
  if (outcomes == NULL)
    return layover_cli_fail (cli, error);

  answer = wrap_outcomes (outcomes);
  if (layover_cli_is_json (cli))
    {
      line = layover_notation_format (answer);
      puts (line);
      return LAYOVER_EXIT_DONE;
    }

  report = layover_cli_report_new ();
  add_outcomes (report, outcomes);

  return layover_cli_done (cli, report);
}

static LayoverExit
run_score (LayoverCli *cli)
{
  g_auto (GStrv) arguments = NULL;
  g_auto (Score) score = { .seed = 1 };
  /* JSON is UTF-8 whatever the locale, so it is taken byte by byte, as names of files are */
  const GOptionEntry options[] = {
    { "responses", 'r', 0, G_OPTION_ARG_FILENAME, &score.responses,
      N_ ("The responses: an object, or an array for successive attempts"), N_ ("JSON") },
    { "template", 't', 0, G_OPTION_ARG_FILENAME, &score.template_values,
      N_ ("Template variables that are not to be drawn"), N_ ("JSON") },
    { "correct", 'c', 0, G_OPTION_ARG_FILENAME, &score.correct,
      N_ ("Correct responses, in place of those that template processing comes to"), N_ ("JSON") },
    { "seed", 's', 0, G_OPTION_ARG_INT64, &score.seed,
      N_ ("Decides what is left to chance; 1 unless you say otherwise"), N_ ("NUMBER") },
    { "batch", 0, 0, G_OPTION_ARG_FILENAME, &score.batch,
      N_ ("Score every row of a table; “-” reads standard input"), N_ ("TABLE") },
    { "root", 0, 0, G_OPTION_ARG_FILENAME, &score.root,
      N_ ("The folder that names in the table start from and no reference leaves"), N_ ("DIR") },
    { NULL },
  };

  if (!layover_cli_parse (cli, options, 0, 1, &arguments))
    return LAYOVER_EXIT_USAGE;

  if ((arguments[0] != NULL) == (score.batch != NULL))
    return layover_cli_misuse (cli, _ ("Say which file, or which table with --batch=TABLE"));
  if (score.batch != NULL)
    return score_table (cli, &score);
  if (score.responses == NULL)
    return layover_cli_misuse (cli, _ ("What was answered? Say --responses=JSON"));

  return score_one (cli, &score, arguments[0]);
}

static void
add_interactions (LayoverCliReport *report, LayoverItem *item,
                  const LayoverCliReportColumn *columns, guint n_columns)
{
  layover_cli_report_begin_table (report, "interactions", _ ("Interactions"), columns, n_columns);
  for (guint i = 0; i < layover_item_get_n_interactions (item); i++)
    {
      LayoverInteraction *interaction = layover_item_get_interaction (item, i);
      g_autofree char *line = g_strdup_printf ("%u", layover_interaction_get_line (interaction));
      const char *cells[] = { layover_interaction_get_name (interaction),
                              layover_interaction_get_response_identifier (interaction), line };

      layover_cli_report_add_row (report, cells);
    }
}

static const char *
kind_to_string (LayoverDeclarationKind kind)
{
  static const char *const names[] = { "response", "outcome", "template" };

  return names[kind];
}

static void
add_variables (LayoverCliReport *report, LayoverItem *item, const LayoverCliReportColumn *columns,
               guint n_columns)
{
  layover_cli_report_begin_table (report, "variables", _ ("Variables"), columns, n_columns);
  for (guint i = 0; i < layover_item_get_n_declarations (item); i++)
    {
      const LayoverDeclaration *declaration = layover_item_get_declaration (item, i);
      LayoverCardinality cardinality = layover_declaration_get_cardinality (declaration);
      const char *cells[] = {
        layover_declaration_get_identifier (declaration),
        kind_to_string (layover_declaration_get_kind (declaration)),
        layover_cardinality_to_string (cardinality),
        layover_base_type_to_string (layover_declaration_get_base_type (declaration)),
      };

      layover_cli_report_add_row (report, cells);
    }
}

/* Everything that keeps the item from being given to a candidate. */
static GPtrArray *
list_warnings (LayoverItem *item)
{
  GPtrArray *faults = layover_item_get_faults (item);
  GPtrArray *remarks = layover_item_get_remarks (item);
  GPtrArray *warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  GError *why = NULL;

  for (guint i = 0; i < faults->len; i++)
    g_ptr_array_add (warnings, g_error_copy (faults->pdata[i]));
  for (guint i = 0; i < remarks->len; i++)
    g_ptr_array_add (warnings, g_error_copy (remarks->pdata[i]));
  if (faults->len == 0 && !layover_item_check_supported (item, &why))
    g_ptr_array_add (warnings, why);

  return warnings;
}

static LayoverExit
report_item (LayoverCli *cli, LayoverItem *item)
{
  g_autoptr (LayoverCliReport) report = layover_cli_report_new ();
  g_autoptr (GPtrArray) warnings = list_warnings (item);
  const LayoverCliReportColumn interaction_columns[] = {
    { "kind", _ ("Kind"), FALSE },
    { "response", _ ("Response"), FALSE },
    { "line", _ ("Line"), TRUE },
  };
  const LayoverCliReportColumn variable_columns[] = {
    { "identifier", _ ("Variable"), FALSE },
    { "kind", _ ("Kind"), FALSE },
    { "cardinality", _ ("Cardinality"), FALSE },
    { "base-type", _ ("Base type"), FALSE },
  };

  layover_cli_report_add (report, "identifier", _ ("Identifier"),
                          layover_item_get_identifier (item));
  layover_cli_report_add (report, "title", _ ("Title"), layover_item_get_title (item));
  layover_cli_report_add_flag (report, "adaptive", layover_item_is_adaptive (item),
                               _ ("It is adaptive: it may be attempted several times."));
  layover_cli_report_add_flag (report, "scorable", TRUE, _ ("It can be scored."));
  layover_cli_report_add_flag (report, "presentable", layover_item_check_supported (item, NULL),
                               _ ("It can be part of a course."));
  add_interactions (report, item, interaction_columns, G_N_ELEMENTS (interaction_columns));
  add_variables (report, item, variable_columns, G_N_ELEMENTS (variable_columns));
  layover_cli_warn_all (cli, warnings);

  return layover_cli_done (cli, report);
}

static LayoverExit
check_item (LayoverCli *cli, LayoverCliQuestions *questions, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverItem) item = layover_cli_questions_load_item (questions, name, &error);

  if (item == NULL || !layover_item_check_rules (item, &error))
    return layover_cli_fail (cli, error);
  layover_cli_questions_read_item_texts (questions, name, item);

  return report_item (cli, item);
}

static LayoverExit
run_check (LayoverCli *cli)
{
  return layover_cli_check_argument (cli, LAYOVER_RESOURCE_ITEM, check_item);
}

const LayoverCommand layover_item_commands[] = {
  {
      "item check",
      "FILE",
      N_ ("Read a question in the QTI format and say what is in it"),
      N_ ("Refuses what cannot be scored, with the line. Warns about what can be scored but not be "
          "shown to a\n"
          "candidate. FILE may be a content package, as a folder or a ZIP file, whose questions "
          "are "
          "all read. A file\n"
          "in one is named “package.zip!items/q1.xml”.\n"
          "\n"
          "Examples:\n"
          "  layoverctl item check items/q1.xml\n"
          "  layoverctl item check questions.zip\n"
          "  layoverctl item check questions.zip!items/q1.xml --json"),
      run_check,
  },
  {
      "item score",
      "[FILE]",
      N_ ("Score responses to a question in the QTI format"),
      N_ ("Values are written as layoverctl-item(1) says. With --batch every row of a table is "
          "scored: columns\n"
          "are separated by tabs and named in the first line, and “item” and “responses” are "
          "needed; “template\n"
          "values” and “correct responses” are used where they are. Each row is answered by one "
          "line of JSON.\n"
          "\n"
          "Examples:\n"
          "  layoverctl item score items/q1.xml --responses='{\"RESPONSE\": \"B\"}'\n"
          "  layoverctl item score items/q2.xml --responses='{\"RESPONSE\": [\"A\", \"C\"]}' "
          "--json\n"
          "  layoverctl item score items/q3.xml --responses='{\"RESPONSE\": {\"file\": "
          "\"plan.pdf\"}}'\n"
          "  layoverctl item score --batch=table.tsv --root=questions"),
      run_score,
  },
  { NULL },
};
