/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-string-list-interaction.h"
#include "layover-text-value.h"
#include "layover-widget.h"

#define MAX_LENGTH 4000
#define MAX_ENTRIES 100 /* an author who allows more gets a button that stops there */
#define MAX_AT_FIRST 5

struct _LayoverStringListInteraction
{
  LayoverInteractionView parent_instance;

  GPtrArray *entries; /* of GtkEntry */
  GtkWidget *list;
  GtkWidget *add_button;
  gboolean is_showing;
  gboolean is_understood;
};

G_DEFINE_FINAL_TYPE (LayoverStringListInteraction, layover_string_list_interaction,
                     LAYOVER_TYPE_INTERACTION_VIEW)

static LayoverInteractionView *
as_view (LayoverStringListInteraction *self)
{
  return LAYOVER_INTERACTION_VIEW (self);
}

static LayoverInteraction *
get_interaction (LayoverStringListInteraction *self)
{
  return layover_interaction_view_get_interaction (as_view (self));
}

/* QTI names no number where any number may be written; without maxStrings its default of one says nothing here. */
static guint
get_most (LayoverStringListInteraction *self)
{
  guint most = layover_interaction_get_max_strings (get_interaction (self));

  return most > 1 ? MIN (most, MAX_ENTRIES) : MAX_ENTRIES;
}

static const char *
get_text (LayoverStringListInteraction *self, guint i)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entries->pdata[i]));
}

static guint
count_written (LayoverStringListInteraction *self)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    n += *get_text (self, i) != '\0' ? 1 : 0;

  return n;
}

static LayoverValue *
dup_value (LayoverStringListInteraction *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autofree char *text = g_strstrip (g_strdup (get_text (self, i)));

      g_strv_builder_add (builder, text);
    }
  texts = g_strv_builder_end (builder);

  return layover_text_value_parse (layover_interaction_view_get_cardinality (as_view (self)),
                                   layover_interaction_view_get_base_type (as_view (self)),
                                   (const char *const *) texts, &self->is_understood);
}

static void
changed_cb (GtkEditable *editable, gpointer user_data)
{
  LayoverStringListInteraction *self = LAYOVER_STRING_LIST_INTERACTION (user_data);
  g_autoptr (LayoverValue) value = NULL;

  if (self->is_showing)
    return;

  value = dup_value (self);
  layover_interaction_view_take_answer (as_view (self), value);
  layover_interaction_view_hint_changed (as_view (self));
}

static void
update_entries (LayoverStringListInteraction *self)
{
  gboolean is_locked = layover_interaction_view_get_is_locked (as_view (self));

  for (guint i = 0; i < self->entries->len; i++)
    {
      /* Translators: the name of one of several entries */
      g_autofree char *name = g_strdup_printf (_ ("Answer %u of %u"), i + 1, self->entries->len);

      layover_widget_set_name (self->entries->pdata[i], name);
      gtk_editable_set_editable (GTK_EDITABLE (self->entries->pdata[i]), !is_locked);
    }
  gtk_widget_set_visible (self->add_button, !is_locked && self->entries->len < get_most (self));
}

static GtkWidget *
add_entry (LayoverStringListInteraction *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_max_length (GTK_ENTRY (entry), MAX_LENGTH);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry),
                                  layover_interaction_get_placeholder (get_interaction (self)));
  gtk_widget_add_css_class (entry, "inline-answer");
  g_signal_connect (entry, "changed", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (self->list), entry);
  g_ptr_array_add (self->entries, entry);

  return entry;
}

static void
add_clicked_cb (GtkButton *button, gpointer user_data)
{
  LayoverStringListInteraction *self = LAYOVER_STRING_LIST_INTERACTION (user_data);

  gtk_widget_grab_focus (add_entry (self));
  update_entries (self);
}

static void
set_n_entries (LayoverStringListInteraction *self, guint n_texts)
{
  guint least = layover_interaction_get_min_strings (get_interaction (self));
  guint most = get_most (self);
  guint at_first = most <= MAX_AT_FIRST ? most : CLAMP (least, 1, most);
  guint n_entries = MAX (at_first, n_texts);

  while (self->entries->len < n_entries)
    add_entry (self);
  while (self->entries->len > n_entries)
    gtk_box_remove (GTK_BOX (self->list),
                    g_ptr_array_steal_index (self->entries, self->entries->len - 1));
}

static void
layover_string_list_interaction_build (LayoverInteractionView *view)
{
  LayoverStringListInteraction *self = LAYOVER_STRING_LIST_INTERACTION (view);

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  self->add_button = gtk_button_new_with_label (_ ("Add an answer"));
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_START);
  g_signal_connect (self->add_button, "clicked", G_CALLBACK (add_clicked_cb), self);
  gtk_widget_set_parent (self->add_button, GTK_WIDGET (self));

  set_n_entries (self, 0);
  update_entries (self);
}

static void
layover_string_list_interaction_show_value (LayoverInteractionView *view, LayoverValue *value)
{
  LayoverStringListInteraction *self = LAYOVER_STRING_LIST_INTERACTION (view);
  g_auto (GStrv) texts = value != NULL ? layover_value_to_strings (value) : g_new0 (char *, 1);
  guint n_texts = g_strv_length (texts);

  self->is_showing = TRUE;
  set_n_entries (self, n_texts);
  for (guint i = 0; i < self->entries->len; i++)
    gtk_editable_set_text (GTK_EDITABLE (self->entries->pdata[i]), i < n_texts ? texts[i] : "");
  self->is_showing = FALSE;
  self->is_understood = TRUE;
  update_entries (self);
}

/* What is empty is no part of the answer. */
static void
mark_entries (LayoverStringListInteraction *self)
{
  guint n_written = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      LayoverInteractionVerdict verdict = LAYOVER_INTERACTION_VERDICT_NONE;

      g_autofree char *text = g_strstrip (g_strdup (get_text (self, i)));

      if (*text != '\0')
        verdict = layover_interaction_view_judge_member (as_view (self), n_written++);
      layover_verdict_mark_entry (self->entries->pdata[i], verdict);
    }
}

static void
layover_string_list_interaction_show_state (LayoverInteractionView *view)
{
  LayoverStringListInteraction *self = LAYOVER_STRING_LIST_INTERACTION (view);

  update_entries (self);
  mark_entries (self);
}

static char *
layover_string_list_interaction_dup_hint (LayoverInteractionView *view)
{
  LayoverStringListInteraction *self = LAYOVER_STRING_LIST_INTERACTION (view);
  guint least = layover_interaction_get_min_strings (get_interaction (self));
  guint most = layover_interaction_get_max_strings (get_interaction (self));
  guint n_written = count_written (self);

  if (!self->is_understood)
    return g_strdup (_ ("Write numbers · one of them is not a number yet"));
  if (most > 1 && least > 0 && least < most)
    return g_strdup_printf (_ ("Write %u to %u answers · %u written"), least, most, n_written);
  if (most > 1 && least == most)
    return g_strdup_printf (_ ("Write %u answers · %u written"), most, n_written);
  if (most > 1)
    return g_strdup_printf (_ ("Write up to %u answers · %u written"), most, n_written);
  if (least > 0)
    return g_strdup_printf (_ ("Write %u answers or more · %u written"), least, n_written);

  return g_strdup_printf (_ ("Write your answers · %u written"), n_written);
}

static void
layover_string_list_interaction_finalize (GObject *object)
{
  g_ptr_array_unref (LAYOVER_STRING_LIST_INTERACTION (object)->entries);

  G_OBJECT_CLASS (layover_string_list_interaction_parent_class)->finalize (object);
}

static void
layover_string_list_interaction_class_init (LayoverStringListInteractionClass *klass)
{
  LayoverInteractionViewClass *view_class = LAYOVER_INTERACTION_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = layover_string_list_interaction_finalize;

  view_class->build = layover_string_list_interaction_build;
  view_class->show_value = layover_string_list_interaction_show_value;
  view_class->show_state = layover_string_list_interaction_show_state;
  view_class->dup_hint = layover_string_list_interaction_dup_hint;
}

static void
layover_string_list_interaction_init (LayoverStringListInteraction *self)
{
  self->entries = g_ptr_array_new ();
  self->is_understood = TRUE;
}
