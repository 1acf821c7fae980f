/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-content"

#include "config.h"

#include "layover-content-node-private.h"

G_DEFINE_BOXED_TYPE (LayoverContentNode, layover_content_node, layover_content_node_ref,
                     layover_content_node_unref)

/* Returns: (transfer full): a node without anything in it. */
LayoverContentNode *
layover_content_node_new (LayoverContentKind kind, guint line)
{
  LayoverContentNode *self = g_new0 (LayoverContentNode, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->line = line;
  self->start = 1;
  self->column_span = 1;
  self->row_span = 1;
  self->is_inline = kind >= LAYOVER_CONTENT_TEXT && kind <= LAYOVER_CONTENT_RUBY;

  return self;
}

/* @child: (transfer full). Returns: (transfer none): @child. */
LayoverContentNode *
layover_content_node_add (LayoverContentNode *self, LayoverContentNode *child)
{
  if (self->children == NULL)
    self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_content_node_unref);

  g_ptr_array_add (self->children, child);
  return child;
}

void
layover_content_node_add_text (LayoverContentNode *self, const char *text, guint line)
{
  LayoverContentNode *node;

  if (text[0] == '\0')
    return;

  node = layover_content_node_add (self, layover_content_node_new (LAYOVER_CONTENT_TEXT, line));
  node->text = g_strdup (text);
}

/* @label: (transfer full) (nullable) */
void
layover_content_node_take_label (LayoverContentNode *self, char *label)
{
  g_free (self->label);
  self->label = label;
}

/**
 * layover_content_node_new_custom:
 * @custom_id: what the node stands for, in the words of whoever makes it: a response identifier
 * @is_inline: whether it stands in a line of text
 *
 * Returns: (transfer full): a node that this layer carries without knowing what it is
 */
LayoverContentNode *
layover_content_node_new_custom (const char *custom_id, gboolean is_inline)
{
  LayoverContentNode *self = layover_content_node_new (LAYOVER_CONTENT_CUSTOM, 0);

  self->custom_id = g_strdup (custom_id);
  self->is_inline = is_inline;
  return self;
}

LayoverContentNode *
layover_content_node_ref (LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
layover_content_node_unref (LayoverContentNode *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  /* No deeper than LAYOVER_CONTENT_MAX_DEPTH. */
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self->text);
  g_free (self->target);
  g_free (self->label);
  g_free (self->style);
  g_free (self->captions);
  g_free (self->poster);
  g_free (self->description);
  g_free (self->custom_id);
  g_free (self->id);
  g_free (self->language);
  g_clear_pointer (&self->math, layover_math_unref);
  g_free (self->vocabulary);
  g_free (self);
}

LayoverContentKind
layover_content_node_get_kind (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, LAYOVER_CONTENT_DOCUMENT);

  return self->kind;
}

/** layover_content_node_is_inline: Returns: whether the node stands in a line of text rather than below the others */
gboolean
layover_content_node_is_inline (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_inline;
}

/** layover_content_node_get_line: Returns: the line of the file it comes from, from 1; 0 when not known */
guint
layover_content_node_get_line (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->line;
}

guint
layover_content_node_get_n_children (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->children != NULL ? self->children->len : 0;
}

/** layover_content_node_get_child: Returns: (transfer none): the child @i, from 0 */
LayoverContentNode *
layover_content_node_get_child (const LayoverContentNode *self, guint i)
{
  g_return_val_if_fail (i < layover_content_node_get_n_children (self), NULL);

  return g_ptr_array_index (self->children, i);
}

/** layover_content_node_get_text: Returns: (nullable): of TEXT, CODE, CODE_BLOCK and MATH (as one line): the words */
const char *
layover_content_node_get_text (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * layover_content_node_get_target:
 *
 * Returns: (nullable): where a LINK leads: "pages/fit.md", "pages/fit.md#score", "#score" or an address; the entry
 *   that holds an IMAGE, VIDEO or AUDIO, or the data: URI of a small IMAGE
 */
const char *
layover_content_node_get_target (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->target;
}

/**
 * layover_content_node_get_label:
 *
 * Returns: (nullable): the words that stand for an IMAGE (empty: it is decoration), VIDEO or AUDIO; the title of a
 *   CALLOUT, LINK or SPAN (an abbreviation's long form); the reading of a RUBY; the title of a DOCUMENT
 */
const char *
layover_content_node_get_label (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->label;
}

/**
 * layover_content_node_get_style:
 *
 * Returns: (nullable): of a LIST "ordered" or "bulleted"; of a CALLOUT "tip", "note" or "care"; of a CELL "left",
 *   "center" or "right"; of a PARAGRAPH "preformatted"; of a SPAN "small", "big", "abbreviation", "mark" or "quote"; of a CODE_BLOCK the
 *   programming language
 */
const char *
layover_content_node_get_style (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->style;
}

/** layover_content_node_get_captions: Returns: (nullable): the entry that holds the captions of a VIDEO or AUDIO */
const char *
layover_content_node_get_captions (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->captions;
}

/** layover_content_node_get_poster: Returns: (nullable): the entry with the still picture of a VIDEO */
const char *
layover_content_node_get_poster (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->poster;
}

/** layover_content_node_get_description: Returns: (nullable): the id of what describes an IMAGE at length, on the same page */
const char *
layover_content_node_get_description (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->description;
}

/** layover_content_node_get_math: Returns: (transfer none) (nullable): the formula of a MATH */
LayoverMath *
layover_content_node_get_math (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->math;
}

/** layover_content_node_get_vocabulary: Returns: (transfer none) (nullable): what its classes of QTI's vocabulary say */
const LayoverVocabulary *
layover_content_node_get_vocabulary (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->vocabulary;
}

/** layover_content_node_get_custom_id: Returns: (nullable): what layover_content_node_new_custom() was given */
const char *
layover_content_node_get_custom_id (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->custom_id;
}

/** layover_content_node_get_id: Returns: (nullable): the name by which links find this place, without "#" */
const char *
layover_content_node_get_id (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/** layover_content_node_get_language: Returns: (nullable): the language, where the file names one (BCP 47) */
const char *
layover_content_node_get_language (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language;
}

LayoverContentDirection
layover_content_node_get_direction (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, LAYOVER_CONTENT_DIRECTION_UNSET);

  return self->direction;
}

/** layover_content_node_get_level: Returns: of a HEADING 1 to 6, else 0 */
int
layover_content_node_get_level (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->level;
}

/** layover_content_node_get_start: Returns: the number of the first item of an ordered LIST */
int
layover_content_node_get_start (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->start;
}

/** layover_content_node_get_column_span: Returns: how many columns a CELL takes, 1 to 1000 */
int
layover_content_node_get_column_span (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->column_span;
}

/** layover_content_node_get_row_span: Returns: how many rows a CELL takes, 1 to 1000 */
int
layover_content_node_get_row_span (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->row_span;
}

/** layover_content_node_get_width: Returns: the width an IMAGE or VIDEO asks for, in pixels; 0 for its own */
int
layover_content_node_get_width (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->width;
}

/** layover_content_node_get_height: Returns: as layover_content_node_get_width() */
int
layover_content_node_get_height (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->height;
}

/** layover_content_node_is_header: Returns: whether a CELL is a head word, or a ROW consists of them */
gboolean
layover_content_node_is_header (const LayoverContentNode *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_header;
}

/**
 * layover_content_node_foreach:
 *
 * Calls @func for the node itself and all below it, in the order of reading, until one call returns %FALSE.
 *
 * Returns: %FALSE when a call returned %FALSE
 */
gboolean
layover_content_node_foreach (LayoverContentNode *self, LayoverContentNodeFunc func, gpointer data)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!func (self, data))
    return FALSE;

  for (guint i = 0; i < layover_content_node_get_n_children (self); i++)
    if (!layover_content_node_foreach (layover_content_node_get_child (self, i), func, data))
      return FALSE;

  return TRUE;
}

/** layover_content_node_find_id: Returns: (transfer none) (nullable): the first node with this id */
LayoverContentNode *
layover_content_node_find_id (LayoverContentNode *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (g_strcmp0 (self->id, id) == 0)
    return self;

  for (guint i = 0; i < layover_content_node_get_n_children (self); i++)
    {
      LayoverContentNode *found = layover_content_node_find_id (
          layover_content_node_get_child (self, i), id);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static const char *
find_own_words (const LayoverContentNode *self)
{
  switch ((int) self->kind)
    {
    case LAYOVER_CONTENT_TEXT:
    case LAYOVER_CONTENT_CODE:
    case LAYOVER_CONTENT_CODE_BLOCK:
    case LAYOVER_CONTENT_MATH:
      return self->text;
    case LAYOVER_CONTENT_BREAK:
      return "\n";
    case LAYOVER_CONTENT_IMAGE:
    case LAYOVER_CONTENT_VIDEO:
    case LAYOVER_CONTENT_AUDIO:
    case LAYOVER_CONTENT_CALLOUT:
      return self->label;
    default:
      return NULL;
    }
}

/* Between two blocks stands one line end, between two cells of a row a tab. */
static void
separate (const LayoverContentNode *self, GString *out)
{
  if (self->kind == LAYOVER_CONTENT_CELL)
    g_string_append_c (out, '\t');
  else if (!self->is_inline && out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, '\n');
}

static void
append_plain_text (const LayoverContentNode *self, GString *out)
{
  const char *words = find_own_words (self);

  if (words != NULL)
    g_string_append (out, words);

  for (guint i = 0; i < layover_content_node_get_n_children (self); i++)
    {
      const LayoverContentNode *child = layover_content_node_get_child (self, i);

      if (i > 0 || words != NULL)
        separate (child, out);
      append_plain_text (child, out);
    }
}

/**
 * layover_content_node_dup_plain_text:
 *
 * Returns: (transfer full): all words in it: blocks on lines of their own, pictures as the words that stand for them
 */
char *
layover_content_node_dup_plain_text (const LayoverContentNode *self)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, g_string_free (out, FALSE));

  append_plain_text (self, out);
  return g_string_free (out, FALSE);
}

static gboolean
find_heading_cb (LayoverContentNode *node, gpointer data)
{
  LayoverContentNode **heading = data;

  if (node->kind == LAYOVER_CONTENT_HEADING)
    *heading = node;

  return *heading == NULL;
}

/** layover_content_node_dup_title: Returns: (transfer full) (nullable): the first heading, else the document's label */
char *
layover_content_node_dup_title (LayoverContentNode *self)
{
  LayoverContentNode *heading = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  layover_content_node_foreach (self, find_heading_cb, &heading);

  return heading != NULL ? layover_content_node_dup_plain_text (heading) : g_strdup (self->label);
}
