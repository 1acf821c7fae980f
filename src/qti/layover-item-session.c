/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-declaration-private.h"
#include "layover-item-private.h"
#include "layover-random.h"

/* How often templates may start over because a constraint is not met; QTI asks for at least 100. */
#define MAX_TEMPLATE_TRIES 100

struct _LayoverItemSession
{
  GObject parent_instance;

  LayoverItem *item;
  guint64 seed;
  GHashTable *template_defaults;
  GHashTable *drawn_values;
  GHashTable *drawn_correct;
  LayoverVariables *variables;
  double max_score;
  gboolean has_max_score;
};

G_DEFINE_FINAL_TYPE (LayoverItemSession, layover_item_session, G_TYPE_OBJECT)

static void
layover_item_session_finalize (GObject *object)
{
  LayoverItemSession *self = LAYOVER_ITEM_SESSION (object);

  g_clear_pointer (&self->variables, layover_variables_free);
  g_clear_pointer (&self->template_defaults, g_hash_table_unref);
  g_clear_pointer (&self->drawn_values, g_hash_table_unref);
  g_clear_pointer (&self->drawn_correct, g_hash_table_unref);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (layover_item_session_parent_class)->finalize (object);
}

static void
layover_item_session_class_init (LayoverItemSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_item_session_finalize;
}

static void
layover_item_session_init (LayoverItemSession *self)
{
}

typedef void (*VariableFunc) (LayoverVariables *variables, const char *identifier,
                              LayoverValue *value);

static void
apply_values (LayoverItemSession *self, GHashTable *values, VariableFunc func)
{
  GHashTableIter iter;
  gpointer identifier;
  gpointer value;

  if (values == NULL)
    return;

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &identifier, &value))
    func (self->variables, identifier, value);
}

/* Starts over: every variable at its default, template variables at the one the test gives them where it does, and
 * what was drawn elsewhere as it was drawn. */
static void
declare_variables (LayoverItemSession *self)
{
  const LayoverVariables *declared = layover_item_get_variables (self->item);

  g_clear_pointer (&self->variables, layover_variables_free);
  self->variables = layover_variables_new ();
  for (guint i = 0; i < layover_variables_get_n_variables (declared); i++)
    layover_variables_declare (self->variables, layover_variables_get_declaration (declared, i));

  apply_values (self, self->template_defaults, layover_variables_set_default);
  apply_values (self, self->drawn_values, layover_variables_fix);
  apply_values (self, self->drawn_correct, layover_variables_fix_correct);
}

static void
set_number_of_attempts (LayoverItemSession *self, gint32 n)
{
  g_autoptr (LayoverValue) value = layover_value_new_integer (n);

  layover_variables_set (self->variables, "numAttempts", value);
}

static void
set_completion (LayoverItemSession *self, const char *status)
{
  g_autoptr (LayoverValue) value = layover_value_new_identifier (status);

  layover_variables_set (self->variables, "completionStatus", value);
}

/* Draws the template variables; where no draw meets the author's constraints the defaults stand. */
static void
process_template (LayoverItemSession *self)
{
  const LayoverRules *rules = layover_item_get_template_rules (self->item);
  LayoverRandom random;
  LayoverScope scope = { 0 };
  LayoverRulesEnd end = LAYOVER_RULES_RESTART;

  if (rules == NULL)
    return;

  layover_random_init (&random, layover_random_derive_seed (self->seed, "template"));
  scope.random = &random;
  for (guint i = 0; i < MAX_TEMPLATE_TRIES && end == LAYOVER_RULES_RESTART; i++)
    {
      declare_variables (self);
      scope.variables = self->variables;
      end = layover_rules_run (rules, &scope);
    }

  if (end == LAYOVER_RULES_RESTART || layover_scope_is_exhausted (&scope))
    declare_variables (self);
}

static GHashTable *
ref_values (GHashTable *values)
{
  return values != NULL ? g_hash_table_ref (values) : NULL;
}

static LayoverItemSession *
create (LayoverItem *item, guint64 seed)
{
  LayoverItemSession *self = g_object_new (LAYOVER_TYPE_ITEM_SESSION, NULL);

  self->item = g_object_ref (item);
  self->seed = seed;

  return self;
}

static void
begin (LayoverItemSession *self)
{
  declare_variables (self);
  process_template (self);
  layover_variables_reset (self->variables, LAYOVER_DECLARATION_RESPONSE);
  layover_variables_reset (self->variables, LAYOVER_DECLARATION_OUTCOME);
  set_number_of_attempts (self, 0);
  set_completion (self, "not_attempted");
}

/**
 * layover_item_session_new:
 * @seed: decides everything that is left to chance in the item: template values, the order of choices
 */
LayoverItemSession *
layover_item_session_new (LayoverItem *item, guint64 seed)
{
  return layover_item_session_new_with_defaults (item, seed, NULL);
}

/**
 * layover_item_session_new_with_defaults:
 * @template_defaults: (nullable) (element-type utf8 LayoverValue): what a test says template variables start from
 */
LayoverItemSession *
layover_item_session_new_with_defaults (LayoverItem *item, guint64 seed,
                                        GHashTable *template_defaults)
{
  LayoverItemSession *self;

  g_return_val_if_fail (LAYOVER_IS_ITEM (item), NULL);

  self = create (item, seed);
  self->template_defaults = ref_values (template_defaults);
  begin (self);

  return self;
}

/**
 * layover_item_session_new_with_draw:
 * @values: (nullable) (element-type utf8 LayoverValue): template variables, as they were drawn elsewhere
 * @correct: (nullable) (element-type utf8 LayoverValue): correct responses likewise
 *
 * A session that repeats a draw: the item's own template rules run, but what is given here stays as it is given. A
 * value may be %NULL, which is QTI's NULL.
 */
LayoverItemSession *
layover_item_session_new_with_draw (LayoverItem *item, guint64 seed, GHashTable *values,
                                    GHashTable *correct)
{
  LayoverItemSession *self;

  g_return_val_if_fail (LAYOVER_IS_ITEM (item), NULL);

  self = create (item, seed);
  self->drawn_values = ref_values (values);
  self->drawn_correct = ref_values (correct);
  begin (self);

  return self;
}

LayoverItem *
layover_item_session_get_item (LayoverItemSession *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), NULL);

  return self->item;
}

guint64
layover_item_session_get_seed (LayoverItemSession *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), 0);

  return self->seed;
}

LayoverVariables *
layover_item_session_get_variables (LayoverItemSession *self)
{
  return self->variables;
}

/** layover_item_session_dup_choice_order: as layover_interaction_dup_choice_order(), with this session's seed */
GArray *
layover_item_session_dup_choice_order (LayoverItemSession *self, LayoverInteraction *interaction)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), NULL);

  return layover_interaction_dup_choice_order (interaction, self->seed);
}

static LayoverDeclaration *
find_response (LayoverItemSession *self, const char *identifier, GError **error)
{
  LayoverDeclaration *declaration = layover_variables_find (self->variables, identifier);

  if (declaration != NULL
      && layover_declaration_get_kind (declaration) == LAYOVER_DECLARATION_RESPONSE)
    return declaration;

  layover_set_error (error, LAYOVER_ERROR_QTI_RESPONSE, layover_item_get_entry (self->item),
                     /* Translators: the placeholder is the name of a variable */
                     _ ("The question has no answer called “%s”."), identifier);

  return NULL;
}

/* A pair names two choices. */
static gboolean
names_choices (LayoverInteraction *interaction, const LayoverValue *value)
{
  LayoverBaseType base_type = layover_value_get_base_type (value);
  const char *first = NULL;
  const char *second = NULL;

  if (base_type == LAYOVER_BASE_TYPE_PAIR || base_type == LAYOVER_BASE_TYPE_DIRECTED_PAIR)
    layover_value_get_pair (value, &first, &second);
  else
    first = second = layover_value_get_string (value);

  return first != NULL && second != NULL
         && layover_interaction_find_choice (interaction, first) != NULL
         && layover_interaction_find_choice (interaction, second) != NULL;
}

static gboolean
names_only_choices (LayoverItemSession *self, const char *identifier, const LayoverValue *response)
{
  LayoverInteraction *interaction = layover_item_find_interaction (self->item, identifier);

  if (interaction == NULL || layover_interaction_get_choices (interaction)->len == 0)
    return TRUE;

  for (guint i = 0; i < layover_value_get_n_values (response); i++)
    if (!names_choices (interaction, layover_value_get_value (response, i)))
      return FALSE;

  return TRUE;
}

/* Returns: (nullable): @response as the declaration wants it; %NULL when it does not fit, or holds too much */
static LayoverValue *
dup_fitting (const LayoverDeclaration *declaration, LayoverValue *response)
{
  if (layover_value_get_n_values (response) > LAYOVER_ITEM_MAX_RESPONSE_VALUES)
    return NULL;

  return layover_value_convert (response, layover_declaration_get_cardinality (declaration),
                                layover_declaration_get_base_type (declaration));
}

static void
set_response_error (LayoverItemSession *self, GError **error)
{
  layover_set_error (error, LAYOVER_ERROR_QTI_RESPONSE, layover_item_get_entry (self->item),
                     _ ("The answer is not one that the question can have."));
}

/**
 * layover_item_session_set_response:
 * @response: (nullable): the answer, or NULL for none
 *
 * Refuses (%LAYOVER_ERROR_QTI_RESPONSE) what the item does not declare, what does not fit the declaration, and choices
 * the item does not offer. Answers that break the author's limits, such as too many choices, are taken:
 * layover_item_session_is_valid() tells.
 */
gboolean
layover_item_session_set_response (LayoverItemSession *self, const char *identifier,
                                   LayoverValue *response, GError **error)
{
  g_autoptr (LayoverValue) fitting = NULL;
  LayoverDeclaration *declaration;

  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), FALSE);
  g_return_val_if_fail (identifier != NULL, FALSE);

  declaration = find_response (self, identifier, error);
  if (declaration == NULL)
    return FALSE;

  fitting = dup_fitting (declaration, response);
  if ((response != NULL && fitting == NULL) || !names_only_choices (self, identifier, fitting))
    {
      set_response_error (self, error);
      return FALSE;
    }

  layover_variables_set (self->variables, identifier, fitting);

  return TRUE;
}

/**
 * layover_item_session_put_response:
 * @response: (nullable): the answer, or NULL for none
 *
 * As layover_item_session_set_response(), for answers that were collected elsewhere: whether the item offers what was
 * chosen is not asked, only whether the value is of the declared type. What it is worth is for the rules to say.
 */
gboolean
layover_item_session_put_response (LayoverItemSession *self, const char *identifier,
                                   LayoverValue *response, GError **error)
{
  g_autoptr (LayoverValue) fitting = NULL;
  LayoverDeclaration *declaration;

  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), FALSE);
  g_return_val_if_fail (identifier != NULL, FALSE);

  declaration = find_response (self, identifier, error);
  if (declaration == NULL)
    return FALSE;

  fitting = dup_fitting (declaration, response);
  if (response != NULL && fitting == NULL)
    {
      set_response_error (self, error);
      return FALSE;
    }

  layover_variables_set (self->variables, identifier, fitting);

  return TRUE;
}

/** layover_item_session_get_response: Returns: (transfer none) (nullable): the answer as it stands */
LayoverValue *
layover_item_session_get_response (LayoverItemSession *self, const char *identifier)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), NULL);

  return layover_variables_get (self->variables, identifier);
}

/** layover_item_session_set_duration: @seconds: the time spent on the item, QTI's built-in response "duration" */
void
layover_item_session_set_duration (LayoverItemSession *self, double seconds)
{
  g_autoptr (LayoverValue) value = layover_value_new_duration (seconds);

  g_return_if_fail (LAYOVER_IS_ITEM_SESSION (self));

  layover_variables_set (self->variables, "duration", value);
}

/** layover_item_session_is_responded: whether that response has an answer other than the one it began with */
gboolean
layover_item_session_is_responded (LayoverItemSession *self, const char *identifier)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), FALSE);

  return layover_variables_is_responded (self->variables, identifier);
}

/** layover_item_session_count_responded: Returns: how many of the item's interactions have an answer */
guint
layover_item_session_count_responded (LayoverItemSession *self)
{
  guint n_responded = 0;

  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), 0);

  for (guint i = 0; i < layover_item_get_n_interactions (self->item); i++)
    {
      LayoverInteraction *interaction = layover_item_get_interaction (self->item, i);
      const char *identifier = layover_interaction_get_response_identifier (interaction);

      n_responded += layover_variables_is_responded (self->variables, identifier) ? 1 : 0;
    }

  return n_responded;
}

/**
 * layover_item_session_is_valid:
 * @why: (out) (optional): a sentence for the candidate, when the result is %FALSE
 *
 * Whether the answer keeps the author's limits.
 */
gboolean
layover_item_session_is_valid (LayoverItemSession *self, const char *identifier, char **why)
{
  LayoverInteraction *interaction;

  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), FALSE);

  interaction = layover_item_find_interaction (self->item, identifier);

  return interaction == NULL
         || layover_interaction_check_response (
             interaction, layover_variables_get (self->variables, identifier), why);
}

static gboolean
run_response_rules (LayoverItemSession *self, GError **error)
{
  const LayoverRules *rules = layover_item_get_response_rules (self->item);
  LayoverRandom random;
  LayoverScope scope = { 0 };

  layover_random_init (&random, layover_random_derive_seed (self->seed, "response"));
  scope.random = &random;
  scope.variables = self->variables;
  if (rules != NULL)
    layover_rules_run (rules, &scope);
  if (!layover_scope_is_exhausted (&scope))
    return TRUE;

  layover_set_error (error, LAYOVER_ERROR_QTI_ENDLESS, layover_item_get_entry (self->item),
                     _ ("The rules of the question do not come to an end."));

  return FALSE;
}

/**
 * layover_item_session_process_responses:
 *
 * Scores the answers as they stand. Unless the item is adaptive every call starts from the outcomes' defaults, so it may
 * be called after every answer, or once at the end, with the same result.
 *
 * Returns: %FALSE with %LAYOVER_ERROR_QTI_UNSUPPORTED for rules this version does not know, and with
 *   %LAYOVER_ERROR_QTI_ENDLESS for rules that take too long; the outcomes are then the defaults
 */
gboolean
layover_item_session_process_responses (LayoverItemSession *self, GError **error)
{
  gint32 n_before;

  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), FALSE);

  n_before = layover_value_get_integer (layover_variables_get (self->variables, "numAttempts"));

  return layover_item_session_process_attempt (
      self, layover_item_is_adaptive (self->item) ? (guint) n_before + 1 : 1, error);
}

/** layover_item_session_process_attempt: @n: which attempt this is, from 1; else as layover_item_session_process_responses() */
gboolean
layover_item_session_process_attempt (LayoverItemSession *self, guint n, GError **error)
{
  gboolean is_adaptive = layover_item_is_adaptive (self->item);

  if (!layover_item_check_rules (self->item, error))
    return FALSE;

  if (!is_adaptive)
    layover_variables_reset (self->variables, LAYOVER_DECLARATION_OUTCOME);
  if (!is_adaptive || n == 1)
    set_completion (self, is_adaptive ? "unknown" : "completed");
  set_number_of_attempts (self, (gint32) n);

  if (run_response_rules (self, error))
    return TRUE;

  layover_variables_reset (self->variables, LAYOVER_DECLARATION_OUTCOME);

  return FALSE;
}

/** layover_item_session_get_value: Returns: (transfer none) (nullable): any variable's value */
LayoverValue *
layover_item_session_get_value (LayoverItemSession *self, const char *identifier)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), NULL);

  return layover_variables_get (self->variables, identifier);
}

/** layover_item_session_get_outcome: Returns: (transfer none) (nullable): as the last processing left it */
LayoverValue *
layover_item_session_get_outcome (LayoverItemSession *self, const char *identifier)
{
  return layover_item_session_get_value (self, identifier);
}

/** layover_item_session_get_correct: Returns: (transfer none) (nullable): the correct answer, templates applied */
LayoverValue *
layover_item_session_get_correct (LayoverItemSession *self, const char *identifier)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), NULL);

  return layover_variables_get_correct (self->variables, identifier);
}

/** layover_item_session_get_score: Returns: the outcome SCORE, 0 when there is none */
double
layover_item_session_get_score (LayoverItemSession *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), 0);

  return layover_value_get_float (layover_variables_get (self->variables, "SCORE"));
}

static double
sum_of_mappings (LayoverItemSession *self)
{
  double sum = 0;

  for (guint i = 0; i < layover_item_get_n_interactions (self->item); i++)
    {
      LayoverInteraction *interaction = layover_item_get_interaction (self->item, i);
      const char *identifier = layover_interaction_get_response_identifier (interaction);
      LayoverDeclaration *declaration = layover_variables_find (self->variables, identifier);
      guint max_members = layover_interaction_get_max_choices (interaction);
      double limit;

      if (layover_declaration_get_cardinality (declaration) == LAYOVER_CARDINALITY_SINGLE)
        max_members = 1;
      if (layover_declaration_get_mapping_limit (declaration, max_members, &limit))
        sum += limit;
    }

  return sum;
}

/* What the rules give for the correct answers. */
static double
score_of_correct_answers (LayoverItemSession *self)
{
  g_autoptr (LayoverItemSession) model = create (self->item, self->seed);

  model->template_defaults = ref_values (self->template_defaults);
  model->drawn_values = ref_values (self->drawn_values);
  model->drawn_correct = ref_values (self->drawn_correct);
  begin (model);

  for (guint i = 0; i < layover_item_get_n_declarations (self->item); i++)
    {
      LayoverDeclaration *declaration = layover_item_get_declaration (self->item, i);
      const char *identifier = layover_declaration_get_identifier (declaration);

      if (layover_declaration_get_kind (declaration) == LAYOVER_DECLARATION_RESPONSE)
        layover_variables_set (model->variables, identifier,
                               layover_variables_get_correct (model->variables, identifier));
    }

  if (!layover_item_session_process_responses (model, NULL))
    return 0;

  return layover_item_session_get_score (model);
}

static double
find_max_score (LayoverItemSession *self)
{
  LayoverDeclaration *score = layover_variables_find (self->variables, "SCORE");
  const LayoverValue *declared = layover_variables_get_default (self->variables, "MAXSCORE");
  double from_answers;
  double from_mappings;

  if (score != NULL && layover_declaration_has_normal_maximum (score))
    return layover_declaration_get_normal_maximum (score);
  if (layover_value_is_numeric (declared))
    return layover_value_get_float (declared);
  if (score == NULL)
    return 0;

  from_answers = score_of_correct_answers (self);
  from_mappings = sum_of_mappings (self);

  return MAX (from_answers, from_mappings);
}

/**
 * layover_item_session_get_max_score:
 *
 * Returns: the most the item can give: what its author says (normalMaximum of SCORE, the default of MAXSCORE), else
 *   what its rules give for the correct answers, or its mappings at best
 */
double
layover_item_session_get_max_score (LayoverItemSession *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), 0);

  if (!self->has_max_score)
    {
      self->max_score = find_max_score (self);
      self->has_max_score = TRUE;
    }

  return self->max_score;
}

/** layover_item_session_is_correct: whether every answer that has a correct one is that one */
gboolean
layover_item_session_is_correct (LayoverItemSession *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), FALSE);

  return layover_variables_are_correct (self->variables);
}

static gboolean
holds_identifier (const LayoverValue *value, const char *identifier)
{
  for (guint i = 0; i < layover_value_get_n_values (value); i++)
    if (g_strcmp0 (layover_value_get_string (layover_value_get_value (value, i)), identifier) == 0)
      return TRUE;

  return FALSE;
}

/** layover_item_session_is_feedback_visible: whether the variables as they stand show that part of the item */
gboolean
layover_item_session_is_feedback_visible (LayoverItemSession *self, const LayoverFeedback *feedback)
{
  const LayoverValue *value;

  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), FALSE);
  g_return_val_if_fail (feedback != NULL, FALSE);

  value = layover_variables_get (self->variables, feedback->variable_identifier);

  return holds_identifier (value, feedback->identifier) == feedback->is_shown_on_match;
}

/** layover_item_session_list_modal_feedback: Returns: (transfer container) (element-type LayoverFeedback): those to show now */
GPtrArray *
layover_item_session_list_modal_feedback (LayoverItemSession *self)
{
  GPtrArray *visible = g_ptr_array_new ();
  GPtrArray *feedbacks;

  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), visible);

  feedbacks = layover_item_get_feedbacks (self->item);
  for (guint i = 0; i < feedbacks->len; i++)
    {
      LayoverFeedback *feedback = feedbacks->pdata[i];

      if (feedback->custom_id == NULL && layover_item_session_is_feedback_visible (self, feedback))
        g_ptr_array_add (visible, feedback);
    }

  return visible;
}

/**
 * layover_item_session_dup_printed:
 * @custom_id: of a custom content node
 *
 * Returns: (transfer full) (nullable): the text a printed variable stands for; %NULL when the node is none
 */
char *
layover_item_session_dup_printed (LayoverItemSession *self, const char *custom_id)
{
  const char *identifier;

  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), NULL);

  identifier = layover_item_find_printed_variable (self->item, custom_id);
  if (identifier == NULL)
    return NULL;

  return layover_value_dup_lexical (layover_variables_get (self->variables, identifier));
}
