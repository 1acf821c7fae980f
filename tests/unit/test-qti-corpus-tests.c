/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-error.h"
#include "qti-corpus.h"

/* Walks through other people's tests, held against another engine's: the way that preconditions and branch rules lead,
 * and every outcome at its end. */

#define MIN_EQUAL_ROWS 514

typedef struct
{
  char *name;
  LayoverTest *test; /* rows of the same test follow each other */
  guint n_rows;
  guint n_equal;
  guint n_decided;
  guint n_refused;
} Count;

/* The tables name items "Q1.1", "Q1.2"; a form names them "Q1", "Q1.2". */
static gboolean
find_place (LayoverTestSession *session, const char *name, guint *place)
{
  g_autofree char *key = g_strdup (name);

  if (g_str_has_suffix (key, ".1"))
    key[strlen (key) - 2] = '\0';

  return layover_test_session_find_item (session, key, place);
}

static char *
walk (LayoverTestSession *session, JsonArray *steps)
{
  guint place = 0;
  gboolean is_open = layover_test_session_find_first (session, &place);

  for (guint i = 0; i < json_array_get_length (steps); i++)
    {
      JsonObject *step = json_array_get_object_element (steps, i);
      const char *name = json_object_get_string_member (step, "item");
      JsonNode *responses = json_object_get_member (step, "responses");
      LayoverItemSession *item;
      guint expected = 0;

      if (!is_open || !find_place (session, name, &expected) || expected != place)
        return g_strdup_printf ("the way does not lead to %s", name);

      item = layover_test_session_get_item (session, place);
      layover_test_session_set_presented (session, place);
      if (layover_item_is_adaptive (layover_item_session_get_item (item)))
        corpus_give_and_process (item, responses);
      else if (!layover_item_run_give (item, responses, NULL, NULL))
        return g_strdup_printf ("responses to %s cannot be given", name);
      layover_test_session_process_outcomes (session, NULL);
      is_open = layover_test_session_find_next (session, place, &place);
    }

  return is_open ? g_strdup ("the way goes on after the last item") : NULL;
}

static gboolean
test_outcomes_agree (LayoverTestSession *session, JsonObject *expected, char **difference)
{
  g_autoptr (GList) names = json_object_get_members (expected);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const LayoverVariables *variables = layover_test_session_get_variables (session);
      LayoverDeclaration *declaration = layover_variables_find (variables, l->data);
      g_autoptr (LayoverValue) theirs = NULL;
      LayoverValue *ours = layover_test_session_get_outcome (session, l->data);

      if (declaration == NULL
          || !layover_notation_read_value (json_object_get_member (expected, l->data), declaration,
                                           &theirs, NULL)
          || !corpus_values_agree (ours, theirs))
        {
          g_autofree char *a = layover_value_dup_lexical (ours);
          g_autofree char *b = layover_value_dup_lexical (theirs);

          *difference = g_strdup_printf ("%s is “%s”, expected “%s”", (char *) l->data, a, b);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
items_agree (LayoverTestSession *session, JsonObject *expected, char **difference)
{
  g_autoptr (GList) names = json_object_get_members (expected);

  for (GList *l = names; l != NULL; l = l->next)
    {
      guint place;

      if (!find_place (session, l->data, &place))
        {
          *difference = g_strdup_printf ("%s is not in the form", (char *) l->data);
          return FALSE;
        }
      *difference = corpus_dup_difference (layover_test_session_get_item (session, place),
                                           json_object_get_object_member (expected, l->data));
      if (*difference != NULL)
        return FALSE;
    }

  return TRUE;
}

/* Where items were drawn, another engine's form is no model: only how many there are can be held against it. */
static gboolean
is_drawn (GStrv cells)
{
  return strstr (cells[3], "random") != NULL;
}

static char *
compare_form (LayoverTestSession *session, JsonObject *expected)
{
  JsonArray *route = json_object_get_array_member (expected, "route");

  if (layover_test_session_get_n_items (session) == json_array_get_length (route))
    return NULL;

  return g_strdup ("the form has another number of items");
}

static char *
compare_walk (LayoverTestSession *session, JsonNode *script, JsonObject *expected)
{
  char *difference = walk (session,
                           json_object_get_array_member (json_node_get_object (script), "steps"));

  if (difference == NULL
      && items_agree (session, json_object_get_object_member (expected, "items"), &difference))
    test_outcomes_agree (session, json_object_get_object_member (expected, "test"), &difference);

  return difference;
}

static LayoverTest *
get_test (Count *count, const char *name, GError **error)
{
  if (count->test != NULL && g_str_equal (count->name, name))
    return count->test;

  g_clear_object (&count->test);
  g_free (count->name);
  count->name = g_strdup (name);
  count->test = corpus_load_test (name, error);

  return count->test;
}

static void
check_row (GHashTable *found, GStrv cells, Count *count)
{
  g_autoptr (GError) error = NULL;
  LayoverTest *test = get_test (count, cells[0], &error);
  g_autoptr (LayoverTestSession) session = NULL;
  g_autoptr (JsonNode) script = json_from_string (cells[1], NULL);
  g_autoptr (JsonNode) expected = json_from_string (cells[2], NULL);
  g_autofree char *difference = NULL;

  count->n_rows++;
  if (test != NULL)
    session = layover_test_session_new (test, 1, &error);
  if (session == NULL)
    {
      g_autofree char *verdict = g_strdup_printf ("refused LV%d", error->code);

      corpus_note (found, "tests", cells[0], verdict);
      count->n_refused++;
      return;
    }

  difference = is_drawn (cells) ? compare_form (session, json_node_get_object (expected))
                                : compare_walk (session, script, json_node_get_object (expected));
  if (difference == NULL)
    {
      count->n_equal++;
      return;
    }

  g_test_message ("%s: %s (%s)", cells[0], difference, cells[3]);
  corpus_note (found, "tests", cells[0], "otherwise");
  count->n_decided++;
}

static void
test_corpus_tests_go_the_same_way (void)
{
  static const char *const tables[] = { "tests", NULL };
  g_autoptr (GPtrArray) rows = corpus_read_table ("expected-tests.tsv", 4);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Count count = { 0 };

  if (rows == NULL)
    return;

  for (guint i = 0; i < rows->len; i++)
    check_row (found, rows->pdata[i], &count);

  g_clear_object (&count.test);
  g_free (count.name);
  g_test_message ("%-10s %6u rows %6u equal %6u decided otherwise %6u refused", "tests",
                  count.n_rows, count.n_equal, count.n_decided, count.n_refused);
  g_assert_cmpuint (count.n_equal, >=, MIN_EQUAL_ROWS);
  corpus_check_decisions (found, tables);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/qti-corpus-tests/go-the-same-way", test_corpus_tests_go_the_same_way);

  return g_test_run ();
}
