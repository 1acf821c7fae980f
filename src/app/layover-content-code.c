/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-content-view-private.h"
#include "layover-widget.h"

/* A block of code: as it is written, never wrapped, and one button away from the clipboard. */

static void
copy_cb (GtkButton *button, GtkLabel *label)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)),
                          gtk_label_get_text (label));
  gtk_button_set_icon_name (button, "object-select-symbolic");
  /* Translators: said after code was copied to the clipboard */
  layover_widget_say (GTK_WIDGET (button), "%s", _ ("Copied"));
}

static GtkWidget *
copy_button_new (GtkWidget *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Copy code"));
  layover_widget_set_name (button, _ ("Copy code"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (copy_cb), label, 0);

  return button;
}

static GtkWidget *
code_label_new (LayoverContentNode *node)
{
  const char *code = layover_content_node_get_text (node);
  GtkWidget *label = gtk_label_new (code != NULL ? code : "");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  gtk_widget_add_css_class (label, "code-block");
  /* code reads from left to right in every language */
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);

  return label;
}

/**
 * layover_content_code_new:
 *
 * Returns: (transfer floating): the CODE_BLOCK @node. In an exam, where links are words, nothing is copied.
 */
GtkWidget *
layover_content_code_new (LayoverContentView *view, LayoverContentNode *node)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *label = code_label_new (node);

  layover_content_view_add_text (view, node, label);
  g_object_set_data (G_OBJECT (overlay), LAYOVER_CONTENT_DIRECTION_KEY,
                     GINT_TO_POINTER (GTK_TEXT_DIR_LTR));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);
  gtk_widget_set_focusable (scrolled, TRUE);
  gtk_widget_add_css_class (overlay, "card");
  layover_widget_set_name (scrolled, _ ("Code"));
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scrolled);
  if (!view->links_are_text)
    gtk_overlay_add_overlay (GTK_OVERLAY (overlay), copy_button_new (label));

  return overlay;
}
