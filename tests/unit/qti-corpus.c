/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "qti-corpus.h"

#include <math.h>
#include <string.h>

#include "layover-error.h"
#include "layover-question-source.h"

static char *
dup_path (const char *name)
{
  const char *corpus = g_getenv ("LAYOVER_CORPUS");

  return corpus != NULL ? g_build_filename (corpus, "qti", name, NULL) : NULL;
}

/* Returns: (nullable) (element-type GStrv): the rows below the header; %NULL, and the test skipped, without the corpus */
GPtrArray *
corpus_read_table (const char *name, guint n_columns)
{
  g_autofree char *path = dup_path (name);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *rows;

  if (path == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("The QTI corpus is not here: LAYOVER_CORPUS does not name it");
      return NULL;
    }

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      GStrv cells = g_strsplit (lines[i], "\t", (int) n_columns);

      g_assert_cmpuint (g_strv_length (cells), ==, n_columns);
      g_ptr_array_add (rows, cells);
    }

  return rows;
}

/* Where questions lie: the folder of the corpus, or a package in it that was opened last. */
static LayoverQuestionSource *
open_source (const char *name, const char **entry, GError **error)
{
  static LayoverQuestionSource *package;
  static char *package_path;
  const char *separator = strchr (name, '!');
  g_autofree char *place = separator != NULL ? g_strndup (name, (gsize) (separator - name)) : NULL;
  g_autofree char *path = dup_path (place != NULL ? place : ".");

  *entry = separator != NULL ? separator + 1 : name;
  if (g_strcmp0 (path, package_path) == 0)
    return package;

  g_clear_object (&package);
  g_clear_pointer (&package_path, g_free);
  package = layover_question_source_new (path, error);
  if (package != NULL)
    package_path = g_steal_pointer (&path);

  return package;
}

LayoverItem *
corpus_load_item (const char *name, GError **error)
{
  const char *entry;
  LayoverQuestionSource *source = open_source (name, &entry, error);

  return source != NULL ? layover_question_source_load_item (source, entry, error) : NULL;
}

LayoverTest *
corpus_load_test (const char *name, GError **error)
{
  const char *entry;
  LayoverQuestionSource *source = open_source (name, &entry, error);

  return source != NULL ? layover_question_source_load_test (source, entry, error) : NULL;
}

gboolean
corpus_give_and_process (LayoverItemSession *session, JsonNode *responses)
{
  JsonArray *attempts;

  if (JSON_NODE_HOLDS_OBJECT (responses))
    return layover_item_run_give (session, responses, NULL, NULL)
           && layover_item_session_process_responses (session, NULL);

  attempts = json_node_get_array (responses);
  for (guint i = 0; i < json_array_get_length (attempts); i++)
    if (!layover_item_run_give (session, json_array_get_element (attempts, i), NULL, NULL)
        || !layover_item_session_process_responses (session, NULL))
      return FALSE;

  return TRUE;
}

gboolean
corpus_values_agree (const LayoverValue *ours, const LayoverValue *theirs)
{
  if (layover_value_is_numeric (ours) && layover_value_is_numeric (theirs))
    {
      double a = layover_value_get_float (ours);
      double b = layover_value_get_float (theirs);

      return fabs (a - b) <= 1e-9 * MAX (1, MAX (fabs (a), fabs (b)));
    }

  return layover_value_equal (ours, theirs);
}

/* Returns: (nullable): where our outcomes are not the expected ones */
char *
corpus_dup_difference (LayoverItemSession *session, JsonObject *expected)
{
  g_autoptr (GList) names = json_object_get_members (expected);

  for (GList *l = names; l != NULL; l = l->next)
    {
      LayoverItem *item = layover_item_session_get_item (session);
      LayoverDeclaration *declaration = layover_item_find_declaration (item, l->data);
      g_autoptr (LayoverValue) theirs = NULL;
      LayoverValue *ours = layover_item_session_get_outcome (session, l->data);
      g_autofree char *a = layover_value_dup_lexical (ours);
      g_autofree char *b = NULL;

      /* when an item that is not adaptive is "completed" depends on how many attempts a test allows */
      if (g_str_equal (l->data, "completionStatus") && !layover_item_is_adaptive (item))
        continue;
      if (declaration != NULL
          && layover_notation_read_value (json_object_get_member (expected, l->data), declaration,
                                          &theirs, NULL)
          && corpus_values_agree (ours, theirs))
        continue;

      b = layover_value_dup_lexical (theirs);
      return g_strdup_printf ("%s is “%s”, expected “%s”", (char *) l->data, a, b);
    }

  return NULL;
}

/* Rows for items that draw: the values drawn by another engine are put in place of ours. */
void
corpus_put_template_values (LayoverItemSession *session, JsonObject *values, gboolean as_correct)
{
  g_autoptr (GList) names = json_object_get_members (values);
  LayoverVariables *variables = layover_item_session_get_variables (session);

  for (GList *l = names; l != NULL; l = l->next)
    {
      LayoverDeclaration *declaration = layover_variables_find (variables, l->data);
      g_autoptr (LayoverValue) value = NULL;

      g_assert_nonnull (declaration);
      g_assert_true (layover_notation_read_value (json_object_get_member (values, l->data),
                                                  declaration, &value, NULL));
      if (as_correct)
        layover_variables_set_correct (variables, l->data, value);
      else
        layover_variables_set (variables, l->data, value);
    }
}

/* Counts one more row of @item with @verdict, to be checked in the end. */
void
corpus_note (GHashTable *found, const char *table, const char *item, const char *verdict)
{
  char *key = g_strjoin ("\t", table, item, verdict, NULL);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (found, key));

  g_hash_table_insert (found, key, GUINT_TO_POINTER (n + 1));
}

static char *
read_source_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("LAYOVER_SOURCE_ROOT"), name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static void
check_rules_are_explained (const char *rules, const char *document)
{
  g_auto (GStrv) names = g_strsplit (rules, ",", -1);

  g_assert_cmpuint (g_strv_length (names), >, 0);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *heading = g_strdup_printf ("\n### `%s`\n", names[i]);

      if (strstr (document, heading) == NULL)
        g_error ("docs/qti-decisions.md does not explain “%s”", names[i]);
    }
}

/* @found: how often each "table\titem\tverdict" was met. decisions.tsv has these three columns, how often, and rules. */
void
corpus_check_decisions (GHashTable *found, const char *const *tables)
{
  g_autofree char *text = read_source_file ("tests/data/qti/decisions.tsv");
  g_autofree char *document = read_source_file ("docs/qti-decisions.md");
  g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);
  GHashTableIter iter;
  gpointer key;
  gpointer n_rows;

  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", 5);
      g_autofree char *wanted = NULL;

      g_assert_cmpuint (g_strv_length (cells), ==, 5);
      if (!g_strv_contains (tables, cells[0]))
        continue;
      check_rules_are_explained (cells[4], document);
      wanted = g_strjoin ("\t", cells[0], cells[1], cells[2], NULL);
      n_rows = g_hash_table_lookup (found, wanted);
      if (GPOINTER_TO_UINT (n_rows) != g_ascii_strtoull (cells[3], NULL, 10))
        {
          g_test_message ("decided differently: %s: %u", lines[i], GPOINTER_TO_UINT (n_rows));
          g_test_fail ();
        }
      g_hash_table_remove (found, wanted);
    }

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &key, &n_rows))
    {
      g_test_message ("not decided: %s\t%u", (char *) key, GPOINTER_TO_UINT (n_rows));
      g_test_fail ();
    }
}
