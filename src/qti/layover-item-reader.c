/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-declaration-private.h"
#include "layover-item-private.h"

/* Reading an item: what stands at its top, its declarations, its rules. The body waits until it is asked for. */

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
      if (layover_qti_is_extension (node))
        layover_qti_note_extension (self->remarks, self->entry, node);
      if (layover_declaration_node_is (node, &kind)
          && !layover_variables_load (self->variables, node, self->entry, self->faults, error))
        return FALSE;
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

  return layover_qti_read_own_name (root, self->entry, self->faults, &self->identifier, error)
         && layover_qti_read_boolean (root, "adaptive", self->entry, &self->is_adaptive, error);
}

/* The standard templates speak of RESPONSE and SCORE; QTI lets an item leave SCORE undeclared. */
static gboolean
load_standard_rules (LayoverItem *self, LayoverXmlNode *node, const char *uri,
                     LayoverRuleReader *reader, GError **error)
{
  layover_variables_declare (self->variables, get_built_in (BUILT_IN_SCORE));
  if (layover_variables_find (self->variables, "RESPONSE") == NULL)
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_UNDECLARED, self->entry, node,
                             /* Translators: the placeholder is the name of a variable */
                             _ ("The variable “%s” is not declared."), "RESPONSE");
      if (!layover_qti_forgive (self->faults, error))
        return FALSE;
      /* told once, and NULL wherever the template asks for it */
      reader->variables = NULL;
    }

  self->response_rules = layover_rules_load_template (uri, reader, error);

  return self->response_rules != NULL;
}

/* Rules that stand in another file, which holds them and does not name a third one */
static LayoverRules *
load_rules_of (LayoverXmlDocument *document, LayoverRuleReader *reader, GError **error)
{
  LayoverXmlNode *root = layover_xml_document_get_root (document);
  LayoverRuleReader own_reader = *reader;
  LayoverRules *rules;

  own_reader.entry = layover_xml_document_get_entry (document);
  if (!layover_qti_is (root, "responseProcessing"))
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI, own_reader.entry, root,
                             _ ("There are no rules for scoring in this file."));
      return NULL;
    }

  rules = layover_rules_load (root, &own_reader, error);
  own_reader.entry = reader->entry;
  *reader = own_reader;

  return rules;
}

/* Rules at a place that is named, or where the template itself leads. Where they cannot be had the item keeps its
 * defaults, as with every engine we know, and cannot be packed. */
static gboolean
load_rules_elsewhere (LayoverItem *self, const LayoverQtiFiles *files, LayoverXmlNode *node,
                      const char *const *hrefs, LayoverRuleReader *reader, GError **error)
{
  g_autoptr (LayoverXmlDocument) document = NULL;

  for (guint i = 0; files != NULL && document == NULL && i < 2; i++)
    if (hrefs[i] != NULL && *hrefs[i] != '\0')
      document = layover_qti_files_open (files, self->entry, hrefs[i], NULL);

  if (document != NULL)
    self->response_rules = load_rules_of (document, reader, error);
  else
    layover_qti_set_error (error, LAYOVER_ERROR_QTI_UNSUPPORTED, self->entry, node,
                           _ ("The rules stand in another file, where they are not read."));

  return self->response_rules != NULL || layover_qti_forgive (self->faults, error);
}

static gboolean
load_template (LayoverItem *self, const LayoverQtiFiles *files, LayoverXmlNode *node,
               LayoverRuleReader *reader, GError **error)
{
  const char *location = layover_qti_get_attribute (node, "templateLocation");
  const char *uri = layover_qti_get_attribute (node, "template");
  const char *hrefs[] = { location, uri };
  gboolean is_loaded;

  if (uri != NULL && layover_rules_is_template (uri))
    is_loaded = load_standard_rules (self, node, uri, reader, error);
  else if (location != NULL && layover_rules_is_template (location))
    is_loaded = load_standard_rules (self, node, location, reader, error);
  else
    is_loaded = load_rules_elsewhere (self, files, node, hrefs, reader, error);

  /* the lines of another file say nothing to the reader of this one */
  if (reader->unmapped_line > 0)
    reader->unmapped_line = layover_xml_node_get_line (node);

  return is_loaded;
}

static gboolean
has_text (LayoverXmlNode *node, const char *attribute)
{
  const char *text = layover_qti_get_attribute (node, attribute);

  return text != NULL && *text != '\0';
}

/* Rules that the item has itself go before any template. */
static gboolean
load_response_processing (LayoverItem *self, const LayoverQtiFiles *files, LayoverXmlNode *root,
                          LayoverRuleReader *reader, GError **error)
{
  LayoverXmlNode *node = layover_qti_find_child (root, "responseProcessing");

  if (node == NULL)
    return TRUE;

  self->has_response_processing = TRUE;
  if (layover_xml_node_get_first_element (node) == NULL
      && (has_text (node, "template") || has_text (node, "templateLocation")))
    return load_template (self, files, node, reader, error);

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
load_rules (LayoverItem *self, const LayoverQtiFiles *files, LayoverXmlNode *root, GError **error)
{
  LayoverRuleReader reader = { .entry = self->entry,
                               .variables = self->variables,
                               .faults = self->faults };

  gboolean is_loaded = load_template_processing (self, root, &reader, error)
                       && load_response_processing (self, files, root, &reader, error);

  self->unsupported = reader.unsupported;
  if (!is_loaded)
    return FALSE;

  self->unmapped_line = reader.unmapped_line;

  return TRUE;
}

/**
 * layover_item_load_node:
 * @node: an assessmentItem, or an assessmentItemRef that holds an item's declarations and rules (see
 *   layover_test_load()); has to outlive layover_item_read_body()
 * @files: (nullable): see #LayoverQtiFiles
 */
LayoverItem *
layover_item_load_node (LayoverXmlNode *node, const char *entry, const LayoverQtiFiles *files,
                        GError **error)
{
  g_autoptr (LayoverItem) self = g_object_new (LAYOVER_TYPE_ITEM, NULL);
  GError *local_error = NULL;

  self->entry = g_strdup (entry);
  self->root = node;
  self->variables = layover_variables_new ();
  layover_item_body_init (&self->parts, self->entry, self->variables, self->remarks);
  if (load_head (self, node, &local_error) && load_declarations (self, node, &local_error)
      && load_rules (self, files, node, &local_error))
    return g_steal_pointer (&self);

  g_propagate_error (error, local_error);

  return NULL;
}

/** layover_item_load_with: @files: (nullable): see #LayoverQtiFiles */
LayoverItem *
layover_item_load_with (GBytes *bytes, const char *entry, const LayoverQtiFiles *files,
                        GError **error)
{
  g_autoptr (LayoverXmlDocument) document = layover_qti_files_read (files, bytes, entry, error);
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

  self = layover_item_load_node (root, entry, files, error);
  if (self != NULL)
    self->document = g_steal_pointer (&document);

  return self;
}

/**
 * layover_item_load:
 * @bytes: an assessmentItem of QTI 2.1, 2.2 or 3.0
 * @entry: its name in the container, from which its references are resolved
 *
 * Reads an item; its body is read when it is first asked for, so an item is no thing for two threads at once. What
 * leaves doubt how it is scored is an error: declarations that contradict each other, rules that QTI does not have. What
 * does not is kept for layover_item_get_faults(): a body that cannot be shown, variables that nobody declares, values
 * that are none. layover_item_check_supported() tells whether a candidate may be given it.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
LayoverItem *
layover_item_load (GBytes *bytes, const char *entry, GError **error)
{
  return layover_item_load_with (bytes, entry, NULL, error);
}

/**
 * layover_item_load_with_files:
 * @resolver: gives the bytes of other files; not called after this returns
 *
 * As layover_item_load(), for items of other systems that do not stand for themselves: what they include by XInclude is
 * read, and rules that stand in another file. Nothing of the kind can be imported.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
LayoverItem *
layover_item_load_with_files (GBytes *bytes, const char *entry, LayoverResolver resolver,
                              gpointer data, GError **error)
{
  const LayoverQtiFiles files = { resolver, data };

  return layover_item_load_with (bytes, entry, &files, error);
}
