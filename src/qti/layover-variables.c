/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-declaration-private.h"
#include "layover-variables.h"

typedef struct
{
  LayoverDeclaration *declaration;
  LayoverValue *value;
  LayoverValue *default_value;
  LayoverValue *correct;
  gboolean is_value_fixed;
  gboolean is_correct_fixed;
  gboolean is_value_unknown;
  gboolean is_correct_unknown;
} Variable;

/* Most items declare fewer, and looking through so many is quicker than hashing. */
#define MAX_UNHASHED 12

struct _LayoverVariables
{
  GPtrArray *list;
  GHashTable *by_identifier; /* NULL until there are more than MAX_UNHASHED */
};

static void
variable_free (gpointer data)
{
  Variable *variable = data;

  layover_declaration_unref (variable->declaration);
  layover_value_unref (variable->value);
  layover_value_unref (variable->default_value);
  layover_value_unref (variable->correct);
  g_free (variable);
}

LayoverVariables *
layover_variables_new (void)
{
  LayoverVariables *self = g_new0 (LayoverVariables, 1);

  self->list = g_ptr_array_new_with_free_func (variable_free);

  return self;
}

void
layover_variables_free (LayoverVariables *self)
{
  g_clear_pointer (&self->by_identifier, g_hash_table_unref);
  g_ptr_array_unref (self->list);
  g_free (self);
}

static void
replace (LayoverValue **slot, LayoverValue *value)
{
  LayoverValue *old = *slot;

  *slot = layover_value_ref (value);
  layover_value_unref (old);
}

/* QTI: an outcome that is a number and has no default starts at 0; everything else starts at NULL. */
static LayoverValue *
dup_initial_value (const Variable *variable)
{
  LayoverDeclaration *declaration = variable->declaration;
  LayoverBaseType base_type = layover_declaration_get_base_type (declaration);

  if (variable->default_value != NULL)
    return layover_value_ref (variable->default_value);
  if (layover_declaration_get_kind (declaration) != LAYOVER_DECLARATION_OUTCOME
      || layover_declaration_get_cardinality (declaration) != LAYOVER_CARDINALITY_SINGLE)
    return NULL;
  if (base_type == LAYOVER_BASE_TYPE_INTEGER)
    return layover_value_new_integer (0);
  if (base_type == LAYOVER_BASE_TYPE_FLOAT)
    return layover_value_new_float (0);

  return NULL;
}

static const char *
get_identifier (const Variable *variable)
{
  return layover_declaration_get_identifier (variable->declaration);
}

static Variable *
find (const LayoverVariables *self, const char *identifier)
{
  if (self->by_identifier != NULL)
    return g_hash_table_lookup (self->by_identifier, identifier);

  for (guint i = 0; i < self->list->len; i++)
    if (g_str_equal (get_identifier (self->list->pdata[i]), identifier))
      return self->list->pdata[i];

  return NULL;
}

static void
add_to_hash (LayoverVariables *self, Variable *variable)
{
  if (self->by_identifier == NULL && self->list->len <= MAX_UNHASHED)
    return;

  if (self->by_identifier == NULL)
    {
      self->by_identifier = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < self->list->len; i++)
        g_hash_table_insert (self->by_identifier, (char *) get_identifier (self->list->pdata[i]),
                             self->list->pdata[i]);
    }
  g_hash_table_insert (self->by_identifier, (char *) get_identifier (variable), variable);
}

/** layover_variables_declare: Returns: %FALSE when the identifier is taken */
gboolean
layover_variables_declare (LayoverVariables *self, LayoverDeclaration *declaration)
{
  const char *identifier = layover_declaration_get_identifier (declaration);
  Variable *variable;

  if (find (self, identifier) != NULL)
    return FALSE;

  variable = g_new0 (Variable, 1);
  variable->declaration = layover_declaration_ref (declaration);
  variable->default_value = layover_value_ref (layover_declaration_get_default (declaration));
  variable->correct = layover_value_ref (layover_declaration_get_correct (declaration));
  variable->value = dup_initial_value (variable);
  g_ptr_array_add (self->list, variable);
  add_to_hash (self, variable);

  return TRUE;
}

/* Said twice in the same words, which leaves no doubt. */
static gboolean
says_the_same (const LayoverDeclaration *a, const LayoverDeclaration *b)
{
  return layover_declaration_get_kind (a) == layover_declaration_get_kind (b)
         && layover_declaration_get_cardinality (a) == layover_declaration_get_cardinality (b)
         && layover_declaration_get_base_type (a) == layover_declaration_get_base_type (b)
         && layover_value_equal (layover_declaration_get_default (a),
                                 layover_declaration_get_default (b))
         && layover_value_equal (layover_declaration_get_correct (a),
                                 layover_declaration_get_correct (b))
         && !layover_declaration_has_mapping (a) && !layover_declaration_has_mapping (b)
         && !layover_declaration_has_lookup_table (a) && !layover_declaration_has_lookup_table (b);
}

/**
 * layover_variables_load:
 * @node: one for which layover_declaration_node_is() is true
 * @faults: (nullable): see layover_qti_forgive(): a declaration that is there twice
 *
 * Returns: %FALSE with @error set when @node declares nothing, or something else by a name that is taken
 */
gboolean
layover_variables_load (LayoverVariables *self, LayoverXmlNode *node, const char *entry,
                        GPtrArray *faults, GError **error)
{
  g_autoptr (LayoverDeclaration)
      declaration = layover_declaration_load (node, entry, faults, error);

  if (declaration == NULL)
    return FALSE;
  if (layover_variables_declare (self, declaration))
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_DUPLICATE, entry, node,
                         /* Translators: the placeholder is an identifier that an author chose */
                         _ ("The identifier “%s” is used twice."),
                         layover_declaration_get_identifier (declaration));

  return says_the_same (declaration, layover_variables_find (
                                         self, layover_declaration_get_identifier (declaration)))
         && layover_qti_forgive (faults, error);
}

/** layover_variables_reset: gives every variable of @kind its default again */
void
layover_variables_reset (LayoverVariables *self, LayoverDeclarationKind kind)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      Variable *variable = self->list->pdata[i];

      if (layover_declaration_get_kind (variable->declaration) != kind)
        continue;
      layover_value_unref (variable->value);
      variable->value = dup_initial_value (variable);
    }
}

static void
value_clear (gpointer value)
{
  layover_value_unref (value);
}

/** layover_variables_dup_values: Returns: (transfer full) (element-type utf8 LayoverValue): of @kind; a value may be %NULL */
GHashTable *
layover_variables_dup_values (const LayoverVariables *self, LayoverDeclarationKind kind)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, value_clear);

  for (guint i = 0; i < self->list->len; i++)
    {
      const Variable *variable = self->list->pdata[i];

      if (layover_declaration_get_kind (variable->declaration) == kind)
        g_hash_table_insert (values, g_strdup (get_identifier (variable)),
                             layover_value_ref (variable->value));
    }

  return values;
}

guint
layover_variables_get_n_variables (const LayoverVariables *self)
{
  return self->list->len;
}

LayoverDeclaration *
layover_variables_get_declaration (const LayoverVariables *self, guint i)
{
  return ((Variable *) self->list->pdata[i])->declaration;
}

/** layover_variables_find: Returns: (nullable) (transfer none): the declaration; %NULL when there is none */
LayoverDeclaration *
layover_variables_find (const LayoverVariables *self, const char *identifier)
{
  Variable *variable = find (self, identifier);

  return variable != NULL ? variable->declaration : NULL;
}

LayoverValue *
layover_variables_get (const LayoverVariables *self, const char *identifier)
{
  Variable *variable = find (self, identifier);

  return variable != NULL ? variable->value : NULL;
}

LayoverValue *
layover_variables_get_correct (const LayoverVariables *self, const char *identifier)
{
  Variable *variable = find (self, identifier);

  return variable != NULL ? variable->correct : NULL;
}

LayoverValue *
layover_variables_get_default (const LayoverVariables *self, const char *identifier)
{
  Variable *variable = find (self, identifier);

  return variable != NULL ? variable->default_value : NULL;
}

static LayoverValue *
fit (const Variable *variable, LayoverValue *value)
{
  return layover_value_convert (value, layover_declaration_get_cardinality (variable->declaration),
                                layover_declaration_get_base_type (variable->declaration));
}

/** layover_variables_set: a value of another type becomes NULL; an undeclared identifier is ignored */
void
layover_variables_set (LayoverVariables *self, const char *identifier, LayoverValue *value)
{
  Variable *variable = find (self, identifier);
  g_autoptr (LayoverValue) fitting = NULL;

  if (variable == NULL || variable->is_value_fixed)
    return;

  fitting = fit (variable, value);
  replace (&variable->value, fitting);
  variable->is_value_unknown = FALSE;
}

/** layover_variables_fix: as layover_variables_set(), and no rule changes the variable from then on */
void
layover_variables_fix (LayoverVariables *self, const char *identifier, LayoverValue *value)
{
  Variable *variable = find (self, identifier);

  layover_variables_set (self, identifier, value);
  if (variable != NULL)
    variable->is_value_fixed = TRUE;
}

/** layover_variables_fix_correct: as layover_variables_set_correct(), and no rule changes it from then on */
void
layover_variables_fix_correct (LayoverVariables *self, const char *identifier, LayoverValue *value)
{
  Variable *variable = find (self, identifier);

  layover_variables_set_correct (self, identifier, value);
  if (variable != NULL)
    variable->is_correct_fixed = TRUE;
}

void
layover_variables_set_correct (LayoverVariables *self, const char *identifier, LayoverValue *value)
{
  Variable *variable = find (self, identifier);
  g_autoptr (LayoverValue) fitting = NULL;

  if (variable == NULL || variable->is_correct_fixed)
    return;

  fitting = fit (variable, value);
  replace (&variable->correct, fitting);
  variable->is_correct_unknown = FALSE;
}

/** layover_variables_set_default: the variable starts at @value now, and at each reset */
void
layover_variables_set_default (LayoverVariables *self, const char *identifier, LayoverValue *value)
{
  Variable *variable = find (self, identifier);
  g_autoptr (LayoverValue) fitting = NULL;

  if (variable == NULL || variable->is_value_fixed)
    return;

  fitting = fit (variable, value);
  replace (&variable->default_value, fitting);
  replace (&variable->value, fitting);
  variable->is_value_unknown = FALSE;
}

/** layover_variables_mark_unknown: rules that ask for the variable would guess, unless its value is fixed */
void
layover_variables_mark_unknown (LayoverVariables *self, const char *identifier)
{
  Variable *variable = find (self, identifier);

  if (variable != NULL && !variable->is_value_fixed)
    variable->is_value_unknown = TRUE;
}

/** layover_variables_mark_correct_unknown: as layover_variables_mark_unknown(), of the correct value */
void
layover_variables_mark_correct_unknown (LayoverVariables *self, const char *identifier)
{
  Variable *variable = find (self, identifier);

  if (variable != NULL && !variable->is_correct_fixed)
    variable->is_correct_unknown = TRUE;
}

gboolean
layover_variables_is_unknown (const LayoverVariables *self, const char *identifier)
{
  Variable *variable = find (self, identifier);

  return variable != NULL && variable->is_value_unknown;
}

gboolean
layover_variables_is_correct_unknown (const LayoverVariables *self, const char *identifier)
{
  Variable *variable = find (self, identifier);

  return variable != NULL && variable->is_correct_unknown;
}

static gboolean
is_candidate_response (const Variable *variable)
{
  const char *identifier = layover_declaration_get_identifier (variable->declaration);

  return layover_declaration_get_kind (variable->declaration) == LAYOVER_DECLARATION_RESPONSE
         && !g_str_equal (identifier, "numAttempts") && !g_str_equal (identifier, "duration");
}

/** layover_variables_is_responded: whether a response is given that is not the one the item began with */
gboolean
layover_variables_is_responded (const LayoverVariables *self, const char *identifier)
{
  Variable *variable = find (self, identifier);

  return variable != NULL && variable->value != NULL
         && !layover_value_equal (variable->value, variable->default_value);
}

guint
layover_variables_count_responded (const LayoverVariables *self)
{
  guint n_responded = 0;

  for (guint i = 0; i < self->list->len; i++)
    {
      const Variable *variable = self->list->pdata[i];
      const char *identifier = layover_declaration_get_identifier (variable->declaration);

      if (is_candidate_response (variable) && layover_variables_is_responded (self, identifier))
        n_responded++;
    }

  return n_responded;
}

/** layover_variables_are_correct: QTI's numberCorrect: every response that has a correct value holds it, and one does */
gboolean
layover_variables_are_correct (const LayoverVariables *self)
{
  guint n_correct = 0;

  for (guint i = 0; i < self->list->len; i++)
    {
      const Variable *variable = self->list->pdata[i];

      if (!is_candidate_response (variable) || variable->correct == NULL)
        continue;
      if (!layover_value_equal (variable->value, variable->correct))
        return FALSE;
      n_correct++;
    }

  return n_correct > 0;
}
