/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-interaction-private.h"
#include "layover-random.h"

struct _LayoverInteraction
{
  GObject parent_instance;

  LayoverInteractionKind kind;
  char *response_identifier;
  LayoverContentNode *prompt;
  GPtrArray *choices;
  GHashTable *choices_by_identifier;
  char *pattern;
  GRegex *regex;
  char *placeholder;
  gboolean is_supported;
  gboolean shuffle;
  guint min_choices;
  guint max_choices;
  guint expected_length;
  guint expected_lines;
  guint min_strings;
  guint max_strings;
  guint line;
};

G_DEFINE_FINAL_TYPE (LayoverInteraction, layover_interaction, G_TYPE_OBJECT)

typedef struct
{
  const char *name;
  gboolean is_inline;
  gboolean is_supported;
  const char *choice_name;
} InteractionRow;

static const InteractionRow rows[] = {
  [LAYOVER_INTERACTION_CHOICE] = { "choiceInteraction", FALSE, TRUE, "simpleChoice" },
  [LAYOVER_INTERACTION_INLINE_CHOICE] = { "inlineChoiceInteraction", TRUE, TRUE, "inlineChoice" },
  [LAYOVER_INTERACTION_TEXT_ENTRY] = { "textEntryInteraction", TRUE, TRUE, NULL },
  [LAYOVER_INTERACTION_EXTENDED_TEXT] = { "extendedTextInteraction", FALSE, TRUE, NULL },
  [LAYOVER_INTERACTION_ORDER] = { "orderInteraction", FALSE, FALSE, NULL },
  [LAYOVER_INTERACTION_ASSOCIATE] = { "associateInteraction", FALSE, FALSE, NULL },
  [LAYOVER_INTERACTION_MATCH] = { "matchInteraction", FALSE, FALSE, NULL },
  [LAYOVER_INTERACTION_GAP_MATCH] = { "gapMatchInteraction", FALSE, FALSE, NULL },
  [LAYOVER_INTERACTION_HOTTEXT] = { "hottextInteraction", FALSE, FALSE, NULL },
  [LAYOVER_INTERACTION_HOTSPOT] = { "hotspotInteraction", FALSE, FALSE, NULL },
  [LAYOVER_INTERACTION_SELECT_POINT] = { "selectPointInteraction", FALSE, FALSE, NULL },
  [LAYOVER_INTERACTION_GRAPHIC_ORDER] = { "graphicOrderInteraction", FALSE, FALSE, NULL },
  [LAYOVER_INTERACTION_GRAPHIC_ASSOCIATE] = { "graphicAssociateInteraction", FALSE, FALSE, NULL },
  [LAYOVER_INTERACTION_GRAPHIC_GAP_MATCH] = { "graphicGapMatchInteraction", FALSE, FALSE, NULL },
  [LAYOVER_INTERACTION_POSITION_OBJECT] = { "positionObjectInteraction", FALSE, FALSE, NULL },
  [LAYOVER_INTERACTION_SLIDER] = { "sliderInteraction", FALSE, FALSE, NULL },
  [LAYOVER_INTERACTION_MEDIA] = { "mediaInteraction", FALSE, FALSE, NULL },
  [LAYOVER_INTERACTION_DRAWING] = { "drawingInteraction", FALSE, FALSE, NULL },
  [LAYOVER_INTERACTION_UPLOAD] = { "uploadInteraction", FALSE, FALSE, NULL },
  [LAYOVER_INTERACTION_END_ATTEMPT] = { "endAttemptInteraction", TRUE, FALSE, NULL },
  [LAYOVER_INTERACTION_CUSTOM] = { "customInteraction", FALSE, FALSE, NULL },
  [LAYOVER_INTERACTION_PORTABLE_CUSTOM] = { "portableCustomInteraction", FALSE, FALSE, NULL },
};

static const InteractionRow *
find_row (LayoverXmlNode *node)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (layover_qti_is (node, rows[i].name))
      return &rows[i];

  return NULL;
}

static void
choice_free (gpointer data)
{
  LayoverChoice *choice = data;

  g_free (choice->identifier);
  g_clear_pointer (&choice->content, layover_content_node_unref);
  g_free (choice);
}

static void
layover_interaction_finalize (GObject *object)
{
  LayoverInteraction *self = LAYOVER_INTERACTION (object);

  g_free (self->response_identifier);
  g_clear_pointer (&self->prompt, layover_content_node_unref);
  g_hash_table_unref (self->choices_by_identifier);
  g_ptr_array_unref (self->choices);
  g_free (self->pattern);
  g_clear_pointer (&self->regex, g_regex_unref);
  g_free (self->placeholder);

  G_OBJECT_CLASS (layover_interaction_parent_class)->finalize (object);
}

static void
layover_interaction_class_init (LayoverInteractionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_interaction_finalize;
}

static void
layover_interaction_init (LayoverInteraction *self)
{
  self->choices = g_ptr_array_new_with_free_func (choice_free);
  self->choices_by_identifier = g_hash_table_new (g_str_hash, g_str_equal);
}

/** layover_interaction_node_is: whether @node is an interaction that QTI knows, supported or not */
gboolean
layover_interaction_node_is (LayoverXmlNode *node)
{
  return find_row (node) != NULL;
}

static LayoverChoice *
load_choice (LayoverInteraction *self, LayoverXmlNode *node, LayoverItemBody *body, GError **error)
{
  LayoverChoice *choice = g_new0 (LayoverChoice, 1);

  if (!layover_qti_read_identifier (node, "identifier", body->entry, &choice->identifier, error)
      || !layover_qti_read_boolean (node, "fixed", body->entry, &choice->is_fixed, error))
    g_clear_pointer (&choice, choice_free);
  else
    {
      choice->content = layover_item_body_load_content (body, node, error);
      if (choice->content == NULL)
        g_clear_pointer (&choice, choice_free);
    }

  return choice;
}

static gboolean
add_choice (LayoverInteraction *self, LayoverXmlNode *node, LayoverItemBody *body, GError **error)
{
  LayoverChoice *choice;

  if (self->choices->len == LAYOVER_INTERACTION_MAX_CHOICES)
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_TOO_MANY, body->entry, node,
                             _ ("An interaction has more than %d choices."),
                             LAYOVER_INTERACTION_MAX_CHOICES);
      return FALSE;
    }

  choice = load_choice (self, node, body, error);
  if (choice == NULL)
    return FALSE;

  g_ptr_array_add (self->choices, choice);
  if (!g_hash_table_insert (self->choices_by_identifier, choice->identifier, choice))
    {
      layover_qti_set_error (
          error, LAYOVER_ERROR_QTI_DUPLICATE, body->entry, node,
          /* Translators: the placeholder is an identifier that an author chose */
          _ ("The identifier “%s” is used twice."), choice->identifier);
      return FALSE;
    }

  /* a choice that a template may hide is not shown right by what knows no templates */
  if (layover_qti_get_attribute (node, "templateIdentifier") != NULL)
    self->is_supported = FALSE;

  return TRUE;
}

static gboolean
load_children (LayoverInteraction *self, const InteractionRow *row, LayoverXmlNode *node,
               LayoverItemBody *body, GError **error)
{
  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node); child != NULL;
       child = layover_xml_node_get_next_element (child))
    {
      if (layover_qti_is (child, "prompt") && self->prompt == NULL)
        {
          self->prompt = layover_item_body_load_content (body, child, error);
          if (self->prompt == NULL)
            return FALSE;
        }
      else if (row->choice_name != NULL && layover_qti_is (child, row->choice_name)
               && !add_choice (self, child, body, error))
        {
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
load_limits (LayoverInteraction *self, LayoverXmlNode *node, const char *entry, GError **error)
{
  self->max_choices = 1;
  self->max_strings = 1;

  if (!layover_qti_read_boolean (node, "shuffle", entry, &self->shuffle, error)
      || !layover_qti_read_count (node, "maxChoices", entry, &self->max_choices, error)
      || !layover_qti_read_count (node, "minChoices", entry, &self->min_choices, error)
      || !layover_qti_read_count (node, "minStrings", entry, &self->min_strings, error)
      || !layover_qti_read_count (node, "maxStrings", entry, &self->max_strings, error)
      || !layover_qti_read_count (node, "expectedLength", entry, &self->expected_length, error)
      || !layover_qti_read_count (node, "expectedLines", entry, &self->expected_lines, error))
    return FALSE;

  /* the default of one gives way to an author who asks for more and names no limit */
  if (layover_qti_get_attribute (node, "maxChoices") == NULL && self->min_choices > 1)
    self->max_choices = 0;
  if (self->max_choices == 0 || self->min_choices <= self->max_choices)
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_NUMBER, entry, node,
                         _ ("More choices are required than are allowed."));

  return FALSE;
}

static gboolean
load_text_rules (LayoverInteraction *self, LayoverXmlNode *node, const char *entry, GError **error)
{
  const char *placeholder = layover_qti_get_attribute (node, "placeholderText");

  self->placeholder = g_strdup (placeholder);
  self->pattern = g_strdup (layover_qti_get_attribute (node, "patternMask"));
  if (self->pattern == NULL || *self->pattern == '\0')
    return TRUE;

  self->regex = layover_qti_compile_pattern (self->pattern);
  if (self->regex != NULL)
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_PATTERN, entry, node,
                         _ ("The pattern is not a regular expression."));

  return FALSE;
}

static gboolean
check_choices (LayoverInteraction *self, const InteractionRow *row, LayoverXmlNode *node,
               const char *entry, GError **error)
{
  if (row->choice_name == NULL
      || (self->choices->len > 0 && self->min_choices <= self->choices->len))
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_NUMBER, entry, node,
                         _ ("There are fewer choices than have to be chosen."));

  return FALSE;
}

/**
 * layover_interaction_load:
 * @node: one for which layover_interaction_node_is() is true
 *
 * Of an interaction that is not supported only the response it is bound to is read, so that an item that has one can be
 * named, refused where it matters, and still be scored from a given response.
 */
LayoverInteraction *
layover_interaction_load (LayoverXmlNode *node, LayoverItemBody *body, GError **error)
{
  g_autoptr (LayoverInteraction) self = g_object_new (LAYOVER_TYPE_INTERACTION, NULL);
  const InteractionRow *row = find_row (node);
  LayoverDeclaration *declaration;

  g_return_val_if_fail (row != NULL, NULL);

  self->kind = (LayoverInteractionKind) (row - rows);
  self->is_supported = row->is_supported;
  self->line = (guint) layover_xml_node_get_line (node);
  if (!layover_qti_read_identifier (node, "responseIdentifier", body->entry,
                                    &self->response_identifier, error)
      || !load_limits (self, node, body->entry, error))
    return NULL;

  declaration = layover_variables_find (body->variables, self->response_identifier);
  if (declaration == NULL
      || layover_declaration_get_kind (declaration) != LAYOVER_DECLARATION_RESPONSE)
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_UNDECLARED, body->entry, node,
                             /* Translators: the placeholder is the name of a variable */
                             _ ("The variable “%s” is not declared."), self->response_identifier);
      return NULL;
    }

  if (!row->is_supported)
    return g_steal_pointer (&self);

  /* a single response takes one choice, whatever maxChoices says */
  if (layover_declaration_get_cardinality (declaration) == LAYOVER_CARDINALITY_SINGLE)
    self->max_choices = 1;

  if (!load_text_rules (self, node, body->entry, error)
      || !load_children (self, row, node, body, error)
      || !check_choices (self, row, node, body->entry, error)
      || !layover_interaction_check_declaration (self, declaration, body->entry, error))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
has_choices (LayoverInteraction *self)
{
  return self->kind == LAYOVER_INTERACTION_CHOICE
         || self->kind == LAYOVER_INTERACTION_INLINE_CHOICE;
}

static gboolean
fits (LayoverInteraction *self, LayoverCardinality cardinality, LayoverBaseType base_type)
{
  switch (self->kind)
    {
    case LAYOVER_INTERACTION_CHOICE:
      return base_type == LAYOVER_BASE_TYPE_IDENTIFIER
             && (cardinality == LAYOVER_CARDINALITY_MULTIPLE
                 || cardinality == LAYOVER_CARDINALITY_ORDERED
                 || cardinality == LAYOVER_CARDINALITY_SINGLE);
    case LAYOVER_INTERACTION_INLINE_CHOICE:
      return base_type == LAYOVER_BASE_TYPE_IDENTIFIER && cardinality == LAYOVER_CARDINALITY_SINGLE;
    case LAYOVER_INTERACTION_TEXT_ENTRY:
    case LAYOVER_INTERACTION_EXTENDED_TEXT:
      return cardinality == LAYOVER_CARDINALITY_RECORD || base_type == LAYOVER_BASE_TYPE_STRING
             || base_type == LAYOVER_BASE_TYPE_INTEGER || base_type == LAYOVER_BASE_TYPE_FLOAT;
    default:
      return TRUE;
    }
}

/** layover_interaction_check_declaration: whether the interaction can give what its response variable takes */
gboolean
layover_interaction_check_declaration (LayoverInteraction *self,
                                       const LayoverDeclaration *declaration, const char *entry,
                                       GError **error)
{
  if (fits (self, layover_declaration_get_cardinality (declaration),
            layover_declaration_get_base_type (declaration)))
    return TRUE;

  layover_set_error_at_line (error, LAYOVER_ERROR_QTI_RESPONSE, entry, self->line, 0,
                             _ ("The interaction cannot give what “%s” is declared to be."),
                             self->response_identifier);

  return FALSE;
}

LayoverInteractionKind
layover_interaction_get_kind (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), LAYOVER_INTERACTION_CUSTOM);

  return self->kind;
}

/** layover_interaction_get_name: Returns: (transfer none): the element's name in QTI 2, such as "orderInteraction" */
const char *
layover_interaction_get_name (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return rows[self->kind].name;
}

/** layover_interaction_is_supported: Returns: %FALSE when it can be named but not shown */
gboolean
layover_interaction_is_supported (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), FALSE);

  return self->is_supported;
}

/** layover_interaction_is_inline: Returns: whether it stands inside a line of text */
gboolean
layover_interaction_is_inline (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), FALSE);

  return rows[self->kind].is_inline;
}

const char *
layover_interaction_get_response_identifier (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return self->response_identifier;
}

/** layover_interaction_get_prompt: Returns: (nullable) (transfer none): the question, when it has one of its own */
LayoverContentNode *
layover_interaction_get_prompt (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return self->prompt;
}

/** layover_interaction_get_choices: Returns: (transfer none) (element-type LayoverChoice): in the author's order */
GPtrArray *
layover_interaction_get_choices (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return self->choices;
}

/** layover_interaction_find_choice: Returns: (nullable) (transfer none): the choice of that identifier */
const LayoverChoice *
layover_interaction_find_choice (LayoverInteraction *self, const char *identifier)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return g_hash_table_lookup (self->choices_by_identifier, identifier);
}

gboolean
layover_interaction_get_shuffle (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), FALSE);

  return self->shuffle;
}

guint
layover_interaction_get_min_choices (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), 0);

  return self->min_choices;
}

/** layover_interaction_get_max_choices: Returns: how many may be chosen, 0 for any number */
guint
layover_interaction_get_max_choices (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), 0);

  return self->max_choices;
}

/** layover_interaction_get_expected_length: Returns: in characters, 0 when the author does not say; a hint, no limit */
guint
layover_interaction_get_expected_length (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), 0);

  return self->expected_length;
}

guint
layover_interaction_get_expected_lines (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), 0);

  return self->expected_lines;
}

guint
layover_interaction_get_min_strings (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), 0);

  return self->min_strings;
}

guint
layover_interaction_get_max_strings (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), 0);

  return self->max_strings;
}

/** layover_interaction_get_pattern: Returns: (nullable) (transfer none): the regular expression an answer has to match */
const char *
layover_interaction_get_pattern (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return self->pattern;
}

const char *
layover_interaction_get_placeholder (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  return self->placeholder;
}

/** layover_interaction_get_line: Returns: where it stands in its entry, counted from 1 */
guint
layover_interaction_get_line (LayoverInteraction *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), 0);

  return self->line;
}

/**
 * layover_interaction_dup_choice_order:
 * @seed: the item session's; the order depends on it and on the response's name
 *
 * Returns: (transfer full) (element-type guint): numbers into the array of choices, in the order to show them; fixed
 *   choices keep their places
 */
GArray *
layover_interaction_dup_choice_order (LayoverInteraction *self, guint64 seed)
{
  g_autoptr (GArray) movable = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  LayoverRandom random;
  guint next = 0;

  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), NULL);

  for (guint i = 0; i < self->choices->len; i++)
    if (!((LayoverChoice *) self->choices->pdata[i])->is_fixed)
      g_array_append_val (movable, i);

  if (self->shuffle)
    {
      layover_random_init (&random, layover_random_derive_seed (seed, self->response_identifier));
      layover_random_shuffle (&random, (guint *) movable->data, movable->len);
    }

  for (guint i = 0; i < self->choices->len; i++)
    {
      gboolean is_fixed = ((LayoverChoice *) self->choices->pdata[i])->is_fixed;
      guint choice = is_fixed ? i : g_array_index (movable, guint, next++);

      g_array_append_val (order, choice);
    }

  return g_steal_pointer (&order);
}

static gboolean
check_number_of_choices (LayoverInteraction *self, guint n_chosen, char **why)
{
  if (n_chosen < self->min_choices)
    {
      *why = g_strdup_printf (
          ngettext ("Choose at least %u answer.", "Choose at least %u answers.", self->min_choices),
          self->min_choices);
      return FALSE;
    }

  if (self->max_choices > 0 && n_chosen > self->max_choices)
    {
      *why = g_strdup_printf (
          ngettext ("Choose at most %u answer.", "Choose at most %u answers.", self->max_choices),
          self->max_choices);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_text (LayoverInteraction *self, const LayoverValue *response, char **why)
{
  if (layover_value_get_n_values (response) < self->min_strings)
    {
      *why = g_strdup (_ ("Something has to be written here."));
      return FALSE;
    }

  for (guint i = 0; self->regex != NULL && i < layover_value_get_n_values (response); i++)
    {
      g_autofree char *text = layover_value_dup_lexical (layover_value_get_value (response, i));

      if (!g_regex_match (self->regex, text, 0, NULL))
        {
          *why = g_strdup (_ ("The answer does not have the form that is asked for."));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * layover_interaction_check_response:
 * @response: (nullable): a value or NULL
 * @why: (out) (optional): one sentence for the candidate, set when the result is %FALSE
 *
 * Whether a response keeps the author's limits: how many, of what form. A response that does not is still an answer, is
 * stored and scored; the limits are there to be told.
 */
gboolean
layover_interaction_check_response (LayoverInteraction *self, const LayoverValue *response,
                                    char **why)
{
  g_autofree char *reason = NULL;
  gboolean is_valid = TRUE;

  g_return_val_if_fail (LAYOVER_IS_INTERACTION (self), FALSE);

  if (has_choices (self))
    is_valid = check_number_of_choices (self, layover_value_get_n_values (response), &reason);
  else if (self->kind == LAYOVER_INTERACTION_TEXT_ENTRY
           || self->kind == LAYOVER_INTERACTION_EXTENDED_TEXT)
    is_valid = check_text (self, response, &reason);

  if (!is_valid && why != NULL)
    *why = g_steal_pointer (&reason);

  return is_valid;
}
