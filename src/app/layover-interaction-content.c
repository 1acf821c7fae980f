/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-interaction-content.h"
#include "layover-text-widget.h"
#include "layover-wrap.h"

static gboolean
is_words_only (LayoverContentNode *node)
{
  switch (layover_content_node_get_kind (node))
    {
    case LAYOVER_CONTENT_DOCUMENT:
    case LAYOVER_CONTENT_PARAGRAPH:
    case LAYOVER_CONTENT_SPAN:
    case LAYOVER_CONTENT_TEXT:
      break;
    default:
      return FALSE;
    }

  for (guint i = 0; i < layover_content_node_get_n_children (node); i++)
    if (!is_words_only (layover_content_node_get_child (node, i)))
      return FALSE;

  return TRUE;
}

static guint
count_paragraphs (LayoverContentNode *node)
{
  guint n = layover_content_node_get_kind (node) == LAYOVER_CONTENT_PARAGRAPH ? 1 : 0;

  for (guint i = 0; i < layover_content_node_get_n_children (node); i++)
    n += count_paragraphs (layover_content_node_get_child (node, i));

  return n;
}

/** layover_interaction_content_is_words: whether nothing is lost when it is shown as plain text on one line */
gboolean
layover_interaction_content_is_words (LayoverContentNode *content)
{
  g_return_val_if_fail (content != NULL, FALSE);

  return is_words_only (content) && count_paragraphs (content) <= 1;
}

static gboolean
has_picture (LayoverContentNode *node)
{
  if (layover_content_node_get_kind (node) == LAYOVER_CONTENT_IMAGE)
    return TRUE;

  for (guint i = 0; i < layover_content_node_get_n_children (node); i++)
    if (has_picture (layover_content_node_get_child (node, i)))
      return TRUE;

  return FALSE;
}

/**
 * layover_interaction_content_dup_words:
 * @choice: what has content, or an area of a picture
 * @position: its place among the choices, from 1
 *
 * Returns: (transfer full): its words, on one line; of a picture those that stand for it; of what says nothing, or not
 *   yet, its place
 */
char *
layover_interaction_content_dup_words (const LayoverChoice *choice, guint position)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (choice != NULL, NULL);

  text = layover_choice_dup_words (choice);
  if (*text != '\0')
    return g_strdelimit (g_steal_pointer (&text), "\n", ' ');

  if (choice->content != NULL && !has_picture (choice->content))
    /* Translators: the name of an answer that has no words, such as the second one */
    return g_strdup_printf (_ ("Answer %u"), position);

  /* Translators: the name of a picture whose author gave it none */
  return g_strdup_printf (_ ("Picture %u"), position);
}

static char *
resolve (const char *entry, gpointer user_data)
{
  return layover_media_finder_dup_path (LAYOVER_MEDIA_FINDER (user_data), entry);
}

static char *
look_up (const char *identifier, gpointer user_data)
{
  return layover_media_finder_dup_math_value (LAYOVER_MEDIA_FINDER (user_data), identifier);
}

typedef struct
{
  LayoverMediaFinder *finder;
  LayoverContentViewFactory factory;
  gpointer user_data;
} Parts;

static void
parts_free (gpointer data)
{
  Parts *parts = data;

  g_object_unref (parts->finder);
  g_free (parts);
}

static GtkWidget *
build_part (LayoverContentNode *custom, gboolean is_inline, gpointer user_data)
{
  const Parts *parts = user_data;
  GtkWidget *widget = parts->factory != NULL ? parts->factory (custom, is_inline, parts->user_data)
                                             : NULL;

  return widget != NULL ? widget : layover_media_finder_build (parts->finder, custom, is_inline);
}

/**
 * layover_interaction_content_new_view:
 * @content: a part of a question
 * @finder: where its pictures lie
 * @factory: (nullable): makes the widgets in it that only this part of the question has
 * @user_data: for @factory; has to live as long as the view
 *
 * Returns: (transfer floating): drawn as a page is, all of it at once, with links that lead nowhere
 */
GtkWidget *
layover_interaction_content_new_view (LayoverContentNode *content, LayoverMediaFinder *finder,
                                      LayoverContentViewFactory factory, gpointer user_data)
{
  LayoverContentView *view;
  Parts *parts;

  g_return_val_if_fail (content != NULL, NULL);
  g_return_val_if_fail (LAYOVER_IS_MEDIA_FINDER (finder), NULL);

  view = LAYOVER_CONTENT_VIEW (layover_content_view_new ());
  layover_content_view_set_links_are_text (view, TRUE);
  parts = g_new0 (Parts, 1);
  *parts = (Parts){ g_object_ref (finder), factory, user_data };
  layover_content_view_set_factory (view, build_part, parts, parts_free);
  layover_content_view_set_resolver (view, resolve, g_object_ref (finder), g_object_unref);
  layover_content_view_set_math_lookup (view, look_up, finder);
  layover_content_view_set_node (view, content);
  layover_content_view_build_all (view);

  return GTK_WIDGET (view);
}

static GtkWidget *
words_new (char *text)
{
  GtkWidget *label = gtk_label_new (g_strstrip (text));

  layover_wrap_label (GTK_LABEL (label));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  layover_text_widget_mark_as_text (label);

  return label;
}

/**
 * layover_interaction_content_new:
 * @content: a prompt or a choice
 * @finder: where its pictures lie
 *
 * Most of them are a few words, for which a label does; anything more is drawn as a page is.
 *
 * Returns: (transfer floating): its widget
 */
GtkWidget *
layover_interaction_content_new (LayoverContentNode *content, LayoverMediaFinder *finder)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (content != NULL, NULL);
  g_return_val_if_fail (LAYOVER_IS_MEDIA_FINDER (finder), NULL);

  if (!layover_interaction_content_is_words (content))
    return layover_interaction_content_new_view (content, finder, NULL, NULL);

  text = layover_content_node_dup_plain_text (content);

  return words_new (text);
}

/** layover_interaction_content_new_choice: Returns: (transfer floating): what it says, or what an area of a picture is called */
GtkWidget *
layover_interaction_content_new_choice (const LayoverChoice *choice, LayoverMediaFinder *finder)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (choice != NULL, NULL);

  if (choice->content != NULL)
    return layover_interaction_content_new (choice->content, finder);

  text = layover_choice_dup_words (choice);

  return words_new (text);
}
