/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-interaction-content.h"
#include "layover-item-notes.h"

#define SPACING 14
#define NOTE_SPACING 6

GtkWidget *
layover_item_notes_new (void)
{
  GtkWidget *notes = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  gtk_widget_set_visible (notes, FALSE);

  return notes;
}

void
layover_item_notes_clear (GtkWidget *notes)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (notes)) != NULL)
    gtk_box_remove (GTK_BOX (notes), child);
  gtk_widget_set_visible (notes, FALSE);
}

static GtkWidget *
note_new (const LayoverFeedback *feedback, LayoverMediaFinder *finder)
{
  GtkWidget *note = gtk_box_new (GTK_ORIENTATION_VERTICAL, NOTE_SPACING);

  gtk_widget_add_css_class (note, "callout");
  gtk_widget_add_css_class (note, "tip");
  if (feedback->title != NULL && *feedback->title != '\0')
    {
      GtkWidget *title = gtk_label_new (feedback->title);

      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_label_set_wrap (GTK_LABEL (title), TRUE);
      gtk_widget_add_css_class (title, "callout-title");
      gtk_box_append (GTK_BOX (note), title);
    }
  gtk_box_append (GTK_BOX (note),
                  layover_interaction_content_new_view (feedback->content, finder, NULL, NULL));

  return note;
}

/** layover_item_notes_show: instead of what stood there; @words: what it says is added to these */
void
layover_item_notes_show (GtkWidget *notes, LayoverItemSession *session, LayoverMediaFinder *finder,
                         GString *words)
{
  g_autoptr (GPtrArray) feedbacks = layover_item_session_list_modal_feedback (session);

  layover_item_notes_clear (notes);
  for (guint i = 0; i < feedbacks->len; i++)
    {
      const LayoverFeedback *feedback = feedbacks->pdata[i];
      g_autofree char *text = layover_content_node_dup_plain_text (feedback->content);

      gtk_box_append (GTK_BOX (notes), note_new (feedback, finder));
      g_string_append_printf (words, "%s ", g_strstrip (text));
    }
  gtk_widget_set_visible (notes, feedbacks->len > 0);
}
