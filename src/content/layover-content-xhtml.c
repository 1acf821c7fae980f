/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-content"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-content-elements-private.h"
#include "layover-content-xhtml-private.h"
#include "layover-math-private.h"

#define XML_NAMESPACE "http://www.w3.org/XML/1998/namespace"
#define MAX_SPAN 1000

static gboolean read_children (LayoverXhtmlReader *self, LayoverXmlNode *parent,
                               LayoverContentNode *node, GError **error);

/* Returns: always %FALSE, for the caller to return. */
gboolean
layover_xhtml_refuse (LayoverXhtmlReader *self, LayoverXmlNode *element, LayoverErrorCode code,
                      const char *message, GError **error)
{
  layover_set_error_at_line (error, code, self->entry, layover_xml_node_get_line (element),
                             layover_xml_node_get_column (element), "%s", message);
  return FALSE;
}

typedef struct
{
  LayoverErrorCode code;
  const char *message;
  gboolean may_have_set;
} AttributeCheck;

/* Styles are not applied; they are refused where they could load something, or hide that they do. */
static gboolean
style_loads (const char *style)
{
  g_autofree char *lower = g_ascii_strdown (style, -1);

  return strstr (lower, "url(") != NULL || strstr (lower, "@import") != NULL
         || strstr (lower, "image-set(") != NULL || strstr (lower, "expression(") != NULL
         || strchr (lower, '\\') != NULL;
}

static void
check_attribute_cb (const char *name, const char *ns, const char *value, gpointer data)
{
  AttributeCheck *check = data;

  if (check->message != NULL || ns != NULL)
    return;

  if (g_ascii_strncasecmp (name, "on", 2) == 0 || g_str_equal (name, "formaction")
      || g_str_equal (name, "ping") || g_str_equal (name, "srcdoc"))
    {
      check->code = LAYOVER_ERROR_CONTENT_ACTIVE;
      check->message = _ (
          "Scripts, forms, frames and all else that acts by itself are not allowed");
    }
  else if ((g_str_equal (name, "srcset") && !check->may_have_set)
           || g_str_equal (name, "background"))
    {
      check->code = LAYOVER_ERROR_CONTENT_REMOTE;
      check->message = _ ("Pictures and recordings must be part of the bundle");
    }
  else if (g_str_equal (name, "style") && style_loads (value))
    {
      check->code = LAYOVER_ERROR_CONTENT_STYLE;
      check->message = _ ("Styles that load something are not allowed");
    }
}

static gboolean
check_attributes (LayoverXhtmlReader *self, LayoverXmlNode *element, GError **error)
{
  AttributeCheck check = { 0, NULL };

  /* the files of its srcset are judged one by one */
  check.may_have_set = g_str_equal (layover_xml_node_get_name (element), "source");

  layover_xml_node_foreach_attribute (element, check_attribute_cb, &check);

  return check.message == NULL
         || layover_xhtml_refuse (self, element, check.code, check.message, error);
}

static LayoverContentDirection
read_direction (LayoverXmlNode *element)
{
  const char *text = layover_xml_node_get_attribute (element, "dir");

  if (g_strcmp0 (text, "ltr") == 0)
    return LAYOVER_CONTENT_DIRECTION_LEFT_TO_RIGHT;
  if (g_strcmp0 (text, "rtl") == 0)
    return LAYOVER_CONTENT_DIRECTION_RIGHT_TO_LEFT;
  if (g_strcmp0 (text, "auto") == 0)
    return LAYOVER_CONTENT_DIRECTION_AUTOMATIC;

  return LAYOVER_CONTENT_DIRECTION_UNSET;
}

static LayoverVocabulary *
read_vocabulary (LayoverXmlNode *element)
{
  LayoverVocabulary vocabulary;

  if (!layover_vocabulary_read (&vocabulary, layover_xml_node_get_attribute (element, "class")))
    return NULL;

  return g_memdup2 (&vocabulary, sizeof vocabulary);
}

static LayoverContentNode *
new_node (LayoverXmlNode *element, LayoverContentKind kind)
{
  LayoverContentNode *node = layover_content_node_new (kind,
                                                       (guint) layover_xml_node_get_line (element));
  const char *id = layover_xml_node_get_attribute (element, "id");
  const char *language = layover_xml_node_get_attribute_ns (element, XML_NAMESPACE, "lang");

  if (language == NULL)
    language = layover_xml_node_get_attribute (element, "lang");

  node->id = g_strdup (id);
  node->language = g_strdup (language);
  node->direction = read_direction (element);
  node->vocabulary = read_vocabulary (element);
  return node;
}

static int
read_count (LayoverXmlNode *element, const char *name, int minimum, int maximum)
{
  const char *text = layover_xml_node_get_attribute (element, name);
  gint64 value = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 1;

  return (int) CLAMP (value, minimum, maximum);
}

static gboolean
has_class (LayoverXmlNode *element, const char *class_name)
{
  const char *text = layover_xml_node_get_attribute (element, "class");
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", " \t\r\n", -1);

  return g_strv_contains ((const char *const *) words, class_name);
}

/* The programming language, the way Markdown readers and others write it: class="language-sh". */
static char *
dup_code_language (LayoverXmlNode *element)
{
  LayoverXmlNode *code = layover_xml_node_get_first_element (element);
  const char *text = layover_xml_node_get_attribute (element, "class");

  if (text == NULL && code != NULL)
    text = layover_xml_node_get_attribute (code, "class");

  return text != NULL && g_str_has_prefix (text, "language-")
             ? g_strdup (text + strlen ("language-"))
             : NULL;
}

static gboolean
find_more_than_words_cb (LayoverContentNode *node, gpointer data)
{
  gboolean *is_found = data;

  *is_found |= node->kind == LAYOVER_CONTENT_CUSTOM || node->kind == LAYOVER_CONTENT_IMAGE;
  return !*is_found;
}

/* Preformatted text is a block of code, unless gaps or pictures stand in it. */
static gboolean
finish_preformatted (LayoverContentNode *node, LayoverXmlNode *element)
{
  gboolean has_more = FALSE;
  char *text;

  layover_content_node_foreach (node, find_more_than_words_cb, &has_more);
  if (has_more)
    {
      node->kind = LAYOVER_CONTENT_PARAGRAPH;
      node->style = g_strdup ("preformatted");
      return TRUE;
    }

  text = layover_content_node_dup_plain_text (node);
  node->text = g_strdup (text[0] == '\n' ? text + 1 : text);
  node->style = dup_code_language (element);
  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_free (text);
  return TRUE;
}

/* A call-out is an aside, or a division, of class tip, note or care; a heading that begins it is its title. */
static gboolean
finish_aside (LayoverContentNode *node, LayoverXmlNode *element)
{
  static const char *const styles[] = { "tip", "note", "care", NULL };
  LayoverContentNode *first = NULL;

  for (guint i = 0; styles[i] != NULL && node->style == NULL; i++)
    if (has_class (element, styles[i]))
      node->style = g_strdup (styles[i]);

  if (node->style == NULL)
    return TRUE;

  node->kind = LAYOVER_CONTENT_CALLOUT;
  for (guint i = 0; i < layover_content_node_get_n_children (node); i++)
    {
      g_autofree char *title = NULL;

      first = layover_content_node_get_child (node, i);
      if (first->kind == LAYOVER_CONTENT_TEXT
          && first->text[strspn (first->text, " \t\r\n")] == '\0')
        continue;
      if (first->kind != LAYOVER_CONTENT_HEADING)
        break;

      title = layover_content_node_dup_plain_text (first);
      layover_content_node_take_label (node, layover_content_collapse (title));
      g_ptr_array_remove_index (node->children, i);
      break;
    }

  return TRUE;
}

static void
finish_cell (LayoverContentNode *node, LayoverXmlNode *element)
{
  const char *align = layover_xml_node_get_attribute (element, "align");

  node->is_header = g_str_equal (layover_xml_node_get_name (element), "th");
  node->column_span = read_count (element, "colspan", 1, MAX_SPAN);
  node->row_span = read_count (element, "rowspan", 1, MAX_SPAN);
  if (g_strcmp0 (align, "left") == 0 || g_strcmp0 (align, "center") == 0
      || g_strcmp0 (align, "right") == 0)
    node->style = g_strdup (align);
}

/* The reading stands in rt, the words it is for around it; rp is for those who cannot show either. */
static gboolean
read_ruby (LayoverXhtmlReader *self, LayoverXmlNode *element, LayoverContentNode *node,
           GError **error)
{
  g_autoptr (GString) reading = g_string_new (NULL);

  for (LayoverXmlNode *child = layover_xml_node_get_first_child (element); child != NULL;
       child = layover_xml_node_get_next (child))
    {
      const char *name = layover_xml_node_get_name (child);
      g_autofree char *text = layover_xml_node_dup_text_content (child);

      if (name != NULL && !check_attributes (self, child, error))
        return FALSE;

      if (g_strcmp0 (name, "rt") == 0)
        g_string_append (reading, text);
      else if (g_strcmp0 (name, "rp") != 0)
        layover_content_node_add_text (node, text, node->line);
    }

  layover_content_node_take_label (node, layover_content_collapse (reading->str));
  return TRUE;
}

static gboolean
read_link (LayoverXhtmlReader *self, LayoverXmlNode *element, LayoverContentNode *node,
           GError **error)
{
  const char *reference = layover_xml_node_get_attribute (element, "href");

  if (node->id == NULL)
    node->id = g_strdup (layover_xml_node_get_attribute (element, "name"));

  if (reference == NULL)
    {
      node->kind = LAYOVER_CONTENT_SPAN;
      return read_children (self, element, node, error);
    }

  node->target = layover_xhtml_resolve (self, element, reference, TRUE, error);
  return node->target != NULL && read_children (self, element, node, error);
}

static void
finish_node (LayoverContentNode *node, LayoverXmlNode *element, const LayoverHtmlElement *known)
{
  const char *title = layover_xml_node_get_attribute (element, "title");

  node->level = known->level;
  node->style = g_strdup (known->style);
  if (node->kind == LAYOVER_CONTENT_LIST)
    node->start = read_count (element, "start", -G_MAXINT32, G_MAXINT32);
  if (node->kind == LAYOVER_CONTENT_SPAN && title != NULL)
    layover_content_node_take_label (node, layover_content_collapse (title));
  if (node->kind == LAYOVER_CONTENT_BREAK || node->kind == LAYOVER_CONTENT_RULE)
    g_clear_pointer (&node->children, g_ptr_array_unref);
}

static gboolean
read_inside (LayoverXhtmlReader *self, LayoverXmlNode *element, LayoverContentNode *node,
             const LayoverHtmlElement *known, GError **error)
{
  switch ((int) known->reading)
    {
    case LAYOVER_HTML_READ_LINK:
      return read_link (self, element, node, error);
    case LAYOVER_HTML_READ_RUBY:
      return read_ruby (self, element, node, error);
    case LAYOVER_HTML_READ_QUOTATION:
      layover_content_node_add_text (node, "“", node->line);
      if (!read_children (self, element, node, error))
        return FALSE;
      layover_content_node_add_text (node, "”", node->line);
      return TRUE;
    default:
      return read_children (self, element, node, error);
    }
}

/* Adds the node for an element that has one. */
static gboolean
read_node (LayoverXhtmlReader *self, LayoverXmlNode *element, LayoverContentNode *parent,
           const LayoverHtmlElement *known, GError **error)
{
  LayoverContentNode *node = layover_content_node_add (parent, new_node (element, known->kind));

  if (!read_inside (self, element, node, known, error))
    return FALSE;

  finish_node (node, element, known);

  switch ((int) known->reading)
    {
    case LAYOVER_HTML_READ_PREFORMATTED:
      return finish_preformatted (node, element);
    case LAYOVER_HTML_READ_ASIDE:
      return finish_aside (node, element);
    case LAYOVER_HTML_READ_CELL:
      finish_cell (node, element);
      return TRUE;
    default:
      return TRUE;
    }
}

static gboolean
read_words (LayoverXhtmlReader *self, LayoverXmlNode *element, LayoverContentNode *parent,
            const LayoverHtmlElement *known, GError **error)
{
  g_autoptr (LayoverContentNode) inside = layover_content_node_new (
      LAYOVER_CONTENT_SPAN, (guint) layover_xml_node_get_line (element));
  LayoverContentNode *node;
  gboolean has_more = FALSE;

  if (!read_children (self, element, inside, error))
    return FALSE;

  /* A gap in a line of code must stay a gap. */
  layover_content_node_foreach (inside, find_more_than_words_cb, &has_more);
  if (has_more)
    {
      layover_content_node_add (parent, g_steal_pointer (&inside));
      return TRUE;
    }

  node = layover_content_node_add (parent, new_node (element, known->kind));
  node->text = layover_content_node_dup_plain_text (inside);
  return TRUE;
}

static gboolean
read_head_rows (LayoverXhtmlReader *self, LayoverXmlNode *element, LayoverContentNode *table,
                GError **error)
{
  guint first = layover_content_node_get_n_children (table);

  if (!read_children (self, element, table, error))
    return FALSE;

  for (guint i = first; i < layover_content_node_get_n_children (table); i++)
    layover_content_node_get_child (table, i)->is_header = TRUE;

  return TRUE;
}

static gboolean
read_math (LayoverXmlNode *element, LayoverContentNode *parent)
{
  LayoverContentNode *node = layover_content_node_add (parent,
                                                       new_node (element, LAYOVER_CONTENT_MATH));

  node->math = layover_math_read (element);
  node->text = layover_math_dup_line (node->math);
  return TRUE;
}

/* @node: (transfer full) (nullable): %NULL when reading it failed */
static gboolean
add_media (LayoverXmlNode *element, LayoverContentNode *parent, LayoverContentNode *node)
{
  if (node == NULL)
    return FALSE;

  node->id = g_strdup (layover_xml_node_get_attribute (element, "id"));
  layover_content_node_add (parent, node);
  return TRUE;
}

static gboolean
refuse_active (LayoverXhtmlReader *self, LayoverXmlNode *element, GError **error)
{
  return layover_xhtml_refuse (
      self, element, LAYOVER_ERROR_CONTENT_ACTIVE,
      _ ("Scripts, forms, frames and all else that acts by itself are not allowed"), error);
}

static gboolean
read_known (LayoverXhtmlReader *self, LayoverXmlNode *element, LayoverContentNode *parent,
            const LayoverHtmlElement *known, GError **error)
{
  switch (known->reading)
    {
    case LAYOVER_HTML_REFUSE_ACTIVE:
      return refuse_active (self, element, error);
    case LAYOVER_HTML_READ_NOTHING:
      return TRUE;
    case LAYOVER_HTML_READ_CONTENTS:
      return read_children (self, element, parent, error);
    case LAYOVER_HTML_READ_WORDS:
      return read_words (self, element, parent, known, error);
    case LAYOVER_HTML_READ_HEAD_ROWS:
      return read_head_rows (self, element, parent, error);
    case LAYOVER_HTML_READ_MATH:
      return read_math (element, parent);
    case LAYOVER_HTML_READ_IMAGE:
      return add_media (element, parent, layover_xhtml_read_image (self, element, error));
    case LAYOVER_HTML_READ_OBJECT:
      return add_media (element, parent, layover_xhtml_read_object (self, element, error));
    case LAYOVER_HTML_READ_SOURCE:
      return layover_xhtml_check_source (self, element, error);
    case LAYOVER_HTML_READ_RECORDING:
      return add_media (element, parent,
                        layover_xhtml_read_recording (self, element, known->kind, error));
    case LAYOVER_HTML_READ_STYLE:
      return layover_xhtml_refuse (self, element, LAYOVER_ERROR_CONTENT_STYLE,
                                   _ ("Style sheets are not allowed"), error);
    default:
      return read_node (self, element, parent, known, error);
    }
}

static gboolean
read_element (LayoverXhtmlReader *self, LayoverXmlNode *element, LayoverContentNode *parent,
              GError **error)
{
  const LayoverHtmlElement *known;

  if (self->filter != NULL)
    {
      LayoverContentNode *node = NULL;
      LayoverContentFilterResult result = self->filter (element, &node, self->filter_data, error);

      if (node != NULL)
        {
          /* What was read as a document of its own is a part of this one now. */
          if (node->kind == LAYOVER_CONTENT_DOCUMENT)
            node->kind = LAYOVER_CONTENT_DIVISION;
          node->line = (guint) layover_xml_node_get_line (element);
          layover_content_node_add (parent, node);
        }
      if (result != LAYOVER_CONTENT_FILTER_PASS)
        return result == LAYOVER_CONTENT_FILTER_DONE;
    }

  known = layover_html_element_find (element);
  if (known == NULL)
    {
      layover_set_error_at_line (
          error, LAYOVER_ERROR_CONTENT_ELEMENT, self->entry, layover_xml_node_get_line (element),
          layover_xml_node_get_column (element),
          /* Translators: %s is the name of an XML element */
          _ ("A page cannot have the element “%s”"), layover_xml_node_get_name (element));
      return FALSE;
    }

  return check_attributes (self, element, error)
         && read_known (self, element, parent, known, error);
}

static gboolean
read_children (LayoverXhtmlReader *self, LayoverXmlNode *parent, LayoverContentNode *node,
               GError **error)
{
  for (LayoverXmlNode *child = layover_xml_node_get_first_child (parent); child != NULL;
       child = layover_xml_node_get_next (child))
    {
      if (!layover_xml_node_is_element (child))
        layover_content_node_add_text (node, layover_xml_node_get_text (child),
                                       (guint) layover_xml_node_get_line (child));
      else if (!read_element (self, child, node, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * layover_content_from_xml_node:
 * @parent: the element whose contents are wanted; it is not read itself
 * @entry: (nullable): the entry it stands in, from which references start
 * @filter: (nullable): what else than HTML there may be inside
 *
 * Returns: (transfer full) (nullable): a DOCUMENT; %NULL when something in it is not allowed, with its line
 */
LayoverContentNode *
layover_content_from_xml_node (LayoverXmlNode *parent, const char *entry,
                               LayoverContentFilter filter, gpointer data, GError **error)
{
  LayoverXhtmlReader reader = { entry, filter, data };
  g_autoptr (LayoverContentNode) document = NULL;

  g_return_val_if_fail (parent != NULL, NULL);

  document = new_node (parent, LAYOVER_CONTENT_DOCUMENT);
  if (!read_children (&reader, parent, document, error)
      || !layover_content_node_normalise (document, entry, error))
    return NULL;

  return g_steal_pointer (&document);
}

/* A page may say what it is; it may not say what to load or where to go. */
static gboolean
check_head (LayoverXhtmlReader *self, LayoverXmlNode *head, char **title, GError **error)
{
  for (LayoverXmlNode *child = layover_xml_node_get_first_element (head); child != NULL;
       child = layover_xml_node_get_next_element (child))
    {
      const char *name = layover_xml_node_get_name (child);

      if (!check_attributes (self, child, error))
        return FALSE;

      if (g_str_equal (name, "title"))
        {
          g_autofree char *text = layover_xml_node_dup_text_content (child);

          g_free (*title);
          *title = layover_content_collapse (text);
        }
      else if (g_str_equal (name, "link") || g_str_equal (name, "style"))
        return layover_xhtml_refuse (self, child, LAYOVER_ERROR_CONTENT_STYLE,
                                     _ ("Style sheets are not allowed"), error);
      else if (!g_str_equal (name, "meta") || layover_xml_node_has_attribute (child, "http-equiv"))
        return refuse_active (self, child, error);
    }

  return TRUE;
}

static LayoverXmlNode *
find_child (LayoverXmlNode *parent, const char *name)
{
  for (LayoverXmlNode *child = layover_xml_node_get_first_element (parent); child != NULL;
       child = layover_xml_node_get_next_element (child))
    if (g_str_equal (layover_xml_node_get_name (child), name))
      return child;

  return NULL;
}

/**
 * layover_content_from_xhtml:
 * @bytes: a page: html with head and body
 * @entry: (nullable): its name, from which references start
 *
 * Returns: (transfer full) (nullable): a DOCUMENT, whose label is the title of the head; %NULL when the page is not
 *   XML, or something in it is not allowed, with its line
 */
LayoverContentNode *
layover_content_from_xhtml (GBytes *bytes, const char *entry, GError **error)
{
  LayoverXhtmlReader reader = { entry, NULL, NULL };
  g_autoptr (LayoverXmlDocument) document = layover_xml_document_new (bytes, entry, error);
  g_autoptr (LayoverContentNode) page = NULL;
  g_autofree char *title = NULL;
  LayoverXmlNode *root;
  LayoverXmlNode *head;
  LayoverXmlNode *body;

  if (document == NULL)
    return NULL;

  root = layover_xml_document_get_root (document);
  head = find_child (root, "head");
  body = find_child (root, "body");
  if (!g_str_equal (layover_xml_node_get_name (root), "html") || body == NULL)
    {
      layover_xhtml_refuse (&reader, root, LAYOVER_ERROR_CONTENT,
                            _ ("This is not a page: there is no html element with a body"), error);
      return NULL;
    }

  if ((head != NULL && !check_head (&reader, head, &title, error))
      || !check_attributes (&reader, root, error) || !check_attributes (&reader, body, error))
    return NULL;

  page = layover_content_from_xml_node (body, entry, NULL, NULL, error);
  if (page == NULL)
    return NULL;

  layover_content_node_take_label (page, g_steal_pointer (&title));
  if (page->language == NULL)
    page->language = g_strdup (layover_xml_node_get_attribute_ns (root, XML_NAMESPACE, "lang"));
  if (page->language == NULL)
    page->language = g_strdup (layover_xml_node_get_attribute (root, "lang"));
  if (page->direction == LAYOVER_CONTENT_DIRECTION_UNSET)
    page->direction = read_direction (root);

  return g_steal_pointer (&page);
}
