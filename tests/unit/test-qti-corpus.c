/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-error.h"
#include "qti-corpus.h"

/*
 * Other people's items, and what three engines make of them. Where these agree, so do we. Where they do not, where only
 * one of them could process a row, and where we refuse the item, tests/data/qti/decisions.tsv says on whose side we are
 * and by which rule; docs/qti-decisions.md explains the rules. Each row is run, and none is left out in silence.
 */

#define MIN_EQUAL_ROWS 5536

/* Scores by a draw of its own while responses are processed, so another engine's score is no model for ours. */
#define DRAWS_WHILE_SCORING "adaptive_template.xml"

typedef struct
{
  const char *name;
  guint n_rows;
  guint n_equal;
  guint n_decided;
  guint n_refused;
} Tally;

typedef struct
{
  GHashTable *found; /* "table\titem\tverdict" → how often */
  LayoverItem *item;
  GError *refusal;
  char *name;
} Run;

static void
run_clear (Run *run)
{
  g_hash_table_unref (run->found);
  g_clear_object (&run->item);
  g_clear_error (&run->refusal);
  g_free (run->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
run_init (Run *run)
{
  *run = (Run){ .found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
}

/* Rows of the same item follow each other. */
static LayoverItem *
load (Run *run, const char *name)
{
  if (g_strcmp0 (run->name, name) == 0)
    return run->item;

  g_free (run->name);
  run->name = g_strdup (name);
  g_clear_object (&run->item);
  g_clear_error (&run->refusal);
  run->item = corpus_load_item (name, &run->refusal);
  if (run->item != NULL && !layover_item_check_rules (run->item, &run->refusal))
    g_clear_object (&run->item);

  return run->item;
}

static void
note_refused (Run *run, Tally *tally, const char *item)
{
  g_autofree char *verdict = NULL;

  if (run->refusal != NULL)
    verdict = g_strdup_printf ("refused LV%d", run->refusal->code);
  else
    verdict = g_strdup ("no such response");
  corpus_note (run->found, tally->name, item, verdict);
  tally->n_refused++;
}

static LayoverItemSession *
answer (Run *run, Tally *tally, const char *name, const char *responses)
{
  LayoverItem *item = load (run, name);
  g_autoptr (LayoverItemSession) session = NULL;
  g_autoptr (JsonNode) node = json_from_string (responses, NULL);

  tally->n_rows++;
  if (item != NULL)
    session = layover_item_session_new (item, 1);
  if (session != NULL && corpus_give_and_process (session, node))
    return g_steal_pointer (&session);

  note_refused (run, tally, name);

  return NULL;
}

/* A row with one expected answer. */
static void
run_row (Run *run, Tally *tally, GStrv cells)
{
  g_autoptr (LayoverItemSession) session = answer (run, tally, cells[0], cells[1]);
  g_autoptr (JsonNode) expected = json_from_string (cells[2], NULL);
  g_autofree char *difference = NULL;

  if (session == NULL)
    return;

  difference = corpus_dup_difference (session, json_node_get_object (expected));
  if (difference == NULL)
    {
      tally->n_equal++;
      return;
    }

  g_test_message ("%s with %s: %s (%s)", cells[0], cells[1], difference, cells[3]);
  corpus_note (run->found, tally->name, cells[0], "otherwise");
  tally->n_decided++;
}

/* A row on which the engines are divided. */
static void
run_disputed_row (Run *run, Tally *tally, GStrv cells)
{
  g_autoptr (LayoverItemSession) session = answer (run, tally, cells[0], cells[1]);
  g_autoptr (JsonNode) expected = json_from_string (cells[2], NULL);
  g_autoptr (GList) engines = json_object_get_members (json_node_get_object (expected));
  g_autoptr (GString) verdict = g_string_new ("as");
  guint n_with = 0;

  if (session == NULL)
    return;

  for (GList *l = engines; l != NULL; l = l->next)
    {
      JsonNode *outcomes = json_object_get_member (json_node_get_object (expected), l->data);
      g_autofree char *difference = NULL;

      if (!JSON_NODE_HOLDS_OBJECT (outcomes))
        continue;
      difference = corpus_dup_difference (session, json_node_get_object (outcomes));
      if (difference != NULL)
        continue;
      g_string_append_printf (verdict, " %s", (char *) l->data);
      n_with++;
    }

  if (n_with == 0)
    g_string_append (verdict, " none");
  corpus_note (run->found, tally->name, cells[0], verdict->str);
  if (n_with > 1)
    tally->n_equal++;
  else
    tally->n_decided++;
}

static void
run_template_row (Run *run, Tally *tally, GStrv cells)
{
  LayoverItem *item = load (run, cells[0]);
  g_autoptr (LayoverItemSession) session = NULL;
  g_autoptr (JsonNode) values = json_from_string (cells[1], NULL);
  g_autoptr (JsonNode) correct = json_from_string (cells[2], NULL);
  g_autoptr (JsonNode) responses = json_from_string (cells[3], NULL);
  g_autoptr (JsonNode) expected = json_from_string (cells[4], NULL);
  g_autofree char *difference = NULL;

  tally->n_rows++;
  if (item != NULL)
    {
      session = layover_item_session_new (item, 1);
      corpus_put_template_values (session, json_node_get_object (values), FALSE);
      corpus_put_template_values (session, json_node_get_object (correct), TRUE);
    }
  if (session == NULL || !corpus_give_and_process (session, responses))
    {
      note_refused (run, tally, cells[0]);
      return;
    }

  difference = corpus_dup_difference (session, json_node_get_object (expected));
  if (difference == NULL)
    {
      tally->n_equal++;
      return;
    }

  if (!g_str_has_suffix (cells[0], DRAWS_WHILE_SCORING))
    g_test_message ("%s with %s, %s: %s", cells[0], cells[1], cells[3], difference);
  corpus_note (run->found, tally->name, cells[0], "otherwise");
  tally->n_decided++;
}

typedef void (*RowFunc) (Run *run, Tally *tally, GStrv cells);

static void
run_table (Run *run, Tally *tally, GPtrArray *rows, const char *oracle, RowFunc func)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GStrv cells = rows->pdata[i];

      if (oracle == NULL || g_str_has_prefix (cells[3], oracle))
        func (run, tally, cells);
    }

  g_test_message ("%-10s %6u rows %6u equal %6u decided otherwise %6u refused", tally->name,
                  tally->n_rows, tally->n_equal, tally->n_decided, tally->n_refused);
}

static void
test_corpus_scores (void)
{
  static const char *const tables[] = { "agree", "single", "unit", NULL };
  g_autoptr (GPtrArray) rows = corpus_read_table ("expected-scores.tsv", 4);
  Tally agree = { "agree", 0, 0, 0, 0 };
  Tally single = { "single", 0, 0, 0, 0 };
  Tally unit = { "unit", 0, 0, 0, 0 };
  g_auto (Run) run = { 0 };

  run_init (&run);
  if (rows == NULL)
    return;

  /* the majority's rows are those of the disputed table */
  run_table (&run, &agree, rows, "agree:", run_row);
  run_table (&run, &single, rows, "single:", run_row);
  run_table (&run, &unit, rows, "unit:", run_row);
  g_assert_cmpuint (agree.n_decided, ==, 0);
  g_assert_cmpuint (agree.n_equal, >=, MIN_EQUAL_ROWS);
  corpus_check_decisions (run.found, tables);
}

static void
test_corpus_disputed_scores (void)
{
  static const char *const tables[] = { "disputed", NULL };
  g_autoptr (GPtrArray) rows = corpus_read_table ("disputed-scores.tsv", 4);
  Tally tally = { "disputed", 0, 0, 0, 0 };
  g_auto (Run) run = { 0 };

  run_init (&run);
  if (rows == NULL)
    return;

  run_table (&run, &tally, rows, NULL, run_disputed_row);
  corpus_check_decisions (run.found, tables);
}

static void
test_corpus_templates (void)
{
  static const char *const tables[] = { "templates", NULL };
  g_autoptr (GPtrArray) rows = corpus_read_table ("expected-scores-templates.tsv", 6);
  Tally tally = { "templates", 0, 0, 0, 0 };
  g_auto (Run) run = { 0 };

  run_init (&run);
  if (rows == NULL)
    return;

  run_table (&run, &tally, rows, NULL, run_template_row);
  corpus_check_decisions (run.found, tables);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/qti-corpus/scores", test_corpus_scores);
  g_test_add_func ("/qti-corpus/disputed-scores", test_corpus_disputed_scores);
  g_test_add_func ("/qti-corpus/templates", test_corpus_templates);

  return g_test_run ();
}
