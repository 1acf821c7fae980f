/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include "layover-item-session-private.h"
#include "layover-random.h"

/* How often templates may start over because a constraint is not met; QTI asks for at least 100. */
#define MAX_TEMPLATE_TRIES 100

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

/** layover_item_session_note_attempt: @n: how many there were; @status: (nullable): completionStatus, as it was if %NULL */
void
layover_item_session_note_attempt (LayoverItemSession *self, guint n, const char *status)
{
  g_autoptr (LayoverValue) n_value = layover_value_new_integer ((gint32) n);
  g_autoptr (LayoverValue) status_value = NULL;

  layover_variables_set (self->variables, "numAttempts", n_value);
  if (status == NULL)
    return;

  status_value = layover_value_new_identifier (status);
  layover_variables_set (self->variables, "completionStatus", status_value);
}

/** layover_item_session_restart: as if there had been no attempt yet; answers and template values stay */
void
layover_item_session_restart (LayoverItemSession *self)
{
  layover_variables_reset (self->variables, LAYOVER_DECLARATION_OUTCOME);
  layover_item_session_note_attempt (self, 0, "not_attempted");
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
  scope.marks_unknown = TRUE;
  for (guint i = 0; i < MAX_TEMPLATE_TRIES && end == LAYOVER_RULES_RESTART; i++)
    {
      declare_variables (self);
      scope.variables = self->variables;
      end = layover_rules_run (rules, &scope);
    }

  self->is_guess = scope.is_guess;
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
  layover_item_session_restart (self);
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

/** layover_item_session_dup_unanswered: Returns: (transfer full): the same draw, before the first answer */
LayoverItemSession *
layover_item_session_dup_unanswered (LayoverItemSession *self)
{
  LayoverItemSession *copy = create (self->item, self->seed);

  copy->template_defaults = ref_values (self->template_defaults);
  copy->drawn_values = ref_values (self->drawn_values);
  copy->drawn_correct = ref_values (self->drawn_correct);
  begin (copy);

  return copy;
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

/** layover_item_session_dup_choice_order: as layover_interaction_dup_choice_order(), with the seed of this item session */
GArray *
layover_item_session_dup_choice_order (LayoverItemSession *self, LayoverInteraction *interaction)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), NULL);

  return layover_interaction_dup_choice_order (interaction, self->seed);
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
  const LayoverPrinted *printed;

  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), NULL);

  printed = layover_item_find_printed (self->item, custom_id);

  return printed != NULL ? layover_printed_dup_text (
             printed, layover_variables_get (self->variables, printed->identifier))
                         : NULL;
}

/**
 * layover_item_session_dup_math_value:
 * @identifier: a name in a formula
 *
 * Returns: (transfer full) (nullable): what stands in its place, when it is that of a template variable which the item
 *   declares to be a mathVariable and which has a value
 */
char *
layover_item_session_dup_math_value (LayoverItemSession *self, const char *identifier)
{
  LayoverDeclaration *declaration;

  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (self), NULL);
  g_return_val_if_fail (identifier != NULL, NULL);

  declaration = layover_variables_find (self->variables, identifier);
  if (declaration == NULL || !layover_declaration_is_math_variable (declaration))
    return NULL;

  return layover_value_dup_lexical (layover_variables_get (self->variables, identifier));
}
