/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-content"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-content-node-private.h"
#include "layover-error.h"

/* Makes a tree as regular as LayoverContentKind promises, whatever the file looked like: first blocks and lines are
 * separated, then white space is reduced to what HTML shows. */

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Collapses the spaces of @text. @is_after_space: (inout): whether what came before ended in one. */
static char *
collapse (const char *text, gboolean *is_after_space)
{
  GString *out = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p++)
    {
      if (!is_space (*p))
        g_string_append_c (out, *p);
      else if (!*is_after_space)
        g_string_append_c (out, ' ');
      *is_after_space = is_space (*p);
    }

  return g_string_free (out, FALSE);
}

/* Returns: (transfer full): @text as one line, without spaces at its ends. */
char *
layover_content_collapse (const char *text)
{
  gboolean is_after_space = TRUE;

  return g_strchomp (collapse (text, &is_after_space));
}

static gboolean
is_blank (const LayoverContentNode *node)
{
  return node->kind == LAYOVER_CONTENT_TEXT && node->text[strspn (node->text, " \t\r\n\f")] == '\0';
}

static gboolean
holds_blocks (const LayoverContentNode *self)
{
  switch ((int) self->kind)
    {
    case LAYOVER_CONTENT_DOCUMENT:
    case LAYOVER_CONTENT_LIST_ITEM:
    case LAYOVER_CONTENT_DEFINITION:
    case LAYOVER_CONTENT_CELL:
    case LAYOVER_CONTENT_QUOTE:
    case LAYOVER_CONTENT_CALLOUT:
    case LAYOVER_CONTENT_DIVISION:
    case LAYOVER_CONTENT_FIGURE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Lists and tables, whose children are of fixed kinds: what stands between them can only be white space. */
static gboolean
holds_parts (const LayoverContentNode *self)
{
  return self->kind == LAYOVER_CONTENT_LIST || self->kind == LAYOVER_CONTENT_DEFINITIONS
         || self->kind == LAYOVER_CONTENT_TABLE || self->kind == LAYOVER_CONTENT_ROW;
}

static gboolean
has_block_child (const LayoverContentNode *self)
{
  for (guint i = 0; i < layover_content_node_get_n_children (self); i++)
    if (!layover_content_node_get_child (self, i)->is_inline)
      return TRUE;

  return FALSE;
}

/* Returns: (transfer none) (nullable): the picture that is all there is in @paragraph */
static LayoverContentNode *
find_only_picture (const LayoverContentNode *paragraph)
{
  LayoverContentNode *only = NULL;

  for (guint i = 0; i < layover_content_node_get_n_children (paragraph); i++)
    {
      LayoverContentNode *child = layover_content_node_get_child (paragraph, i);

      if (is_blank (child))
        continue;
      if (only != NULL || child->kind != LAYOVER_CONTENT_IMAGE)
        return NULL;
      only = child;
    }

  return only;
}

/* A picture that stands by itself is a figure, with its title below it. */
static void
turn_into_figure (LayoverContentNode *paragraph, LayoverContentNode *picture)
{
  LayoverContentNode *caption;

  layover_content_node_ref (picture);
  g_ptr_array_set_size (paragraph->children, 0);
  layover_content_node_add (paragraph, picture);
  paragraph->kind = LAYOVER_CONTENT_FIGURE;

  if (picture->text == NULL)
    return;

  caption = layover_content_node_new (LAYOVER_CONTENT_CAPTION, picture->line);
  layover_content_node_add_text (caption, picture->text, picture->line);
  layover_content_node_add (paragraph, caption);
}

static gboolean
is_worth_nothing (const LayoverContentNode *paragraph)
{
  for (guint i = 0; i < layover_content_node_get_n_children (paragraph); i++)
    if (!is_blank (layover_content_node_get_child (paragraph, i)))
      return FALSE;

  return paragraph->kind == LAYOVER_CONTENT_PARAGRAPH && paragraph->id == NULL;
}

/* @block: (transfer full) */
static void
add_block (LayoverContentNode *self, LayoverContentNode *block)
{
  g_autoptr (LayoverContentNode) owned = block;
  LayoverContentNode *picture = NULL;

  if (is_worth_nothing (block))
    return;

  if (block->kind == LAYOVER_CONTENT_PARAGRAPH)
    picture = find_only_picture (block);

  /* Within a figure it is what the figure is about. */
  if (picture != NULL && self->kind == LAYOVER_CONTENT_FIGURE)
    {
      layover_content_node_add (self, layover_content_node_ref (picture));
      return;
    }

  if (picture != NULL)
    turn_into_figure (block, picture);
  layover_content_node_add (self, g_steal_pointer (&owned));
}

/* A formula that its author wants on a line of its own. */
static gboolean
is_display_math (const LayoverContentNode *node)
{
  return node->kind == LAYOVER_CONTENT_MATH && layover_math_is_display (node->math);
}

/* Puts each run of words between blocks into a paragraph. */
static void
wrap_words (LayoverContentNode *self)
{
  g_autoptr (GPtrArray) children = g_steal_pointer (&self->children);
  LayoverContentNode *run = NULL;

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      LayoverContentNode *child = layover_content_node_ref (g_ptr_array_index (children, i));

      if (run != NULL && (!child->is_inline || is_display_math (child)))
        add_block (self, g_steal_pointer (&run));
      if (!child->is_inline)
        {
          add_block (self, child);
          continue;
        }

      if (run == NULL)
        run = layover_content_node_new (LAYOVER_CONTENT_PARAGRAPH, child->line);
      layover_content_node_add (run, child);
      if (is_display_math (child))
        add_block (self, g_steal_pointer (&run));
    }

  if (run != NULL)
    add_block (self, run);
}

static gboolean
refuse_nesting (const LayoverContentNode *node, const char *entry, GError **error)
{
  layover_set_error_at_line (error, LAYOVER_ERROR_CONTENT_NESTING, entry, node->line, 0,
                             _ ("This cannot stand inside of what is around it"));
  return FALSE;
}

static gboolean
drop_space_between_parts (LayoverContentNode *self, const char *entry, GError **error)
{
  g_autoptr (GPtrArray) children = g_steal_pointer (&self->children);

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      LayoverContentNode *child = g_ptr_array_index (children, i);

      if (is_blank (child))
        continue;
      if (child->is_inline)
        return refuse_nesting (child, entry, error);
      layover_content_node_add (self, layover_content_node_ref (child));
    }

  return TRUE;
}

/* Paragraphs where only words may stand become lines; anything larger has no place there. */
static gboolean
turn_into_words (LayoverContentNode *self, const char *entry, GError **error)
{
  g_autoptr (GPtrArray) children = g_steal_pointer (&self->children);

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      LayoverContentNode *child = g_ptr_array_index (children, i);

      if (!child->is_inline)
        {
          if (child->kind != LAYOVER_CONTENT_PARAGRAPH && child->kind != LAYOVER_CONTENT_DIVISION)
            return refuse_nesting (child, entry, error);

          if (self->children != NULL)
            layover_content_node_add (
                self, layover_content_node_new (LAYOVER_CONTENT_BREAK, child->line));
          child->kind = LAYOVER_CONTENT_SPAN;
          child->is_inline = TRUE;
        }

      layover_content_node_add (self, layover_content_node_ref (child));
    }

  return TRUE;
}

/* A picture with its title is a figure already: another round would make a figure of its picture, without end. */
static gboolean
is_whole_figure (const LayoverContentNode *self)
{
  guint n_children = layover_content_node_get_n_children (self);

  return self->kind == LAYOVER_CONTENT_FIGURE && n_children == 2
         && layover_content_node_get_child (self, 0)->kind == LAYOVER_CONTENT_IMAGE
         && layover_content_node_get_child (self, 1)->kind == LAYOVER_CONTENT_CAPTION;
}

static gboolean
separate (LayoverContentNode *self, const char *entry, GError **error)
{
  if (self->kind == LAYOVER_CONTENT_PARAGRAPH && has_block_child (self))
    self->kind = LAYOVER_CONTENT_DIVISION;

  if (is_whole_figure (self))
    return separate (layover_content_node_get_child (self, 1), entry, error);

  if (holds_blocks (self))
    wrap_words (self);
  else if (holds_parts (self))
    {
      if (!drop_space_between_parts (self, entry, error))
        return FALSE;
    }
  else if (has_block_child (self) && !turn_into_words (self, entry, error))
    return FALSE;

  for (guint i = 0; i < layover_content_node_get_n_children (self); i++)
    if (!separate (layover_content_node_get_child (self, i), entry, error))
      return FALSE;

  return TRUE;
}

typedef struct
{
  gboolean is_after_space;
  LayoverContentNode *last_text;
} Line;

static void
end_line (Line *line)
{
  if (line->is_after_space && line->last_text != NULL)
    g_strchomp (line->last_text->text);

  line->is_after_space = TRUE;
  line->last_text = NULL;
}

static void
collapse_words (LayoverContentNode *self, Line *line)
{
  if (self->kind == LAYOVER_CONTENT_TEXT || self->kind == LAYOVER_CONTENT_CODE)
    {
      char *text = collapse (self->text, &line->is_after_space);

      g_free (self->text);
      self->text = text;
      if (text[0] != '\0')
        line->last_text = self->kind == LAYOVER_CONTENT_TEXT ? self : NULL;
    }
  else if (self->kind == LAYOVER_CONTENT_BREAK)
    end_line (line);
  else if (self->children == NULL && self->is_inline)
    *line = (Line){ FALSE, NULL };

  for (guint i = 0; i < layover_content_node_get_n_children (self); i++)
    collapse_words (layover_content_node_get_child (self, i), line);
}

/* Takes out text that became empty and joins what became neighbours. */
static void
join_text (LayoverContentNode *self)
{
  g_autoptr (GPtrArray) children = g_steal_pointer (&self->children);
  LayoverContentNode *last = NULL;

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      LayoverContentNode *child = g_ptr_array_index (children, i);

      if (child->kind == LAYOVER_CONTENT_TEXT && child->text[0] == '\0')
        continue;

      if (child->kind == LAYOVER_CONTENT_TEXT && last != NULL && last->kind == LAYOVER_CONTENT_TEXT)
        {
          char *joined = g_strconcat (last->text, child->text, NULL);

          g_free (last->text);
          last->text = joined;
          continue;
        }

      join_text (child);
      last = layover_content_node_add (self, layover_content_node_ref (child));
    }
}

static void
tidy_words (LayoverContentNode *self)
{
  if (self->kind == LAYOVER_CONTENT_HEADING || self->kind == LAYOVER_CONTENT_PARAGRAPH
      || self->kind == LAYOVER_CONTENT_TERM || self->kind == LAYOVER_CONTENT_CAPTION)
    {
      Line line = { TRUE, NULL };

      if (g_strcmp0 (self->style, "preformatted") != 0)
        {
          collapse_words (self, &line);
          end_line (&line);
        }
      join_text (self);
      return;
    }

  for (guint i = 0; i < layover_content_node_get_n_children (self); i++)
    tidy_words (layover_content_node_get_child (self, i));
}

/* Makes the tree what LayoverContentKind promises; only its reader may call this, before anybody else sees it. */
gboolean
layover_content_node_normalise (LayoverContentNode *self, const char *entry, GError **error)
{
  if (!separate (self, entry, error))
    return FALSE;

  tidy_words (self);
  return TRUE;
}
