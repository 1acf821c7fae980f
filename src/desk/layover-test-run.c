/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-desk"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-item-run.h"
#include "layover-notation.h"
#include "layover-test-run.h"

/* One walk: who walks, what the script gives at each item, and what has been visited. */
typedef struct
{
  LayoverTestSession *session;
  LayoverQuestionSource *folder; /* nullable, borrowed */
  GHashTable *steps;
  JsonArray *visited;
  JsonObject *items;
} Walk;

static void
walk_clear (Walk *walk)
{
  g_clear_object (&walk->session);
  g_clear_pointer (&walk->steps, g_hash_table_unref);
  g_clear_pointer (&walk->visited, json_array_unref);
  g_clear_pointer (&walk->items, json_object_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static gboolean
refuse (GError **error, const char *message)
{
  layover_set_error (error, LAYOVER_ERROR_QTI_SCRIPT, NULL, "%s", message);

  return FALSE;
}

/* "Q1" is short for "Q1.1" where the form has no other item of that name. */
static char *
dup_full_name (GHashTable *names, const char *name)
{
  g_autofree char *first = g_strconcat (name, ".1", NULL);

  return !g_hash_table_contains (names, name) && g_hash_table_contains (names, first)
             ? g_steal_pointer (&first)
             : g_strdup (name);
}

static GHashTable *
collect_names (LayoverTestSession *session)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < layover_test_session_get_n_items (session); i++)
    g_hash_table_add (names, layover_test_session_dup_item_name (session, i));

  return names;
}

static gboolean
read_step (Walk *walk, GHashTable *names, JsonNode *node, GError **error)
{
  JsonObject *step = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *item = step != NULL ? json_object_get_member (step, "item") : NULL;
  JsonNode *responses = step != NULL ? json_object_get_member (step, "responses") : NULL;
  g_autofree char *name = NULL;
  GPtrArray *attempts;

  if (item == NULL || responses == NULL || json_node_get_value_type (item) != G_TYPE_STRING
      || !JSON_NODE_HOLDS_OBJECT (responses))
    return refuse (error, _ ("A step of a script has an “item” and its “responses”."));

  name = dup_full_name (names, json_node_get_string (item));
  attempts = g_hash_table_lookup (walk->steps, name);
  if (attempts == NULL)
    {
      attempts = g_ptr_array_new ();
      g_hash_table_insert (walk->steps, g_steal_pointer (&name), attempts);
    }
  g_ptr_array_add (attempts, responses);

  return TRUE;
}

static gboolean
read_script (Walk *walk, JsonNode *script, GError **error)
{
  g_autoptr (GHashTable) names = collect_names (walk->session);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (script) ? json_node_get_object (script) : NULL;
  JsonNode *steps = object != NULL ? json_object_get_member (object, "steps") : NULL;
  JsonArray *array;

  if (steps == NULL || !JSON_NODE_HOLDS_ARRAY (steps))
    return refuse (error, _ ("A script is an object with an array of “steps”."));

  array = json_node_get_array (steps);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_step (walk, names, json_array_get_element (array, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
is_adaptive (LayoverItemSession *item)
{
  return layover_item_is_adaptive (layover_item_session_get_item (item));
}

/* An adaptive item is scored at each attempt, of which there is one with no answer at least; all others whenever the
 * test is, from what was answered last. */
static gboolean
give_attempts (LayoverItemSession *item, GPtrArray *attempts, LayoverQuestionSource *folder,
               GError **error)
{
  for (guint i = 0; attempts != NULL && i < attempts->len; i++)
    if (!layover_item_run_give (item, attempts->pdata[i], folder, error)
        || (is_adaptive (item) && !layover_item_session_process_responses (item, error)))
      return FALSE;

  return attempts != NULL || !is_adaptive (item)
         || layover_item_session_process_responses (item, error);
}

static gboolean
visit (Walk *walk, guint i, GError **error)
{
  LayoverItemSession *item = layover_test_session_get_item (walk->session, i);
  g_autofree char *name = layover_test_session_dup_item_name (walk->session, i);

  layover_test_session_set_presented (walk->session, i);
  if (!give_attempts (item, g_hash_table_lookup (walk->steps, name), walk->folder, error))
    {
      layover_error_add_entry (error, name);
      return FALSE;
    }

  g_hash_table_remove (walk->steps, name);
  json_array_add_string_element (walk->visited, name);

  return layover_test_session_process_outcomes (walk->session, error);
}

static gboolean
visit_all (Walk *walk, GError **error)
{
  guint i = 0;
  gboolean is_open = layover_test_session_find_first (walk->session, &i);

  if (!is_open)
    return layover_test_session_process_outcomes (walk->session, error);

  while (is_open)
    {
      if (!visit (walk, i, error))
        return FALSE;
      is_open = layover_test_session_find_next (walk->session, i, &i);
    }

  return TRUE;
}

static JsonNode *
write_test_outcomes (LayoverTestSession *session)
{
  g_autoptr (GPtrArray)
      declarations = layover_test_list_outcomes (layover_test_session_get_test (session));
  g_autoptr (JsonObject) outcomes = json_object_new ();

  for (guint i = 0; i < declarations->len; i++)
    {
      const char *identifier = layover_declaration_get_identifier (declarations->pdata[i]);

      json_object_set_member (
          outcomes, identifier,
          layover_notation_write_value (layover_test_session_get_outcome (session, identifier)));
    }

  return json_node_init_object (json_node_alloc (), outcomes);
}

/* Those that have a value, as the tables of docs/qti.md list them. */
static JsonNode *
write_item_outcomes (LayoverItemSession *session)
{
  LayoverItem *item = layover_item_session_get_item (session);
  g_autoptr (JsonObject) outcomes = json_object_new ();

  for (guint i = 0; i < layover_item_get_n_declarations (item); i++)
    {
      const LayoverDeclaration *declaration = layover_item_get_declaration (item, i);
      const char *identifier = layover_declaration_get_identifier (declaration);
      LayoverValue *value = layover_item_session_get_outcome (session, identifier);

      if (value != NULL
          && layover_declaration_get_kind (declaration) == LAYOVER_DECLARATION_OUTCOME)
        json_object_set_member (outcomes, identifier, layover_notation_write_value (value));
    }

  return json_node_init_object (json_node_alloc (), outcomes);
}

static JsonNode *
write_answer (Walk *walk)
{
  g_autoptr (JsonObject) answer = json_object_new ();
  JsonArray *route = json_array_new ();

  for (guint i = 0; i < layover_test_session_get_n_items (walk->session); i++)
    {
      g_autofree char *name = layover_test_session_dup_item_name (walk->session, i);

      json_array_add_string_element (route, name);
      if (layover_test_session_is_presented (walk->session, i))
        json_object_set_member (
            walk->items, name,
            write_item_outcomes (layover_test_session_get_item (walk->session, i)));
    }

  json_object_set_object_member (answer, "items", json_object_ref (walk->items));
  json_object_set_array_member (answer, "route", route);
  json_object_set_member (answer, "test", write_test_outcomes (walk->session));
  json_object_set_array_member (answer, "visited", json_array_ref (walk->visited));

  return json_node_init_object (json_node_alloc (), answer);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
list_unused (Walk *walk, GPtrArray *unused)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, walk->steps);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (unused, g_strdup (name));
  g_ptr_array_sort (unused, compare_names);
}

/**
 * layover_test_run:
 * @script: an object with "steps", each an object with "item" and "responses"
 * @folder: (nullable): as in layover_item_run_give()
 * @seed: decides which items the form has and in which order
 * @unused: (nullable) (element-type utf8): names that the script has and the walk did not come to are added here
 *
 * Goes through a form from its first item to its last, by preconditions and branch rules, and answers each item as the
 * script says; an item that the script does not name gets no answer.
 *
 * Returns: (transfer full) (nullable): an object with "route", "visited", "items" and "test"; %NULL with @error set
 */
JsonNode *
layover_test_run (LayoverTest *test, JsonNode *script, LayoverQuestionSource *folder, guint64 seed,
                  GPtrArray *unused, GError **error)
{
  g_auto (Walk) walk = { .folder = folder };

  walk.session = layover_test_session_new (test, seed, error);
  if (walk.session == NULL)
    return NULL;

  walk.steps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) g_ptr_array_unref);
  walk.visited = json_array_new ();
  walk.items = json_object_new ();
  if (!read_script (&walk, script, error) || !visit_all (&walk, error))
    return NULL;

  if (unused != NULL)
    list_unused (&walk, unused);

  return write_answer (&walk);
}
