/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-form.h"
#include "layover-item-private.h"
#include "layover-test-session-private.h"

G_DEFINE_FINAL_TYPE (LayoverTestSession, layover_test_session, G_TYPE_OBJECT)

static void
place_free (gpointer data)
{
  LayoverFormPlace *place = data;

  g_free (place->key);
  g_clear_object (&place->session);
  g_clear_pointer (&place->kept, g_hash_table_unref);
  g_ptr_array_unref (place->path);
  g_strfreev (place->sections);
  g_free (place);
}

static void
layover_test_session_finalize (GObject *object)
{
  LayoverTestSession *self = LAYOVER_TEST_SESSION (object);

  g_ptr_array_unref (self->scope_items);
  g_hash_table_unref (self->scope_items_by_name);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->occurrences);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->sections);
  g_strfreev (self->categories);
  g_clear_pointer (&self->variables, layover_variables_free);
  g_clear_object (&self->test);

  G_OBJECT_CLASS (layover_test_session_parent_class)->finalize (object);
}

static void
layover_test_session_class_init (LayoverTestSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_test_session_finalize;
}

static void
layover_test_session_init (LayoverTestSession *self)
{
  self->places = g_ptr_array_new_with_free_func (place_free);
  self->sections = g_ptr_array_new ();
  self->scope_items = g_ptr_array_new ();
  self->scope_items_by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->occurrences = g_hash_table_new (NULL, NULL);
}

/* How often a reference stands in the form already, and once more. */
static guint
count_occurrence (LayoverTestSession *self, const LayoverTestNode *reference)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->occurrences, reference)) + 1;

  g_hash_table_insert (self->occurrences, (gpointer) reference, GUINT_TO_POINTER (n));

  return n;
}

/* "Q3", and "Q3.2" where it was drawn a second time. */
static char *
new_key (LayoverTestSession *self, const char *identifier)
{
  g_autofree char *key = g_strdup (identifier);

  for (guint n = 2; g_hash_table_contains (self->by_key, key); n++)
    {
      g_free (key);
      key = g_strdup_printf ("%s.%u", identifier, n);
    }

  return g_steal_pointer (&key);
}

/* What a candidate calls the section: the innermost that is visible, else the outermost. */
static const LayoverTestNode *
find_shown_section (GPtrArray *path)
{
  const LayoverTestNode *outermost = NULL;

  for (guint i = path->len; i > 0; i--)
    {
      const LayoverTestNode *node = path->pdata[i - 1];

      if (node->kind == LAYOVER_TEST_SECTION && node->is_visible)
        return node;
      if (node->kind == LAYOVER_TEST_SECTION || outermost == NULL)
        outermost = node;
    }

  return outermost;
}

static guint
find_or_add_section (LayoverTestSession *self, const LayoverTestNode *section)
{
  guint index;

  if (g_ptr_array_find (self->sections, section, &index))
    return index;

  g_ptr_array_add (self->sections, (gpointer) section);

  return self->sections->len - 1;
}

static GStrv
dup_section_identifiers (GPtrArray *path)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < path->len; i++)
    g_strv_builder_add (builder, ((LayoverTestNode *) path->pdata[i])->identifier);

  return g_strv_builder_end (builder);
}

/* What the test says an item's template variables start from, as things stand when the form is made. */
static GHashTable *
evaluate_template_defaults (LayoverTestSession *self, const LayoverTestNode *reference)
{
  GHashTable *defaults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                (GDestroyNotify) layover_value_unref);
  LayoverScope scope;
  GHashTableIter iter;
  gpointer identifier;
  gpointer expression;

  layover_test_session_init_scope (self, &scope);
  g_hash_table_iter_init (&iter, reference->template_defaults);
  while (g_hash_table_iter_next (&iter, &identifier, &expression))
    {
      LayoverValue *value = layover_expression_evaluate (expression, &scope);

      if (value != NULL)
        g_hash_table_insert (defaults, g_strdup (identifier), value);
    }

  return defaults;
}

/* QTI names the first of several "Q3.1" too; alone it is "Q3". */
static void
add_to_scope (LayoverTestSession *self, LayoverFormPlace *place)
{
  g_ptr_array_add (self->scope_items, &place->scope_item);
  g_hash_table_insert (self->scope_items_by_name, g_strdup (place->key), &place->scope_item);
  if (g_str_equal (place->key, place->reference->identifier))
    g_hash_table_insert (self->scope_items_by_name, g_strconcat (place->key, ".1", NULL),
                         &place->scope_item);
}

static void
add_place (LayoverTestSession *self, const LayoverFormItem *drawn)
{
  LayoverFormPlace *place = g_new0 (LayoverFormPlace, 1);
  const LayoverTestNode *reference = drawn->reference;
  g_autoptr (GHashTable) defaults = evaluate_template_defaults (self, reference);

  place->key = new_key (self, reference->identifier);
  place->occurrence = count_occurrence (self, reference);
  place->reference = reference;
  place->path = g_ptr_array_ref (drawn->path);
  place->section = find_or_add_section (self, find_shown_section (drawn->path));
  place->sections = dup_section_identifiers (drawn->path);
  place->session = layover_item_session_new_with_defaults (
      reference->item, layover_random_derive_seed (self->seed, place->key), defaults);
  place->scope_item = (LayoverScopeItem){
    .key = place->key,
    .variables = layover_item_session_get_variables (place->session),
    .weights = reference->weights,
    .mappings = reference->mappings,
    .categories = (const char *const *) reference->categories,
    .sections = (const char *const *) place->sections,
  };

  g_ptr_array_add (self->places, place);
  add_to_scope (self, place);
  g_hash_table_insert (self->by_key, place->key, GUINT_TO_POINTER (self->places->len - 1));
}

static GStrv
collect_categories (LayoverTestSession *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->places->len; i++)
    {
      const LayoverFormPlace *place = self->places->pdata[i];

      for (guint j = 0; place->reference->categories[j] != NULL; j++)
        if (g_hash_table_add (seen, place->reference->categories[j]))
          g_strv_builder_add (builder, place->reference->categories[j]);
    }

  return g_strv_builder_end (builder);
}

/**
 * layover_test_session_new:
 * @seed: decides everything that is left to chance: which items, their order, the order of choices
 *
 * Returns: (transfer full) (nullable): %NULL with %LAYOVER_ERROR_QTI_TOO_MANY or %LAYOVER_ERROR_QTI_EMPTY
 */
LayoverTestSession *
layover_test_session_new (LayoverTest *test, guint64 seed, GError **error)
{
  g_autoptr (LayoverTestSession) self = NULL;
  g_autoptr (GPtrArray) form = NULL;
  const LayoverVariables *declared;
  const LayoverRules *rules;

  g_return_val_if_fail (LAYOVER_IS_TEST (test), NULL);

  form = layover_form_draw (test, seed, error);
  if (form == NULL)
    return NULL;

  self = g_object_new (LAYOVER_TYPE_TEST_SESSION, NULL);
  self->test = g_object_ref (test);
  self->seed = seed;
  declared = layover_test_get_variables (test);
  self->variables = layover_variables_new ();
  for (guint i = 0; i < layover_variables_get_n_variables (declared); i++)
    layover_variables_declare (self->variables, layover_variables_get_declaration (declared, i));

  for (guint i = 0; i < form->len; i++)
    add_place (self, form->pdata[i]);
  self->categories = collect_categories (self);

  rules = layover_test_get_outcome_rules (test);
  self->weight = rules != NULL ? layover_rules_find_weight (rules) : NULL;

  return g_steal_pointer (&self);
}

LayoverTest *
layover_test_session_get_test (LayoverTestSession *self)
{
  g_return_val_if_fail (LAYOVER_IS_TEST_SESSION (self), NULL);

  return self->test;
}

guint64
layover_test_session_get_seed (LayoverTestSession *self)
{
  g_return_val_if_fail (LAYOVER_IS_TEST_SESSION (self), 0);

  return self->seed;
}

const LayoverVariables *
layover_test_session_get_variables (LayoverTestSession *self)
{
  return self->variables;
}

guint
layover_test_session_get_n_items (LayoverTestSession *self)
{
  g_return_val_if_fail (LAYOVER_IS_TEST_SESSION (self), 0);

  return self->places->len;
}

LayoverFormPlace *
layover_test_session_get_place (LayoverTestSession *self, guint i)
{
  g_return_val_if_fail (LAYOVER_IS_TEST_SESSION (self), NULL);
  g_return_val_if_fail (i < self->places->len, NULL);

  return self->places->pdata[i];
}

const LayoverTestNode *
layover_test_session_get_reference (LayoverTestSession *self, guint i)
{
  return layover_test_session_get_place (self, i)->reference;
}

/** layover_test_session_get_path: Returns: (transfer none) (element-type LayoverTestNode): part and sections around it */
GPtrArray *
layover_test_session_get_path (LayoverTestSession *self, guint i)
{
  return layover_test_session_get_place (self, i)->path;
}

/** layover_test_session_init_scope: what the test's own expressions see */
void
layover_test_session_init_scope (LayoverTestSession *self, LayoverScope *scope)
{
  *scope = (LayoverScope){ .variables = self->variables,
                           .items = self->scope_items,
                           .items_by_name = self->scope_items_by_name };
}

/** layover_test_session_get_item_ref: Returns: (transfer none): the item's name in this form, "Q3" or "Q3.2", unique */
const char *
layover_test_session_get_item_ref (LayoverTestSession *self, guint i)
{
  const LayoverFormPlace *place = layover_test_session_get_place (self, i);

  return place != NULL ? place->key : NULL;
}

/** layover_test_session_dup_item_name: Returns: (transfer full): identifier and occurrence, as QTI writes it: "Q3.1" */
char *
layover_test_session_dup_item_name (LayoverTestSession *self, guint i)
{
  const LayoverFormPlace *place = layover_test_session_get_place (self, i);

  return place != NULL ? g_strdup_printf ("%s.%u", place->reference->identifier, place->occurrence)
                       : NULL;
}

/** layover_test_session_find_item: @i: (out): the place of the item of that name */
gboolean
layover_test_session_find_item (LayoverTestSession *self, const char *item_ref, guint *i)
{
  gpointer value;

  g_return_val_if_fail (LAYOVER_IS_TEST_SESSION (self), FALSE);
  g_return_val_if_fail (item_ref != NULL, FALSE);

  if (!g_hash_table_lookup_extended (self->by_key, item_ref, NULL, &value))
    return FALSE;

  *i = GPOINTER_TO_UINT (value);

  return TRUE;
}

LayoverItemSession *
layover_test_session_get_item (LayoverTestSession *self, guint i)
{
  const LayoverFormPlace *place = layover_test_session_get_place (self, i);

  return place != NULL ? place->session : NULL;
}

/** layover_test_session_get_item_categories: Returns: (transfer none): as the test tags the item; competencies among them */
const char *const *
layover_test_session_get_item_categories (LayoverTestSession *self, guint i)
{
  const LayoverFormPlace *place = layover_test_session_get_place (self, i);

  return place != NULL ? (const char *const *) place->reference->categories : NULL;
}

/** layover_test_session_get_item_weight: Returns: the weight that the test's own rules use, 1 when they use none */
double
layover_test_session_get_item_weight (LayoverTestSession *self, guint i)
{
  const LayoverFormPlace *place = layover_test_session_get_place (self, i);
  const double *weight = NULL;

  if (place != NULL && self->weight != NULL)
    weight = g_hash_table_lookup (place->reference->weights, self->weight);

  return weight != NULL ? *weight : 1;
}

/** layover_test_session_get_n_sections: Returns: how many sections a candidate sees, in the order of the form */
guint
layover_test_session_get_n_sections (LayoverTestSession *self)
{
  g_return_val_if_fail (LAYOVER_IS_TEST_SESSION (self), 0);

  return self->sections->len;
}

guint
layover_test_session_get_section_index (LayoverTestSession *self, guint i)
{
  const LayoverFormPlace *place = layover_test_session_get_place (self, i);

  return place != NULL ? place->section : 0;
}

static const LayoverTestNode *
get_section (LayoverTestSession *self, guint section)
{
  g_return_val_if_fail (LAYOVER_IS_TEST_SESSION (self), NULL);
  g_return_val_if_fail (section < self->sections->len, NULL);

  return self->sections->pdata[section];
}

const char *
layover_test_session_get_section_identifier (LayoverTestSession *self, guint section)
{
  const LayoverTestNode *node = get_section (self, section);

  return node != NULL ? node->identifier : NULL;
}

/** layover_test_session_get_section_title: Returns: (transfer none): perhaps empty; never markup */
const char *
layover_test_session_get_section_title (LayoverTestSession *self, guint section)
{
  const LayoverTestNode *node = get_section (self, section);

  return node != NULL && node->title != NULL ? node->title : "";
}

/** layover_test_session_get_categories: Returns: (transfer none): every category of the form, each once */
const char *const *
layover_test_session_get_categories (LayoverTestSession *self)
{
  g_return_val_if_fail (LAYOVER_IS_TEST_SESSION (self), NULL);

  return (const char *const *) self->categories;
}

/** layover_test_session_set_presented: the candidate has seen the item, which QTI's numberPresented counts */
void
layover_test_session_set_presented (LayoverTestSession *self, guint i)
{
  LayoverFormPlace *place = layover_test_session_get_place (self, i);

  if (place != NULL)
    place->scope_item.is_presented = TRUE;
}

gboolean
layover_test_session_is_presented (LayoverTestSession *self, guint i)
{
  const LayoverFormPlace *place = layover_test_session_get_place (self, i);

  return place != NULL && place->scope_item.is_presented;
}

/** layover_test_session_count_attempt: Returns: which attempt this is, from 1 */
guint
layover_test_session_count_attempt (LayoverTestSession *self, guint i)
{
  return ++layover_test_session_get_place (self, i)->n_attempts;
}
