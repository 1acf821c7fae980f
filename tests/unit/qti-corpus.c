/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "qti-corpus.h"

#include <math.h>
#include <string.h>

#include "layover-error.h"

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

/* "package.zip!inside/item.xml" */
static GBytes *
read_archived (const char *path, const char *separator, GError **error)
{
  g_autofree char *archive = g_strndup (path, (gsize) (separator - path));
  const char *arguments[] = { "unzip", "-p", archive, separator + 1, NULL };
  g_autoptr (GSubprocess)
      process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, error);
  GBytes *bytes = NULL;

  if (process == NULL || !g_subprocess_communicate (process, NULL, NULL, &bytes, NULL, error))
    return NULL;

  return bytes;
}

GBytes *
corpus_read (const char *name, GError **error)
{
  g_autofree char *path = dup_path (name);
  const char *separator = strchr (path, '!');
  char *text = NULL;
  gsize length = 0;

  if (separator != NULL)
    return read_archived (path, separator, error);

  return g_file_get_contents (path, &text, &length, error) ? g_bytes_new_take (text, length) : NULL;
}

LayoverItem *
corpus_load_item (const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = corpus_read (name, error);

  return bytes != NULL ? layover_item_load (bytes, name, error) : NULL;
}

static char *
dup_member_text (JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (type == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

  return g_strdup_printf ("%.17g", json_node_get_double (node));
}

static LayoverBaseType
guess_base_type (JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_BOOLEAN)
    return LAYOVER_BASE_TYPE_BOOLEAN;
  if (type == G_TYPE_INT64)
    return LAYOVER_BASE_TYPE_INTEGER;

  return type == G_TYPE_DOUBLE ? LAYOVER_BASE_TYPE_FLOAT : LAYOVER_BASE_TYPE_STRING;
}

/* A record in the table says nothing of its fields' types, so they follow from how they are written. */
static LayoverValue *
record_from_json (JsonObject *object)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GList) names = json_object_get_members (object);
  g_auto (GStrv) strings = NULL;
  LayoverValue *value = NULL;

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode *member = json_object_get_member (object, l->data);
      g_autofree char *text = NULL;

      if (JSON_NODE_HOLDS_NULL (member))
        continue;
      text = dup_member_text (member);
      g_strv_builder_add (builder, l->data);
      g_strv_builder_add (builder, layover_base_type_to_string (guess_base_type (member)));
      g_strv_builder_add (builder, text);
    }

  strings = g_strv_builder_end (builder);
  layover_value_from_strings (LAYOVER_CARDINALITY_RECORD, LAYOVER_BASE_TYPE_NONE,
                              (const char *const *) strings, &value, NULL);

  return value;
}

gboolean
corpus_value_from_json (JsonNode *node, const LayoverDeclaration *declaration, LayoverValue **value)
{
  LayoverCardinality cardinality = layover_declaration_get_cardinality (declaration);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  *value = NULL;
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      *value = record_from_json (json_node_get_object (node));
      return TRUE;
    }

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_autofree char *text = dup_member_text (json_array_get_element (array, i));

          g_strv_builder_add (builder, text);
        }
    }
  else
    {
      g_autofree char *text = dup_member_text (node);

      g_strv_builder_add (builder, text);
    }

  strings = g_strv_builder_end (builder);

  return layover_value_from_strings (cardinality, layover_declaration_get_base_type (declaration),
                                     (const char *const *) strings, value, NULL);
}

/* The tables' responses test the rules, not the screens: some of them no candidate could give. */
gboolean
corpus_give (LayoverItemSession *session, JsonObject *responses)
{
  g_autoptr (GList) names = json_object_get_members (responses);

  for (GList *l = names; l != NULL; l = l->next)
    {
      LayoverItem *item = layover_item_session_get_item (session);
      LayoverDeclaration *declaration = layover_item_find_declaration (item, l->data);
      g_autoptr (LayoverValue) value = NULL;

      if (declaration == NULL
          || !corpus_value_from_json (json_object_get_member (responses, l->data), declaration,
                                      &value))
        return FALSE;
      layover_variables_set (layover_item_session_get_variables (session), l->data, value);
    }

  return TRUE;
}

gboolean
corpus_give_and_process (LayoverItemSession *session, JsonNode *responses)
{
  JsonArray *attempts;

  if (JSON_NODE_HOLDS_OBJECT (responses))
    return corpus_give (session, json_node_get_object (responses))
           && layover_item_session_process_responses (session, NULL);

  attempts = json_node_get_array (responses);
  for (guint i = 0; i < json_array_get_length (attempts); i++)
    if (!corpus_give (session, json_array_get_object_element (attempts, i))
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
          && corpus_value_from_json (json_object_get_member (expected, l->data), declaration,
                                     &theirs)
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
      g_assert_true (
          corpus_value_from_json (json_object_get_member (values, l->data), declaration, &value));
      if (as_correct)
        layover_variables_set_correct (variables, l->data, value);
      else
        layover_variables_set (variables, l->data, value);
    }
}
