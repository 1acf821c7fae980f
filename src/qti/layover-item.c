/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-declaration-private.h"
#include "layover-interaction-private.h"
#include "layover-item-private.h"

struct _LayoverItem
{
  GObject parent_instance;

  char *entry;
  char *identifier;
  char *title;
  char *label;
  char *language;
  gboolean is_adaptive;
  LayoverVariables *variables;
  LayoverXmlDocument *document; /* both until the body is read */
  LayoverXmlNode *root;
  LayoverItemBody parts;
  LayoverRules *response_rules;
  LayoverRules *template_rules;
  gboolean has_response_processing;
  GError *unsupported;
  guint unmapped_line;
  GPtrArray *faults;
  GPtrArray *remarks;
};

G_DEFINE_FINAL_TYPE (LayoverItem, layover_item, G_TYPE_OBJECT)

static void
layover_item_finalize (GObject *object)
{
  LayoverItem *self = LAYOVER_ITEM (object);

  g_free (self->entry);
  g_free (self->identifier);
  g_free (self->title);
  g_free (self->label);
  g_free (self->language);
  g_clear_pointer (&self->variables, layover_variables_free);
  g_clear_pointer (&self->document, layover_xml_document_unref);
  layover_item_body_clear (&self->parts);
  g_clear_pointer (&self->response_rules, layover_rules_free);
  g_clear_pointer (&self->template_rules, layover_rules_free);
  g_ptr_array_unref (self->faults);
  g_ptr_array_unref (self->remarks);
  g_clear_error (&self->unsupported);

  G_OBJECT_CLASS (layover_item_parent_class)->finalize (object);
}

static void
layover_item_class_init (LayoverItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_item_finalize;
}

static void
layover_item_init (LayoverItem *self)
{
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  self->remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
}

/* What QTI declares in every item without being told; and SCORE, which it lets an item with a standard template leave
 * undeclared. */
static const struct
{
  LayoverDeclarationKind kind;
  const char *identifier;
  LayoverBaseType base_type;
} built_ins[] = {
  { LAYOVER_DECLARATION_RESPONSE, "numAttempts", LAYOVER_BASE_TYPE_INTEGER },
  { LAYOVER_DECLARATION_RESPONSE, "duration", LAYOVER_BASE_TYPE_DURATION },
  { LAYOVER_DECLARATION_OUTCOME, "completionStatus", LAYOVER_BASE_TYPE_IDENTIFIER },
  { LAYOVER_DECLARATION_OUTCOME, "SCORE", LAYOVER_BASE_TYPE_FLOAT },
};

#define BUILT_IN_SCORE 3

/* Made once a process and shared. */
static LayoverDeclaration *
get_built_in (guint i)
{
  static LayoverDeclaration *declarations[G_N_ELEMENTS (built_ins)];

  if (g_once_init_enter (&declarations[i]))
    g_once_init_leave (&declarations[i], layover_declaration_new (
                                             built_ins[i].kind, built_ins[i].identifier,
                                             LAYOVER_CARDINALITY_SINGLE, built_ins[i].base_type));

  return declarations[i];
}

static gboolean
load_declarations (LayoverItem *self, LayoverXmlNode *root, GError **error)
{
  LayoverDeclarationKind kind;

  for (LayoverXmlNode *node = layover_xml_node_get_first_element (root); node != NULL;
       node = layover_xml_node_get_next_element (node))
    {
      g_autoptr (LayoverDeclaration) declaration = NULL;

      if (layover_qti_is_extension (node))
        layover_qti_note_extension (self->remarks, self->entry, node);
      if (!layover_declaration_node_is (node, &kind))
        continue;
      declaration = layover_declaration_load (node, self->entry, self->faults, error);
      if (declaration == NULL)
        return FALSE;
      if (!layover_variables_declare (self->variables, declaration))
        {
          layover_qti_set_error (error, LAYOVER_ERROR_QTI_DUPLICATE, self->entry, node,
                                 _ ("The identifier “%s” is used twice."),
                                 layover_declaration_get_identifier (declaration));
          return FALSE;
        }
    }

  for (guint i = 0; i < BUILT_IN_SCORE; i++)
    layover_variables_declare (self->variables, get_built_in (i));

  return TRUE;
}

static gboolean
load_head (LayoverItem *self, LayoverXmlNode *root, GError **error)
{
  const char *title = layover_qti_get_attribute (root, "title");

  self->title = g_strdup (title != NULL ? title : "");
  self->label = g_strdup (layover_qti_get_attribute (root, "label"));
  self->language = g_strdup (
      layover_xml_node_get_attribute_ns (root, "http://www.w3.org/XML/1998/namespace", "lang"));

  return layover_qti_read_identifier (root, "identifier", self->entry, &self->identifier, error)
         && layover_qti_read_boolean (root, "adaptive", self->entry, &self->is_adaptive, error);
}

/* The standard templates speak of RESPONSE and SCORE; QTI lets an item leave SCORE undeclared. */
static gboolean
load_standard_rules (LayoverItem *self, LayoverXmlNode *node, const char *uri,
                     LayoverRuleReader *reader, GError **error)
{
  gboolean is_known = FALSE;

  layover_variables_declare (self->variables, get_built_in (BUILT_IN_SCORE));
  if (layover_variables_find (self->variables, "RESPONSE") == NULL)
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_UNDECLARED, self->entry, node,
                             /* Translators: the placeholder is the name of a variable */
                             _ ("The variable “%s” is not declared."), "RESPONSE");
      return layover_qti_forgive (self->faults, error);
    }

  self->response_rules = layover_rules_load_template (uri, reader, &is_known, error);
  /* the template's own lines say nothing to its user */
  if (reader->unmapped_line > 0)
    reader->unmapped_line = (guint) layover_xml_node_get_line (node);
  if (!is_known)
    layover_rule_reader_note_unsupported (reader, node, "responseProcessing template");

  return self->response_rules != NULL || !is_known;
}

/* A standard template may be named by its location alone. Rules in another file are not read: the item keeps its
 * defaults, as with every engine we know, and cannot be packed. */
static gboolean
load_rules_at (LayoverItem *self, LayoverXmlNode *node, const char *location,
               LayoverRuleReader *reader, GError **error)
{
  if (layover_rules_is_template (location))
    return load_standard_rules (self, node, location, reader, error);

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_UNSUPPORTED, self->entry, node,
                         _ ("The rules stand in another file, where they are not read."));

  return layover_qti_forgive (self->faults, error);
}

static gboolean
load_response_processing (LayoverItem *self, LayoverXmlNode *root, LayoverRuleReader *reader,
                          GError **error)
{
  LayoverXmlNode *node = layover_qti_find_child (root, "responseProcessing");
  const char *uri;
  const char *location;
  gboolean is_empty;

  if (node == NULL)
    return TRUE;

  is_empty = layover_xml_node_get_first_element (node) == NULL;
  uri = layover_qti_get_attribute (node, "template");
  location = layover_qti_get_attribute (node, "templateLocation");
  self->has_response_processing = TRUE;
  if (is_empty && uri != NULL && *uri != '\0')
    return load_standard_rules (self, node, uri, reader, error);
  if (is_empty && location != NULL && *location != '\0')
    return load_rules_at (self, node, location, reader, error);

  self->response_rules = layover_rules_load (node, reader, error);
  self->has_response_processing = self->response_rules != NULL
                                  && !layover_rules_is_empty (self->response_rules);

  return self->response_rules != NULL;
}

static gboolean
load_template_processing (LayoverItem *self, LayoverXmlNode *root, LayoverRuleReader *reader,
                          GError **error)
{
  LayoverXmlNode *node = layover_qti_find_child (root, "templateProcessing");

  if (node == NULL)
    return TRUE;

  self->template_rules = layover_rules_load (node, reader, error);

  return self->template_rules != NULL;
}

static gboolean
load_rules (LayoverItem *self, LayoverXmlNode *root, GError **error)
{
  LayoverRuleReader reader = { .entry = self->entry,
                               .variables = self->variables,
                               .faults = self->faults };

  gboolean is_loaded = load_template_processing (self, root, &reader, error)
                       && load_response_processing (self, root, &reader, error);

  self->unsupported = reader.unsupported;
  if (!is_loaded)
    return FALSE;

  self->unmapped_line = reader.unmapped_line;

  return TRUE;
}

/**
 * layover_item_read_body:
 *
 * Reads what a candidate sees, when it is first asked for: scoring never asks, since all that the rules need is in the
 * declarations. A body that cannot be shown is a fault of the item, and no reason not to score it.
 */
void
layover_item_read_body (LayoverItem *self)
{
  LayoverXmlNode *root = g_steal_pointer (&self->root);
  g_autoptr (LayoverXmlDocument) document G_GNUC_UNUSED = g_steal_pointer (&self->document);
  GError *error = NULL;

  if (root == NULL || layover_item_body_load (&self->parts, root, &error))
    return;

  g_ptr_array_add (self->faults, error);
  layover_item_body_clear (&self->parts);
  layover_item_body_init (&self->parts, self->entry, self->variables, self->remarks);
}

static const LayoverItemBody *
get_parts (LayoverItem *self)
{
  layover_item_read_body (self);

  return &self->parts;
}

/**
 * layover_item_load:
 * @bytes: an assessmentItem of QTI 2.1, 2.2 or 3.0
 * @entry: its name in the container, from which its references are resolved
 *
 * Reads an item; its body is read when it is first asked for, so an item is no thing for two threads at once. What leaves doubt how it is scored is an error: declarations that contradict each other, rules
 * that QTI does not have. What does not is kept for layover_item_get_faults(): a body that cannot be shown, variables
 * that nobody declares, values that are none. layover_item_check_supported() tells whether a candidate may be given it.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
LayoverItem *
layover_item_load (GBytes *bytes, const char *entry, GError **error)
{
  g_autoptr (LayoverXmlDocument) document = layover_xml_document_new (bytes, entry, error);
  LayoverXmlNode *root;
  LayoverItem *self;

  if (document == NULL)
    return NULL;

  root = layover_xml_document_get_root (document);
  if (!layover_qti_is (root, "assessmentItem"))
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI, entry, root,
                             _ ("This is not a question in the QTI format."));
      return NULL;
    }

  self = layover_item_load_node (root, entry, error);
  if (self != NULL)
    self->document = g_steal_pointer (&document);

  return self;
}

/**
 * layover_item_load_node:
 * @node: an assessmentItem, or an assessmentItemRef that holds an item's declarations and rules (see
 *   layover_test_load()); has to outlive layover_item_read_body()
 */
LayoverItem *
layover_item_load_node (LayoverXmlNode *node, const char *entry, GError **error)
{
  g_autoptr (LayoverItem) self = g_object_new (LAYOVER_TYPE_ITEM, NULL);
  GError *local_error = NULL;

  self->entry = g_strdup (entry);
  self->root = node;
  self->variables = layover_variables_new ();
  layover_item_body_init (&self->parts, self->entry, self->variables, self->remarks);
  if (load_head (self, node, &local_error) && load_declarations (self, node, &local_error)
      && load_rules (self, node, &local_error))
    return g_steal_pointer (&self);

  g_propagate_error (error, local_error);

  return NULL;
}

/** layover_item_get_faults: Returns: (transfer none) (element-type GError): what is wrong and does not touch the score */
GPtrArray *
layover_item_get_faults (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);

  layover_item_read_body (self);

  return self->faults;
}

/**
 * layover_item_get_remarks:
 *
 * Returns: (transfer none) (element-type GError): extensions of somebody's own that were met; what is inside one in the
 *   body is shown like anything else, and none of them touches the score
 */
GPtrArray *
layover_item_get_remarks (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);

  layover_item_read_body (self);

  return self->remarks;
}

const LayoverVariables *
layover_item_get_variables (LayoverItem *self)
{
  return self->variables;
}

/** layover_item_get_response_rules: Returns: (nullable): %NULL when there are none */
const LayoverRules *
layover_item_get_response_rules (LayoverItem *self)
{
  return self->response_rules;
}

const LayoverRules *
layover_item_get_template_rules (LayoverItem *self)
{
  return self->template_rules;
}

const char *
layover_item_get_entry (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);

  return self->entry;
}

const char *
layover_item_get_identifier (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);

  return self->identifier;
}

/** layover_item_get_title: Returns: (transfer none): as the author wrote it, perhaps empty; never markup */
const char *
layover_item_get_title (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);

  return self->title;
}

const char *
layover_item_get_label (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);

  return self->label;
}

/** layover_item_get_language: Returns: (transfer none) (nullable): xml:lang */
const char *
layover_item_get_language (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);

  return self->language;
}

gboolean
layover_item_is_adaptive (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), FALSE);

  return self->is_adaptive;
}

/** layover_item_has_response_processing: Returns: %FALSE when only a person can score the item */
gboolean
layover_item_has_response_processing (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), FALSE);

  return self->has_response_processing;
}

/** layover_item_check_rules: Returns: %FALSE with %LAYOVER_ERROR_QTI_UNSUPPORTED when the item cannot be scored */
gboolean
layover_item_check_rules (LayoverItem *self, GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), FALSE);

  if (self->unsupported == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (self->unsupported));

  return FALSE;
}

static gboolean
check_correct_choices (LayoverItem *self, LayoverInteraction *interaction, GError **error)
{
  const char *identifier = layover_interaction_get_response_identifier (interaction);
  const LayoverValue *correct = layover_variables_get_correct (self->variables, identifier);

  if (layover_interaction_get_choices (interaction)->len == 0)
    return TRUE;

  for (guint i = 0; i < layover_value_get_n_values (correct); i++)
    {
      const char *choice = layover_value_get_string (layover_value_get_value (correct, i));

      if (choice == NULL || layover_interaction_find_choice (interaction, choice) != NULL)
        continue;
      layover_set_error_at_line (
          error, LAYOVER_ERROR_QTI_UNDECLARED, self->entry,
          layover_interaction_get_line (interaction), 0,
          /* Translators: the placeholder is an identifier that an author chose */
          _ ("The correct answer “%s” is not among the choices."), choice);
      return FALSE;
    }

  return TRUE;
}

/**
 * layover_item_check_supported:
 *
 * Whether a candidate can be given this item here: every interaction can be shown, every rule is known, the correct
 * answers are among those that can be chosen, and what is mapped to points has a mapping.
 *
 * Returns: %FALSE with @error set to the first thing that is not so, with its line
 */
gboolean
layover_item_check_supported (LayoverItem *self, GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), FALSE);

  layover_item_read_body (self);
  if (self->faults->len > 0)
    {
      g_propagate_error (error, g_error_copy (self->faults->pdata[0]));
      return FALSE;
    }

  if (self->parts.stimuli->len > 0)
    {
      layover_set_error_at_line (
          error, LAYOVER_ERROR_QTI_UNSUPPORTED, self->entry, self->parts.stimulus_line, 0,
          _ ("This version of Layover does not know <%s>."), "assessmentStimulusRef");
      return FALSE;
    }

  for (guint i = 0; i < self->parts.interactions->len; i++)
    {
      LayoverInteraction *interaction = self->parts.interactions->pdata[i];

      if (!layover_interaction_is_supported (interaction))
        {
          layover_set_error_at_line (error, LAYOVER_ERROR_QTI_UNSUPPORTED, self->entry,
                                     layover_interaction_get_line (interaction), 0,
                                     _ ("This version of Layover does not know <%s>."),
                                     layover_interaction_get_name (interaction));
          return FALSE;
        }
      if (!check_correct_choices (self, interaction, error))
        return FALSE;
    }

  if (self->unmapped_line > 0)
    {
      layover_set_error_at_line (error, LAYOVER_ERROR_QTI_UNDECLARED, self->entry,
                                 self->unmapped_line, 0,
                                 _ ("The answer is to be turned into points, but no mapping says "
                                    "how."));
      return FALSE;
    }

  return layover_item_check_rules (self, error);
}

/** layover_item_get_body: Returns: (transfer none) (nullable): what the candidate sees; %NULL when there is no itemBody */
LayoverContentNode *
layover_item_get_body (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);

  return get_parts (self)->content;
}

/** layover_item_get_stimuli: Returns: (transfer none) (element-type utf8): entries for layover_stimulus_load() */
GPtrArray *
layover_item_get_stimuli (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);

  return get_parts (self)->stimuli;
}

guint
layover_item_get_n_interactions (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), 0);

  return get_parts (self)->interactions->len;
}

/** layover_item_get_interaction: Returns: (transfer none): in the order of the body */
LayoverInteraction *
layover_item_get_interaction (LayoverItem *self, guint i)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);
  g_return_val_if_fail (i < layover_item_get_n_interactions (self), NULL);

  return self->parts.interactions->pdata[i];
}

/** layover_item_find_interaction: @custom_id: a custom node's id, which is a response identifier. Returns: (nullable) */
LayoverInteraction *
layover_item_find_interaction (LayoverItem *self, const char *custom_id)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);
  g_return_val_if_fail (custom_id != NULL, NULL);

  for (guint i = 0; i < get_parts (self)->interactions->len; i++)
    {
      LayoverInteraction *interaction = get_parts (self)->interactions->pdata[i];

      if (g_str_equal (layover_interaction_get_response_identifier (interaction), custom_id))
        return interaction;
    }

  return NULL;
}

/** layover_item_get_feedbacks: Returns: (transfer none) (element-type LayoverFeedback): in the body and beside it */
GPtrArray *
layover_item_get_feedbacks (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);

  return get_parts (self)->feedbacks;
}

/** layover_item_find_feedback: Returns: (nullable) (transfer none): the feedback that a custom node stands for */
const LayoverFeedback *
layover_item_find_feedback (LayoverItem *self, const char *custom_id)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);
  g_return_val_if_fail (custom_id != NULL, NULL);

  for (guint i = 0; i < get_parts (self)->feedbacks->len; i++)
    {
      const LayoverFeedback *feedback = get_parts (self)->feedbacks->pdata[i];

      if (g_strcmp0 (feedback->custom_id, custom_id) == 0)
        return feedback;
    }

  return NULL;
}

/** layover_item_find_printed_variable: Returns: (nullable) (transfer none): the variable that a custom node prints */
const char *
layover_item_find_printed_variable (LayoverItem *self, const char *custom_id)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);
  g_return_val_if_fail (custom_id != NULL, NULL);

  if (!g_str_has_prefix (custom_id, "variable:"))
    return NULL;

  for (guint i = 0; i < get_parts (self)->printed->len; i++)
    if (g_str_equal (get_parts (self)->printed->pdata[i], custom_id + strlen ("variable:")))
      return get_parts (self)->printed->pdata[i];

  return NULL;
}

/** layover_item_get_n_declarations: Returns: those of the item and QTI's built-in three */
guint
layover_item_get_n_declarations (LayoverItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), 0);

  return layover_variables_get_n_variables (self->variables);
}

LayoverDeclaration *
layover_item_get_declaration (LayoverItem *self, guint i)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);
  g_return_val_if_fail (i < layover_item_get_n_declarations (self), NULL);

  return layover_variables_get_declaration (self->variables, i);
}

/** layover_item_find_declaration: Returns: (nullable) (transfer none): the declaration of any variable */
LayoverDeclaration *
layover_item_find_declaration (LayoverItem *self, const char *identifier)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM (self), NULL);

  return layover_variables_find (self->variables, identifier);
}

/** layover_item_get_response_declaration: Returns: (nullable) (transfer none): the declaration of a response */
LayoverDeclaration *
layover_item_get_response_declaration (LayoverItem *self, const char *identifier)
{
  LayoverDeclaration *declaration = layover_item_find_declaration (self, identifier);

  if (declaration == NULL
      || layover_declaration_get_kind (declaration) != LAYOVER_DECLARATION_RESPONSE)
    return NULL;

  return declaration;
}

typedef struct
{
  LayoverItemReferenceFunc func;
  gpointer data;
} ReferenceVisit;

static gboolean
visit_node (LayoverContentNode *node, gpointer data)
{
  const ReferenceVisit *visit = data;
  guint line = layover_content_node_get_line (node);
  const char *targets[] = {
    layover_content_node_get_target (node),
    layover_content_node_get_captions (node),
    layover_content_node_get_poster (node),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    if (targets[i] != NULL && *targets[i] != '#' && strchr (targets[i], ':') == NULL)
      visit->func (targets[i], line, visit->data);

  return TRUE;
}

static void
visit_content (LayoverContentNode *content, ReferenceVisit *visit)
{
  if (content != NULL)
    layover_content_node_foreach (content, visit_node, visit);
}

/**
 * layover_item_foreach_reference:
 *
 * Names every entry of the container that the item shows or links to: in its body, prompts, choices and feedback. Addresses
 * outside, places on the same page and pictures written into the item are no entries.
 */
void
layover_item_foreach_reference (LayoverItem *self, LayoverItemReferenceFunc func, gpointer data)
{
  ReferenceVisit visit = { func, data };
  const LayoverItemBody *parts;

  g_return_if_fail (LAYOVER_IS_ITEM (self));

  parts = get_parts (self);
  for (guint i = 0; i < parts->stimuli->len; i++)
    func (parts->stimuli->pdata[i], parts->stimulus_line, data);
  visit_content (parts->content, &visit);
  for (guint i = 0; i < parts->feedbacks->len; i++)
    visit_content (((LayoverFeedback *) parts->feedbacks->pdata[i])->content, &visit);

  for (guint i = 0; i < parts->interactions->len; i++)
    {
      LayoverInteraction *interaction = parts->interactions->pdata[i];
      GPtrArray *choices = layover_interaction_get_choices (interaction);

      visit_content (layover_interaction_get_prompt (interaction), &visit);
      visit_content (layover_interaction_get_content (interaction), &visit);
      for (guint j = 0; j < choices->len; j++)
        visit_content (((LayoverChoice *) choices->pdata[j])->content, &visit);
    }
}
