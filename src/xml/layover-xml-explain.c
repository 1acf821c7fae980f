/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-xml"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-text.h"
#include "layover-xml-private.h"

#define MAX_REFERENCES 16
#define MAX_SHOWN_BYTES 60

/* The validator says only that "page failed to validate attributes". Here the schema is read once more, as what it is:
 * a list of attributes with rules simple enough to try one by one. */
typedef struct
{
  const char *name;
  const LayoverXmlNode *rule; /* the RelaxNG attribute element */
  gboolean is_required;
} Allowed;

typedef struct
{
  const LayoverXmlNode *grammar;
  const LayoverXmlNode *element;
  GArray *allowed;
  char *sentence;
} Explanation;

static gboolean
is_named (const LayoverXmlNode *node, const char *name)
{
  return strcmp (node->name, name) == 0;
}

static const LayoverXmlNode *
find_definition (const LayoverXmlNode *grammar, const char *name)
{
  for (const LayoverXmlNode *node = layover_xml_node_get_first_element (grammar); node != NULL;
       node = layover_xml_node_get_next_element (node))
    if (is_named (node, "define")
        && g_strcmp0 (layover_xml_node_get_attribute (node, "name"), name) == 0)
      return node;

  return NULL;
}

/* How often the schema describes an element of this name; @found is the last description. */
static guint
find_descriptions (const LayoverXmlNode *node, const char *name, const LayoverXmlNode **found)
{
  guint n = 0;

  if (is_named (node, "element")
      && g_strcmp0 (layover_xml_node_get_attribute (node, "name"), name) == 0)
    {
      *found = node;
      n = 1;
    }

  for (const LayoverXmlNode *child = layover_xml_node_get_first_element (node); child != NULL;
       child = layover_xml_node_get_next_element (child))
    n += find_descriptions (child, name, found);

  return n;
}

static void
collect (Explanation *self, const LayoverXmlNode *rule, gboolean is_required, guint n_references)
{
  for (const LayoverXmlNode *child = layover_xml_node_get_first_element (rule); child != NULL;
       child = layover_xml_node_get_next_element (child))
    {
      const char *name = layover_xml_node_get_attribute (child, "name");
      const LayoverXmlNode *definition = NULL;

      if (is_named (child, "attribute"))
        {
          Allowed allowed = { name, child, is_required };

          g_array_append_val (self->allowed, allowed);
        }
      else if (is_named (child, "optional") || is_named (child, "choice"))
        collect (self, child, FALSE, n_references);
      else if (is_named (child, "group"))
        collect (self, child, is_required, n_references);
      else if (is_named (child, "ref") && n_references < MAX_REFERENCES)
        definition = find_definition (self->grammar, name);

      if (definition != NULL)
        collect (self, definition, is_required, n_references + 1);
    }
}

static const Allowed *
find_allowed (Explanation *self, const char *name)
{
  for (guint i = 0; i < self->allowed->len; i++)
    if (g_strcmp0 (g_array_index (self->allowed, Allowed, i).name, name) == 0)
      return &g_array_index (self->allowed, Allowed, i);

  return NULL;
}

/* The one rule inside of an attribute, after references. */
static const LayoverXmlNode *
find_value_rule (Explanation *self, const LayoverXmlNode *rule)
{
  const LayoverXmlNode *inner = layover_xml_node_get_first_element (rule);

  for (guint i = 0; inner != NULL && is_named (inner, "ref") && i < MAX_REFERENCES; i++)
    {
      const LayoverXmlNode *definition = find_definition (
          self->grammar, layover_xml_node_get_attribute (inner, "name"));

      inner = definition != NULL ? layover_xml_node_get_first_element (definition) : NULL;
    }

  return inner;
}

static gboolean
is_one_of (const LayoverXmlNode *choice, const char *value)
{
  for (const LayoverXmlNode *node = layover_xml_node_get_first_element (choice); node != NULL;
       node = layover_xml_node_get_next_element (node))
    {
      g_autofree char *text = layover_xml_node_dup_text_content (node);

      if (g_str_equal (text, value))
        return TRUE;
    }

  return FALSE;
}

static gboolean
fits_parameter (const char *name, const char *parameter, const char *value)
{
  g_autofree char *pattern = g_strdup_printf ("^(?:%s)$", parameter);
  glong length = g_utf8_strlen (value, -1);

  if (g_str_equal (name, "pattern"))
    return g_regex_match_simple (pattern, value, G_REGEX_DOLLAR_ENDONLY, 0);
  if (g_str_equal (name, "minLength"))
    return length >= g_ascii_strtoll (parameter, NULL, 10);
  if (g_str_equal (name, "maxLength"))
    return length <= g_ascii_strtoll (parameter, NULL, 10);
  if (g_str_equal (name, "maxInclusive"))
    return g_ascii_strtod (value, NULL) <= g_ascii_strtod (parameter, NULL);

  return TRUE;
}

static gboolean
fits_type (const char *type, const char *value)
{
  g_autofree char *instant = g_strdup_printf ("%sT00:00:00Z", value);
  gint64 unix_s = 0;

  if (g_strcmp0 (type, "positiveInteger") == 0)
    return g_regex_match_simple ("^\\+?0*[1-9][0-9]*$", value, 0, 0);
  if (g_strcmp0 (type, "nonNegativeInteger") == 0)
    return g_regex_match_simple ("^\\+?[0-9]+$", value, 0, 0);
  if (g_strcmp0 (type, "date") == 0)
    return layover_time_parse (instant, &unix_s);

  return TRUE;
}

static gboolean
fits (Explanation *self, const Allowed *allowed, const char *value)
{
  const LayoverXmlNode *rule = find_value_rule (self, allowed->rule);

  if (rule == NULL)
    return TRUE;

  if (is_named (rule, "choice"))
    return is_one_of (rule, value);

  if (!fits_type (layover_xml_node_get_attribute (rule, "type"), value))
    return FALSE;

  for (const LayoverXmlNode *node = layover_xml_node_get_first_element (rule); node != NULL;
       node = layover_xml_node_get_next_element (node))
    {
      const char *name = layover_xml_node_get_attribute (node, "name");
      g_autofree char *parameter = layover_xml_node_dup_text_content (node);

      if (is_named (node, "param") && name != NULL && !fits_parameter (name, parameter, value))
        return FALSE;
    }

  return TRUE;
}

static char *
dup_shown (const char *value)
{
  g_autofree char *start = g_utf8_make_valid (value, (gssize) strnlen (value, MAX_SHOWN_BYTES));

  return layover_text_escape (start);
}

static void
judge_attribute_cb (const char *name, const char *name_space, const char *value, gpointer data)
{
  Explanation *self = data;
  const Allowed *allowed;
  g_autofree char *shown = dup_shown (value);

  if (self->sentence != NULL)
    return;

  /* None of our schemas has an attribute in a namespace. */
  allowed = name_space == NULL ? find_allowed (self, name) : NULL;
  if (allowed == NULL)
    /* Translators: the first %s is the name of an XML element, the second of an attribute */
    self->sentence = g_strdup_printf (_ ("“%s” cannot have the attribute “%s”"),
                                      self->element->name, name);
  else if (!fits (self, allowed, value))
    /* Translators: an XML attribute, its element, and the value the attribute has */
    self->sentence = g_strdup_printf (_ ("The attribute “%s” of “%s” cannot be “%s”"), name,
                                      self->element->name, shown);
}

static void
find_missing (Explanation *self)
{
  for (guint i = 0; i < self->allowed->len && self->sentence == NULL; i++)
    {
      const Allowed *allowed = &g_array_index (self->allowed, Allowed, i);

      if (allowed->is_required && !layover_xml_node_has_attribute (self->element, allowed->name))
        /* Translators: the first %s is the name of an XML element, the second of an attribute */
        self->sentence = g_strdup_printf (_ ("“%s” needs the attribute “%s”"), self->element->name,
                                          allowed->name);
    }
}

/* Returns: (transfer full) (nullable): what is wrong with the attributes of @element, as one sentence; %NULL when this
 * does not see it. */
char *
layover_xml_explain_attributes (GBytes *schema, const LayoverXmlNode *element)
{
  g_autoptr (LayoverXmlDocument) document = layover_xml_document_new (schema, NULL, NULL);
  g_autoptr (GArray) allowed = g_array_new (FALSE, FALSE, sizeof (Allowed));
  Explanation self = { NULL, element, allowed, NULL };
  const LayoverXmlNode *description = NULL;

  if (document == NULL)
    return NULL;

  self.grammar = document->root;
  if (find_descriptions (document->root, element->name, &description) != 1)
    return NULL;

  collect (&self, description, TRUE, 0);
  layover_xml_node_foreach_attribute (element, judge_attribute_cb, &self);
  find_missing (&self);

  return self.sentence;
}
