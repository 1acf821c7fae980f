/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-desk"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-answer-file.h"
#include "layover-error.h"
#include "layover-item-run.h"
#include "layover-notation.h"

#define COMPLETION_STATUS "completionStatus"

static gboolean
refuse_value (GError **error, const char *entry, const char *identifier, const GError *reason)
{
  layover_set_error (error, (LayoverErrorCode) reason->code, entry, "%s: %s", identifier,
                     reason->message);

  return FALSE;
}

static JsonObject *
expect_object (JsonNode *node, GError **error)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);

  layover_set_error (error, LAYOVER_ERROR_QTI_NOTATION, NULL,
                     _ ("An object is expected here: names of variables and their values."));

  return NULL;
}

/* Returns: (nullable) (transfer none): the path in {"file": "path"} */
static const char *
get_path (JsonNode *node)
{
  JsonObject *object = json_node_get_object (node);
  JsonNode *path = json_object_get_member (object, "file");

  return json_object_get_size (object) == 1 && path != NULL
                 && json_node_get_value_type (path) == G_TYPE_STRING
             ? json_node_get_string (path)
             : NULL;
}

static gboolean
read_file (JsonNode *node, LayoverQuestionSource *folder, LayoverValue **value, GError **error)
{
  const char *path = get_path (node);
  g_autoptr (GFile) file = NULL;
  g_autoptr (LayoverAnswerFile) answer = NULL;

  if (path == NULL)
    {
      layover_set_error (error, LAYOVER_ERROR_QTI_NOTATION, NULL,
                         _ ("A file is an object with the member “file”, which is its path."));
      return FALSE;
    }

  if (folder != NULL)
    answer = layover_question_source_read_answer (folder, path, error);
  else
    {
      file = g_file_new_for_path (path);
      answer = layover_answer_file_read (file, NULL, error);
    }
  if (answer != NULL)
    *value = layover_file_label_to_value (layover_answer_file_get_label (answer));

  return answer != NULL;
}

static gboolean
is_single_file (const LayoverDeclaration *declaration)
{
  return layover_declaration_get_base_type (declaration) == LAYOVER_BASE_TYPE_FILE
         && layover_declaration_get_cardinality (declaration) == LAYOVER_CARDINALITY_SINGLE;
}

static gboolean
read_response (JsonNode *node, const LayoverDeclaration *declaration, LayoverQuestionSource *folder,
               LayoverValue **value, GError **error)
{
  if (JSON_NODE_HOLDS_OBJECT (node) && is_single_file (declaration))
    return read_file (node, folder, value, error);

  return layover_notation_read_value (node, declaration, value, error);
}

static gboolean
give_one (LayoverItemSession *session, const char *identifier, JsonNode *node,
          LayoverQuestionSource *folder, GError **error)
{
  LayoverItem *item = layover_item_session_get_item (session);
  LayoverDeclaration *declaration = layover_item_get_response_declaration (item, identifier);
  g_autoptr (LayoverValue) value = NULL;
  g_autoptr (GError) reason = NULL;

  if (declaration == NULL)
    {
      layover_set_error (error, LAYOVER_ERROR_QTI_RESPONSE, layover_item_get_entry (item),
                         /* Translators: the placeholder is the name of a variable */
                         _ ("The question has no answer called “%s”."), identifier);
      return FALSE;
    }

  if (!read_response (node, declaration, folder, &value, &reason)
      || !layover_item_session_put_response (session, identifier, value, &reason))
    return refuse_value (error, layover_item_get_entry (item), identifier, reason);

  return TRUE;
}

/**
 * layover_item_run_give:
 * @responses: an object: identifiers and values
 * @folder: (nullable): where the paths of answers that are files start from, and what they do not leave; %NULL for the
 *   folder we are in, and anywhere
 *
 * Gives responses as they were collected; what is not named stays as it is, and a button that is not named is not pressed
 * again. Choices that the item does not offer are
 * taken, since what they are worth is for its rules to say.
 */
gboolean
layover_item_run_give (LayoverItemSession *session, JsonNode *responses,
                       LayoverQuestionSource *folder, GError **error)
{
  JsonObject *object = expect_object (responses, error);
  g_autoptr (GList) names = object != NULL ? json_object_get_members (object) : NULL;

  layover_item_session_clear_buttons (session, NULL);
  for (GList *l = names; l != NULL; l = l->next)
    if (!give_one (session, l->data, json_object_get_member (object, l->data), folder, error))
      return FALSE;

  return object != NULL;
}

/* completionStatus says something about adaptive items only: of others it tells how often a test allows them. */
static gboolean
is_told (LayoverItem *item, const LayoverDeclaration *declaration)
{
  return layover_declaration_get_kind (declaration) == LAYOVER_DECLARATION_OUTCOME
         && (layover_item_is_adaptive (item)
             || !g_str_equal (layover_declaration_get_identifier (declaration), COMPLETION_STATUS));
}

static JsonNode *
write_outcomes (LayoverItemSession *session)
{
  LayoverItem *item = layover_item_session_get_item (session);
  g_autoptr (JsonObject) outcomes = json_object_new ();

  for (guint i = 0; i < layover_item_get_n_declarations (item); i++)
    {
      LayoverDeclaration *declaration = layover_item_get_declaration (item, i);
      const char *identifier = layover_declaration_get_identifier (declaration);
      LayoverValue *value = layover_item_session_get_outcome (session, identifier);

      if (is_told (item, declaration))
        json_object_set_member (outcomes, identifier, layover_notation_write_value (value));
    }

  return json_node_init_object (json_node_alloc (), outcomes);
}

static void
value_clear (gpointer value)
{
  layover_value_unref (value);
}

/* Variables of one kind, as a draw elsewhere left them; @node may be %NULL for none. */
static gboolean
read_draw (LayoverItem *item, LayoverDeclarationKind kind, JsonNode *node, GHashTable **values,
           GError **error)
{
  g_autoptr (GHashTable)
      table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, value_clear);
  JsonObject *object = node != NULL ? expect_object (node, error) : NULL;
  g_autoptr (GList) names = object != NULL ? json_object_get_members (object) : NULL;

  if (node != NULL && object == NULL)
    return FALSE;

  for (GList *l = names; l != NULL; l = l->next)
    {
      LayoverDeclaration *declaration = layover_item_find_declaration (item, l->data);
      JsonNode *member = json_object_get_member (object, l->data);
      g_autoptr (GError) reason = NULL;
      LayoverValue *value = NULL;

      if (declaration == NULL || layover_declaration_get_kind (declaration) != kind)
        {
          layover_set_error (error, LAYOVER_ERROR_QTI_UNDECLARED, layover_item_get_entry (item),
                             /* Translators: the placeholder is the name of a variable */
                             _ ("The variable “%s” is not declared."), (const char *) l->data);
          return FALSE;
        }
      if (!layover_notation_read_value (member, declaration, &value, &reason))
        return refuse_value (error, layover_item_get_entry (item), l->data, reason);
      g_hash_table_insert (table, g_strdup (l->data), value);
    }

  *values = g_steal_pointer (&table);

  return TRUE;
}

static gboolean
attempt (LayoverItemSession *session, JsonNode *responses, LayoverQuestionSource *folder,
         GError **error)
{
  return layover_item_run_give (session, responses, folder, error)
         && layover_item_session_process_responses (session, error);
}

static gboolean
attempt_all (LayoverItemSession *session, JsonArray *attempts, LayoverQuestionSource *folder,
             GError **error)
{
  for (guint i = 0; i < json_array_get_length (attempts); i++)
    if (!attempt (session, json_array_get_element (attempts, i), folder, error))
      return FALSE;

  return TRUE;
}

/**
 * layover_item_run:
 * @responses: an object, or an array of objects for successive attempts
 * @template_values: (nullable): an object: template variables that were drawn elsewhere
 * @correct: (nullable): an object: the correct responses that template processing came to there
 * @folder: (nullable): as in layover_item_run_give()
 * @seed: decides what is not given in @template_values
 *
 * Returns: (transfer full) (nullable): the item's outcomes; %NULL with @error set
 */
JsonNode *
layover_item_run (LayoverItem *item, JsonNode *responses, JsonNode *template_values,
                  JsonNode *correct, LayoverQuestionSource *folder, guint64 seed, GError **error)
{
  g_autoptr (LayoverItemSession) session = NULL;
  g_autoptr (GHashTable) drawn = NULL;
  g_autoptr (GHashTable) drawn_correct = NULL;
  gboolean is_done;

  if (!read_draw (item, LAYOVER_DECLARATION_TEMPLATE, template_values, &drawn, error)
      || !read_draw (item, LAYOVER_DECLARATION_RESPONSE, correct, &drawn_correct, error))
    return NULL;

  session = layover_item_session_new_with_draw (item, seed, drawn, drawn_correct);
  if (JSON_NODE_HOLDS_ARRAY (responses))
    is_done = attempt_all (session, json_node_get_array (responses), folder, error);
  else
    is_done = attempt (session, responses, folder, error);

  return is_done ? write_outcomes (session) : NULL;
}
