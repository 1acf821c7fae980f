/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-interaction-content.h"
#include "layover-interaction-notice.h"

static GtkWidget *
sentence_new (LayoverInteraction *interaction)
{
  gboolean is_inline = layover_interaction_is_inline (interaction);
  const char *name = layover_interaction_get_name (interaction);
  g_autofree char *words = NULL;
  GtkWidget *label;

  if (layover_interaction_needs_program (interaction))
    /* Translators: %s is the name of an XML element: "customInteraction" */
    words = g_strdup_printf (_ ("This part needs a program of its author, and Layover runs none "
                                "(%s). You can go on without it."),
                             name);
  else
    /* Translators: %s is the name of an XML element: "drawingInteraction" */
    words = g_strdup_printf (_ ("This cannot be answered here (%s)"), name);
  label = gtk_label_new (words);
  gtk_label_set_wrap (GTK_LABEL (label), !is_inline);
  gtk_label_set_xalign (GTK_LABEL (label), 0);

  return label;
}

/**
 * layover_interaction_notice_new:
 * @interaction: one for which there is no view
 * @finder: where its pictures lie
 *
 * Says so in its place; what it asks can still be read. Such a question is only ever seen by its author: packing and
 * importing refuse it.
 *
 * Returns: (transfer floating): the notice
 */
GtkWidget *
layover_interaction_notice_new (LayoverInteraction *interaction, LayoverMediaFinder *finder)
{
  LayoverContentNode *prompt = layover_interaction_get_prompt (interaction);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  if (prompt != NULL)
    gtk_box_append (GTK_BOX (box), layover_interaction_content_new (prompt, finder));

  gtk_widget_add_css_class (row, "missing");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), sentence_new (interaction));
  gtk_box_append (GTK_BOX (box), row);

  return box;
}
