/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <string.h>

#include "layover-inline-flow-private.h"

/* What a flow says: to a screen reader, and to name what stands in it. */

#define MAX_CONTEXT_CHARS 40

/* Words as they are written, with the reading of those that have one after them. */
static void
append_words (LayoverInlineFlow *self, gsize start, gsize end, GString *spoken)
{
  gsize at = start;

  for (guint i = 0; i < self->rubies->len; i++)
    {
      const LayoverFlowRuby *ruby = &g_array_index (self->rubies, LayoverFlowRuby, i);

      if (ruby->start < at || ruby->end > end)
        continue;
      g_string_append_len (spoken, self->text->str + at, (gssize) (ruby->end - at));
      g_string_append_printf (spoken, " (%s)", ruby->reading);
      at = ruby->end;
    }
  g_string_append_len (spoken, self->text->str + at, (gssize) (end - at));
}

/* What stands between two widgets as it is, a formula as it is read, and any other widget as a pause: it speaks for itself. */
static char *
dup_spoken_text (LayoverInlineFlow *self, gsize start, gsize end)
{
  GString *spoken = g_string_new (NULL);
  gsize at = start;

  for (guint i = 0; i < self->children->len; i++)
    {
      const LayoverFlowChild *child = &g_array_index (self->children, LayoverFlowChild, i);

      if (child->index < start || child->index >= end)
        continue;
      append_words (self, at, child->index, spoken);
      g_string_append (spoken, child->words != NULL ? child->words : "…");
      at = child->index + strlen (LAYOVER_CONTENT_OBJECT);
    }
  append_words (self, at, end, spoken);

  return g_string_free (spoken, FALSE);
}

/* A row of widgets says nothing that they do not say themselves. */
static gboolean
has_words (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      return TRUE;

  return FALSE;
}

/* A screen reader hears of it, and lines are broken anew. */
void
layover_inline_flow_text_changed (LayoverInlineFlow *self)
{
  g_autofree char *spoken = dup_spoken_text (self, 0, self->text->len);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  has_words (spoken) ? spoken : "", -1);
  layover_inline_flow_forget_layout (self);
}

/* The last of at most @max_chars characters, from the beginning of a word. */
static char *
dup_tail (const char *text, glong max_chars)
{
  glong n_chars = g_utf8_strlen (text, -1);
  const char *tail;

  if (n_chars <= max_chars)
    return g_strdup (text);

  tail = g_utf8_offset_to_pointer (text, n_chars - max_chars);

  return g_strdup (strchr (tail, ' ') != NULL ? strchr (tail, ' ') + 1 : tail);
}

/**
 * layover_inline_flow_dup_text_before:
 *
 * Returns: (transfer full): the words that lead up to @child, at most about forty characters of them, for its name
 */
char *
layover_inline_flow_dup_text_before (LayoverInlineFlow *self, GtkWidget *child)
{
  gsize start = 0;

  g_return_val_if_fail (LAYOVER_IS_INLINE_FLOW (self), NULL);

  for (guint i = 0; i < self->children->len; i++)
    {
      const LayoverFlowChild *candidate = &g_array_index (self->children, LayoverFlowChild, i);
      g_autofree char *text = NULL;

      if (candidate->widget == child)
        {
          text = dup_spoken_text (self, start, candidate->index);
          return dup_tail (g_strstrip (text), MAX_CONTEXT_CHARS);
        }
      if (candidate->words == NULL)
        start = candidate->index + strlen (LAYOVER_CONTENT_OBJECT);
    }

  return NULL;
}
