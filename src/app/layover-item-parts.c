/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-interaction-content.h"
#include "layover-item-parts.h"
#include "layover-text-widget.h"

struct _LayoverItemParts
{
  LayoverItemSession *session;
  LayoverMediaFinder *finder;
  GPtrArray *shown;
  gboolean hides_feedback;
};

/* A widget, which may be gone before the question is, and the node it stands for. */
typedef struct
{
  char *custom_id;
  GtkWidget *widget;
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_clear_weak_pointer (&shown->widget);
  g_free (shown->custom_id);
  g_free (shown);
}

static const LayoverFeedback *
find_feedback (LayoverItemParts *self, const char *custom_id)
{
  return layover_item_find_feedback (layover_item_session_get_item (self->session), custom_id);
}

/* Template parts are kept in the same way, and are the question itself. */
static gboolean
is_of_attempt (LayoverItemParts *self, const LayoverFeedback *feedback)
{
  const LayoverDeclaration *declaration = layover_item_find_declaration (
      layover_item_session_get_item (self->session), feedback->variable_identifier);

  return declaration == NULL
         || layover_declaration_get_kind (declaration) == LAYOVER_DECLARATION_OUTCOME;
}

static gboolean
is_visible (LayoverItemParts *self, const LayoverFeedback *feedback)
{
  return layover_item_session_is_feedback_visible (self->session, feedback)
         && !(self->hides_feedback && is_of_attempt (self, feedback));
}

static void
show (LayoverItemParts *self, const char *custom_id, GtkWidget *widget)
{
  const LayoverFeedback *feedback = find_feedback (self, custom_id);

  if (feedback != NULL)
    {
      gtk_widget_set_visible (widget, is_visible (self, feedback));
    }
  else
    {
      g_autofree char *text = layover_item_session_dup_printed (self->session, custom_id);

      gtk_label_set_text (GTK_LABEL (widget), text != NULL ? text : "");
    }
}

/* A few words in a line are words like those around them; anything more is drawn as a page is. */
static GtkWidget *
feedback_new (LayoverItemParts *self, const LayoverFeedback *feedback)
{
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (!feedback->is_inline || !layover_interaction_content_is_words (feedback->content))
    return layover_interaction_content_new_view (feedback->content, self->finder, NULL, NULL);

  text = layover_content_node_dup_plain_text (feedback->content);

  label = gtk_label_new (g_strstrip (text));
  layover_text_widget_mark_as_text (label);

  return label;
}

LayoverItemParts *
layover_item_parts_new (LayoverItemSession *session, LayoverMediaFinder *finder)
{
  LayoverItemParts *self = g_new0 (LayoverItemParts, 1);

  self->session = g_object_ref (session);
  self->finder = g_object_ref (finder);
  self->shown = g_ptr_array_new_with_free_func (shown_free);

  return self;
}

void
layover_item_parts_free (LayoverItemParts *self)
{
  g_object_unref (self->session);
  g_object_unref (self->finder);
  g_ptr_array_unref (self->shown);
  g_free (self);
}

/**
 * layover_item_parts_build:
 *
 * Returns: (transfer floating) (nullable): %NULL when @custom stands for something else
 */
GtkWidget *
layover_item_parts_build (LayoverItemParts *self, LayoverContentNode *custom)
{
  const char *custom_id = layover_content_node_get_custom_id (custom);
  const LayoverFeedback *feedback = find_feedback (self, custom_id);
  LayoverItem *item = layover_item_session_get_item (self->session);
  GtkWidget *widget = NULL;
  Shown *shown;

  if (feedback != NULL)
    widget = feedback_new (self, feedback);
  else if (layover_item_find_printed_variable (item, custom_id) != NULL)
    widget = gtk_label_new (NULL);
  if (widget == NULL)
    return NULL;

  show (self, custom_id, widget);
  shown = g_new0 (Shown, 1);
  shown->custom_id = g_strdup (custom_id);
  g_set_weak_pointer (&shown->widget, widget);
  g_ptr_array_add (self->shown, shown);

  return widget;
}

/** layover_item_parts_set_hides_feedback: whether what attempts bring up is kept back */
void
layover_item_parts_set_hides_feedback (LayoverItemParts *self, gboolean hides_feedback)
{
  self->hides_feedback = hides_feedback;
  layover_item_parts_refresh (self, NULL);
}

/**
 * layover_item_parts_refresh:
 * @words: (nullable): what was not to be seen before and is now is added to these
 *
 * After response processing: the variables have other values.
 */
void
layover_item_parts_refresh (LayoverItemParts *self, GString *words)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      const Shown *shown = self->shown->pdata[i];
      const LayoverFeedback *feedback = find_feedback (self, shown->custom_id);
      gboolean was_visible;

      if (shown->widget == NULL)
        continue;

      was_visible = gtk_widget_get_visible (shown->widget);
      show (self, shown->custom_id, shown->widget);
      if (words != NULL && feedback != NULL && !was_visible
          && gtk_widget_get_visible (shown->widget))
        {
          g_autofree char *text = layover_content_node_dup_plain_text (feedback->content);

          g_string_append_printf (words, "%s ", g_strstrip (text));
        }
    }
}
