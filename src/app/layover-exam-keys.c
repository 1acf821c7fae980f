/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "layover-exam-keys.h"

static const struct
{
  const char *keys;
  const char *what;
} table[] = {
  { N_ ("Alt+Right, Ctrl+Page Down"), N_ ("Next question") },
  { N_ ("Alt+Left, Ctrl+Page Up"), N_ ("Previous question") },
  { N_ ("Ctrl+G, a number, Enter"), N_ ("Go to a question") },
  { N_ ("Ctrl+F"), N_ ("Find words in the question") },
  { N_ ("F9"), N_ ("Show or hide all questions") },
  { N_ ("F6"), N_ ("Next region of the page") },
  { N_ ("Space"), N_ ("Choose") },
  { N_ ("Up, Down"), N_ ("Move among the choices") },
  { N_ ("X on a choice"), N_ ("Cross it out, or restore it") },
  { N_ ("Ctrl+Tab in a text"), N_ ("Type a tab") },
  { N_ ("Ctrl+D"), N_ ("Flag the question, or take the flag away") },
  { N_ ("Ctrl+T"), N_ ("Hear the time left; Escape goes back") },
  { N_ ("Ctrl+Shift+T"), N_ ("Show or hide the clock") },
  { N_ ("Ctrl+R"), N_ ("Review answers") },
  { N_ ("Ctrl+Plus, Minus, 0"), N_ ("Text size") },
  { N_ ("Escape"), N_ ("Close this page") },
};

static GtkWidget *
row_new (const char *keys, const char *what)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *what_label = gtk_label_new (what);
  GtkWidget *keys_label = gtk_label_new (keys);
  g_autofree char *name = g_strdup_printf ("%s: %s", what, keys);

  gtk_label_set_xalign (GTK_LABEL (what_label), 0);
  gtk_label_set_wrap (GTK_LABEL (what_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (keys_label), 0);
  gtk_label_set_wrap (GTK_LABEL (keys_label), TRUE);
  gtk_widget_add_css_class (keys_label, "caption");
  gtk_widget_add_css_class (keys_label, "dim-label");
  gtk_widget_add_css_class (box, "fact");
  gtk_box_append (GTK_BOX (box), what_label);
  gtk_box_append (GTK_BOX (box), keys_label);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return row;
}

/** layover_exam_keys_new: the list of keys as a page of the exam room, where no second window may open */
GtkWidget *
layover_exam_keys_new (void)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Keys"),
                                  -1);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), row_new (_ (table[i].keys), _ (table[i].what)));

  gtk_widget_add_css_class (column, "exam-column");
  gtk_box_append (GTK_BOX (column), list);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), column);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Keys"), -1);

  return scroller;
}
